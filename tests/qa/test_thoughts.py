import pytest

from qa.answerer import AnswererError
from qa.answerers.models.thoughts import without_thoughts
from qa.values import Usage


def left(*pieces):
    return list(without_thoughts(iter(pieces), name="server"))


def test_what_a_model_thinks_aloud_is_no_part_of_its_answer():
    used = Usage(3, 4)
    assert left("<th", "ink>It may fall. [1]", "</think>", "\n\n", "It ", "fell.", used) == [
        "It ", "fell.", used,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["It fell.", "<b>It</b> fell.", "It <think> fell."])
def test_an_answer_without_thoughts_comes_as_it_is(text):
    assert "".join(left(*text)) == text


def test_a_model_that_only_thinks_is_an_error():
    with pytest.raises(AnswererError, match="thought until its tokens were used up"):
        left("<think>", "It may ", "fall.")
