"""Articles: reading, cleaning, sentences, passages, and the SQLite library that holds them.

Imports nothing of ours. Readers are imported from `corpus.reading.read`: they load heavy libraries.
"""

from corpus.article import Article, CorpusError, Loaded, Page, Passage, Skipped
from corpus.library import Library
from corpus.listing import Change, Listed, Where

__all__ = [
    "Article",
    "Change",
    "CorpusError",
    "Library",
    "Listed",
    "Loaded",
    "Page",
    "Passage",
    "Skipped",
    "Where",
]
