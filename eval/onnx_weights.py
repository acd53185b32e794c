"""The weights of a BERT whose ONNX file a package carries, so that training can begin with them.

Run: python -m eval.onnx_weights MODEL.onnx OUT.safetensors

It reads what PyTorch exports and ONNX Runtime's dynamic quantization makes of it: matrices of bytes
with a scale and a zero point. It needs `onnx`, which is among what the tests need.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.torch import save_file

Arrays = Mapping[str, NDArray[Any]]

QUANTIZED, SCALE, ZERO = "_quantized", "_scale", "_zero_point"
PRODUCTS = ("MatMul", "MatMulInteger")
STEPS = 4  # from a product to its bias: casting and scaling lie between
PREFIX = "bert."
PLAIN = (".bias", "LayerNorm.weight")  # what stays as it is, and keeps its name


def read_onnx(file: Path) -> dict[str, torch.Tensor]:
    """The weights by their names in a cross-encoder, float32; those of a bare encoder alike.

    Raises:
        ValueError: the file holds no BERT.
    """
    graph = onnx.load(str(file)).graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    plain = {name: rows for name, rows in arrays.items() if name.endswith(PLAIN)}
    named = plain | dict(_embeddings(arrays)) | dict(_matrices(graph, arrays))
    state = {_full(name): torch.tensor(rows.astype(np.float32)) for name, rows in named.items()}
    if not any(name.startswith(f"{PREFIX}encoder.layer.") for name in state):
        raise ValueError(f"{file}: no layers of a BERT; name the ONNX file of one")
    return state


def _full(name: str) -> str:
    """The name of weights in a cross-encoder; a bare encoder's lack the beginning."""
    return name if name.startswith((PREFIX, "classifier.")) else PREFIX + name


def _embeddings(arrays: Arrays) -> Iterator[tuple[str, NDArray[Any]]]:
    """The tables of words, places and kinds."""
    for name in arrays:
        whole = name.removesuffix(QUANTIZED)
        if whole.endswith("embeddings.weight"):
            yield whole, _plain(name, arrays)


def _matrices(graph: onnx.GraphProto, arrays: Arrays) -> Iterator[tuple[str, NDArray[Any]]]:
    """The matrices of the layers, which have no names of their own: by those of their biases."""
    users = defaultdict[str, list[onnx.NodeProto]](list)
    for node in graph.node:
        for name in node.input:
            users[name].append(node)
    for node in graph.node:
        if node.op_type in PRODUCTS and node.input[1] in arrays:
            bias = _bias(node, users, arrays)
            if bias:
                yield f"{bias.removesuffix('bias')}weight", _plain(node.input[1], arrays).T


def _bias(
    node: onnx.NodeProto, users: Mapping[str, list[onnx.NodeProto]], arrays: Arrays
) -> str | None:
    """The name of the bias that is added to a product."""
    for _ in range(STEPS):
        if not users[node.output[0]]:
            return None
        node = users[node.output[0]][0]
        for name in node.input:
            if name in arrays and name.endswith(".bias"):
                return str(name)
    return None


def _plain(name: str, arrays: Arrays) -> NDArray[Any]:
    """A matrix in float32."""
    rows, whole = arrays[name].astype(np.float32), name.removesuffix(QUANTIZED)
    if whole == name:
        return rows
    return (rows - arrays[whole + ZERO].astype(np.float32)) * arrays[whole + SCALE]


def main() -> None:
    """Read the one file, write the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("model", type=Path, metavar="MODEL.onnx")
    parser.add_argument("out", type=Path, metavar="OUT.safetensors")
    options = parser.parse_args()
    state = read_onnx(options.model)
    save_file({name: rows.contiguous() for name, rows in state.items()}, options.out)


if __name__ == "__main__":
    main()
