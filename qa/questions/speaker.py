"""Whose words a question asks for."""

import re
from collections.abc import Iterable

from corpus.words import fold_words
from qa.questions.outlets import PIECE, QUOTES, same_outlet
from qa.reading.names import ROLES

SAY = (
    r"(?:say|tell|call(?!\soff\b)|describe|think|warn|claim|announce|respond|react|comment|argue|believe"
    r"|expect|estimate|confirm|deny|accuse|state|explain|add|want|ask|urge|dismiss|predict"
    r"|give(?!\s(?:an?|the|his|her|its|their)\b)"  # an address, which is no figure
    r"|answer|reply|insist|stress|pledge|promise|vow|threaten|cite|mention"
    r"|name|see|said|told|called|described|warned|claimed|announced|argued|estimated|confirmed"
    r"|denied|given)"
)
SAYS = re.compile(SAY, re.IGNORECASE)
SPEAKER = re.compile(
    rf"\b(?:did|does|do|has|have|had)\s+(?:the\s+)?(?P<asked>(?:[\w’'.-]+\s+){{1,5}}?){SAY}\b"
    r"|\baccording to\s+(?:the\s+)?(?P<source>(?:[\w’'-]+\s*){1,4})",
    re.IGNORECASE,
)
ITSELF = re.compile(r"\s(?:him|her|it|them)sel(?:f|ves)$", re.IGNORECASE)
NOBODY = re.compile(  # who says nothing that could be quoted
    rf"^(?:he|she|they|it|we|you|i|those|these|both|an?\b.*|another\b.*)$|\b{PIECE}\b",
    re.IGNORECASE,
)


def speaker_of(text: str, sources: Iterable[str]) -> str:
    """Whose words are asked for; what a publisher or an article says is read, not quoted."""
    match = SPEAKER.search(text)
    found = (match["asked"] or match["source"] or "").strip(f" ?,{QUOTES}") if match else ""
    found = ITSELF.sub("", found)
    source = any(same_outlet(found, source) for source in sources if found)
    somebody = found != found.lower() or set(fold_words(found)) & ROLES
    return "" if source or NOBODY.search(found) or not somebody else found
