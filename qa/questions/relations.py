"""Whom a question means by what they are to somebody: Lind's wife, the boy's lawyers."""

import re

from corpus.words import fold_words

GROUPS = (  # words that news uses for one another, and those that mean one of several
    "wife husband spouse widow widower married",
    "family relatives parents parent mother father mom mum dad son sons daughter daughters brother"
    " brothers sister sisters siblings wife husband",
    "grandmother grandfather grandparents grandma grandpa",
    "grandson granddaughter grandchildren",
    "aunt uncle",
    "cousin cousins",
    "fiance fiancee girlfriend boyfriend partner",
    "coach trainer manager coaches",
    "teacher professor tutor",
    "neighbour neighbours neighbor neighbors",
    "roommate flatmate",
    "classmate classmates",
    "landlord landlady",
    "lawyer lawyers attorney attorneys counsel legal advocate barrister",
    "agent agents",
    "doctor doctors physician physicians",
)
EXACT = "mother father son sons daughter daughters brother brothers sister sisters".split()
WORDS = sorted({word for group in GROUPS for word in group.split()} - {"legal", "married"})
RELATION = re.compile(
    rf"['’]s?\s(?:own\s|late\s|former\s|ex-)?(?P<who>{'|'.join(WORDS)}|fiancée?)\b", re.IGNORECASE
)


def relation(question: str) -> str:
    """The word by which a question calls somebody of a named one, "" if it does not.

    >>> relation("What did Anna Lind's wife say?"), relation("What did Anna Lind say?")
    ('wife', '')
    """
    match = RELATION.search(question)
    return match["who"] if match else ""


def is_told(word: str, text: str) -> bool:
    """Somebody stands in a text whom this word may mean.

    >>> is_told("lawyers", "Her attorney spoke."), is_told("mother", "Her father spoke.")
    (True, False)
    """
    [folded] = fold_words(word)
    groups = [set(fold_words(group)) for group in GROUPS if word.casefold() not in EXACT]
    wanted = {folded, folded.removesuffix("s")}.union(*(g for g in groups if folded in g))
    return not wanted.isdisjoint(fold_words(text))
