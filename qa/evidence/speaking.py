"""Whether somebody whom a question asks about speaks in a sentence."""

from __future__ import annotations

from corpus import Article
from corpus.sentences import sentence_spans
from corpus.words import fold_words
from qa.checking.particulars import known_name
from qa.reading.names import names
from qa.reading.speakers import VERB, speakers_in

LOOKED_BACK = 2_000  # characters: a pronoun looks three sentences back, not through the article


def speaks(speaker: str, text: str, article: Article, start: int) -> bool:
    """`speaker` says something in the sentence `text`, which begins at `start` of its article.

    A country speaks through whoever is named after it: "French ministers warned".
    """
    asked = fold_words(speaker)
    spoken = [
        w
        for who in speakers_in(text, preceding_sentences(article, start)[-3:])
        for w in fold_words(who)
    ]
    return any(known_name(word, spoken) for word in asked) or _before_a_verb(asked, text)


def _before_a_verb(asked: list[str], text: str) -> bool:
    """One of these names is the last before the first verb of saying, or joined to it."""
    verb = VERB.search(text)
    before = [n for n in names(text[: verb.start()])] if verb else []
    last = [word for name in before[-2:] for word in name.words]
    return any(known_name(word, last) for word in asked)


def preceding_sentences(article: Article, start: int) -> list[str]:
    """The sentences of the article shortly before `start`, in order."""
    text = article.text[max(0, start - LOOKED_BACK) : start]
    return [text[a:b] for a, b in sentence_spans(text)]
