"""txtai: words and vectors of passages of 200 words, weighed alike, as its documentation has it."""

from __future__ import annotations

from txtai import Embeddings

from eval.bench.recipes.protocol import Articles, K, Search, serve

WORDS = 200


def index(articles: Articles, weights: str) -> Search:
    """The hybrid index over the articles."""
    passages = [
        " ".join(words[start : start + WORDS])
        for words in (article["text"].split() for article in articles)
        for start in range(0, len(words), WORDS)
    ]
    embeddings = Embeddings(path=weights, hybrid=True)
    embeddings.index(passages)
    return lambda question: [passages[number] for number, _ in embeddings.search(question, K)]


if __name__ == "__main__":
    serve(index)
