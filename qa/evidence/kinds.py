"""Which kind of answer a sentence can give: a number, a sum, a day, somebody, a place."""

import re

from corpus.words import fold_words
from qa.questions.plan import Plan
from qa.reading.names import names
from qa.reading.numbers import figures
from qa.reading.speakers import PRONOUN_SUBJECT

WHEN = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\b|\b(?:1[5-9]|20)\d\d\b"
    r"|\b(?:today|yesterday|tomorrow|tonight|weekend|noon|midnight)\b"
    r"|\b(?:next|last|this|earlier this|coming|past)"
    r" (?:week|month|year|spring|summer|autumn|fall|winter)\b"
    r"|\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b"
    r"|\b(?:days|weeks|months|years) ago\b|\bwithin (?:days|weeks|months)\b"
)


def holds_kind(plan: Plan, text: str) -> bool:
    """Whether a sentence holds what a question of this kind asks for; always true for open ones."""
    if plan.kind == "number":
        return bool(figures(text))
    if plan.kind == "money":
        return any(figure.unit not in ("", "%") for figure in figures(text))
    if plan.kind == "when":
        return bool(WHEN.search(text))
    if plan.kind == "who" and PRONOUN_SUBJECT.match(text):
        return True
    if plan.kind in ("who", "where"):
        asked = {word for name in plan.names for word in fold_words(name.text)}
        return any(not set(fold_words(name.text)) <= asked for name in names(text))
    return True
