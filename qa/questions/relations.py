"""Whom a question means by what they are to somebody: Lind's wife, the boy's lawyers."""

import re

from corpus.words import fold_words

SPOUSE, CHILD = "spouse widow widower married", "child children kid kids"
PARENT = "parent parents"
STAND_FOR = {  # a word, and those by which texts may tell of whom it means
    "wife": SPOUSE, "husband": SPOUSE, "spouse": f"{SPOUSE} wife husband", "widow": "wife",
    "widower": "husband", "mother": f"{PARENT} mom mum", "mom": f"{PARENT} mother mum",
    "mum": f"{PARENT} mother mom", "father": f"{PARENT} dad", "dad": f"{PARENT} father",
    "parents": "parent mother father mom mum dad", "son": CHILD, "daughter": CHILD, "sons": CHILD,
    "daughters": CHILD, "children": f"{CHILD} son sons daughter daughters",
    "brother": "siblings", "brothers": "siblings", "sister": "siblings", "sisters": "siblings",
    "siblings": "brother brothers sister sisters", "grandmother": "grandma grandparents",
    "grandfather": "grandpa grandparents", "grandparents": "grandmother grandfather",
    "grandson": "grandchildren", "granddaughter": "grandchildren", "aunt": "", "uncle": "",
    "cousin": "", "fiancee": "girlfriend partner", "fiancée": "girlfriend partner",
    "fiance": "boyfriend partner", "girlfriend": "fiancee partner",
    "boyfriend": "fiance partner", "coach": "trainer coaches manager", "teacher": "tutor professor",
    "roommate": "flatmate", "classmates": "", "landlord": "landlady", "agent": "",
    "lawyer": "attorney attorneys counsel legal", "attorney": "lawyer lawyers counsel legal",
    "doctor": "physician physicians",
}  # fmt: skip
KIN = (  # who may speak for a family
    f"{PARENT} relatives mother father mom mum dad son sons daughter daughters brother brothers"
    " sister sisters siblings wife husband uncle aunt cousin cousins"
)
SPEAKS = r"(?=\s(?:say|said|tell|told|think|want|react|respond|believe|ask|call|accus|blam|sue)\w*)"
RELATION = re.compile(
    rf"(?<!\bwhat)(?<!\bwho)(?<!\bit)(?<!\bthat)(?<!\bhere)(?:['’]s|(?<=s)['’])\s"
    rf"(?:own\s|late\s|former\s|ex-)?(?P<who>(?:{'|'.join(STAND_FOR)})s?|family{SPEAKS})\b",
    re.IGNORECASE,
)


def relation(question: str) -> str:
    """The word by which a question calls somebody of a named one, "" if it does not.

    >>> relation("What did Anna Lind's wife say?"), relation("What's mom worried about?")
    ('wife', '')
    """
    match = RELATION.search(question)
    return match["who"].casefold() if match else ""


def may_be_told(who: str, text: str) -> bool:
    """A word stands in a text that may mean whom a relation calls so.

    >>> may_be_told("lawyers", "Her attorney spoke."), may_be_told("wife", "His mother spoke.")
    (True, False)
    """
    known = STAND_FOR.get(who, STAND_FOR.get(who.removesuffix("s"), KIN))
    wanted = fold_words(f"{who} {who.removesuffix('s')} {who}s {known}")
    return not set(wanted).isdisjoint(fold_words(text))
