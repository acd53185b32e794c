"""Addresses: the cited words on the page they come from, and what may be linked to at all."""

import re
from urllib.parse import quote

from corpus import Article
from qa import Citation

WEB = re.compile(r"https?://[^\s<>\"']+")
EDGE_WORDS = 5  # of a long quote at each end: enough to be found once on a page
LONG_QUOTE = 12  # words: a shorter one is named whole


def web_address(article: Article) -> str | None:
    """The address of the article's page; `None` if it has none that may be linked to.

    >>> web_address(Article(text="It rose.", url="javascript:alert(1)")) is None
    True
    """
    return article.url if article.url and WEB.fullmatch(article.url) else None


def original(citation: Citation) -> str | None:
    """The address of the cited words on the article's page, as a text fragment [1].

    [1] WICG, "Scroll to Text Fragment", 2019: `#:~:text=start,end`.
    """
    address = web_address(citation.article)
    if address is None:
        return None
    return address + ("" if "#" in address else "#") + f":~:text={text_fragment(citation.quote)}"


def text_fragment(text: str) -> str:
    """`text` as a browser looks for it: whole, or the words it begins and ends with.

    >>> text_fragment("It rose, well-fed.")
    'It%20rose%2C%20well%2Dfed.'
    """
    words = text.split()
    if len(words) <= LONG_QUOTE:
        return _encoded(words)
    return f"{_encoded(words[:EDGE_WORDS])},{_encoded(words[-EDGE_WORDS:])}"


def _encoded(words: list[str]) -> str:
    """Percent-encoded; a dash would be taken for the mark of a prefix."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
