"""Passages: windows of whole sentences, as long as the embedding model reads."""

import math
from collections.abc import Callable, Iterator, Sequence

from corpus.article import Article, Passage
from corpus.sentences import Span, sentence_spans

CountTokens = Callable[[str], int]


def split_article(article: Article, *, count_tokens: CountTokens, max_tokens: int) -> list[Passage]:
    """Passages that cover all visible text of `article` in order, each of at most `max_tokens`.

    Borders are sentence borders; a sentence too long for one passage is cut between words, a word
    too long between characters. No text gives no passages.
    """
    text = article.text
    pieces = [
        piece
        for span in sentence_spans(text)
        for piece in _fitting(text, span, count_tokens, max_tokens)
    ]
    return [Passage(article.id, a, b) for a, b in _packed(text, pieces, count_tokens, max_tokens)]


def _packed(
    text: str, pieces: Sequence[Span], count_tokens: CountTokens, max_tokens: int
) -> Iterator[Span]:
    """Neighbouring pieces joined while they fit, into passages of about one length.

    The last one would else be as short as it happens to be, and a passage of few words is near to
    every question about them.
    """
    costs = [count_tokens(text[left:right]) for left, right in pieces]
    waiting = sum(costs)
    start, end, used, aim = 0, 0, 0, _even(waiting, max_tokens)
    for (left, right), cost in zip(pieces, costs, strict=True):
        if end and (used + cost > max_tokens or used + cost / 2 > aim):
            yield start, end
            waiting -= used
            end, used, aim = 0, 0, _even(waiting, max_tokens)
        start = start if end else left
        end, used = right, used + cost
    if end:
        yield start, end


def _even(tokens: int, most: int) -> float:
    """The length of passages of at most `most` tokens that share out `tokens` evenly."""
    return tokens / max(1, math.ceil(tokens / most))


def _fitting(text: str, span: Span, count_tokens: CountTokens, max_tokens: int) -> Iterator[Span]:
    """`span` itself if it fits, else its two halves cut near the middle, and so on."""
    start, end = span
    if end - start <= 1 or count_tokens(text[start:end]) <= max_tokens:
        yield span
        return
    middle = (start + end) // 2
    space = text.rfind(" ", start + 1, middle + 1)
    cut = space if space > start else middle
    right = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    yield from _fitting(text, (start, cut), count_tokens, max_tokens)
    yield from _fitting(text, (right, end), count_tokens, max_tokens)
