"""Whose words they are: the outlet and the date that go before a sentence of an article."""

from corpus import Article
from qa.in_words import origin


def attribution(article: Article) -> str:
    """`Reuters, 19 October 2024: `, as far as outlet and date are known; else empty."""
    known = origin(article)
    return f"{known}: " if known else ""


def attributed(text: str, article: Article) -> str:
    """`text` behind its attribution, unless it begins with its outlet itself.

    >>> attributed("Post: It rose.", Article(text="It rose.", source="Post"))
    'Post: It rose.'
    """
    says = article.outlet and text.startswith(f"{article.outlet}: ")
    return text if says else attribution(article) + text


def unattributed(text: str, article: Article) -> str:
    """`text` without the attribution to `article` that goes before it, if one does."""
    return text.removeprefix(attribution(article))
