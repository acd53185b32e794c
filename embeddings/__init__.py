"""Embedding models, the FAISS index, lexical search, and the fusion of both over a library.

Only values and protocols stand here; modules that load models or FAISS are imported from
their file.
"""

from embeddings.protocols import (
    Embedder,
    EmbedderError,
    Hit,
    IndexMismatch,
    Matrix,
    Reader,
    Reranker,
    SentenceRead,
    Sentences,
    TokenVectors,
    Vector,
)

__all__ = [
    "Embedder",
    "EmbedderError",
    "Hit",
    "IndexMismatch",
    "Matrix",
    "Reader",
    "Reranker",
    "SentenceRead",
    "Sentences",
    "TokenVectors",
    "Vector",
]
