import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answerers.models.tokens import count_tokens


def test_nothing_has_no_tokens():
    assert count_tokens("") == count_tokens("   ") == 0


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The river rose.", 4),
        ("In 2024", 5),  # some tokenizers take each digit by itself
        ("Lindqvist", 2),
        ("Rechtsschutzversicherung", 8),
        ("мир", 3),
        ("会", 2),
    ],
)
def test_words_come_to_tokens_by_their_letters(text, tokens):
    assert count_tokens(text) == tokens


@given(st.text(), st.text())
def test_a_longer_text_has_no_fewer_tokens(first, second):
    assert count_tokens(f"{first} {second}") == count_tokens(first) + count_tokens(second)
