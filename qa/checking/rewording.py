"""Claims with the article's own words where they leave out or change some: quotations, bounds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.checking.exact.counted import counts_alike
from qa.evidence.attribution import unattributed
from qa.reading.numbers import figures
from qa.reading.quotes import find_verbatim, nearest_wording, quotations, quoted_from
from qa.reading.speakers import speakers_in
from qa.reading.speakers_in_text import CLOSING, quoted_by
from qa.values import Evidence

HELD = re.compile(  # before a figure that bears no "about"
    r"\b(?:all|other|another|passed|exceeded|than|the|these|those|its|his|her|their)\s$",
    re.IGNORECASE,
)


def as_quoted(text: str, cited: Sequence[Evidence]) -> str:
    """The sentence in quotation marks, behind who says it, if it is words that somebody says.

    A model that copies them without either tells as a fact what is somebody's word.
    """
    if quotations(text) or speakers_in(text):
        return text
    for e in cited:
        core = unattributed(text, e.article)
        found = find_verbatim(core, e.text)
        if found is None:
            continue
        start, end = e.start + found[0], e.start + found[1]
        if quoted_from(e.article.text, start) is None or CLOSING.search(e.article.text[start:end]):
            continue
        who = quoted_by(e.article.text, start, end, surely=True)
        named = f"[{who}:] " if who and who[0].isupper() else ""
        return f"{text.removesuffix(core)}{named}“{core}”"
    return text


def with_quoted_words(text: str, cited: Sequence[Evidence]) -> tuple[str, int]:
    """The sentence with its quotations as the cited words have them, and how many changed."""
    corrected = 0
    for quotation in reversed(quotations(text)):
        if any(find_verbatim(quotation.text, e.text) for e in cited):
            continue
        for e in cited:
            if near := nearest_wording(quotation.text, e.text):
                text = text[: quotation.start] + e.text[slice(*near)] + text[quotation.end :]
                corrected += 1
                break
    return text, corrected


def with_bounds(text: str, cited: Sequence[Evidence]) -> tuple[str, int]:
    """The sentence with "about", "at least" before figures as the cited words have them.

    Of figures that they give with one value and another bound, counting the same. And how many
    changed.
    """
    restored = 0
    for figure in reversed(figures(text)):
        there = [
            (e.text, other)
            for e in cited
            for other in figures(e.text)
            if (other.value, other.unit) == (figure.value, figure.unit)
            and counts_alike(text, figure, e.text, other)
        ]
        bare = figure.bound == "exact" and not HELD.search(text[: figure.quoted_start])
        if not there or not bare or any(figure.follows_from(other) for _, other in there):
            continue
        words = there[0][0][there[0][1].quoted_start : there[0][1].quoted_end]
        first = str.upper if figure.quoted_start == 0 else str.lower
        words = first(words[0]) + words[1:]
        text = text[: figure.quoted_start] + words + text[figure.quoted_end :]
        restored += 1
    return text, restored
