"""Whom a sentence names as its source: according to the police, citing officials."""

import re

from qa.reading.names import ROLES, names

ACCORDING = re.compile(
    r"\b(?:according to|citing|in the words of|as (?:told|reported|stated) by)\s+"
    r"((?:(?:[A-Z]\.)+|[^,.;“”\"])+)",
    re.IGNORECASE,
)
TELLER = re.compile(  # what may be cited for its words
    r"\b(?:officials?|sources?|people|police|authorities|ministry|agency|government|witness(?:es)?"
    r"|residents?|experts?|analysts?|lawyers?|doctors?|scientists?|researchers?|military|media"
    r"|newspapers?|reports?|data|figures|records|documents?|stud(?:y|ies)|surveys?|polls?|statements?"
    rf"|letters?|{'|'.join(sorted(ROLES))})"
)
MAX_SUBJECT_WORDS = 7  # longer runs before a verb are clauses, not who spoke


def source_of(sentence: str) -> str:
    """Whom a sentence names as its source, "" without one.

    What it cites at length is a matter, as is what can tell nothing: citing bad weather.
    """
    match = ACCORDING.search(sentence)
    if match is None:
        return ""
    words = match.group(1).strip()
    cites = match.group().casefold().startswith("citing")
    is_matter = len(words.split()) > MAX_SUBJECT_WORDS or not (names(words) or TELLER.search(words))
    return "" if cites and is_matter else words.removesuffix(".")
