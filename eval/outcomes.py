"""What a system answered to a case, in the form that every metric reads.

An answer of Byline and one of another system both become an `Outcome`, so one formula scores both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus import Article
from eval.fields import Row, as_row, flag, items, number, rows, text
from eval.naming import names_of
from qa.evidence.attribution import attribution

KINDS = ("prompt", "completion")  # of tokens: those read and those written


@dataclass(frozen=True, slots=True)
class Extract:
    """Words of an article, as a passage found or a citation; `article`, `title`, `url` name it.

    `source` is its publisher, else its agency, and `published` its ISO date, or empty. Offsets are
    `None` where a system does not tell them. `answer` are those of the words that are marked as the
    answer.
    """

    article: str
    text: str
    title: str = ""
    url: str = ""
    start: int | None = None
    end: int | None = None
    published: str = ""
    source: str = ""
    answer: str = ""

    @property
    def attribution(self) -> str:
        """What Byline puts before words of the article to tell where they are from, or empty."""
        return attribution(Article(source=self.source or None, published=self.published or None))

    @property
    def names(self) -> frozenset[str]:
        """Everything that names the article."""
        return names_of(self.article, self.title, self.url)


@dataclass(frozen=True, slots=True)
class Stated:
    """One sentence of an answer, without its markers, and the words it cites.

    `label` and `support` are the system's own verdict, if it gives one.
    """

    text: str
    cited: tuple[Extract, ...] = ()
    label: str = ""
    support: float | None = None

    @property
    def claim(self) -> str:
        """The sentence without the source and date of a cited article that it opens with.

        They stand beside the quotation, not in it: no judge of the words could bear them out.
        """
        leads = (extract.attribution for extract in self.cited)
        lead = next((lead for lead in leads if lead and self.text.startswith(lead)), "")
        return self.text[len(lead) :]


@dataclass(frozen=True, slots=True)
class NamedReading:
    """A figure or version that the answer lists among those that differ."""

    value: str
    speaker: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer to one case and the passages found for it, nearest first.

    `abstained` means that it declines to answer; `found` is `None` if the system does not tell;
    `unknown_markers` counts citations of nothing; `seconds` is wall time; `tokens` are counts by
    kind (prompt, completion); `requests` are replies of the model, `None` where nobody counts them.
    """

    text: str
    stated: tuple[Stated, ...] = ()
    abstained: bool = False
    found: tuple[Extract, ...] | None = None
    readings: tuple[NamedReading, ...] = ()
    unknown_markers: int = 0
    seconds: float | None = None
    first_words: float | None = None
    tokens: Mapping[str, int] = field(default_factory=dict)
    requests: int | None = None

    @property
    def cited(self) -> tuple[Extract, ...]:
        """Every citation of every sentence, in order; one cited twice counts twice."""
        return tuple(extract for stated in self.stated for extract in stated.cited)

    @property
    def marked(self) -> str:
        """The first words that are marked as the answer; empty without any, and if it abstains."""
        if self.abstained:
            return ""
        return next((extract.answer for extract in self.cited if extract.answer), "")

    @property
    def statements(self) -> tuple[str, ...]:
        """What is shown: the sentences and the readings listed; none when it abstains."""
        if self.abstained:
            return ()
        listed = (f"{reading.value} ({reading.speaker})" for reading in self.readings)
        return (*(stated.text for stated in self.stated), *listed)

    @property
    def prose(self) -> str:
        """What is shown, a statement per line."""
        return "\n".join(self.statements)

    @property
    def told(self) -> str:
        """The sentences alone, one per line: what stands in a reading is only shown."""
        return "" if self.abstained else "\n".join(stated.text for stated in self.stated)


def outcome_of(
    answer: Row, *, passages: Sequence[Row] | None = None, seconds: float | None = None,
    first_words: float | None = None,
) -> Outcome:  # fmt: skip
    """The outcome that an answer tells, as `Answer.to_dict()` or another system's file has it.

    Read are text, abstained, claims (text, citations by number, verdict, support), citations
    (number, article, quote, start, end, answer), conflicts (readings), repairs (unknown_markers),
    usage. A citation number without a citation counts as an unknown marker.

    Raises:
        ValueError: a field is of another type.
    """
    usage = as_row(answer.get("usage") or {}, "usage")
    numbered = {number(row, "number"): _extract(row, "quote") for row in rows(answer, "citations")}
    claims = [(row, [numbered.get(n) for n in _numbers(row)]) for row in rows(answer, "claims")]
    dangling = sum(extract is None for _, cited in claims for extract in cited)
    repairs = as_row(answer.get("repairs") or {}, "repairs")
    return Outcome(
        text=text(answer, "text"),
        stated=tuple(_stated(row, cited) for row, cited in claims),
        abstained=flag(answer, "abstained"),
        found=None if passages is None else tuple(_extract(row, "text") for row in passages),
        readings=tuple(
            NamedReading(text(r, "quoted"), text(r, "speaker"), text(r, "said_on"))
            for conflict in rows(answer, "conflicts")
            for r in rows(conflict, "readings")
        ),
        unknown_markers=int(number(repairs, "unknown_markers") or 0) + dangling,
        seconds=seconds,
        first_words=first_words,
        tokens={kind: n for kind in KINDS if (n := _whole(usage, f"{kind}_tokens")) is not None},
        requests=_whole(usage, "requests"),
    )


def _stated(row: Row, cited: list[Extract | None]) -> Stated:
    return Stated(
        text(row, "text"),
        tuple(extract for extract in cited if extract is not None),
        text(row, "verdict"),
        number(row, "support"),
    )


def _numbers(row: Row) -> list[float | None]:
    return [number({"citation": item}, "citation") for item in items(row, "citations")]


def _extract(row: Row, words: str) -> Extract:
    article = as_row(row.get("article") or {}, "article")
    return Extract(
        article=text(article, "id"),
        text=str(row.get(words) or ""),
        title=text(article, "title"),
        url=text(article, "url"),
        start=_whole(row, "start"),
        end=_whole(row, "end"),
        published=text(article, "published"),
        source=text(article, "source") or text(article, "agency"),
        answer=text(row, "answer"),
    )


def _whole(row: Row, name: str) -> int | None:
    found = number(row, name)
    return None if found is None else int(found)
