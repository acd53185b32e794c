"""Plain text with the boilerplate of other pages around it: how much of both is left after reading.

For each page the lines of its body, as marked by hand, stand between the visible lines that are
above and below the body of another page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.cleaning.clean import assemble, lines_of
from corpus.cleaning.plain import scraped, visible_text
from corpus.pages.html import read_fragment
from corpus.sentences import sentence_spans

LINE_CHARS = 16  # shorter lines ("Sport") stand in many bodies by chance
SENTENCE_CHARS = 20


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page of news with its article marked by hand: `body` has a paragraph a line."""

    id: str
    url: str
    html: str
    body: str


@dataclass(frozen=True, slots=True)
class Scraped:
    """The lines of a body and those of another page around it."""

    id: str
    above: tuple[str, ...]
    body: tuple[str, ...]
    below: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it as a file that somebody scraped."""
        return visible_text("\n".join([*self.above, *self.body, *self.below]))


@dataclass(frozen=True, slots=True)
class Remains:
    """What reading made of a scraped text: body sentences and words of boilerplate, and the rest.

    A sentence counts from `SENTENCE_CHARS` on; it is kept if it is in the text, the title or the
    notice of the article.
    """

    id: str
    sentences: int
    lost: tuple[str, ...]
    words: int
    left: tuple[str, ...]

    @property
    def kept(self) -> float:
        """Share of the sentences that are still there; 1 if there were none."""
        return 1 - len(self.lost) / max(1, self.sentences)

    @property
    def gone(self) -> float:
        """Share of the words of boilerplate that were left out; 1 if there were none."""
        return 1 - sum(map(_words, self.left)) / max(1, self.words)


def scraped_texts(pages: Sequence[WebPage], *, shift: int = 1) -> list[Scraped]:
    """The bodies in the boilerplate of the page that stands `shift` further on in the list."""
    around = [_around(page) for page in pages]
    texts = []
    for i, page in enumerate(pages):
        above, below = around[(i + shift) % len(pages)]
        body = tuple(" ".join(line.split()) for line in page.body.split("\n") if line.strip())
        texts.append(Scraped(page.id, above, body, below))
    return texts


def remains(scraped_text: Scraped) -> Remains:
    """Read the text as a file of that content is read, and look for its parts."""
    text = scraped_text.text
    head, lines = scraped(text)
    article = assemble(text, [(line.start, line.end) for line in lines])
    found = "\n".join(map(_compact, (article, head.title, head.notice or "")))
    sentences = [sentence for line in scraped_text.body for sentence in _sentences(line)]
    body = set(scraped_text.body)
    return Remains(
        scraped_text.id,
        len(sentences),
        tuple(sentence for sentence in sentences if _compact(sentence) not in found),
        sum(map(_words, scraped_text.above + scraped_text.below)),
        tuple(line.text for line in lines if line.text not in body),
    )


def kept_share(results: Iterable[Remains]) -> float:
    """Share of all sentences of the bodies that are still there."""
    counts = [(result.sentences, len(result.lost)) for result in results]
    return 1 - sum(lost for _, lost in counts) / max(1, sum(all_ for all_, _ in counts))


def gone_share(results: Iterable[Remains]) -> float:
    """Share of all words of boilerplate that were left out."""
    counts = [(result.words, sum(map(_words, result.left))) for result in results]
    return 1 - sum(left for _, left in counts) / max(1, sum(words for words, _ in counts))


def _around(page: WebPage) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The visible lines above and below the body; none if no line of it is found."""
    _, shown = read_fragment(page.html, place=page.id, hidden=True)
    lines = [line.text for line in lines_of(shown)]
    body = _compact(page.body)
    found = [i for i, line in enumerate(lines) if _compact(line) in body]
    found = [i for i in found if len(_compact(lines[i])) >= LINE_CHARS]
    if not found:
        return (), ()
    return tuple(lines[: found[0]]), tuple(lines[found[-1] + 1 :])


def _sentences(line: str) -> list[str]:
    spans = [span for span in sentence_spans(line) if span[1] - span[0] >= SENTENCE_CHARS]
    return [line[start:end] for start, end in spans]


def _words(line: str) -> int:
    return len(line.split())


def _compact(text: str) -> str:
    return "".join(text.split())
