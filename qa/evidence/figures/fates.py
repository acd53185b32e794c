"""What befell those who are counted: the dead are not the hurt, nor the missing the rescued."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qa.questions.counted import MANY
from qa.questions.plan import Plan
from qa.reading.clauses import JOINS
from qa.reading.numbers import Figure


def kinds(**words: str) -> Mapping[str, frozenset[str]]:
    """Kinds, each with the words that tell of it."""
    return {kind: frozenset(telling.split()) for kind, telling in words.items()}


# The check tells fewer apart, and by fewer words: what it holds against a claim must be sure.
FATES = kinds(  # a count of those who met one is no count of any others
    killed="killed kill dead died die dies deaths fatalities perished toll bodies casualties",
    wounded="wounded wound injured injure hurt casualties",
    captured="captured capture prisoner prisoners surrendered surrender detained detainees"
    " arrested arrest arrests",
    missing="missing unaccounted",
    rescued="rescued survived survivors alive",
    fled="fled flee flees fleeing displaced",
)
TOLD_FATES = {  # beside a figure; who is ill is called so in too many ways to be asked for
    **FATES,
    **kinds(ill="hospitalized hospitalised infected sickened sick ill"),
}
BESIDE_IT = re.compile(r"\s(?:where|in which|when|while|after|before)\s", re.IGNORECASE)
FATEFUL = re.compile(  # not who lost electricity
    r"(?P<life>\blos(?:t|e|es|ing)\s(?:[a-z]+\s)?li(?:ves|fe)\b)"
    r"|(?P<ill>\b(?:taken|sent|brought|rushed|admitted)\sto\s(?:[a-z]+\s)?hospitals?\b"
    r"|\bin\shospitals?\b)|\w+",
    re.IGNORECASE,
)
FATE_WORDS = frozenset[str]().union(*FATES.values())
JOIN = re.compile(rf"\b(?:{JOINS})\b")


def kinds_told(words: str, of: Mapping[str, frozenset[str]]) -> set[str]:
    """The kinds of which a word stands among `words`."""
    there = {_plainly(match) for match in FATEFUL.finditer(words)}
    return {kind for kind, telling in of.items() if there & telling}


def _plainly(match: re.Match[str]) -> str:
    """A word without capitals; of whoever lost a life, that they died."""
    told = "died" if match["life"] else "ill" if match["ill"] else match.group()
    return told.casefold()


def asks_for_dead(plan: Plan) -> bool:
    """The question counts those who died."""
    return "killed" in asked_fates(plan)


def asks_for_fate(plan: Plan) -> bool:
    """The question counts those whom something befell; that prisoners were caught is no matter."""
    return not asked_fates(plan) <= {"captured"}


def asked_fates(plan: Plan) -> set[str]:
    """The fates that a question counts: killed, of those killed where others were hurt."""
    asked = MANY.search(plan.question)
    counted = plan.question[asked.start() if asked else 0 :]
    own = kinds_told(BESIDE_IT.split(counted)[0], FATES)
    return own or kinds_told(plan.question, FATES)


def of_asked_fate(plan: Plan, figure: Figure) -> bool:
    """A text tells the fate that the question counts, if it counts one, and nearest to a figure.

    Of "killed 7 people and injured 40" the 40 are no dead.
    """
    asked = asked_fates(plan)
    if not asked:
        return True
    nearest = nearest_fates(figure)
    if asked == {"fled"}:
        return nearest <= asked  # told in too many ways to be asked for
    return asked <= kinds_told(figure.text, FATES) and bool(asked & nearest)


def nearest_fates(figure: Figure) -> set[str]:
    """The fates that the word nearest to a figure tells of, empty if its text tells of none."""
    told = [(_apart(match, figure), fates) for match, fates in _fates(figure.text)]
    return min(told, default=((False, 0), set[str]()), key=lambda one: one[0])[1]


def _fates(text: str) -> Iterator[tuple[re.Match[str], set[str]]]:
    """The words of a text that tell of a fate, and of which."""
    for match in FATEFUL.finditer(text):
        if fates := kinds_told(match.group(), TOLD_FATES):
            yield match, fates


def tells_fate(text: str) -> bool:
    """A text tells of some fate: that people died, were hurt, fell ill."""
    return any(_fates(text))


def _apart(word: re.Match[str], figure: Figure) -> tuple[bool, int]:
    """Whether another statement parts a word and a figure; the characters between them, from 0."""
    between = word.string[min(word.end(), figure.end) : max(word.start(), figure.start)]
    return bool(JOIN.search(between)), max(word.start() - figure.end, figure.start - word.end(), 0)
