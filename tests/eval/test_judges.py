import pytest
import torch

from eval.judges import EmbeddedJudge, ExactJudge, ModelJudge, RememberingJudge, open_judge
from qa.checking.check import CheckerError, LayeredChecker
from qa.checking.second_opinion import CrossEncoderOpinion, LanguageModelOpinion
from tests.eval.judge_fakes import WordJudge
from tests.eval.replying import replying
from tests.fakes import WordScorer
from tests.tiny_models import saved, tiny_cross_encoder

ROSE = "Mayor Anna Lind said the river rose by 1,200 mm. It fell later."


def test_the_exact_judge_wants_the_same_words():
    same, led, other, empty = ExactJudge().judge(
        [
            ("The river rose by 1200 mm.", ROSE),
            ("The Norrby Courier: It fell later.", ROSE),
            ("The river fell.", ROSE),
            ("", ROSE),
        ]
    )
    assert same.supported
    assert led.supported
    assert not other.supported
    assert empty is None


def test_the_embedded_judge_is_the_checker_and_says_so():
    judge = EmbeddedJudge(LayeredChecker(WordScorer()))
    same, wrong, nothing = judge.judge(
        [("It fell later.", ROSE), ("The river rose by 900 mm.", ROSE), ("Did it rise?", ROSE)]
    )
    assert judge.is_checker
    assert same.supported
    assert not wrong.supported
    assert nothing is None


class CountingJudge(WordJudge):
    def __init__(self):
        self.asked = []

    def judge(self, pairs):
        self.asked += pairs
        return super().judge(pairs)


def test_a_pair_is_judged_once():
    counting = CountingJudge()
    judge = RememberingJudge(counting)
    pairs = [("a", "a b"), ("c", "a b"), ("a", "a b")]
    first = judge.judge(pairs)
    assert judge.judge(pairs) == first
    assert [judgement.supported for judgement in first] == [True, False, True]
    assert counting.asked == pairs[:2]


@pytest.fixture(scope="module")
def entailment_model(tmp_path_factory):
    """A folder with a real, tiny, untrained model that says entailment, whatever it reads."""

    def made(labels):
        model = tiny_cross_encoder(
            id2label=dict(enumerate(labels)), label2id={label: i for i, label in enumerate(labels)}
        )
        torch.nn.init.zeros_(model.classifier.weight)
        bias = [2.0 if label == "entailment" else 0.0 for label in labels]
        model.classifier.bias.data = torch.tensor(bias)
        return saved(model, tmp_path_factory.mktemp("model"))

    return made


def test_a_cross_encoder_gives_the_share_of_its_entailment_label(entailment_model):
    judge = ModelJudge(
        CrossEncoderOpinion(entailment_model(["contradiction", "entailment", "neutral"]))
    )
    (found,) = judge.judge([("It fell.", ROSE)])
    share = torch.softmax(torch.tensor([0.0, 2.0, 0.0]), 0)[1]
    assert found.supported
    assert found.support == pytest.approx(float(share), abs=1e-5)
    assert not judge.is_checker


def test_a_cross_encoder_with_one_output_gives_its_sigmoid(entailment_model):
    judge = ModelJudge(CrossEncoderOpinion(entailment_model(["LABEL_0"])))
    assert judge.judge([("It fell.", ROSE)])[0].support == pytest.approx(0.5)


def test_long_evidence_is_read_to_its_end_and_no_evidence_supports_nothing(entailment_model):
    judge = ModelJudge(CrossEncoderOpinion(entailment_model(["contradiction", "entailment"])))
    long, none = judge.judge(
        [("It fell.", "The river rose again that day. " * 40), ("It fell.", "")]
    )
    assert long.supported
    assert (none.supported, none.support) == (False, 0.0)


def test_a_model_without_an_entailment_label_is_refused(entailment_model):
    with pytest.raises(CheckerError, match="none of good, bad means entailment"):
        ModelJudge(CrossEncoderOpinion(entailment_model(["good", "bad"])))


def yes_or_no(asked):
    """Yes if the evidence holds the claim, no if not, and something else of questions."""
    evidence, claim, _ = (line.partition(": ")[2] for line in asked.splitlines())
    said = "**Yes**" if claim in evidence else " no, it does not"
    return "I cannot tell." if claim.endswith("?") else said


@pytest.fixture
def endpoint():
    with replying(yes_or_no) as server:
        yield server, {"OPENAI_BASE_URL": server.url}


def test_a_language_model_says_yes_or_no_and_anything_else_is_not_scored(endpoint):
    judge = open_judge("llm", endpoint[1])
    yes, no, unclear = judge.judge([("rose", ROSE), ("sank", ROSE), ("Did it rise?", ROSE)])
    assert judge.name == "llm small-1"
    assert not judge.is_checker
    assert open_judge("llm", {**endpoint[1], "BYLINE_CHECKER": "llm"}).is_checker
    assert (yes.supported, no.supported, unclear) == (True, False, None)


def test_where_it_tells_chances_the_support_is_that_of_yes():
    with replying(lambda _: "No", chances={"No": 0.7, "Yes": 0.3}) as server:
        opinion = LanguageModelOpinion({"OPENAI_BASE_URL": server.url})
        assert opinion.supports([("It rose.", ROSE)]) == [pytest.approx(0.3)]
    chat = server.asked[-1]["messages"]
    assert [message["role"] for message in chat[:3]] == ["system", "user", "assistant"]


def test_an_endpoint_that_refuses_to_tell_chances_is_asked_without():
    with replying(yes_or_no) as server:
        server.refused = "logprobs"
        opinion = LanguageModelOpinion({"OPENAI_BASE_URL": server.url})
        assert opinion.supports([("rose", ROSE)]) == [1.0]
        assert opinion.supports([("sank", ROSE)]) == [0.0]
    assert [("logprobs" in asked) for asked in server.asked] == [True, False, False]


def test_a_failing_endpoint_is_an_error_and_no_score(endpoint):
    server, environment = endpoint
    judge = ModelJudge(LanguageModelOpinion(environment, "small-1"))
    server.broken = True
    with pytest.raises(CheckerError, match=r"127\.0\.0\.1.*check the server"):
        judge.judge([("rose", ROSE)])


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("gut feeling", "is unknown; choose one of exact, embedded"),
        ("cross-encoder:", "is unknown"),
        ("cross-encoder:./no/such/folder", "give a name or a folder"),
        ("llm", "set OPENAI_BASE_URL"),
    ],
)
def test_a_judge_that_cannot_be_had_is_told_with_the_remedy(name, told):
    with pytest.raises(CheckerError, match=told):
        open_judge(name, {})


@pytest.mark.model
def test_the_embedded_judge_opens_over_the_packaged_model():
    judge = open_judge("embedded", {})
    assert judge.judge([("The river rose by 1,200 mm.", ROSE)])[0].supported
