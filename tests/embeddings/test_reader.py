import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article, Passage
from embeddings import Sentences
from embeddings.crossencoder import WeightsError
from embeddings.reader import (
    LONGEST,
    MAX_TOKENS,
    PassageEncoder,
    PassageReader,
    masks,
    mean_logits,
    pointed,
)
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


def chances(reader, passages):
    return [[one.chance for one in own] for own in reader.answering(QUESTION, passages)]


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
    own = torch.softmax(mean_logits(logits, inside), dim=-1)[:, 1]
    assert own.tolist() == pytest.approx([torch.sigmoid(torch.tensor(2.0)).item(), 0.0])


def test_missing_weights_are_told_with_the_remedy(tmp_path):
    with pytest.raises(WeightsError, match=r"none\.safetensors: .*reinstall"):
        PassageReader(tmp_path / "none.safetensors")


@pytest.mark.model
def test_the_sentence_that_answers_is_the_likeliest(reader):
    other = "Trains ran late in Norrby on Friday. It rained."
    [here, elsewhere] = chances(reader, [read(FLOOD, "Flood"), read(other)])
    assert here.index(max(here)) == 1
    assert max(here) > 0.5 > max(elsewhere)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "words"),
    [
        (QUESTION, "Anna Lindqvist"),
        ("When did the river flood Norrby?", "Thursday"),
        ("How many bridges fell?", "Two"),
    ],
)
def test_the_words_that_answer_are_pointed_at(reader, question, words):
    passage = read("Nothing of note happened in the valley that day. " * 60 + FLOOD, "Flood")
    [told] = reader.answering(question, [passage])
    likeliest = max(told, key=lambda one: one.chance)
    assert words in passage.text[slice(*likeliest.words)]
    assert len(passage.text[slice(*likeliest.words)]) <= len(words) + 12
    start, end = passage.spans[told.index(likeliest)]
    assert start <= likeliest.words[0] < likeliest.words[1] <= end


@pytest.mark.model
def test_nothing_is_pointed_at_where_nothing_answers(reader):
    [told] = reader.answering(QUESTION, [read("Trains ran late in Bergen on Friday. It rained.")])
    assert [one.words for one in told] == [None, None]


def pointing(**scores):
    """Logits of a passage of a question that begin (b) and end (e) at these tokens."""
    part = Sentences("Ole Lund left. Ida Moe came.", ((0, 14), (15, 28)))
    [encoding] = ENCODER.encode("Who left?", [part])
    logits = torch.full((len(encoding.ids), 2), -9.0)
    first = encoding.type_ids.index(1)
    for place, score in scores.items():
        column, token = "be".index(place[0]), place[1:]
        logits[0 if token == "none" else first + int(token), column] = score
    rows = masks(encoding, part.spans)
    told = [pointed(encoding, logits, row, a) for row, (a, _) in zip(rows, part.spans, strict=True)]
    return [
        w and part.text[a + w[0] : a + w[1]] for w, (a, _) in zip(told, part.spans, strict=True)
    ]


def test_words_are_pointed_at_from_where_they_begin_to_where_they_end():
    assert pointing(b0=3, e1=3, bnone=0, enone=0) == ["Ole Lund", None]
    assert pointing(b0=3, e0=3, b4=2, e5=2) == ["Ole", "Ida Moe"]
    assert pointing(b1=3, e0=9, e1=1) == ["Lund", None]  # no end before the beginning


def test_nothing_is_pointed_at_if_the_token_of_no_answer_has_more():
    assert pointing(b0=3, e1=3, bnone=4, enone=4) == [None, None]
    assert pointing(b0=3, e1=3, bnone=3, enone=3) == [None, None]


def test_words_of_an_answer_are_not_long():
    part = Sentences("one " * 40 + "end.", ((0, 164),))
    [encoding] = ENCODER.encode("Who?", [part])
    logits = torch.zeros(len(encoding.ids), 2)
    first = encoding.type_ids.index(1)
    logits[first, 0] = logits[first + 30, 1] = 3.0
    start, end = pointed(encoding, logits, masks(encoding, part.spans)[0], 0)
    assert len(part.text[start:end].split()) <= LONGEST


@pytest.mark.model
def test_an_answer_far_into_a_passage_is_found(reader):
    filler = "Nothing of note happened in the valley that day. " * 60
    [own] = chances(reader, [read(filler + FLOOD)])
    assert len(own) == 63
    assert own.index(max(own)) == 61


@pytest.mark.model
def test_a_chance_does_not_depend_on_the_other_passages(reader):
    passages = [read(FLOOD), read("It rained. " * 30), read("Anna Lindqvist is the mayor.")]
    together = chances(reader, passages)
    for passage, own in zip(passages, together, strict=True):
        assert chances(reader, [passage])[0] == pytest.approx(own, abs=0.05)
    assert reader.answering(QUESTION, []) == []
    assert reader.answering(QUESTION, [Sentences("", ())]) == [[]]
