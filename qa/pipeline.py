"""One question, start to end: plan, search, write, check, compare; as events while it happens."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial

from corpus import Article, CorpusError, Library, Where
from embeddings import Hit
from qa.answerer import NO_ANSWER, Answerer, K, LanguageModel
from qa.answerers.besides import besides, is_beside_the_point
from qa.answerers.choosing.table import choose
from qa.answerers.citing import Citing
from qa.answerers.models.excerpts import passages_for, to_read
from qa.answerers.models.instructions import is_instruction, without_instructions
from qa.answerers.writing import CheckedWriter, Progress, Task
from qa.checking.check import Checker
from qa.comparing import Comparison
from qa.events import ClaimChecked, Event, Found, Planned, TextDelta
from qa.evidence.conflicts.altered_prints import (
    Alteration,
    alterations,
    conflict_of_prints,
    may_differ,
)
from qa.evidence.conflicts.differences import on_topic, what_may_differ
from qa.evidence.conflicts.figures_given import figures_given
from qa.evidence.conflicts.other_answers import has_one_answer
from qa.evidence.judged_by_model import reconsidered, to_judge
from qa.evidence.relevance import Relevance
from qa.evidence.selection import Found as Judged
from qa.evidence.selection import find_evidence
from qa.questions.again import as_short, without_brevity
from qa.questions.differences import differing_on
from qa.questions.followup import standalone
from qa.questions.offices import by_name, names_by_proxy
from qa.questions.parts import compared_apart, questions
from qa.questions.period import period_notes, within_period
from qa.questions.plan import Plan, described, plan_question
from qa.questions.searches import WIDER, Look, find, left_out, looks, newest, told
from qa.questions.small_letters import in_small_letters, with_names
from qa.questions.spelling import respelled
from qa.reading.language import language_notes, with_notes
from qa.result import Answer
from qa.search import Search
from qa.values import Conflict, Evidence

NEAREST = 5  # sentences shown when there is no answer
COMPARED = 20_000  # characters of an article that are looked through for what others tell otherwise


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what limits it: dates and sources, and the turns before it, oldest first.

    Raises:
        ValueError: a turn is not a question and its answer, both texts.
    """

    question: str
    where: Where = field(default_factory=Where)
    history: tuple[tuple[str, str], ...] = ()
    k: int = K
    today: str | None = None

    def __post_init__(self) -> None:
        for place, turn in enumerate(self.history):
            pair = isinstance(turn, (tuple, list)) and len(turn) == 2
            if not (pair and all(isinstance(text, str) for text in turn)):
                raise ValueError(f"history[{place}] is {turn!r}; write (question, answer)")


class Assistant:
    """Answers questions over one library. Immutable, hence shared by everybody who asks."""

    def __init__(
        self, library: Library, search: Search, relevance: Relevance, checker: Checker,
        answerer: Answerer,
    ) -> None:  # fmt: skip
        self._library = library
        self._search = search
        self._relevance = relevance
        self._answerer = answerer
        self._writer = CheckedWriter(answerer, checker)

    def __repr__(self) -> str:
        return f"<Assistant over {self._library!r}, {self._answerer.name}>"

    def stream(self, asked: Asked) -> Iterator[Event]:
        """The events of one answer; the last is the `Answer`."""
        progress = Progress(Citing(self._library))
        question = self._standalone(asked, progress)
        apart = differing_on(question) is not None  # what articles differ in leans on nothing
        where = within_period(asked.where, question, asked.today)
        period, asked = period_notes(asked.where, where), replace(asked, where=where)
        question, plan, looked = self._understood(question, asked, progress)
        yield Planned(progress.trace)
        start = progress.timed("plan", progress.started)
        k = passages_for(self._answerer, question, asked.k)
        evidence = self._find(plan, looked, k, asked.today)
        evidence, altered = self._unaltered(plan, evidence, progress)
        yield Found(evidence)
        start = progress.timed("search", start)
        task = self._task(plan, question, evidence, where, progress)
        notes = (*period, *self._languages(question, evidence))
        progress.trace += notes
        progress.citing.answering += self._answering(plan, evidence)
        progress.timed("judge", start)
        yield from self._writer.write(task, progress)
        yield from self._completed(plan, task, progress)
        start = time.perf_counter()
        if progress.claims:
            cut = questions if apart else compared_apart
            several, cite = cut(without_brevity(question)), progress.citing.cite
            conflicts = tuple(self._conflicts(several, plan, evidence, asked, progress))
            conflicts += tuple(conflict_of_prints(question, one, cite) for one in altered)
        else:
            nearest = self._judged(plan, evidence).evidence if self._asks(plan, evidence) else ()
            conflicts, evidence = (), nearest[:NEAREST]
            reason = progress.reason or NO_ANSWER
            progress.reason = with_notes(reason, notes)
            if notes:
                yield TextDelta(0, progress.reason.removeprefix(reason))
        progress.timed("compare", start)
        yield self._answer(asked, evidence, conflicts, progress)

    def _standalone(self, asked: Asked, progress: Progress) -> str:
        """The question as it stands alone; of turns in small letters the names get their capitals.

        Slips of the pen are read as what was meant, in the turns before it too.
        Which words are names the answers before it tell, and the passages found for it.
        """
        mended = partial(respelled, nearest=self._search.nearest_word)
        read, progress.respelled = mended(asked.question)
        texts = [reply for _, reply in asked.history]
        if in_small_letters(read):
            plan, looked = self._planned(read, asked.where)
            texts += [e.text for e in self._find(plan, looked, asked.k, asked.today)]

        def named(turn: str) -> str:
            return with_names(turn, texts) if in_small_letters(turn) else turn

        history = [(named(mended(turn)[0]), reply) for turn, reply in asked.history]
        return standalone(named(read), history)

    def _understood(
        self, question: str, asked: Asked, progress: Progress
    ) -> tuple[str, Plan, list[Look]]:
        """The question, its plan and its searches, told in the trace.

        What is found for one that means somebody by an office may tell whom: then it is by name.
        """
        progress.trace = (f"read as: {question}",)
        if (topic := differing_on(question)) is not None:
            question = as_short(question, self._differing(topic, asked))
            progress.trace += (f"where the articles differ: {question}",)
        plan, looked = self._planned(question, asked.where)
        if names_by_proxy(plan):
            found = self._find(plan, looked, asked.k, asked.today)
            named = by_name(plan, [evidence.article for evidence in found])
            if named != plan.question:
                question = named
                plan, looked = self._planned(question, asked.where)
                progress.trace += (f"by name: {question}",)
        progress.trace += (*described(plan), *told(looked))
        return question, plan, looked

    def _differing(self, topic: str, asked: Asked) -> str:
        """Questions in which the articles on a topic differ, as one; empty if they do in none."""
        plan, looked = self._planned(topic, asked.where)
        most = asked.k if plan.overall else WIDER * asked.k
        found = self._find(plan, looked, most, asked.today)
        if plan.overall:
            about = None if len(self._library) > asked.k else ""
            told = [replace(e, end=min(COMPARED, len(e.article.text))) for e in found]
        else:
            about, told = topic, on_topic(plan, found)
        compared = Comparison(self._judged, self._library.stories, Citing(self._library))

        def differs(question: str) -> bool:
            plan, found = self._to_compare(question, asked)
            answers = self._asks(plan, found) and self._judged(plan, found).answers
            return answers and compared.differ(plan, found)

        return " ".join(filter(differs, what_may_differ(told, about)))

    def _to_compare(self, question: str, asked: Asked) -> tuple[Plan, tuple[Evidence, ...]]:
        """The plan of a question and the passages compared for it: more for counts and sides."""
        plan, looked = self._planned(question, asked.where)
        most = WIDER * asked.k if plan.counted or plan.whether else asked.k
        return plan, self._find(plan, looked, most, asked.today)

    def _planned(self, question: str, where: Where) -> tuple[Plan, list[Look]]:
        sources = self._library.sources()
        plan = plan_question(question, sources)
        return plan, looks(plan, where, sources)

    def _find(
        self, plan: Plan, looked: Sequence[Look], k: int, today: str | None
    ) -> tuple[Evidence, ...]:
        if plan.overall:
            return tuple(newest(self._library, looked[0].where, k))
        hits = [] if plan.empty else find(self._search, self._library, looked, k=k, today=today)
        return evidence_of(self._library, hits)

    def _unaltered(
        self, plan: Plan, evidence: tuple[Evidence, ...], progress: Progress
    ) -> tuple[tuple[Evidence, ...], list[Alteration]]:
        """The passages but those of altered prints, which only the differences tell."""
        if plan.empty or not has_one_answer(plan):
            return evidence, []
        stories = self._library.stories({e.article.id for e in evidence})
        if not may_differ(evidence, stories):
            return evidence, []

        def prints(article_id: str) -> list[Article]:
            return [self._library.article(copy) for copy in self._library.copies(article_id)]

        found = self._judged(plan, evidence)
        articles = {e.article.id: e.article for e in evidence}
        altered = alterations(plan, found, articles, stories, prints, self._writer.holds)
        ids = {article_id for one in altered for article_id in one.prints}
        if ids:
            listed = ", ".join(one.altered.words.text for one in altered)
            progress.trace += (f"said by few prints of a story, left to the end: {listed}",)
        return tuple(e for e in evidence if e.article.id not in ids), altered

    def _languages(self, question: str, evidence: Sequence[Evidence]) -> tuple[str, ...]:
        """What is to be said where the embedding model does not know a language."""
        found = {e.article.id: e.article for e in evidence}.values()
        return language_notes(question, found, self._relevance.model)

    def _task(
        self, plan: Plan, question: str, evidence: tuple[Evidence, ...], where: Where,
        progress: Progress,
    ) -> Task:  # fmt: skip
        """What the answerer gets to do; a language model reads no more than it has room for."""
        if not evidence:
            nothing = "nothing is asked of them" if question else "nothing in which they differ"
            why = left_out(self._library, where) or (nothing if plan.empty else "")
            return Task(question, (), (), unfound=why) if why else Task(question, (), ())
        if not isinstance(self._answerer, LanguageModel):
            return Task(question, evidence, evidence)
        room = self._answerer.room(question)
        judged = self._reconsidered(self._answerer, plan, question, evidence, progress)
        read = without_instructions(evidence)
        if read != evidence:
            progress.trace += ("not read by the model: sentences that give it orders",)
        shown = to_read(read, judged.evidence, room)
        if shown != read[: len(shown)]:
            progress.trace += (f"read by the model: {len(shown)} excerpts, for {room:,} tokens",)
        if not judged.answers:
            progress.trace += (f"in doubt: {judged.missing or 'nothing close to the question'}",)
        return Task(question, evidence, shown, judged)

    def _reconsidered(
        self, model: LanguageModel, plan: Plan, question: str, evidence: Sequence[Evidence],
        progress: Progress,
    ) -> Judged:  # fmt: skip
        """The sentences as judged, where that is open by the language model too."""
        judged = self._judged(plan, evidence)
        first = choose(plan, judged) if judged.evidence else ()
        asked = [e for e in to_judge(plan, judged, first) if not is_instruction(e.text)]
        said = model.judge(question, [e.text for e in asked]) if asked else None
        if said is None:
            return judged
        progress.used(said.usage)
        chances = ", ".join(f"{chance:.2f}" for chance in said.chances)
        progress.trace += (f"the model's chances that the nearest sentences answer: {chances}",)
        return reconsidered(judged, dict(zip(asked, said.chances, strict=True)))

    def _completed(
        self, plan: Plan, task: Task, progress: Progress
    ) -> Iterator[TextDelta | ClaimChecked]:
        """What the passages say besides, or in the place of what a model wrote beside the point."""
        start, holds = time.perf_counter(), self._writer.holds
        if task.judged and is_beside_the_point(plan, task.judged, progress, holds):
            yield from progress.withdrawn("it answers something else")
        judge = partial(self._judged, plan, task.found)
        lead, more = besides(plan, task, judge, progress, holds)
        progress.timed("check", start)
        yield from self._writer.add(lead, more, task, progress)

    def _conflicts(
        self, several: Sequence[str], plan: Plan, evidence: Sequence[Evidence], asked: Asked,
        progress: Progress,
    ) -> Iterator[Conflict]:  # fmt: skip
        """What the passages differ in, for each of several questions in one, headed by it."""
        compared = Comparison(self._judged, self._library.stories, progress.citing)
        if len(several) > 1:
            for one in several:
                plan, found = self._to_compare(one, asked)
                for conflict in compared.conflicts(plan, found, found):
                    yield replace(conflict, topic=one)
            return
        wider = self._to_compare(several[0], asked)[1] if plan.counted else evidence
        yield from compared.conflicts(plan, evidence, wider)

    def _answering(self, plan: Plan, evidence: Sequence[Evidence]) -> list[Evidence]:
        """The words of the passages that answer by themselves, and the figures asked for."""
        if not self._asks(plan, evidence):
            return []
        judged = self._judged(plan, evidence)
        figures = figures_given(plan, judged)
        return [*(one.words for one in figures), *judged.answering]

    def _asks(self, plan: Plan, evidence: Sequence[Evidence]) -> bool:
        """There is something to look for, and somewhere to look."""
        return bool(evidence) and not plan.empty

    def _judged(self, plan: Plan, evidence: Sequence[Evidence]) -> Judged:
        return find_evidence(plan, evidence, self._relevance)

    def _answer(
        self, asked: Asked, evidence: tuple[Evidence, ...], conflicts: tuple[Conflict, ...],
        progress: Progress,
    ) -> Answer:  # fmt: skip
        where = asked.where
        dated = where.since or where.until
        return Answer(
            asked.question,
            progress.claims,
            evidence,
            self._answerer.name,
            model=self._answerer.model,
            reason=progress.reason if not progress.claims else None,
            conflicts=conflicts,
            repairs=progress.repairs,
            respelled=progress.respelled,
            undated_left_out=self._library.undated(where.sources) if dated else 0,
            trace=progress.trace,
            timings={step: round(seconds, 4) for step, seconds in progress.timings.items()},
            usage=progress.usage,
        )


def evidence_of(library: Library, hits: Iterable[Hit]) -> tuple[Evidence, ...]:
    """The words of the hits, without articles that were removed or shortened since the search."""
    found = list[Evidence]()
    for hit in hits:
        start, end = hit.passage.start, hit.passage.end
        with suppress(CorpusError, ValueError):
            article = library.article(hit.passage.article_id)
            found.append(Evidence(article, start, end, hit.score, hit.timely))
    return tuple(found)
