"""The values on the way to an answer: evidence, draft, claim, verdict, reading, conflict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from corpus import Article
from corpus.sentences import Span


class Label(StrEnum):
    """What the check says of a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
    NOT_CHECKABLE = "not_checkable"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A label, how well the evidence supports the claim (0 to 1), and why, in plain sentences."""

    label: Label
    support: float
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0.0 <= self.support <= 1.0:
            raise ValueError(f"support is {self.support}; it lies between 0 and 1")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words worth citing: `article.text[start:end]`, and how well they fit the question.

    `timely` is how near to the day of the question its article was published, 0 to 1; 0 where that
    day is not known.
    """

    article: Article
    start: int
    end: int
    score: float = 0.0
    timely: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.article.text):
            raise ValueError(
                f"article {self.article.id!r} has {len(self.article.text)} characters;"
                f" no words at {self.start}-{self.end}"
            )

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.article.text[self.start : self.end]


def passage_of(sentence: Evidence, evidence: Sequence[Evidence]) -> int:
    """Which of these passages a sentence is of, from 0: that with most words before it.

    These may say whom its pronouns mean.

    Raises:
        ValueError: it is of none.
    """
    holding = [
        i
        for i, e in enumerate(evidence)
        if e.article == sentence.article and e.start <= sentence.start and sentence.end <= e.end
    ]
    return min(holding, key=lambda i: evidence[i].start)


@dataclass(frozen=True, slots=True)
class Citation:
    """The number a reader sees and the exact words it stands for, in one revision of an article.

    `page` is the number of the page of a PDF that the words begin on; `words` is where in the
    article those of them stand that answer the question by themselves: a figure that is counted,
    or what a reader points at.
    """

    number: int
    article: Article
    start: int
    end: int
    page: int | None = None
    words: Span | None = None

    @property
    def quote(self) -> str:
        """The article's text at these offsets."""
        return self.article.text[self.start : self.end]

    @property
    def answer(self) -> str | None:
        """The words of the quote that answer by themselves."""
        return self.article.text[slice(*self.words)] if self.words else None


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A sentence as written, without its markers, and the evidence that they name."""

    before: str  # white space, list marks and what leads in, so that paragraphs and lists survive
    text: str
    cited: tuple[int, ...] = ()  # places in the evidence, from 0
    unknown_markers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What an answerer wrote, not yet checked; without claims it says that there is no answer."""

    claims: tuple[DraftClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A checked sentence of an answer: its words without markers, its citations and its verdict."""

    before: str
    text: str
    citations: tuple[Citation, ...]
    verdict: Verdict

    @property
    def marked_text(self) -> str:
        """The words with their markers: `It fell. [1][2]`."""
        return with_markers(self.text, [c.number for c in self.citations])


def with_markers(text: str, numbers: list[int]) -> str:
    """`text` followed by the markers of these citation numbers."""
    markers = "".join(f"[{number}]" for number in numbers)
    return f"{text} {markers}" if markers else text


class ConflictKind(StrEnum):
    """What the readings of a conflict are.

    Figures for one thing, days for it, sides that speakers take on whether something is so, or
    words in which prints of one story differ.
    """

    FIGURES = "figures"
    DAYS = "days"
    STANCES = "stances"
    PRINTS = "prints"


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure or day as one speaker gave it, or the side that one takes.

    `bound` is exact, about, at most or at least; `counted` says of whom and where, and that it is
    only expected; `quoted` is the figure in the article's words, or the side ("denies it"). The
    value of a day is as much of an ISO day as is known ("2024-10"), and `quoted` tells it where the
    words do not: "Monday (14 October 2024)", "May 3, 2024".
    `said_on` is an ISO day where the year is certain, else the words of the article; `published` is
    the date of the article. `voices` counts the independent speakers or agencies among the readings
    who give this figure for the same thing, or take this side; of words of prints, the articles
    that have them.
    """

    value: float | str
    bound: str
    unit: str
    counted: str
    quoted: str
    speaker: str | None
    said_on: str | None
    published: str | None
    citation: Citation
    voices: int = 1


@dataclass(frozen=True, slots=True)
class Link:
    """How two readings, by their places from 0, relate: updates, disputes, differs in scope.

    Words of prints of one story are outnumbered by those that more articles have.
    """

    earlier: int
    later: int
    relation: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Readings of one topic that differ, and how they relate where that is known.

    The topic is what is counted; of days, stances and prints, and where several questions are asked
    in one, it is the question.
    """

    topic: str
    readings: tuple[Reading, ...]
    links: tuple[Link, ...] = ()
    kind: ConflictKind = ConflictKind.FIGURES


@dataclass(frozen=True, slots=True)
class Repairs:
    """What was done to sentences that did not hold as written, each kind counted.

    repeated, unfinished, no_statement, withdrawn: left out, since the answer said it already, stops
    in its middle, copies a heading or gives an order, or opens with what the articles, which hardly
    answer the question, do not bear out.
    """

    unknown_markers: int = 0
    repointed: int = 0
    quotes_corrected: int = 0
    bounds_restored: int = 0
    speakers_named: int = 0
    rewritten: int = 0
    marked: int = 0
    repeated: int = 0
    unfinished: int = 0
    no_statement: int = 0
    withdrawn: int = 0

    def __add__(self, other: Repairs) -> Repairs:
        return Repairs(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Repairs)))


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens that a language model read and wrote; `estimated` if its endpoint did not count them.

    What a server had read before and remembered counts as read; `requests` are those it replied to.
    """

    prompt_tokens: int
    completion_tokens: int
    estimated: bool = False
    requests: int = 1

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
            self.estimated or other.estimated,
            self.requests + other.requests,
        )
