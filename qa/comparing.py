"""What passages differ in for a question: figures, days and the sides that speakers take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.answerers.citing import Citing
from qa.evidence.conflicts.amounts import asks_amount
from qa.evidence.conflicts.days_given import conflict_of_days, days_given
from qa.evidence.conflicts.figures_given import (
    conflict_of,
    differ,
    figures_given,
    of_speaker,
    whole_first,
)
from qa.evidence.conflicts.stances import Stance, conflict_of_stances, stances
from qa.evidence.selection import Found
from qa.questions.parts import sides_asked
from qa.questions.plan import Plan, plan_question
from qa.values import Conflict, Evidence


@dataclass(frozen=True, slots=True)
class Comparison:
    """Compares what passages say, each of them judged by `judge` for what is asked.

    `stories` tells which articles print the same wire story, by id.
    """

    judge: Callable[[Plan, Sequence[Evidence]], Found]
    stories: Callable[[set[str]], Mapping[str, int]]
    citing: Citing

    def differ(self, plan: Plan, evidence: Sequence[Evidence]) -> bool:
        """Whether they differ in what is asked: in a count, or in the sides that speakers take."""
        return next(self.conflicts(plan, evidence, evidence), None) is not None

    def conflicts(
        self, plan: Plan, evidence: Sequence[Evidence], wider: Sequence[Evidence]
    ) -> Iterator[Conflict]:
        """What they differ in, none if in nothing; counts are compared in the `wider` passages."""
        if not evidence or plan.empty:
            return
        found = (
            self._figures(plan, wider if plan.counted else evidence),
            self._days(plan, evidence),
            self._sides(plan, evidence),
        )
        yield from filter(None, found)

    def _figures(self, plan: Plan, evidence: Sequence[Evidence]) -> Conflict | None:
        """The differing figures, if the question asks for one."""
        if not (plan.counted or asks_amount(plan)):
            return None
        stories = self.stories({e.article.id for e in evidence})
        given = figures_given(plan, self.judge(plan, evidence), stories)
        seen = whole_first(of_speaker(plan, given))
        if not differ(seen):
            return None
        cited = [(one, self.citing.cite(one.evidence, one.words)) for one in seen]
        return conflict_of(plan.counted or plan.question, cited)

    def _days(self, plan: Plan, evidence: Sequence[Evidence]) -> Conflict | None:
        """The differing days, if the question asks when."""
        if plan.kind != "when":
            return None
        given = days_given(plan, self.judge(plan, evidence))
        return conflict_of_days(plan.question, given, self.citing.cite)

    def _sides(self, plan: Plan, evidence: Sequence[Evidence]) -> Conflict | None:
        """The sides that speakers take, if it is asked whether something is so and they differ.

        Those of two who are asked to agree, if it is about two.
        """
        asked = [plan_question(one) for one in sides_asked(plan.question)] or [plan]
        taken = list[Stance]()
        for one in asked:
            taken += stances(one, self.judge(one, evidence)) if one.whether else ()
        return conflict_of_stances(plan.question, taken, self.citing.cite)
