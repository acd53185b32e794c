import shutil

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus import Article, CorpusError
from corpus.library import Library
from embeddings import lexical
from embeddings.lexical import LexicalIndex, terms
from tests.embeddings.libraries import build, built, put
from tests.fakes import HashEmbedder

EMBEDDER = HashEmbedder()
NEWS = (
    Article(id="a", title="Summit", text="President Zelenskyy met 10,000 soldiers."),
    Article(id="b", title="Storm", text="The storm closed schools across the region."),
    Article(id="c", title="Schools", text="Teachers went walking on strike."),
)
MEMORY = LexicalIndex(built(EMBEDDER, *NEWS))


def numbers(index, question, **options):
    return [number for number, _ in index.search(question, k=10, **options)]


@pytest.mark.parametrize("name", ["Zelensky", "zelenskiy", "ZELENSKYY", "10000", "soldier"])
def test_spellings_numbers_and_endings_fold_together(name):
    assert numbers(MEMORY, f"What about {name}?") == [1]


def test_titles_are_searched_too():
    assert sorted(numbers(MEMORY, "school")) == [2, 3]


def test_the_source_is_searched_too():
    library = built(EMBEDDER, *NEWS, Article(id="d", source="The Guardian", text="Rain fell."))
    assert numbers(LexicalIndex(library), "What did the Guardian report?") == [4]


def test_stop_words_find_nothing_unless_there_is_nothing_else():
    assert numbers(MEMORY, "Who was on the moon?") == []
    assert terms("Who was it?") == ["who", "was", "it"]


def test_passages_without_the_words_are_not_found():
    assert numbers(MEMORY, "zeppelin") == numbers(MEMORY, "?!") == numbers(MEMORY, "") == []


def test_only_allowed_passages_are_ranked():
    assert numbers(MEMORY, "school storm", allowed=[3]) == [3]
    assert numbers(MEMORY, "school storm", allowed=[]) == []


def test_scores_are_positive_and_best_first():
    scores = [score for _, score in MEMORY.search("storm schools", k=10)]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


@given(st.text())
@example('storm" OR * NEAR(a b) title: ^x -y {z} + "')
@example("AND OR NOT")
@example("\x00 _ ½ ＂")
@settings(max_examples=200, deadline=None)
def test_no_question_is_a_syntax_error(question):
    assert set(numbers(MEMORY, question)) <= {1, 2, 3}


def test_a_question_of_ten_thousand_words_is_answered():
    words = " ".join(f"word{i}" for i in range(10_000))
    assert numbers(MEMORY, f"storm {words}") == [2]


def test_changes_are_caught_up_with(tmp_path):
    library = built(EMBEDDER, *NEWS, path=tmp_path / "news.sqlite")
    index = LexicalIndex(library)
    library.remove("b")
    put(library, Article(id="c", title="Schools", text="Teachers went back to work."))
    build(library, EMBEDDER)
    index.refresh()
    assert numbers(index, "school storm strike") == numbers(index, "work") == [4]


def test_scores_after_changes_are_those_of_a_fresh_index(tmp_path):
    library = built(EMBEDDER, *NEWS, path=tmp_path / "news.sqlite")
    LexicalIndex(library)
    library.remove("b")
    caught_up = LexicalIndex(library).search("schools", k=9)
    shutil.rmtree(tmp_path / "news.words")
    assert LexicalIndex(library).search("schools", k=9) == caught_up


@pytest.mark.parametrize("harm", [b"", b"no index", b"\xaa" * 5000])
@pytest.mark.parametrize("pattern", ["meta.json", "state.json", "*.term", "*.idx", "*.fast"])
def test_a_damaged_file_is_made_anew(tmp_path, pattern, harm):
    library = built(EMBEDDER, *NEWS, path=tmp_path / "news.sqlite")
    LexicalIndex(library)
    [file] = (tmp_path / "news.words").glob(pattern)
    file.write_bytes(harm)
    assert numbers(LexicalIndex(library), "storm") == [2]


@pytest.mark.parametrize("pattern", ["*.term", "*.idx", "*.fast", "*.store"])
def test_a_file_in_which_some_bytes_are_damaged_is_made_anew(tmp_path, pattern, caplog):
    library = built(EMBEDDER, *NEWS, path=tmp_path / "news.sqlite")
    LexicalIndex(library)
    [file] = (tmp_path / "news.words").glob(pattern)
    content = bytearray(file.read_bytes())
    content[len(content) // 4] ^= 0xFF
    file.write_bytes(content)
    assert numbers(LexicalIndex(library), "storm") == [2]
    assert "damaged, made anew" in caplog.text


def test_a_missing_file_is_made_anew(tmp_path):
    library = built(EMBEDDER, *NEWS, path=tmp_path / "news.sqlite")
    LexicalIndex(library)
    (tmp_path / "news.words" / "meta.json").unlink()
    assert numbers(LexicalIndex(library), "storm") == [2]


def test_an_index_that_is_current_is_opened_while_another_writes(tmp_path):
    library = built(EMBEDDER, *NEWS, path=tmp_path / "news.sqlite")
    index = LexicalIndex(library)
    with index._writing():
        assert numbers(LexicalIndex(library), "storm") == [2]


def test_the_words_of_another_library_of_the_same_name_are_not_used(tmp_path):
    first = built(EMBEDDER, *NEWS, path=tmp_path / "news.sqlite")
    LexicalIndex(first)
    earlier = first.database.generation
    first.database.close()
    for file in tmp_path.glob("news.sqlite*"):
        file.unlink()
    second = Library.open(tmp_path / "news.sqlite")
    for i in range(9):
        put(second, Article(id="only", text=f"zeppelin {i}"))
    assert second.database.generation > earlier
    assert numbers(LexicalIndex(second), "storm") == []


def test_the_folder_that_another_process_is_writing_is_not_taken_for_damaged(tmp_path, monkeypatch):
    monkeypatch.setattr(lexical, "PATIENCE", 0)
    library = built(EMBEDDER, *NEWS, path=tmp_path / "library.sqlite")
    other = LexicalIndex(library)
    with other._writing():
        put(library, Article(id="d", title="Rain", text="Rain fell in Vik."))
        build(library, EMBEDDER)
        files = sorted((tmp_path / "library.words").iterdir())
        with pytest.raises(CorpusError, match="still writing it; ask again"):
            LexicalIndex(library)
        assert sorted((tmp_path / "library.words").iterdir()) == files
    assert numbers(LexicalIndex(library), "rain") == [4]


def test_words_that_the_disk_does_not_take_are_not_deleted_as_damaged(tmp_path, monkeypatch):
    library = built(EMBEDDER, *NEWS, path=tmp_path / "library.sqlite")
    LexicalIndex(library)
    files = sorted((tmp_path / "library.words").iterdir())

    def full(folder):
        raise ValueError("An IO error occurred: 'No space left on device (os error 28)'")

    monkeypatch.setattr(lexical, "_index", full)
    with pytest.raises(CorpusError, match=r"cannot be written .*make room"):
        LexicalIndex(library)
    assert sorted((tmp_path / "library.words").iterdir()) == files


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), ValueError("No space left on device")]
)
def test_a_disk_that_is_full_while_words_are_written_is_told(tmp_path, monkeypatch, error):
    library = built(EMBEDDER, *NEWS, path=tmp_path / "library.sqlite")
    index = LexicalIndex(library)
    put(library, Article(id="d", title="Rain", text="Rain fell in Vik."))
    build(library, EMBEDDER)

    def full(self, state):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(LexicalIndex, "_store", full)
        with pytest.raises(CorpusError, match=r"cannot be written .*make room"):
            index.refresh()
        with pytest.raises(CorpusError, match=r"cannot be written .*make room"):
            LexicalIndex(library)
    index.refresh()
    assert numbers(index, "rain")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("sodliers", "soldiers"),
        ("shools", "Schools"),
        ("Zelinsky", "Zelenskyy"),
        ("walkng", "walking"),  # of which the index has the stem
        ("soldiers", None),  # it stands there
        ("Stomp", None),  # a name is no slip of a common word
        ("toldiers", None),  # the first letter differs
        ("sxldxxrs", None),
        ("", None),
    ],
)
def test_the_word_that_one_may_be_a_slip_of(word, meant):
    assert MEMORY.nearest_word(word) == meant
