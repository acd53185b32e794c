import pytest

from corpus import Article
from qa.in_words import model_in_words, origin


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("small-1", "small-1"),
        ("maker/small-1.5b", "maker/small-1.5b"),
        ("/root/models/small-1.5b.gguf", "small-1.5b"),
        ("maker/repository/small-1.5b-q4.GGUF", "small-1.5b-q4"),
        (r"C:\models\small-1.5b.gguf", "small-1.5b"),
        ("/srv/models/small-1.5b", "small-1.5b"),
    ],
)
def test_a_model_is_told_without_the_folders_it_lies_in(model, name):
    assert model_in_words(model) == name


def test_the_origin_of_an_article_is_what_is_known_of_it():
    assert origin(Article(text="It rose.", published="2024-05-03T08:00:00+02:00")) == "3 May 2024"
    assert origin(Article(text="It rose.", agency="Reuters")) == "Reuters"
    assert origin(Article(text="It rose.")) == ""
