import pytest

from corpus import Article
from qa.questions.premise import contradicting
from qa.values import Evidence


def told(*texts):
    return [Evidence(Article(id=text, text=text), 0, len(text), 0.9) for text in texts]


def test_who_denied_did_not_confirm():
    [denial] = told("Anna Lind said there was no evidence of a leak.")
    assert contradicting("Why did Anna Lind confirm the leak?", [denial]) == denial


def test_who_does_not_rule_out_has_not_ruled_out():
    [open_to_it] = told("Anna Lind said she did not rule out a ban.")
    assert contradicting("Why has Anna Lind ruled out a ban?", [open_to_it]) == open_to_it


@pytest.mark.parametrize(
    "question",
    [
        "Why did Anna Lind deny the leak?",  # as the article has it
        "Why did Ole Berg confirm the leak?",  # somebody else
        "What did Anna Lind confirm?",  # nothing is taken for granted
    ],
)
def test_what_nothing_speaks_against_stands(question):
    assert contradicting(question, told("Anna Lind denied the leak.")) is None


def test_who_said_both_is_not_corrected():
    both = told("Anna Lind denied the leak.", "Anna Lind later confirmed the leak.")
    assert contradicting("Why did Anna Lind confirm the leak?", both) is None
