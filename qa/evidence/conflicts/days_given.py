"""Days that articles give for one thing, where a question asks when it is or was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from qa.evidence.asked_about import is_of_matter
from qa.evidence.conflicts.figures_given import known_day, standing, update
from qa.evidence.figures.no_count import is_denied
from qa.evidence.named import told_of
from qa.evidence.narrowed import of_asked_year
from qa.evidence.selection import Found
from qa.evidence.speaking import one_voice, who_is_meant
from qa.evidence.sufficiency import LIKELIER_THAN_NOT
from qa.in_words import day_in_words
from qa.questions.plan import Plan
from qa.reading.dates import WEEKDAYS, Moment, may_be_one, moments, years_in
from qa.reading.speakers_in_text import speaker_in_text
from qa.values import Citation, Conflict, ConflictKind, Evidence, Link, Reading

A_MONTH = timedelta(days=31)  # an article that errs in a day errs by less


@dataclass(frozen=True, slots=True)
class DayGiven:
    """A day, month or year for what is asked, the sentence that gives it, and who says so."""

    sentence: Evidence
    moment: Moment
    speaker: str | None

    @property
    def words(self) -> Evidence:
        """The words that give it."""
        start = self.sentence.start
        return replace(self.sentence, start=start + self.moment.start, end=start + self.moment.end)

    @property
    def quoted(self) -> str:
        """The article's words, with the year, or what day a weekday was, where that is known."""
        words, iso = self.words.text, self.moment.iso
        if not iso or iso[:4] in words:
            return words
        if words.casefold() in WEEKDAYS:
            return f"{words} ({day_in_words(iso)})"
        return f"{words}{',' if words[-1].isdigit() else ''} {iso[:4]}"

    def as_exact_as(self, other: DayGiven) -> bool:
        """Both are mere years, or neither is."""
        return ("month" in self.moment.told) == ("month" in other.moment.told)

    def agrees(self, other: DayGiven) -> bool:
        """Both may mean one day."""
        return may_be_one(self.moment.told, other.moment.told)

    def is_of_another_event(self, other: DayGiven) -> bool:
        """The two are of different events: one was past when the other was far ahead, or news."""
        return self._is_apart(other) or other._is_apart(self)

    def _is_apart(self, other: DayGiven) -> bool:
        """`other` was past when its article appeared; this day is over a month after that.

        Or this day was the news of its own article, and is over a month after the other day.
        """
        told, own = other.sentence.article.published_on, self.sentence.article.published_on
        over, day = other.moment.iso, self.moment.iso
        last = over + "-12-31"[len(over) - 4 :]  # of the month, of the year
        if told is None or not over or told.isoformat() < last:
            return False
        if own and len(day) == len(last) and (own - A_MONTH).isoformat() < day <= own.isoformat():
            return last < (date.fromisoformat(day) - A_MONTH).isoformat()
        return (told + A_MONTH).isoformat()[: len(day)] < day


def days_given(plan: Plan, found: Found) -> list[DayGiven]:
    """The days that the sentences give which rather answer a question when, the likeliest first.

    Of each the one day that the words hold which a reader takes for the answer; a sentence in
    which these hold several gives none. Of those that may be one and of one voice the first. All
    are mere years, or none is, as the likeliest: they tell of another thing mostly. None is of
    another event than that, nor without a word of what is asked about but names.
    """
    sentences = [e for e in found.likely(LIKELIER_THAN_NOT) if e in found.words]
    near = [e for e in of_asked_year(plan, sentences) if told_of(plan, e)]
    near = [e for e in near if is_of_matter(plan, e)]
    kept = list[DayGiven]()
    for one in filter(None, (_given(sentence, found) for sentence in near)):
        alike = not kept or (one.as_exact_as(kept[0]) and not one.is_of_another_event(kept[0]))
        if alike and not any(one.agrees(other) and _one_voice(one, other) for other in kept):
            kept.append(one)
    return kept


def conflict_of_days(
    question: str, given: Sequence[DayGiven], cite: Callable[[Evidence, Evidence], Citation]
) -> Conflict | None:
    """The days with their citations, and how they relate; `None` if all may be one."""
    pairs = list(combinations(range(len(given)), 2))
    if all(given[i].agrees(given[j]) for i, j in pairs):
        return None
    readings = tuple(
        Reading(
            one.moment.iso or one.words.text, "exact", "", "", one.quoted, one.speaker, None,
            one.sentence.article.published, cite(one.sentence, one.words),
            sum(one.agrees(other) for other in given),
        )
        for one in given
    )  # fmt: skip
    links = (_link(i, j, given[i], given[j]) for i, j in pairs)
    return Conflict(question, readings, standing(links), ConflictKind.DAYS)


def _given(sentence: Evidence, found: Found) -> DayGiven | None:
    start, end = (place - sentence.start for place in found.words[sentence])
    article = sentence.article
    held = [
        moment
        for moment in moments(sentence.text, article.published_on)
        if start <= moment.start and moment.end <= end
    ]
    if len(held) != 1 or is_denied(sentence.text, held[0].start, held[0].end):
        return None
    who = speaker_in_text(article.text, sentence.start, sentence.end, held[0].start)
    moment = _of_open_year(sentence.text, held[0])
    return DayGiven(sentence, moment, who_is_meant(who, article) if who else None)


def _of_open_year(text: str, moment: Moment) -> Moment:
    """A day without the year that was taken from its article, where its sentence names another."""
    others = years_in(text) - {moment.told.get("year")}
    if not others or moment.told.get("year", "") in text[moment.start : moment.end]:
        return moment
    told = {key: moment.told[key] for key in ("month", "day") if key in moment.told}
    return replace(moment, told=told)


def _one_voice(left: DayGiven, right: DayGiven) -> bool:
    """One speaker gives both; where nobody is named, whoever writes both is one."""
    if left.speaker and right.speaker:
        articles = {left.sentence.article, right.sentence.article}
        return one_voice(left.speaker, right.speaker, articles)
    return left.speaker is right.speaker


def _link(i: int, j: int, left: DayGiven, right: DayGiven) -> Link | None:
    """A later word of a speaker updates an earlier one; two speakers dispute.

    `None` where they may mean one day, and where nobody is named: it may be another event.
    """
    if left.agrees(right) or not (left.speaker and right.speaker):
        return None
    if not _one_voice(left, right):
        return Link(i, j, "disputes")
    return update(i, j, *(known_day(None, one.sentence.article) for one in (left, right)))
