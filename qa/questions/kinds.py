"""Which kind of answer a question asks for."""

import re
from collections.abc import Sequence

from corpus.words import fold_words
from qa.questions.light_words import AUXILIARY, WH
from qa.reading.names import Name
from qa.reading.people import HOLDS

MONEY = r"\b(?:money|cost\w*|pay\w*|paid|spen[dt]\w*|price|worth|earn\w*|salary|budget|fine[ds]?)\b"
CHANGE = (  # of a number: the shares fell so far
    r"(?:f[ae]ll|drop|shr[aiu]nk|declin|decreas|increas|ris[ei]|rose|climb|gr[eo]w|plunge|slump|plummet)"
)
SUMS = r"(?:profits?|losses|revenues?|debts?|income|funding|compensation|damages|taxe?s?)"
OF_KIND = r"(?!(?:did|does|do|is|are|was|were|has|have|had|will)\b)[\w’'-]+"  # a senior official
NAMED_THING = re.compile(  # what bears a name, and is no person; some things are not called so
    rf"\b(?:what|which) (?:{OF_KIND} ){{0,2}}?"
    r"(?:(?P<noun>(?:airport|base|cathedral|channel|district|hospital|hotel|island|museum|province"
    r"|river)s?|universit(?:y|ies))|(?:bank|club|website)s?|compan(?:y|ies)|part(?:y|ies))\b"
    r"(?! of\b)",
    re.IGNORECASE,
)
WHICH = re.compile(  # which actor, what meteor shower; not what is, what happened
    rf"\b(?:which|what)\s(?!(?:{AUXILIARY}|shall|must|of|the|an?|if|about|else|exactly|more|happens?|happened)\b)\w",
    re.IGNORECASE,
)
ASKS_WHO = (  # at the beginning, or as what is known; not "those who", where it asks otherwise
    r"^(?!\W*(?:(?:and|but|or|in|on|at|by|to|of|for|from|with)\s){0,2}"
    r"(?:what|which|where|when|how|why|is|are|was|were|do|does|did|has|have|had|will|would|can|could"
    r"|should)\b).*?\bwho(?:m|se)?\b"
    r"|\b(?:know|known|tell|told|say|said|clear|reported|confirmed|decided)\s(?:of\s|by\s)?who(?:m|se)?\b"
)
WHEN_SO = re.compile(  # before what is asked: when Lind left, did Berg
    r"^\W*(?:and\s|or\s)?(?:when|while|after|before|since)\s"
    rf"(?!(?:in|on|at|during|by|exactly|precisely|{AUXILIARY})\b)[^,?]+,\s"
    rf"(?=(?:{WH}|{AUXILIARY}(?:n['’]?t)?)\s)",
    re.IGNORECASE,
)
WHO_IS = re.compile(r"\W*(?:and\s)?who(?:['’]s|\s(?:is|was))\s", re.IGNORECASE)
EXISTS = re.compile(  # are there generals in Russia, was there any looting in Vik
    r"^\W*(?:(?:and|but)\s)?(?:is|are|was|were)\sthere\s"
    r"(?:(?!(?:who|that|which|under|with|for|of|to|from|people|any(?:one|body|thing)|no(?:body|thing)"
    r"|some(?:one|body|thing))\b|\w+(?:ed|ing)\s)[\w’'-]+\s){0,4}?"
    r"(?!(?:evidence|proof|plans?|talks?|hope|chance|risk|reasons?|doubts?|need|cause|change|problems?"
    r"|progress|ways?|any|some|more|other|left|new|people|who|that|\w+(?:ed|ing))\b)"
    r"(?P<noun>[a-z]{3,})\s(?:in|at|on|near|inside|among)\s",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"^\W*(?:and\s)?who(?:(?:['’]s|\s(?:is|was|are|were))\s(?:currently\s|now\s)?(?P<held>.+?)"
    r"|\s(?P<done>(?:heads|leads|runs|chairs|led|headed)\s.+?)|\sspeaks\sfor\s(?P<for>.+?))\W*$"
    r"|^\W*(?:and\s)?(?:what(?:['’]s|\s(?:is|was))\s)?(?:the\s)?(?:full\s|real\s)?name\sof\s"
    r"(?P<named>.+?)\W*$",
    re.IGNORECASE,
)
ASIDE = re.compile(  # when somebody held it, and that it is held now
    r"\b(?:current|new|present|incumbent|former)\s|,?\s(?:in|as of|since|during)\s\d{4}.*"
    r"|\s(?:when|while|who|that)\s.*|\s(?:now|today|currently)$",
    re.IGNORECASE,
)
OFFICE_WORDS = 12  # a longer run tells more of somebody than an office
SAID_OF = re.compile(  # what did Lind say about why it fell: her words
    r"^\W*(?:and\s)?what\s(?:did|does|do|has|have|had|will|would)\b[^?]*?\s(?:say|said|think|tell|told|claim\w*|writ\w+"
    r"|explain\w*|report\w*)\s(?:\w+\s){0,3}?(?:about|of|on)\s(?:why|where|how(?!\s(?:much|many)\b)|who|when|which|what)\b",
    re.IGNORECASE,
)
KINDS = (
    (
        "money",
        rf"\bhow much (?:\w+ )?{SUMS}\b|\bhow much\b.*{MONEY}|{MONEY}.*\bhow much\b"
        r"|^\W*(?:and )?what (?:did|does|do|will|would)\b.*\bcost\W*$"
        r"|\bwhat (?:is|was) the (?:\w+ )?(?:price|salary)\b",
    ),
    (
        "age",
        r"\bhow old\b|\b(?:at|by) what age\b|\bwhat age (?:is|was|did|does|do|must)\b"
        r"|\bwhat (?:is|was) (?:the |\w+ |[\w’'. ]+['’]s )age\b",
    ),
    (
        "number",
        r"\bhow (?:many|much)\b"
        r"|\bhow (?:has|have|had|did|does|do) (?:the )?(?:\w+ ){0,2}?"
        r"(?:number|figure|estimate|toll|tally|count)s?\b"
        r"|\bwhat (?:is|was) the number\b"
        r"|\bwhat (?:is|was) (?:(?!the\b)[\w’'-]+ ){1,4}(?:number|estimate|count|tally)s? of\b"
        r"|\bwhat size of\b"
        rf"|\bhow far (?:did|do|does|has|have|had)\b.*\b{CHANGE}"
        r"|\b(?:what|which) (?:number|share|percentage|proportion|figure|sum|amount)s?\b"
        r"|\bwhat (?:is|was|are|were) the (?:\w+ )?(?:population|age|height|length|width|size|area"
        r"|distance|weight|depth|total|rate|score|turnout|death toll)\b",
    ),
    (
        "measure",
        r"\bhow (?:far (?:did|does|is|was|from|away)|tall|deep|wide|heavy"
        r"|fast (?:is|was|can|could))\b",
    ),
    ("length", r"\bhow long (?:is|are|was|were)\b"),  # a bridge, or a strike
    (
        "duration",
        r"\bhow long (?:did|does|do|has|have|had|will|would|must|can|could|may|might|should)\b",
    ),
    (
        "when",
        r"^\W*(?:and |or )?when\b"
        r"|\bwhen (?:did|does|do|is|are|was|were|will|would|has|have|had|can|could|should|may)\b"
        r"|\bwhat (?:is|was) the (?:\w+ )?(?:date|birth ?date|day|year|deadline)\b|\bby when\b"
        r"|\b(?:what|which) (?:day|date|month|year|week|weekday|time)\b"
        r"|\bhow (?:soon|quickly|early|late|long ago)\b",
    ),
    (
        "who",
        rf"{ASKS_WHO}|\b(?:what|which) (?:(?!(?:kind|sort|type)s?\sof\b){OF_KIND} ){{0,2}}?"
        r"(?:persons?|people|m[ae]n|wom[ae]n|officials?|leaders?|ministers?|presidents?"
        r"|politicians?|generals?|spokes\w+|heads?|members?|outlets?|newspapers?|agenc(?:y|ies)"
        r"|broadcasters?|publications?|sources?(?!\sof\b))\b"
        r"|(?:\bwhat(?:['’]s| is| was)|^\W*(?:and )?) ?(?:the )?(?:full |real )?name of\b",
    ),
    (
        "where",
        r"^\W*(?:(?:and|or|so|but|from|near) )?where\b"
        r"|\bwhere (?:did|does|do|is|are|was|were|will|would|has|have|had|can|could|exactly)\b"
        r"|\b(?:know|known|tell|told|say|said|clear|reveal\w*) (?:\w+ )?where\b"
        r"|\b(?:what|which) (?:\w+ )?(?:place|city|cities|town|village|country|countries"
        r"|(?<!united )nation|government|region|part|area)s?\b",
    ),
    ("named", NAMED_THING.pattern),
    (
        "why",
        r"\bwhy\b|\bhow come\b|\bwhat (?:is|was|are|were) the (?:reason|cause)s?\b"
        r"|\b(?:what|which) reasons?\b",
    ),
)
DEVELOPED = re.compile(
    r"\b(?:develop(?:s|ed|ments?)?|evolv(?:e|es|ed)|unfold(?:s|ed)?|time ?lines?|chronolog\w+)\b"
    r"|\bover time\b|\bsequence of events\b"
    r"|\bhow (?:has|have|had|did) .*\b(?:estimate|figure|number|toll|tally|count|report|assessment"
    r"|stance|position|view|account)s?\b.*\b(?:changed?|shift(?:ed)?|vary|varied)\b",
    re.IGNORECASE,
)


def kind_of(question: str) -> str:
    """Money, age, number, measure, length, duration, when, who, where, named, why; else open.

    "named" asks for something that bears a name, and is no person: a bank, a hospital.

    >>> kind_of("How soon could they fight?"), kind_of("When Lind left, who came?")
    ('when', 'who')
    """
    if SAID_OF.match(question):
        return "open"
    asked = WHEN_SO.sub("", question)
    told = (name for name, words in KINDS if re.search(words, asked, re.IGNORECASE))
    return next(told, "open")


def asks_who(question: str) -> bool:
    """Whether a question asks who it is, in this word: not which official, nor of those who did.

    >>> asks_who("Who resigned?"), asks_who("What of the men who fled?"), asks_who("Which general?")
    (True, False, False)
    """
    return bool(re.search(ASKS_WHO, question, re.IGNORECASE))


def asks_where(question: str) -> bool:
    """Whether a question asks where, in this word: not in which country.

    >>> asks_where("Where is it stored?"), asks_where("In which town is it?")
    (True, False)
    """
    return bool(re.search(r"\bwhere\b", question, re.IGNORECASE))


def to_introduce(question: str, named: Sequence[Name]) -> str:
    """The person of whom a question asks who they are, "" if it asks nothing of the kind.

    Whoever it is may be told in any words: an office, a trade, what was done.
    """
    match, end = WHO_IS.match(question), len(question.rstrip(" ?"))
    spans = {(name.start, name.end): name.text for name in named}
    return spans.get((match.end(), end), "") if match else ""


def office_asked(question: str) -> str:
    """The office of which a question for somebody asks who holds it, "" without one.

    >>> office_asked("Who is currently the head of the navy?"), office_asked("Who left?")
    ('the head of the navy', '')
    """
    match = OFFICE.match(question)
    said = (match["held"] or match["done"] or match["named"]) if match else ""
    said = f"spokesperson of {match['for']}" if match and match["for"] else said
    words = ASIDE.sub("", said).strip()
    holds = set(fold_words(words)) & HOLDS
    return words if holds and len(words.split()) <= OFFICE_WORDS else ""


def asks_which(question: str) -> bool:
    """Whether a question asks for one or some of a kind: which actor, what meteor shower.

    >>> asks_which("Which storm hit Vik?"), asks_which("What happened in Vik?")
    (True, False)
    """
    return bool(WHICH.search(question))


def thing_there(question: str) -> str:
    """What it is asked of whether it is somewhere, "" if that is not asked.

    >>> thing_there("Are there Danish divers in Vik?"), thing_there("Are there people left in Vik?")
    ('divers', '')
    """
    match = EXISTS.match(question)
    return match["noun"] if match else ""


def asks_development(question: str) -> bool:
    """It asks how something developed.

    >>> asks_development("How has the toll changed?"), asks_development("What changed?")
    (True, False)
    """
    return bool(DEVELOPED.search(question))
