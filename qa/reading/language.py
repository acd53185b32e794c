"""Languages that the embedding model does not know: recognised, and said."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import py3langid

from corpus import Article

KNOWN = {"all-MiniLM-L6-v2": "en"}  # models of one language; any other is taken to know them all
RARE_LEAD = 60.0  # the same for languages without a name here
LEAD = 10.0  # in log-likelihood, over the known language: short English questions stay below it
LEAST_WORDS = 3  # of three Latin letters: fewer are as likely names
LATIN = re.compile(r"[A-Za-zÀ-ɏ]{3,}")
OTHER_SCRIPT = re.compile(r"[^\W\d_A-Za-zÀ-ɏ]{2}")
READ = 1_000  # characters of a text: enough to tell its language
NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


@lru_cache(maxsize=500)
def foreign(text: str, model: str) -> str | None:
    """The language of `text` if the embedding model does not know it, else `None`; remembered.

    More must speak for a rare one, for which English questions with a name are taken easily.

    >>> foreign("Wie viele Soldaten sind in der Ukraine gefallen?", "all-MiniLM-L6-v2")
    'German'
    """
    known = KNOWN.get(model)
    enough = len(LATIN.findall(text[:READ])) >= LEAST_WORDS or OTHER_SCRIPT.search(text[:READ])
    if known is None or not enough:
        return None
    scores = dict(py3langid.rank(text[:READ]))
    best = max(scores, key=scores.__getitem__)
    if best not in NAMES and scores[best] >= scores[known] + RARE_LEAD:
        return f"a language unknown to it ({best})"
    best = max(NAMES, key=lambda code: scores.get(code, -math.inf))
    return None if scores[best] < scores[known] + LEAD else NAMES[best]


def language_notes(question: str, articles: Iterable[Article], model: str) -> tuple[str, ...]:
    """What is to be said of the languages of a question and of the articles found for it."""
    own = foreign(question, model)
    found = [language for a in articles if (language := foreign(a.text, model))]
    notes = [f"the question seems to be in {own}: {_limits(model)}"] if own else []
    if found:
        those = ", ".join(dict.fromkeys(found))
        seem = "seems" if len(found) == 1 else "seem"
        notes.append(
            f"{len(found)} of the articles found {seem} to be in {those}: {_limits(model)}"
        )
    return tuple(notes)


def _limits(model: str) -> str:
    return f"the embedding model {model} knows {NAMES[KNOWN[model]]} alone and may miss what fits"


def with_notes(reason: str, notes: Sequence[str]) -> str:
    """The reason for a refusal, and what else may be behind it."""
    return " ".join([reason, *(f"{note[0].upper()}{note[1:]}." for note in notes)])
