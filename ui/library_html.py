"""The library as HTML: its state, the list, an article beside its page. Templates escape all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from corpus import Article, Page
from qa.commands.summary import KINDS, Summary
from qa.in_words import day_in_words, named
from ui.article_list import ORDERS, Shown, View
from ui.intake import Parcel, for_visitors
from ui.links import web_address

LONGEST = 120_000  # characters of an article or a page that are shown; the rest is counted
MOST_NAMES = 10  # files that a question names; the others are counted


@dataclass(frozen=True, slots=True)
class State:
    """How far a library is: what it holds and what still waits, of passages and vectors."""

    articles: int
    passages: int
    unsplit: int
    pending: int
    model: str | None
    samples: bool = False
    error: str | None = None

    @property
    def busy(self) -> bool:
        """Whether something waits and nothing has gone wrong."""
        return bool(self.unsplit or self.pending) and self.error is None


def state_html(state: State) -> str:
    """What the library holds, and what a reader should know while its vectors are being made."""
    return _rendered("state", state=state)


def message_html(text: str, names: Sequence[str] = (), *, failed: bool = False) -> str:
    """A sentence for the visitor, and the first of the things it is about."""
    return _rendered("message", text=text, names=names, most=MOST_NAMES, failed=failed)


def intake_html(parcels: Sequence[Parcel], summary: Summary | None = None) -> str:
    """What has become of each parcel; at the end also the `summary` of all."""
    return _rendered(
        "intake", parcels=parcels, summary=summary, untold=any(p.untold for p in parcels)
    )


def list_html(page: Shown, view: View) -> str:
    """A page of the list as a table; its buttons carry the event and the value they stand for."""
    split = any(row.passages for row in page.rows)
    columns = [column for column in ORDERS if split or column != "passages"]
    return _rendered("list", list=page, view=view, columns=columns)


def article_html(article: Article, page: Page, copies: Sequence[Article]) -> str:
    """What is known of an article, and its text beside the page that it was made of."""
    return _rendered(
        "article",
        article=article,
        facts=[(name, value) for name, value in _facts(article).items() if value],
        address=web_address(article),
        copies=copies,
        paragraphs=[line for line in article.text[:LONGEST].splitlines() if line.strip()],
        text_left=max(0, len(article.text) - LONGEST),
        pieces=pieces(page),
        page_left=max(0, len(page.text) - LONGEST),
    )


def pieces(page: Page) -> list[tuple[str, bool]]:
    """The words of a page in order, and whether they were kept; white space always is."""
    found, place = list[tuple[str, bool]](), 0
    for start, end in (*page.kept, (LONGEST, LONGEST)):
        cut, kept = page.text[place : min(start, LONGEST)], page.text[start : min(end, LONGEST)]
        found += [(cut, not cut.strip()), (kept, True)]
        place = end
    return [(words, kept) for words, kept in found if words]


def _facts(article: Article) -> dict[str, str | None]:
    return {
        "Source": article.source,
        "Agency": article.agency,
        "Authors": "; ".join(article.authors),
        "Published": day_in_words(article.published),
        "Updated": day_in_words(article.updated),
        "Language": article.language,
        "Id": article.id,
        "Read from": article.uri if article.uri != article.url else None,
    }


def counted(n: int, noun: str) -> str:
    """`n` with its noun.

    >>> counted(1, "article"), counted(1200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def counts(summary: Summary) -> str:
    """The counts that are not zero in one line.

    >>> counts(Summary())
    'nothing found'
    """
    told = [f"{summary.counts[kind]:,} {kind}" for kind in KINDS if summary.counts[kind]]
    return ", ".join(told) or "nothing found"


def _rendered(name: str, **values: object) -> str:
    return TEMPLATES.get_template(f"library/{name}.html").render(values)


TEMPLATES = Environment(
    loader=PackageLoader("ui"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters |= {
    "counted": counted,
    "counts": counts,
    "described": named,
    "day": day_in_words,
    "for_visitors": for_visitors,
}
