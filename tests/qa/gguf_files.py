"""A real model file of two megabytes that always writes the same words.

Its one layer adds nothing and its output table leads from each word to the next, so that whatever
it reads, it writes the words it was made with: a whole transformer, of which nothing is left open.
"""

from pathlib import Path

import gguf
import numpy as np

NORMAL, UNKNOWN, CONTROL, UNUSED, BYTE = 1, 2, 3, 5, 6  # types of tokens
BEGIN, END = 1, 2
LAST = "@"  # what a chat ends with before the model writes
FEED_FORWARD = 32
SQUARE = ("attn_q", "attn_k", "attn_v", "attn_output")


def write_model(path: Path, words: list[str]) -> Path:
    """A model file that writes these words, no two of which are alike; ▁ stands for a space."""
    tokens = [
        "<unk>",
        "<s>",
        "</s>",
        *(f"<0x{byte:02X}>" for byte in range(256)),
        "▁",
        LAST,
        *words,
    ]
    types = [UNKNOWN, CONTROL, CONTROL, *[BYTE] * 256, *[NORMAL] * (2 + len(words))]
    spare = -len(tokens) % 32
    tokens += [f"<spare{i}>" for i in range(spare)]
    types += [UNUSED] * spare
    writer = gguf.GGUFWriter(path, "llama")
    _add_shape(writer, len(tokens))
    _add_vocabulary(writer, tokens, types)
    _add_tensors(writer, [tokens.index(word) for word in (LAST, *words)] + [END], len(tokens))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _add_shape(writer, n):
    writer.add_context_length(4096)
    writer.add_embedding_length(n)
    writer.add_vocab_size(n)
    writer.add_block_count(1)
    writer.add_feed_forward_length(FEED_FORWARD)
    writer.add_head_count(1)
    writer.add_head_count_kv(1)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(n)


def _add_vocabulary(writer, tokens, types):
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_token_scores([-float(i) if t == NORMAL else 0.0 for i, t in enumerate(types)])
    writer.add_bos_token_id(BEGIN)
    writer.add_eos_token_id(END)
    writer.add_unk_token_id(0)
    writer.add_add_space_prefix(False)
    writer.add_chat_template("{% for m in messages %}{{ m['content'] }}{% endfor %}" + LAST)


def _add_tensors(writer, chain, n):
    def zeros(*shape):
        return np.zeros(shape, dtype=np.float32)

    output = zeros(n, n)
    output[chain[1:], chain[:-1]] = 1  # from each word to the next
    writer.add_tensor("token_embd.weight", np.eye(n, dtype=np.float32))
    writer.add_tensor("output.weight", output)
    for name in ("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"):
        writer.add_tensor(f"{name}.weight", zeros(n) + 1)
    for name in SQUARE:
        writer.add_tensor(f"blk.0.{name}.weight", zeros(n, n))
    writer.add_tensor("blk.0.ffn_gate.weight", zeros(FEED_FORWARD, n))
    writer.add_tensor("blk.0.ffn_up.weight", zeros(FEED_FORWARD, n))
    writer.add_tensor("blk.0.ffn_down.weight", zeros(n, FEED_FORWARD))
