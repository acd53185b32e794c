"""What the pipeline needs of search."""

from typing import Protocol

from corpus import Where
from embeddings import Hit


class Search(Protocol):
    """Finds passages for a question."""

    def search(self, question: str, *, k: int, where: Where) -> list[Hit]:
        """The best `k` passages of the articles that `where` allows, best first."""
