"""Publishers that a question names: "a BBC article", "as Reuters reported", "in Fortune's piece".

What stands beside a name tells that it is meant as a source. A person may stand there too ("as
described by Budanov"): whoever asks for evidence of an outlet lets a mention in the text count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import permutations

from corpus import Article
from corpus.publishers import spoken, without_desk
from corpus.words import fold_words
from qa.reading.names import names
from qa.reading.people import country_alone

PIECE = (
    r"(?:articles?|reports?|pieces?|stor(?:y|ies)|coverage|columns?|editorials?|reporting"
    r"|analysis)"
)
TOLD = (
    r"(?:reported|covered|published|detailed|highlighted|mentioned|noted|featured|described"
    r"|discussed|stated|identified)"
)
QUOTES = "'‘’“”\""
BEFORE = re.compile(
    rf"\b(?:(?:{PIECE}|another|one)\s(?:\w+\s){{0,2}}?(?:from|by|in)|{TOLD}\s(?:\w+\s)?(?:by|in)"
    rf"|as per|according to)\s(?:both\s)?(?:the\s)?[{QUOTES}]?$",
    re.IGNORECASE,
)
ON = re.compile(rf"\b(?:{PIECE}|another|one)\son\s(?:the\s)?[{QUOTES}]?$", re.IGNORECASE)
ABOUT = re.compile(r"[’'\w.]*\s(?:about|discussing|detailing|describing|regarding)\b")
AFTER = re.compile(rf"(?:\.com)?[{QUOTES}]?(?:['’]?s)?\s(?:\w+\s)?{PIECE}\b")
TELLS = re.compile(
    rf"[{QUOTES}]?\s(?:\w+(?:ly|er)\s|also\s|not\s)?(?:reports?|says?|claims?|describes?|tells?"
    r"|writes?|covers?|states?|suggests?|published|notes?|mentions?|portrays?|implies|imply"
    r"|reported|said|claimed|described|told|wrote|covered|stated|noted|identified)\b"
)
LISTED = re.compile(
    rf"(?:\.com)?[{QUOTES}]?,?\s(?:(?:and|or)\s)?(?:by\s|in\s)?(?:the\s)?[{QUOTES}]?", re.I
)
LABELS = frozenset(("the", "com", "news", "online"))  # a publisher is named with or without them


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher that a question names, `question[start:end]`."""

    name: str
    start: int
    end: int


def outlets(question: str, known: Iterable[str] = ()) -> list[Outlet]:
    """Every publisher that `question` names as one, in order.

    `known` are publishers of articles at hand: these are recognised by a verb of telling too. A
    name alone is not enough, for publishers are in the news themselves.

    >>> [outlet.name for outlet in outlets("Do the Wired article and one in The Verge agree?")]
    ['Wired', 'Verge']
    """
    at_hand = [one for name in known for one in _known(question, name)]
    named = [name for name in names(question) if not country_alone(name.text)]
    others = [Outlet(name.text, name.start, name.end) for name in named]
    found, last = list[Outlet](), -1  # where the last name that is a publisher ends
    for one in _apart([*at_hand, *others]):
        listed = last >= 0 and LISTED.fullmatch(question[last : one.start])
        before, after = question[: one.start], question[one.end :]
        tells = one in at_hand and TELLS.match(after)
        if listed or tells or _told(before, after):
            found.append(one)
            last = one.end
    return found


def _apart(found: Iterable[Outlet]) -> list[Outlet]:
    """Names that do not overlap, in order; of those that do the first, or the longer one."""
    kept = list[Outlet]()
    for one in sorted(found, key=lambda outlet: (outlet.start, -outlet.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _told(before: str, after: str) -> bool:
    """What stands around a name tells that it is meant as a source."""
    known = BEFORE.search(before) or AFTER.match(after)
    return bool(known or (ON.search(before) and ABOUT.match(after)))


def of_outlet(article: Article, name: str) -> bool:
    """The article is of the publisher or the agency of this name, or its author has it."""
    return any(same_outlet(name, other) for other in (*article.sources, *article.authors))


def same_outlet(left: str, right: str) -> bool:
    """The two name one publisher: one is the other, or its beginning, its initials or its site.

    >>> same_outlet("Independent", "The Independent - Life and Style")
    True
    >>> same_outlet("The Times", "The New York Times"), same_outlet("The Times", "thetimes.co.uk")
    (False, True)
    """
    sites = ((spoken(one), other) for one, other in permutations((left, right)))
    if any(called and re.fullmatch(called, other) for called, other in sites):
        return True
    a, b = sorted((_words(left), _words(right)), key=len)
    return bool(a) and (b[: len(a)] == a or a == ["".join(word[0] for word in b)])


def _words(name: str) -> list[str]:
    words = fold_words(name)
    return [word for word in words if word not in LABELS] or words


def _known(question: str, name: str) -> list[Outlet]:
    """The places where the question has this name, with its desk and its "The" or without them."""
    bare = without_desk(name)
    short = bare.removeprefix("The ").strip()
    forms = [re.escape(form) for form in dict.fromkeys((name, bare, short)) if form]
    forms += filter(None, [spoken(name)])
    pattern = rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)"
    return [Outlet(name, *match.span()) for match in re.finditer(pattern, question)]
