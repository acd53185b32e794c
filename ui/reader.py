"""An article opened beside an answer: found again as it was cited, and what changed in it since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from corpus import Article, CorpusError
from corpus.sentences import sentence_spans
from qa import Citation
from ui.highlights import Highlight
from ui.links import original
from ui.render import OpenArticle, article_html
from ui.shelf import Shelf

MOST_HIGHLIGHTS = 200  # of one article; an answer cites far fewer


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a citation names: words of an article in a revision, and the answer it stands in.

    `others` are further words of the article that the answer cites: number, start, end.
    """

    article: str
    revision: str
    number: int
    start: int
    end: int
    answer: str = ""
    others: tuple[tuple[int, int, int], ...] = ()

    @classmethod
    def of(cls, sent: Mapping[str, Any]) -> Wanted:
        """What the page sent.

        Raises:
            ValueError: it is no citation.
        """
        try:
            listed = list(sent["others"])[:MOST_HIGHLIGHTS]
            others = [(int(number), int(start), int(end)) for number, start, end in listed]
            number, start, end = int(sent["number"]), int(sent["start"]), int(sent["end"])
            named = str(sent["article"]), str(sent["revision"])
            return cls(*named, number, start, end, str(sent["answer"]), tuple(others))
        except (KeyError, TypeError) as error:
            raise ValueError(f"no citation: {error}; load the page again") from error


def opened_html(shelf: Shelf, wanted: Wanted) -> str:
    """The article with the cited words highlighted.

    Raises:
        CorpusError: neither the library nor the answer has it any more.
    """
    article = _as_cited(shelf, wanted)
    now = _found(shelf, wanted.article, None)
    change = "removed" if now is None else "changed" if now.revision != article.revision else ""
    current = Highlight(wanted.number, wanted.start, wanted.end, current=True)
    others = [Highlight(number, start, end) for number, start, end in wanted.others]
    citation = Citation(wanted.number, article, wanted.start, wanted.end)
    differences = differing(article.text, now.text) if now and change else ()
    return article_html(
        OpenArticle(article, (current, *others), original(citation), change, tuple(differences))
    )


def _as_cited(shelf: Shelf, wanted: Wanted) -> Article:
    """The article in the revision cited: from the library, else as the answer keeps it."""
    if found := _found(shelf, wanted.article, wanted.revision):
        return found
    answer = shelf.answers.answer(wanted.answer).answer
    kept = [c.article for c in answer.citations] + [e.article for e in answer.evidence]
    for article in kept:
        if (article.id, article.revision) == (wanted.article, wanted.revision):
            return article
    raise CorpusError(f"article {wanted.article!r} is neither in the library nor in this answer")


def _found(shelf: Shelf, article_id: str, revision: str | None) -> Article | None:
    try:
        return shelf.library.article(article_id, revision)
    except CorpusError:
        return None


def differing(before: str, after: str) -> Sequence[tuple[str, str]]:
    """The sentences `gone` from the text and those `new` in it, in order.

    >>> differing("It rose. Two died.", "It rose. Three died.")
    [('gone', 'Two died.'), ('new', 'Three died.')]
    """
    old, new = ([t[a:b] for a, b in sentence_spans(t)] for t in (before, after))
    found = list[tuple[str, str]]()
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            found += [("gone", text) for text in old[a:b]] + [("new", text) for text in new[c:d]]
    return found
