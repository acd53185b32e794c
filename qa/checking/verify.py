"""A drafted sentence made a checked one: its markers narrowed to exact words, then judged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.sentences import sentence_spans
from corpus.words import fold_words
from qa.checking.check import MISSING_AT_MOST, SUPPORTED, WINDOW, Checker
from qa.checking.exact.layers import particulars
from qa.checking.exact.particulars import missing_names
from qa.checking.own_words import is_whole_sentence
from qa.checking.rewording import as_quoted, with_bounds, with_quoted_words, with_speaker
from qa.evidence.attribution import attribution, unattributed
from qa.reading.clauses import CONTRASTS
from qa.reading.names import names, same_name
from qa.reading.overlap import overlap, stems
from qa.reading.people import HOLDS, described
from qa.reading.places import in_the_names_of
from qa.reading.quotes import find_verbatim
from qa.values import DraftClaim, Evidence, Label, Repairs, Verdict

LONGER_COSTS = 0.02  # of word overlap, for each further sentence that a citation spans
TELLING = re.compile(r"(?<!^)\b(?:[A-Z]|\d)[\w,.’'-]*")  # names, days, figures
OPPOSED = re.compile(rf"(?:[,;]\s(?:{CONTRASTS})|;)\s", re.IGNORECASE)
LEAST_STATED = 4  # words of a statement that stands for itself
LEAST_BROUGHT = 2  # words of a claim that a further sentence says
REPOINTED_TO = 4  # passages that are tried for a sentence whose own do not support it


@dataclass(frozen=True, slots=True)
class Verified:
    """A checked sentence: its words, the exact words it cites, the verdict, what was repaired."""

    text: str
    cited: tuple[Evidence, ...]
    verdict: Verdict
    repairs: Repairs


def verify_claim(
    claim: DraftClaim, read: Sequence[Evidence], found: Sequence[Evidence], checker: Checker
) -> Verified:
    """The sentence checked against what it cites of what its writer read.

    Where that fails it is given what its passages say of it elsewhere, else it is pointed to one of
    the passages found that supports it, else quotations and bounds are corrected, else it is
    marked: a sentence that stays unsupported keeps its words and bears its verdict.
    """
    unknown = len(claim.unknown_markers)
    passages = [read[i] for i in claim.cited]
    cited = tuple(narrowed(claim.text, passage) for passage in passages)
    first = Verified(claim.text, cited, _judge(claim.text, cited, checker), Repairs(unknown))
    if first.verdict.label is Label.SUPPORTED:
        return _set_right(first)
    if first.verdict.label is Label.NOT_CHECKABLE:
        return first
    gathered = resting_on(first, _gathered(claim.text, passages), checker)
    repaired = gathered or _repointed(first, found, checker) or _in_parts(first, found, checker)
    if repaired := repaired or _reworded(first, checker):
        return _set_right(repaired)
    verdict = first.verdict if cited else _with_nearest(first, found, checker)
    return replace(first, verdict=verdict, repairs=replace(first.repairs, marked=1))


def _set_right(held: Verified) -> Verified:
    """A sentence that holds, with bounds and speakers that it leaves out of what it cites.

    Whole sentences of an article name whom it names there.
    """
    text, bounds = with_bounds(held.text, held.cited)
    quoted = as_quoted(text, held.cited)
    told = quoted if _own_words(quoted, held.cited) else with_speaker(quoted, held.cited)
    repairs = Repairs(
        quotes_corrected=quoted != text, bounds_restored=bounds, speakers_named=told != quoted
    )
    return replace(held, text=told, repairs=held.repairs + repairs)


def _judge(text: str, cited: Sequence[Evidence], checker: Checker) -> Verdict:
    pair = _own_words(text, cited) or (_without_source(text, cited), _told(text, cited))
    [verdict] = checker.check([pair])
    if verdict.label is not Label.SUPPORTED or verdict.support == 1:
        return verdict
    unnamed = tuple(f"the article never names “{name}”" for name in _unnamed(text, cited))
    at_most = min(verdict.support, MISSING_AT_MOST)
    return Verdict(Label.UNSUPPORTED, at_most, unnamed) if unnamed else verdict


def _own_words(text: str, cited: Sequence[Evidence]) -> tuple[str, str] | None:
    """The sentence without what tells where it is from, and words cited of which it is."""
    pairs = ((unattributed(text, e.article), " ".join(e.text.split())) for e in cited)
    return next((pair for pair in pairs if is_whole_sentence(*pair)), None)


def _without_source(text: str, cited: Sequence[Evidence]) -> str:
    """The sentence without the source and day of what it cites, which are no part of the claim."""
    sources = {attribution(e.article) for e in cited}
    return text.removeprefix(sources.pop()) if len(sources) == 1 else text


def _told(text: str, cited: Sequence[Evidence]) -> str:
    """The words cited, each behind where they are from, and who those are whom they name."""
    words = [attribution(e.article) + " ".join(e.text.split()) for e in cited]
    told = (line for e in cited for line in _offices(text, e))
    return "\n".join([*words, *dict.fromkeys(told)])


def _unnamed(claim: str, cited: Sequence[Evidence]) -> list[str]:
    """The names of a claim that the cited articles have nowhere, in any form.

    The words cited may mean by "he" whom their article names; what it never names they cannot.
    """
    articles = {e.article.id: e.article for e in cited}.values()
    whole = "\n".join(f"{attribution(a)}{a.title}. {a.text}" for a in articles)
    return [name.text for name in missing_names(in_the_names_of(whole, claim), whole)]


def _offices(claim: str, cited: Evidence) -> Iterator[str]:
    """What the article calls those whom the cited words name, if the claim speaks of an office.

    "The French minister said" is borne out by "Barrot said" where the article says who he is.
    """
    if not set(fold_words(claim)) & HOLDS:
        return
    for one in described(f"{cited.article.title}. {cited.article.text}"):
        if any(same_name(one.name, name.text) for name in names(cited.text)):
            yield f"{one.name} is the {one.words}."


def narrowed(claim: str, passage: Evidence) -> Evidence:
    """The few sentences of `passage` that a claim rests on: verbatim, else by shared words."""
    core = in_the_names_of(passage.text, unattributed(claim, passage.article))
    spans = sentence_spans(passage.text)
    if found := find_verbatim(core, passage.text):
        inside = [(a, b) for a, b in spans if a < found[1] and found[0] < b]
        if inside:
            return _part(passage, inside[0][0], inside[-1][1])
    windows = [
        (spans[i][0], spans[j][1], j - i)
        for i in range(len(spans))
        for j in range(i, min(i + WINDOW, len(spans)))
    ]
    start, end, _ = max(windows, key=lambda window: _worth(core, passage.text, window))
    return _part(passage, start, end)


def _worth(claim: str, text: str, window: tuple[int, int, int]) -> tuple[int, float]:
    start, end, further = window
    own = text[start:end]
    return -len(particulars(claim, own)), overlap(claim, own) - LONGER_COSTS * further


def _part(passage: Evidence, start: int, end: int) -> Evidence:
    return replace(passage, start=passage.start + start, end=passage.start + end)


def resting_on(first: Verified, parts: Sequence[Evidence], checker: Checker) -> Verified | None:
    """The sentence with these words in the place of what it cites, if they clearly support it.

    Of a sentence that its own citation does not bear out it is less likely that anything does.
    """
    if not parts or tuple(parts) == first.cited:
        return None
    verdict = _judge(first.text, parts, checker)
    if verdict.label is not Label.SUPPORTED or verdict.support < SUPPORTED:
        return None
    return Verified(first.text, tuple(parts), verdict, replace(first.repairs, marked=0))


def _gathered(claim: str, passages: Sequence[Evidence]) -> list[Evidence]:
    """The few sentences that together say most of a claim, wherever its passages have them.

    They are chosen one by one for what those before them lack; a name, a day and a figure count as
    two words, and a further sentence must bring as much.
    """
    sentences = [_part(p, start, end) for p in passages for start, end in sentence_spans(p.text)]
    missing = {stem for p in passages for stem in stems(in_the_names_of(p.text, claim))}
    telling = set(stems(" ".join(TELLING.findall(claim))))
    chosen = list[Evidence]()

    def brought(sentence: Evidence) -> int:
        return sum(1 + (stem in telling) for stem in missing & set(stems(sentence.text)))

    while len(chosen) < WINDOW and sentences:
        best = max(sentences, key=brought)
        if brought(best) < LEAST_BROUGHT:
            break
        chosen.append(best)
        missing -= set(stems(best.text))
    return sorted(chosen, key=sentences.index)


def _repointed(first: Verified, evidence: Sequence[Evidence], checker: Checker) -> Verified | None:
    """The sentence with a passage that does support it, of those that share most words with it."""
    ranked = sorted(evidence, key=lambda e: -overlap(first.text, e.text))[:REPOINTED_TO]
    for passage in ranked:
        if better := resting_on(first, [narrowed(first.text, passage)], checker):
            return replace(better, repairs=replace(first.repairs, repointed=1))
    return None


def _in_parts(first: Verified, evidence: Sequence[Evidence], checker: Checker) -> Verified | None:
    """The sentence with a passage for each of the statements that it sets against one another.

    "Lind counted 40, while Berg counted 50" may rest on two articles of which neither says both.
    """
    parts = OPPOSED.split(first.text)
    if len(parts) == 1 or any(len(part.split()) < LEAST_STATED for part in parts):
        return None
    held = list[Verified]()
    for part in parts:
        own = Verified(part, first.cited, _judge(part, first.cited, checker), first.repairs)
        if own.verdict.label is not Label.SUPPORTED:
            own = _repointed(own, evidence, checker) or own
        held.append(own)
    if any(part.verdict.label is not Label.SUPPORTED for part in held):
        return None
    cited = tuple(dict.fromkeys(e for part in held for e in part.cited))
    verdict = min((part.verdict for part in held), key=lambda v: v.support)
    repointed = max(part.repairs.repointed for part in held)
    return Verified(first.text, cited, verdict, replace(first.repairs, repointed=repointed))


def _with_nearest(first: Verified, found: Sequence[Evidence], checker: Checker) -> Verdict:
    """The verdict on a sentence that cites nothing, and what keeps the nearest passage from it.

    A reader, and the model that is asked to write it again, learn nothing from the first alone.
    """
    if not found:
        return first.verdict
    nearest = max(found, key=lambda e: overlap(first.text, e.text))
    against = _judge(first.text, [narrowed(first.text, nearest)], checker).reasons
    reasons = (*first.verdict.reasons, *(f"nearest passage: {reason}" for reason in against))
    return replace(first.verdict, reasons=reasons)


def _reworded(first: Verified, checker: Checker) -> Verified | None:
    """The sentence with quotations and bounds as the cited words have them, if it holds then."""
    text, quotes = with_quoted_words(first.text, first.cited)
    text, bounds = with_bounds(text, first.cited)
    if not quotes and not bounds:
        return None
    verdict = _judge(text, first.cited, checker)
    if verdict.label is not Label.SUPPORTED:
        return None
    repairs = replace(first.repairs, quotes_corrected=quotes, bounds_restored=bounds)
    return Verified(text, first.cited, verdict, repairs)
