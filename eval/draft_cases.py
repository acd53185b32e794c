"""Drafts of cases for a person to correct: from the articles of a library, and from feedback.

A draft asks what its sentence tells outright: a figure, who said something, what a day brought. The
sentence is its gold span. Questions that the articles do not answer cannot be drafted from them;
they are for the person to add.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from corpus import Article
from corpus.sentences import sentence_spans
from corpus.words import STOPWORDS
from eval.cases import Case, Span
from qa.answers_store import AnswerStore, Feedback, StoredAnswer, Thumb
from qa.reading.dates import WRITTEN_MONTH
from qa.reading.names import names
from qa.reading.numbers import figures
from qa.reading.quotes import quotations
from qa.reading.speakers_in_text import speaker_in_text
from qa.values import Label

NOUN = re.compile(r"\s(?:of (?:the|its|their) )?((?:[\w’'-]+ ){0,3}?[a-z]{3,}s)\b")
DAY = re.compile(rf"On ((?:{WRITTEN_MONTH}) \d{{1,2}})\b,?")
QUOTE_WORDS = 4  # shorter quotations are said by many
TO_CORRECT = "drafted: correct the question, the answers and the span, or delete the line"
Drafted = tuple[int, str, str, tuple[str, ...]]  # place in the sentence, kind, question, answers


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article; `start` is its place in the article's text."""

    article: Article
    start: int
    text: str

    def speaker(self, place: int) -> str | None:
        """The name of whoever says what stands at `place`; `None` where only a role is named."""
        found = speaker_in_text(self.article.text, self.start, self.start + len(self.text), place)
        return found if found and names(found) else None


def draft_cases(articles: Iterable[Article], *, limit: int) -> list[Case]:
    """At most `limit` drafts, taken from the articles in turn so that all have their share."""
    drafted = [_of_article(article) for article in articles]
    in_turn = chain.from_iterable(zip_longest(*drafted))
    return list(islice((case for case in in_turn if case is not None), limit))


def feedback_cases(store: AnswerStore) -> list[Case]:
    """A case for each answer with a thumb, the latest thumb of an answer deciding.

    Up: its supported sentences were right, or the articles do not answer. Down: only the question
    is known; the note tells what the reader wrote and what was answered.
    """
    latest = {row.answer_id: row for row in store.feedback()}
    return [_of_feedback(store, row) for row in latest.values()]


def _of_article(article: Article) -> Iterator[Case]:
    """The drafts of one article; a question is asked once."""
    asked = set[str]()
    for sentence in _sentences(article):
        for place, kind, question, answers in _questions(sentence):
            if question not in asked:
                asked.add(question)
                yield Case(
                    f"{article.id}:{sentence.start + place}:{kind}",
                    question,
                    answers,
                    spans=(Span(article.id, sentence.text),),
                    kind=kind,
                    note=TO_CORRECT,
                )


def _sentences(article: Article) -> Iterator[Sentence]:
    for start, end in sentence_spans(article.text):
        yield Sentence(article, start, article.text[start:end])


def _questions(sentence: Sentence) -> Iterator[Drafted]:
    """Every draft that the sentence gives; a sentence may tell several things of a kind."""
    yield from _figure_questions(sentence)
    yield from _speaker_questions(sentence)
    if day := DAY.match(sentence.text):
        yield 0, "day", f"What happened on {day.group(1)}?", ()


def _figure_questions(sentence: Sentence) -> Iterator[Drafted]:
    """How many there are of what a figure counts; at most one of a sentence."""
    for figure in figures(sentence.text):
        noun = NOUN.match(sentence.text, figure.end)
        if not noun or noun.group(1).rsplit(" ", 1)[-1] in STOPWORDS:
            continue
        speaker = sentence.speaker(figure.start)
        title = sentence.article.title or sentence.article.id
        asked = f"did {speaker} speak of" if speaker else f"does “{title}” tell of"
        figure_words = sentence.text[figure.start : figure.end]
        yield figure.start, "figure", f"How many {noun.group(1)} {asked}?", (figure_words,)
        return


def _speaker_questions(sentence: Sentence) -> Iterator[Drafted]:
    """Who said each quotation that is long enough to be told from others."""
    for quotation in quotations(sentence.text):
        speaker = sentence.speaker(quotation.start)
        if speaker and len(quotation.text.split()) >= QUOTE_WORDS:
            asked = f"Who said “{quotation.text.rstrip('.,')}”?"
            yield quotation.start, "speaker", asked, (speaker,)


def _of_feedback(store: AnswerStore, row: Feedback) -> Case:
    stored = store.answer(row.answer_id)
    answer, liked = stored.answer, row.thumb is Thumb.UP
    right = [c for c in answer.claims if liked and c.verdict.label is Label.SUPPORTED]
    cited = dict.fromkeys(Span(c.article.id, c.quote) for claim in right for c in claim.citations)
    said = f"answered: {answer.text}" if not liked else ""
    return Case(
        f"feedback-{row.answer_id}",
        row.question,
        references=(" ".join(claim.text for claim in right),) if right else (),
        spans=tuple(cited),
        unanswerable=liked and answer.abstained,
        history=_history(store, stored),
        since=stored.where.since,
        until=stored.where.until,
        sources=tuple(stored.where.sources),
        kind=f"thumb {row.thumb.value}",
        note="; ".join(filter(None, (TO_CORRECT, row.note, said))),
    )


def _history(store: AnswerStore, stored: StoredAnswer) -> tuple[tuple[str, str], ...]:
    """The turns before an answer in its conversation."""
    if stored.conversation is None:
        return ()
    turns = store.conversation(stored.conversation)
    places = [turn.id for turn in turns]
    before = turns[: places.index(stored.id)]
    return tuple((turn.answer.question, turn.answer.text) for turn in before)
