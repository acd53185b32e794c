"""The words of a question as they are read: capitals, ranks and openings evened out."""

import re

from qa.questions.again import without_brevity
from qa.questions.light_words import AUXILIARY, WH
from qa.reading.places import is_adjective, with_capitals
from qa.reading.ranks import with_ranks

SO = re.compile(  # so, did it fall
    rf"^(?:(?:so|well|ok|okay|then|hey|hi|hello)\b,?\s)+(?={WH}\b|{AUXILIARY}\b)", re.IGNORECASE
)
ORDER = re.compile(  # no part of the name behind it
    r"^(?:Compare|Contrast|Describe|Explain|Give|List|Name|Outline|Show|Summari[sz]e|Tell)(?=\s[A-Z])"
)
AHEAD = re.compile(  # Kirby - who is he?
    r"^(?!(?:in|on|at|by|for|from|to|with|after|before|during|since|until|according|as|if|when|and"
    rf"|but|so|then|{WH}|{AUXILIARY})\b)(?P<what>[^,;:?–—-]{{2,60}}?)"
    r"\s?(?:[,;:–—]|\s-|\.{3}|…)\s(?P<asks>who|what)"
    r"(?P<is>['’]s|\s(?:is|are|was|were|does|did|do|has|have))\s(?:he|she|it|they|that|this)\b",
    re.IGNORECASE,
)
YES_OR_NO = re.compile(
    rf"^(?P<asked>{AUXILIARY}\b[^?]+?),?\s(?:yes or no|or not)(?=\W*$)", re.IGNORECASE
)
OWN = re.compile(r"(?<=['’]s )own\s(?=\w)", re.IGNORECASE)  # Norway's own minister is Norway's
SHORT = re.compile(  # whats it called
    r"^(\W*(?:and\s|but\s|so\s)?(?:what|who|where|when|how|why))s(?=\s)", re.IGNORECASE
)
CHARGE = re.compile(  # who heads it
    r"^(?P<who>who)(?:['’]s|\s(?:is|are|(?P<past>was|were)))\sin\scharge\sof\b", re.IGNORECASE
)
TOLL = re.compile(  # what is the death toll of the storm, the toll in Vik
    r"\bwhat(?:['’]s|\s(?:is|was))\sthe\s(?:(?:current|final|latest|official|overall|total)\s)?"
    r"(?:(?:death|human)\stoll|number\sof\sfatalities|body\scount)\s(?:of|from|in)\s",
    re.IGNORECASE,
)
MET = (  # what befell people
    r"(?:killed|dead|missing|hurt|injured|wounded|hospitali[sz]ed|captured|arrested|evacuated|rescued)"
)
MANY_MET = re.compile(  # how many were hurt: people
    r"^(?P<how>\W*(?:and\s)?how\smany)(?=\s(?:(?:have\s)?(?:died|perished)"
    rf"|(?:were|was|have\sbeen|are|got)\s(?:still\s|feared\s)?{MET})\b)",
    re.IGNORECASE,
)

CAPITAL = r"(?-i:[A-Z])[\w-]*(?:['’](?-i:[A-Z])\w+)?"  # O'Neill, not Lind's
RUN = rf"{CAPITAL}(?:\s(?:(?:de|van|von|der|of)\s)*{CAPITAL})*"
WHILE_SO = re.compile(  # when Lind spoke in Vik, what did she ask for
    r"^\W*(?P<lead>when|while|after|before|since)\s"
    rf"(?P<who>(?:the\s)?{RUN}(?:\sand\s(?:the\s)?{RUN})?)\s(?!(?:and|or|of|for|de|van|von)\b)"
    r"(?P<so>(?-i:[a-z])[^,?]+),\s"
    rf"(?P<asks>(?:(?:{WH})\s[^,?]*?)?{AUXILIARY}\s)(?P<they>he|she|they|it)\b(?P<more>[^?]*)\?*$",
    re.IGNORECASE,
)
SHOUTED = 3  # words in capitals that make a question; fewer are a name


def is_shouted(question: str) -> bool:
    """All of several words are capitals, which tell no names then; NATO and the USA are few."""
    return question.isupper() and len(question.split()) >= SHOUTED


def worded(question: str) -> str:
    """The question without what only opens or ends it, and what it names ahead in its place.

    Step one is the first step, countries have capitals.

    >>> worded("So, what did Norway's own MINISTER say?"), worded("WHO SANK IT?")
    ("what did Norway's MINISTER say?", 'who sank it?')
    >>> worded("Ana Ruiz - who is she?"), worded("Did it sink, yes or no?"), worded("whats it")
    ('who is Ana Ruiz?', 'Did it sink?', "what's it")
    >>> worded("After Lind spoke in Vik, what did she ask for?")
    'what did Lind ask for after she spoke in Vik?'
    >>> worded("Who is in charge of the port?"), worded("Who was in charge of the port?")
    ('Who heads the port?', 'Who headed the port?')
    >>> worded("What is the death toll of the storm?"), worded("How many were hurt?")
    ('How many people died in the storm?', 'How many people were hurt?')
    """
    text = SHORT.sub(
        r"\1's", SO.sub("", without_brevity(question.lower() if is_shouted(question) else question))
    )
    text = AHEAD.sub(_in_place, YES_OR_NO.sub(r"\g<asked>", text))
    text = WHILE_SO.sub(_behind, text)
    text = ORDER.sub(lambda match: match.group().lower(), text)
    text = MANY_MET.sub(r"\g<how> people", TOLL.sub(_of_the_dead, text))
    text = CHARGE.sub(lambda asked: f"{asked['who']} head{'ed' if asked['past'] else 's'}", text)
    return with_capitals(with_ranks(OWN.sub("", text)))


def _of_the_dead(match: re.Match[str]) -> str:
    """A question for the number of the dead, with a capital where it had one."""
    return f"{'How' if match.group()[0].isupper() else 'how'} many people died in "


def _behind(match: re.Match[str]) -> str:
    """The question first, with the name of whom it asks about.

    Not of Norwegian troops, nor with "they" for one name: who is meant is told by more words then.
    """
    joined = " and " in match["who"]
    if is_adjective(match["who"]) or joined != (match["they"].casefold() == "they"):
        return match.group()
    asked = f"{match['asks']}{match['who']}{match['more'].rstrip()}"
    return f"{asked} {match['lead'].lower()} {match['they']} {match['so']}?"


def _in_place(match: re.Match[str]) -> str:
    """The question with what it names ahead in the place of its pronoun."""
    return f"{match['asks']}{match['is']} {re.sub(r'^The ', 'the ', match['what'])}"
