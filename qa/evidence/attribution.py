"""Whose words they are: the source and the date that go before a sentence of an article."""

from datetime import date

from corpus import Article


def attribution(article: Article) -> str:
    """`Reuters, 19 October 2024: `, as far as source and date are known; else empty."""
    day = article.published_on
    known = [part for part in (article.source, _written(day) if day else None) if part]
    return f"{', '.join(known)}: " if known else ""


def _written(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
