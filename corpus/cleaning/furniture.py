"""What a single line of a scraped page is, told by its shape: caption, share bar, advert, box.

The words are those that news sites in general put around their stories; no site is named.
"""

import re
from functools import lru_cache

from corpus.dates import written_dates
from corpus.sentences import sentence_spans

WORD_LIMIT = 30  # calls and pointers are short; what is longer is prose
CAPTION_LIMIT = 90  # words; a longer block is prose that ends with a credit
MAX_CHARS = 1_000  # what is longer is prose, whatever stands in it

BULLET = re.compile(r"[-–—•*·|>]+")
AGO = re.compile(
    r"(?:\d+|an?|one) ?(?:s|m|h|d|w|y|mo|secs?|mins?|hrs?|seconds?|minutes?|hours?|days?|weeks?"
    r"|months?|years?) ago|yesterday|just now|\d+[ -]min(?:ute)?s? read",
    re.IGNORECASE,
)
ADVERT = re.compile(
    r"advertisements?|ad|sponsored(?: content)?|skip (?:past|to) .{1,40}|skip ad(?:vertisement)?s?"
    r"|(?:story|article) continues (?:below|after).{0,30}",
    re.IGNORECASE,
)
REPLY = re.compile(
    r"(?:(?:leave|post|write|add|join|show|view|load|see)\b.{0,12}\b)?(?:a |the )?\d* ?"
    r"(?:reviews?|comments?|repl(?:y|ies)|conversation)",
    re.IGNORECASE,
)
SHARE = re.compile(r"shar(?:e|ing)|print|pdf|tweet|copy link|e-?mail", re.IGNORECASE)
SHARE_BAR = re.compile(  # the labels of the buttons, often run together: "pdfshareprint"
    r"(?:(?:share|print|pdf|e-?mail|tweet|twitter|facebook|whatsapp|telegram|linkedin|reddit"
    r"|pinterest|flipboard|messenger|copy|link|save|bookmark|comments?|this|article|story|on|via"
    r"|to|by|x|formerly|full|with|sharing|options|show|more|all)\W*)+",
    re.IGNORECASE,
)
CALL = re.compile(
    r"^(?:please )?(?:subscribe|sign up|join|get|follow|like|register|enter)\b.*"
    r"\b(?:newsletters?|inbox|e-?mail address|alerts?|notifications|subscribers|subscription"
    r"|free trial|(?:telegram|whatsapp|youtube) channel|our (?:\w+ ){0,2}(?:briefings?|digests?))\b"
    r"|^(?:please )?(?:join|follow|like|find|connect)\b.*"
    r"\bon (?:twitter|facebook|instagram|x|telegram|whatsapp|google news|social media)\b"
    r"|^(?:get|download)\b.{0,40}\bapp\b.{0,20}$|^subscribe(?: now| today)?[.!]?$"
    r"|^stay (?:updated|tuned|informed|connected|up to date) (?:with|on|to)\b"
    r"|^(?:subscribe|sign up)(?: (?:now|here|today)\b|[.!]*$)"
    r"|[.!?:;] ?(?-i:Subscribe|Sign up|SUBSCRIBE|SIGN UP)(?: (?:for|to|now|here|today)\b|[.!]*$)"
    r"|[.!?:] ?(?-i:Explore|Register|Download|Watch|Click|Join|Read|Learn)(?: more)?"
    r" (?:now|here|today)\W*$",
    re.IGNORECASE,
)
TOLD = re.compile(r"\b(?:said|says|added|told|wrote|asked|had|was|were)\b", re.IGNORECASE)
MARK = r"(?:[►▶▸→»∎■•*–—-]\s?)?"
POINTER = re.compile(
    rf"^{MARK}(?:also )?(?:read|see|watch|listen|related|more)(?: more| also| next| now| on this"
    r"| video| stor(?:y|ies)| articles?)?\s?[:|>»→].*[^.]$"
    rf"|^{MARK}(?:also (?:read|see)|(?:read|see|watch|related) (?:more|also|next|stor(?:y|ies))"
    r"|(?:read|see|watch|related|more)(?=:\S))\s?[:|>»→].+"
    r"|^(?:more|read)\b[^.?!:]{0,50}[^\W\d]:(?:\d+ )?[^\s\d/].*"
    r"|^read (?:more (?:here|about|on|from)|our"
    r"|(?:the|his|her|their|our|its|a) (?:full|whole|complete|entire))\b(?!.*, (?:he|she|they) ).*"
    r"|^(?:read more|keep reading|full story)(?: here)?[.:]?$"
    r"|^(?:tags?|tagged|filed under|keywords?)\s?:\s?[^.!?]+$"
    r"|^more .{0,60}: ?https?://\S+(?: and https?://\S+)?$|^(?:read|see|watch|check|find|get)\b.*[»→]$",
    re.IGNORECASE,
)
GLUED = re.compile(
    rf"{MARK}(?=\S*[^\W\d])[^.?!:]{{3,60}}:(?=[A-Z‘“'\"][\w'‘“\"])(\S+(?: \S+){{3,}})"
)
RULE = re.compile(r"_{3,}")
MACHINE = re.compile(  # of players, galleries and feeds
    r"listen(?: to (?:this|the) (?:article|story)\b|\W.{0,12}\d+(?::\d\d)? ?min)"
    r"|video ad feedback\b|.*\b\d?\d:\d\d - source: ?\S|\[\d+/\d+\] ?\S|item \d+ of \d+\b"
    r"|.*\bopens (?:in )?(?:a )?new (?:tab|window)\.?$"
    r"|the post .+ (?:appeared first on|first appeared on) .",
    re.IGNORECASE,
)
LEGAL = re.compile(
    r"all rights reserved|terms (?:of (?:use|service)|(?:and|&) conditions)"
    r"|privacy (?:policy|notice)|cookie (?:policy|settings)|^(?:©|\(c\) ?\d|copyright\b)|© ?\d{4}",
    re.IGNORECASE,
)
SITE = re.compile(  # what a page speaks of when it speaks of itself and its services
    r"\b(?:cookies?|privacy|newsletters?|(?:un)?subscri(?:be|ption|bers?)\w*|sign(?:ed)? (?:up|in)"
    r"|log(?:ged)? in|spam|e-?mails?|inbox|browser|javascript|terms (?:of|and)|user agreement"
    r"|rights reserved|trademarks?|copyright|(?:this|our|the) (?:site|page)|web ?site|advertis\w+"
    r"|affiliates?|commissions?|click|comments?|app|download|account|password|forums?|facebook"
    r"|twitter|instagram|youtube|telegram|whatsapp|shop|offers?|deals|(?:read|learn) more"
    r"|disclaimer|re(?:produced|distributed|published)|notifications?|alerts|registration)\b",
    re.IGNORECASE,
)
READER = re.compile(
    r"\b(?:you|your|our|us|we|please|may not|my|this (?:web ?)?site)\b", re.IGNORECASE
)
REPORTED = re.compile(r"\b(?:said|says|added|told|wrote)\b")
QUOTED = re.compile(r"[\"“”«»]")
TALK_WORDS = 25  # of a line with one word of the site; longer ones need two, or three and no reader
NOTICE_WORDS = 60
TALK_LEAST = 5  # of a line without reader: shorter ones are labels
COMMENTS = re.compile(
    r"\W*(?:(?:\d+|top|rated|view|show|all|latest|posts?|readers?|users?|leave an?|add an?"
    r"|write an?|join the|recent|no|new|one|comments?|your|the|most)\W+){0,4}"
    r"(?:comments?|repl(?:y|ies)|responses?|conversation|discussion)"
    r"(?: \(?\d+\)?| section| below| yet)?\W*",
    re.IGNORECASE,
)
COMMENTS_WORDS = 6
STORIES = (
    r"(?:stories|news|articles|content|posts|reads|reading|videos|headlines|coverage|topics|links)"
)
ELSEWHERE = (  # the same in German, French, Spanish, Italian, Portuguese and Dutch
    r"lesen sie (?:auch|mehr)|mehr zum thema|auch interessant|meistgelesen|(?:à )?lire aussi"
    r"|lea también|le puede interesar|leggi anche|leia (?:também|mais)|lees ook|meer over .+"
)
RAIL = re.compile(
    r"(?:related|recommended|recent|latest|trending|popular|top|more|other|featured)(?: \w+){0,2}"
    rf" {STORIES}|{ELSEWHERE}"
    r"|related|recommended(?: for you)?|trending(?: now)?|more (?:from|on|in) .+"
    r"|most (?:read|viewed|popular)|(?:read|see) (?:more|next|also)|also (?:read|on) ?.*|see also"
    r"|you (?:may|might) .*like.*|don['’]t miss|up next|keep reading|(?:from )?around the web"
    r"|editor['’]?s['’]? (?:picks?|choice)|sponsored(?: links)?|promoted(?: content)?",
    re.IGNORECASE,
)

NAMES = r"[A-Z][\w.'’-]{0,40}(?: [A-Z][\w.'’-]{0,40}){0,3}"
AGENCY_WORDS = (
    r"AP|AFP|EPA|EFE|DPA|ANSA|TASS|KCNA|Reuters|REUTERS|Getty|Shutterstock|Alamy|Xinhua|Yonhap"
    r"|Bloomberg|Images?|Photos?"
)
SLASHED = re.compile(  # "Jana Novak/Reuters"
    rf"\b(?:(?:{AGENCY_WORDS})(?:[ -]\w+)?\s?/\s?{NAMES}|{NAMES}\s?/\s?(?:{AGENCY_WORDS})"
    r"(?: (?:Images?|Photos?))?)[)\]]?$"
)
CREDIT = re.compile(
    r"(?:^|[.!?)\]|’”\"]\s*|[(\[])(?:file )?"
    r"(?i:photos?|photographs?|images?|pictures?|illustration)(?i: credits?| courtesy(?: of)?| by)*"
    r"\s?(?::|/|(?<=by)\s|(?<=of)\s)\s?\S.{1,80}$"
    r"|(?:^|[.!?)\]’”\"]\s*)(?i:credit)\s?(?::|\.\.\.|…)\s?\S.{1,80}$"
    r"|\bvia (?:AP|AFP|Reuters|Getty Images)[)\]]?$"
    r"|\b(?:Getty Images|Shutterstock|AP Photo|AFP Photo)[)\]]?$"
)

NAME = r"[A-Z][\w.'’-]{1,40}(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]{0,40}){1,3}"
JOB = (
    r"(?:journalist|reporter|correspondent|columnist|contributor|(?:staff |senior )?writer|editor"
    r"|bureau chief)"
)
NAME_LINE = re.compile(NAME)
BIO = re.compile(
    rf"^(?:I['’]m|I am) .{{0,60}}\b{JOB}\b"
    rf"|^{NAME} (?:is|works as) (?:an?|the|our) .{{0,60}}\b{JOB}\b.{{0,30}}"
    r"\b(?:at|for|with|based|covering|covers|who|in)\b"
    rf"|^{NAME} (?:covers (?!nearly|about|more|over|an area|\W?\d)|(?:writes (?:about|on)"
    r"|reports (?:on|from)) )"
)
TRADE = re.compile(rf"\b{JOB}\b", re.IGNORECASE)
CONTACT = re.compile(
    r"^(?:contact|reach|follow|e-?mail|write to)\b.*(?:@\w|\btwitter\b)", re.IGNORECASE
)
AGENCY_LAST = re.compile(rf"\((?:{AGENCY_WORDS})\)$")
PHOTO_AGENCY = re.compile(rf"(?:{AGENCY_WORDS})(?: (?:{AGENCY_WORDS}))*")
DESK = re.compile(
    r"^\(?(?:additional |writing and )?(?:reporting|writing|editing|edited|contributing) ?(?:by|:)"
    r" ?(?:by:? )?(?-i:[A-Z])|^\(?(?:additional )?reporting was contributed\b"
    r"|^our (?:standards|principles|values) ?:"
    r"|^(?:found|spotted|noticed) (?:an?|any) (?:mistake|error|typo)s?\?"
    r"|^(?!.*[a-z]{4}[.!?]['\"”]? ?[A-Z]).* contributed (?:reporting )?to this"
    r" (?:report|article|story)\.?$",
    re.IGNORECASE,
)


def is_furniture(text: str) -> bool:
    """Whether the line belongs to the page and not to the article, wherever it stands."""
    if len(text) > MAX_CHARS:
        return False
    return (
        is_caption(text)
        or is_legal(text)
        or any(kind.fullmatch(text) for kind in (BULLET, AGO, ADVERT, REPLY))
        or bool(SHARE_BAR.fullmatch(text) and SHARE.search(text))
        or (_is_short(text) and (is_call(text) or is_pointer(text)))
    )


def is_call(text: str) -> bool:
    """Whether the line asks its reader to subscribe, to follow or to download."""
    return bool(CALL.search(text)) and not TOLD.search(text) and not QUOTED.match(text)


def is_interruption(text: str) -> bool:
    """Whether a page puts the line between two paragraphs: an advert, a share bar, a call."""
    is_bar = bool(SHARE_BAR.fullmatch(text) and SHARE.search(text))
    return is_bar or bool(ADVERT.fullmatch(text)) or (_is_short(text) and is_call(text))


def is_pointer(text: str) -> bool:
    """Whether the line does nothing but lead to another story, or belongs to a player or feed."""
    return bool(POINTER.match(text)) or is_machine(text)


@lru_cache(maxsize=10_000)
def is_machine(text: str) -> bool:
    """Whether a player, a gallery, a feed or a typesetter put the line there."""
    return bool(MACHINE.match(text) or RULE.fullmatch(text))


def is_glued(text: str) -> bool:
    """Whether a label runs into what follows it, as links do that lost their space."""
    return _is_short(text) and bool(GLUED.fullmatch(text))


@lru_cache(maxsize=10_000)
def is_caption(text: str) -> bool:
    """Whether the line ends with the credit of a photo, as captions do."""
    if len(text) > MAX_CHARS or len(text.split()) > CAPTION_LIMIT:
        return False
    if CREDIT.search(text) or ("/" in text and SLASHED.search(text)):
        return True
    return bool(AGENCY_LAST.search(text) and written_dates(text))


def is_photo_agency(text: str) -> bool:
    """Whether the line is nothing but the name of an agency that also sells pictures."""
    return bool(PHOTO_AGENCY.fullmatch(text))


def is_site_talk(text: str) -> bool:
    """Whether the page speaks of itself to its reader: cookies, accounts, newsletters, rights.

    Stories speak of these too: the answer counts only for lines that stand apart from a story, and
    at least half of the sentences speak of the page.
    """
    if len(text) > MAX_CHARS:
        return False
    words, to_reader = len(text.split()), READER.search(text)
    if not (to_reader or TALK_LEAST < words <= NOTICE_WORDS):
        return False
    named = len({word.lower() for word in SITE.findall(text)})
    if named == 0 or QUOTED.search(text) or REPORTED.search(text):
        return False
    sentences = sentence_spans(text)
    if 2 * sum(bool(SITE.search(text, *span)) for span in sentences) < len(sentences):
        return False
    if to_reader:
        return named > 1 or (named == 1 and words <= TALK_WORDS)
    return named > 2 and words <= NOTICE_WORDS


def speaks_to_reader(text: str) -> bool:
    """Whether the line says "you", "we" or "this site"."""
    return bool(READER.search(text))


def is_comments_heading(text: str) -> bool:
    """Whether the line heads or counts the comments of readers."""
    return len(text.split()) <= COMMENTS_WORDS and bool(COMMENTS.fullmatch(text))


def is_rail_heading(text: str) -> bool:
    """Whether the line announces other stories, as "Related" does."""
    return len(text.split()) <= 6 and bool(RAIL.fullmatch(text.rstrip(":")))


def is_author_box(name: str, text: str) -> bool:
    """Whether `text`, below a line `name`, presents that author."""
    return bool(NAME_LINE.fullmatch(name) and TRADE.search(text[:MAX_CHARS]))


def is_end_note(text: str) -> bool:
    """Whether a last line tells who wrote or edited the story, or how to reach them."""
    return any(kind.search(text[:MAX_CHARS]) for kind in (BIO, CONTACT, DESK))


def _is_short(text: str) -> bool:
    return len(text.split()) <= WORD_LIMIT


def is_legal(text: str) -> bool:
    """Whether the line tells of rights, terms or privacy, and of little else."""
    hits = len(LEGAL.findall(text))
    return (hits > 1 and _is_short(text)) or (hits == 1 and len(text.split()) <= 12)
