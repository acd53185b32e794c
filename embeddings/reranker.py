"""A second look at the best passages, by a cross-encoder of the reader's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import CrossEncoder

from embeddings.protocols import EmbedderError

SCALE = 3.0  # log odds from such models reach from about -11 to 11


class CrossEncoderReranker:
    """A model of sentence-transformers with one output, such as those trained on MS MARCO.

    Raises:
        EmbedderError: there is no such model, or it has more outputs than one.
    """

    def __init__(self, model: str) -> None:
        """`model` is a name of the model hub or a folder."""
        local = Path(model).exists()
        self.name = Path(model).name if local else model
        try:
            self._model = CrossEncoder(model, local_files_only=local)
        except (OSError, ValueError) as error:
            raise EmbedderError(
                f"reranker {model!r}: {error}; give BYLINE_RERANKER a name or a folder"
            ) from error
        outputs = self._model.config.num_labels
        if outputs != 1:
            raise EmbedderError(
                f"reranker {model!r} has {outputs} outputs; give BYLINE_RERANKER a model that"
                " ranks, with one"
            )

    def relevance(self, question: str, texts: Sequence[str]) -> list[float]:
        """How much each text bears on the question, 0 to 1, in order."""
        if not texts:
            return []
        logits = np.asarray(
            self._model.predict(
                [(question, text) for text in texts],
                activation_fn=torch.nn.Identity(),
                show_progress_bar=False,
            )
        )
        return [float(share) for share in 1 / (1 + np.exp(-logits / SCALE))]
