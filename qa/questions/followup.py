"""A follow-up made a question of its own, from the turns before it."""

import re
from collections.abc import Sequence

from corpus.words import content_words
from qa.questions.light_words import COMPARING, GENERIC
from qa.questions.speaker import SAYS, speaker_of
from qa.reading.names import names

POINTS_BACK = r"\b(?:he|she|they|it|him|her|them|his|their|its|that|those|these|there|this)\b"
FOLLOWS = re.compile(
    rf"^\s*(?:and|but|so|then|also|what about|how about)\b|{POINTS_BACK}", re.IGNORECASE
)
LEADS = re.compile(r"^\s*(?:and|but|so|then|also)[\s,]+", re.IGNORECASE)
INSTEAD = re.compile(  # "And Berg?", "What about the ministry of defence?"
    r"^\s*(?:(?:and|but|so)\b[\s,]*)?(?:(?:what|how) about\s|according to\s)?(?:the\s)?"
    r"(?P<who>[^?]+?)\W*$",
    re.IGNORECASE,
)
SHORT = 8  # words: a longer question with names of its own stands alone
NAMELESS = 16  # words: the same for one that names nobody and nothing
CONTEXT = 12  # words at most that are added


def standalone(question: str, history: Sequence[tuple[str, str]]) -> str:
    """`question` itself, or with the last question's words added where it leans on them.

    It leans on them if it is short and opens like a continuation or points back with a pronoun, or
    if it names nobody and nothing ("Why?", "When will the troops arrive?"). If the last question
    leans on the one before it, the words of that one follow its own. One that only names somebody
    else ("And Berg?") is the last question with that name in the place of the speaker it asked for.
    """
    if not history or not _leans(question):
        return question
    previous = standalone(history[-1][0], history[:-1])
    speakers = [speaker_of(turn, ()) for turn, _ in reversed(history)]
    asked = next((one for one in speakers if one and one in previous), "")
    other = INSTEAD.match(question)
    if asked and other and _is_name(other["who"]):
        return previous.replace(asked, other["who"], 1)
    said = set(content_words(asked)) if speaker_of(question, ()) else set[str]()
    added = " ".join(_context(previous, {*content_words(question), *said})[:CONTEXT])
    return f"{LEADS.sub('', question).rstrip('?! ')}{f' ({added})' if added else ''}?"


def _leans(question: str) -> bool:
    words = len(question.split())
    if not names(question.rstrip("?")):
        return words <= NAMELESS
    other = INSTEAD.match(question)
    points = FOLLOWS.search(question) or (other and _is_name(other["who"]))
    return words <= SHORT and bool(points or _is_of_words_alone(question))


def _is_of_words_alone(question: str) -> bool:
    """It asks what somebody says, and not about what: "What does the ministry say?"."""
    asked = speaker_of(question, ())
    rest = content_words(question.replace(asked, "", 1)) if asked else [question]
    return all(word in GENERIC | COMPARING or SAYS.fullmatch(word) for word in rest)


def _is_name(words: str) -> bool:
    return any(name.start == 0 and name.end == len(words) for name in names(words))


def _context(previous: str, known: set[str]) -> list[str]:
    """The words of the question before that say what it is about, but for those known."""
    kept = list[str]()
    for word in previous.replace("(", " ").split():
        word = word.strip("?!(),. ")
        words = content_words(word)
        if words and word.casefold() not in GENERIC and known.isdisjoint(words):
            kept.append(word)
            known.update(words)
    return kept
