"""What the templates are given: an answer with all that a reader is told beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus import Article, Where
from qa import Answer, Citation, Label
from qa.answers_store import StoredAnswer

ANSWERER_NAMES = {
    "auto": "Automatic",
    "extractive": "Sentences of the articles",
    "openai": "Model at an endpoint",
    "local": "Model on this computer",
}
VERDICT_WORDS = {
    "supported": "supported",
    "unsupported": "not supported",
    "contradicted": "contradicted",
    "not_checkable": "nothing to check",
}
REPAIR_WORDS = {
    "unknown_markers": "citation marks that name no passage: {}",
    "repointed": "sentences given other words to rest on: {}",
    "quotes_corrected": "quotes corrected to the article's words: {}",
    "rewritten": "sentences sent back and rewritten: {}",
    "marked": "sentences kept although the cited words do not bear them out: {}",
    "repeated": "sentences left out that said the same again: {}",
    "unfinished": "sentences left out that were broken off: {}",
    "withdrawn": "sentences withdrawn with an answer that the articles do not bear out: {}",
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
        """Verdicts counted, and who wrote the answer."""
        return f"{verdicts_in_words(self.stored.answer)}{written_by(self.stored.answer)}"

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
        repairs = self.stored.answer.repairs
        counts = {name: getattr(repairs, name, 0) for name in REPAIR_WORDS}
        return [REPAIR_WORDS[name].format(count) for name, count in counts.items() if count]


def limits_in_words(where: Where) -> str:
    """The filters as the end of "only articles …"."""
    parts = [f"of {', '.join(where.sources)}"] if where.sources else []
    parts += [f"from {where.since}"] if where.since else []
    parts += [f"up to {where.until}"] if where.until else []
    return " ".join(parts)


def verdicts_in_words(answer: Answer) -> str:
    """How many sentences got which verdict, the worst first; empty for an answer without any."""
    counts = Counter(claim.verdict.label for claim in answer.claims)
    if not counts:
        return ""
    total = len(answer.claims)
    if set(counts) == {Label.SUPPORTED}:
        return f"{'The sentence is' if total == 1 else f'All {total} sentences are'} supported. "
    order = (Label.CONTRADICTED, Label.UNSUPPORTED, Label.NOT_CHECKABLE, Label.SUPPORTED)
    told = [f"{counts[label]} {VERDICT_WORDS[label.value]}" for label in order if counts[label]]
    return f"Of {total} sentences: {', '.join(told)}. "


def written_by(answer: Answer) -> str:
    """Who wrote an answer, in a sentence."""
    if answer.answerer == "extractive":
        return "Composed of the articles' own sentences."
    return f"Written by {answer.model or answer.answerer}."


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a library holds, and questions that it answers."""

    articles: int
    sources: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    samples: bool = False
    examples: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The library in one or two sentences."""
        what = "sample article" if self.samples else "article"
        counted = f"{self.articles:,} {what}{'s' if self.articles != 1 else ''}"
        if self.samples:
            return f"{counted}. Add your own in the Library tab."
        shown = ", ".join(self.sources[:6]) + (" and others" if len(self.sources) > 6 else "")
        parts = [counted, f"of {shown}" if shown else "", self._dated()]
        return " ".join(part for part in parts if part) + "."

    def _dated(self) -> str:
        if not self.since or not self.until:
            return ""
        return f"dated {self.since}" + (f" to {self.until}" if self.until != self.since else "")
