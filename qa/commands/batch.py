"""JSON lines in, JSON lines out: a document for each line, in order, and an error for a bad one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from corpus import Article, Library, Where
from corpus.reading.tables import article_from_row, no_json
from corpus.words import readable
from qa import assemble
from qa.checking.explain import Explanation
from qa.in_words import left_out_in_words
from qa.pipeline import evidence_of
from qa.result import Answer, Json, evidence_dict
from qa.values import Verdict

PAIRS_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question as a line of input gives it; `articles`, if given, are searched alone."""

    question: str
    history: tuple[tuple[str, str], ...] = ()
    since: str | None = None
    until: str | None = None
    sources: tuple[str, ...] = ()
    today: str | None = None
    articles: tuple[Article, ...] | None = None

    @property
    def library(self) -> Library | None:
        """A library of the line's own articles."""
        return None if self.articles is None else Library.from_articles(self.articles)


def read_question(line: str) -> QuestionLine:
    """The question of one line.

    Raises:
        ValueError: the line is no JSON object, or a field is missing or of another type.
        CorpusError: one of its articles is no article.
    """
    row = _object(line)
    question = row.get("question")
    if not isinstance(question, str) or not question.strip():
        raise ValueError('"question" is missing or empty; write {"question": "..."}')
    articles = row.get("articles")
    return QuestionLine(
        question,
        _history(row.get("history")),
        _text(row, "since"),
        _text(row, "until"),
        _sources(row.get("source")),
        _text(row, "today"),
        None if articles is None else _articles(articles),
    )


def read_pair(line: str) -> tuple[str, str]:
    """Claim and evidence of one line.

    Raises:
        ValueError: the line is no JSON object with both as text.
    """
    row = _object(line)
    claim, evidence = row.get("claim"), row.get("evidence")
    if not isinstance(claim, str) or not isinstance(evidence, str):
        raise ValueError('"claim" or "evidence" is missing or no text; write {"claim", "evidence"}')
    return claim, evidence


def documents(lines: Iterable[str], answer_line: Callable[[str], Json]) -> Iterator[Json]:
    """One document per line, in order; what goes wrong with a line is its document."""
    for number, line in enumerate(lines, 1):
        try:
            yield answer_line(line)
        except assemble.EXPECTED as error:
            yield failure(error, number)


def failure(error: Exception, number: int) -> Json:
    """The document that stands in the place of a bad line."""
    return {"error": str(error), "line": number}


def compact(document: Json) -> str:
    """A document as one line."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _object(line: str) -> Mapping[str, Any]:  # JSON values are of any type until they are checked
    if not line.strip():
        raise ValueError("an empty line; write one object per line")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(no_json(error)) from error
    if not isinstance(row, dict):
        raise ValueError("no JSON object; write one object per line")
    return row


def _articles(value: object) -> tuple[Article, ...]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise ValueError('"articles" is no list of objects with "title" and "text"')
    return tuple(_article(row, number) for number, row in enumerate(value, 1))


def _article(row: Mapping[str, object], number: int) -> Article:
    place = f"article {number}"
    made = article_from_row({"id": place.replace(" ", "-"), **row}, place=place)
    return replace(made, uri=made.url)


def _text(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f'"{name}" is {value!r}; write text')
    return value or None


def _sources(value: object) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError(f'"source" is {value!r}; write a name or a list of names')
    return tuple(names)


def _history(value: object) -> tuple[tuple[str, str], ...]:
    turns: Sequence[object] = value if isinstance(value, list) else []
    pairs = [
        t
        for t in turns
        if isinstance(t, list) and len(t) == 2 and all(isinstance(x, str) for x in t)
    ]
    if value is not None and (not isinstance(value, list) or len(pairs) != len(turns)):
        raise ValueError('"history" is no list of [question, answer] pairs, oldest first')
    return tuple((question, reply) for question, reply in pairs)


class Responder:
    """Answers over the library in a folder, or over the articles that a line brings along."""

    def __init__(self, folder: Path, answerer: str) -> None:
        self._folder = folder
        self._answerer = answerer

    def line(self, line: str) -> Json:
        """The answer to one line of input as a document."""
        asked = read_question(line)
        answer = assemble.answer(
            asked.question,
            library=self._library(asked),
            answerer=self._answerer,
            since=asked.since,
            until=asked.until,
            sources=asked.sources,
            history=asked.history,
            today=asked.today,
        )
        return answer.to_dict()

    def _library(self, asked: QuestionLine) -> Library:
        own = asked.library
        return assemble.stored_library(self._folder) if own is None else own

    def respond(
        self, question: str, *, today: str | None, since: str | None, until: str | None,
        sources: Sequence[str],
    ) -> Answer:  # fmt: skip
        """The answer to one question."""
        return assemble.answer(
            question,
            library=assemble.stored_library(self._folder),
            answerer=self._answerer,
            since=since,
            until=until,
            sources=sources,
            today=today,
        )


class Finder:
    """Finds passages in the library in a folder, or in the articles that a line brings along."""

    def __init__(self, folder: Path, k: int) -> None:
        self._folder = folder
        self._k = k

    def line(self, line: str) -> Json:
        """The passages for one line of input as a document."""
        asked = read_question(line)
        where = assemble.where_of(asked.since, asked.until, asked.sources)
        return self.find(asked.question, where, asked.library, today=asked.today)

    def find(
        self, question: str, where: Where, library: Library | None = None, *,
        today: str | None = None,
    ) -> Json:  # fmt: skip
        """The passages for one question as a document.

        Raises:
            ValueError: `today` is no ISO day.
        """
        question = readable(question)
        library = assemble.stored_library(self._folder) if library is None else library
        dated = where.since or where.until
        with assemble.open_searcher(library).snapshot() as now:
            hits = now.search(question, k=self._k, where=where, today=today)
            return {
                "question": question,
                "hits": [evidence_dict(one) for one in evidence_of(now.library, hits)],
                "undated_left_out": now.library.undated(where.sources) if dated else 0,
            }


def found_text(document: Json) -> str:
    """A document of passages for people."""
    rows = []
    for hit in document["hits"]:
        article = hit["article"]
        rows.append(f"{hit['score']:.3f}  {article['title'] or article['id']} ({article['id']})")
        rows.append("       " + " ".join(hit["text"].split()))
    told = left_out_in_words(document.get("undated_left_out", 0))
    return "\n".join([*(rows or ["nothing found"]), *([told] if told else [])])


class Judge:
    """Judges pairs of claim and evidence, some at a time."""

    def __init__(self, as_json: bool, *, explain: bool = False) -> None:
        self._as_json, self._explain = as_json, explain
        self._checker = assemble.open_checker()

    def documents(self, lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
        """The output line for each input line, and whether it is an error."""
        numbered = iter(enumerate(lines, 1))
        while batch := list(islice(numbered, PAIRS_AT_ONCE)):
            read = [_read_pair_or_failure(number, line) for number, line in batch]
            pairs = [item for item in read if isinstance(item, tuple)]
            verdicts = iter(self._checker.check(pairs))
            for item in read:
                if isinstance(item, dict):
                    yield compact(item), True
                else:
                    yield self._shown(next(verdicts), item), False

    def _shown(self, verdict: Verdict, pair: tuple[str, str]) -> str:
        if self._as_json:
            more = explanation_dict(assemble.explain_claim(*pair)) if self._explain else {}
            return compact(verdict_dict(verdict) | more)
        line = f"{verdict.label.value}\t{verdict.support:.2f}\t{'; '.join(verdict.reasons)}"
        return line + (explanation_text(assemble.explain_claim(*pair)) if self._explain else "")


def explanation_dict(explanation: Explanation) -> Json:
    """An explanation as JSON has it, beside its verdict."""
    return {
        "found": [{"layer": layer, "reason": reason} for layer, reason in explanation.found],
        "read": explanation.read,
        "words": [{"word": word, "costs": round(cost, 4)} for word, cost in explanation.words],
    }


def explanation_text(explanation: Explanation) -> str:
    """What decided, in indented lines; "" if the claim's own words or the lack of any did."""
    lines = [f"{layer}: {reason}" for layer, reason in explanation.found]
    if explanation.read:
        costs = " ".join(f"{word} ({cost:+.2f})" for word, cost in explanation.words)
        lines += [f"read: {' '.join(explanation.read.split())}", f"support by word: {costs}"]
    return "".join(f"\n    {line}" for line in lines)


def _read_pair_or_failure(number: int, line: str) -> tuple[str, str] | Json:
    try:
        return read_pair(line)
    except ValueError as error:
        return failure(error, number)


def verdict_dict(verdict: Verdict) -> Json:
    """A verdict as JSON has it: verdict, support, reasons."""
    return {
        "verdict": verdict.label.value,
        "support": round(verdict.support, 4),
        "reasons": list(verdict.reasons),
    }
