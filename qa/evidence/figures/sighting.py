"""A figure that a sentence of the evidence gives: how much, of what, who says so and when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus import Article
from corpus.sentences import sentences_before
from qa.evidence.figures.scope import CLAUSE_BEFORE, scope_of
from qa.evidence.figures.whose import counted_words
from qa.evidence.speaking import all_meant
from qa.questions.plan import Plan
from qa.reading.dates import days, nearest_day
from qa.reading.numbers import Figure
from qa.reading.speakers import PRONOUN_SUBJECT
from qa.reading.speakers_in_text import speaker_in_text
from qa.values import Evidence

ESTIMATE = r"(?:assessment|estimate|figure|count|toll|tally)"
REVISED = re.compile(
    r"\b(?:up|down|raised|revised|lowered) from\b"
    r"|\b(?:raised|lifted|increased|lowered|cut|reduced|revised|rose|risen|fell|fallen|dropped|grew"
    r"|grown|changed|corrected)\b[^.;]{0,60}\bfrom\b"
    rf"|\bearlier\b.{{0,40}}\b{ESTIMATE}"
    r"|\bcompared (?:with|to)\b[^.;]{1,60}"
    r"\b(?:in (?:\w+ )?(?:19|20)\d\d|(?:last|previous) \w+|ago)\b"
)
FORMER = re.compile(  # an earlier estimate had stood at 40; up from 40; earlier he had seen 40
    r"\b(?:earlier|previous|initial|prior|former)\s(?:[\w’'.-]+\s){0,3}"
    rf"{ESTIMATE}s?\b[^,;]{{0,40}}$"
    r"|\bfrom\s(?:an?\s[^.;,]{1,40}\sof\s)?$"
    r"|\bhad\sstood\sat\s$|\bit\shad\sbeen\s$"
    r"|(?:\b(?:earlier|previously|initially|(?:at\s)?first)\b[^;]{1,60}\bhad"
    r"|\bhad\s(?:earlier|previously|initially|(?:at\s)?first))\s[^;,]{1,60}$",
    re.IGNORECASE,
)
AHEAD = re.compile(  # before a figure: intends to send 40; not by the plan, nor may have lost 40
    r"\b(?:inten(?:d|ds|ded|ding)\sto|(?:plans|planned|planning|prepar(?:e|es|ed|ing))\s(?:to|for)"
    r"|expect(?:s|ed|ing)?|(?:will|would|could|(?-i:may)|might)\b(?!\s(?:not\s)?have\b)"
    r"|(?:set|ready|going|about)\sto)\b",
    re.IGNORECASE,
)
NOT_SAID_ON = re.compile(  # before a day on which something else is: beginning on 3 May
    r"\b(?:since|until|till|before|after|from|between|beg[aiu]n\w*|start\w*|end(?:s|ed|ing)?|planned"
    r"|scheduled|set|due|postponed)\s(?:(?:on|for|from|to|until)\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A figure in a sentence of the evidence, with who gave it."""

    evidence: Evidence
    figure: Figure
    unit: str
    speaker: str | None
    said_on: str | None
    scope: frozenset[str]  # places and groups that narrow what is counted

    @property
    def voice(self) -> str | None:
        """Who stands behind the figure; `None` if no speaker, agency or publisher is known."""
        article = self.evidence.article
        return self.speaker or article.agency or article.source

    @property
    def counted(self) -> str:
        """The words after the figure, which say of whom and where."""
        return counted_words(self.figure)

    @property
    def quoted(self) -> str:
        """The figure in the words of its article."""
        return self.words.text

    @property
    def revises(self) -> bool:
        """The sentence itself says that an earlier figure was revised, or was another."""
        return bool(REVISED.search(self.evidence.text))

    @property
    def told(self) -> str:
        """What is counted, and that it is expected if only the words before the figure say so."""
        before = CLAUSE_BEFORE.split(self.figure.text_before)[-1]
        ahead = AHEAD.search(before) and not AHEAD.search(self.counted)
        return ", ".join(filter(None, (self.counted, "expected" if ahead else "")))

    @property
    def former(self) -> bool:
        """The words before the figure call it an earlier one, or one that another replaced."""
        return bool(FORMER.search(self.figure.text_before))

    @property
    def words(self) -> Evidence:
        """The figure itself, as quoted."""
        start = self.evidence.start
        return replace(
            self.evidence, start=start + self.figure.quoted_start, end=start + self.figure.end
        )


def sighting_of(plan: Plan, item: Evidence, figure: Figure, unit: str) -> Sighting:
    """The figure of a sentence; a sentence of "he" may have its day in the one before it."""
    text, article = item.text, item.article
    said_by = speaker_in_text(article.text, item.start, item.end, figure.start)
    spoken = _days_said(text, article)
    before = sentences_before(article.text, item.start)[-1:]
    if not spoken and before and PRONOUN_SUBJECT.match(text):
        spoken = _days_said(before[0], article)
    speaker = all_meant(said_by, text, article) if said_by else None
    said_on = nearest_day(spoken, figure.start)
    return Sighting(item, figure, unit, speaker, said_on, scope_of(plan, figure))


def _days_said(text: str, article: Article) -> list[tuple[int, str]]:
    """The days of a sentence on which something may have been said, not begun or planned."""
    named = days(text, article.published_on)
    return [(place, day) for place, day in named if not NOT_SAID_ON.search(text[:place])]
