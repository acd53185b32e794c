"""Small edits that make a true claim false: the false half of the made training pairs.

An edit takes a claim, the article it is true of and a random source, and gives the claim with one
thing changed, or None where it finds nothing to change. It reads words, not meaning, so that a few
edited claims stay true; training on hundred thousands of pairs averages that out.
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.sentences import sentence_spans
from qa.checking.exact.swaps import LISTED
from qa.reading.dates import YEAR
from qa.reading.names import names
from qa.reading.numbers import figures

MONTHS = (
    "January February March April May June July August September October November December".split()
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|did|does|do|may|might|must)\b"
    r"(?! not\b|n['’]t)"
)
NEGATION = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|did|does|do|may|might|must)"
    r"(?: not\b|n['’]t\b)| (?:never|no longer)\b"
)
PAST = re.compile(r"\b(?!(?:need|embed|exceed|speed|indeed|hundred|sacred|used)\b)([a-z]{3,}ed)\b")
PHRASE = re.compile(
    r",? \b(?:in|on|after|before|by|with|for|near|during|because of|despite|amid|under|from|at)"
    r" [^,.;:]{4,60}(?=[.!?]?$)"
)
WORD = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")
PRONOUNS = {
    "he": "she", "she": "he", "his": "her", "her": "his", "him": "her",
    "himself": "herself", "herself": "himself", "his own": "their own",
    "they": "he", "we": "they", "our": "their",
}  # fmt: skip
SWAPS = (
    "increase/decrease increased/decreased increases/decreases increasing/decreasing rise/fall"
    " rose/fell rises/falls rising/falling risen/fallen grew/shrank growth/decline up/down"
    " higher/lower highest/lowest high/low more/less most/least gain/loss gains/losses won/lost"
    " win/lose wins/loses winner/loser victory/defeat accepted/rejected accept/reject"
    " approved/rejected approve/reject agreed/refused agree/disagree confirmed/denied"
    " confirm/deny confirms/denies support/oppose supported/opposed supports/opposes"
    " supporters/opponents for/against before/after earlier/later early/late first/last"
    " opened/closed open/closed opening/closing open/close bought/sold buy/sell buys/sells"
    " allowed/banned allow/ban allows/bans legal/illegal guilty/innocent convicted/acquitted"
    " alive/dead survived/died killed/injured north/south northern/southern east/west"
    " eastern/western northeast/southwest began/ended begin/end begins/ends started/stopped"
    " start/stop starts/stops start/finish joined/left join/leave arrived/departed entered/left"
    " men/women man/woman boy/girl boys/girls father/mother son/daughter brother/sister"
    " husband/wife old/new older/younger young/old good/bad better/worse best/worst large/small"
    " larger/smaller largest/smallest big/small bigger/smaller long/short longer/shorter"
    " strong/weak stronger/weaker rich/poor hot/cold warm/cool public/private military/civilian"
    " domestic/foreign local/national ally/enemy allies/enemies success/failure"
    " succeeded/failed succeed/fail successful/unsuccessful positive/negative possible/impossible"
    " likely/unlikely able/unable safe/dangerous true/false right/wrong correct/incorrect"
    " easy/difficult easier/harder cheap/expensive cheaper/dearer include/exclude"
    " included/excluded including/excluding inside/outside above/below over/under"
    " upper/lower full/empty easily/hardly quickly/slowly fast/slow faster/slower"
    " recent/ancient major/minor majority/minority advantage/disadvantage"
    " benefit/harm beneficial/harmful cause/prevent caused/prevented causes/prevents"
    " improve/worsen improved/worsened improves/worsens strengthen/weaken strengthened/weakened"
    " expand/shrink expanded/cut raise/cut raised/cut gave/took give/take sent/received"
    " send/receive borrowed/lent hired/fired praised/criticised praised/criticized"
    " praise/criticise attacked/defended attack/defend love/hate loved/hated likes/dislikes"
    " married/divorced same/different similar/different always/never often/rarely"
    " usually/seldom all/some every/no everyone/nobody everything/nothing both/neither"
    " many/few some/none several/all with/without only/also at-least/at-most"
    " day/week week/month month/year days/weeks weeks/months months/years hour/minute"
    " hours/minutes minutes/seconds million/billion thousand/million billion/million"
    " hundreds/thousands double/halve doubled/halved twice/half"
    " morning/evening daily/weekly annual/monthly spring/autumn summer/winter"
    " president/minister company/university hospital/school city/village"
    " teacher/student doctor/patient employer/employee buyer/seller"
)
HEDGES = (
    ("may", "will"), ("might", "will"), ("could", "will"), ("would like to", "will"),
    ("plans to", "has begun to"), ("plan to", "have begun to"), ("considering", "carrying out"),
    ("is expected to", "is certain to"), ("are expected to", "are certain to"),
    ("up to", "at least"), ("at least", "at most"), ("more than", "fewer than"),
    ("less than", "more than"), ("nearly", "well over"), ("almost", "more than"),
    ("about", "more than"), ("reportedly", "officially"), ("allegedly", "admittedly"),
    ("some", "all"), ("most", "all"), ("many", "all"), ("several", "all"), ("part of", "all of"),
    ("can", "cannot"), ("is", "used to be"), ("was", "will be"), ("tried to", "managed to"),
    ("wants to", "refuses to"), ("called for", "ruled out"), ("warned", "promised"),
    ("suspected", "convicted"), ("accused of", "convicted of"), ("believed to", "proven to"),
    ("a", "no"), ("only", "not only"), ("hopes", "doubts"), ("thinks", "doubts"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """What an edit may draw on: the claim's own article, one about something else, a random source.

    `neighbours(word)` gives words that are used like `word`.
    """

    own: str
    other: str
    neighbours: Callable[[str], Sequence[str]]
    rng: random.Random


Edit = Callable[[str, Source], str | None]


@cache
def _opposites() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for pair in SWAPS.split():
        left, right = (word.replace("-", " ") for word in pair.split("/"))
        found.setdefault(left, []).append(right)
        found.setdefault(right, []).append(left)
    return {word: tuple(others) for word, others in found.items()}


def _put(text: str, start: int, end: int, words: str) -> str | None:
    """`words` in place of a range, with its capital; None if nothing changes."""
    if text[start:end][:1].isupper():
        words = words[:1].upper() + words[1:]
    changed = f"{text[:start]}{words}{text[end:]}"
    return changed if changed.lower() != text.lower() else None


def swap_name(claim: str, source: Source) -> str | None:
    """Another name of the article, or now and then of another article, in place of one."""
    own = [name for name in names(claim) if name.start > 0 or " " in name.text]
    text = source.own if source.rng.random() < 0.7 else source.other
    if not own:
        return None
    name, known = source.rng.choice(own), {word for own_name in own for word in own_name.words}
    spare = sorted(
        {n.text for n in names(text) if n.start > 0 and not known & set(n.words)}
        - {word.capitalize() for word in re.findall(r"\b[a-z]+\b", text)}
    )
    if not spare:
        return None
    alike = [s for s in spare if len(s.split()) == len(name.text.split())] or spare
    return _put(claim, name.start, name.end, source.rng.choice(alike))


def exchange_names(claim: str, source: Source) -> str | None:
    """Two names of the claim change places, unless a list has them side by side."""
    found = [name for name in names(claim) if name.start > 0 or " " in name.text]
    if len(found) < 2:
        return None
    left, right = sorted(source.rng.sample(found, 2), key=lambda name: name.start)
    between = claim[left.end : right.start]
    if left.text == right.text or LISTED.fullmatch(between):
        return None
    return f"{claim[: left.start]}{right.text}{between}{left.text}{claim[right.end :]}"


def change_figure(claim: str, source: Source) -> str | None:
    """Another figure: one of the article, or one near it, ten times it, or with digits changed."""
    rng = source.rng
    digits = list(re.finditer(r"\d+(?:[.,]\d+)*", claim))
    if not digits:
        return _change_spelled(claim, source)
    match = rng.choice(digits)
    old = match.group()
    spare = [n for n in re.findall(r"\d+(?:[.,]\d+)*", source.own) if n != old]
    if spare and rng.random() < 0.4:
        return _put(claim, *match.span(), rng.choice(spare))
    at = rng.randrange(len(old))
    new = rng.choice([d for d in "123456789" if d != old[at]]) if old[at].isdigit() else "5"
    changed = old[:at] + new + old[at + 1 :]
    longer = old + "0" if "." not in old and "," not in old and len(old) < 4 else changed
    return _put(claim, *match.span(), rng.choice([changed, changed, longer]))


def _change_spelled(claim: str, source: Source) -> str | None:
    spelled = [f for f in figures(claim) if claim[f.start : f.end].isalpha()]
    if not spelled:
        return None
    figure = source.rng.choice(spelled)
    others = "two three four five six seven eight nine ten eleven twelve twenty thirty".split()
    return _put(claim, figure.start, figure.end, source.rng.choice(others))


def change_date(claim: str, source: Source) -> str | None:
    """Another month, weekday or year."""
    found = [
        (match, kind)
        for kind in (MONTHS, DAYS)
        for match in re.finditer(rf"\b(?:{'|'.join(kind)})\b", claim)
    ]
    years = list(YEAR.finditer(claim))
    if years and (not found or source.rng.random() < 0.5):
        match = source.rng.choice(years)
        shift = source.rng.choice([-10, -5, -3, -2, -1, 1, 2, 3, 5, 10])
        return _put(claim, *match.span(), str(int(match.group()) + shift))
    if not found:
        return None
    match, kind = source.rng.choice(found)
    return _put(claim, *match.span(), source.rng.choice(kind))


def negate(claim: str, source: Source) -> str | None:
    """A negation more, or one less."""
    negations = list(NEGATION.finditer(claim))
    if negations:
        match = source.rng.choice(negations)
        return _put(claim, *match.span(), match.group(1) or "")
    auxiliaries = list(AUXILIARY.finditer(claim))
    if auxiliaries:
        match = source.rng.choice(auxiliaries)
        word = source.rng.choice(["not", "not", "never", "no longer"])
        return _put(claim, *match.span(), f"{match.group()} {word}")
    past = list(PAST.finditer(claim))
    if not past:
        return None
    match = source.rng.choice(past)
    return _put(claim, *match.span(), f"never {match.group()}")


def swap_opposite(claim: str, source: Source) -> str | None:
    """A word's opposite in its place."""
    found = [
        match
        for match in re.finditer(r"[A-Za-z]+(?: least| most)?", claim)
        if match.group().lower() in _opposites()
    ]
    if not found:
        return None
    match = source.rng.choice(found)
    return _put(claim, *match.span(), source.rng.choice(_opposites()[match.group().lower()]))


def change_certainty(claim: str, source: Source) -> str | None:
    """A bound, a hedge or a share that says something else."""
    found = [
        (match, new)
        for old, new in HEDGES
        for match in re.finditer(rf"\b{old}\b", claim, re.IGNORECASE)
    ]
    if not found:
        return None
    match, new = source.rng.choice(found)
    return _put(claim, *match.span(), new)


def swap_pronoun(claim: str, source: Source) -> str | None:
    """Somebody else's pronoun."""
    found = list(re.finditer(rf"\b(?:{'|'.join(PRONOUNS)})\b", claim, re.IGNORECASE))
    if not found:
        return None
    match = source.rng.choice(found)
    return _put(claim, *match.span(), PRONOUNS[match.group().lower()])


def swap_word(claim: str, source: Source) -> str | None:
    """A word that is used alike, or a word of the article of the same ending, in place of one."""
    words = list(WORD.finditer(claim))
    if not words:
        return None
    match = source.rng.choice(words)
    old = match.group()
    if source.rng.random() < 0.6:
        spare = list(source.neighbours(old))
    else:
        known = claim.lower()
        spare = [w for w in WORD.findall(source.own) if w[-2:] == old[-2:] and w not in known]
    return _put(claim, *match.span(), source.rng.choice(sorted(spare))) if spare else None


def add_detail(claim: str, source: Source) -> str | None:
    """A circumstance of another sentence at the end of the claim."""
    text = source.own if source.rng.random() < 0.5 else source.other
    phrases = [
        match.group().lstrip(",")
        for start, end in sentence_spans(text)
        for match in [PHRASE.search(text[start:end])]
        if match and match.group().strip(" ,") not in claim
    ]
    if not phrases:
        return None
    body, stop = (claim[:-1], claim[-1]) if claim[-1:] in ".!?" else (claim, "")
    return f"{body}{source.rng.choice(phrases)}{stop}"


def change_phrase(claim: str, source: Source) -> str | None:
    """Another circumstance in place of the claim's last one."""
    match = PHRASE.search(claim)
    if match is None or match.start() < 20:
        return None
    body = claim[: match.start()] + claim[match.end() :]
    return add_detail(body, source)


# How often each is tried; the first that finds something to change is used.
CONTRADICTING: tuple[tuple[Edit, float], ...] = (
    (swap_name, 3), (exchange_names, 1.5), (change_figure, 1.5), (change_date, 1), (negate, 2),
    (swap_opposite, 3), (change_certainty, 1.5), (swap_pronoun, 0.7), (swap_word, 2),
    (change_phrase, 1),
)  # fmt: skip


def falsified(claim: str, source: Source) -> str | None:
    """The claim with one thing changed so that it is false; None if nothing could be changed."""
    return _changed(claim, source, CONTRADICTING)


def _changed(text: str, source: Source, weighted: Sequence[tuple[Edit, float]]) -> str | None:
    edits = [edit for edit, _ in weighted]
    weights = [weight for _, weight in weighted]
    for edit in source.rng.choices(edits, weights, k=6):
        changed = edit(text, source)
        if changed:
            return changed
    return None
