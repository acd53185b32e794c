import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, CorpusError, Loaded, Page
from corpus.copies import are_copies, runs, tells
from corpus.library import Library

WORDS = [f"word{i}" for i in range(400)]
STORY = " ".join(random.Random(1).choices(WORDS, k=300))
OTHER = " ".join(random.Random(2).choices(WORDS, k=300))
EDITED = "The Example reports: " + STORY.replace("word7 ", "phrase ")


def article(name, text, published=None):
    return Article(id=name, title=name, text=text, published=published)


def loaded(one):
    return [Loaded(one, Page(one.text, ((0, len(one.text)),)))]


def library_of(*articles):
    return Library.from_articles(articles)


def test_articles_that_print_one_story_are_copies_the_earliest_first():
    library = library_of(
        article("undated", STORY),
        article("later", EDITED, "2024-05-05"),
        article("other", OTHER),
        article("first", STORY + " It ends here.", "2024-05-04T08:00:00Z"),
    )
    assert library.copies("later") == ["first", "undated"]
    assert library.copies("undated") == ["first", "later"]
    assert library.copies("other") == []


def test_a_story_cut_short_is_a_copy_and_a_quoted_part_is_none():
    half, tenth = " ".join(STORY.split()[:170]), " ".join(STORY.split()[:40])
    library = library_of(article("whole", STORY), article("half", half), article("part", tenth))
    assert library.copies("whole") == ["half"]


def test_a_changed_article_leaves_its_copies_to_each_other():
    library = library_of(article("a", STORY), article("b", EDITED), article("c", STORY + " So."))
    list(library.add(loaded(article("a", OTHER))))
    assert library.copies("a") == []
    assert library.copies("b") == ["c"]


def test_a_removed_article_is_nobodys_copy():
    library = library_of(article("a", STORY), article("b", EDITED), article("c", STORY + " So."))
    library.remove("a")
    assert library.copies("b") == ["c"]
    list(library.add(loaded(article("d", STORY + " Or so."))))
    assert library.copies("d") == ["b", "c"]


def test_copies_of_an_unknown_article_are_an_error():
    with pytest.raises(CorpusError, match="no article 'x'"):
        library_of().copies("x")


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("the mayor said that 40 people had left their homes by Monday", True),
        ("the mayor said that 50 people had left their homes by Monday", False),
        ("the mayor said that 40 people had left their homes by Tuesday", False),
        ("a baker sold bread to many of those who had come to see it", False),
    ],
)
def test_an_article_tells_a_passage_if_no_name_or_figure_is_new(passage, told):
    text = "It rained. On Sunday the mayor said that 40 people had left their homes by Monday."
    assert tells(text, passage) is told


@given(st.text(max_size=200), st.text(max_size=200))
def test_being_copies_is_mutual(left, right):
    assert are_copies(runs(left), runs(right)) == are_copies(runs(right), runs(left))


def test_the_same_text_of_another_publisher_is_a_copy_and_no_duplicate():
    texts = {"courier": "It rained. The river rose.", "post": "It rained. The river rose."}
    library = library_of()
    for name, text in texts.items():
        one = Article(id=name, title=name, text=text, source=name)
        assert [change.kind for change in library.add(loaded(one))] == ["added"]
    assert library.copies("courier") == ["post"]
    assert library.sources() == ["courier", "post"]


def test_the_same_text_again_is_a_duplicate_if_it_names_no_other_publisher():
    library = library_of(Article(id="a", text=STORY, source="Post"))
    for source in ("Post", None):
        again = Article(id=f"again-{source}", text=STORY, source=source)
        assert [change.kind for change in library.add(loaded(again))] == ["duplicate"]


def test_an_article_that_lies_elsewhere_now_is_unchanged():
    places = ("/one/a.warc:1", "/two/b.warc:1")
    library = library_of()
    kinds = []
    for place in (*places, *places):
        one = Article(id="https://example.org/a", text=STORY, uri=place)
        kinds += [change.kind for change in library.add(loaded(one))]
        assert library.article(one.id).uri == place
    assert kinds == ["added", "unchanged", "unchanged", "unchanged"]
