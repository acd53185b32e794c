"""One question, start to end: plan, search, write, check, compare; as events while it happens."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace

from corpus import Library, Passage, Where
from corpus.clean import page_number
from embeddings import Hit
from qa.answerer import NO_ANSWER, Answerer, K
from qa.check import Checker
from qa.conflicts import conflict_of, differ, sightings
from qa.drafting import Refusal, Words, drafted
from qa.events import ClaimChecked, Event, Found, Planned, TextDelta
from qa.evidence import find_evidence
from qa.followup import standalone
from qa.period import period
from qa.plan import Plan, plan_question
from qa.relevance import Relevance
from qa.result import Answer
from qa.search import Search
from qa.values import Citation, Claim, Conflict, DraftClaim, Evidence, Repairs
from qa.verify import Verified, verify_claim

NEAREST = 5  # sentences shown when there is no answer


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what limits it: dates and sources, and the turns before it, oldest first."""

    question: str
    where: Where = field(default_factory=Where)
    history: tuple[tuple[str, str], ...] = ()
    k: int = K
    today: str | None = None


@dataclass(slots=True)
class Progress:
    """What has come about so far of one answer over a library."""

    library: Library
    claims: list[Claim] = field(default_factory=list)
    numbers: dict[tuple[str, int, int], int] = field(default_factory=dict)
    repairs: Repairs = field(default_factory=Repairs)
    reason: str | None = None
    trace: tuple[str, ...] = ()
    timings: dict[str, float] = field(default_factory=dict)

    def cite(self, cited: Sequence[Evidence]) -> tuple[Citation, ...]:
        """Citations of these words, numbered by first use."""
        return tuple(map(self._citation, cited))

    def _citation(self, e: Evidence) -> Citation:
        number = self.numbers.setdefault(_key(e), len(self.numbers) + 1)
        page = self.library.page(e.article.id, e.article.revision)
        return Citation(number, e.article, e.start, e.end, page_number(page, e.start))

    def timed(self, step: str, since: float) -> float:
        """Add the seconds since a moment to a step, and give the moment that is now."""
        now = time.perf_counter()
        self.timings[step] = self.timings.get(step, 0.0) + now - since
        return now


def _key(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.article.id, evidence.start, evidence.end


class Assistant:
    """Answers questions over one library. Immutable, hence shared by everybody who asks."""

    def __init__(
        self, library: Library, search: Search, relevance: Relevance, checker: Checker,
        answerer: Answerer,
    ) -> None:  # fmt: skip
        self._library = library
        self._search = search
        self._relevance = relevance
        self._checker = checker
        self._answerer = answerer

    def stream(self, asked: Asked) -> Iterator[Event]:
        """The events of one answer; the last is the `Answer`."""
        progress, start = Progress(self._library), time.perf_counter()
        question = standalone(asked.question, asked.history)
        plan = plan_question(question)
        where = _within_period(asked)
        progress.trace = (
            f"read as: {question}",
            f"asks for: {plan.kind}",
            f"articles: {_described(where)}",
        )
        yield Planned(progress.trace)
        start = progress.timed("plan", start)
        evidence = self._find(plan, where, asked.k)
        yield Found(evidence)
        start = progress.timed("search", start)
        yield from self._write(question, evidence, progress)
        start = time.perf_counter()
        if progress.claims:
            conflicts = self._conflicts(plan, evidence, progress)
        else:
            conflicts, evidence = (), self._sentences(plan, evidence)[:NEAREST]
        progress.timed("compare", start)
        yield self._answer(asked.question, where, evidence, conflicts, progress)

    def _find(self, plan: Plan, where: Where, k: int) -> tuple[Evidence, ...]:
        if plan.empty or not len(self._library):
            return ()
        hits = self._search.search(plan.question, k=k, where=where)
        return tuple(evidence_of(self._library, hit) for hit in hits)

    def _write(
        self, question: str, evidence: Sequence[Evidence], progress: Progress
    ) -> Iterator[TextDelta | ClaimChecked]:
        if not evidence:
            progress.reason = f"{NO_ANSWER}: nothing like it was found."
            yield TextDelta(0, progress.reason)
            return
        start = time.perf_counter()
        for step in drafted(self._answerer.write(question, evidence), evidence=len(evidence)):
            start = progress.timed("write", start)
            if isinstance(step, Refusal):
                progress.reason = step.text
                yield TextDelta(0, step.text)
            elif isinstance(step, Words):
                yield TextDelta(len(progress.claims), step.text)
            else:
                yield self._checked(step, evidence, progress)
                start = progress.timed("check", start)

    def _checked(
        self, draft: DraftClaim, evidence: Sequence[Evidence], progress: Progress
    ) -> ClaimChecked:
        verified = verify_claim(draft, evidence, self._checker)
        claim = Claim(draft.before, verified.text, progress.cite(verified.cited), verified.verdict)
        progress.claims.append(claim)
        progress.repairs = _sum(progress.repairs, verified)
        final, streamed = claim.before + claim.marked_text, draft.before + draft.text
        return ClaimChecked(
            len(progress.claims) - 1, verified.verdict, final if final != streamed else None
        )

    def _conflicts(
        self, plan: Plan, evidence: Sequence[Evidence], progress: Progress
    ) -> tuple[Conflict, ...]:
        """The differing figures in the passages, if the question asks for one."""
        if not plan.counted:
            return ()
        stories = self._library.stories({e.article.id for e in evidence})
        seen = sightings(plan, self._sentences(plan, evidence), stories)
        if not differ(seen):
            return ()
        cited = [(one, progress.cite([one.evidence])[0]) for one in seen]
        conflict = conflict_of(plan.counted, cited)
        return (conflict,) if conflict else ()

    def _sentences(self, plan: Plan, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        if not evidence or plan.empty:
            return ()
        hits = [(e.article, Passage(e.article.id, e.start, e.end)) for e in evidence]
        return find_evidence(plan, hits, self._relevance).evidence

    def _answer(
        self, question: str, where: Where, evidence: tuple[Evidence, ...],
        conflicts: tuple[Conflict, ...], progress: Progress,
    ) -> Answer:  # fmt: skip
        dated = where.since or where.until
        return Answer(
            question,
            tuple(progress.claims),
            evidence,
            self._answerer.name,
            model=self._answerer.model,
            reason=progress.reason if not progress.claims else None,
            conflicts=conflicts,
            repairs=progress.repairs,
            undated_left_out=self._library.undated() if dated else 0,
            trace=progress.trace,
            timings={step: round(seconds, 4) for step, seconds in progress.timings.items()},
        )


def _within_period(asked: Asked) -> Where:
    """The filter, narrowed to the time that the question speaks of if no dates were given."""
    spoken = period(asked.question, asked.today)
    if spoken is None or asked.where.since or asked.where.until:
        return asked.where
    return replace(asked.where, since=spoken[0], until=spoken[1])


def _described(where: Where) -> str:
    if where == Where():
        return "all"
    sources = f" of {', '.join(where.sources)}" if where.sources else ""
    dated = where.since or where.until
    days = f" published from {where.since or 'ever'} to {where.until or 'today'}" if dated else ""
    return f"those{sources}{days}"


def evidence_of(library: Library, hit: Hit) -> Evidence:
    """The words of a hit."""
    passage = hit.passage
    return Evidence(library.article(passage.article_id), passage.start, passage.end, hit.score)


def _sum(repairs: Repairs, verified: Verified) -> Repairs:
    added = {
        f.name: getattr(repairs, f.name) + getattr(verified.repairs, f.name)
        for f in fields(Repairs)
    }
    return Repairs(**added)
