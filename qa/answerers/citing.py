"""Citations of one answer: numbered by first use, each with the words of it that answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus import Article, CorpusError, Library
from corpus.cleaning.clean import page_number
from qa.values import Citation, Evidence


@dataclass(slots=True)
class Citing:
    """Numbers the words that an answer cites.

    `answering` are words that answer by themselves, figures that are counted first, then the
    likeliest.
    """

    library: Library
    answering: list[Evidence] = field(default_factory=list)
    _numbers: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def cite(self, cited: Evidence, answering: Evidence | None = None) -> Citation:
        """The citation of these words; those of them that answer may be known.

        Of an article that was removed while the answer was written the page number is not known.
        """
        article, start, end = cited.article, cited.start, cited.end
        number = self._numbers.setdefault((article.id, start, end), len(self._numbers) + 1)
        page = self._page_number(article, start)
        known = [answering] if answering else self.answering
        words = next(((w.start, w.end) for w in known if _lies_in(w, cited)), None)
        return Citation(number, article, start, end, page, words)

    def _page_number(self, article: Article, start: int) -> int | None:
        try:
            return page_number(self.library.page(article.id, article.revision), start)
        except CorpusError:
            return None

    def cite_all(self, cited: Iterable[Evidence]) -> tuple[Citation, ...]:
        """Citations of these words, in order."""
        return tuple(map(self.cite, cited))


def _lies_in(words: Evidence, cited: Evidence) -> bool:
    return words.article == cited.article and cited.start <= words.start and words.end <= cited.end
