import pytest
import torch
from safetensors.torch import load_file
from transformers import BertConfig, BertForTokenClassification

from embeddings.crossencoder import (
    SCALE,
    WORD_VECTORS,
    WeightsError,
    load_weights,
    packaged,
    packaged_vectors,
    save_weights,
    with_about,
)
from eval.training import new_model

DENSE = "bert.encoder.layer.0.output.dense.weight"


@pytest.fixture(scope="module")
def one_layer():
    """A model of one layer, word vectors as packaged."""
    torch.manual_seed(0)
    config = BertConfig.from_pretrained(packaged(), num_hidden_layers=1, num_labels=2)
    model = BertForTokenClassification(config)
    model.bert.embeddings.word_embeddings.weight.data = packaged_vectors()
    return model


def test_weights_come_back_within_half_a_step_of_their_row(one_layer, tmp_path):
    file = tmp_path / "some" / "model.safetensors"
    save_weights(one_layer, file, {"made": "today"})
    model, about = load_weights(BertForTokenClassification, file, labels=2)
    assert about == {"made": "today"}
    own, read = one_layer.state_dict(), model.state_dict()
    assert own.keys() == read.keys()
    steps = own[DENSE].abs().amax(dim=1, keepdim=True) / 127
    assert ((own[DENSE] - read[DENSE]).abs() <= steps * 0.501).all()
    for name in own:
        torch.testing.assert_close(own[name], read[name], atol=0.01, rtol=0.01)


def test_word_vectors_as_packaged_are_left_out(one_layer, tmp_path):
    file = tmp_path / "model.safetensors"
    save_weights(one_layer, file, {})
    assert WORD_VECTORS not in load_file(file)
    model, _ = load_weights(BertForTokenClassification, file, labels=2)
    assert torch.equal(model.state_dict()[WORD_VECTORS], packaged_vectors())


def test_word_vectors_of_its_own_go_with_a_model(one_layer, tmp_path):
    file, vectors = tmp_path / "model.safetensors", packaged_vectors()
    one_layer.bert.embeddings.word_embeddings.weight.data = -vectors
    save_weights(one_layer, file, {})
    one_layer.bert.embeddings.word_embeddings.weight.data = vectors
    assert load_file(file)[WORD_VECTORS].dtype == torch.int8
    model, _ = load_weights(BertForTokenClassification, file, labels=2)
    torch.testing.assert_close(model.state_dict()[WORD_VECTORS], -vectors, atol=0.01, rtol=0.0)


def test_a_row_of_zeros_stays_one(one_layer, tmp_path):
    file = tmp_path / "model.safetensors"
    kept = one_layer.classifier.weight.data.clone()
    one_layer.classifier.weight.data[0] = 0.0
    save_weights(one_layer, file, {})
    model, _ = load_weights(BertForTokenClassification, file, labels=2)
    one_layer.classifier.weight.data = kept
    assert model.classifier.weight[0].tolist() == [0.0] * model.config.hidden_size


def test_what_a_file_tells_can_be_changed_and_its_weights_stay(one_layer, tmp_path):
    file = tmp_path / "model.safetensors"
    save_weights(one_layer, file, {"a": "1"})
    before = load_file(file)
    with_about(file, {"b": "2"})
    assert load_weights(BertForTokenClassification, file, labels=2)[1] == {"b": "2"}
    assert all(torch.equal(rows, before[name]) for name, rows in load_file(file).items())
    assert DENSE + SCALE in before


def test_weights_of_another_shape_are_refused(one_layer, tmp_path):
    file = tmp_path / "model.safetensors"
    save_weights(one_layer, file, {})
    with pytest.raises(WeightsError, match="weights of another model"):
        load_weights(BertForTokenClassification, file, labels=3)


def test_a_model_begins_with_as_many_layers_as_the_weights_have(one_layer, tmp_path):
    file = tmp_path / "model.safetensors"
    save_weights(one_layer, file, {})
    model = new_model(BertForTokenClassification, labels=4, begin=file)
    assert model.config.num_hidden_layers == 1
    torch.testing.assert_close(
        model.state_dict()[DENSE], one_layer.state_dict()[DENSE], atol=0.01, rtol=0.01
    )
    assert model.classifier.out_features == 4
    assert not model.bert.embeddings.word_embeddings.weight.requires_grad
    assert new_model(BertForTokenClassification, labels=4).config.num_hidden_layers == 6
