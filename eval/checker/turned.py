"""Who did what to whom, told the other way round: true by a passive, false by an exchange.

Edits of a sentence keep its order, so that a model may learn the order instead of the roles. Here
"William defeated Harold at Hastings" gives the true "Harold was defeated by William" and the false
"William was defeated by Harold" and "Harold defeated William"; a passive gives the same, turned.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.sentences import sentence_spans
from eval.checker.pairs import ANY_BUT_SUPPORTED, Pair
from qa.reading.names import ROLES, Name, names
from qa.reading.negation import negates

IRREGULAR = {
    "beat": "beaten", "bought": "bought", "broke": "broken", "brought": "brought", "built": "built",
    "caught": "caught", "chose": "chosen", "drove": "driven", "fed": "fed", "forgave": "forgiven",
    "gave": "given", "held": "held", "hurt": "hurt", "led": "led", "left": "left",
    "lent": "lent", "made": "made", "overthrew": "overthrown", "overtook": "overtaken",
    "paid": "paid", "sang": "sung", "saw": "seen", "sent": "sent", "shot": "shot", "sold": "sold",
    "struck": "struck", "sued": "sued", "taught": "taught", "told": "told", "took": "taken",
    "won": "won", "wrote": "written",
}  # fmt: skip
PAST = {participle: past for past, participle in IRREGULAR.items()}
NO_DEED = frozenset(  # said of both alike, or not of the name behind it
    "married dated divorced bordered joined faced played allied remained lived died happened"
    " appeared worked served stayed belonged referred turned returned moved arrived seemed"
    " reached entered named called included featured needed used based considered received"
    " visited resembled equalled equaled toured starred debuted travelled traveled titled"
    " headed studied attended crossed left gave told thanked wanted claimed believed".split()
)
VERB = rf"(?P<verb>[a-z]{{2,}}ed|{'|'.join(IRREGULAR)})"
ACTIVE = re.compile(rf"\s{VERB}\s(?P<the>the\s)?")
PASSIVE = re.compile(
    rf"\s(?P<be>was|were)\s(?P<verb>[a-z]{{2,}}ed|{'|'.join(PAST)})\sby\s(?P<the>the\s)?"
)
AFTER = re.compile(  # a name that ends here is a whole one, and all that was done was done to it
    r"[.;]|,|\s(?:in|on|at|after|before|during|for|with|as|when|while|until|because|near|but|over"
    r"|despite|under|last|this)\b"
)
OPENED = re.compile(r"(?:^|[,;]\s|\b(?:when|after|before|but|[Ii]n\s\d{4})\s)(?:[Tt]he\s)?$")
OPEN = re.compile(  # whether it was done
    r"\b(?:if|unless|den(?:y|ies|ied|ying)|alleg\w+|accus\w+|believ\w+|rumou?r\w*|claim\w*|might)\b",
    re.IGNORECASE,
)
THE = re.compile(r"\b[Tt]he\s$")
MOST_WORDS = 4  # of a name


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did what to whom in the text: `did` and `done` are forms of the verb."""

    who: str
    did: str
    done: str
    whom: str

    @property
    def active(self) -> str:
        """Told of who did it."""
        return f"{_capital(self.who)} {self.did} {self.whom}."

    @property
    def passive(self) -> str:
        """Told of whom it was done to."""
        return f"{_capital(self.whom)} was {self.done} by {self.who}."

    @property
    def exchanged(self) -> "Deed":
        """The other did it."""
        return Deed(self.whom, self.did, self.done, self.who)


@dataclass(frozen=True, slots=True)
class Turned:
    """True claims about a deed, and false ones, beside the same evidence."""

    true: tuple[str, str]
    false: tuple[str, str]
    evidence: str

    @property
    def pairs(self) -> tuple[Pair, list[Pair]]:
        """A true pair, of the form that the text has not, and false ones."""
        true = Pair(self.true[0], self.evidence, frozenset({"supported"}), "turned")
        others = [Pair(c, self.evidence, ANY_BUT_SUPPORTED, "exchanged") for c in self.false]
        return true, others


def turned(texts: Sequence[str]) -> Iterator[Turned]:
    """What the sentences of texts tell of a name and another, each deed once."""
    found = set[Deed]()
    for text in texts:
        for start, end in sentence_spans(text):
            sentence = text[start:end]
            if negates(sentence) or OPEN.search(sentence):
                continue
            for deed, is_active in _deeds(sentence):
                if deed not in found:
                    found.add(deed)
                    yield _turned(deed, is_active, sentence)


def _turned(deed: Deed, is_active: bool, sentence: str) -> Turned:
    other = deed.exchanged
    forms = deed.passive, deed.active
    return Turned(
        forms if is_active else (forms[1], forms[0]), (other.active, other.passive), sentence
    )


def _deeds(sentence: str) -> Iterator[tuple[Deed, bool]]:
    """What is done in a sentence by one name to the next, and whether it is told of who did it."""
    for left, right in pairwise(names(sentence)):
        whole = OPENED.search(sentence[: left.start]) and AFTER.match(sentence, right.end)
        if whole and not (_is_office(left) or _is_office(right)):
            between = sentence[left.end : right.start]
            first = f"the {left.text}" if THE.search(sentence[: left.start]) else left.text
            yield from _told(first, between, right.text)


def _told(first: str, between: str, last: str) -> Iterator[tuple[Deed, bool]]:
    if (found := ACTIVE.fullmatch(between)) and (verb := found["verb"]) not in NO_DEED:
        yield Deed(first, verb, IRREGULAR.get(verb, verb), f"{found['the'] or ''}{last}"), True
    if (found := PASSIVE.fullmatch(between)) and (verb := found["verb"]) not in NO_DEED:
        yield Deed(f"{found['the'] or ''}{last}", PAST.get(verb, verb), verb, first), False


def _is_office(name: Name) -> bool:
    """An office, or too long for a name."""
    return set(name.words) <= ROLES or len(name.text.split()) > MOST_WORDS


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
