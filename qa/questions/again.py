"""Turns that want the last answer once more: for sure, in short, in another form, or denied."""

import re

from qa.questions.light_words import AUXILIARY, WH
from qa.reading.names import names

LEAD = (
    r"\W*(?:(?:and|so|but|ok(?:ay)?|now|no|well|hm+|please|sorry|just)\b[\s,.!-]*)*"
    r"(?:(?:can|could|would|will)\s(?:you|i|we)\s(?:please\s)?)?"
)
END = r"(?:,?\s(?:please|then|now|thanks|though))*\W*"
IT = r"(?:it|that|this|them|these|those|(?:the|your|that|this)\sanswer)"
HAVE = r"(?:(?:get|have|see|give\s(?:me|us)|show\s(?:me|us)|write|want)\s)?"
BRIEFLY = r"(?:in\s(?:short|brief|a\snutshell|(?:one|a)\s(?:sentence|line|word))|briefly)"
SURE = (
    rf"are\syou\s(?:(?:really|quite|absolutely)\s)?(?:sure|certain)(?:\s(?:about|of)\s{IT})?"
    rf"|(?:is|was)\s{IT}\s(?:(?:really|actually)\s)?(?:true|right|correct|so|certain|accurate|sure)"
    rf"|really|seriously|how\sdo\syou\sknow(?:\s{IT})?"
)
SHORTER = (
    rf"{BRIEFLY}|(?:much\s)?(?:shorter|briefer)|shorten\s{IT}|tl;?\s?dr|to\ssum\s(?:{IT}\s)?up"
    rf"|(?:sum\s{IT}\sup|summari[sz]e(?:\s{IT})?)(?:\s{BRIEFLY})?"
    rf"|(?:make|keep|put|say)\s{IT}\s(?:short(?:er)?|brief(?:er|ly)?|{BRIEFLY})"
    rf"|{HAVE}(?:an?\s|the\s)?(?:short(?:er)?|brief(?:er)?)\s(?:version|answer|summary|form)"
)
LONGER = (
    r"(?:tell|give)\s(?:me|us)\s(?:some\s)?more(?:\sdetails?)?|more(?:\sdetails?)?|longer|in\smore\sdepth"
    rf"|in\s(?:(?:more|greater|full)\s)?detail|at\slength|elaborate(?:\son\s{IT})?"
    rf"|make\s{IT}\slonger|(?:go\son|continue|expand)(?:\son\s{IT})?"
    rf"|{HAVE}(?:a\s)?(?:longer|fuller)\s(?:version|answer)"
)
SHAPE = r"(?:(?:an?\s|the\s)?(?:(?:bulleted|bullet|short)\s)?(?:list|table|points?|bullets))"
SHAPED = (
    rf"(?:(?:make|put|give\s(?:me|us)|show\s(?:me|us)|write|list)\s)?(?:{IT}\s)?(?:(?:as|in(?:to)?)\s)?{SHAPE}"
    rf"|list\s{IT}"
)
AGAIN = re.compile(
    rf"{LEAD}(?:(?P<same>{SURE}|{SHAPED})|(?P<short>{SHORTER})|(?P<long>{LONGER})){END}",
    re.IGNORECASE,
)
DENY = r"(?:disput|den(?:y|ies)|contest|reject|challeng|contradict)\w*"
OTHERWISE = rf"(?:says?\s(?:otherwise|differently)|disagrees?(?:\swith\s{IT})?|{DENY}\s{IT})"
DENIED = re.compile(
    rf"{LEAD}(?:who(?:\selse)?|does\s(?:any|some)(?:one|body)(?:\selse)?)\s{OTHERWISE}{END}",
    re.IGNORECASE,
)
WHETHER = re.compile(
    rf"(?:is\sit\strue\sthat\s(?P<so>[^?]+)|(?P<verb>{AUXILIARY})\s(?P<who>.+))\?*$", re.IGNORECASE
)
IS_SO = re.compile(  # the leaked draft genuine; of no more words, which may belong to either
    r"(?P<who>(?:the|this|that|these|those)\s(?:(?!(?:in|at|on|of|for|to|with|by|from)\b)[\w-]+\s){0,2}[\w-]+)"
    r"\s(?P<what>[\w-]+)"
)
OF_VALUE = re.compile(r"\W*(?:how\s(?:many|much|long|old|big|far)|when)\b", re.IGNORECASE)
SHORT = re.compile(rf"\W*{BRIEFLY}\s?[,:–-]\s(?=(?:{WH}|{AUXILIARY})\b)", re.IGNORECASE)


def wants_again(turn: str) -> bool:
    """It asks nothing new, and not in another language.

    >>> wants_again("Are you sure?"), wants_again("ok, in short please"), wants_again("As a list.")
    (True, True, True)
    >>> wants_again("Are you sure that Lind left?"), wants_again("In Vik?"), wants_again("")
    (False, False, False)
    """
    return AGAIN.fullmatch(turn) is not None


def asked_again(turn: str, last: str, about: str) -> str:
    """The last question as such a turn wants it answered; `about` is what it is about, in words.

    >>> asked_again("Shorter!", "Who left?", "left"), asked_again("Really?", "Who left?", "left")
    ('In short, who left?', 'Who left?')
    >>> asked_again("More?", "Who left?", "left")
    'Tell me more about that (left)'
    """
    wanted = AGAIN.fullmatch(turn)
    if wanted and wanted["long"] and about:
        return f"Tell me more about that ({about})"
    opens = re.match(rf"(?:{WH}|{AUXILIARY})\b", last, re.IGNORECASE)
    if wanted and wanted["short"] and opens:
        return _in_short(last)
    return last


def as_short(asked: str, question: str) -> str:
    """The question, to be answered in short if what is asked is.

    >>> as_short("In short, what fell?", "Who left?"), as_short("What fell?", "Who left?")
    ('In short, who left?', 'Who left?')
    """
    return _in_short(question) if question and without_brevity(asked) != asked else question


def _in_short(question: str) -> str:
    return f"In short, {question[0].lower()}{question[1:]}"


def denied(turn: str, last: str, about: str) -> str:
    """Who denies what the last question is about, if a turn asks that; else "".

    Of figures and days that is the last question: all that is said of them is told.

    >>> denied("Who says otherwise?", "Has Lind left?", "Lind left")
    'Who denies that Lind has left?'
    >>> denied("Who disputes that?", "How many left?", "left"), denied("Why?", "Who?", "")
    ('How many left?', '')
    """
    if not (DENIED.fullmatch(turn) and about):
        return ""
    so = _so(last)
    if so:
        return f"Who denies that {so}?"
    return last if OF_VALUE.match(last) else f"Who disputes that ({about})?"


def _so(last: str) -> str:
    """What a question for yes or no asks about, as a statement; "" where its subject is not plain.

    >>> _so("Has the Vik Bank closed?"), _so("Is the new dam safe?"), _so("Did the mayor leave?")
    ('the Vik Bank has closed', 'the new dam is safe', '')
    """
    asked = WHETHER.match(last)
    if asked is None or asked["so"]:
        return asked["so"] if asked else ""
    verb, said = asked["verb"].lower(), asked["who"].rstrip("? ")
    the = 4 * said.startswith("the ")
    if first := next((n for n in names(said) if n.start == the), None):
        owner = said.startswith(("'", "’"), first.end)
        return "" if owner else f"{said[: first.end]} {verb}{said[first.end :]}"
    plain = IS_SO.fullmatch(said) if verb in ("is", "are", "was", "were") else None
    return f"{plain['who']} {verb} {plain['what']}" if plain else ""


def without_brevity(question: str) -> str:
    """A question without the words that want it answered in short; itself where it has none.

    >>> without_brevity("In short, who left?"), without_brevity("In short supply?")
    ('who left?', 'In short supply?')
    """
    match = SHORT.match(question)
    return question[match.end() :] if match else question
