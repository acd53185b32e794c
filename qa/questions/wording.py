"""The words of a question as they are read: capitals, ranks and openings evened out."""

import re

from qa.questions.parts import AUXILIARY, WH
from qa.reading.places import with_capitals
from qa.reading.ranks import with_ranks

SO = re.compile(  # so, did it fall
    rf"^(?:(?:so|well|ok|okay|then|hey|hi|hello)\b,?\s)+(?={WH}\b|{AUXILIARY}\b)", re.IGNORECASE
)
ORDER = re.compile(  # no part of the name behind it
    r"^(?:Compare|Contrast|Describe|Explain|Give|List|Name|Outline|Show|Summari[sz]e|Tell)(?=\s[A-Z])"
)
OWN = re.compile(r"(?<=['’]s )own\s(?=\w)", re.IGNORECASE)  # Norway's own minister is Norway's

SHOUTED = 3  # words in capitals that make a question; fewer are a name: NATO, the USA


def worded(question: str) -> str:
    """The question without what only opens it, step one as first step, countries with capitals.

    >>> worded("So, what did Norway's own MINISTER say?"), worded("WHO SANK IT?")
    ("what did Norway's MINISTER say?", 'who sank it?')
    """
    shouted = question.isupper() and len(question.split()) >= SHOUTED
    text = SO.sub("", question.lower() if shouted else question)
    text = ORDER.sub(lambda match: match.group().lower(), text)
    return with_capitals(with_ranks(OWN.sub("", text)))
