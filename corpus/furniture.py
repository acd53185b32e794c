"""What a single line of a scraped page is, told by its shape: caption, share bar, advert, box.

The words are those that news sites in general put around their stories; no site is named.
"""

import re

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
    r"advertisements?|ad|sponsored(?: content)?|skip (?:past|to) .{1,40}"
    r"|(?:story|article) continues (?:below|after).{0,30}",
    re.IGNORECASE,
)
REPLY = re.compile(
    r"(?:(?:leave|post|write|add|join|show|view|load|see)\b.{0,12}\b)?(?:a |the )?\d* ?"
    r"(?:reviews?|comments?|repl(?:y|ies)|conversation)",
    re.IGNORECASE,
)
SHARE = re.compile(r"share|print|pdf|tweet|copy link|e-?mail", re.IGNORECASE)
SHARE_BAR = re.compile(  # the labels of the buttons, often run together: "pdfshareprint"
    r"(?:(?:share|print|pdf|e-?mail|tweet|twitter|facebook|whatsapp|telegram|linkedin|reddit"
    r"|pinterest|flipboard|messenger|copy|link|save|bookmark|comments?|this|article|story|on|via"
    r"|to|by|x)\W*)+",
    re.IGNORECASE,
)
CALL = re.compile(
    r"^(?:please )?(?:subscribe|sign up|join|get|follow|like|register|enter)\b.*"
    r"\b(?:newsletters?|inbox|e-?mail address|alerts?|notifications|subscribers|subscription"
    r"|free trial|(?:telegram|whatsapp|youtube) channel)\b"
    r"|^(?:please )?(?:join|follow|like|find|connect)\b.*"
    r"\bon (?:twitter|facebook|instagram|x|telegram|whatsapp|google news|social media)\b"
    r"|^(?:get|download)\b.{0,40}\bapp\b.{0,20}$|^subscribe(?: now| today)?[.!]?$",
    re.IGNORECASE,
)
POINTER = re.compile(
    r"^(?:also )?(?:read|see|watch|listen|related|more)(?: more| also| next| now| on this"
    r"| stor(?:y|ies)| articles?)?\s?[:|>»→].*[^.]$",
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
QUOTED = re.compile(r"[\"“”«»]")
TALK_WORDS = 25  # of a line with one word of the site; longer ones need two, or three and no reader
NOTICE_WORDS = 60
COMMENTS = re.compile(
    r"\W*(?:(?:\d+|top|rated|view|show|all|latest|posts?|readers?|users?|leave an?|add an?"
    r"|write an?|join the|recent|no|new|one|comments?|your|the|most)\W+){0,4}"
    r"(?:comments?|repl(?:y|ies)|responses?|conversation|discussion)"
    r"(?: \(?\d+\)?| section| below| yet)?\W*",
    re.IGNORECASE,
)
COMMENTS_WORDS = 6
STORIES = r"(?:stories|news|articles|posts|reads|reading|videos|headlines|coverage|topics|links)"
RAIL = re.compile(
    r"(?:related|recommended|recent|latest|trending|popular|top|more|other|featured)(?: \w+){0,2}"
    rf" {STORIES}|related|recommended(?: for you)?|trending(?: now)?|more (?:from|on|in) .+"
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
CREDIT = re.compile(
    r"(?:^|[.!?)\]|’”\"]\s*|[(\[])(?:file )?"
    r"(?i:photos?|photographs?|images?|pictures?|illustration)(?i: credits?| courtesy(?: of)?| by)*"
    r"\s?(?::|/|(?<=by)\s|(?<=of)\s)\s?\S.{1,80}$"
    rf"|\b(?:(?:{AGENCY_WORDS})(?:[ -]\w+)?\s?/\s?{NAMES}|{NAMES}\s?/\s?(?:{AGENCY_WORDS})"
    r"(?: (?:Images?|Photos?))?)[)\]]?$"
    r"|\bvia (?:AP|AFP|Reuters|Getty Images)[)\]]?$"
    r"|\b(?:Getty Images|Shutterstock|AP Photo|AFP Photo)[)\]]?$"
)

NAME = r"[A-Z][\w.'’-]{1,40}(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]{0,40}){1,3}"
JOB = (
    r"(?:journalist|reporter|correspondent|columnist|contributor|(?:staff |senior )?writer|editor)"
)
NAME_LINE = re.compile(NAME)
BIO = re.compile(
    rf"^(?:I['’]m|I am) .{{0,60}}\b{JOB}\b"
    rf"|^{NAME} (?:is|works as) (?:an?|the|our) .{{0,60}}\b{JOB}\b.{{0,30}}"
    r"\b(?:at|for|with|based|covering|covers|who|in)\b"
)
TRADE = re.compile(rf"\b{JOB}\b", re.IGNORECASE)
CONTACT = re.compile(
    r"^(?:contact|reach|follow|e-?mail|write to)\b.*(?:@\w|\btwitter\b)", re.IGNORECASE
)
DESK = re.compile(
    r"^\(?(?:additional |writing and )?(?:reporting|writing|editing|contributing) ?(?:by|:) ?"
    r"(?-i:[A-Z])",
    re.IGNORECASE,
)


def is_furniture(text: str) -> bool:
    """Whether the line belongs to the page and not to the article, wherever it stands."""
    if len(text) > MAX_CHARS:
        return False
    return (
        is_caption(text)
        or _is_legal(text)
        or any(kind.fullmatch(text) for kind in (BULLET, AGO, ADVERT, REPLY))
        or bool(SHARE_BAR.fullmatch(text) and SHARE.search(text))
        or (_is_short(text) and bool(CALL.search(text) or POINTER.search(text)))
    )


def is_caption(text: str) -> bool:
    """Whether the line ends with the credit of a photo, as captions do."""
    if len(text) > MAX_CHARS or len(text.split()) > CAPTION_LIMIT:
        return False
    return bool(CREDIT.search(text))


def is_site_talk(text: str) -> bool:
    """Whether the page speaks of itself to its reader: cookies, accounts, newsletters, rights.

    Stories speak of these too: the answer counts only for lines that stand apart from a story.
    """
    if len(text) > MAX_CHARS or QUOTED.search(text):
        return False
    words, to_reader = len(text.split()), READER.search(text)
    if words > NOTICE_WORDS and not to_reader:
        return False
    named = len({word.lower() for word in SITE.findall(text)})
    if to_reader:
        return named > 1 or (named == 1 and words <= TALK_WORDS)
    return named > 2 and words <= NOTICE_WORDS


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


def _is_legal(text: str) -> bool:
    hits = len(LEGAL.findall(text))
    return (hits > 1 and _is_short(text)) or (hits == 1 and len(text.split()) <= 12)
