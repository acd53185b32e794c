"""The values of the corpus: an article, its page as read, a passage of it.

Offsets count code points and ends are exclusive, here and everywhere.
"""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(T.+)?")
SURROGATE = re.compile("[\ud800-\udfff\x00]")


class CorpusError(Exception):
    """An article, file or library cannot be used; the message says which, where and the remedy."""


@dataclass(frozen=True, slots=True)
class Article:
    """A news article: clean prose and what is known of its origin; unknown is `None` or empty.

    `published` and `updated` are ISO 8601: a day (`2024-10-19`) or a time with its zone. `source`
    is the publisher, `agency` the wire service that the story credits, `uri` the path or address it
    was read from, `language` a two-letter code, `notice` a correction or retraction that its page
    states. Without an `id` the article takes its `url`, else a digest of title and text. `revision`
    is the digest of the text.
    """

    id: str = ""
    title: str = ""
    text: str = field(default="", repr=False)  # a page long
    source: str | None = None
    agency: str | None = None
    url: str | None = None
    uri: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    notice: str | None = None
    revision: str = field(init=False)

    def __post_init__(self) -> None:
        told = (self.id, self.source, self.agency, self.url, self.uri, self.language, self.notice)
        if SURROGATE.search("".join((*filter(None, told), *self.authors, self.title, self.text))):
            raise CorpusError(
                f"article {self.id!r}: NUL or half a surrogate pair in its text or in what is told"
                " of it; decode it as UTF-8"
            )
        for name in ("published", "updated"):
            _check_iso(self.id, name, getattr(self, name))
        identity = self.id or self.url or _digest(f"{self.title}\n{self.text}")
        object.__setattr__(self, "id", identity)
        object.__setattr__(self, "revision", _digest(self.text))

    @property
    def sources(self) -> tuple[str, ...]:
        """The publisher and the agency, those that are known."""
        return tuple(dict.fromkeys(name for name in (self.source, self.agency) if name))

    @property
    def outlet(self) -> str | None:
        """Where the story is from: the publisher, else the agency that it credits, if either is."""
        return self.source or self.agency

    @property
    def published_on(self) -> date | None:
        """The day of `published`, in its own time zone."""
        return date.fromisoformat(self.published[:10]) if self.published else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _check_iso(article_id: str, name: str, value: str | None) -> None:
    if value is None:
        return
    try:
        if not ISO_DATE.fullmatch(value):
            raise ValueError(value)
        datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise CorpusError(
            f"article {article_id!r}: {name} is {value!r}; write an ISO date such as '2024-10-19'"
        ) from error


@dataclass(frozen=True, slots=True)
class Page:
    """The visible text of a page as read, and the ranges of it that the article's text was made of.

    `article.text` is the kept ranges in order, white space folded: nothing is added but the line
    breaks between blocks. `numbers` are the offsets at which the pages of a PDF begin, else empty.
    """

    text: str
    kept: tuple[tuple[int, int], ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """`article.text[start:end]` of the current revision of an article."""

    article_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"passage of {self.article_id!r}: empty range {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article and the page it was read from, and what of it could not be read, if anything."""

    article: Article
    page: Page
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that could not be read: the place (path, or path:line) and why, with the remedy."""

    place: str
    reason: str
