"""Articles by what cases call them, and gold held against them.

A slip of the pen in a case must not count as a failure of the system that was asked.
"""

from __future__ import annotations

import reprlib
from collections.abc import Callable, Iterable

from corpus import Article, Library
from eval.metrics.words import squeezed


def names_of(identity: str, title: str = "", url: str = "") -> frozenset[str]:
    """What an article may be called: its id or the end of it from a slash on, title, address."""
    parts = identity.split("/")
    ends = ("/".join(parts[place:]) for place in range(len(parts)))
    return frozenset(name for name in (*ends, title, url) if name)


def stands_in(words: str, text: str) -> bool:
    """Whether the words stand there letter for letter, white space aside."""
    return squeezed(words) in squeezed(text)


class Shelf:
    """The articles that cases are answered from, by all their names; `text` tells that of one."""

    def __init__(self, articles: Iterable[Article], text: Callable[[Article], str]) -> None:
        self._text = text
        self._named = dict[str, list[Article]]()
        for article in articles:
            for name in names_of(article.id, article.title, article.url or ""):
                self._named.setdefault(name, []).append(article)

    @classmethod
    def of_library(cls, library: Library) -> Shelf:
        """The articles of a library, their texts looked up when they are asked for."""
        listed = (line.article for line in library.listed())
        return cls(listed, lambda article: library.article(article.id).text)

    def slip(self, named: Iterable[str], quoted: Iterable[tuple[str, str]]) -> str:
        """The first article named that is not here, or words quoted from one that it lacks.

        Told with the remedy; empty if all is here.
        """
        for name in named:
            if name not in self._named:
                return f"no article is called {name!r}; write its id, title, address or file name"
        for name, words in quoted:
            if not any(stands_in(words, self._text(a)) for a in self._named.get(name, ())):
                return f"{reprlib.repr(words)} stands nowhere in {name!r}; copy the words from it"
        return ""
