"""Who says that something is so, and who denies it or leaves it open.

A question asks whether something is so; everybody who speaks on it takes a side. Two sides make a
conflict, in which each is told with its speaker, day and citation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from corpus import Article
from corpus.words import content_words, fold_words
from qa.evidence.asked_about import in_news, words_of_matter
from qa.evidence.conflicts.figures_given import known_day, update
from qa.evidence.of_country import is_elsewhere
from qa.evidence.selection import REMEMBERED, Found
from qa.evidence.speaking import all_meant, one_voice, speaks, who_speaks
from qa.evidence.sufficiency import BESIDE
from qa.questions.plan import Plan
from qa.reading.clauses import MARKS
from qa.reading.dates import days, nearest_day
from qa.reading.names import known_name
from qa.reading.negation import NEGATION, behind_negations, negates
from qa.reading.overlap import stems
from qa.reading.sides import (
    CONFIRMS,
    DEMANDS,
    DENIES,
    EXPECTS_NOT,
    Side,
    decides,
    demands,
    expects,
    side_of,
    supposes,
)
from qa.reading.speakers_in_text import speaker_in_text
from qa.values import Citation, Conflict, ConflictKind, Evidence, Link, Reading

SAYS_SO = -0.5  # log odds to answer from which a speaker says whether something is so
MOST = 6  # stances that are told
DENIED_WORDS = 3  # that tell what is denied; fewer do not
NOT_AGAINST = re.compile(  # no choice but to go, not until May
    r"\bno\s(?:choice|question|reason)\b|\bnot(?=\s[^.;]*\suntil\s)", re.IGNORECASE
)
BUT = re.compile(r"[“\"'‘]?(?:But|However|Still|Yet|Nevertheless|Nonetheless)\b")
SIDES = re.compile(f"{DENIES.pattern}|{CONFIRMS.pattern}", re.IGNORECASE)
WHO_SIDES = re.compile(  # who has not confirmed it; who rejected the bid is asked for a deed
    rf"\W*(?:and\s)?who\s(?:(?:has|have|had|all|else|also|still|did|does|is|are)\s){{0,3}}"
    rf"(?:{NEGATION.pattern})?\s?(?!(?:dismiss|refus|declin|reject|contest|announc))(?:{SIDES.pattern})",
    re.IGNORECASE,
)
IS_ONE = re.compile(  # would it be a threat
    r"(?:would|will|could|might|may|can|is|are|was|were|do|does|did)\s(?!there\b)[^?,;]*?"
    r"(?:\b(?:be|is|are|was|were|become|mean|mark)\s)an?\s(?:[\w-]+\s){0,2}?(?P<noun>[a-z][\w-]+)\W*$",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(rf"[.{MARKS}]")
OF_IT = 0.6  # in score below the best: what is told of it as not confirmed
NOT_SURE = (
    r"(?:un(?:confirmed|verified|clear|known|certain|proven)"
    rf"|(?:{NEGATION.pattern}|yet\sto\sbe)\s(?:(?:been|yet|fully|independently)\s){{0,2}}"
    r"(?:confirmed|verified|clear|known|certain|proven))\b"
)
ASKS_UNSURE = re.compile(rf"\W*(?:what|which)\b[^?]*\b{NOT_SURE}", re.IGNORECASE)
UNSURE = re.compile(
    rf"\b(?:{NOT_SURE}|(?:reported|purported|alleged)(?:ly)?\b(?!\sthat)(?<!has\sreported)"
    r"|if\s(?:confirmed|true|verified)\b)",
    re.IGNORECASE,
)
NEGATED = 4  # words behind it, of which one is asked about


@dataclass(frozen=True, slots=True)
class Stance:
    """A sentence that takes a side; `speaker` is `None` where the article itself does."""

    evidence: Evidence
    side: Side
    speaker: str | None

    @property
    def said_on(self) -> str | None:
        """The day that the sentence names, as `qa.reading.dates.days` gives it."""
        text, published = self.evidence.text, self.evidence.article.published_on
        return nearest_day(days(text, published), decides(text))

    def same_voice(self, other: Stance) -> bool:
        """The same speaker, or the same publisher, stands behind both."""
        if self.speaker and other.speaker:
            return one_voice(
                self.speaker, other.speaker, {one.evidence.article for one in (self, other)}
            )
        sources = {one.evidence.article.source for one in (self, other)}
        return self.speaker is other.speaker and len(sources) == 1


def asks_whether(plan: Plan) -> bool:
    """The question asks whether something is so that is no denial itself."""
    denial = DENIES.search(plan.question) and not plan.speaker
    return plan.whether and not plan.counted and not denial


def stances(plan: Plan, found: Found) -> Sequence[Stance]:
    """The likeliest sentence of each voice and side, those that speak against it first.

    None unless `asks_whether`. What speaks against it need not be likely to answer; like what is
    expected it has a word of the question. Where somebody's words are asked for, they are theirs.
    """
    return _taken(plan, found) if asks_whether(plan) else ()


def asks_side(plan: Plan) -> bool:
    """The question asks who denies something, who has confirmed it, or has not."""
    return plan.kind == "who" and bool(WHO_SIDES.match(plan.question))


def taking_side(plan: Plan, found: Found) -> list[Evidence]:
    """The sentences of those who take the side that a question asks for."""
    side = side_of(plan.question)
    return [one.evidence for one in _taken(plan, found) if side_of(one.evidence.text) is side]


def asks_unconfirmed(plan: Plan) -> bool:
    """The question asks what is not confirmed or clear."""
    return bool(ASKS_UNSURE.match(plan.question))


def unsure(found: Found) -> list[Evidence]:
    """The best sentences that call what they tell not confirmed or clear."""
    near = (e for e in found.evidence if e.score >= found.evidence[0].score - OF_IT)
    return [e for e in near if UNSURE.search(e.text) or side_of(e.text) is Side.UNCONFIRMED]


@lru_cache(maxsize=REMEMBERED)
def _taken(plan: Plan, found: Found) -> Sequence[Stance]:
    """The sides that are taken, as `stances` tells them; remembered."""
    articles = list(dict.fromkeys(e.article for e in found.evidence))
    theirs = [e for e in found.likely(BESIDE) if _theirs(plan, e, articles)]
    against = [e for e in theirs if _side_on(plan, e.text).against and _is_on_it(plan, e.text)]
    against = [e for e in against if _calls_it_so(plan, e.text) is not False]
    likely = [e for e in found.likely(BESIDE) if not _side_on(plan, e.text).against]
    surely = found.likely(SAYS_SO)
    likely = [e for e in likely if e in surely or _is_plain(plan, e.text)]
    likely = [e for e in likely if not expects(e.text) or _is_on_it(plan, e.text)]
    likely = [e for e in likely if _confirms_it(plan, e.text)]
    saying = [e for e in theirs if e in likely and not _tells_otherwise(plan, e.text, articles)]
    saying = [e for e in saying if not _sets_off(e, against)]
    kept = list[Stance]()
    for one in (_stance(plan, sentence) for sentence in (*against, *saying)):
        again = one and any(o.side == one.side and o.same_voice(one) for o in kept)
        if one and not again:
            kept.append(one)
    return kept[:MOST]


def _theirs(plan: Plan, sentence: Evidence, articles: Sequence[Article]) -> bool:
    """Whoever is asked about speaks in the sentence, if it is asked about somebody's words."""
    if not plan.speaker:
        return True
    return speaks(plan.speaker, sentence, articles)


def _tells_otherwise(plan: Plan, text: str, articles: Sequence[Article]) -> bool:
    """A text tells what would be, where it is asked what is, of another place or other figures.

    Or what somebody is called on to do, which tells nobody that it is or will be done.
    """
    ahead = supposes(plan.question) or expects(plan.question)
    would_be = supposes(text) and not ahead
    would_be = would_be or calls_for(plan, text)
    figures = plan.figures - set(fold_words(text))
    return would_be or bool(figures) or is_elsewhere(plan, text, articles)


def calls_for(plan: Plan, text: str) -> bool:
    """It is asked whether something is so, and a text tells that somebody is called on to do it."""
    return plan.whether and demands(text) and not DEMANDS.search(plan.question)


def _sets_off(sentence: Evidence, against: Sequence[Evidence]) -> bool:
    """It only sets something else off against what is denied or left open right before it.

    "There is no sign of soldiers. But we know that arms are sent."
    """
    before = sentence.article.text[: sentence.start].rstrip()
    denied = any(e.article == sentence.article and e.end == len(before) for e in against)
    return denied and bool(BUT.match(sentence.text))


def _is_on_it(plan: Plan, text: str) -> bool:
    """What is denied in a text has a word of the question that is no name, if it has several.

    If the question has none but names, all of these. Behind the words that decide: "supplies
    weapons, but there was no sign that soldiers came".
    """
    denied = text[decides(text) :]
    told = set(stems(denied if len(content_words(denied)) >= DENIED_WORDS else text))
    asked = [word for word in words_of_matter(plan) if not SIDES.fullmatch(word)]
    if not asked:
        known = fold_words(text)
        return all(known_name(name.words[-1], known) for name in plan.names if name.words)
    return not told.isdisjoint(in_news(asked))


def _is_plain(plan: Plan, text: str) -> bool:
    """The words of a text tell its side, however likely a reader takes it for an answer."""
    undenied = _side_on(plan, text) is Side.UNDENIED
    return bool(_calls_it_so(plan, text)) or (undenied and _is_on_it(plan, text))


def _calls_it_so(plan: Plan, text: str) -> bool | None:
    """A text has the noun of which it is asked whether something is one; `None` where it is not.

    Whether it would be a threat is neither denied nor said by who says that it will not come.
    """
    match = IS_ONE.match(plan.question)
    return None if match is None else not set(stems(match["noun"])).isdisjoint(stems(text))


def _confirms_it(plan: Plan, text: str) -> bool:
    """Where it is asked whether somebody confirms something, a text has a word of what that is.

    That Berg confirmed the talks tells nothing of whether he admitted the theft.
    """
    asked = [word for word in words_of_matter(plan) if not CONFIRMS.fullmatch(word)]
    confirming = CONFIRMS.search(plan.question)
    return not (asked and confirming) or not set(stems(text)).isdisjoint(in_news(asked))


def _side_on(plan: Plan, text: str) -> Side:
    """The side that words take on a question: no talks were held speaks against that any were.

    And so does that somebody has no plans for it.
    """
    side = side_of(text)
    if side not in (Side.SAYS, Side.CONFIRMS) or negates(plan.question):
        return side
    if EXPECTS_NOT.search(text):
        return Side.DENIES
    behind = (" ".join(words.split()[:NEGATED]) for words in _behind_negations(text))
    return Side.DENIES if any(_asked_of(plan, words) for words in behind) else side


def _only_negates(plan: Plan, text: str) -> bool:
    """What is asked about stands in the clause of a negation, which is of something else.

    "It will not withdraw from hospitals" does not say that it uses them.
    """
    clauses = (CLAUSE_END.split(words)[0] for words in _behind_negations(text))
    return not negates(plan.question) and any(_asked_of(plan, words) for words in clauses)


def _behind_negations(text: str) -> Iterator[str]:
    return behind_negations(NOT_AGAINST.sub("", text))


def _asked_of(plan: Plan, words: str) -> bool:
    """Some of the words are asked about, and no names."""
    asked = {s for t in plan.terms if t.weight >= 1 and t.word.islower() for s in stems(t.word)}
    return not asked.isdisjoint(stems(words))


def _stance(plan: Plan, sentence: Evidence) -> Stance | None:
    """The side of a sentence; `None` where nobody speaks in it, unless it speaks against it.

    Who announces something says so, and so does who confirms it; not who tells what will or may be.
    """
    text, article, start = sentence.text, sentence.article, sentence.start
    at = speaker_in_text(article.text, start, sentence.end, decides(text))
    side = _side_on(plan, text)
    if side in (Side.SAYS, Side.CONFIRMS):
        if _only_negates(plan, text):
            return None
        side = Side.EXPECTS if expects(text) or supposes(text) else Side.SAYS
    who = [all_meant(at, text, article)] if at else who_speaks(sentence)
    return Stance(sentence, side, who[0] if who else None) if who or side.against else None


def conflict_of_stances(
    question: str, taken: Sequence[Stance], cite: Callable[[Evidence], Citation]
) -> Conflict | None:
    """Everybody's side with its citation, `None` unless one is for it and one against."""
    if len({one.side.against for one in taken}) < 2:
        return None
    taken = sorted(taken, key=lambda one: list(Side).index(one.side))
    readings = tuple(
        Reading(
            one.side.value, "exact", "", "", one.side.value, one.speaker, one.said_on,
            one.evidence.article.published, cite(one.evidence),
            sum(other.side == one.side for other in taken),
        )
        for one in taken
    )  # fmt: skip
    links = (_link(i, j, taken[i], taken[j]) for i, j in combinations(range(len(taken)), 2))
    told = tuple(link for link in links if link)
    return Conflict(question, readings, told, ConflictKind.STANCES)


def _link(i: int, j: int, left: Stance, right: Stance) -> Link | None:
    """A later word of the same speaker updates an earlier one; who denies it disputes who says so.

    `None` where the order is open, and where one only leaves open what another says.
    """
    if left.side.against == right.side.against:
        return None
    if left.same_voice(right):
        days_told = (known_day(one.said_on, one.evidence.article) for one in (left, right))
        return update(i, j, *days_told)
    sides = {left.side, right.side}
    return Link(i, j, "disputes") if sides == {Side.SAYS, Side.DENIES} else None
