"""A second look at the best passages, by a cross-encoder of the reader's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from sentence_transformers import CrossEncoder
from transformers import BertForSequenceClassification

from embeddings.crossencoder import Runner
from embeddings.protocols import EmbedderError

SCALE = 3.0  # log odds from such models reach from about -11 to 11


def load_cross_encoder(model: str) -> tuple[str, CrossEncoder]:
    """What to call a model, and itself, by its name on the model hub or its folder.

    Raises:
        ValueError: there is none, or it cannot be read.
    """
    local = Path(model).exists()
    try:
        loaded = CrossEncoder(model, local_files_only=local)
    except (OSError, SafetensorError) as error:
        raise ValueError(str(error)) from error
    return Path(model).name if local else model, loaded


class CrossEncoderReranker:
    """A model of sentence-transformers with one output, such as those trained on MS MARCO.

    Those of BERT's kind run compiled, in a third of the time.

    Raises:
        EmbedderError: there is no such model, or it is not made to rank.
    """

    def __init__(self, model: str) -> None:
        """`model` is a name of the model hub or a folder."""
        try:
            self.name, self._model = load_cross_encoder(model)
        except ValueError as error:
            raise EmbedderError(
                f"reranker {model!r}: {error}; give BYLINE_RERANKER a name or a folder"
            ) from error
        config: Any = self._model.config  # typed as if it could be missing
        made_to = (config.architectures or [""])[0]
        if config.num_labels != 1 or not made_to.endswith("ForSequenceClassification"):
            raise EmbedderError(
                f"reranker {model!r} is a {made_to or 'model'} of {config.num_labels} outputs; give"
                " BYLINE_RERANKER a model that ranks: ForSequenceClassification, with one output"
            )
        bert = self._model.model
        self._runner = Runner(bert) if isinstance(bert, BertForSequenceClassification) else None

    def relevance(self, question: str, texts: Sequence[str]) -> list[float]:
        """How much each text bears on the question, 0 to 1, in order."""
        if not texts:
            return []
        logits = self._logits([(question, text) for text in texts])
        return [float(share) for share in 1 / (1 + np.exp(-logits / SCALE))]

    def _logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """(len(pairs),): of each pair, cut at its end to what the model reads."""
        if self._runner is None:
            return np.asarray(
                self._model.predict(
                    list(pairs), activation_fn=torch.nn.Identity(), show_progress_bar=False
                )
            )
        read = self._model.tokenizer(
            list(pairs), truncation=True, max_length=self._model.max_seq_length
        )
        return torch.cat(self._runner.logits(read.encodings)).numpy()
