import pytest

from corpus import Article, Library
from tests.embeddings.libraries import put
from ui.article_list import PAGE, View, shown, sorted_by, sources

FLOOD = Article(
    id="a/flood", title="Flood in Norrby", source="Post", published="2024-05-03", text="1"
)
STRIKE = Article(id="strike", title="Strike", source="Coast", published="2024-06-07", text="2")
BARE = Article(id="bare", text="3")
ZELENSKY = Article(id="z", title="Zelenskyy speaks", source="Coast", text="4")


@pytest.fixture
def library():
    return Library.from_articles([FLOOD, STRIKE, BARE, ZELENSKY])


def ids(library, **view):
    return [row.article.id for row in shown(library, View(**view)).rows]


def test_the_newest_come_first_and_the_undated_last(library):
    assert ids(library) == ["strike", "a/flood", "bare", "z"]
    assert ids(library, descending=False) == ["a/flood", "strike", "bare", "z"]


def test_titles_sort_without_case_and_an_id_stands_in_for_a_title(library):
    assert ids(library, by="title", descending=False) == ["bare", "a/flood", "strike", "z"]


def test_a_column_asked_for_again_is_turned_around():
    once = sorted_by(View(words="x", page=3), "title")
    assert once == View(words="x", by="title", descending=False)
    assert sorted_by(once, "title").descending
    assert sorted_by(once, "date").descending
    assert sorted_by(once, "no column") == once


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("norrby", ["a/flood"]),
        ("coast 2024-06", ["strike"]),
        ("7 june 2024", ["strike"]),
        ("ZELENSKY", ["z"]),
        ("bar", ["bare"]),
        ("norrby coast", []),
        (" ", ["strike", "a/flood", "bare", "z"]),
    ],
)
def test_every_word_must_stand_in_title_source_date_or_id(library, words, found):
    assert ids(library, words=words) == found


def test_one_source_can_be_chosen(library):
    assert ids(library, source="Coast") == ["strike", "z"]
    assert sources(library) == ["Coast", "Post"]


def test_an_agency_is_a_source_of_the_articles_that_credit_it():
    wired = Article(id="w", title="Wired", source="Coast", agency="AP", text="5")
    library = Library.from_articles([FLOOD, wired])
    assert sources(library) == ["AP", "Coast", "Post"]
    assert ids(library, source="AP") == ["w"]


def test_by_source_a_story_that_names_an_agency_alone_stands_among_the_known():
    wired = Article(id="w", title="Wired", agency="AP", text="5")
    library = Library.from_articles([FLOOD, BARE, wired])
    assert ids(library, by="source", descending=False) == ["w", "a/flood", "bare"]


def test_a_long_list_has_pages_and_a_page_too_far_is_the_last():
    library = Library.from_articles(
        Article(id=f"{n:03}", text=str(n), published="2024-01-01") for n in range(PAGE + 1)
    )
    last = shown(library, View(page=99))
    assert (last.page, last.pages, last.fitting, len(last.rows)) == (1, 2, PAGE + 1, 1)
    assert len(shown(library, View()).rows) == PAGE


def test_an_empty_library_has_one_empty_page():
    page = shown(Library.from_articles([]), View(page=2))
    assert (page.rows, page.page, page.pages) == ((), 0, 1)


def test_the_list_follows_the_library(library):
    assert len(ids(library)) == 4
    put(library, Article(id="new", text="5"))
    library.remove("bare")
    assert ids(library) == ["strike", "a/flood", "z", "new"]
