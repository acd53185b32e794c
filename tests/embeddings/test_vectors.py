import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article
from corpus.library import Library
from corpus.listing import Where
from embeddings import vectors
from embeddings.vectors import VectorIndex
from tests.embeddings.libraries import build, built, put
from tests.fakes import HashEmbedder

EMBEDDER = HashEmbedder()
WORDS = ["troops", "budget", "storm", "election", "vaccine", "river", "strike"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


def brute_force(library, vector, k, allowed=None):
    """Numbers and cosines by numpy, over the library's own vectors."""
    scores = {
        number: round(float(np.frombuffer(row, "<f4") @ vector), 6)
        for number, row in library.vectors_added(0)
        if allowed is None or number in allowed
    }
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:k]


def close(found, expected):
    """Equal up to the last digit, which may also swap passages it tells apart."""
    np.testing.assert_allclose([s for _, s in found], [s for _, s in expected], atol=2e-6)
    cut = expected[-1][1] + 3e-6 if expected else 0
    return {n for n, s in found if s > cut} == {n for n, s in expected if s > cut}


def articles(n):
    return [Article(id=str(i), text=f"word{i} {WORDS[i % 7]} word{i % 5}") for i in range(n)]


@given(texts=st.lists(TEXTS, min_size=1, max_size=30), question=TEXTS, k=st.integers(1, 40))
@settings(max_examples=60, deadline=None)
def test_search_is_exact(texts, question, k):
    library = built(EMBEDDER, *(Article(id=str(i), text=t) for i, t in enumerate(texts)))
    vector = EMBEDDER.embed_question(question)
    found = VectorIndex(library, EMBEDDER.dim).search(vector, k=k)
    assert close(found, brute_force(library, vector, k))


@given(numbers=st.sets(st.integers(1, 60)), k=st.integers(1, 10))
@settings(max_examples=40, deadline=None)
def test_only_allowed_passages_are_ranked(numbers, k):
    library = built(EMBEDDER, *articles(50))
    vector = EMBEDDER.embed_question("storm word3")
    found = VectorIndex(library, EMBEDDER.dim).search(vector, k=k, allowed=numbers)
    assert close(found, brute_force(library, vector, k, numbers))


def test_equal_vectors_come_in_the_order_of_their_numbers():
    texts = ("storm budget", "storm") * 10
    marked = (Article(id=str(i), text=f"{t}{' ' * i}.") for i, t in enumerate(texts))
    index = VectorIndex(built(EMBEDDER, *marked), EMBEDDER.dim)
    for k in range(1, 21):
        found = index.search(EMBEDDER.embed_question("storm"), k=k)
        assert [number for number, _ in found] == [*range(2, 21, 2), *range(1, 21, 2)][:k]


def test_vectors_are_stored_in_one_file_beside_the_library(tmp_path):
    library = built(EMBEDDER, *articles(30), path=tmp_path / "news.sqlite")
    VectorIndex(library, EMBEDDER.dim)
    put(library, Article(id="new", text="a quite new strike"), *articles(60)[30:])
    build(library, EMBEDDER)
    VectorIndex(library, EMBEDDER.dim)
    [file] = tmp_path.glob("*.faiss")
    identity, generation = library.database.manifest("identity"), library.database.generation
    assert file.name == f"news.{identity}.{generation}-{library.database.stamp(generation)}.faiss"


def test_a_few_new_vectors_are_searched_beside_the_file(tmp_path):
    library = built(EMBEDDER, *articles(50), path=tmp_path / "news.sqlite")
    index = VectorIndex(library, EMBEDDER.dim)
    [before] = tmp_path.glob("*.faiss")
    put(library, Article(id="new", text="zeppelin"))
    build(library, EMBEDDER)
    index.refresh()
    assert list(tmp_path.glob("*.faiss")) == [before]
    assert index.search(EMBEDDER.embed_question("zeppelin"), k=1) == [(51, 1.0)]


def test_a_stored_index_is_read_again_without_the_vectors(tmp_path):
    library = built(EMBEDDER, *articles(30), path=tmp_path / "news.sqlite")
    vector = EMBEDDER.embed_question("election")
    expected = VectorIndex(library, EMBEDDER.dim).search(vector, k=9)
    with library.database.transaction():
        library.database.write("DELETE FROM vectors")
    assert VectorIndex(library, EMBEDDER.dim).search(vector, k=9) == expected


def test_a_missing_or_damaged_file_is_made_anew(tmp_path):
    library = built(EMBEDDER, *articles(30), path=tmp_path / "news.sqlite")
    vector = EMBEDDER.embed_question("election")
    expected = VectorIndex(library, EMBEDDER.dim).search(vector, k=9)
    [file] = tmp_path.glob("*.faiss")
    whole = file.read_bytes()
    for content in (b"", b"no index", whole[: len(whole) // 2]):
        file.write_bytes(content)
        assert VectorIndex(library, EMBEDDER.dim).search(vector, k=9) == expected
        assert file.read_bytes() == whole
    file.unlink()
    assert VectorIndex(library, EMBEDDER.dim).search(vector, k=9) == expected


def test_the_index_of_another_library_of_the_same_name_is_not_used(tmp_path):
    path = tmp_path / "news.sqlite"
    first = built(EMBEDDER, *articles(30), path=path)
    VectorIndex(first, EMBEDDER.dim)
    first.database.close()
    for file in tmp_path.glob("news.sqlite*"):
        file.unlink()
    second = built(EMBEDDER, Article(id="only", text="zeppelin"), path=path)
    assert VectorIndex(second, EMBEDDER.dim).search(EMBEDDER.embed_question("x"), k=9)[1:] == []


def test_a_removed_passage_does_not_come_back(tmp_path):
    library = built(EMBEDDER, *articles(50), path=tmp_path / "news.sqlite")
    index = VectorIndex(library, EMBEDDER.dim)
    library.remove("7")
    index.refresh()
    again = VectorIndex(Library.open(tmp_path / "news.sqlite"), EMBEDDER.dim)
    for each in (index, again):
        found = each.search(EMBEDDER.embed_question("word7"), k=50)
        assert sorted(n for n, _ in found) == library.passage_numbers(Where())
        assert each.search(EMBEDDER.embed_question("word7"), k=50, allowed=[8]) == []


def test_an_index_newer_than_the_library_is_not_used(tmp_path):
    library = built(EMBEDDER, *articles(50), path=tmp_path / "news.sqlite")
    VectorIndex(library, EMBEDDER.dim)
    [file] = tmp_path.glob("*.faiss")
    file.rename(tmp_path / f"news.{library.database.manifest('identity')}.999.faiss")
    library.remove("7")
    found = VectorIndex(library, EMBEDDER.dim).search(EMBEDDER.embed_question("word7"), k=50)
    assert sorted(n for n, _ in found) == library.passage_numbers(Where())


def many(tmp_path, monkeypatch, n=300):
    """A stored library whose index is of lists, since more than 100 count as many."""
    monkeypatch.setattr(vectors, "EXACT_UP_TO", 100)
    return built(EMBEDDER, *articles(n), path=tmp_path / "news.sqlite")


def test_lists_find_nearly_what_exact_search_does(tmp_path, monkeypatch):
    library = many(tmp_path, monkeypatch, 1000)
    monkeypatch.setattr(vectors, "PROBED", 0.5)
    index = VectorIndex(library, EMBEDDER.dim)
    vector = EMBEDDER.embed_question("word12 storm")
    found = {number for number, _ in index.search(vector, k=10)}
    assert len(found & {number for number, _ in brute_force(library, vector, 10)}) >= 9


def test_among_allowed_passages_lists_are_searched_exactly(tmp_path, monkeypatch):
    library = many(tmp_path, monkeypatch)
    monkeypatch.setattr(vectors, "PROBED", 0.0)
    vector = EMBEDDER.embed_question("storm word3")
    allowed = set(range(1, 300, 7))
    found = VectorIndex(library, EMBEDDER.dim).search(vector, k=9, allowed=allowed)
    assert close(found, brute_force(library, vector, 9, allowed))


def test_lists_are_opened_as_they_were_stored(tmp_path, monkeypatch, caplog):
    library = many(tmp_path, monkeypatch)
    stored = VectorIndex(library, EMBEDDER.dim)
    with monkeypatch.context() as patched:
        patched.setattr(vectors, "_made", None)  # nothing is made anew
        again = VectorIndex(library, EMBEDDER.dim)
    vector = EMBEDDER.embed_question("storm word3")
    assert close(again.search(vector, k=9), stored.search(vector, k=9))
    assert not caplog.records


def test_lists_are_read_again_and_merged_with_what_came_and_went(tmp_path, monkeypatch):
    library = many(tmp_path, monkeypatch)
    VectorIndex(library, EMBEDDER.dim)
    library.remove("7")
    put(library, *articles(400)[300:])
    build(library, EMBEDDER)
    index = VectorIndex(library, EMBEDDER.dim)
    everything = range(1, 401)
    found = index.search(EMBEDDER.embed_question("word7"), k=400, allowed=everything)
    assert sorted(n for n, _ in found) == library.passage_numbers(Where())


class Racing(Library):
    """A library to which someone adds articles just after its generation was read."""

    late: tuple[Article, ...] = ()

    def passages_removed(self, since: int) -> list[int]:
        put(self, *self.late)
        build(self, EMBEDDER)
        return super().passages_removed(since)


def test_vectors_that_come_while_the_index_catches_up_are_found_once():
    library = Racing(built(EMBEDDER, *articles(50)).database)
    index = VectorIndex(library, EMBEDDER.dim)
    put(library, Article(id="first", text="zeppelin"))
    build(library, EMBEDDER)
    library.late = (Article(id="second", text="zeppelin zeppelin"),)
    index.refresh()
    index.refresh()
    found = index.search(EMBEDDER.embed_question("zeppelin"), k=2)
    assert (found, len(index)) == ([(51, 1.0), (52, 1.0)], 52)


def test_a_library_in_memory_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert len(VectorIndex(built(EMBEDDER, *articles(30)), EMBEDDER.dim)) == 30
    assert list(tmp_path.iterdir()) == []
