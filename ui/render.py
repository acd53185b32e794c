"""Answers, articles and what else the page shows, as HTML. Pure: values in, HTML out.

Everything is escaped by the templates: what an article contains is only ever text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from corpus import Article
from corpus.words import one_line
from qa.answers_store import Conversation
from qa.in_words import (
    VERDICT_WORDS,
    articles_having,
    columns,
    day_in_words,
    headline,
    respelled_in_words,
    told_relations,
)
from ui.emphasis import quote_html, sentence_html
from ui.highlights import Highlight, excerpt
from ui.links import original
from ui.live import Live
from ui.timeline import timeline
from ui.turns import Coverage, Turn

READER_HINT = "Choose a number in an answer to read its source here, at the words it cites."
TIMELINES = {  # what a line of time shows
    "figures": "Who gave which figure when",
    "days": "Who gave which day when",
    "stances": "Who took which side when",
}
CHANGES = {"changed": "changed since this answer", "removed": "no longer in the library"}


def _tick(day: date) -> str:
    """A day below a line of time, where there is little room."""
    return f"{day.day} {day:%b} {day.year}"


def _origin(article: Article, *, whole: bool = False) -> Markup:
    """Outlet and day of an article, what is unknown left out; as a `whole` it is told as such."""
    known = {"source": article.outlet, "date": article.published}
    parts = [Markup("<bdi>{}</bdi>").format(article.outlet)] if article.outlet else []
    parts += [escape(day_in_words(article.published))] if article.published else []
    missing = [name for name, value in known.items() if not value]
    if whole and missing:
        parts.append(escape(f"no {' or '.join(missing)} given"))
    return Markup(" · ").join(parts)


def _whence(article: Article) -> str:
    """The outlet of an article, of one that names none its title."""
    return article.outlet or _name(article)


def _name(article: Article) -> str:
    """The title, of an article without one what names it else."""
    return one_line(article.title) or article.id


def _begun(message: str) -> str:
    """A message as a sentence begins; what is no plain word, such as an address, stays as it is."""
    first = message.split(maxsplit=1)[:1]
    return message[:1].upper() + message[1:] if first and first[0].isalpha() else message


TEMPLATES = Environment(
    loader=PackageLoader("ui"), autoescape=True, undefined=StrictUndefined,
    trim_blocks=True, lstrip_blocks=True,
)  # fmt: skip
TEMPLATES.filters |= {
    "day": day_in_words, "tick": _tick, "origin": _origin, "whence": _whence,
    "sentence": sentence_html, "quote": quote_html, "line": one_line,
    "name": _name, "begun": _begun, "original": original, "timeline": timeline,
    "headline": headline, "columns": columns, "articles_having": articles_having,
    "told_relations": told_relations, "respelled": respelled_in_words,
}  # fmt: skip
TEMPLATES.globals |= {
    "CHANGES": CHANGES,
    "TIMELINES": TIMELINES,
    "VERDICTS": VERDICT_WORDS,
    "READER_HINT": READER_HINT,
}


def _filled(template: str, **values: object) -> str:
    return TEMPLATES.get_template(template).render(values)


def turn_html(turn: Turn, coverage: Coverage) -> str:
    """A question with its checked answer, or with what is nearest if there is none."""
    return _filled("turn.html", turn=turn, coverage=coverage)


def live_html(live: Live) -> str:
    """A question with what has come of its answer so far, visibly provisional."""
    return _filled("live.html", live=live)


def failure_html(question: str, message: str, *, can_switch: bool) -> str:
    """A question that could not be answered, why, and the ways on."""
    return _filled("failure.html", question=question, message=message, can_switch=can_switch)


def welcome_html(coverage: Coverage) -> str:
    """What a visitor sees before the first question."""
    return _filled("welcome.html", coverage=coverage)


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article opened at the words that an answer cites.

    `change` is what became of it since: `changed`, `removed` or empty; `differences` are the
    sentences gone and those that came instead.
    """

    article: Article
    highlights: tuple[Highlight, ...] = ()
    address: str | None = None
    change: str = ""
    differences: tuple[tuple[str, str], ...] = ()


def article_html(opened: OpenArticle) -> str:
    """An article with the cited words highlighted; the current ones have the id `cited`."""
    current: Sequence[Highlight] = [h for h in opened.highlights if h.current]
    return _filled(
        "article.html", article=opened.article, address=opened.address, change=opened.change,
        differences=opened.differences, shown=excerpt(opened.article.text, opened.highlights),
        current=current[0] if current else None,
    )  # fmt: skip


def _part(name: str, value: object) -> str:
    """One of the small parts that need no file of their own."""
    return str(getattr(TEMPLATES.get_template("small.html").module, name)(value))


def told_html(text: str) -> str:
    """Which host receives what."""
    return _part("told", text)


def earlier_html(conversations: Sequence[Conversation]) -> str:
    """Links to the conversations of a visitor, the last first."""
    return _part("earlier", conversations)


def no_article_html() -> str:
    """What stands where an article will be read."""
    return _filled("hint.html")


def failed_article_html(message: str) -> str:
    """Why an article could not be opened."""
    return _part("failed_article", message)
