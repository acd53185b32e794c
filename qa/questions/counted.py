"""What a question counts."""

import re

CHANGED = (
    "changed?|develop(?:ed)?|evolved?|differ(?:ed)?|compared?|vary|varied|rise|risen|rose|grow|grown"
    "|grew"
)
NOUN_PHRASE = r"((?:(?:(?-i:(?:[A-Z]\.)+)|[\w’'-]+)\s*){1,5})"  # U.S. soldiers
ONE_PLACE = (  # for Kursk, before it fell
    r"\s(?:the\s)?(?-i:[A-Z])[\w’'-]*(?:\s(?-i:[A-Z])[\w’'-]*)?"
    r"(?:\s(?:region|province|area|city))?"
    rf"(?:\W*$|\s(?:before|after|until|when|while|as|{CHANGED})\b)"
)
COUNTED = (  # in the order in which they are tried
    re.compile(
        r"\bhow (?:many|much)\s+(?:of\s+(?:(?:the|its|their|these|those)\s+"
        r"|(?-i:[A-Z])[\w-]*['’]s?\s(?=[\d,.]+\s)"  # Lind's 40 boats
        r"|(?=(?-i:[A-Z])[\w-]*['’]s?\s))(?:[\d,.]*\d\s)?)?" + NOUN_PHRASE,
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bhow (?:big|large|strong) (?:is|was|are|were)\s+(?:the\s+)?{NOUN_PHRASE}", re.IGNORECASE
    ),
    re.compile(
        r"\b(?<!growing )(?<!rising )(?<!increasing )"
        r"(?:numbers?|figures?|estimates?|(?<=the )counts?|(?<=body )counts?|(?<=official )counts?"
        r"|counts?(?! (?:up)?on\b)|tally|size(?! up)|strength)\b.*?"
        rf"\b(?:of|(?:for|on)(?!{ONE_PLACE}))\s+"
        r"(?!(?:the\s)?(?:(?:total|overall|exact)\s)?"
        r"(?:number|figure|estimate|count|tally|size|strength)s?\s(?:of|for|on)\b)"
        rf"(?:the\s+)?{NOUN_PHRASE}",
        re.IGNORECASE,
    ),
)
ESTIMATED = re.compile(  # how have troop estimates changed: one noun, told as several
    r"\bhow (?:have|has|did|do|does)\s(?:the\s|their\s|its\s)?(?P<noun>(?!the\b)[a-z][\w-]*)\s"
    r"(?:numbers?|figures?|estimates?|counts?|tally|toll)\s"
    r"(?:chang|develop|evolv|differ|var[iy]|ris|rose|gr[eo]w|shift)",
    re.IGNORECASE,
)
TOLL = re.compile(r"\bdeath tolls?\b(?!\s(?:rules?|charges?)\b)", re.IGNORECASE)
DEED = re.compile(r"\W*(?:who|why|whose|when|where)\b", re.IGNORECASE)
COUNTED_END = re.compile(
    r"\b(?:did|do|does|is|are|was|were|has|have|had|will|would|could|can|might|may|should"
    r"|according|in|to|of|that|who|went|came|took|sent|got|there|by|on|at|for|from|it|he|she|they"
    r"|the|an?|each|every|this|these|his|her|its|their|over|since|during|between"
    rf"|{CHANGED})\b.*",
    re.IGNORECASE,
)
ACTS = (  # how many people live in Vik: what they do is not counted
    "live|lived|lives|reside|work|own|speak|need|needed|remain|want|know|use|vote|play|watch|see|saw"
    "|buy|bought|win|won|lose|lost|leave|left|fell|fled|flew|drove|met|die|attend|belong|support"
)
ACTING = re.compile(rf"(?<=\s)(?:{ACTS})\b.*", re.IGNORECASE)
UNCOUNTED = ("when", "where", "who", "why")  # on which day a number was given is no number
MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
SHARE = re.compile(r"\bhow much of (?:the|its|their|this|that|his|her)\b", re.IGNORECASE)
ACTED = re.compile(r"[^e]ed$", re.IGNORECASE)  # troops arrived: what they did is not counted
PLURAL = re.compile(  # in small letters; a crisis and a virus are none
    r"(?!\w*(?:ss|us|(?:cris|bas|analys|thes|tenn|ax|oas)is|['’]s)\b)[a-z][\w-]*s"
    r"|(?:people|personnel|police|infantry|staff|troops|crew|cattle|aircraft|sheep|fish|men|women"
    r"|children|[a-z]+men|dead|wounded|injured|missing|media|data|criteria|phenomena)"
)
NAMED_PLURAL = re.compile(r"[A-Z]{2,}s|[A-Z][a-z]+(?:ns|is|es|ts|ks)")  # MPs, Israelis
DID = rf"[a-z]\w*[^\We]ed|{ACTS}"  # what people or things did; not United, nor speed
COUNTED_ACTED = re.compile(rf"\b(?i:how many)\s(?:[\w’'-]+\s){{1,4}}?({DID})\b")


def counted_in(question: str) -> str:
    """The words for what is counted, "" if nothing is: a share counts nothing.

    >>> counted_in("How many of the soldiers have arrived?")
    'soldiers'
    >>> counted_in("How have casualty figures changed?")
    'casualties'
    >>> counted_in("How many police officers patrol the harbour?")
    'police officers'
    >>> counted_in("How many workers downed tools?")
    'workers'
    >>> counted_in("Do estimates of the number of soldiers differ?")
    'soldiers'
    >>> counted_in("How much of the vote did Lind win?")
    ''
    >>> counted_in("Can Lind count on the Supreme Court?")
    ''
    >>> counted_in("What is the official count on deaths?")
    'deaths'
    >>> counted_in("How did the official death toll develop?")
    'deaths'
    """
    if SHARE.search(question):
        return ""
    found = next((match for pattern in COUNTED if (match := pattern.search(question))), None)
    if found is None:
        estimated = ESTIMATED.search(question)
        return _plural(estimated["noun"]) if estimated else _tolled(question)
    phrase = ACTING.sub("", COUNTED_END.sub("", found.group(1)))
    words = phrase.strip(" ?").split()
    while len(words) > 1 and ACTED.search(words[-1]):
        words.pop()
    words = words[: next((i for i in range(1, len(words)) if _acts(*words[i - 1 : i + 1])), None)]
    words = _to_its_noun(words) if MANY.search(question) else words
    return "" if words[:1] == ["percent"] else " ".join(words)


def _acts(noun: str, verb: str) -> bool:
    """A plural has done something: workers downed tools."""
    return bool(PLURAL.fullmatch(noun) and ACTED.search(verb))


def _tolled(question: str) -> str:
    return "deaths" if TOLL.search(question) and not DEED.match(question) else ""


def _to_its_noun(words: list[str]) -> list[str]:
    """The words up to the last plural: what police officers patrol is not counted with them.

    A name is one only right behind it (women MPs), or if it is all that is counted (Israelis).
    """
    small = [i for i, word in enumerate(words) if PLURAL.fullmatch(word)]
    if not small:
        people = words[:1] and NAMED_PLURAL.fullmatch(words[0]) and " ".join(words[1:2]).islower()
        return words[:1] if people else words
    end = small[-1] + 1
    return (
        words[: end + 1] if NAMED_PLURAL.fullmatch(" ".join(words[end : end + 1])) else words[:end]
    )


def _plural(noun: str) -> str:
    return re.sub(r"(?<=[^aeiou])y$", "ie", noun).removesuffix("s") + "s"
