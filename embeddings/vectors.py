"""The FAISS index: exact search over the vectors of a library, which it can be made from again.

Most vectors lie in a memory-mapped file beside the library; those that came after it are searched
beside it, until they are merged into a new file.
"""

from __future__ import annotations

import glob
import logging
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from corpus.library import Library
from embeddings.protocols import Vector

logger = logging.getLogger(__name__)

Scored = list[tuple[int, float]]  # passage numbers with scores, best first, ties by number
FaissIndex = faiss.IndexIDMap

# Share of the file from which on searching beside it, and passing over the dead, gets noticeable.
MERGE_SHARE = 0.1
MERGE_COUNT = 10_000
DIGITS = 6  # of a score; further ones depend on where in memory a vector lies


class VectorIndex:
    """The vectors of a library's living passages; not for several threads at once."""

    def __init__(self, library: Library, dim: int) -> None:
        self._library = library
        self._dim = dim
        self._merged, self._generation = self._stored()
        self._fresh = _empty(dim)
        self._dead: set[int] = set()
        self.refresh()

    def __len__(self) -> int:
        """How many vectors are searched, an upper bound while removed ones are not merged away."""
        return int(self._merged.ntotal + self._fresh.ntotal)

    def refresh(self) -> None:
        """Catch up with the library; cheap when nothing changed."""
        generation = self._library.database.generation
        if generation == self._generation:
            return
        self._dead.update(self._library.passages_removed(self._generation))
        self._add(self._library.vectors_added(self._generation))
        self._generation = generation
        waiting = self._fresh.ntotal + len(self._dead)
        if waiting > min(MERGE_COUNT, MERGE_SHARE * self._merged.ntotal):
            self._merge()

    def search(self, vector: Vector, *, k: int, allowed: Iterable[int] | None = None) -> Scored:
        """The `k` passages of the highest cosine among those `allowed` (`None`: all)."""
        selector = self._selector(allowed)
        found: dict[int, float] = {}
        for part in (self._merged, self._fresh):
            if part.ntotal:
                found |= _best(part, vector, k, selector)
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:k]

    def _selector(self, allowed: Iterable[int] | None) -> faiss.IDSelector:
        if allowed is None:
            return faiss.IDSelectorNot(faiss.IDSelectorBatch(_int64(self._dead)))
        return faiss.IDSelectorBatch(_int64(set(allowed) - self._dead))

    def _add(self, vectors: Sequence[tuple[int, bytes]]) -> None:
        if not vectors:
            return
        numbers = _int64(number for number, _ in vectors)
        rows = np.frombuffer(b"".join(row for _, row in vectors), dtype="<f4")
        self._fresh.remove_ids(faiss.IDSelectorBatch(numbers))
        self._fresh.add_with_ids(rows.reshape(len(numbers), self._dim), numbers)

    def _merge(self) -> None:
        parts = (self._merged, self._fresh)
        numbers = np.concatenate([faiss.vector_to_array(part.id_map) for part in parts])
        rows = np.concatenate([part.index.reconstruct_n(0, part.ntotal) for part in parts])
        numbers, first = np.unique(numbers, return_index=True)
        living = ~np.isin(numbers, _int64(self._dead))
        self._merged, self._fresh = _empty(self._dim), _empty(self._dim)
        self._merged.add_with_ids(rows[first][living], numbers[living])
        self._dead.clear()
        self._store()

    # The file: <library>.<identity of the library>.<generation>.faiss

    def _stored(self) -> tuple[FaissIndex, int]:
        """The newest index file that can be read, and its generation; else an empty index."""
        current = self._library.database.generation
        for generation, file in sorted(self._files(), reverse=True):
            if generation > current:
                continue
            try:
                index = faiss.read_index(str(file), faiss.IO_FLAG_MMAP_IFC)
            except RuntimeError as error:
                logger.warning("%s: damaged, made anew (%s)", file, error)
                continue
            if isinstance(index, faiss.IndexIDMap) and index.d == self._dim:
                return index, generation
        return _empty(self._dim), 0

    def _store(self) -> None:
        path = self._library.path
        if path is None:
            return
        identity = self._library.database.manifest("identity")
        file = path.with_name(f"{path.stem}.{identity}.{self._generation}.faiss")
        partial = file.with_suffix(f".{os.getpid()}.partial")
        try:
            faiss.write_index(self._merged, str(partial))
            partial.replace(file)
            for _, older in self._files():
                if older != file:
                    older.unlink(missing_ok=True)
        except (RuntimeError, OSError) as error:  # FAISS reports a full disk as a RuntimeError
            logger.warning("%s: cannot be stored, is kept in memory (%s)", file, error)

    def _files(self) -> list[tuple[int, Path]]:
        path = self._library.path
        if path is None:
            return []
        identity = self._library.database.manifest("identity")
        pattern = f"{glob.escape(path.stem)}.{identity}.*.faiss"
        named = [(file.suffixes[-2][1:], file) for file in path.parent.glob(pattern)]
        return [(int(generation), file) for generation, file in named if generation.isdecimal()]


def _empty(dim: int) -> FaissIndex:
    return faiss.IndexIDMap(faiss.IndexFlatIP(dim))


def _int64(numbers: Iterable[int]) -> NDArray[np.int64]:  # (n,), as FAISS wants its ids
    return np.fromiter(numbers, dtype=np.int64)


def _best(
    index: FaissIndex, vector: Vector, k: int, selector: faiss.IDSelector
) -> dict[int, float]:
    """The best `k` of one part, and whoever shares the k-th place: FAISS leaves that to chance."""
    row, tie = vector.reshape(1, -1), 10.0**-DIGITS
    params = faiss.SearchParameters()
    params.sel = selector
    wanted = min(k + 1, index.ntotal)
    scores, numbers = (found[0] for found in index.search(row, wanted, params=params))
    if k < wanted and numbers[k] >= 0 and scores[k - 1] - scores[k] <= tie:
        _, scores, numbers = index.range_search(row, float(scores[k]) - tie, params=params)
    pairs = zip(numbers.tolist(), scores.tolist(), strict=True)
    return {number: round(score, DIGITS) for number, score in pairs if number >= 0}
