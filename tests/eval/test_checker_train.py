import pytest
import torch

from embeddings.crossencoder import read_weights
from embeddings.embedder import SentenceTransformerEmbedder
from eval.checker.train import model_to_train, write_mean
from qa.checking.support import SupportModel, Weights, save_weights, with_regression


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
