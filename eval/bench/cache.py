"""An embedder that remembers on disk: libraries made again, or of the same articles, cost nothing.

The clock of a speed measurement must never run over it.
"""

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from embeddings import Embedder, Matrix, TokenVectors, Vector

SCHEMA = "CREATE TABLE IF NOT EXISTS rows (key BLOB PRIMARY KEY, row BLOB NOT NULL) WITHOUT ROWID"


class CachedEmbedder:
    """`embedder`, with the vectors of passages kept in an SQLite file by the digest of the text."""

    def __init__(self, embedder: Embedder, file: Path) -> None:
        self.name = embedder.name
        self.dim = embedder.dim
        self.backend = f"{embedder.backend}, vectors kept"
        self.max_tokens = embedder.max_tokens
        self._embedder = embedder
        file.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(file, timeout=60, check_same_thread=False)
        self._connection.execute(SCHEMA)

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def count_tokens(self, text: str) -> int:
        """Tokens of `text`, special tokens not counted."""
        return self._embedder.count_tokens(text)

    def embed_question(self, text: str) -> Vector:
        """(dim,), never kept."""
        return self._embedder.embed_question(text)

    def embed_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """For each text its tokens, never kept."""
        return self._embedder.embed_tokens(texts)

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        """(len(texts), dim); (0, dim) for no texts."""
        keys = [hashlib.blake2b(text.encode(), digest_size=16).digest() for text in texts]
        known = {key: row for key in set(keys) if (row := self._row(key)) is not None}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            made = self._embedder.embed_passages(list(missing.values()))
            fresh = dict(zip(missing, made.astype("<f4"), strict=True))
            with self._connection:
                self._connection.executemany(
                    "INSERT OR REPLACE INTO rows VALUES (?, ?)",
                    [(key, row.tobytes()) for key, row in fresh.items()],
                )
            known |= fresh
        rows = np.array([known[key] for key in keys], dtype=np.float32)
        return rows.reshape(len(keys), self.dim)

    def _row(self, key: bytes) -> Matrix | None:
        found = self._connection.execute("SELECT row FROM rows WHERE key = ?", (key,)).fetchone()
        return np.frombuffer(found[0], dtype="<f4") if found else None
