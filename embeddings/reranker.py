"""A second look at the best passages, by a cross-encoder of the reader's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors import SafetensorError
from sentence_transformers import CrossEncoder

from embeddings.protocols import EmbedderError

SCALE = 3.0  # log odds from such models reach from about -11 to 11


class CrossEncoderReranker:
    """A model of sentence-transformers with one output, such as those trained on MS MARCO.

    Raises:
        EmbedderError: there is no such model, or it is not made to rank.
    """

    def __init__(self, model: str) -> None:
        """`model` is a name of the model hub or a folder."""
        local = Path(model).exists()
        self.name = Path(model).name if local else model
        try:
            self._model = CrossEncoder(model, local_files_only=local)
        except (OSError, ValueError, SafetensorError) as error:
            raise EmbedderError(
                f"reranker {model!r}: {error}; give BYLINE_RERANKER a name or a folder"
            ) from error
        config = self._model.config
        made_to = (config.architectures or [""])[0]
        if config.num_labels != 1 or not made_to.endswith("ForSequenceClassification"):
            raise EmbedderError(
                f"reranker {model!r} is a {made_to or 'model'} of {config.num_labels} outputs; give"
                " BYLINE_RERANKER a model that ranks: ForSequenceClassification, with one output"
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
