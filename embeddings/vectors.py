"""The FAISS index over the vectors of a library, which it can be made from again.

Most vectors lie in a memory-mapped file beside the library; those that came after it are searched
beside it, until they are merged into a new file. Search is exact up to `EXACT_UP_TO` vectors; in
larger files it looks into the lists of vectors that are nearest (IVF), and into all of them where
only some passages are allowed.
"""

from __future__ import annotations

import glob
import logging
import os
from collections.abc import Iterable, Sequence
from copy import copy
from pathlib import Path

import faiss
import numpy as np
from faiss.contrib.inspect_tools import get_invlist
from numpy.typing import NDArray

from corpus.library import Library
from embeddings.protocols import Matrix, Vector

logger = logging.getLogger(__name__)

Scored = list[tuple[int, float]]  # passage numbers with scores, best first, ties by number
FaissIndex = faiss.IndexIDMap | faiss.IndexIVFFlat

# Share of the file from which on searching beside it, and passing over the dead, gets noticeable.
MERGE_SHARE = 0.05
EXACT_UP_TO = 100_000  # 6 ms of one core
LISTS = 4  # for each root of the number of vectors
TRAINED_ON = 160  # vectors for each root: 40 a list
PROBED = 0.08  # of the lists; 0.04 and 0.15 find 0.986 and 0.998 of the best 200, this 0.994
MAPPED = faiss.IO_FLAG_MMAP_IFC  # flat indexes and lists; IO_FLAG_MMAP beside it refuses lists
DIGITS = 6  # of a score; further ones depend on where in memory a vector lies


class VectorIndex:
    """The vectors of a library's living passages; one thread at a time may let it catch up.

    What is searched is replaced when the library changes, never changed itself.
    """

    def __init__(self, library: Library, dim: int) -> None:
        self._library = library
        self._dim = dim
        self._merged, self._generation = self._stored()
        self._fresh = _empty(dim)
        self._dead = frozenset[int]()
        self.refresh()

    def __len__(self) -> int:
        """How many vectors are searched, an upper bound while removed ones are not merged away."""
        return int(self._merged.ntotal + self._fresh.ntotal)

    def refresh(self) -> None:
        """Catch up with the library; cheap when nothing changed."""
        self.at(self._library)

    def at(self, library: Library) -> VectorIndex:
        """The index caught up with a snapshot of its library: a copy, which stays so."""
        generation = library.database.generation
        if generation != self._generation:
            self._dead = self._dead.union(library.passages_removed(self._generation))
            self._fresh = self._with(library.vectors_added(self._generation))
            self._generation = generation
            waiting = self._fresh.ntotal + len(self._dead)
            if waiting > MERGE_SHARE * self._merged.ntotal:
                self._merge()
        return copy(self)

    def search(self, vector: Vector, *, k: int, allowed: Iterable[int] | None = None) -> Scored:
        """The `k` passages of the highest cosine among those `allowed` (`None`: all)."""
        selector = self._selector(allowed)
        found: dict[int, float] = {}
        for part in (self._merged, self._fresh):
            if part.ntotal:
                found |= _best(part, vector, k, _parameters(part, selector, allowed is not None))
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:k]

    def _selector(self, allowed: Iterable[int] | None) -> faiss.IDSelector:
        if allowed is None:
            return faiss.IDSelectorNot(faiss.IDSelectorBatch(_int64(self._dead)))
        return faiss.IDSelectorBatch(_int64(set(allowed) - self._dead))

    def _with(self, vectors: Sequence[tuple[int, bytes]]) -> FaissIndex:
        """The fresh vectors and these, which may be there already."""
        if not vectors:
            return self._fresh
        numbers = _int64(number for number, _ in vectors)
        rows = np.frombuffer(b"".join(row for _, row in vectors), dtype="<f4")
        known, before = _contents(self._fresh)
        stays = ~np.isin(known, numbers)
        return _made(
            np.concatenate([before[stays], rows.reshape(len(numbers), self._dim)]),
            np.concatenate([known[stays], numbers]),
        )

    def _merge(self) -> None:
        parts = [_contents(part) for part in (self._merged, self._fresh)]
        numbers = np.concatenate([numbers for numbers, _ in parts])
        rows = np.concatenate([rows for _, rows in parts])
        numbers, first = np.unique(numbers, return_index=True)
        living = ~np.isin(numbers, _int64(self._dead))
        self._merged = _made(rows[first][living], numbers[living])
        self._fresh = _empty(self._dim)
        self._dead = frozenset()
        self._store()

    # The file: <library>.<identity of the library>.<generation>-<stamp of that>.faiss

    def _stored(self) -> tuple[FaissIndex, int]:
        """The newest index file that can be read, and its generation; else an empty index."""
        database = self._library.database
        for generation, stamp, file in sorted(self._files(), reverse=True):
            if generation > database.generation or stamp != database.stamp(generation):
                continue
            try:
                index = faiss.read_index(str(file), MAPPED)
            except RuntimeError as error:
                logger.warning("%s: damaged, made anew (%s)", file, error)
                continue
            if isinstance(index, FaissIndex) and index.d == self._dim:
                return index, generation
        return _empty(self._dim), 0

    def _store(self) -> None:
        path = self._library.path
        if path is None:
            return
        database, generation = self._library.database, self._generation
        identity, stamp = database.manifest("identity"), database.stamp(generation)
        file = path.with_name(f"{path.stem}.{identity}.{generation}-{stamp}.faiss")
        partial = file.with_suffix(f".{os.getpid()}.partial")
        try:
            faiss.write_index(self._merged, str(partial))
            partial.replace(file)
            for *_, older in self._files():
                if older != file:
                    older.unlink(missing_ok=True)
        except (RuntimeError, OSError) as error:  # FAISS reports a full disk as a RuntimeError
            logger.warning("%s: cannot be stored, is kept in memory (%s)", file, error)

    def _files(self) -> list[tuple[int, str, Path]]:
        """Generation, its stamp and the file, of each index file; the first had no stamps."""
        path = self._library.path
        if path is None:
            return []
        identity = self._library.database.manifest("identity")
        pattern = f"{glob.escape(path.stem)}.{identity}.*.faiss"
        named = [(file.suffixes[-2][1:], file) for file in path.parent.glob(pattern)]
        parted = [(*name.partition("-"), file) for name, file in named]
        return [(int(n), stamp, file) for n, _, stamp, file in parted if n.isdecimal()]


def _empty(dim: int) -> FaissIndex:
    return faiss.IndexIDMap(faiss.IndexFlatIP(dim))


def _made(rows: Matrix, numbers: NDArray[np.int64]) -> FaissIndex:
    """An index of these vectors, of the kind that fits their number."""
    n, dim = rows.shape
    if n <= EXACT_UP_TO:
        index = _empty(dim)
    else:
        lists = int(LISTS * n**0.5)
        index = faiss.IndexIVFFlat(faiss.IndexFlatIP(dim), dim, lists, faiss.METRIC_INNER_PRODUCT)
        learned = np.random.default_rng(0).choice(n, min(n, int(TRAINED_ON * n**0.5)), False)
        index.train(rows[learned])
    index.add_with_ids(rows, numbers)
    return index


def _contents(index: FaissIndex) -> tuple[NDArray[np.int64], Matrix]:
    """Numbers (n,) and vectors (n, dim) of an index."""
    if isinstance(index, faiss.IndexIDMap):
        return faiss.vector_to_array(index.id_map), index.index.reconstruct_n(0, index.ntotal)
    lists = [
        get_invlist(index.invlists, i)  # type: ignore[no-untyped-call]  # has no types
        for i in range(index.nlist)
    ]
    rows = np.concatenate([codes.view(np.float32) for _, codes in lists])
    return np.concatenate([numbers for numbers, _ in lists]), rows


def _parameters(
    index: FaissIndex, selector: faiss.IDSelector, narrowed: bool
) -> faiss.SearchParameters:
    """Whom to search among, and in how many lists: in all where only some are allowed."""
    if isinstance(index, faiss.IndexIDMap):
        parameters = faiss.SearchParameters()
    else:
        parameters = faiss.SearchParametersIVF()
        parameters.nprobe = index.nlist if narrowed else max(1, int(PROBED * index.nlist))
    parameters.sel = selector
    return parameters


def _int64(numbers: Iterable[int]) -> NDArray[np.int64]:  # (n,), as FAISS wants its ids
    return np.fromiter(numbers, dtype=np.int64)


def _best(
    index: FaissIndex, vector: Vector, k: int, params: faiss.SearchParameters
) -> dict[int, float]:
    """The best `k` of one part, and whoever shares the k-th place: FAISS leaves that to chance."""
    row, tie = vector.reshape(1, -1), 10.0**-DIGITS
    wanted = min(k + 1, index.ntotal)
    scores, numbers = (found[0] for found in index.search(row, wanted, params=params))
    if k < wanted and numbers[k] >= 0 and scores[k - 1] - scores[k] <= tie:
        _, scores, numbers = index.range_search(row, float(scores[k]) - tie, params=params)
    pairs = zip(numbers.tolist(), scores.tolist(), strict=True)
    return {number: round(score, DIGITS) for number, score in pairs if number >= 0}
