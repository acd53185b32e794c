"""The extractive answerer: the few sentences of the articles that answer, attributed and cited.

It needs no models but the embedding model and the reader that ship, and sends nothing anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.sentences import sentence_spans
from qa.answerer import NO_ANSWER
from qa.answerers.choosing.likely import doubtful, with_likeliest
from qa.answerers.choosing.table import choose
from qa.evidence.attribution import attributed, attribution
from qa.evidence.relevance import Relevance
from qa.evidence.selection import ANNOUNCES, find_evidence
from qa.questions.again import without_brevity
from qa.questions.leaning import parted
from qa.questions.parts import each_alone, questions
from qa.questions.plan import plan_question
from qa.questions.premise import CORRECTION, contradicting
from qa.reading.names import names
from qa.reading.overlap import stems
from qa.reading.people import country_alone
from qa.reading.quotes import balanced, open_quotation, quoted_from
from qa.reading.speakers import PRONOUN_SUBJECT, last_speaker, speakers_in
from qa.reading.speakers_in_text import quoted_by
from qa.values import Evidence, passage_of, with_markers

LEAD_IN_WORDS = 45  # of a sentence with the one before it
IN_DOUBT = "The articles may not answer this; here is what they have nearest to it."
UNTOLD = "The articles do not answer: {question}?"  # a question of which a part is answered
OPENING_PRONOUN = re.compile(  # or the one behind an opening quotation
    r"(?P<lead>(?:[^,“”\"]{1,40},\s)?|(?P<quoted>[“\"][^“”\"]+[”\"]\s))(?P<word>He|She|His|Her)\b",
    re.IGNORECASE,
)
HE, SHE = re.compile(r"\b(?:he|his|him)\b"), re.compile(r"\b(?:she|her)\b")
POINTED_AT = re.compile(
    r"\b(?:this|these)\s(?!(?:\w+\s)?(?:week|month|year|day|morning|afternoon|evening|time)s?\b)"
    r"(?P<what>[a-z]{3,})\b",
    re.IGNORECASE,
)
THIS_ALONE = re.compile(r"\b(?:this|these)(?=[.,;]|\W*$)")  # to prevent this
SAID_OF_IT = re.compile(  # “It would be serious,” not “It is clear that he left”
    r"[“\"](?:It|This|That)\s(?:is|was|would|will|has|had|could|may|might|can|does|did|means?|shows?)\b"
    r"(?![^,.;”\"]{0,40}\s(?:that|to|who|when|if)\s)"
)
BULLETS = "•∙▪■◾∎➤► "  # before an item of a list


class ExtractiveAnswerer:
    """Chooses sentences: the articles' own words, after an attribution where one is known."""

    name = "extractive"
    model: str | None = None

    def __init__(self, relevance: Relevance) -> None:
        self._relevance = relevance

    def write(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str]:
        """Sentences with markers, or `NO_ANSWER` and what is missing.

        Mostly up to three; more where figures differ, for a development, for what somebody or each
        of many says, with what they lean on.

        Of several questions in one each is answered, "what did he say?" as a follow-up of the one
        before it; those that are not are named at the end.
        """
        asked = questions(plain := without_brevity(question))
        most = 1 if plain != question else None
        replies = [self._reply(one, evidence, most) for one in each_alone(asked)]
        told = _once(sentence for reply in replies for sentence in reply.sentences)
        if not told:
            missing = replies[0].missing
            yield f"{NO_ANSWER}: {missing}." if missing else f"{NO_ANSWER}."
            return
        if any(reply.corrects for reply in replies):
            yield f"{CORRECTION} "
        elif all(reply.doubtful for reply in replies if reply.sentences):
            yield f"{IN_DOUBT} "
        yield _written(told, evidence)
        for one, reply in zip(asked, replies, strict=True):
            if not reply.sentences:
                untold = parted(one)[0].strip(" ?.").replace("? ", "; ")
                yield f" {UNTOLD.format(question=untold)}"

    def _reply(self, question: str, evidence: Sequence[Evidence], most: int | None) -> Reply:
        """The sentences that answer one question, each after what it leans on; `most` if told."""
        plan = plan_question(question, {name for e in evidence for name in e.article.sources})
        if not evidence or plan.empty:
            return Reply((), None)
        found = find_evidence(plan, evidence, self._relevance)
        denied = contradicting(question, found.evidence)
        if denied:
            return Reply(tuple(led_in(denied, evidence)), None, corrects=True)
        if not found.answers:
            return Reply((), found.missing)
        chosen = choose(plan, found)
        if doubtful(plan, found, chosen):
            chosen = with_likeliest(plan, found, chosen)
        told = [part for sentence in chosen[:most] for part in led_in(sentence, evidence)]
        return Reply(tuple(told), None, doubtful=doubtful(plan, found, chosen))


@dataclass(frozen=True, slots=True)
class Reply:
    """Sentences for one question, or what of it is missing.

    They may correct what it supposes, or be doubtful: less likely an answer than not.
    """

    sentences: tuple[Evidence, ...]
    missing: str | None
    corrects: bool = False
    doubtful: bool = False


def _once(sentences: Iterable[Evidence]) -> list[Evidence]:
    """Each sentence where it comes first: one may be chosen, and lead in another."""
    first = dict[tuple[str, int], Evidence]()
    for sentence in sentences:
        first.setdefault((sentence.article.id, sentence.start), sentence)
    return list(first.values())


def led_in(sentence: Evidence, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentence, after the one before it where it leans on that.

    It does by a pronoun alone ("he left"), or by what is named as known: this plan, these soldiers,
    or this ("to prevent this").

    The one after it follows if the sentence announces a list and leaves it to that one.
    """
    passage = evidence[passage_of(sentence, evidence)]
    told = [sentence]
    before = _spans(passage, passage.start, sentence.start)
    lead = replace(sentence, start=before[-1][0], end=before[-1][1]) if before else None
    pronoun = OPENING_PRONOUN.match(" ".join(sentence.text.split()))
    own = bool(pronoun and names(pronoun["lead"])) or _is_unnamed(lead)
    unnamed = PRONOUN_SUBJECT.match(sentence.text) and not own and not _named(sentence, passage)
    if lead and (unnamed or _points_at(sentence.text, lead.text) or _says_this(sentence.text)):
        told.insert(0, lead)
    after = _spans(passage, sentence.end, passage.end)
    if after and ANNOUNCES.search(sentence.text):
        told.append(replace(sentence, start=after[0][0], end=after[0][1]))
    return told if sum(len(e.text.split()) for e in told) <= LEAD_IN_WORDS else [sentence]


def _is_unnamed(lead: Evidence | None) -> bool:
    """A sentence opens with a pronoun itself and names nobody, so that it explains nothing."""
    return lead is not None and bool(PRONOUN_SUBJECT.match(lead.text)) and not names(lead.text)


def _points_at(text: str, before: str) -> bool:
    """A text speaks of this plan, that is, of one that stands in the sentence before it."""
    there = set(stems(before))
    return any(set(stems(match["what"])) & there for match in POINTED_AT.finditer(text))


def _says_this(text: str) -> bool:
    """A text speaks of "this" without a noun, and not within somebody's words, or opens with it."""
    if SAID_OF_IT.match(text):
        return True
    match = THIS_ALONE.search(text)
    return match is not None and open_quotation(text[: match.start()]) is None


def _spans(passage: Evidence, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a passage between two places of its article."""
    text = passage.article.text[start:end]
    return [(start + a, start + b) for a, b in sentence_spans(text)]


def _before(sentence: Evidence, passage: Evidence) -> list[str]:
    """The sentences of a passage before one of it."""
    return [passage.article.text[a:b] for a, b in _spans(passage, passage.start, sentence.start)]


def _named(sentence: Evidence, passage: Evidence) -> str | None:
    """The name that the sentence's opening pronoun means, if the sentence before it has it."""
    before = _before(sentence, passage)
    pronoun = OPENING_PRONOUN.match(" ".join(sentence.text.split()))
    if pronoun is None or (not pronoun["quoted"] and names(pronoun["lead"])):
        return None
    meant = last_speaker(before[-1:])
    unnamed = meant and (country_alone(meant) or meant.islower())  # a country is no he
    other = HE if pronoun["word"].casefold() in ("she", "her") else SHE
    return None if unnamed or (meant and _called(other, meant, before[-1])) else meant


def _called(pronoun: re.Pattern[str], name: str, sentence: str) -> bool:
    """A sentence has the pronoun behind a name: Lind said she, where his house is spoken of."""
    return bool(pronoun.search(sentence, sentence.rfind(name) + len(name)))


def shown(sentence: Evidence, passage: Evidence) -> str:
    """The words of a sentence on one line; a name in brackets stands for its opening pronoun.

    "Anna Lind spoke. She left." shows the second as "[Anna Lind] left." Before words that are
    quoted on from the sentence before stands who says them: "[Anna Lind:] “It was late.”" What is
    part of a longer quotation has quotation marks of its own.
    """
    text = " ".join(sentence.text.split()).lstrip(BULLETS)
    name = _named(sentence, passage)
    if name is None:
        speaker = _quoted_on(text, sentence, passage)
        opened = quoted_from(sentence.article.text, sentence.start)
        quoted = balanced(text, "" if opened is None else sentence.article.text[opened])
        return f"[{speaker}:] {quoted}" if speaker else quoted
    pronoun = OPENING_PRONOUN.match(text)
    if pronoun is None:
        return text
    whose = "'s" if pronoun["word"].casefold() in ("his", "her") else ""
    return f"{pronoun['lead']}[{name}{whose}]{text[pronoun.end() :]}"


def _quoted_on(text: str, sentence: Evidence, passage: Evidence) -> str | None:
    """The name in the passage of whoever says a quotation that has no speaker of its own."""
    if speakers_in(text):
        return None
    start, end = sentence.start - passage.start, sentence.end - passage.start
    who = quoted_by(passage.text, start, end, surely=True)
    return who if who and who[:1].isupper() else None


def _written(sentences: Sequence[Evidence], evidence: Sequence[Evidence]) -> str:
    """The sentences with markers, each source named where it changes."""
    parts, named = list[str](), ""
    for sentence in sentences:
        source = attribution(sentence.article)
        place = passage_of(sentence, evidence)
        text = shown(sentence, evidence[place])
        told = text if source == named else attributed(text, sentence.article)
        parts.append(with_markers(told, [place + 1]))
        named = source
    return " ".join(parts)
