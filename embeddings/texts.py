"""What the indexes are made from: the words of passages and the headings of their articles."""

from collections.abc import Iterator, Mapping

from corpus import CorpusError, Passage
from corpus.library import Library


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
