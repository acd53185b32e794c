"""The exact layers of the check: quotes, figures, dates, names, negation and speaker of a claim.

Each layer compares particulars of the claim with those of the evidence and says what differs, in a
sentence for readers. None of them judges meaning.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import snowballstemmer

from corpus.sentences import sentence_spans
from corpus.words import content_words, fold_words
from qa.names import ROLES, acronym, alike, names, same_name
from qa.numbers import Figure, figures
from qa.quotes import NEGATION, find_verbatim, quotations
from qa.speakers import VERBS, speakers_in

STEM = snowballstemmer.stemmer("english")
SAME_SENTENCE = 0.6  # of the words shared: then a sentence says the same as the claim, or denies it
NOUN_WORDS = 3
DATES = re.compile(
    r"\b(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
    r"(?:\s(?P<day>\d{1,2})\b(?!,\d{3}))?"
    r"|\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|\b(?P<year>(?:1[5-9]|20)\d\d)\b(?!,\d)"
)
DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?=[A-Z][a-z]{2})")
PLACES = (  # one place or people in words that share no stem
    frozenset(("us", "u", "united", "states", "america", "american", "washington", "usa")),
    frozenset(("uk", "britain", "british", "united", "kingdom")),
    frozenset(("france", "french")),
    frozenset(("netherlands", "dutch")),
    frozenset(("dprk", "north", "korea", "korean", "pyongyang")),
    frozenset(("un", "united", "nations")),
    frozenset(("eu", "european", "union")),
    frozenset(("spain", "spanish")),
    frozenset(("switzerland", "swiss")),
    frozenset(("denmark", "danish")),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """A particular of the claim that the evidence lacks, or contradicts."""

    contradicts: bool
    reason: str


def particulars(claim: str, evidence: str) -> list[Problem]:
    """What the exact layers hold against `claim`, given `evidence`; empty if they find nothing."""
    if find_verbatim(claim, evidence):
        return []
    return [problem for layer in LAYERS.values() for problem in layer(claim, evidence)]


def stems(text: str) -> list[str]:
    """The stems of the words of `text` that carry meaning, in order."""
    return [str(stem) for stem in STEM.stemWords(content_words(text))]


def overlap(claim: str, evidence: str) -> float:
    """The share of the claim's stems that stand in the evidence, 0 for a claim without any."""
    own, other = stems(claim), set(stems(evidence))
    return sum(stem in other for stem in own) / len(own) if own else 0.0


def check_quotes(claim: str, evidence: str) -> Iterable[Problem]:
    """Words in quotation marks stand verbatim in the evidence; an ellipsis drops no negation."""
    for quotation in quotations(claim):
        if not find_verbatim(quotation.text, evidence):
            yield Problem(False, f"“{quotation.text}” is not what the article says word for word")


def check_figures(claim: str, evidence: str) -> Iterable[Problem]:
    """Every figure stands in the evidence, with its bound, and counts the same there."""
    known = [(figure, _noun(evidence, figure)) for figure in figures(evidence)]
    for figure in figures(claim):
        noun = _noun(claim, figure)
        equal = [(f, n) for f, n in known if f.value == figure.value and f.unit == figure.unit]
        alike_counted = [f for f, n in known if n & noun and f.unit == figure.unit]
        shown = claim[figure.quoted_start : figure.end]
        if not equal or (noun and alike_counted and not any(not n or n & noun for _, n in equal)):
            if alike_counted:
                there = evidence[alike_counted[0].quoted_start : alike_counted[0].end]
                yield Problem(True, f"the article says {there}, the answer {shown}")
            else:
                yield Problem(False, f"the figure {shown} does not stand in the cited words")
        elif not any(_same_bound(figure, there) for there, _ in equal):
            there = evidence[equal[0][0].quoted_start : equal[0][0].end]
            yield Problem(False, f"the article says {there}, the answer {shown}")


def _same_bound(left: Figure, right: Figure) -> bool:
    """Equal bounds; exact and about pass for one another."""
    return left.bound == right.bound or {left.bound, right.bound} <= {"exact", "about"}


def _noun(text: str, figure: Figure) -> set[str]:
    """Stems of the few words after a figure, up to the end of its clause."""
    after = re.split(r"[.,;:!?”\"]", text[figure.end : figure.end + 60])[0]
    return set(stems(" ".join(after.split()[:NOUN_WORDS])))


def check_dates(claim: str, evidence: str) -> Iterable[Problem]:
    """Days, weekdays, months and years stand in the evidence."""
    known = _dates(evidence)
    for kind, value in sorted(_dates(claim) - known):
        others = sorted(other for other_kind, other in known if other_kind == kind)
        if others:
            yield Problem(True, f"the article says {', '.join(others)}, the answer {value}")
        else:
            yield Problem(False, f"the date {value} does not stand in the cited words")


def _dates(text: str) -> set[tuple[str, str]]:
    flipped = DAY_FIRST.sub("", text)
    found = set[tuple[str, str]]()
    for match in DATES.finditer(flipped):
        if match["month"]:
            found.add(("month", match["month"][:3]))
        if match["weekday"]:
            found.add(("weekday", match["weekday"]))
        if match["year"]:
            found.add(("year", match["year"]))
        if match["month"] and match["day"]:
            found.add(("day", f"{match['month'][:3]} {int(match['day'])}"))
    for match in DAY_FIRST.finditer(text):
        if month := DATES.match(text, match.end()):
            found |= (
                {("day", f"{month['month'][:3]} {int(match.group(1))}")}
                if month["month"]
                else set()
            )
    return found


def check_names(claim: str, evidence: str) -> Iterable[Problem]:
    """Every proper name stands in the evidence, in any spelling of it."""
    known = fold_words(evidence)
    for name in names(claim):
        if _is_opening_word(claim, name.start, name.end):
            continue
        words = [word for word in name.words if word not in ROLES and len(word) > 2] or name.words
        if not all(known_name(word, known) for word in words) and not acronym(name.words, known):
            yield Problem(False, f"“{name.text}” does not stand in the cited words")


def _is_opening_word(claim: str, start: int, end: int) -> bool:
    """A single word that opens a sentence and need be no name: one that speaks or owns is one."""
    if not any(start == left for left, _ in sentence_spans(claim)) or " " in claim[start:end]:
        return False
    return not re.match(rf"['’]s\b|\s(?:{VERBS})\b", claim[end:]) and not claim[start:end].isupper()


def known_name(word: str, known: Sequence[str]) -> bool:
    """A folded word stands among others, in another spelling or as the people of a place."""
    places = set().union(*(group for group in PLACES if word in group)) if len(word) > 1 else set()
    return any(
        word == other or other in places or alike(word, other) or _same_root(word, other)
        for other in known
    )


def _same_root(left: str, right: str) -> bool:
    """Ukraine and Ukrainian, Russia and Russians: all but the end of the shorter one is shared."""
    size = min(len(left), len(right))
    return size >= 4 and left[: max(4, size - 2)] == right[: max(4, size - 2)]


def check_negation(claim: str, evidence: str) -> Iterable[Problem]:
    """A claim that says the same as a sentence of the evidence is negated just when that one is."""
    own = set(stems(NEGATION.sub("", claim)))
    best, share = "", 0.0
    for part in _parts(evidence):
        there = set(stems(NEGATION.sub("", part)))
        common = len(own & there) / max(1, len(own | there))
        if common > share:
            best, share = part, common
    if share >= SAME_SENTENCE and bool(NEGATION.search(claim)) != bool(NEGATION.search(best)):
        yield Problem(True, f"the article says: “{best.strip()}”")


def _parts(text: str) -> list[str]:
    """The sentences of `text`, and the clauses of each."""
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    return sentences + [part for sentence in sentences for part in re.split(r"[,;:]\s", sentence)]


def check_speaker(claim: str, evidence: str) -> Iterable[Problem]:
    """What the claim gives to a speaker, the evidence gives to the same one."""
    speakers = speakers_in(claim)
    if not speakers:
        return
    sentences = [evidence[start:end] for start, end in sentence_spans(evidence)]
    shares = [overlap(claim, sentence) for sentence in sentences]
    best = max(range(len(sentences)), key=shares.__getitem__, default=None)
    if best is None or shares[best] < SAME_SENTENCE:
        return
    there = speakers_in(sentences[best], sentences[:best])
    for speaker in speakers:
        if there and not any(_same_speaker(who, speaker) for who in there):
            yield Problem(True, f"the article gives this to {there[0]}, the answer to {speaker}")


def _same_speaker(left: str, right: str) -> bool:
    return same_name(left, right) or bool(set(stems(left)) & set(stems(right)))


LAYERS: dict[str, Callable[[str, str], Iterable[Problem]]] = {
    "quotes": check_quotes,
    "figures": check_figures,
    "dates": check_dates,
    "names": check_names,
    "negation": check_negation,
    "speaker": check_speaker,
}
