"""What else the passages answer, beside what an answer says: it often rests on one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from corpus.sentences import sentences_before
from corpus.words import fold_words
from qa.evidence.asked_about import is_of_matter
from qa.evidence.conflicts.figures_given import differ, figures_given
from qa.evidence.conflicts.stances import asks_side
from qa.evidence.kinds import answering_names, holds_kind, new_names
from qa.evidence.named import NAMED_BEFORE, all_named
from qa.evidence.selection import Found
from qa.evidence.sufficiency import BESIDE, LIKELIER_THAN_NOT, SURE
from qa.questions.plan import Plan
from qa.questions.speaker import everybody
from qa.reading.dates import Told, may_be_one, moments, years_in
from qa.reading.names import same_name
from qa.reading.numbers import figures
from qa.reading.places import countries, is_adjective, is_capital
from qa.values import Evidence

ANSWERING = -2.0  # log odds to answer from which a sentence may give another answer
BEGINNING = 500  # characters of an article, which tell what it is about
MOST = 5  # sentences that give other answers
MOST_FIGURES = 6  # the same of figures that count what the question counts
ONE_THING = re.compile(  # which party, what sport does she play; what is the genre of
    r"\W*(?:(?:in|on|at|to|of|for|by|from|with)\s)?(?:what\s(?:is|was)\sthe\s(?:\w+\s){1,3}of\b"
    r"|which\s(?!of\b)(?:[a-z]+\s)??[a-z]+[^s\s]\s"
    r"|what\s(?!(?:else|exactly|about|more|kinds?|sorts?|if|did|does|do|has|had|have|will|would|can"
    r"|could|is|are|was|were)\b)(?:[a-z]+\s)??[a-z]+[^s\s]\s"
    r"(?:is|was|does|did|do|has|had|have|will|would|can|could|are|were|won|wins|beat|led|made|wrote"
    r"|became|took|[a-z]+ed)\b)",
    re.IGNORECASE,
)
Holds = Callable[[str, Evidence], bool]
Value = TypeVar("Value")


def has_one_answer(plan: Plan) -> bool:
    """The question asks for a figure, or for one thing, so that another one is another answer.

    Not where all of one side, or everybody's words, are asked for.
    """
    if asks_side(plan) or (everybody(plan.question) and not plan.counted):
        return False
    return bool(plan.counted or plan.kind in DIFFERS or ONE_THING.match(plan.question))


def other_answers(plan: Plan, found: Found, told: Sequence[str], holds: Holds) -> list[Evidence]:
    """The sentences that answer otherwise than the told ones, best first, one of each article.

    A sentence that gives somebody, a day or a number that was told agrees, whatever else it says.
    Where the question asks for another thing, one does of which `holds` says that it bears out what
    was told first. None for questions that ask for no one thing, and where nothing was told.
    """
    if not told or not has_one_answer(plan):
        return []
    if plan.counted:
        return _other_figures(plan, found, told)
    if plan.kind == "when":
        return _first_of_articles(plan, found, _other_days_of_it, list(told))
    if plan.kind in DIFFERS:
        return _first_of_articles(plan, found, DIFFERS[plan.kind], list(told))

    def differs(_: Plan, sentence: Evidence, known: Sequence[str]) -> bool:
        return not holds(known[0], sentence)

    return _first_of_articles(plan, found, differs, list(told))


def gives_another(plan: Plan, words: Evidence, others: Evidence) -> bool | None:
    """Whether words give another figure, day or name; `None` where it asks for none of these."""
    differs = _other_figure if plan.counted else DIFFERS.get(plan.kind)
    return differs(plan, words, [others.text]) if differs else None


def _first_of_articles(
    plan: Plan,
    found: Found,
    differs: Callable[[Plan, Evidence, Sequence[str]], bool],
    known: list[str],
    least: float = ANSWERING,
) -> list[Evidence]:
    """The likeliest sentence of each article that differs from what is known by then.

    Of those less likely an answer than not only what is of all that the question names.
    """
    others, likely = list[Evidence](), found.likely(LIKELIER_THAN_NOT)
    enough = found.likely(least)
    for sentence in found.likely(min(least, BESIDE)):
        articles = {other.article.id for other in others}
        if sentence.article.id in articles or not holds_kind(plan, sentence.text):
            continue
        if sentence not in enough and not _introduces_another(plan, sentence, known):
            continue
        if sentence not in likely and not _is_of_what_is_named(plan, sentence):
            continue
        if differs(plan, sentence, known):
            others.append(sentence)
            known.append(sentence.text)
        if len(others) == MOST:
            break
    return others


def _introduces_another(plan: Plan, sentence: Evidence, known: Sequence[str]) -> bool:
    """It speaks of a name of the question in an article that is called so, and was not told yet.

    "Anna Lind", "Anna Lind (pilot)": such articles are about several who bear that name. Headlines
    that begin with it, "Anna Lind Wins Regatta", are not called so.
    """
    article = sentence.article
    head = article.title or article.text[:BEGINNING]
    behind = r" \(|\s*$" if article.title else r" \(|\s*$| [A-Z]"
    bearing = [name.text for name in plan.names if name.text in sentence.text]
    called = any(re.match(rf"{re.escape(name)}(?:{behind})", head) for name in bearing)
    return called and not any(text in article.text for text in known)


def _is_of_what_is_named(plan: Plan, sentence: Evidence) -> bool:
    """The names and numbers of the question stand there, shortly before or where it all begins.

    And it is of no other year than the question asks about.
    """
    article = sentence.article
    before = sentences_before(article.text, sentence.start)[-NAMED_BEFORE:]
    texts = [article.title, article.text[:BEGINNING], *before, sentence.text]
    years, told = years_in(plan.question), years_in(sentence.text)
    if years and told and not years & told:
        return False
    known = fold_words(" ".join(texts))
    numbers = (figure for figure in plan.figures if figure not in years)
    named = all_named(plan.names, texts)
    return named and all(number in known for number in numbers)


def _other_figures(plan: Plan, found: Found, told: Sequence[str]) -> list[Evidence]:
    """The sentences with a figure for what the question counts that was not told before.

    If these do not differ, those that surely answer with others: packs may be counted as cases.
    """
    seen = figures_given(plan, found)
    if not differ(seen):
        return _first_of_articles(plan, found, _other_figure, list(told), least=SURE)
    known = {figure.value for text in told for figure in figures(text)}
    others = list[Evidence]()
    for sentence in dict.fromkeys(one.evidence for one in seen):
        own = {one.figure.value for one in seen if one.evidence == sentence}
        if not own <= known:
            others.append(sentence)
        known |= own
    return others[:MOST_FIGURES]


def _other_names(plan: Plan, sentence: Evidence, known: Sequence[str]) -> bool:
    """Two share no answer by sharing a nationality, nor two places by lying in one country."""
    told = [name.text for text in known for name in new_names(plan, text)]
    own = [name.text for name in answering_names(plan, sentence.text)]
    if plan.kind == "where":
        closer = [[n for n in names if is_capital(n) or not countries(n)] for names in (own, told)]
        own, told = closer if all(closer) else (own, told)
    else:
        own, told = ([n for n in names if not is_adjective(n)] for names in (own, told))
    return _none_agrees(own, told, same_name)


def _other_figure(plan: Plan, sentence: Evidence, known: Sequence[str]) -> bool:
    def values(text: str) -> list[float]:
        return [figure.value for figure in figures(text)]

    asked = values(plan.question)
    own = [value for value in values(sentence.text) if value not in asked]
    told = [value for text in known for value in values(text)]
    return _none_agrees(own, told, lambda left, right: left == right)


def _other_days_of_it(plan: Plan, sentence: Evidence, known: Sequence[str]) -> bool:
    """Other days for what is asked about: what has no word of it but names is another event."""
    return is_of_matter(plan, sentence) and _other_days(plan, sentence, known)


def _other_days(plan: Plan, sentence: Evidence, known: Sequence[str]) -> bool:
    asked = _days(plan.question)
    own = [day for day in _days(sentence.text, sentence.article.published_on) if day not in asked]
    return _none_agrees(own, [day for text in known for day in _days(text)], may_be_one)


def _days(text: str, published: date | None = None) -> list[Told]:
    return [moment.told for moment in moments(text, published)]


def _none_agrees(
    own: Sequence[Value], known: Sequence[Value], same: Callable[[Value, Value], bool]
) -> bool:
    """There are values on both sides, and no two that may be the same."""
    agree = any(same(one, other) for one in own for other in known)
    return bool(own) and bool(known) and not agree


DIFFERS: dict[str, Callable[[Plan, Evidence, Sequence[str]], bool]] = {
    "who": _other_names, "where": _other_names, "when": _other_days, "number": _other_figure,
    "money": _other_figure, "age": _other_figure, "measure": _other_figure,
    "duration": _other_figure, "length": _other_figure,
}  # fmt: skip
