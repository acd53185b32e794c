"""What narrows a count: a place, a state (wounded, in training), or that it is only expected."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from corpus import Article
from corpus.words import fold_word, fold_words
from qa.evidence.figures.fates import FATE_WORDS, asked_fates, kinds, kinds_told
from qa.evidence.figures.whose import counted_words, is_people
from qa.evidence.named import PURPOSE
from qa.questions.plan import Plan
from qa.reading.clauses import CONTRASTS
from qa.reading.names import known_name, names
from qa.reading.numbers import Figure
from qa.reading.places import countries
from qa.reading.speakers import credited

WITHIN = re.compile(  # not "in all did", nor "in the war that", nor on board the Alna
    r"\b(?:in|into|inside|to|near|at|on(?!\sboard\b)|within|outside|across)\s+"
    r"(?:(?!(?:did|do|does|has|have|had|is|are|was|were|will|would|that|which|who|get|be|have|from|by)\b)[\w’'-]+\s+){0,4}?$"
)
SMALL_PLACE = re.compile(  # in kursk
    r"\b(?:in|inside|within|near|at)\s(?!(?:the|its|his|her|their|this|that|these|those)\b)"
    r"([a-z][\w’'-]{2,})\b"
)
ELSEWHERE = re.compile(  # after a place: beside whom they fight is not where they are
    r"\s(?:for|to|alongside|beside|with|against|and|by|who|which|while)\b"
)
COUNTRY = r"[A-Z]\w+(?:\s[A-Z]\w+)?"
STATES = kinds(
    training="training trained train",
    special="special elite",
    arrived="arrived arrive reached reach landed",
    officers="officers",
)
NARROWING = (  # words beside a figure that say it counts a part, or another state of affairs
    "training", "trained", "special", "elite", "initial", "first", "additional", "another", "more",
    "further", "some of", "of them", "of whom", "of which", "wounded", "injured", "killed",
    "captured", "missing", "officers", "here",
)  # fmt: skip
EXPECTED = re.compile(
    r"\b(?:expect\w*|prepar\w+|plan(?:s|ned|ning)?|inten[dt]\w*|would|will|could|(?-i:may)|might|should"
    r"|set to|due to|ready to|going to|about to"
    r"|(?:is|are|was|were) to (?!blame\b|the\b|an?\b)\w+)\b",
    re.IGNORECASE,
)
OWN_PEOPLE = re.compile(r"\b(?:its|their)\s(?:own\s)?(?:citizens|nationals)\b")
AND_MORE = re.compile(r"(?:,|,?\sand)\s(?:the\s)?[A-Z]")  # behind a country: and another
MORE_AND = re.compile(r"[A-Z][\w’'-]*(?:,|,?\sand)\s(?:the\s)?$")
EVENT = re.compile(  # behind a name that is of no place: in the Alna dam disaster
    r"\s(?:[a-z]+\s){0,2}?(?:disaster|collapse|crash|attack|bombing|fire|flood|(?:earth)?quake|blast"
    r"|explosion|shooting|accident|storm|sinking|landslide|protest|march|rally|strike|war|massacre"
    r"|outbreak|breach|battle|derailment|siege)s?\b"
)
NEAR = 25  # characters before a figure in which such a word may stand
CLAUSE_BEFORE = re.compile(rf"[.;:!?“”\"]|,(?!\d)|\b(?:{CONTRASTS})\b")


def around(figure: Figure) -> str:
    """The clause that a figure stands in."""
    before = CLAUSE_BEFORE.split(figure.text_before)[-1]
    return f"{before} {counted_words(figure)}"


def scope_of(plan: Plan, figure: Figure) -> frozenset[str]:
    """Places and groups that narrow what is counted: in Kursk, special forces, of them.

    What the question names itself narrows nothing, and a place only where something is in it or
    goes there. A people does (three Norwegians), and a country's own citizens, where none is asked
    for.
    """
    counted = counted_words(figure)
    beside = f"{figure.text[max(0, figure.quoted_start - NEAR) : figure.quoted_start]} {counted}"
    asked = {word for name in plan.names for word in name.words}
    placed = f"x {PURPOSE.split(counted)[0]}"
    places = {
        fold_word(name.words[0])
        for name in names(placed)
        if name.words and not set(name.words) & asked and WITHIN.search(placed[: name.start])
    }
    narrowing = {word for word in NARROWING if re.search(rf"\b{word}\b", beside)}
    if not countries(plan.question):
        narrowing |= {match.group() for match in OWN_PEOPLE.finditer(around(figure))}
        narrowing |= {n.text for n in names(placed) if n.start == 2 and is_people(n.text)}
    own = set(plan.counted.casefold().split()) | (FATE_WORDS if asked_fates(plan) else set())
    return frozenset(places | narrowing - own)


def countries_of_place(name: str, articles: Iterable[Article]) -> set[str]:
    """The countries that a name is of, or in which one of the articles says that it lies.

    "Norway's northern Finnmark region" lies in Norway; none where no article says so.
    """
    if found := countries(name):
        return set(found)
    of_country = re.compile(rf"({COUNTRY})['’]s?\s(?:[a-z]+\s){{0,2}}{re.escape(name)}\b")
    matches = (of_country.search(article.text) for article in articles)
    return {there for match in matches if match for there in countries(match.group(1))}


def in_scope(plan: Plan, counts: Sequence[Figure], articles: Iterable[Article] = ()) -> list[bool]:
    """Which figures are what the question narrows its count to.

    The state it asks for leaves out others, then the place, then what is only expected if the
    question asks what is; each only if something is left. Of a country those count too that are in
    a region of which one of the articles says that it lies there, or in whose clause it is named
    alone.
    """
    states, places = kinds_told(plan.question, STATES), _places(plan)
    asked, known = {c for place in places for c in countries(place.title())}, tuple(articles)
    kept = list(range(len(counts)))
    if states:
        kept = [i for i in kept if kinds_told(around(counts[i]), STATES) & states] or kept
    if places:
        there = [i for i in kept if _is_in(counts[i], places, asked, known)]
        alone = [i for i in kept if _clause_is_of(counts[i], asked)] if asked else []
        named = [i for i in kept if _clause_names(counts[i], places)]
        opened = [i for i in kept if _opens_in(counts[i], places)]
        kept = sorted({*there, *alone, *opened}) or named or kept
    if (states or places) and not EXPECTED.search(plan.question):
        kept = [i for i in kept if not EXPECTED.search(around(counts[i]))] or kept
    return [i in kept for i in range(len(counts))]


def _places(plan: Plan) -> list[str]:
    """The words of the places in which the question counts, also where it has no capitals."""
    counted = set(plan.counted.split())
    found = [
        word
        for name in plan.names
        if WITHIN.search(PURPOSE.split(plan.question[: name.start])[-1])
        and not EVENT.match(plan.question, name.end)
        and not set(name.text.split()) & counted
        for word in name.words
    ]
    if found or plan.question[:1].isupper():
        return found
    return [fold_word(match.group(1)) for match in SMALL_PLACE.finditer(plan.question)]


def _is_in(
    figure: Figure,
    places: Sequence[str],
    asked: Collection[str],
    articles: Sequence[Article],
) -> bool:
    """The words after the figure name one of the places; a figure revised shares its sentence.

    Where they say in what place, it is to be that one: not those in Laos, to fight beside Thais.
    """
    counted = f"x {counted_words(figure) or figure.text}"
    placed = [name.start for name in names(counted) if WITHIN.search(counted[: name.start])]
    told = ELSEWHERE.split(counted[placed[0] :])[0] if placed else counted
    if any(known_name(place, fold_words(told)) for place in places):
        return True
    regions = [n.text for n in names(f"x {told}") if asked and placed]
    return any(countries_of_place(region, articles) & set(asked) for region in regions)


def _clause_is_of(figure: Figure, asked: Collection[str]) -> bool:
    """The words after a figure name no place, and its clause a country asked for, and no other.

    Not as whoever says it.
    """
    clause = around(figure)
    own = [name for name in names(clause) if countries(name.text)]
    return bool(own and not _is_placed(figure)) and all(
        set(countries(name.text)) <= set(asked)
        and not credited(clause, name)
        and not AND_MORE.match(clause, name.end)
        and not MORE_AND.search(clause[: name.start])
        for name in own
    )


def _clause_names(figure: Figure, places: Sequence[str]) -> bool:
    """The words after a figure name no place, and its clause one of these: Vik has 40 boats."""
    known = fold_words(around(figure))
    return not _is_placed(figure) and any(known_name(place, known) for place in places)


def _opens_in(figure: Figure, places: Sequence[str]) -> bool:
    """Its clause begins in one of the places, and the words after it name none: in Vik 40 sank."""
    before = CLAUSE_BEFORE.split(figure.text_before)[-1]
    opening = [n for n in names(before) if WITHIN.search(before[: n.start].lower())]
    alone = opening and all(known_name(w, places) for name in opening for w in name.words)
    return bool(alone) and not _is_placed(figure)


def _is_placed(figure: Figure) -> bool:
    """The words after a figure say by name where it counts."""
    counted = f"x {counted_words(figure)}"
    return any(WITHIN.search(counted[: name.start]) for name in names(counted))


def names_no_place(figure: Figure) -> bool:
    """The clause of a figure names only whoever tells it, and its sentence no place elsewhere."""
    clause = around(figure)
    placed = any(WITHIN.search(figure.text[: name.start]) for name in names(figure.text))
    return not placed and all(credited(clause, name) for name in names(clause))
