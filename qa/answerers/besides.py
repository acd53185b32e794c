"""What the passages say besides what was written, and whether that is beside the point."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qa.answerers.choosing.table import choose
from qa.answerers.extractive import led_in
from qa.answerers.writing import ELSEWHERE, OWN_WORDS, Progress, Task
from qa.evidence.attribution import unattributed
from qa.evidence.conflicts.other_answers import Holds, has_one_answer, other_answers
from qa.evidence.selection import Found as Judged
from qa.evidence.speech_asked import asks_words
from qa.evidence.sufficiency import LIKELIER_THAN_NOT, SURE
from qa.questions.parts import questions
from qa.questions.plan import Plan
from qa.reading.sides import side_of
from qa.values import Citation, Claim, Evidence, Label


def besides(
    plan: Plan, task: Task, judge: Callable[[], Judged], progress: Progress, holds: Holds
) -> tuple[str, Sequence[Evidence]]:
    """What the passages say besides what was written, and the words to lead it in.

    That is what they answer otherwise; where none of a model's sentences holds, or it declines,
    what they answer. The extractive answerer gives differing figures itself, and answers several
    questions one by one. `judge` judges their sentences, for an answer that no model wrote.
    """
    holding = _holding(progress)
    if not holding:
        own = _own_words(plan, task.judged, progress) if task.judged else ()
        return OWN_WORDS, [part for sentence in own for part in led_in(sentence, task.found)]
    told = [_bare(claim) for claim in holding]
    one_answer = has_one_answer(plan)
    told_all = plan.counted or len(questions(task.question)) > 1 or not one_answer
    if task.judged is None and told_all:
        return ELSEWHERE, ()
    judged = task.judged or judge()
    cited = [citation for claim in progress.claims for citation in claim.citations]
    others = other_answers(plan, judged, told, holds) if one_answer else []
    if not one_answer or not _cites_likely(judged, cited):
        left_out = _left_out(plan, judged, told, holds)
        others += [e for e in left_out if e not in others]
    return ELSEWHERE, [e for e in others if not any(_overlaps(e, c) for c in cited)]


def is_beside_the_point(plan: Plan, judged: Judged, progress: Progress, holds: Holds) -> bool:
    """What a model wrote cites nothing likely, though the reader is sure of a sentence.

    Nor is anything written borne out by that sentence. A claim that the check merely does not
    confirm is about what it cites all the same. False for questions that the reader has not learnt
    to judge: words of somebody, a count, a development, whether something is so, or a topic.
    """
    unknown = plan.counted or plan.whether or plan.timeline or plan.topic or asks_words(plan)
    holding, sure = _holding(progress), judged.likely(SURE)
    if unknown or not holding or not sure or not judged.answers:
        return False
    about = [c for c in progress.claims if c.verdict.label is not Label.CONTRADICTED]
    cited = [citation for claim in about for citation in claim.citations]
    if _cites_likely(judged, cited):
        return False
    return not any(holds(_bare(claim), sentence) for claim in holding for sentence in sure)


def _holding(progress: Progress) -> list[Claim]:
    return [c for c in progress.claims if c.verdict.label is Label.SUPPORTED]


def _left_out(plan: Plan, judged: Judged, told: Sequence[str], holds: Holds) -> list[Evidence]:
    """The sentence that answers best, if it likely does, and bears out nothing told."""
    best = choose(plan, judged)[:1] if judged.answers else []
    likely = [e for e in best if e in judged.likely(LIKELIER_THAN_NOT)]
    return [e for e in likely if not any(holds(one, e) for one in told)]


def _cites_likely(judged: Judged, cited: Sequence[Citation]) -> bool:
    """Some of the words cited likely answer."""
    likely = judged.likely(LIKELIER_THAN_NOT)
    return any(_overlaps(sentence, citation) for sentence in likely for citation in cited)


def _own_words(plan: Plan, judged: Judged, progress: Progress) -> Sequence[Evidence]:
    """The sentences that answer; where a model declined to, only if one likelier does than not.

    And those on a topic, and where they tell whether somebody says so, or that somebody denies what
    is asked: the reader has learnt from no such questions.
    """
    if not judged.answers:
        return ()
    chosen, likely = choose(plan, judged), judged.likely(LIKELIER_THAN_NOT)
    if progress.claims or plan.topic or any(one in likely for one in chosen):
        return chosen
    said = asks_words(plan) or any(side_of(one.text).against for one in chosen)
    return chosen if said and plan.whether else ()


def _bare(claim: Claim) -> str:
    """The claim without the source and day that a composed answer puts before it."""
    text = claim.text
    for citation in claim.citations:
        text = unattributed(text, citation.article)
    return text


def _overlaps(sentence: Evidence, citation: Citation) -> bool:
    same = sentence.article.id == citation.article.id
    return same and sentence.start < citation.end and citation.start < sentence.end
