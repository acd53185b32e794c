"""Does the answer say what is right, and nothing that is wrong.

A text says a form of an answer if the words of the form stand in it in a row, folded. Forms that
folding leaves nothing of ("A") are left out; where there is no other, nothing is scored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from eval.cases import GoldReading
from eval.judges import Judge
from eval.metrics.mean import mean
from eval.metrics.words import folded, holds, holds_any, said, words_of
from qa.evidence.selection import is_sentence
from qa.reading.names import names, same_name


def exact_match(text: str, answers: Sequence[str]) -> float | None:
    """1 if `text` is one of the forms, folded, else 0 (Rajpurkar et al. 2016)."""
    forms = {folded(answer) for answer in answers} - {""}
    return float(folded(text) in forms) if forms else None


def answer_said(text: str, answers: Sequence[str]) -> float | None:
    """1 if `text` says a form of the answer, else 0."""
    return said(text, answers)


def token_f1(text: str, answers: Sequence[str]) -> float | None:
    """The best F1 of the words of `text` and of a form, as multisets (Rajpurkar et al. 2016)."""
    forms = [words for answer in answers if (words := words_of(answer))]
    return max((_f1(words_of(text), words) for words in forms), default=None)


def marked_f1(marked: str, answers: Sequence[str]) -> float | None:
    """`token_f1` of the words that are marked as the answer; not scored where none are."""
    return token_f1(marked, answers) if words_of(marked) else None


def claim_recall(text: str, claims: Sequence[Sequence[str]]) -> float | None:
    """Claims said in one of their forms / claims: STR-EM of ALCE (Gao et al. 2023)."""
    return mean(said(text, forms) for forms in claims)


def judged_claim_recall(text: str, claims: Sequence[Sequence[str]], judge: Judge) -> float | None:
    """Claims that the judge finds borne out by the answer / claims: ALCE's for long answers."""
    return mean(judged_claims(text, claims, judge))


def judged_claims(
    text: str, claims: Sequence[Sequence[str]], judge: Judge
) -> tuple[float | None, ...]:
    """For each claim 1 if the judge finds it borne out by the answer, else 0; in order.

    A claim is borne out if one of its forms is; it is not scored if none is and one is not scored.
    Only whole sentences are judged: a name or a figure alone states nothing. An empty answer bears
    nothing out.
    """
    whole = [[form for form in forms if is_sentence(form)] for forms in claims]
    return tuple(_borne_out(text, forms, judge) for forms in whole)


def conflict_recall(statements: Sequence[str], gold: Sequence[GoldReading]) -> float | None:
    """Gold readings named / gold readings.

    One is named if its value stands in a statement (a sentence of the answer, or a reading that it
    lists) that also names its speaker, where the gold has one. A statement that names several
    values and speakers names each with each: which belongs to whom is not seen.
    """
    told = (reading for reading in gold if folded(reading.value))
    return mean(float(any(_is_named(s, reading) for s in statements)) for reading in told)


def misinformation(text: str, wrong_answers: Sequence[str]) -> float | None:
    """1 if `text` says a wrong answer, else 0; saying that somebody else says so counts too."""
    return said(text, wrong_answers)


def all_and_only(
    text: str, claims: Sequence[Sequence[str]], wrong_answers: Sequence[str]
) -> float | None:
    """1 if every claim is said and no wrong answer, else 0: the strict score of RAMDocs.

    Wang et al. 2025, Retrieval-Augmented Generation with Conflicting Evidence.
    """
    right = [said(text, forms) for forms in claims]
    if not right or None in right:
        return None
    return float(all(right) and not holds_any(text, wrong_answers))


def _f1(left: Sequence[str], right: Sequence[str]) -> float:
    shared = sum((Counter(left) & Counter(right)).values())
    return 2 * shared / (len(left) + len(right))


def _borne_out(text: str, forms: Sequence[str], judge: Judge) -> float | None:
    if not forms:
        return None
    if not text.strip():
        return 0.0
    found = judge.judge([(form, text) for form in forms])
    if any(judgement and judgement.supported for judgement in found):
        return 1.0
    return None if None in found else 0.0


def _is_named(statement: str, reading: GoldReading) -> bool:
    if not holds(statement, reading.value):
        return False
    return not reading.speaker or _names_speaker(statement, reading.speaker)


def _names_speaker(statement: str, speaker: str) -> bool:
    return holds(statement, speaker) or any(
        same_name(name.text, speaker) for name in names(statement)
    )
