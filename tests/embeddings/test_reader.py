import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article, Passage
from embeddings import Sentences
from embeddings.crossencoder import WeightsError
from embeddings.reader import MAX_TOKENS, PassageEncoder, PassageReader, masks, mean_logits
from embeddings.texts import to_read

ENCODER = PassageEncoder()
QUESTION = "Who is the mayor of Norrby?"
FLOOD = "The river flooded Norrby on Thursday. Anna Lindqvist, the mayor, left. Two bridges fell."


def read(text, title=""):
    article = Article(id="a", title=title, text=text)
    return to_read(article, Passage("a", 0, len(text)))


@pytest.fixture(scope="module")
def reader():
    return PassageReader()


def test_a_passage_that_fits_is_one_part():
    assert list(ENCODER.parts(QUESTION, read(FLOOD, "Flood"))) == [read(FLOOD, "Flood")]
    assert list(ENCODER.parts(QUESTION, Sentences("Flood. ", ()))) == []


@settings(max_examples=30)
@given(
    st.lists(st.integers(1, 90).map(lambda n: "The dam burst" + " again" * n + "."), min_size=1,
             max_size=20)
)  # fmt: skip
def test_every_sentence_is_in_one_part_behind_the_head_and_is_read_whole(sentences):
    passage = read(" ".join(sentences), "Dams")
    parts = list(ENCODER.parts(QUESTION, passage))
    told = [part.text[a:b] for part in parts for a, b in part.spans]
    assert told == [passage.text[a:b] for a, b in passage.spans]
    assert all(part.text.startswith("Dams. ") for part in parts)
    for part, encoding in zip(parts, ENCODER.encode(QUESTION, parts), strict=True):
        assert len(encoding.ids) <= MAX_TOKENS
        assert masks(encoding, part.spans).sum(dim=1).min() > 0


@pytest.mark.parametrize("words", [90, 220, 300])
def test_of_a_long_question_the_beginning_is_read_and_the_whole_passage(words):
    asked = "Who " + "really " * words + "?"
    passage = read("The dam burst again. " * 40, "Dams")
    parts = list(ENCODER.parts(asked, passage))
    assert sum(len(part.spans) for part in parts) == 40
    for part, encoding in zip(parts, ENCODER.encode(asked, parts), strict=True):
        assert masks(encoding, part.spans).sum(dim=1).tolist() == [5.0] * len(part.spans)


def test_a_sentence_that_is_cut_off_does_not_answer():
    inside = torch.tensor([[0.0, 1.0, 1.0], [0.0, 0.0, 0.0]])
    logits = torch.tensor([[9.0, 9.0], [0.0, 1.0], [0.0, 3.0]])
    chances = torch.softmax(mean_logits(logits, inside), dim=-1)[:, 1]
    assert chances.tolist() == pytest.approx([torch.sigmoid(torch.tensor(2.0)).item(), 0.0])


def test_missing_weights_are_told_with_the_remedy(tmp_path):
    with pytest.raises(WeightsError, match=r"none\.safetensors: .*reinstall"):
        PassageReader(tmp_path / "none.safetensors")


@pytest.mark.model
def test_the_sentence_that_answers_is_the_likeliest(reader):
    other = "Trains ran late in Norrby on Friday. It rained."
    [here, elsewhere] = reader.answering(QUESTION, [read(FLOOD, "Flood"), read(other)])
    assert here.index(max(here)) == 1
    assert max(here) > 0.5 > max(elsewhere)


@pytest.mark.model
def test_an_answer_far_into_a_passage_is_found(reader):
    filler = "Nothing of note happened in the valley that day. " * 60
    [chances] = reader.answering(QUESTION, [read(filler + FLOOD)])
    assert len(chances) == 63
    assert chances.index(max(chances)) == 61


@pytest.mark.model
def test_a_chance_does_not_depend_on_the_other_passages(reader):
    passages = [read(FLOOD), read("It rained. " * 30), read("Anna Lindqvist is the mayor.")]
    together = reader.answering(QUESTION, passages)
    for passage, chances in zip(passages, together, strict=True):
        assert reader.answering(QUESTION, [passage])[0] == pytest.approx(chances, abs=0.05)
    assert reader.answering(QUESTION, []) == []
    assert reader.answering(QUESTION, [Sentences("", ())]) == [[]]
