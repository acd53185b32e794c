import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Article
from corpus.split import split_article

SENTENCES = st.lists(st.integers(1, 12).map(lambda n: f"The {'storm ' * n}closed."), max_size=40)


def tokens(text):
    return len(text.split())


def parts(text, most, count=tokens):
    passages = split_article(Article(id="a", text=text), count_tokens=count, max_tokens=most)
    return [text[p.start : p.end] for p in passages]


@given(SENTENCES, st.integers(1, 30))
def test_passages_cover_the_text_in_order_and_fit(sentences, most):
    text = " ".join(sentences)
    found = parts(text, most)
    assert " ".join(found).split() == text.split()
    assert all(1 <= tokens(part) <= most for part in found)


@pytest.mark.parametrize(("sentences", "lengths"), [(8, [40]), (9, [25, 20]), (17, [30, 30, 25])])
def test_passages_of_an_article_are_of_about_one_length(sentences, lengths):
    text = " ".join(["The storm closed every school."] * sentences)
    assert [tokens(part) for part in parts(text, 40)] == lengths


def test_a_sentence_too_long_is_cut_between_words_and_a_word_too_long_within():
    assert parts("one two three four", 2) == ["one two", "three four"]
    assert parts("x" * 8, 4, count=len) == ["xxxx", "xxxx"]
    assert parts(" \n", 5) == []
