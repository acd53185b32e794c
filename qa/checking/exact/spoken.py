"""A layer of the check: what the claim gives to a speaker, the evidence gives to the same one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from corpus.sentences import sentence_spans
from corpus.words import content_words, fold_words
from qa.checking.exact.called import is_called, subject_phrase
from qa.checking.exact.problem import Problem
from qa.reading.clauses import JOINS, MARKS
from qa.reading.names import is_acronym, same_name
from qa.reading.overlap import overlap, stems
from qa.reading.people import bearers, countries_of, meaning, serving
from qa.reading.places import countries
from qa.reading.quotes import find_verbatim, quotations
from qa.reading.speakers import speaker_at, speakers_in
from qa.reading.speakers_in_text import speaker_in_text, speakers_in_text
from qa.reading.speaking_together import together
from qa.reading.telling import VERBS, telling

SAME_SENTENCE = 0.6  # of the claim's words in a sentence: then it says the same
QUOTED_WORDS = 4  # of a quotation by which its sentence is known
DIRECT = re.compile(rf"(?:^|[,:.!?]|\b(?:{VERBS}))\s*$")  # before the mark that opens direct speech
NEAR = 0.1  # of these words below the most: says the same perhaps
SAID_WORDS = 3  # of what is said, by which its sentence is known
THAT = re.compile(r"\s(?:[\w.’'-]+\s){0,5}?that\s")
BREAK = re.compile(rf"[{MARKS}“”\"]|\b(?:{JOINS})\b")
WRITTEN = re.compile(r"(?:news |press )?(?:statement|release|report|letter|post|memo|tweet)")
SOME_PEOPLE = re.compile(r"(?:those|people)\s", re.IGNORECASE)  # of whom there may be other words
RULES = re.compile(  # say what whoever tells of them says
    r"recommendations?|guid(?:ance|elines)|rules?|laws?|polic(?:y|ies)|plans?|stud(?:y|ies)|surveys?"
    r"|polls?|figures|data|(?:law)?suit|complaint|indictment|ruling|filing|documents?|deal"
)
TALKED = re.compile(r"\bspoke\b(?!\s(?:of|about)\b)")  # with somebody: nobody's words are told


def check_speaker(claim: str, evidence: str) -> Iterable[Problem]:
    """What the claim gives to a speaker, the evidence gives to the same one.

    Words that it quotes are looked up where they stand, all else where the same is said.
    """
    speakers = _outermost(TALKED.sub("met", claim))
    if not speakers:
        return
    given = list(_quoted(claim, evidence)) or list(_told(claim, speakers, evidence))
    for speaker, there in given:
        phrase = subject_phrase(claim, speaker)
        if SOME_PEOPLE.match(phrase):
            continue
        if not any(_is_told_as(who, speaker, phrase, evidence) for who in there):
            yield Problem(True, f"the article gives this to {there[0]}, the answer to {speaker}")


def is_of_others(claim: str, sentence: str, evidence: str) -> bool:
    """A sentence of the evidence, or a part, is given there to nobody to whom the claim gives it.

    >>> said = "Lind said it rained. Berg said it did not rain."
    >>> is_of_others("Berg said it did not rain.", "Lind said it rained.", said)
    True
    """
    start, own = evidence.find(sentence), speakers_in(claim)
    there = _speaking(evidence, start, start + len(sentence)) if own and start >= 0 else []
    phrases = {speaker: subject_phrase(claim, speaker) for speaker in own if there}
    return bool(there) and not any(
        _is_told_as(who, speaker, phrase, evidence)
        for who in there
        for speaker, phrase in phrases.items()
    )


def _speaking(evidence: str, start: int, end: int) -> list[str]:
    """Who speaks in a sentence, or at the end of a part of one."""
    for first, last in sentence_spans(evidence):
        if first <= start < end <= last and end - start < last - first:
            who = speaker_in_text(evidence, first, last, end - first)
            return together(evidence[first:last], who) if who else []
    return _all_speaking(evidence, start, end)


def _is_told_as(who: str, speaker: str, phrase: str, evidence: str) -> bool:
    """Whoever speaks there is the speaker of the claim, or is what its words for that one say."""
    called = _same_speaker(who, speaker, evidence) or is_called(who, phrase, evidence)
    words = set(stems(who))
    return called or bool(words and words <= set(stems(phrase)))


def _outermost(claim: str) -> list[str]:
    """Who speaks in the claim, but for those of whom another says that they spoke.

    >>> _outermost("Lind said that Berg had warned of rain."), _outermost("Lind came, Berg said.")
    (['Lind'], ['Berg'])
    """
    within, outermost = set[str | None](), set[str | None]()
    for outer, inner in pairwise(telling(claim)):
        if not BREAK.search(claim[outer.end() : inner.start()]):
            outermost.add(speaker_at(claim, outer.end()))
            within.add(speaker_at(claim, inner.end()))
    return [who for who in speakers_in(claim) if who not in within - outermost]


def _quoted(claim: str, evidence: str) -> Iterator[tuple[str, list[str]]]:
    """Who speaks each quotation of the claim, there and in the sentence that has its words."""
    for one in quotations(claim):
        own = speaker_at(claim, one.start)
        direct = len(one.text.split()) >= QUOTED_WORDS and DIRECT.search(claim[: one.start - 1])
        spans = sentence_spans(evidence) if own and direct else ()
        found = ((find_verbatim(one.text, evidence[a:b]), a, b) for a, b in spans)
        at = next(((a, b, place[0]) for place, a, b in found if place), None)
        there = speaker_in_text(evidence, *at) if at else None
        if own and at and there:
            yield own, together(evidence[at[0] : at[1]], there)


def _told(claim: str, speakers: Sequence[str], evidence: str) -> Iterator[tuple[str, list[str]]]:
    """Each speaker of the claim with those of the sentence that says the same, if there are any."""
    spans, said = sentence_spans(evidence), _said(claim)
    shares = [overlap(said, evidence[a:b]) for a, b in spans]
    best = max(range(len(spans)), key=shares.__getitem__, default=None)
    if best is None or shares[best] < SAME_SENTENCE:
        return
    near = [span for span, share in zip(spans, shares, strict=True) if share > shares[best] - NEAR]
    read = spans if len(speakers) > 1 else near  # of several sentences, perhaps
    told = speakers_in_text(evidence, *spans[best])
    there = [who for span in read for who in _all_speaking(evidence, *span)] if told else []
    for speaker in speakers if there else ():
        yield speaker, there


def _all_speaking(evidence: str, start: int, end: int) -> list[str]:
    """Everybody who speaks in a sentence, also those who do it together: Lind and Berg said."""
    spoken = speakers_in_text(evidence, start, end)
    return [one for who in spoken for one in together(evidence[start:end], who)]


def _said(claim: str) -> str:
    """What a claim says that somebody said: behind "Lind told us that", or all of it.

    Whoever is named would else be found where that name stands, whatever is said there.
    """
    verb = next(iter(telling(claim)), None)
    match = THAT.match(claim, verb.end()) if verb else None
    said = claim[match.end() :] if match else claim
    return said if len(content_words(said)) >= SAID_WORDS else claim


def _same_speaker(who: str, speaker: str, evidence: str) -> bool:
    """Whoever speaks there is the speaker, or holds that office or one of that body or country."""
    if who == speaker or same_name(who, speaker) or set(stems(who)) & set(stems(speaker)):
        return True
    if is_acronym(speaker, fold_words(who)) or is_acronym(who, fold_words(speaker)):
        return True
    country = set(countries(speaker))
    if country and meaning(speaker) == country:
        return bool(country & (set(countries(who)) | countries_of(who, evidence)))
    holders = (*bearers(speaker, evidence), *serving(speaker, evidence))
    held = any(same_name(who, holder) for holder in holders)
    return held or is_called(who, speaker, evidence) or _is_theirs(speaker, evidence)


def _is_theirs(speaker: str, evidence: str) -> bool:
    """The speaker of a claim is a statement that stands in the evidence: in a letter, Lind said.

    >>> _is_theirs("statement", "In a statement, Lind said no."), _is_theirs("letter", "Lind left.")
    (True, False)
    """
    if RULES.fullmatch(speaker):
        return bool(re.search(rf"\b{speaker}\b", evidence, re.IGNORECASE))
    there = rf"\bin (?:an?|the|its|his|her|their) (?:\w+ )?{speaker}\b"
    return bool(WRITTEN.fullmatch(speaker) and re.search(there, evidence, re.IGNORECASE))
