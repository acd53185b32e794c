"""Languages that the embedding model does not know: recognised, and said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import py3langid

from corpus import Article

KNOWN = {"all-MiniLM-L6-v2": "en"}  # models of one language; any other is taken to know them all
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


def foreign(text: str, model: str) -> str | None:
    """The language of `text` if the embedding model does not know it, else `None`.

    Rare ones are not looked for: English questions with a name in them are taken for those.

    >>> foreign("Wie viele Soldaten sind in der Ukraine gefallen?", "all-MiniLM-L6-v2")
    'German'
    """
    known = KNOWN.get(model)
    enough = len(LATIN.findall(text[:READ])) >= LEAST_WORDS or OTHER_SCRIPT.search(text[:READ])
    if known is None or not enough:
        return None
    scores = {code: score for code, score in py3langid.rank(text[:READ]) if code in NAMES}
    best = max(scores, key=scores.__getitem__)
    return None if scores[best] < scores[known] + LEAD else NAMES[best]


def language_notes(question: str, articles: Iterable[Article], model: str) -> tuple[str, ...]:
    """What is to be said of the languages of a question and of the articles found for it."""
    own = foreign(question, model)
    found = [language for a in articles if (language := foreign(a.text, model))]
    notes = [f"the question seems to be in {own}: {_limits(model)}"] if own else []
    if found:
        those = ", ".join(dict.fromkeys(found))
        notes.append(f"{len(found)} of the articles found seem to be in {those}: {_limits(model)}")
    return tuple(notes)


def _limits(model: str) -> str:
    return f"the embedding model {model} knows {NAMES[KNOWN[model]]} alone and may miss what fits"


def with_notes(reason: str, notes: Sequence[str]) -> str:
    """The reason for a refusal, and what else may be behind it."""
    return " ".join([reason, *(f"{note[0].upper()}{note[1:]}." for note in notes)])
