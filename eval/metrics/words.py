"""Text made comparable: folded words, phrases found in texts, the figures of a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

ARTICLES = frozenset(("a", "an", "the"))
GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?!\d)")
WORD = re.compile(r"\d+(?:\.\d+)+|\w+")  # a figure keeps its decimal point: 3 is not in 3.5


def words_of(text: str) -> list[str]:
    """The folded words: case, accents, punctuation and articles (a, an, the) dropped.

    As SQuAD normalises answers (Rajpurkar et al. 2016); besides, accents go, initials are one word
    (U.S. and US), and digits may be grouped or not (11,000 and 11000).
    """
    plain = GROUPED.sub(lambda match: re.sub(r"\D", "", match.group()), text)
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    plain = re.sub(r"(?<=\w)['’](?=\w)", "", plain)
    plain = re.sub(r"\b(?:[a-z]\.){2,}", lambda match: match.group().replace(".", "") + " ", plain)
    return [word for word in WORD.findall(plain) if word not in ARTICLES]


def folded(text: str) -> str:
    """The folded words with one space between them."""
    return " ".join(words_of(text))


def holds(text: str, phrase: str) -> bool:
    """Whether the words of `phrase` stand in `text` in a row; an empty phrase stands nowhere."""
    wanted = folded(phrase)
    return bool(wanted) and f" {wanted} " in f" {folded(text)} "


def holds_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases stands in `text`."""
    return any(holds(text, phrase) for phrase in phrases)


def said(text: str, forms: Iterable[str]) -> float | None:
    """1 if one of the forms stands in `text`, else 0; `None` if no form has a word to look for.

    Folding leaves nothing of "A" or "The The": that they stand nowhere would tell nothing.
    """
    known = [form for form in forms if folded(form)]
    return float(holds_any(text, known)) if known else None


def figures(text: str) -> list[str]:
    """The figures written in digits, in order, digits ungrouped: 11,000 is `11000`."""
    return [word for word in words_of(text) if word[0].isdigit()]


def squeezed(text: str) -> str:
    """`text` without any white space, as MultiHop-RAG compares facts (Tang and Yang 2024)."""
    return "".join(text.split())
