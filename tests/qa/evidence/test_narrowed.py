import pytest

from corpus import Article
from qa.evidence.narrowed import of_asked_thing
from qa.questions.plan import plan_question
from qa.values import Evidence

OYSTERS = "How many people died in the outbreak linked to raw oysters?"


def whole(text):
    return Evidence(Article(id=text, text=text), 0, len(text))


@pytest.mark.parametrize(
    ("first", "other", "kept"),
    [
        ("Four died of raw oysters.", "Nine died of the same cheese.", False),
        ("Four died of raw oysters.", "Nine died who ate an oyster.", True),
        ("Four died in the outbreak.", "Nine died of the same cheese.", True),
    ],
)
def test_an_article_that_knows_no_word_of_what_is_asked_of_tells_of_another(first, other, kept):
    told = of_asked_thing(plan_question(OYSTERS), [whole(first), whole(other)])
    assert (whole(other) in told) is kept
    assert whole(first) in told


def test_a_single_word_or_a_name_may_be_called_otherwise():
    for question in ("How many died in the fire?", "How many died in the Vik fire?"):
        told = [whole("Four died in the Vik fire."), whole("Nine died in the blaze.")]
        assert of_asked_thing(plan_question(question), told) == told
    assert of_asked_thing(plan_question(OYSTERS), []) == []
