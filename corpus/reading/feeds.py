"""RSS and Atom feeds: each entry as the fields of an article."""

import io
from collections.abc import Iterator
from typing import Any

import feedparser

from corpus.article import CorpusError
from corpus.pages.html import read_fragment
from corpus.reading.tables import Row

BROKEN = (AttributeError, LookupError, TypeError, ValueError)  # found by fuzzing
Entry = Any  # a dictionary that feedparser does not type


def feed_rows(data: bytes, *, place: str) -> Iterator[Row]:
    """The entries of a feed in order, numbered from 1; titles and texts as a reader sees them.

    Raises CorpusError if it is no feed or has no entries.
    """
    try:
        feed = feedparser.parse(io.BytesIO(data))  # a stream: bytes could name a file or an address
    except BROKEN as error:
        raise CorpusError(f"{place}: a broken feed ({error}); download it again") from error
    if not feed.get("version"):
        raise CorpusError(f"{place}: no RSS or Atom feed; save the articles as HTML and add those")
    if not feed.entries:
        raise CorpusError(f"{place}: a feed without entries; download it again")
    for number, entry in enumerate(feed.entries, start=1):
        here = f"{place}:{number}"
        yield Row(here, number, _fields(entry, feed.feed, here))


def _fields(entry: Entry, feed: Entry, place: str) -> dict[str, object]:
    entry = dict(entry)  # without feedparser's guess of `updated` from `published`
    contents = [content.get("value") or "" for content in entry.get("content", [])]
    html = max([*contents, entry.get("summary") or ""], key=len)
    link = entry.get("link") or ""
    return {
        "title": read_fragment(entry.get("title") or "", place=place)[1],
        "text": read_fragment(html, place=place)[1],
        "url": link if link.startswith(("http://", "https://")) else None,
        "source": entry.get("source", {}).get("title") or feed.get("title"),
        "authors": [author["name"] for author in entry.get("authors", []) if author.get("name")],
        "published": entry.get("published"),
        "updated": entry.get("updated"),
        "language": entry.get("language") or feed.get("language"),
    }
