"""Benchmark of reading articles: web pages, scraped plain text, and how fast both are read.

`python -m eval.bench.articles FOLDER` prints the tables of `docs/articles.md`. The folder has
`extraction/pages.jsonl.gz`, rows of `id`, `url`, `html` and the `body` as marked by hand, and may
have `news/archive.jsonl.gz`, articles (`text`) that a search engine had extracted already.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import fmean
from typing import Any

import trafilatura

from corpus import CorpusError
from corpus.cleaning.clean import assemble, lines_of
from corpus.cleaning.furniture import is_end_note, is_furniture, is_glued, is_pointer
from corpus.cleaning.notices import is_notice
from corpus.cleaning.plain import scraped, visible_text
from corpus.pages.html import read_html
from eval.bench.boilerplate import (
    Remains,
    Scraped,
    WebPage,
    gone_share,
    kept_share,
    remains,
    scraped_texts,
)
from eval.bench.data import half
from eval.bench.tables import mean, table

GRAM = 4  # words: the measure of the article-extraction-benchmark
SHIFTS = (1, 2, 3)  # whose boilerplate stands around a body: that of the next pages in the list
ARTICLES = 5_000  # of those extracted already
ROUNDS = 5  # each text is read as often when the clock runs
Extractor = Callable[[WebPage], str]


@dataclass(frozen=True, slots=True)
class Match:
    """How far two texts have the same runs of words; each in 0..1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)


def match(found: str, body: str) -> Match:
    """Runs of four words of both texts, as multisets; nothing in common with an empty text.

    >>> match("a b c d", "a b c d e")
    Match(precision=1.0, recall=0.5)
    """
    ours, theirs = _grams(found), _grams(body)
    shared = (ours & theirs).total()
    return Match(shared / max(1, ours.total()), shared / max(1, theirs.total()))


def extraction_table(pages: Sequence[WebPage]) -> str:
    """Precision, recall and F1 over web pages, beside trafilatura with its own settings."""
    rows = []
    for name, extract in {"Byline": _by_us, "trafilatura": _by_trafilatura}.items():
        matches = [match(extract(page), page.body) for page in pages]
        figures = ([m.precision for m in matches], [m.recall for m in matches])
        rows.append([name, *map(mean, (*figures, [m.f1 for m in matches]))])
    return table(["web pages", "precision", "recall", "F1"], rows)


def plain_table(pages: Sequence[WebPage]) -> str:
    """Body sentences kept and boilerplate left out, within either half of the pages and in all.

    Rules are chosen on the pages of one half, bodies and boilerplate, and hold if the other agrees.
    """
    parts = {f"half {part}": [p for p in pages if half(p.id) == part] for part in ("a", "b")}
    rows = []
    for name, own in {**parts, "all": pages}.items():
        for shift in SHIFTS if own else ():
            results = [remains(text) for text in scraped_texts(own, shift=shift)]
            rows.append([f"{name}, boilerplate of page +{shift}", *_shares(results)])
    head = ["plain text", "sentences kept", "boilerplate words gone", "mean of pages: kept", "gone"]
    return table(head, rows)


def extracted_table(texts: Iterable[str]) -> str:
    """Prose lines left out of articles with hardly any boilerplate, by what they are."""
    prose = 0
    lost: Counter[str] = Counter()
    for text in texts:
        page = visible_text(text)
        kept = {line.start for line in scraped(page)[1]}
        lines = [line for line in lines_of(page) if line.is_prose]
        prose += len(lines)
        lost.update(_what(line.text) for line in lines if line.start not in kept)
    rows = [[what, f"{n / max(1, prose):.2%}", f"{n:,}"] for what, n in lost.most_common()]
    rows.append(["all", f"{lost.total() / max(1, prose):.2%}", f"{lost.total():,} of {prose:,}"])
    return table(["prose lines left out of articles extracted before", "share", "lines"], rows)


def speed_table(pages: Sequence[WebPage]) -> str:
    """Texts and pages read and cleaned in a second of one core."""
    texts = [text.text for text in scraped_texts(pages)] * ROUNDS
    words = fmean(len(text.split()) for text in texts)
    plain = _rate(lambda: [scraped(visible_text(text)) for text in texts], len(texts))
    html = _rate(lambda: [_by_us(page) for page in pages], len(pages))
    rows = [[f"plain text of {words:,.0f} words", plain], ["web pages", html]]
    return table(["reading", "per second of one core"], rows)


def worst(texts: Sequence[Scraped], n: int) -> Iterator[str]:
    """What was lost and what is left of the `n` texts with most of it, to read and learn from."""
    results = [remains(text) for text in texts]
    for result in sorted(results, key=lambda r: sum(map(len, r.lost + r.left)), reverse=True)[:n]:
        yield f"{result.id}: {result.kept:.2f} kept, {result.gone:.2f} gone"
        yield from (f"  lost {line}" for line in result.lost)
        yield from (f"  left {line}" for line in result.left)


def worst_pages(pages: Sequence[WebPage], n: int) -> Iterator[str]:
    """What was lost and what is left of the `n` web pages that were read worst."""
    texts = {page.id: _by_us(page) for page in pages}
    matches = {page.id: match(texts[page.id], page.body) for page in pages}
    for page in sorted(pages, key=lambda page: matches[page.id].f1)[:n]:
        found = matches[page.id]
        yield f"{page.url}: {found.precision:.3f} precision, {found.recall:.3f} recall"
        yield from (f"  lost {line}" for line in _lacking(page.body, texts[page.id]))
        yield from (f"  left {line}" for line in _lacking(texts[page.id], page.body))


def _lacking(text: str, other: str) -> list[str]:
    """The lines of a text that another text does not hold, whatever its spaces."""
    whole = "".join(other.split())
    return [line for line in text.split("\n") if "".join(line.split()) not in whole]


def read_pages(folder: Path) -> list[WebPage]:
    """The pages of `extraction/pages.jsonl.gz`.

    Raises:
        CorpusError: there is no such file.
    """
    file = folder / "extraction" / "pages.jsonl.gz"
    if not file.exists():
        raise CorpusError(f"{file}: no such file; name the folder that holds extraction/")
    return [WebPage(r["id"], r["url"], r["html"], r["body"]) for r in _rows(file)]


def main() -> None:
    """Print the tables, or the pages and texts with most to learn from."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--worst", type=int, default=0, metavar="N", help="show N pages and texts instead"
    )
    options = parser.parse_args()
    pages = read_pages(options.folder)
    if options.worst:
        for line in (
            *worst_pages(pages, options.worst),
            *worst(scraped_texts(pages), options.worst),
        ):
            sys.stdout.write(f"{line}\n")
        return
    tables = [extraction_table(pages), plain_table(pages), speed_table(pages)]
    archive = options.folder / "news" / "archive.jsonl.gz"
    if archive.exists():
        tables.append(extracted_table(row["text"] for row in islice(_rows(archive), ARTICLES)))
    sys.stdout.write("\n\n".join(tables) + "\n")


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1))


def _by_us(page: WebPage) -> str:
    try:
        _, text, kept = read_html(page.html, place=page.id, url=page.url)
    except CorpusError:  # no article found counts as an empty one
        return ""
    return assemble(text, kept)


def _by_trafilatura(page: WebPage) -> str:
    return trafilatura.extract(page.html) or ""


def _what(text: str) -> str:
    """What a line is that was left out, as far as it shows that alone."""
    if is_pointer(text) or is_glued(text) or is_furniture(text):
        return "links to other stories, calls to readers, captions"
    if is_end_note(text):
        return "who wrote or edited it"
    return "corrections" if is_notice(text) else "anything else"


def _shares(results: Sequence[Remains]) -> list[str]:
    pooled = [kept_share(results), gone_share(results)]
    means = [fmean(r.kept for r in results), fmean(r.gone for r in results)]
    return [f"{share:.3f}" for share in (*pooled, *means)]


def _rate(work: Callable[[], object], n: int) -> str:
    start = time.process_time()
    work()
    return f"{n / (time.process_time() - start):.0f}"


def _rows(file: Path) -> Iterator[dict[str, Any]]:  # JSON values; a missing field is a KeyError
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
