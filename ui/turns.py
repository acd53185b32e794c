"""What the templates are given: an answer with all that a reader is told beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus import Article, Where
from corpus.listing import iso_day
from qa import Answer, Citation, Label
from qa.answers_store import StoredAnswer
from qa.in_words import VERDICT_WORDS, day_in_words, repairs_in_words, writer_in_words

ANSWERER_NAMES = {
    "auto": "Automatic",
    "extractive": "Sentences of the articles",
    "openai": "Model at an endpoint",
    "local": "Model on this computer",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """A stored answer, what became of its articles since, and what its reader thinks of it."""

    stored: StoredAnswer
    changes: Mapping[str, str] = field(default_factory=dict)
    thumb: str = ""
    note: str = ""

    @property
    def limits(self) -> str:
        """The filters in words, empty without any."""
        return limits_in_words(self.stored.where)

    @property
    def summary(self) -> str:
        """Verdicts counted, and who wrote the answer; empty if there is none."""
        answer = self.stored.answer
        if answer.abstained:
            return ""
        return f"{verdicts_in_words(answer)}{writer_in_words(answer.answerer, answer.model)}"

    @property
    def sources(self) -> list[tuple[Article, list[Citation]]]:
        """The articles cited, by their first citation, each with its citations."""
        grouped = dict[tuple[str, str], list[Citation]]()
        for citation in self.stored.answer.citations:
            article = citation.article
            grouped.setdefault((article.id, article.revision), []).append(citation)
        return [(citations[0].article, citations) for citations in grouped.values()]

    @property
    def repairs(self) -> list[str]:
        """What was done to sentences that did not hold as written."""
        return repairs_in_words(self.stored.answer.repairs)


def limits_in_words(where: Where) -> str:
    """The filters as the end of "only articles …"."""
    parts = [f"of {', '.join(where.sources)}"] if where.sources else []
    parts += [f"from {day_in_words(where.since)}"] if where.since else []
    parts += [f"up to {day_in_words(where.until)}"] if where.until else []
    return " ".join(parts)


def wrong_limits(where: Where) -> str:
    """Why no article can lie within these days, and what to do; empty if some can."""
    for name, day in (("Published from", where.since), ("Published up to", where.until)):
        try:
            if day:
                iso_day(day, name)
        except ValueError:
            return f"“{name}” is no day: choose one, or write it like 2024-10-19."
    if where.since and where.until and where.since > where.until:
        return (
            f"“Published from” ({day_in_words(where.since)}) is after “Published up to”"
            f" ({day_in_words(where.until)}): change one of them."
        )
    return ""


def verdicts_in_words(answer: Answer) -> str:
    """How many sentences got which verdict, the worst first; empty for an answer without any."""
    counts = Counter(claim.verdict.label for claim in answer.claims)
    if not counts:
        return ""
    total = len(answer.claims)
    if set(counts) == {Label.SUPPORTED}:
        few = {1: "The sentence is", 2: "Both sentences are"}
        return f"{few.get(total, f'All {total} sentences are')} supported. "
    order = (Label.CONTRADICTED, Label.UNSUPPORTED, Label.NOT_CHECKABLE, Label.SUPPORTED)
    told = [f"{counts[label]} {VERDICT_WORDS[label.value]}" for label in order if counts[label]]
    return f"Of {total} sentences: {', '.join(told)}. "


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a library holds, and questions that it answers.

    `sources` are the publishers and agencies of the `sourced` articles that name any, the commonest
    first;
    `since` and `until` the first and last day of the `dated` articles.
    """

    articles: int
    sourced: int = 0
    sources: tuple[str, ...] = ()
    dated: int = 0
    since: str | None = None
    until: str | None = None
    samples: bool = False
    examples: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The library in a few short sentences; what is known of some articles is counted."""
        counted = f"{self.articles:,} {'sample ' if self.samples else ''}article"
        counted += "" if self.articles == 1 else "s"
        if self.samples:
            return f"{counted}. Add your own in the Library tab."
        shown = ", ".join(self.sources[:6]) + (" and others" if len(self.sources) > 6 else "")
        days = " to ".join(dict.fromkeys(map(day_in_words, (self.since, self.until))))
        of_all, of_some = counted, ""
        if self.sourced == self.articles > 0:
            of_all += f" of {shown}"
        elif self.sourced:
            of_some += f" {self.sourced:,} name{_s(self.sourced)} a source: {shown}."
        if self.dated == self.articles > 0:
            of_all += f", dated {days}"
        elif self.dated:
            of_some += f" {self.dated:,} {'is' if self.dated == 1 else 'are'} dated: {days}."
        return f"{of_all}.{of_some}"


def _s(count: int) -> str:
    """The ending of what one does, not several."""
    return "s" if count == 1 else ""
