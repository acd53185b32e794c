"""The exact layers of the check: quotes, figures, dates, names, negation and speaker of a claim.

Each layer compares particulars of the claim with those of the evidence and says what differs, in a
sentence for readers. None of them judges meaning.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from corpus.sentences import sentence_spans
from corpus.words import fold_words
from qa.checking.bound import check_bound
from qa.checking.days import check_dates
from qa.checking.opposites import (
    check_denial,
    check_denying,
    check_hedges,
    check_opposites,
    check_prefixes,
)
from qa.checking.own_words import is_whole_sentence
from qa.checking.spoken import check_speaker
from qa.checking.swaps import check_places, check_swaps
from qa.reading.fractions import fractions, is_turned, tells_share, turned
from qa.reading.names import ROLES, Name, acronym, alike, is_part, known_name, names, same_name
from qa.reading.negation import turns_round, without_negations
from qa.reading.numbers import NOUN_WORDS, Figure, figures, words_after
from qa.reading.overlap import Problem, nearest_sentence, stems
from qa.reading.places import countries, in_the_names_of
from qa.reading.quotes import find_verbatim, quotations
from qa.reading.speakers import VERBS, speakers_in

SAME_SENTENCE = 0.6  # of the words shared: then a sentence says the same as the claim, or denies it
SAME_BUT_FOR_A_NAME = 0.8  # of the other words shared
PRONOUN = re.compile(
    r"\b(?:he|she|it|they|we|i|you|his|her|its|their|our|this|these|those|him|them|us)\b",
    re.IGNORECASE,
)
TWEET = re.compile(r"\b(?:re)?tweet", re.IGNORECASE)  # which is on Twitter
COUNTED_AT_SIGHT = 3
NAMED = re.compile(r"(?<=\w\s)(?!\w+day\b)[A-Z][\w’'-]*\s$")  # not what opens a sentence
COUNTED = re.compile(r"\s(?:[a-z]+s|people|men|women|children)\b")
PART = re.compile(r"\s(?:out )?of\s")
PART_WORDS = 6  # after a figure that tells a part, among which is what the whole counts
TIMES = re.compile(r" times (?:as|more|less|higher|lower|bigger|larger|what|that of|those of)\b")
RANK = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b")
LISTED = re.compile(r"\sor\s|,\s")  # two or three people
ASIDE = re.compile(r"\s[–—-]{1,2}\s[^–—]*\s[–—-]{1,2}\s")
FAR = 2  # times a figure: what another is no bound of
MARKS = re.compile(r"^\s*\d{1,2}[.)](?=\s)|\[\d{1,3}\]")  # of a list, or of a citation


def particulars(claim: str, evidence: str) -> list[Problem]:
    """What the exact layers hold against `claim`, given `evidence`; empty if they find nothing."""
    if is_whole_sentence(claim, evidence):
        return []
    return problems(claim, evidence)


def problems(claim: str, evidence: str) -> list[Problem]:
    """What the layers find; for claims that are no whole sentences of the evidence."""
    return [problem for _, problem in problems_by_layer(claim, evidence)]


def problems_by_layer(claim: str, evidence: str) -> list[tuple[str, Problem]]:
    """What each layer finds, with its name."""
    said = in_the_names_of(evidence, claim)
    return [
        (name, problem)
        for name, layer in LAYERS.items()
        for problem in layer(claim if name == "quotes" else said, evidence)
    ]


def check_quotes(claim: str, evidence: str) -> Iterable[Problem]:
    """Words in quotation marks stand verbatim in the evidence; an ellipsis drops no negation."""
    for quotation in quotations(claim):
        if not find_verbatim(quotation.text, evidence):
            yield Problem(False, f"“{quotation.text}” is not what the article says word for word")


def check_figures(claim: str, evidence: str) -> Iterable[Problem]:
    """Every figure stands in the evidence, with its bound, and counts the same there.

    A bound may be of a figure that is counted in other words, a percentage of a fraction in words.
    It is a doubt where few are counted, in letters, where the figure multiplies something, where
    it ends a name, and where the evidence has that rank: 99, of the 99th birthday.
    """
    known = list(_counted(evidence))
    claim = MARKS.sub("", claim)
    for figure in _unshared(claim, evidence):
        there = _alike(claim, figure, known, evidence)
        shown = claim[figure.quoted_start : figure.quoted_end]
        if matching := [f for f in there if figure.follows_from(f)]:
            yield from _other_people(claim, figure, evidence, matching)
        elif there:
            other = min(there, key=lambda f: f.value != figure.value)
            told = evidence[other.quoted_start : other.quoted_end]
            contradicts = other.value != figure.value or is_turned(figure, other)
            yield Problem(contradicts, f"the article says {told}, the answer {shown}")
        elif figure.unit != "%" or not any(tells_share(figure, f) for f in fractions(evidence)):
            reason = f"the figure {shown} does not stand in the cited words"
            yield Problem(False, reason, _is_doubtful(claim, figure, evidence))


def _unshared(claim: str, evidence: str) -> Iterator[Figure]:
    """The figures of a claim but for shares that the evidence has otherwise: four in five, 80%."""
    own = fractions(claim)
    there = (*fractions(evidence), *(f for f in figures(evidence) if f.unit == "%")) if own else ()
    told = [f for f in own if any(tells_share(f, other) for other in there)]
    for figure in figures(claim):
        if not any(share.start <= figure.start < share.end for share in told):
            yield figure


def _alike(
    claim: str, figure: Figure, known: Sequence[tuple[Figure, set[str]]], evidence: str
) -> list[Figure]:
    """The figures that count the same; if none does, those that have its value or bear it out."""
    noun = set() if _is_told_part(claim, figure, known, evidence) else _noun(claim, figure)
    same_unit = [(f, n) for f, n in known if f.unit == figure.unit]
    if same_kind := [f for f, n in same_unit if n & noun or (figure.unit and not noun)]:
        return same_kind
    about = figure.bound == "about" and not noun  # of what it counts nothing is told
    return [
        f
        for f, _ in same_unit
        if f.value == figure.value or _bounds(figure, f) or (about and figure.follows_from(f))
    ]


def _is_doubtful(claim: str, figure: Figure, evidence: str) -> bool:
    counted = _may_be_counted(claim, figure) or bool(TIMES.match(claim, figure.end))
    return counted or _is_of_a_name(claim, figure) or figure.value in _ranks(evidence)


def _ranks(text: str) -> set[float]:
    """The ranks that a text tells in figures: 99 of "her 99th birthday"."""
    return {float(match.group(1)) for match in RANK.finditer(text)}


def check_fractions(claim: str, evidence: str) -> Iterable[Problem]:
    """Less than half is not told of more than half."""
    for fraction in fractions(claim):
        if other := turned(fraction, fractions(evidence)):
            there = evidence[other.quoted_start : other.quoted_end]
            shown = claim[fraction.quoted_start : fraction.quoted_end]
            yield Problem(True, f"the article says {there}, the answer {shown}")


def _bounds(figure: Figure, there: Figure) -> bool:
    """More than 300 may be told of 339, whatever that counts."""
    if figure.bound not in ("at least", "at most") or not there.value:
        return False
    return figure.follows_from(there) and 1 / FAR <= figure.value / there.value <= FAR


def _other_people(
    claim: str, figure: Figure, evidence: str, there: Sequence[Figure]
) -> Iterable[Problem]:
    """11,000 Russian soldiers are not 11,000 North Korean ones."""
    own = _countries_after(claim, figure)
    others = [_countries_after(evidence, other) for other in there]
    if own and all(other and not own & other for other in others):
        counted = " ".join(claim[figure.quoted_start :].split()[: NOUN_WORDS + 1])
        yield Problem(True, f"the article does not count “{counted}” but those of another country")


def _countries_after(text: str, figure: Figure) -> set[str]:
    """The countries named in the few words after a figure."""
    return set(countries(words_after(text, figure)))


def _may_be_counted(claim: str, figure: Figure) -> bool:
    """Two or three, spelled out: evidence that names them, or says "twice", may have no figure."""
    spelled = claim[figure.start : figure.end].isalpha()
    return spelled and not figure.unit and figure.value <= COUNTED_AT_SIGHT


def _is_of_a_name(claim: str, figure: Figure) -> bool:
    """The figure ends a name, as in Super Bowl 50, and counts nothing behind it."""
    named = NAMED.search(claim[: figure.quoted_start])
    return bool(named) and not figure.unit and not COUNTED.match(claim, figure.end)


def counts_alike(text: str, figure: Figure, other_text: str, other: Figure) -> bool:
    """The word behind a figure is among those behind the other, or both have a unit."""
    word = list(stems(words_after(text, figure)))[:1]
    return bool(figure.unit) or not _noun(other_text, other).isdisjoint(word)


def _noun(text: str, figure: Figure) -> set[str]:
    """Stems of the few words after a figure, up to the end of its clause."""
    return set(stems(words_after(text, figure)))


def _counted(text: str) -> Iterator[tuple[Figure, set[str]]]:
    """The figures of a text, each with what it counts: two of about 900 kilns are kilns.

    Of figures in a row, two or three people, all count what the last does.
    """
    row = list[Figure]()
    for figure, behind in zip_longest(found := figures(text), found[1:]):
        row.append(figure)
        if behind and LISTED.fullmatch(text[figure.end : behind.quoted_start]):
            continue
        part = PART.match(text, figure.end)
        words = words_after(text, figure, PART_WORDS if part else NOUN_WORDS)
        counted = set(stems(words.split(" and ")[0]))
        yield from ((one, counted) for one in row)
        row.clear()


def _is_told_part(
    claim: str, figure: Figure, known: Sequence[tuple[Figure, set[str]]], evidence: str
) -> bool:
    """The figure tells a part of something, and the evidence has that very part.

    Eighteen of the prisoners may be of "183 prisoners, 18 of whom".
    """
    if figure.unit or not PART.match(claim, figure.end):
        return False
    same = (there for there, _ in known if there.value == figure.value and not there.unit)
    return any(PART.match(evidence, there.end) for there in same)


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
    """All its words are known, or it is a fuller form of a name there: Volodymyr Zelensky."""
    short = {word for word in name.words if len(word) < 3 and word.upper() not in name.text}
    roles = {word for word in name.words if word in ROLES or word.removesuffix("s") in ROLES}
    words = [word for word in name.words if word not in roles | short] or name.words
    if all(known_name(word, known) for word in words) or _is_acronym(name, known):
        return not _is_mixed(name, evidence)
    if _is_of_two_words(name, evidence) or (name.text == "Twitter" and TWEET.search(evidence)):
        return True
    return " " in name.text and any(
        same_name(name.text, other.text) for other in names(evidence) if " " not in other.text
    )


def _is_acronym(name: Name, known: Sequence[str]) -> bool:
    """A word of capitals, an "s" for several aside, whose letters begin words there in a row."""
    letters = name.text.removesuffix("s")
    if not (3 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()):
        return False
    size = len(letters)
    runs = (known[i : i + size] for i in range(len(known) - size + 1))
    return letters.casefold() in known or any(acronym([letters.casefold()], run) for run in runs)


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
    return not re.match(rf"['’]s\b|\s(?:{VERBS})\b", claim[end:]) and not claim[start:end].isupper()


def check_negation(claim: str, evidence: str) -> Iterable[Problem]:
    """A sentence that says the same as one of the evidence is negated just when that one is."""
    parts = _parts(evidence)
    for start, end in sentence_spans(claim):
        best, share = _most_alike(claim[start:end], parts)
        if share >= SAME_SENTENCE and turns_round(claim[start:end], best):
            yield Problem(True, f"the article says: “{best.strip()}”")


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


LAYERS: dict[str, Callable[[str, str], Iterable[Problem]]] = {
    "quotes": check_quotes,
    "figures": check_figures,
    "fractions": check_fractions,
    "dates": check_dates,
    "names": check_names,
    "negation": check_negation,
    "speaker": check_speaker,
    "swaps": check_swaps,
    "opposites": check_opposites,
    "prefixes": check_prefixes,
    "hedges": check_hedges,
    "places": check_places,
    "bound": check_bound,
    "denial": check_denial,
    "denying": check_denying,
}
