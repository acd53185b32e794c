import pytest

from corpus import Article
from corpus.library import Library
from corpus.listing import Where
from embeddings import IndexMismatch
from embeddings.build import embed_pending, reembed, split_pending
from tests.embeddings.libraries import build, built, put
from tests.fakes import HashEmbedder

LONG = Article(id="long", title="Storm", text="The storm closed every school in town. " * 30)


def test_articles_without_passages_are_split_and_counted():
    library = Library.from_articles([LONG, Article(id="empty", text="")])
    assert list(split_pending(library, HashEmbedder())) == [2]
    assert list(split_pending(library, HashEmbedder())) == []


def test_passages_fit_the_model_and_cover_the_text():
    embedder = HashEmbedder(max_tokens=20)
    library = built(embedder, LONG)
    passages = library.passages(library.passage_numbers(Where())).values()
    texts = [LONG.text[p.start : p.end] for p in passages]
    assert max(embedder.count_tokens(text) for text in texts) <= 20
    assert " ".join(texts).split() == LONG.text.split()


def test_every_passage_gets_a_vector_once():
    library = built(HashEmbedder(), LONG)
    numbers = library.passage_numbers(Where())
    assert [number for number, _ in library.vectors_added(0)] == numbers
    assert library.vectors([*numbers, 999]) == dict(library.vectors_added(0))
    assert list(embed_pending(library, HashEmbedder())) == []


def test_a_library_of_another_model_is_refused_with_both_names_and_the_remedy():
    library = built(HashEmbedder("old-model"), LONG)
    with pytest.raises(IndexMismatch, match=r"old-model .*new-model .*byline reembed"):
        next(embed_pending(library, HashEmbedder("new-model")))


def test_a_model_that_reads_another_length_is_another_model():
    library = built(HashEmbedder(max_tokens=40), LONG)
    with pytest.raises(IndexMismatch, match=r"reads 40 tokens.*reads 80 tokens"):
        next(split_pending(library, HashEmbedder(max_tokens=80)))


def test_reembedding_makes_the_library_one_of_the_new_model():
    library, embedder = built(HashEmbedder("old"), LONG), HashEmbedder("new", dim=32)
    reembed(library, embedder)
    assert library.vectors_added(0) == []
    build(library, embedder)
    assert {len(row) for _, row in library.vectors_added(0)} == {32 * 4}


def test_articles_changed_while_they_were_split_are_split_again():
    library = Library.from_articles([LONG])
    [before] = library.unsplit(10)
    put(library, Article(id="long", text="Short now."))
    library.put_passages([(before, [])])
    assert list(split_pending(library, HashEmbedder())) == [1]
    assert len(library.passage_numbers(Where())) == 1
