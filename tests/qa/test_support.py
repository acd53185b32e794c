import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings import crossencoder
from embeddings.compiled import CompileError
from embeddings.embedder import SentenceTransformerEmbedder
from qa.checking.check import CheckerError
from qa.checking.support import MAX_TOKENS, PairEncoder, SupportModel
from tests.fakes import HashEmbedder

ENCODER = PairEncoder()
CLAIM = "The dam at Norrby burst on Thursday."
FILLER = "Nothing of note happened in the valley that day. " * 40
FLOOD = "The dam at Norrby burst on Thursday night. Mayor Anna Lindqvist said 40 people died."


@pytest.fixture(scope="module")
def model():
    return SupportModel(SentenceTransformerEmbedder())


def test_evidence_that_fits_is_read_whole():
    assert list(ENCODER.views(CLAIM, FLOOD)) == [FLOOD]
    assert list(ENCODER.views(CLAIM, " \n")) == []


def test_of_long_evidence_the_nearest_sentences_are_read_together_first():
    far_apart = f"The dam burst. {FILLER}It happened at Norrby. {FILLER}That was on Thursday."
    first = next(ENCODER.views(CLAIM, far_apart))
    assert "The dam burst." in first
    assert "at Norrby" in first
    assert "on Thursday" in first


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from("dam Norrby burst river held".split()), min_size=1,
                      max_size=400), min_size=1, max_size=12)
)  # fmt: skip
def test_every_word_stands_in_a_view_and_every_view_is_read_whole(sentences):
    evidence = " ".join(" ".join(words).capitalize() + "." for words in sentences)
    views = list(ENCODER.views(CLAIM, evidence))
    read = [word for view in views[-1:] if len(views) == 1 for word in view.split()]
    for view in views[1:]:
        read.extend(view.split())
    assert set(evidence.split()) <= set(read)
    for encoding in ENCODER.encode([(CLAIM, view) for view in views]):
        assert len(encoding.ids) <= MAX_TOKENS
        assert encoding.overflowing == []


def test_missing_weights_are_told_with_the_remedy(tmp_path):
    with pytest.raises(CheckerError, match=r"cannot be read .*reinstall"):
        SupportModel(HashEmbedder(), tmp_path / "none.safetensors")


@pytest.mark.model
def test_a_retold_fact_has_more_support_than_an_altered_one(model):
    told = "The mayor said that 40 people had died."
    altered = "The mayor said that nobody had died."
    true, false = model.score([(told, FLOOD), (altered, FLOOD)])
    assert true.supported > 0.5
    assert true.supported > false.supported + 0.05
    assert true.label == "supported"
    assert true.read == FLOOD


@pytest.mark.model
def test_support_in_the_midst_of_long_evidence_is_found(model):
    [found] = model.score([(CLAIM, FILLER + FLOOD + FILLER)])
    assert found.supported > 0.5
    assert "The dam at Norrby burst" in found.read


@pytest.mark.model
def test_a_score_does_not_depend_on_the_other_pairs(model):
    pairs = [(CLAIM, FLOOD), ("Rain fell.", FILLER), ("The orchestra plays tonight.", FLOOD)]
    together = [support.supported for support in model.score(pairs)]
    alone = [model.score([pair])[0].supported for pair in pairs]
    assert together == pytest.approx(alone, abs=0.05)
    assert model.score([]) == []


@pytest.mark.model
def test_no_evidence_gives_no_support(model):
    [found] = model.score([(CLAIM, "")])
    assert (found.supported, found.read) == (0.0, "")


def test_a_model_that_cannot_be_compiled_scores_in_pytorch(model, monkeypatch):
    def failing(*_, **__):
        raise CompileError("no such operation")

    monkeypatch.setattr(crossencoder, "compiled", failing)
    slow = SupportModel(SentenceTransformerEmbedder())
    pairs = [("The dam held.", "The old dam held on Monday."), ("It broke.", "The dam held.")]
    found = [one.supported for one in slow.score(pairs)]
    assert found == pytest.approx([one.supported for one in model.score(pairs)], abs=0.05)
