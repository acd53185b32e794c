"""Whose words they are: the outlet and the date that go before a sentence of an article."""

from corpus import Article
from qa.in_words import origin


def attribution(article: Article) -> str:
    """`Reuters, 19 October 2024: `, as far as outlet and date are known; else empty."""
    known = origin(article)
    return f"{known}: " if known else ""


def unattributed(text: str, article: Article) -> str:
    """`text` without the attribution to `article` that goes before it, if one does."""
    return text.removeprefix(attribution(article))
