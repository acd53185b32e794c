"""Evaluation cases: a question and what is known of its right answer, one JSON object per line.

A case states only what a person knows: every metric that needs more leaves the case out and counts
it as not scored.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from corpus import Article, CorpusError
from corpus.reading.tables import article_from_row
from eval.fields import (
    Row,
    day,
    flag,
    items,
    only_known,
    required,
    row_of_line,
    rows,
    text,
    texts,
)
from eval.files import read_text
from eval.naming import Shelf

ARTICLE_FIELDS = ("date", *(f.name for f in fields(Article) if f.init and f.name != "uri"))
SHOWN = 20  # problems told at once: nobody corrects more before trying again


class CaseError(ValueError):
    """A file of cases cannot be used; the message says where, what and the remedy."""


@dataclass(frozen=True, slots=True)
class Span:
    """Exact words of an article that answer the question; `article` is its id, address or title.

    Spans that share a `fact` tell the same thing: citing one of them is enough. A span without one
    stands for itself.
    """

    article: str
    text: str
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence that answers part of the question, and the title of an article it stands in.

    Without a title any article that has the sentence will do.
    """

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class GoldReading:
    """One of several figures or versions an answer must name: `value` in words, who said it, when.

    `date` is an ISO day or empty, `speaker` a name or empty.
    """

    value: str
    speaker: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what is known of its answer; what is not known is empty.

    answers: forms of the one answer; a text that holds any of them is right.
    claims: what a full answer says; each claim in any of its forms.
    references: whole answers as people wrote them, compared word by word, never asked for verbatim.
    articles: ids, addresses or titles of articles, any of which holds the answer.
    spans, facts: words that answer it; all of them are needed (spans of one fact: one of them).
    unanswerable: the articles do not answer the question; silence is right.
    corrections: forms of what an answer may say instead, where the question is wrongly put.
    readings: versions that differ, each of which the answer must name.
    wrong_answers: what must not be asserted.
    history: earlier turns, (question, answer), oldest first; since, until, today: ISO days.
    own_articles: what to answer from instead of the library.
    kind: a word to group the report by; note: for people, never read.
    """

    id: str
    question: str
    answers: tuple[str, ...] = ()
    claims: tuple[tuple[str, ...], ...] = ()
    references: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    facts: tuple[Fact, ...] = ()
    unanswerable: bool = False
    corrections: tuple[str, ...] = ()
    readings: tuple[GoldReading, ...] = ()
    wrong_answers: tuple[str, ...] = ()
    history: tuple[tuple[str, str], ...] = ()
    since: str | None = None
    until: str | None = None
    today: str | None = None
    sources: tuple[str, ...] = ()
    own_articles: tuple[Article, ...] = ()
    kind: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.id.strip() or not self.question.strip():
            raise ValueError(f"case {self.id!r}: id or question is empty; give both")
        if self.unanswerable and self.has_gold:
            raise ValueError(
                f"case {self.id!r} is unanswerable and yet has an answer; leave one of them out"
            )
        if self.corrections and not self.unanswerable:
            raise ValueError(
                f'case {self.id!r} has corrections and is not unanswerable; write "answers"'
            )
        if not all(self.claims):
            raise ValueError(f"case {self.id!r} has a claim without a form; leave it out")
        if self.since and self.until and self.since > self.until:
            raise ValueError(
                f"case {self.id!r}: since {self.since} is after until {self.until}; change one"
            )
        own = Shelf(self.own_articles, lambda article: article.text)
        if self.own_articles and (slip := own.slip(self.named, self.quoted)):
            raise ValueError(f"case {self.id!r}, own articles: {slip}")

    @property
    def named(self) -> tuple[str, ...]:
        """What the gold calls its articles, in order."""
        spans, facts = (span.article for span in self.spans), (fact.title for fact in self.facts)
        return tuple(name for name in (*self.articles, *spans, *facts) if name)

    @property
    def quoted(self) -> tuple[tuple[str, str], ...]:
        """Exact words that the gold quotes, each with the name of its article before it."""
        return tuple((span.article, span.text) for span in self.spans)

    @property
    def has_gold(self) -> bool:
        """Whether anything is known of a right answer."""
        words = self.answers or self.claims or self.references or self.readings
        return bool(words or self.articles or self.spans or self.facts)

    @property
    def answerable(self) -> bool | None:
        """Whether the articles answer the question; `None` if the case does not say."""
        return False if self.unanswerable else (True if self.has_gold else None)


def read_cases(path: Path) -> list[Case]:
    """The cases of a file, in order; a name that ends in .gz is unpacked. Empty lines are skipped.

    Raises:
        CaseError: lines that are no cases; each is told as `path:line: what is wrong, the remedy`.
        OSError: the file cannot be read.
    """
    cases, problems, lines = list[Case](), list[str](), dict[str, int]()
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        try:
            case = _case(row_of_line(line), f"line-{number}")
            if case.id in lines:
                raise ValueError(f"id {case.id!r} is taken by line {lines[case.id]}; change one")
        except (ValueError, CorpusError) as error:
            problems.append(f"{path}:{number}: {error}")
        else:
            lines[case.id] = number
            cases.append(case)
    if problems:
        more = [f"... and {len(problems) - SHOWN} more"] if len(problems) > SHOWN else []
        raise CaseError("\n".join(problems[:SHOWN] + more))
    return cases


def write_cases(cases: Iterable[Case], path: Path) -> int:
    """Write one case per line, what is empty left out; the number of them."""
    written = [json.dumps(case_row(case), ensure_ascii=False) for case in cases]
    path.write_text("".join(f"{row}\n" for row in written), encoding="utf-8")
    return len(written)


def case_row(case: Case) -> dict[str, object]:
    """A case as JSON has it, what is empty left out; `read_cases` makes the same case of it."""
    row = {field.name: getattr(case, field.name) for field in fields(case)}
    for name in ("spans", "facts", "readings"):
        row[name] = [_filled(asdict(item)) for item in row[name]]
    row["own_articles"] = [article_row(article) for article in case.own_articles]
    return _filled(row)


def _filled(row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if value}


def article_row(article: Article) -> dict[str, object]:
    """An article as JSON has it, what is empty left out; `byline add` reads it from .jsonl."""
    row = asdict(article)
    del row["revision"], row["uri"]  # the one is made of the text, the other is this line
    return _filled(row)


def _lines(path: Path) -> list[str]:
    try:
        return read_text(path).split("\n")
    except ValueError as error:
        raise CaseError(str(error)) from error


def _case(row: Row, unnamed: str) -> Case:
    only_known(row, [field.name for field in fields(Case)])
    return Case(
        id=text(row, "id") or unnamed,
        question=required(row, "question"),
        answers=texts(row, "answers"),
        claims=_claims(row),
        references=texts(row, "references"),
        articles=texts(row, "articles"),
        spans=tuple(map(_span, rows(row, "spans"))),
        facts=tuple(map(_fact, rows(row, "facts"))),
        unanswerable=flag(row, "unanswerable"),
        corrections=texts(row, "corrections"),
        readings=tuple(map(_reading, rows(row, "readings"))),
        wrong_answers=texts(row, "wrong_answers"),
        history=tuple(map(_turn, items(row, "history"))),
        since=day(row, "since"),
        until=day(row, "until"),
        today=day(row, "today"),
        sources=texts(row, "sources"),
        own_articles=_own_articles(row),
        kind=text(row, "kind"),
        note=text(row, "note"),
    )


def _claims(row: Row) -> tuple[tuple[str, ...], ...]:
    """Each claim is a text, or a list of its forms."""
    return tuple(texts({"claims": forms}, "claims") for forms in items(row, "claims"))


def _span(row: Row) -> Span:
    only_known(row, ("article", "text", "fact"), "span: ")
    return Span(required(row, "article"), required(row, "text"), text(row, "fact"))


def _fact(row: Row) -> Fact:
    only_known(row, ("title", "text"), "fact: ")
    return Fact(text(row, "title"), required(row, "text"))


def _reading(row: Row) -> GoldReading:
    only_known(row, ("value", "speaker", "date"), "reading: ")
    return GoldReading(required(row, "value"), text(row, "speaker"), day(row, "date") or "")


def _turn(value: object) -> tuple[str, str]:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(x, str) for x in value):
        return value[0], value[1]
    raise ValueError(f'"history" holds {value!r}; write [question, answer] pairs, oldest first')


def _own_articles(row: Row) -> tuple[Article, ...]:
    found = list[Article]()
    for number, article in enumerate(rows(row, "own_articles"), 1):
        only_known(article, ARTICLE_FIELDS, f"own article {number}: ")
        given = {"id": f"article-{number}", **article}
        made = article_from_row(given, place=f"own article {number}")
        found.append(replace(made, uri=made.url))
    return tuple(found)
