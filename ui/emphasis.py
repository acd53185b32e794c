"""The words that answer, made to stand out in a sentence of an answer and in what it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from corpus.sentences import Span
from corpus.words import one_line
from qa.evidence.attribution import unattributed
from qa.values import Citation

LONGEST_LAST = 20  # characters of a word that may stand on one line with numbers and a verdict
ANSWER = Markup('<strong class="answer">{}</strong>')


def quote_html(citation: Citation) -> Markup:
    """The words cited, on one line."""
    quote = citation.quote
    if citation.words is None:
        return escape(one_line(quote))
    start, end = (place - citation.start for place in citation.words)
    return _emphasised(*map(_folded, (quote[:start], quote[start:end], quote[end:])))


def sentence_html(text: str, citations: Sequence[Citation]) -> tuple[Markup, Markup]:
    """A sentence and its last word, to which the marks after it stick; a long word does not."""
    head, _, last = text.rpartition(" ")
    cut = len(head) + 1 if head and len(last) <= LONGEST_LAST else len(text)
    found = (place for citation in citations if (place := _answer_in(text, citation)))
    start, end = next(found, (0, 0))
    return _part(text, 0, cut, (start, end)), _part(text, cut, len(text), (start, end))


def _answer_in(text: str, citation: Citation) -> Span | None:
    """Where the words that answer stand in a sentence that cites them.

    As a sentence ends like the words cited if it is one of the article, else where they first do.
    """
    if citation.words is None or citation.answer is None:
        return None
    own = len(text) - len(unattributed(text, citation.article))
    answer = one_line(citation.answer)
    tail = one_line(citation.article.text[citation.words[0] : citation.end])
    start = len(text) - len(tail)
    if text.endswith(tail) and start >= own and not text[start - 1 : start + 1].isalnum():
        return start, start + len(answer)
    match = re.compile(rf"(?<!\w){re.escape(answer)}(?!\w)").search(text, own)
    return match.span() if match else None


def _part(text: str, first: int, last: int, words: Span) -> Markup:
    """`text[first:last]`, what of the words lies in it emphasised."""
    start, end = (min(max(place, first), last) for place in words)
    return _emphasised(text[first:start], text[start:end], text[end:last])


def _emphasised(before: str, words: str, after: str) -> Markup:
    return escape(before) + (ANSWER.format(words) if words else Markup()) + escape(after)


def _folded(text: str) -> str:
    """The text, each white space one blank."""
    return re.sub(r"\s+", " ", text)
