import math
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article, CorpusError, Passage
from corpus.library import Library
from corpus.listing import Where
from embeddings import Hit, IndexMismatch
from embeddings.build import embed_pending, reembed, split_pending
from embeddings.ranking import fused, spread, with_merits
from embeddings.search import Searcher
from tests.embeddings.libraries import build, built, put
from tests.fakes import HashEmbedder

EMBEDDER = HashEmbedder(dim=256)
NEWS = (
    Article(id="a", title="Storm", text="The storm closed schools.", published="2024-10-01"),
    Article(id="b", title="Strike", text="Teachers closed schools.", source="Reuters"),
    Article(id="c", title="Budget", text="The budget passed.", published="2024-11-01"),
)
WORDS = ["troops", "budget", "storm", "election", "vaccine"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
IDS = st.sampled_from("abcdef")
CHANGES = st.lists(st.tuples(IDS, st.none() | TEXTS), max_size=12)


def ids(hits):
    return [hit.passage.article_id for hit in hits]


def change(library, article_id, text):
    """Add or change the article, or remove it where `text` is none."""
    if text:
        put(library, Article(id=article_id, title=article_id, text=f"{text} {article_id}."))
        return
    try:
        library.remove(article_id)
    except CorpusError:
        return


def test_the_best_passage_comes_first_with_a_score_of_at_most_one():
    hits = Searcher(built(EMBEDDER, *NEWS), EMBEDDER).search("storm schools", k=3)
    assert ids(hits)[:2] == ["a", "b"]
    assert 1 >= hits[0].score > hits[1].score > hits[-1].score >= 0


def test_an_empty_library_has_no_hits():
    assert Searcher(Library.from_articles([]), EMBEDDER).search("storm", k=5) == []


def test_k_below_one_is_refused():
    with pytest.raises(ValueError, match="k is 0"):
        Searcher(built(EMBEDDER, *NEWS), EMBEDDER).search("storm", k=0)


def test_where_filters_before_ranking():
    searcher = Searcher(built(EMBEDDER, *NEWS), EMBEDDER)
    assert ids(searcher.search("storm", k=1, where=Where(since="2024-10-15"))) == ["c"]
    assert ids(searcher.search("storm", k=9, where=Where(sources=("reuters",)))) == ["b"]
    assert searcher.search("storm", k=9, where=Where(sources=("AP",))) == []


@pytest.mark.parametrize("name", ["Österreich Heute", "österreich heute", "ÖSTERREICH HEUTE"])
def test_a_source_with_letters_beyond_ascii_is_found_whatever_its_case(name):
    library = built(EMBEDDER, Article(id="o", text="The storm came.", source="Österreich Heute"))
    hits = Searcher(library, EMBEDDER).search("storm", k=9, where=Where(sources=(name,)))
    assert ids(hits) == ["o"]


def test_an_article_is_of_its_publisher_and_of_the_agency_that_it_credits():
    wired = Article(
        id="w", title="Storm", text="The storm closed the harbour.", source="Norrby Post",
        agency="Reuters", published="2024-10-14",
    )  # fmt: skip
    library = built(EMBEDDER, *NEWS, wired)
    searcher = Searcher(library, EMBEDDER)
    for name in ("reuters", "Norrby Post"):
        assert "w" in ids(searcher.search("storm", k=9, where=Where(sources=(name,))))
    assert {"Norrby Post", "Reuters"} <= set(library.sources())
    said = searcher.search("What did Reuters write of the storm at the harbour?", k=1)
    assert ids(said) == ["w"]


def test_a_library_not_embedded_yet_is_searched_by_words():
    library = Library.from_articles(NEWS)
    assert list(split_pending(library, EMBEDDER)) == [3]
    searcher = Searcher(library, EMBEDDER)
    [hit] = searcher.search("teachers", k=5)
    assert hit.passage.article_id == "b"
    assert 0.9 < hit.score <= 1


def test_passages_without_vectors_are_found_beside_embedded_ones():
    library = built(EMBEDDER, *NEWS)
    put(library, Article(id="d", text="A submarine sank."))
    assert list(split_pending(library, EMBEDDER)) == [1]
    searcher = Searcher(library, EMBEDDER)
    assert ids(searcher.search("submarine", k=1)) == ["d"]


def test_articles_added_and_removed_are_seen_by_the_next_search():
    library = built(EMBEDDER, *NEWS)
    searcher = Searcher(library, EMBEDDER)
    library.remove("a")
    put(library, Article(id="d", text="Another storm came."))
    build(library, EMBEDDER)
    assert ids(searcher.search("storm", k=1)) == ["d"]
    assert "a" not in ids(searcher.search("storm", k=9))


@given(CHANGES, TEXTS)
@settings(max_examples=40, deadline=None)
def test_after_any_changes_search_equals_that_of_a_fresh_index(changes, question):
    library = built(EMBEDDER, *NEWS)
    searcher = Searcher(library, EMBEDDER)
    for article_id, text in changes:
        change(library, article_id, text)
        build(library, EMBEDDER)
        searcher.refresh()
    hits = searcher.search(question, k=50)
    assert hits == Searcher(library, EMBEDDER).search(question, k=50)
    living = library.passages(library.passage_numbers(Where())).values()
    assert {hit.passage for hit in hits} <= set(living)


@given(TEXTS, st.sampled_from([Where(since="2024-10-02"), Where(sources=("Reuters",)), Where()]))
@settings(max_examples=20, deadline=None)
def test_a_filter_leaves_what_the_unfiltered_search_has_of_it(question, where):
    library = built(EMBEDDER, *NEWS)
    allowed = library.passages(library.passage_numbers(where)).values()
    searcher = Searcher(library, EMBEDDER)
    everything = [hit.passage for hit in searcher.search(question, k=9)]
    found = [hit.passage for hit in searcher.search(question, k=9, where=where)]
    assert found == [passage for passage in everything if passage in set(allowed)]


def test_a_library_of_another_model_is_refused_also_when_it_changes_later():
    library = built(EMBEDDER, *NEWS)
    searcher, other = Searcher(library, EMBEDDER), HashEmbedder("other", dim=32)
    with pytest.raises(IndexMismatch, match="other"):
        Searcher(library, other)
    reembed(library, other)
    with pytest.raises(IndexMismatch, match="other"):
        searcher.search("storm", k=1)


def test_a_reembedded_library_is_searched_with_the_new_model(tmp_path):
    library, other = built(EMBEDDER, *NEWS, path=tmp_path / "n.sqlite"), HashEmbedder("o", dim=32)
    Searcher(library, EMBEDDER)
    reembed(library, other)
    build(library, other)
    assert ids(Searcher(library, other).search("storm schools", k=1)) == ["a"]


def test_threads_may_search_while_articles_are_added(tmp_path):
    library = built(EMBEDDER, *NEWS, path=tmp_path / "news.sqlite")
    searcher, found = Searcher(library, EMBEDDER), []

    def ask():
        found.extend(ids(searcher.search("storm schools", k=1)) for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for i in range(20):
        put(library, Article(id=f"new{i}", text=f"Budget number {i} passed."))
        build(library, EMBEDDER)
    for thread in threads:
        thread.join()
    assert found == [["a"]] * 80


@pytest.mark.parametrize("name", [None, "news.sqlite"])
def test_a_snapshot_stays_as_it_is_when_the_library_changes(tmp_path, name):
    library = built(EMBEDDER, *NEWS, path=name and tmp_path / name)
    searcher = Searcher(library, EMBEDDER)
    with searcher.snapshot() as now:
        library.remove("b")
        put(library, Article(id="a", title="Storm", text="The storm is over."))
        put(library, Article(id="d", title="Schools", text="Schools are open."))
        build(library, EMBEDDER)
        assert ids(searcher.search("schools", k=1)) == ["d"]
        hits = now.search("storm closed schools", k=9)
        assert sorted(ids(hits)) == ["a", "b", "c"]
        assert now.library.article("a").text == "The storm closed schools."
        assert now.nearest_word("Teechers strike") is None
    assert "b" not in ids(searcher.search("closed schools", k=9))


def test_fusion_is_the_weighted_mean_of_cosine_and_relative_lexical_score():
    scored = fused({1: 0.8, 2: 0.4}, {2: 6.0, 3: 3.0}, dense_weight=0.5)
    assert scored == [(2, 0.7), (1, 0.4), (3, 0.25)]
    assert fused({1: -0.3, 2: 0.0}, {}, dense_weight=0.5) == [(1, 0.0), (2, 0.0)]


def test_the_indexes_of_what_a_library_was_before_it_was_put_back_are_not_used(tmp_path):
    file, backup = tmp_path / "news.sqlite", tmp_path / "backup"
    library = built(EMBEDDER, *NEWS, path=file)
    library.database.close()
    backup.write_bytes(file.read_bytes())
    lost = built(EMBEDDER, Article(id="lost", text="A submarine sank."), path=file)
    Searcher(lost, EMBEDDER)
    lost.database.close()
    backup.replace(file)
    again = built(EMBEDDER, Article(id="d", text="A zeppelin landed."), path=file)
    put(again, Article(id="e", text="Rain fell."))
    searcher = Searcher(again, EMBEDDER)
    assert searcher._lexical.search("submarine", k=1) == []
    assert ids(searcher.search("zeppelin", k=1)) == ["d"]


def test_a_library_that_can_only_be_read_is_searched(tmp_path, monkeypatch):
    built(EMBEDDER, *NEWS, path=tmp_path / "news.sqlite").database.close()
    files = sorted(tmp_path.iterdir())
    monkeypatch.setattr("os.access", lambda place, mode: False)
    monkeypatch.setattr("embeddings.vectors.VectorIndex._store", lambda index: None)
    library = Library.open(tmp_path / "news.sqlite")
    assert ids(Searcher(library, EMBEDDER).search("storm", k=1)) == ["a"]
    assert sorted(tmp_path.iterdir()) == files


KILLED_WHILE_EMBEDDING = """
import os, signal, sys
from corpus.library import Library
from embeddings import build
from tests.fakes import HashEmbedder
build.PASSAGE_BATCH = 2
steps = build.embed_pending(Library.open(sys.argv[1]), HashEmbedder(dim=256))
next(steps)
library_write = Library.put_vectors
def killed(self, vectors):
    with self.database.transaction():
        library_write(self, vectors)
        os.kill(os.getpid(), signal.SIGKILL)
Library.put_vectors = killed
next(steps)
"""


def test_a_library_whose_embedding_was_killed_opens_searches_and_goes_on(tmp_path):
    path = tmp_path / "news.sqlite"
    library = Library.open(path)
    put(library, *NEWS, Article(id="d", text="A zeppelin landed."))
    assert list(split_pending(library, EMBEDDER)) == [4]
    command = [sys.executable, "-c", KILLED_WHILE_EMBEDDING, str(path)]
    root = Path(__file__).parents[2]
    assert subprocess.run(command, cwd=root, check=False).returncode == -9
    survivor = Library.open(path)
    assert len(survivor.vectors_added(0)) == 2
    assert ids(Searcher(survivor, EMBEDDER).search("zeppelin", k=1)) == ["d"]
    assert list(embed_pending(survivor, EMBEDDER)) == [2]
    assert ids(Searcher(survivor, EMBEDDER).search("teachers schools", k=1)) == ["b"]


def test_of_copies_the_earliest_is_shown_and_of_the_others_what_it_does_not_say():
    story = " ".join(f"Sentence {i} of the story tells what the river did." for i in range(12))
    first = Article(id="first", text=story, published="2024-05-04")
    later = Article(id="later", text=story + " Jana Novak saw the river.", published="2024-05-05")
    library = built(EMBEDDER, later, first)
    assert library.copies("first") == ["later"]
    hits = Searcher(library, EMBEDDER).search("what did the river do", k=20)
    told = [
        library.article("later").text[h.passage.start : h.passage.end]
        for h in hits
        if h.passage.article_id == "later"
    ]
    assert {hit.passage.article_id for hit in hits} == {"first", "later"}
    assert all("Jana Novak" in text for text in told)


def test_the_article_of_the_named_source_comes_before_one_that_says_the_same():
    same = [Article(id=s, text=f"The minister resigned, {s} heard.", source=s) for s in ("AP", "X")]
    searcher = Searcher(built(EMBEDDER, *same), EMBEDDER)
    assert ids(searcher.search("Does X say that the minister resigned?", k=2)) == ["X", "AP"]
    assert ids(searcher.search("Does AP say that the minister resigned?", k=2)) == ["AP", "X"]


def test_the_article_of_the_named_day_comes_first():
    days = [
        Article(id=day, text=f"The minister spoke of budget {day[-2:]}.", published=day)
        for day in ("2024-05-01", "2024-05-02", "2024-05-03")
    ]
    searcher = Searcher(built(EMBEDDER, *days), EMBEDDER)
    found = searcher.search("What did the minister say of it on May 3, 2024?", k=1)
    assert ids(found) == ["2024-05-03"]


def test_merits_add_their_weights_over_the_most_possible():
    merits = [(0.25, {1: 0.0, 2: 1.0}), (0.25, {1: 1.0, 2: 1.0})]
    assert with_merits([(1, 0.5), (2, 0.4)], merits) == [
        (2, pytest.approx(0.6)),
        (1, pytest.approx(0.5)),
    ]


def test_of_two_alike_the_newer_article_comes_first_unless_the_question_names_a_year():
    old = Article(id="old", text="A storm hit.", published="2018-01-01")
    new = Article(id="new", text="A storm hit us.", published="2024-01-01")
    searcher = Searcher(built(EMBEDDER, old, new), EMBEDDER)
    assert ids(searcher.search("storm", k=2)) == ["new", "old"]
    assert ids(searcher.search("storm of 2018", k=2)) == ["old", "new"]


def test_news_of_the_days_in_which_a_question_is_asked_comes_first():
    articles = [
        Article(id=day, text=f"A storm came {n}.", published=day)
        for n, day in enumerate(("2024-03-04", "2024-05-06", "2024-09-01"))
    ]
    searcher = Searcher(built(EMBEDDER, *articles), EMBEDDER)
    assert ids(searcher.search("storm", k=1)) == ["2024-09-01"]
    [near] = searcher.search("storm", k=1, today="2024-05-08")
    assert (near.passage.article_id, near.timely) == ("2024-05-06", pytest.approx(math.exp(-0.2)))
    assert {hit.timely for hit in searcher.search("storm", k=3)} == {0.0}
    assert {hit.timely for hit in searcher.search("storm of 2018", k=3, today="2024-05-08")} == {0}


def hit(article_id, start, score):
    return Hit(Passage(article_id, start, start + 9), score)


def test_what_tells_something_else_comes_before_the_same_again():
    hits = [hit("a", 0, 0.5), hit("b", 0, 0.49), hit("c", 0, 0.4), hit("d", 0, 0.3)]
    north, east = np.eye(2, dtype=np.float32)
    vectors = {hits[0].passage: north, hits[1].passage: north, hits[2].passage: east}
    assert spread(hits, 4, vectors, alike=0.25) == [hits[at] for at in (0, 2, 3, 1)]
    assert spread(hits, 2, vectors, alike=0.25) == [hits[at] for at in (0, 2, 1, 3)]
    assert spread(hits, 4, vectors, alike=0.05) == hits
    assert spread(hits, 9, {}, alike=0.25) == hits
    assert spread([], 3, vectors, alike=0.25) == []
