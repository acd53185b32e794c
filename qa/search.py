"""What the pipeline needs of search."""

from typing import Protocol

from corpus import Where
from embeddings import Hit


class Search(Protocol):
    """Finds passages for a question."""

    def search(self, question: str, *, k: int, where: Where, today: str | None = None) -> list[Hit]:
        """The best `k` passages of the articles that `where` allows, best first.

        `today` is the ISO day on which the question is asked, if that is known.
        """

    def nearest_word(self, word: str) -> str | None:
        """The word of the articles that `word` may be a slip of; `None` if one has it itself."""
