"""A follow-up made a question of its own, from the turns before it."""

import re
from collections.abc import Sequence

from corpus.words import content_words
from qa.reading.names import names

FOLLOWS = re.compile(
    r"^\s*(?:and|but|so|then|also|what about|how about)\b"
    r"|\b(?:he|she|they|it|him|her|them|his|their|its|that|those|these|there|this)\b",
    re.IGNORECASE,
)
LEADS = re.compile(r"^\s*(?:and|but|so|then|also)[\s,]+", re.IGNORECASE)
SHORT = 8  # words: a longer question that names its subject stands alone


def standalone(question: str, history: Sequence[tuple[str, str]]) -> str:
    """`question` itself, or with the last question's words added where it leans on them.

    It leans on them if it is short and opens like a continuation, points back with a pronoun, or
    has no subject of its own ("Why?").
    """
    leans = FOLLOWS.search(question) or not (
        names(question.rstrip("?")) or len(content_words(question)) > 1
    )
    if not history or len(question.split()) > SHORT or not leans:
        return question
    previous = history[-1][0]
    own = set(content_words(question))
    more = [word for word in previous.split() if not set(content_words(word)) & own]
    kept = [word for word in more if content_words(word) or names(word)]
    return f"{LEADS.sub('', question).rstrip('?! ')} ({' '.join(kept).rstrip('?! ')})?"
