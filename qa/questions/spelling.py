"""Slips of the pen in a question: words that no article has, beside one that some have."""

from __future__ import annotations

from collections.abc import Callable

from corpus.words import STOPWORDS, WORD
from qa.questions.light_words import COMPARING, GENERIC, SHELLS

LEAST = 5  # letters: shorter words are near too many others
LIGHT = STOPWORDS | GENERIC | COMPARING | SHELLS  # which articles need not have


def respelled(
    question: str, nearest: Callable[[str], str | None]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The question with the words of the articles for slips of them, and each slip with its word.

    `nearest` tells the word that one may be a slip of, `None` for one that articles have. What
    stands in quotation marks or has a figure stays. The first word has its capital from its place.

    >>> respelled("Who leads Brisbain?", {"Brisbain": "Brisbane"}.get)
    ('Who leads Brisbane?', (('Brisbain', 'Brisbane'),))
    """
    made, last, found = "", 0, list[tuple[str, str]]()
    for match in WORD.finditer(question):
        word, start = match.group(), match.start()
        if not _may_be_a_slip(word) or _is_quoted(question[:start]):
            continue
        if meant := nearest(word if start else word.lower()):
            meant = meant.lower() if word[0].islower() else meant[0].upper() + meant[1:]
            found.append((word, meant))
            made, last = made + question[last:start] + meant, match.end()
    return made + question[last:], tuple(found)


def _may_be_a_slip(word: str) -> bool:
    return len(word) >= LEAST and word.isalpha() and word.casefold() not in LIGHT


def _is_quoted(before: str) -> bool:
    """A quotation is open behind these words."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
