"""A layer of the check: what the claim gives to a speaker, the evidence gives to the same one."""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.sentences import sentence_spans
from qa.reading.names import same_name
from qa.reading.overlap import Problem, overlap, stems
from qa.reading.people import bearers, countries_of, meaning
from qa.reading.places import countries
from qa.reading.quotes import find_verbatim, quotations
from qa.reading.speakers import VERBS, speaker_at, speakers_in

SAME_SENTENCE = 0.6  # of the claim's words in a sentence: then it says the same
QUOTED_WORDS = 4  # of a quotation by which its sentence is known
DIRECT = re.compile(rf"(?:^|[,:.!?]|\b(?:{VERBS}))\s*$")  # before the mark that opens direct speech
TALKED = re.compile(r"\bspoke\b(?!\s(?:of|about)\b)")  # with somebody: nobody's words are told


def check_speaker(claim: str, evidence: str) -> Iterable[Problem]:
    """What the claim gives to a speaker, the evidence gives to the same one.

    Words that it quotes are looked up where they stand, all else where the same is said.
    """
    sentences = [evidence[start:end] for start, end in sentence_spans(evidence)]
    if spoken := list(_quoted(claim, sentences)):
        pairs = [(own, [there] if there else []) for own, there in spoken]
    else:
        speakers = speakers_in(TALKED.sub("met", claim))
        best = _said_at(claim, sentences) if speakers else None
        if best is None:
            return
        there = speakers_in(sentences[best], sentences[:best])
        if len(speakers) > 1:  # of several sentences, perhaps
            there = [who for i, s in enumerate(sentences) for who in speakers_in(s, sentences[:i])]
        pairs = [(speaker, there) for speaker in speakers]
    for speaker, others in pairs:
        if others and not any(_same_speaker(who, speaker, evidence) for who in others):
            yield Problem(True, f"the article gives this to {others[0]}, the answer to {speaker}")


def _quoted(claim: str, sentences: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """Who speaks each quotation of the claim, there and in the sentence that has its words."""
    for one in quotations(claim):
        if len(one.text.split()) < QUOTED_WORDS or not DIRECT.search(claim[: one.start - 1]):
            continue
        own = speaker_at(claim, one.start)
        found = ((i, find_verbatim(one.text, sentence)) for i, sentence in enumerate(sentences))
        at = next(((i, place[0]) for i, place in found if place), None)
        if own and at:
            yield own, speaker_at(sentences[at[0]], at[1], sentences[: at[0]])


def _said_at(claim: str, sentences: Sequence[str]) -> int | None:
    """The place of the sentence that says the same as the claim."""
    shares = [overlap(claim, sentence) for sentence in sentences]
    best = max(range(len(sentences)), key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] >= SAME_SENTENCE else None


def _same_speaker(who: str, speaker: str, evidence: str) -> bool:
    """Whoever speaks there is the speaker, holds that office, or speaks for that country."""
    if same_name(who, speaker) or set(stems(who)) & set(stems(speaker)):
        return True
    country = set(countries(speaker))
    if country and meaning(speaker) == country:
        return bool(country & (set(countries(who)) | countries_of(who, evidence)))
    return any(same_name(who, holder) for holder in bearers(speaker, evidence))
