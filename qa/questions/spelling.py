"""Slips of the pen in a question: words that no article has, beside one that some have."""

from __future__ import annotations

from collections.abc import Callable

from corpus.words import STOPWORDS, WORD
from qa.questions.light_words import COMPARING, GENERIC, SHELLS

LEAST = 5  # letters: shorter words are near too many others
SHORT_FORMS = {  # as people type on a telephone, which stand in no article
    "ppl": "people", "abt": "about", "govt": "government", "bcos": "because",
    "pls": "please", "plz": "please", "wld": "would", "cld": "could",
    "shld": "should", "btwn": "between", "yr": "year", "yrs": "years",
}  # fmt: skip
LIGHT = STOPWORDS | GENERIC | COMPARING | SHELLS  # which articles need not have


def respelled(
    question: str, nearest: Callable[[str], str | None]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The question with the words of the articles for slips of them, and each slip with its word.

    `nearest` tells the word that one may be a slip of, `None` for one that articles have. What
    stands in quotation marks or has a figure stays. The first word has its capital from its place.
    What people type for a word ("ppl") is read as that word.

    >>> respelled("Who leads Brisbain?", {"Brisbain": "Brisbane"}.get)
    ('Who leads Brisbane?', (('Brisbain', 'Brisbane'),))
    >>> respelled("how many ppl died", {}.get)
    ('how many people died', (('ppl', 'people'),))
    """
    made, last, found = "", 0, list[tuple[str, str]]()
    for match in WORD.finditer(question):
        word, start = match.group(), match.start()
        typed = "" if word.isupper() else SHORT_FORMS.get(word.casefold(), "")  # not the BC
        if not (typed or _may_be_a_slip(word)) or _is_quoted(question[:start]):
            continue
        if meant := typed or nearest(word if start else word.lower()):
            meant = meant.lower() if word[0].islower() else meant[0].upper() + meant[1:]
            found.append((word, meant))
            made, last = made + question[last:start] + meant, match.end()
    return made + question[last:], tuple(found)


def _may_be_a_slip(word: str) -> bool:
    return len(word) >= LEAST and word.isalpha() and word.casefold() not in LIGHT


def _is_quoted(before: str) -> bool:
    """A quotation is open behind these words."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
