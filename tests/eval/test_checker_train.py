import random

import pytest
import torch

from embeddings.crossencoder import read_weights
from embeddings.embedder import SentenceTransformerEmbedder
from eval.checker.drawing import PairMaker
from eval.checker.pairs import Pair
from eval.checker.train import Supporting, model_to_train, write_mean
from eval.training import BATCH
from qa.checking.support import WEIGHTS, SupportModel, Weights, save_weights, with_regression

ROSE = "The river rose by a metre in Norrby on Monday. Schools were closed for two days."
PAIRS = [
    Pair("The river rose by a metre.", ROSE, frozenset({"supported"}), "set"),
    Pair("The river fell by a metre.", ROSE, frozenset({"contradicted"}), "set"),
]


@pytest.mark.model
def test_the_mean_of_two_runs_is_written_and_read_with_its_regression(tmp_path):
    model, files = model_to_train(), [tmp_path / "one.safetensors", tmp_path / "other.safetensors"]
    for file, value in zip(files, (1.0, 3.0), strict=True):
        torch.nn.init.constant_(model.classifier.weight, value)
        save_weights(model, file)
    mean = tmp_path / "mean.safetensors"
    write_mean(files, mean)
    with_regression(mean, Weights(2.0, 0.5, -1.0))
    states = [read_weights(file) for file in (files[0], mean)]
    torch.testing.assert_close(
        states[1]["classifier.weight"], torch.full_like(model.classifier.weight, 2.0)
    )
    layer = "bert.encoder.layer.0.output.dense.weight"
    torch.testing.assert_close(states[0][layer], states[1][layer])
    assert SupportModel(SentenceTransformerEmbedder(), mean).weights == Weights(2.0, 0.5, -1.0)


@pytest.mark.model
def test_the_mean_is_of_as_many_layers_as_the_runs_have(tmp_path):
    mean = tmp_path / "mean.safetensors"
    write_mean([WEIGHTS, WEIGHTS], mean)
    states = [read_weights(file) for file in (WEIGHTS, mean)]
    assert states[0].keys() == states[1].keys()


@pytest.mark.model
def test_a_teacher_gives_its_chances_of_the_pairs_that_it_labels_rightly():
    maker = PairMaker(PAIRS, lambda word: [])
    task = Supporting(maker, teacher=WEIGHTS)
    *_, allowed, taught = next(iter(task.batches(BATCH, random.Random(0))))
    right = taught.sum(dim=1) > 0
    assert right.any()
    torch.testing.assert_close(taught.sum(dim=1)[right], torch.ones(int(right.sum())))
    assert (allowed & (taught == taught.max(dim=1, keepdim=True).values))[right].any(dim=1).all()
    agreeing, even = taught.clamp(min=1e-6).log(), torch.zeros(taught.shape)
    assert task.loss(agreeing, allowed, taught) < task.loss(even, allowed, taught)


@pytest.mark.model
def test_without_a_teacher_the_loss_is_that_of_the_labels_alone():
    task = Supporting(PairMaker(PAIRS, lambda word: []))
    *_, allowed, taught = next(iter(task.batches(BATCH, random.Random(0))))
    assert not taught.any()
    shares = allowed.sum(dim=1) / allowed.shape[1]
    even = task.loss(torch.zeros(allowed.shape), allowed, taught)
    torch.testing.assert_close(even, -shares.log().mean())
