"""Whose words a question asks for."""

import re
from collections.abc import Iterable

from corpus.words import fold_words
from qa.questions.light_words import ABOUT, AUXILIARY, WH
from qa.questions.outlets import PIECE, QUOTES, same_outlet
from qa.questions.relations import relation
from qa.reading.names import DAY_OR_MONTH, ROLES
from qa.reading.places import countries

SAY = (
    r"(?:say|tell|call(?!\soff\b)|describe|think|warn|claim|announce|respond|react|comment|argue|believe"
    r"|expect|estimate|confirm|deny|accuse|state|explain|add|want|ask(?!(?:\s(?!to\b)\S+){1,4}\sfor\s)|urge|dismiss|predict"
    r"|give(?!\s(?:an?|the|his|her|its|their)\b)"  # an address, which is no figure
    r"|(?:rate|judge|view|regard)(?=\s(?:(?:the|an?|his|her|its|their|it|this|these|those)\b"
    r"|(?-i:[A-Z])))"
    r"|answer|reply|insist|stress|pledge|promise|vow|threaten|cite|mention"
    r"|admit(?:ted)?|acknowledged?|conceded?|own(?:ed)?\sup\sto|confess(?:ed)?|back(?:ed)?\sup|list|complain"
    r"|reckon|fear|hope|foresee|suspect|doubt|conclude|label|brand|dub|portray|size\sup|sum\sup|make\sof"
    r"|name|see|said|told|called|described|warned|claimed|announced|argued|estimated|confirmed"
    r"|denied|given|justif(?:y|ied)|defend|criticise|criticize|condemn|praise|characterise"
    r"|characterize|assess|demand(?:ed)?|urged|mentioned|explained|replied|insisted|stressed|commented|reacted|responded"
    r"|(?:adjust|chang|correct|increas|lower|rais|reduc|revis|updat)\w*\s(?:its|his|her|their)\s(?:\w+\s)?"
    r"(?:mind|(?:account|assessment|estimate|story|tally|toll)s?|figures?(?=\s(?:for|of)\b|\W*$))"
    r"|(?:adjust|correct|revis|updat)\w*\s(?:its|his|her|their)\s(?:count|number)s?)"
)
SAYS = re.compile(SAY, re.IGNORECASE)
NAMED = r"(?:[\w’'.-]+\s)"
NO_OBJECT = r"(?!(?:his|her|its|their|this|that|these|those|to)\s)"  # publish his comment
OPINION = (  # of somebody about something; not a response, which may be a deed
    r"(?:gripe|complaint|grievance|worry|concern|fear|stance|position|line|verdict|argument|objection"
    r"|excuse|view|opinion|assessment)s?"
)
CHANGING = (
    rf"(?:{OPINION}|(?:statement|comment|tone|rhetoric|wording|message|explanation|demand)s?)"
)
VIEW = r"(?:view|words|opinion|estimate|account|eyes|judge?ment|assessment|telling|version|reading)"
SPEAKER = re.compile(
    rf"\b(?:did|does|do|has|have|had)\s+(?:the\s+)?(?P<asked>(?:{NO_OBJECT}[\w’'.-]+\s+){{1,5}}?)"
    rf"(?P<verb>(?!(?-i:State)\b)(?:ha(?:ve|s|d)\sto\s)?{SAY})\b"  # not Kent State
    r"|\b(?:according to|going by|in the (?:words|view|opinion|eyes) of)\s+(?:the\s+)?"
    rf"(?P<source>(?:(?!(?-i:{WH}|{AUXILIARY})\b)[\w’'.&-]+\s*){{1,10}})"
    rf"|\bwhat(?:\sis|\swas|\sare|\swere|['’]s)\s(?:the\s)?(?P<own>{NAMED}{{0,4}}?[\w’'.-]+?)['’]s?\s"
    rf"(?:\w+\s)?(?P<opinion>{OPINION})\s(?:{ABOUT}|over|of|with)\b"
    rf"|\bhow\s(?:did|do|does|has|have|had)\s(?:the\s)?(?P<changer>{NAMED}{{0,4}}?[\w’'.-]+?)['’]s?\s"
    rf"(?:\w+\s)?(?P<changing>{CHANGING})\b"
    r"|\bhow\smany\b[^?]*?\b(?:did|does|do|has|have|had)\s(?:the\s)?"
    r"(?P<counter>(?-i:(?:[A-Z][\w’'.-]*\s){1,4}))(?P<counts>(?:report|count)(?:ed)?)\b"
    rf"|,\s(?:as\s)?(?:the\s)?(?P<tail>{NAMED}{{1,4}})(?P<says>(?:{SAY}(?:s|ed)?|puts?)(?:\sit)?)[^\w)]*$"
    rf"|\b(?:(?:in|by|on)\s(?P<view>{NAMED}{{0,3}}[\w’'.-]+?)['’]s?"
    rf"|in\sthe\s(?P<viewed>(?-i:[A-Z])[\w-]+(?:\s(?-i:[A-Z])[\w-]+)?))\s(?P<noun>{VIEW})\b",
    re.IGNORECASE,
)
SAID = re.compile(rf"\b{SAY}(?:s|ed|d|ing)?\b", re.IGNORECASE)  # anywhere in a question
SOURCE = re.compile(r"according|in\sthe", re.IGNORECASE)
NAMES = re.compile(r"named?s?\b", re.IGNORECASE)
ADVERBS = re.compile(  # between a name and what it says: Lind once; not the Norda daily
    r"(?:\s(?:once|ever|never|also|first|later|earlier|then|now|already|again|still|even|just"
    r"|(?!(?:family|ally|assembly|daily|weekly|monthly)\b)[a-z]{2,}ly))+$"
)
ITSELF = re.compile(r"\s(?:him|her|it|them)sel(?:f|ves)$", re.IGNORECASE)
OF_SOMEBODY = re.compile(
    r"^(?:[A-Z][\w.-]*\s)*[A-Z][\w.-]*['’]s?\s(?=[A-Z])"
)  # Variety's Jem Aswad
OWN = re.compile(r"['’]s?\s(?=[a-z]).*")
MORE = re.compile(  # behind the name of a source
    r"(?:\s(?:in|at|on|by|during|since|after|before|as|published|released)\s"
    rf"(?:(?-i:[a-z])|{DAY_OR_MONTH}\b)|\sand$).*",
    re.IGNORECASE,
)
DESCRIBED = frozenset(  # by what somebody does or is, and by no office: whose words are not known
    "man woman boy girl lad teenager student pupil witness victim survivor suspect resident native"
    " nurse athlete chef waiter waitress barista driver passenger miner digger farmer fisherman"
    " hunter climber swimmer runner diver rider sailor singer actor actress dancer player musician"
    " painter author writer tourist hiker shopper customer guest neighbour neighbor protester"
    " demonstrator gunman attacker shooter thief burglar robber hostage prisoner inmate patient"
    " widow widower".split()
)
WRITINGS = frozenset(  # what stands in them is told, in whatever words; reports speak
    "constitution charter treaty convention accord agreement pact deal contract clause article"
    " amendment act bill law laws code statute rule rules bible quran koran torah gospel".split()
)
OF_THEM = re.compile(  # behind a noun
    r"\s(?:in|of|from|at|on|with|who|for|between|against)\s", re.IGNORECASE
)
EVERYBODY = re.compile(  # how did other countries react, according to different sources
    r"\b(?:how\s(?:did|do|does|has|have|had|(?:are|were|is|was)(?=[^?]+ing\b))"  # not: are told
    r"|what\s(?:did|do|does|has|have|had)"
    r"|according\sto|in\sthe\s(?:words|view|views|opinion|eyes)\sof)\s"
    r"(?P<who>(?:all\s)?(?:the\s)?(?:(?:other|various|different|several|individual|foreign|world|western"
    r"|international|political|many|rest\sof)\s(?:the\s)?){0,3}"
    r"(?:countries|states|governments|nations|capitals|leaders|politicians|officials|ministers|allies"
    r"|sources|sides|parties|speakers|experts|analysts|observers|critics|world|international\scommunity"
    r"|people))\b",
    re.IGNORECASE,
)
NOBODY = re.compile(  # who says nothing that could be quoted
    rf"^(?:he|she|they|it|we|you|i|those|these|both|an?\b.*|another\b.*)$|\b{PIECE}\b",
    re.IGNORECASE,
)


def verb_of_saying(text: str) -> range:
    """The places of the word by which a question asks for words; answers need not have it."""
    match = SPEAKER.search(text)
    verb = next(
        (
            name
            for name in ("verb", "says", "noun", "opinion", "changing", "counts")
            if match and match[name]
        ),
        None,
    )
    return range(*match.span(verb)) if match and verb else range(0)


def everybody(text: str) -> range:
    """The places of the words by which a question asks what each of many says; empty without any.

    >>> "How did other countries react?"[8:23], everybody("How did other countries react?")
    ('other countries', range(8, 23))
    """
    match = EVERYBODY.search(text)
    said = SAID.search(text, match.end()) if match else None
    gives_name = said and NAMES.match(said.group())  # what did people name the cat: one name
    told = match and ((said and not gives_name) or SOURCE.match(match.group()))
    return range(*match.span("who")) if match and told else range(0)


def speaker_of(text: str, sources: Iterable[str]) -> str:
    """Whose words are asked for; what a publisher or an article says is read, not quoted."""
    place = speaker_place(text)
    found = text[place.start : place.stop]
    source = any(same_outlet(found, source) for source in sources if found)
    return "" if source else found


def speaker_place(text: str) -> range:
    """Where the one stands whose words are asked for, publishers among them; empty for nobody.

    Nobody is who is only described, the miner, the man in the bar, nor what is written: the treaty.
    """
    match = SPEAKER.search(text)
    groups = ("asked", "source", "own", "changer", "counter", "tail", "view", "viewed")
    told = next((name for name in groups if match and match[name]), None)
    if match is None or told is None:
        return range(0)
    found = OF_SOMEBODY.sub("", ITSELF.sub("", match[told].strip(f" ?,{QUOTES}")))
    found = ADVERBS.sub("", found) if told == "asked" else found
    whole, found = found, _without_more(found) if told == "source" else found
    start = text.index(found, match.start(told))
    somebody = found != found.lower() or set(fold_words(found)) & ROLES
    written = _is_written(found, text[:start])
    place = told == "counter" and found.isalpha() and not (countries(found) or found.isupper())
    nobody = NOBODY.search(whole) or _is_described(found) or written or place  # Vik has reported 40
    known = somebody and not nobody
    return range(start, start + len(found)) if known else range(0)


def _without_more(source: str) -> str:
    """A source without when it spoke, or what of it did: Lind on Monday, Lind's new estimate."""
    more = OWN.search(source)
    own = more and not (source[: more.start()].islower() or set(fold_words(more.group())) & ROLES)
    return MORE.sub("", source[: more.start()] if more and own else source)


def _is_written(words: str, before: str) -> bool:
    """It is no speaker: the Clean Air Act, the Bill of Rights; not Bill, nor Anna Law."""
    last = OF_THEM.split(words)[0].rsplit(" ", maxsplit=1)[-1]
    names_it = last.islower() or before.casefold().endswith("the ")
    return names_it and last.casefold() in WRITINGS


def _is_described(words: str) -> bool:
    """It is a Tanzanian miner, a man in the bar, Lind's wife: nobody whom sentences name so."""
    nouns = OF_THEM.split(words)[0].split()
    return nouns[-1:] != [] and (nouns[-1] in DESCRIBED or bool(relation(f"{words} ")))
