"""Do the cited words bear out the sentences, as a judge sees it: the measures of ALCE [1].

Every sentence of an answer is looked at with its citations. In ALCE an entailment model judges,
here any `Judge`; ALCE keeps the first three citations of a sentence, here all count. An answer
without sentences is left out of the mean there, and is `None` here.

[1] Gao, Yen, Yu and Chen 2023, Enabling Large Language Models to Generate Text with Citations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.judges import Judge
from eval.metrics.mean import harmonic, mean
from eval.outcomes import Extract, Stated
from qa.checking.check import is_remark


@dataclass(frozen=True, slots=True)
class JudgedSentence:
    """What a judge says of one sentence: is it borne out, and is each of its citations precise.

    `None` is not scored.
    """

    borne_out: bool | None
    precise: tuple[bool | None, ...] = ()


def judged_sentence(stated: Stated, judge: Judge) -> JudgedSentence:
    """The judge's view of a sentence.

    It is borne out if all its citations together support it; one without citations is not, but for
    remarks on the answer itself ("the articles may not answer this"), which are not scored. A
    citation of a sentence that is borne out is precise if it supports it alone, or if the others do
    not support it without this one; a citation of a sentence that is not borne out is imprecise.
    """
    cited = stated.cited
    if not cited:
        return JudgedSentence(None if is_remark(stated.claim) else False)
    (together,) = _supported(judge, [(stated.claim, evidence(cited))])
    if not together or len(cited) == 1:
        return JudgedSentence(together, (together,) * len(cited))
    alone = _supported(judge, [(stated.claim, extract.text) for extract in cited])
    others = [evidence((*cited[:i], *cited[i + 1 :])) for i in range(len(cited))]
    without = _supported(judge, [(stated.claim, rest) for rest in others])
    return JudgedSentence(together, tuple(map(_precise, alone, without)))


def evidence(cited: Sequence[Extract]) -> str:
    """The cited words, a blank line between citations."""
    return "\n\n".join(extract.text for extract in cited)


def citation_recall(sentences: Sequence[JudgedSentence]) -> float | None:
    """Sentences borne out by all their citations together / sentences."""
    return mean(sentence.borne_out for sentence in sentences)


def citation_precision(sentences: Sequence[JudgedSentence]) -> float | None:
    """Precise citations / citations; 0 for an answer that cites nothing."""
    if not sentences:
        return None
    marks = [mark for sentence in sentences for mark in sentence.precise]
    return mean(marks) if marks else 0.0


def citation_f1(sentences: Sequence[JudgedSentence]) -> float | None:
    """The harmonic mean of citation precision and recall of one answer."""
    return harmonic(citation_precision(sentences), citation_recall(sentences))


def _supported(judge: Judge, pairs: Sequence[tuple[str, str]]) -> list[bool | None]:
    return [None if found is None else found.supported for found in judge.judge(pairs)]


def _precise(alone: bool | None, without: bool | None) -> bool | None:
    if alone or without is False:
        return True
    return None if alone is None or without is None else False
