"""What indexes and models read: the words of passages and the headings of their articles."""

from collections.abc import Iterator, Mapping

from corpus import Article, CorpusError, Passage
from corpus.library import Library
from corpus.sentences import sentence_spans
from embeddings.protocols import Sentences

LONGEST_HEAD = 120  # characters of a title


def head(article: Article) -> str:
    """The title as a sentence before the words of a passage; "" without one."""
    return f"{article.title[:LONGEST_HEAD]}. " if article.title else ""


def to_read(article: Article, passage: Passage) -> Sentences:
    """The sentences of a passage behind the head of its article."""
    before, words = head(article), article.text[passage.start : passage.end]
    spans = tuple((len(before) + a, len(before) + b) for a, b in sentence_spans(words))
    return Sentences(before + words, spans)


def passage_texts(
    library: Library, passages: Mapping[int, Passage]
) -> Iterator[tuple[int, str, str]]:
    """Number, heading (title and source) and text of each passage; gone ones are left out."""
    article = None
    for number, passage in passages.items():
        if article is None or article.id != passage.article_id:
            try:
                article = library.article(passage.article_id)
            except CorpusError:
                continue
        heading = f"{article.title} {article.source or ''}".strip()
        yield number, heading, article.text[passage.start : passage.end]
