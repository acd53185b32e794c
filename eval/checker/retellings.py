"""Other sentences for the same fact: who said it put elsewhere, passives, possessives, the day."""

import random
import re
from collections.abc import Callable

from lemminflect import getAllLemmas, getInflection

from qa.reading.places import SPLIT

PEOPLE = {country: people.capitalize() for country, people, *_ in SPLIT}
LOWERED = frozenset(
    "The A An It He She They This That These Those In On At For There More Most Some Many".split()
)
PRONOUN = re.compile(r"(?:he|she|it|they|his|her|their|its|this|these)\b", re.IGNORECASE)
WHO = r"(?:The [a-z][\w ’'-]{2,30}|[A-Z][\w.’'-]*(?: [\w.’'-]+){0,4})"
DAY = (
    r"(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in (?:(?:January|February|March|April|May"
    r"|June|July|August|September|October|November|December),? )?\d{4}|(?:last|this) (?:week|month"
    r"|year))"
)
SAID = re.compile(rf"^(?P<who>{WHO}) said(?P<day> on \w+day)? (?:that )?(?P<what>[^“”\"]+)\.$")
SAID_LAST = re.compile(rf"^(?P<what>[^“”\"]+), (?P<who>{WHO}) said\.$")
ACCORDING = re.compile(rf"^According to (?P<who>{WHO}), (?P<what>[^“”\"]+)\.$")
DAY_FIRST = re.compile(rf"^(?P<day>{DAY}), (?P<what>[^“”\"]+)\.$", re.IGNORECASE)
DAY_LAST = re.compile(rf"^(?P<what>[^“”\"]+) (?P<day>{DAY})\.$")
OWN = re.compile(
    r"(?<!\bof )\b(?:[Tt]he (?P<the>))?(?!(?:While|When|If|As|But|And|It|He|She|Here|What|That)\b)"
    r"(?P<who>[A-Z][\w-]+(?: [A-Z][\w-]+)*)[’']s (?P<what>(?:[a-z-]+ )?[a-z-]+)"
    r"(?= (?:said|is|was|are|were|has|had|will|would|to|in|on|that|and|for)\b|[,.])"
)
OF = re.compile(
    r"\b[Tt]he (?P<what>(?:[a-z-]+ )?[a-z-]+) of (?P<who>[A-Z][\w-]+(?: [A-Z][\w-]+)*)"
    r"(?=,|\.| (?:said|is|was|are|were|has|had|will|would)\b)"
)
ACTIVE = re.compile(
    r"^(?P<who>(?:The [a-z-]+|[A-Z][\w’'-]+)(?: [\w’'-]+){0,2}?) (?P<did>[a-z]{3,}ed|sent|won|built"
    r"|bought|sold|wrote|made|took|led|held) (?P<what>(?:the|a|an) [a-z-]+(?: [a-z-]+)?)"
    r"(?P<rest>(?: (?:on|in|to|for|from|after|because|with|at|during)\b[^“”\"]*)?)\.$"
)
PASSIVE = re.compile(
    r"^(?P<what>(?:The|A|An) [\w -]{2,40}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) (?:was|were) (?P<did>"
    r"[a-z]{3,}(?:ed|en)|sent|won|built|bought|sold|made|led|held) by (?P<who>the [a-z -]{2,30}?"
    r"|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)(?P<rest>(?: (?:on|in|to|for|from|after|with|at)\b"
    r"[^“”\"]*)?)\.$"
)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _inside(text: str) -> str:
    """`text` as it stands within a sentence: The and its like in small letters."""
    return text[:1].lower() + text[1:] if text.split()[0] in LOWERED else text


def said_last(claim: str) -> str | None:
    """X said (that) the bridge was shut: The bridge was shut, X said."""
    match = SAID.match(claim)
    if match is None or PRONOUN.match(match["what"]):
        return None
    return f"{_begun(match['what'])}, {_inside(match['who'])} said{match['day'] or ''}."


def said_first(claim: str) -> str | None:
    """The bridge was shut, X said (or: according to X): X said that the bridge was shut."""
    match = SAID_LAST.match(claim) or ACCORDING.match(claim)
    if match is None or PRONOUN.match(match["what"]):
        return None
    return f"{match['who']} said that {_inside(match['what'])}."


def according(claim: str) -> str | None:
    """X said (that) the bridge was shut: According to X, the bridge was shut."""
    match = SAID.match(claim) or SAID_LAST.match(claim)
    if match is None or PRONOUN.match(match["what"]) or match.groupdict().get("day"):
        return None
    return f"According to {_inside(match['who'])}, {_inside(match['what'])}."


def day_elsewhere(claim: str) -> str | None:
    """On Monday, the bridge was shut: The bridge was shut on Monday; and back."""
    if match := DAY_FIRST.match(claim):
        return f"{_begun(match['what'])} {match['day'][:1].lower()}{match['day'][1:]}."
    match = DAY_LAST.match(claim)
    return f"{_begun(match['day'])}, {_inside(match['what'])}." if match else None


def possessive(claim: str) -> str | None:
    """Norway's prime minister: the prime minister of Norway; and back."""
    if match := OWN.search(claim):
        whose = f"the {match['who']}" if match["the"] is not None else match["who"]
        new = f"the {match['what']} of {whose}"
    elif match := OF.search(claim):
        new = f"{match['who']}'s {match['what']}"
    else:
        return None
    return _begun(claim[: match.start()] + new + claim[match.end() :])


def adjective(claim: str) -> str | None:
    """Norway's minister: the Norwegian minister."""
    match = OWN.search(claim)
    word = PEOPLE.get(match["who"].casefold()) if match else None
    if match is None or word is None:
        return None
    return _begun(f"{claim[: match.start()]}the {word} {match['what']}{claim[match.end() :]}")


def passive(claim: str) -> str | None:
    """The city shut the bridge in May: The bridge was shut by the city in May; and back."""
    if match := ACTIVE.match(claim):
        did, plural = _form(match["did"], "VBN"), match["what"].endswith("s")
        by = f"{'were' if plural else 'was'} {did} by {_inside(match['who'])}"
        return f"{_begun(match['what'])} {by}{match['rest']}." if did else None
    match = PASSIVE.match(claim)
    did = _form(match["did"], "VBD") if match else None
    if match is None or did is None:
        return None
    return f"{_begun(match['who'])} {did} {_inside(match['what'])}{match['rest']}."


def _form(verb: str, tag: str) -> str | None:
    lemmas = getAllLemmas(verb).get("VERB", ())
    return next((form for lemma in lemmas for form in getInflection(lemma, tag)), None)


RETELLINGS: tuple[Callable[[str], str | None], ...] = (
    adjective, said_last, said_first, according, day_elsewhere, possessive, passive,
)  # fmt: skip


def retold(claim: str, rng: random.Random) -> str:
    """The claim in one or two of the ways that fit it; as it is if none does."""
    for retelling in rng.sample(RETELLINGS, k=len(RETELLINGS))[: rng.randint(2, 6)]:
        claim = retelling(claim) or claim
    return claim
