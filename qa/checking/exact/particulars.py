"""Layers of the check: quotations, names and negations of the claim stand in the evidence."""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.sentences import sentence_spans
from corpus.words import fold_words
from qa.checking.exact.problem import Problem
from qa.checking.exact.spoken import is_of_others
from qa.reading.clauses import CONTRASTS, MARKS
from qa.reading.names import (
    OF_A_BODY,
    ROLES,
    Name,
    acronym,
    alike,
    has_initials,
    is_acronym,
    is_part,
    known_name,
    names,
    same_name,
)
from qa.reading.negation import (
    denies_as_well,
    is_denied_of,
    negates,
    turns_round,
    without_negations,
)
from qa.reading.overlap import nearest_sentence, stems
from qa.reading.quotes import find_verbatim, quotations
from qa.reading.speakers import speakers_in
from qa.reading.telling import VERBS

SAME_SENTENCE = 0.6  # of the words shared: then a sentence says the same as the claim, or denies it
SAME_BUT_FOR_A_NAME = 0.8  # of the other words shared
BODY_WORDS = 3  # at least, of a body that its initials alone stand for
PRONOUN = re.compile(
    r"\b(?:he|she|it|they|we|i|you|his|her|its|their|our|this|these|those|him|them|us)\b",
    re.IGNORECASE,
)
ACTS = re.compile(rf"['’]s\b|\s(?:{VERBS})\b")  # behind a name
TWEET = re.compile(r"\b(?:re)?tweet", re.IGNORECASE)  # which is on Twitter
CLAUSE_END = re.compile(rf"[{MARKS}]\s|\s(?:{CONTRASTS}|because|after|which)\s")
ASIDE = re.compile(r"\s[–—-]{1,2}\s[^–—]*\s[–—-]{1,2}\s")


def check_quotes(claim: str, evidence: str) -> Iterable[Problem]:
    """Words in quotation marks stand verbatim in the evidence; an ellipsis drops no negation."""
    for quotation in quotations(claim):
        if not find_verbatim(quotation.text, evidence):
            yield Problem(False, f"“{quotation.text}” is not what the article says word for word")


def check_names(claim: str, evidence: str) -> Iterable[Problem]:
    """Every proper name stands in the evidence, in any spelling of it.

    Else it is a doubt, for evidence may name nobody. It is certain of whoever is said to speak, and
    where a sentence says the rest without a word that could stand for the name.
    """
    for name in missing_names(claim, evidence):
        speaks = any(same_name(name.text, speaker) for speaker in speakers_in(claim))
        reason = f"“{name.text}” does not stand in the cited words"
        yield Problem(False, reason, not speaks and not _is_added(name, claim, evidence))


def missing_names(claim: str, text: str) -> Iterator[Name]:
    """The proper names of a claim that do not stand in a text, in any spelling.

    >>> [name.text for name in missing_names("Lind wrote it on Postbox.", "Anna Lind wrote it.")]
    ['Postbox']
    """
    known = fold_words(text)
    for name in names(claim):
        opening = _is_opening_word(claim, name.start, name.end)
        if not opening and not _stands_there(name, text, known):
            yield name


def _is_added(name: Name, claim: str, evidence: str) -> bool:
    """A sentence says the rest of the claim, and no pronoun in it may stand for the name."""
    rest = claim[: name.start] + claim[name.end :]
    best, share = nearest_sentence(rest, evidence)
    return share >= SAME_BUT_FOR_A_NAME and not PRONOUN.search(best)


def _stands_there(name: Name, evidence: str, known: Sequence[str]) -> bool:
    """All its words are known, or it is a fuller form of a name there: Volodymyr Zelensky, NATO.

    Of "Anna Lind of the Guild" both stand there.
    """
    who, _, where = name.text.partition(" of ")
    if where and " " in who and not OF_A_BODY.search(f"{who} of "):
        first = Name(who, name.start, name.start + len(who))
        last = Name(where.removeprefix("the "), name.end - len(where), name.end)
        if all(_stands_there(part, evidence, known) for part in (first, last)):
            return True
    short = {word for word in name.words if len(word) < 3 and word.upper() not in name.text}
    roles = {word for word in name.words if word in ROLES or word.removesuffix("s") in ROLES}
    words = [word for word in name.words if word not in roles | short] or name.words
    if (
        _is_written(name.text, evidence)
        or all(known_name(word, known) for word in words)
        or is_acronym(name.text, known)
    ):
        return not _is_mixed(name, evidence)
    if len(name.words) >= BODY_WORDS and has_initials(evidence, name.text):
        return True
    if _is_of_two_words(name, evidence) or (name.text == "Twitter" and TWEET.search(evidence)):
        return True
    return " " in name.text and any(
        same_name(name.text, other.text) for other in names(evidence) if " " not in other.text
    )


def _is_written(name: str, text: str) -> bool:
    """The text has the name as it is written, not within a longer word: D-N.J.

    Without a pattern, for one for each name would take a tenth of the time of the layer.
    """
    start = text.find(name)
    while start >= 0:
        beside = text[max(0, start - 1) : start] + text[start + len(name) :][:1]
        if not any(sign.isalnum() or sign == "_" for sign in beside):
            return True
        start = text.find(name, start + 1)
    return False


def _is_of_two_words(name: Name, evidence: str) -> bool:
    """Two capitals that a name there has at the head of its words: AP, the Associated Press."""
    two = len(name.text) == 2 and name.text.isalpha() and name.text.isupper()
    return two and any(acronym([name.text.casefold()], other.words) for other in names(evidence))


def _is_mixed(name: Name, evidence: str) -> bool:
    """The first word of one name there and the last of another, which is nobody's name."""
    there = [other for other in names(evidence) if len(other.words) > 1]
    if len(name.words) < 2 or any(is_part(name, other) for other in there):
        return False
    first = any(alike(name.words[0], other.words[0]) for other in there)
    return first and any(alike(name.words[-1], other.words[-1]) for other in there)


def _is_opening_word(claim: str, start: int, end: int) -> bool:
    """A single word that opens a sentence and need be no name: one that speaks or owns is one."""
    if not any(start == left for left, _ in sentence_spans(claim)) or " " in claim[start:end]:
        return False
    return not ACTS.match(claim, end) and not claim[start:end].isupper()


def check_negation(claim: str, evidence: str) -> Iterable[Problem]:
    """A sentence that says the same as one of the evidence is negated just when that one is."""
    if not (negates(claim) or negates(evidence)):
        return
    parts = _parts(evidence)
    for start, end in sentence_spans(claim):
        best, share = _most_alike(claim[start:end], parts)
        if share < SAME_SENTENCE or not _is_turned(claim[start:end], best):
            continue
        halves = [half for part in parts for half in _halves(part)]
        half, closer = _most_alike(claim[start:end], halves)
        if closer > share and not _is_turned(claim[start:end], half):
            continue
        said = claim[start:end]
        told_so = denies_as_well(said, half if closer > share else best, evidence)
        if not (told_so or is_of_others(claim, best, evidence)):
            yield Problem(True, f"the article says: “{best.strip()}”")


def _is_turned(said: str, there: str) -> bool:
    """One of two like texts denies what the other tells."""
    negated, plain = (said, there) if negates(said) else (there, said)
    return turns_round(said, there) and is_denied_of(negated, plain)


def _halves(sentence: str) -> list[str]:
    """What stands before each end of a clause, and behind it: a claim may leave out the rest."""
    ends = list(CLAUSE_END.finditer(sentence))
    return [half for end in ends for half in (sentence[: end.start()], sentence[end.end() :])]


def _most_alike(claim: str, parts: Sequence[str]) -> tuple[str, float]:
    """The part with the largest share of words in common, negations aside."""
    own, best, share = set(stems(without_negations(claim))), "", 0.0
    for part in parts:
        there = set(stems(without_negations(part)))
        common = len(own & there) / max(1, len(own | there))
        if common > share:
            best, share = part, common
    return best, share


def _parts(text: str) -> list[str]:
    """The sentences of `text`, also without what dashes set off, and the clauses of each."""
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    sentences += [ASIDE.sub(" … ", sentence) for sentence in sentences if ASIDE.search(sentence)]
    return sentences + [part for sentence in sentences for part in re.split(r"[,;:]\s", sentence)]
