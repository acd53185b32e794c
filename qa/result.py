"""The checked answer, and the forms it is shown in: text, Markdown, JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from corpus import Article, Page
from corpus.words import one_line
from qa.in_words import (
    articles_having,
    columns,
    day_in_words,
    headline,
    left_out_in_words,
    mark,
    named,
    relations,
    repairs_in_words,
    respelled_in_words,
    told_relations,
    writer_in_words,
)
from qa.values import (
    Citation,
    Claim,
    Conflict,
    ConflictKind,
    Evidence,
    Reading,
    Repairs,
    Usage,
    with_markers,
)

DOUBTS = "The words cited do not bear these sentences out:"
MARKDOWN_MARKS = re.compile(r"([\\`*_{}\[\]<>#|!~&$])")
OPENS_LIST = re.compile(r"^(\s*(?:\d{1,9})?)([-+.)])(?=\s)", re.MULTILINE)  # 1986. It rained
Json = dict[str, Any]  # what json.dumps takes: the values differ by key


@dataclass(frozen=True, slots=True)
class Answer:
    """A checked answer. Abstaining, it has no claims; then `reason` says why.

    `evidence` are the passages found, nearest first (abstaining, the nearest sentences); `timings`
    are seconds per step; `respelled` has each word of the question that no article has, with the
    one for which it was read; `trace` tells the steps taken, for readers who wonder; `usage` counts
    tokens if a language model wrote.
    """

    question: str
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    answerer: str
    model: str | None = None
    reason: str | None = None
    conflicts: tuple[Conflict, ...] = ()
    repairs: Repairs = field(default_factory=Repairs)
    undated_left_out: int = 0
    respelled: tuple[tuple[str, str], ...] = ()
    trace: tuple[str, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
    usage: Usage | None = None

    def __repr__(self) -> str:
        found = f"{len(self.claims)} claims, {len(self.citations)} citations"
        return f"<Answer to {self.question!r}: {found}, {self.answerer}>"

    @property
    def abstained(self) -> bool:
        """The articles do not answer the question."""
        return not self.claims

    @property
    def text(self) -> str:
        """The prose with [n] markers, without the list of sources; abstaining, the reason."""
        if self.abstained:
            return self.reason or ""
        return "".join(claim.before + claim.marked_text for claim in self.claims)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation of the claims and of the readings once, by number.

        Where a claim and readings cite the same words, with those that answer the claim.
        """
        found = [c for claim in self.claims for c in claim.citations]
        found += [r.citation for conflict in self.conflicts for r in conflict.readings]
        by_number = {c.number: c for c in reversed(found)}
        return tuple(by_number[number] for number in sorted(by_number))

    def __str__(self) -> str:
        parts = [self.text, *(_conflict_text(conflict) for conflict in self.conflicts)]
        if self.abstained:
            parts += ["Nearest in the articles:"] if self.evidence else []
            parts += [f"- {describe(e.article)}: {e.text}" for e in self.evidence[:3]]
        else:
            parts += ["\n".join(_source_text(citation) for citation in self.citations)]
        if doubts := self._doubts():
            parts += ["\n".join([DOUBTS, *(f"- {doubt}" for doubt in doubts)])]
        parts += [respelled_in_words(self.respelled), left_out_in_words(self.undated_left_out)]
        return "\n\n".join(part for part in parts if part)

    def to_markdown(self) -> str:
        """The answer as Markdown with its sources; whatever the articles contain is escaped.

        A sentence that is not supported bears its verdict; the last line says who wrote.
        """
        parts = [self._marked_markdown(), *map(_conflict_markdown, self.conflicts)]
        if self.abstained:
            parts += [f"> {one_line(escape(e.text))}" for e in self.evidence[:3]]
        parts += ["\n".join(_source_markdown(citation) for citation in self.citations)]
        parts += [escape(respelled_in_words(self.respelled))]
        parts += [left_out_in_words(self.undated_left_out)]
        if not self.abstained:
            parts += [escape(self._made())]
        return "\n\n".join(part for part in parts if part)

    def _doubts(self) -> list[str]:
        """The sentences that a reader should not rely on, with their verdicts and why."""
        return [doubt for claim in self.claims if (doubt := _doubt(claim))]

    def _made(self) -> str:
        """Who wrote, and what was done to sentences that did not hold as written."""
        written = writer_in_words(self.answerer, self.model)
        return " ".join([written, *(f"{told}." for told in repairs_in_words(self.repairs))])

    def _marked_markdown(self) -> str:
        """The prose, escaped but for its own markers."""
        return "".join(map(_claim_markdown, self.claims)) or escape(self.text)

    def _repr_markdown_(self) -> str:
        return self.to_markdown()

    def to_dict(self) -> Json:
        """Plain values for JSON; citations are named by their numbers."""
        return {
            "question": self.question,
            "text": self.text,
            "abstained": self.abstained,
            "reason": self.reason,
            "answerer": self.answerer,
            "model": self.model,
            "claims": [_claim_dict(claim) for claim in self.claims],
            "citations": [_citation_dict(citation) for citation in self.citations],
            "conflicts": [_conflict_dict(conflict) for conflict in self.conflicts],
            "evidence": [evidence_dict(e) for e in self.evidence],
            "repairs": asdict(self.repairs),
            "undated_left_out": self.undated_left_out,
            "respelled": [list(pair) for pair in self.respelled],
            "trace": list(self.trace),
            "timings": dict(self.timings),
            "usage": asdict(self.usage) if self.usage else None,
        }


def describe(article: Article) -> str:
    """Title, outlet and date of an article in one line; what is unknown is left out."""
    known = ", ".join(
        part for part in (article.outlet, article.published and article.published[:10]) if part
    )
    title = article.title or article.id
    return f"{title} ({known})" if known else title


def article_dict(article: Article) -> Json:
    """What names an article in JSON."""
    names = ("id", "title", "source", "agency", "url", "uri", "published")
    return {name: getattr(article, name) for name in names}


def evidence_dict(evidence: Evidence) -> Json:
    """A passage found, as JSON has it everywhere: article, start, end, text, score."""
    return {
        "article": article_dict(evidence.article),
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
        "score": round(evidence.score, 4),
    }


def page_lines(page: Page) -> list[str]:
    """The lines of a page as read, those of which nothing was kept marked by `-`."""
    lines, place = list[str](), 0
    for line in page.text.splitlines(keepends=True):
        end = place + len(line)
        kept = any(start < end and place < stop for start, stop in page.kept)
        lines.append(f"{' ' if kept or not line.strip() else '-'} {line.rstrip()}")
        place = end
    return lines


def escape(text: str) -> str:
    """`text` as Markdown that shows it letter for letter."""
    return OPENS_LIST.sub(r"\1\\\2", _without_marks(text))


def _without_marks(text: str) -> str:
    """The same but for the marks of lists, which stand before the sentences of an answer."""
    return MARKDOWN_MARKS.sub(r"\\\1", text)


def _doubt(claim: Claim) -> str:
    """Why a reader should not rely on a claim, empty if it holds."""
    if claim.verdict.label.value in ("supported", "not_checkable"):
        return ""
    return f"{claim.verdict.label.value}: “{claim.text}” ({'; '.join(claim.verdict.reasons)})"


def _source(citation: Citation) -> str:
    """Article and page in one line."""
    page = f", p. {citation.page}" if citation.page else ""
    return f"{describe(citation.article)}{page}"


def _claim_markdown(claim: Claim) -> str:
    """A sentence with its markers, and with its verdict unless it is supported."""
    numbers = [citation.number for citation in claim.citations]
    marked = escape(one_line(mark(claim.verdict)))
    words = with_markers(escape(claim.text), numbers)
    return _without_marks(claim.before) + (f"{words} {marked}" if marked else words)


def _conflict_markdown(conflict: Conflict) -> str:
    """The readings as a table, and how they relate."""
    what, whose = columns(conflict)
    head = [f"| {what.lower()} | {whose.lower()} | when | source |", "|---|---|---|---|"]
    of_prints = conflict.kind is ConflictKind.PRINTS
    who = [articles_having(r) if of_prints else r.speaker for r in conflict.readings]
    rows = [_reading_row(*row) for row in zip(conflict.readings, who, strict=True)]
    told = relations(conflict, told_relations(conflict))
    related = [f"- {one_line(escape(relation))}" for relation in told]
    below = ["", *related] if related else []
    return "\n".join([f"**{escape(conflict.topic)}**", "", *head, *rows, *below])


def _source_text(citation: Citation) -> str:
    notice = citation.article.notice
    noted = f"\n    ! {one_line(notice)}" if notice else ""
    return f"[{citation.number}] {_source(citation)}\n    “{one_line(citation.quote)}”{noted}"


def _source_markdown(citation: Citation) -> str:
    url = citation.article.url
    link = f" <{url}>" if url and re.fullmatch(r"https?://[^\s<>]+", url) else ""
    page = f", p. {citation.page}" if citation.page else ""
    article, quote = escape(named(citation.article) + page), _quote_markdown(citation)
    notice = citation.article.notice
    noted = f" **{escape(one_line(notice))}**" if notice else ""
    return f"{citation.number}. {article}: “{quote}”{link}{noted}"


def _quote_markdown(citation: Citation) -> str:
    """The words cited on one line, those that answer in bold."""
    if citation.words is None or citation.answer is None:
        return escape(one_line(citation.quote))
    start, end = citation.words
    text = citation.article.text
    parts = text[citation.start : start], citation.answer, text[end : citation.end]
    before, answer, after = (re.sub(r"\s+", " ", part) for part in parts)
    parted = _parts_a_word(before, answer) or _parts_a_word(after[::-1], answer[::-1])
    bold = "" if parted or answer != answer.strip() else "**"
    return f"{escape(before)}{bold}{escape(answer)}{bold}{escape(after)}"


def _parts_a_word(before: str, words: str) -> bool:
    """Markdown knows no emphasis that begins within a word with what is no letter: A$40m."""
    return before[-1:].isalnum() and not words[:1].isalnum()


def print_text(reading: Reading) -> str:
    """What prints of a story have, in one line, and how many articles do."""
    return f"{reading.quoted} ({articles_having(reading)})"


def reading_text(reading: Reading) -> str:
    """A reading in one line: the figure in the article's words or the side, whose, when."""
    who = reading.speaker or "no speaker named"
    when = f", {reading.said_on}" if reading.said_on else ""
    voices = f"; {reading.voices} independent voices" if reading.voices > 1 else ""
    return f"{reading.quoted} {reading.counted}".strip() + f" ({who}{when}{voices})"


def _conflict_text(conflict: Conflict) -> str:
    told = print_text if conflict.kind is ConflictKind.PRINTS else reading_text
    rows = [f"- {told(r)} [{r.citation.number}]" for r in conflict.readings]
    links = [f"  {told}" for told in relations(conflict, ["updates"])]
    return "\n".join([f"{headline(conflict)} ({conflict.topic}):", *rows, *links])


def _reading_row(reading: Reading, who: str | None) -> str:
    when = day_in_words(reading.said_on)
    if not when and reading.published:
        when = f"published {day_in_words(reading.published)}"
    cells = f"{reading.quoted} {reading.counted}".strip(), who or "", when
    return (
        "| "
        + " | ".join(one_line(escape(cell)) for cell in cells)
        + f" | [{reading.citation.number}] |"
    )


def _claim_dict(claim: Claim) -> Json:
    return {
        "text": claim.text,
        "verdict": claim.verdict.label.value,
        "support": round(claim.verdict.support, 4),
        "reasons": list(claim.verdict.reasons),
        "citations": [citation.number for citation in claim.citations],
    }


def _citation_dict(citation: Citation) -> Json:
    return {
        "number": citation.number,
        "article": article_dict(citation.article),
        "page": citation.page,
        "notice": citation.article.notice,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "answer": citation.answer,
    }


def _conflict_dict(conflict: Conflict) -> Json:
    readings = []
    for reading in conflict.readings:
        values = {name: getattr(reading, name) for name in READING_FIELDS}
        readings.append(values | {"citation": reading.citation.number})
    return {
        "topic": conflict.topic,
        "kind": conflict.kind.value,
        "readings": readings,
        "links": [asdict(link) for link in conflict.links],
    }


READING_FIELDS = (
    "value", "bound", "unit", "counted", "quoted", "speaker", "said_on", "published", "voices",
)  # fmt: skip
