"""What came of one case: the answer as JSON, the passages it was written from, or the error.

Results are plain JSON, so that a run can be read, scored and compared without its library.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from qa.result import Answer, Json, evidence_dict
from qa.values import Evidence

AROUND = 200  # characters of the article shown before and after a quote


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one case; either `answer` or `error` is given.

    `key` names everything that the answer depends on; `passages` are those found, nearest first;
    `seconds` are wall time, `first_words` until the first words; `error` is one line.
    """

    case: str
    key: str
    seconds: float
    first_words: float | None = None
    passages: tuple[Json, ...] = ()
    answer: Json | None = None
    error: str | None = None

    def __post_init__(self) -> None:
        if (self.answer is None) == (self.error is None):
            raise ValueError(f"result of case {self.case!r}: give an answer or an error, not both")

    @property
    def line(self) -> str:
        """The result as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


def answer_row(answer: Answer) -> Json:
    """The answer as JSON, each citation with some of the article's words before and after it."""
    row = answer.to_dict()
    for shown, citation in zip(row["citations"], answer.citations, strict=True):
        text = citation.article.text
        shown["revision"] = citation.article.revision
        shown["before"] = _until(text, citation.start)
        shown["after"] = _from(text, citation.end)
    return row


def _until(text: str, end: int) -> str:
    """The words before a place, `…` for what is cut off."""
    start = max(0, end - AROUND)
    _cut, _space, words = text[start:end].partition(" ") if start else ("", "", text[:end])
    return f"… {words}" if start else words


def _from(text: str, start: int) -> str:
    """The words after a place, `…` for what is cut off."""
    end = start + AROUND
    return text[start:] if end >= len(text) else f"{text[start:end].rpartition(' ')[0]} …"


def passage_rows(evidence: Iterable[Evidence]) -> tuple[Json, ...]:
    """Passages as JSON, in their order."""
    return tuple(evidence_dict(passage) for passage in evidence)


def read_results(path: Path) -> Iterator[Result]:
    """The results of a file, the last of each case; a half-written last line is passed over.

    A missing file has none.

    Raises:
        ValueError: a line before the last is no result.
    """
    latest = dict[str, Result]()
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            result = Result(**{**row, "passages": tuple(row["passages"])})
        except (ValueError, TypeError, KeyError) as error:
            if number == len(lines):  # a killed run was writing it
                continue
            raise ValueError(f"{path}:{number}: no result of a run ({error})") from error
        latest[result.case] = result
    yield from latest.values()
