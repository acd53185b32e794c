"""Claims made of questions and their answers: true ones, and ones with another answer in its place.

Edits of a sentence keep its words, and retellings its names. Whether the check tells who did what
in other words shows only where a name stands in another's role: "Who raised the Hilda?", answered
by "Norwegian divers", makes "Norwegian divers raised the Hilda." true, and "Farsund raised the
Hilda." false. So do questions for a number ("How many divers went down?"), and for the time or the
place of what was done ("When was the Hilda raised?"), with another figure, day or name of the
passage. A few of both are wrong: an alias of the answer is true as well.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from corpus.sentences import sentence_spans
from corpus.words import fold_words
from eval.checker.pairs import ANY_BUT_SUPPORTED, Pair
from eval.reader.questions import Asked, holds
from qa.reading.names import ROLES, Name, names, same_name
from qa.reading.overlap import stems

PAST = (
    "won led wrote made became took gave held built sold bought sent found lost left met ran began"
    " came went grew drew beat set put kept paid saw knew spoke stood fell"
)
SUBJECT = re.compile(  # what follows can be said of the answer as it stands
    r"(?:who|what|which\s(?:[a-z-]+\s){1,2}?)\s?(?P<said>"
    r"(?:is|was)\s(?:the|an?)\s(?!\S+\s\S+(?:ing|ed|en|wn|lt|ld)\b)[^?]+"
    r"|(?:is|are|was|were)\s[a-z]+(?:ed|en|wn|lt|ade|ung)\s[^?]+"
    rf"|(?:[a-z]{{3,}}ed|{'|'.join(PAST.split())})\s[^?]+)\?",
    re.IGNORECASE,
)
COUNT = re.compile(r"(?i:how many)\s(?P<said>(?!.*\b(?:do|does|did|has|have|had)\s[^?]*\?)[^?]+)\?")
DONE = (
    "[a-z]{3,}ed|born|built|made|held|found|won|lost|written|sold|taken|given|known|shown|set|begun"
)
ADJUNCT = re.compile(  # the answer can be put behind it
    r"(?i:when|where|what\syear|(?:in|on)\s(?:what|which)\s[a-z]+)\s(?P<be>was|were|is|are)"
    rf"\s(?P<who>[^?]+?)\s(?P<done>(?:[a-z]+ly\s|first\s)?(?:{DONE})(?:\s[^?]*)?)\?"
)
PREPOSITION = re.compile(
    r"(?:in|on|at|from|during|after|before|since|until|by|near|between|around|about)\s",
    re.IGNORECASE,
)
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATE = re.compile(
    rf"(?:{MONTH}\s(?:\d{{1,2}},?\s)?|\d{{1,2}}\s{MONTH}\s)?(?:1\d|20)\d\d\b(?![,.]\d)"
)
FIGURE = re.compile(
    r"(?<![\w.,])\d(?:[\d,]*\d)?(?:\.\d+)?%?(?:\s(?:thousand|million|billion|percent))?(?![\w%])"
)
LONG = 4  # words of a name
MOST = 6  # other answers of a passage
OPEN_END = re.compile(r"\s(?:to|with|for|from|by|of|about|at|in|on|as|called|named|known)$")


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim that its evidence makes, and the same with other answers that the evidence has.

    `rest` is what of the evidence has nothing of the answer.
    """

    claim: str
    false: tuple[str, ...]
    evidence: str
    rest: str = ""

    @property
    def pairs(self) -> tuple[Pair, list[Pair]]:
        """The true pair, and the false ones."""
        true = Pair(self.claim, self.evidence, frozenset({"supported"}), "asked")
        others = [
            Pair(claim, self.evidence, ANY_BUT_SUPPORTED, "another answer") for claim in self.false
        ]
        if self.rest:
            others.append(Pair(self.claim, self.rest, frozenset({"unsupported"}), "rest"))
        return true, others


def answered(asked: Sequence[Asked]) -> Iterator[Answered]:
    """Of questions that can be turned into a claim, those whose answer has rivals."""
    for one in asked:
        said = _said(one)
        if said is None:
            continue
        rivals = list(dict.fromkeys(_rivals(one, said("").strip())))[:MOST]
        if rivals:
            false = tuple(map(said, rivals))
            yield Answered(said(one.answer), false, one.passage, _rest(one))


def _rest(one: Asked) -> str:
    """The sentences of the passage that do not have the answer."""
    sentences = (one.passage[slice(*span)] for span in sentence_spans(one.passage))
    return " ".join(text for text in sentences if not holds(text, one.answer))


def _said(one: Asked) -> Callable[[str], str] | None:
    """What makes a claim of an answer; `None` if the question cannot be turned into one."""
    subject = SUBJECT.fullmatch(one.question)
    if subject and not OPEN_END.search(subject["said"]) and _is_name(one.answer):
        return partial(_before, said=subject["said"])
    count = COUNT.fullmatch(one.question)
    if count and FIGURE.fullmatch(one.answer) and not OPEN_END.search(count["said"]):
        return partial(_before, said=count["said"])
    adjunct = ADJUNCT.fullmatch(one.question)
    if adjunct and not OPEN_END.search(adjunct["done"]):
        bare = PREPOSITION.sub("", one.answer, count=1)
        if DATE.fullmatch(bare) or _is_name(bare):
            said = f"{adjunct['who']} {adjunct['be']} {adjunct['done']}"
            return partial(_behind, said=f"{said[:1].upper()}{said[1:]}")
    return None


def _before(answer: str, said: str) -> str:
    return f"{answer[:1].upper()}{answer[1:]} {said}."


def _behind(answer: str, said: str) -> str:
    """With "in" or, before a day, "on" if the answer does not say so itself."""
    if PREPOSITION.match(answer):
        return f"{said} {answer}."
    on = bool(DATE.fullmatch(answer)) and not answer[:4].isdigit() and len(answer.split()) > 2
    return f"{said} {'on' if on else 'in'} {answer}."


def _rivals(one: Asked, said: str) -> Iterator[str]:
    """What else of its kind the passage has: days, figures, names."""
    answer = PREPOSITION.sub("", one.answer, count=1)
    if DATE.fullmatch(answer):
        days = DATE.findall(one.passage)
        yield from (day for day in days if not (day in answer or answer in day or day in said))
        return
    if FIGURE.fullmatch(answer):
        figures = (figure for figure in FIGURE.findall(one.passage) if not DATE.fullmatch(figure))
        yield from (figure for figure in figures if figure not in (answer, *said.split()))
        return
    known = {*stems(answer), *stems(said)}
    starts = {start for start, _ in sentence_spans(one.passage)}
    for name in names(one.passage):
        apart = known.isdisjoint(stems(name.text)) and not same_name(name.text, answer)
        if apart and _is_rival(name, starts):
            yield name.text


def _is_rival(name: Name, starts: set[int]) -> bool:
    """It is not too long, no office, and no word that opens a sentence."""
    words = name.text.split()
    opens = name.start in starts and len(words) == 1
    return len(words) <= LONG and not opens and not set(fold_words(name.text)) <= ROLES


def _is_name(words: str) -> bool:
    bare = re.sub(r"^(?:the|an?)\s", "", words, flags=re.IGNORECASE)
    return any(name.end - name.start >= len(bare) - 1 for name in names(f"by {bare}"))
