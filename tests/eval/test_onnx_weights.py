import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from safetensors.torch import load_file

from eval import onnx_weights
from eval.onnx_weights import read_onnx

LAYER = "encoder.layer.0.output.dense"
WORDS = "embeddings.word_embeddings.weight"


def model_file(tmp_path, nodes, arrays):
    """An ONNX file of these nodes and initializers; nothing runs it."""
    graph = helper.make_graph(
        nodes,
        "bert",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, None)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
        [numpy_helper.from_array(np.asarray(rows), name) for name, rows in arrays.items()],
    )
    file = tmp_path / "model.onnx"
    onnx.save(helper.make_model(graph), str(file))
    return file


def test_matrices_have_the_names_of_their_biases(tmp_path):
    rows = np.arange(6, dtype=np.float32).reshape(2, 3)
    nodes = [
        helper.make_node("MatMul", ["x", "onnx::MatMul_7"], ["z"]),
        helper.make_node("Add", [f"bert.{LAYER}.bias", "z"], ["y"]),
    ]
    arrays = {"onnx::MatMul_7": rows, f"bert.{LAYER}.bias": np.ones(3, np.float32)}
    state = read_onnx(model_file(tmp_path, nodes, arrays))
    assert state.keys() == {f"bert.{LAYER}.weight", f"bert.{LAYER}.bias"}
    assert state[f"bert.{LAYER}.weight"].tolist() == rows.T.tolist()


def test_bytes_become_what_they_stand_for(tmp_path, monkeypatch):
    nodes = [
        helper.make_node("MatMulInteger", ["x", "a_quantized", "zx", "a_zero_point"], ["1"]),
        helper.make_node("Cast", ["1"], ["2"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["2", "scales"], ["3"]),
        helper.make_node("Add", ["3", f"{LAYER}.bias"], ["y"]),
    ]
    arrays = {
        "a_quantized": np.array([[1, 3], [5, 7]], np.int8),
        "a_scale": np.float32(0.5),
        "a_zero_point": np.int8(1),
        f"{WORDS}_quantized": np.array([[130, 126]], np.uint8),
        f"{WORDS}_scale": np.float32(0.25),
        f"{WORDS}_zero_point": np.uint8(128),
        f"{LAYER}.bias": np.zeros(2, np.float32),
    }
    out = tmp_path / "out.safetensors"
    file = model_file(tmp_path, nodes, arrays)
    monkeypatch.setattr("sys.argv", ["onnx_weights", str(file), str(out)])
    onnx_weights.main()
    state = load_file(out)
    assert state[f"bert.{LAYER}.weight"].tolist() == [[0.0, 2.0], [1.0, 3.0]]
    assert state[f"bert.{WORDS}"].tolist() == [[0.5, -0.5]]


def test_a_product_without_a_bias_is_left_out(tmp_path):
    nodes = [
        helper.make_node("MatMul", ["x", "a"], ["z"]),
        helper.make_node("Add", ["z", f"{LAYER}.bias"], ["out"]),
        helper.make_node("MatMul", ["out", "b"], ["y"]),
    ]
    arrays = {name: np.ones((2, 2), np.float32) for name in "ab"} | {
        f"{LAYER}.bias": np.zeros(2, np.float32)
    }
    state = read_onnx(model_file(tmp_path, nodes, arrays))
    assert state.keys() == {f"bert.{LAYER}.weight", f"bert.{LAYER}.bias"}


def test_a_file_of_something_else_is_refused(tmp_path):
    nodes = [helper.make_node("Identity", ["x"], ["y"])]
    with pytest.raises(ValueError, match=r"model\.onnx: no layers of a BERT"):
        read_onnx(model_file(tmp_path, nodes, {}))
