"""Whether a sentence counts those who do what a question asks about, or who do something else."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from corpus.sentences import sentences_before
from qa.evidence.figures.bare import LOOKED_BACK, is_bare
from qa.evidence.figures.countable import deed_asked
from qa.evidence.figures.counting import counting
from qa.evidence.figures.fates import asked_fates
from qa.evidence.relevance import Relevance
from qa.questions.plan import Plan
from qa.values import Evidence

SAME_DEED = 0.6  # cosine of two words by themselves: walked and walkout .64, voted and joined .47
LEAST_TOGETHER = -4.0  # log odds to answer, in its passage and alone: below, of another deed


def of_another_deed(
    plan: Plan, judged: Sequence[tuple[Evidence, float | None]], relevance: Relevance
) -> frozenset[Evidence]:
    """The sentences that count the same, but not those who do what is asked about.

    Asked how many workers walked out, those that tell how many voted, and what goes on from these
    with a figure alone ("she put it at 40"). `judged` are sentences and the log odds that they
    answer. None is left out that has a word like one of the question's; nor any where all would be,
    where somebody's figure is asked for, for those of others are unlikely to answer that, nor where
    fates are, which are told by their words (`qa/evidence/figures/fates.py`).
    """
    deed = deed_asked(plan)
    if not deed or plan.speaker or asked_fates(plan):
        return frozenset()

    def is_like(sentence: Evidence) -> bool:
        return any(relevance.alike(word, sentence.text) >= SAME_DEED for word in deed)

    told = {e: known for e, known in judged if known is not None and _by_noun(plan, e)}
    pairs = zip(told.items(), relevance.alone(plan, list(told)), strict=True)
    unlikely = [e for (e, known), own in pairs if own is not None and known + own < LEAST_TOGETHER]
    others = {e for e in unlikely if not is_like(e)}
    if len(others) == len(told):
        return frozenset()
    kept = {e.text for e in told if e not in others}
    bare = [e for e, _ in judged if _by_noun(plan, e) is False and not is_like(e)]
    for one in sorted(bare, key=lambda e: e.start):
        if _goes_on_from_others(plan, one, kept, {e.text for e in others}):
            others.add(one)
    return frozenset(others)


def going_on(
    plan: Plan, near: Sequence[Evidence], others: Sequence[Evidence]
) -> frozenset[Evidence]:
    """Those of the `others` that go on with a figure alone from the sentence before, one `near`.

    "The police spoke of 40." hardly answers by itself, whatever it goes on from.
    """
    if not plan.counted or asked_fates(plan):
        return frozenset()
    told = {e.text for e in near if _by_noun(plan, e)}
    behind = (e for e in others if told.intersection(_before(e)[-1:]))
    return frozenset(e for e in behind if _by_noun(plan, e) is False)


def _by_noun(plan: Plan, sentence: Evidence) -> bool | None:
    """One of the figures that count what the question counts has a noun; `None` if none counts."""
    return _has_noun(plan, sentence.text, _before(sentence))


def _has_noun(plan: Plan, text: str, before: Sequence[str]) -> bool | None:
    nouns = [noun for _, noun in counting(plan, text, before)]
    named = (not is_bare(noun) or noun.endswith(("'s", "’s")) for noun in nouns)  # of Vik's 90
    return any(named) if nouns else None


def _goes_on_from_others(
    plan: Plan, sentence: Evidence, kept: Collection[str], others: Collection[str]
) -> bool:
    """The last sentence before one of bare figures that counts by a noun is not among those kept.

    Or has itself bare figures, and is one of the others.
    """
    before = _before(sentence)
    for i in range(len(before) - 1, max(-1, len(before) - 1 - LOOKED_BACK), -1):
        if before[i] in others:
            return True
        if _has_noun(plan, before[i], before[:i]):
            return before[i] not in kept
    return False


def _before(sentence: Evidence) -> list[str]:
    return sentences_before(sentence.article.text, sentence.start)
