"""The names that the data of a page give as authors: people, agencies, and what is neither."""

import re
from collections.abc import Iterable

from corpus.cleaning.bylines import AGENCIES, Credit, credit, spelled
from corpus.cleaning.furniture import JOB
from corpus.words import compact

MAX_WORDS = 5
MARK = re.compile(r"^by:?\s+|\s*\([^)]*\)$|,? (?:ph\.?d|m\.?d|dr\.?h\.?c)\.?$", re.IGNORECASE)
AGENCY_STAFF = re.compile(
    rf"(?:the )?({AGENCIES})\b.*\b(?:{JOB}|writers?|staff|bureau|desk)", re.IGNORECASE
)
NO_NAME = re.compile(r"(?:https?:|www\.|@)|[\d!?;:/]|\.\s+[a-z]|\.$(?<!\b[A-Z]\.)(?<!\b[JS]r\.)")
TASK = re.compile(
    rf"(?:.*\b)?(?:{JOB}s?|producers?|photographers?|chief|bureau|desk|analyst|anchor)(?: .*)?"
    r"|(?:and )?agenc(?:y|ies)|(?:\w+ )?staff|admin(?:istrator)?|editorial|newsroom|guest|wires?"
    r"|by|anonymous|unknown|.*\b(?:who|which|covers?|writes?|based) .*",
    re.IGNORECASE,
)


def writers(names: Iterable[str], source: str | None) -> Credit:
    """The people and the agency among `names`; titles, topics and the publisher are left out."""
    people: list[str] = []
    agency: str | None = None
    for name in names:
        told = _told(" ".join(name.split()).removesuffix(f" {source}"))
        people += told.authors
        agency = agency or told.agency
    own = compact(source or "")
    others = (one for one in people if not own or not own.startswith(compact(one)))
    return Credit(tuple(dict.fromkeys(others)), agency)


def _told(name: str) -> Credit:
    bare = MARK.sub("", MARK.sub("", name))
    if staff := AGENCY_STAFF.fullmatch(bare):
        return Credit(agency=spelled(staff[1]))
    told = credit(bare) or credit(f"By {bare}")
    if told and (told.authors or told.agency):
        return Credit(tuple(one for one in told.authors if _is_name(one)), told.agency)
    return Credit((bare,) if _is_name(bare) else ())


def _is_name(text: str) -> bool:
    if not text or len(text.split()) > MAX_WORDS or NO_NAME.search(text):
        return False
    return not TASK.fullmatch(text)
