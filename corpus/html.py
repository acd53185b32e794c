"""Web pages: the visible text, the article in it, and what the page says of its origin.

trafilatura finds the article. Its paragraphs are then looked for in the visible text, line by
line, so that the article is ranges of what a reader sees and never a text of its own.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from urllib.parse import urljoin, urlsplit

import lxml.etree
import lxml.html
import trafilatura
from rapidfuzz.distance import LCSseq
from trafilatura.settings import Document

from corpus.article import CorpusError
from corpus.clean import Line, lines_of, prose_lines
from corpus.dates import parse_date
from corpus.furniture import is_furniture
from corpus.markup import Block, visible_blocks
from corpus.notices import notice_text, notices, without_notices

FOUND_TAGS = "body cell code div head item lb list main p quote row table"  # of trafilatura's tree
FOUND_BLOCKS = frozenset(FOUND_TAGS.split())
ANCHOR_CHARS = 20  # shorter lines ("Share") stand in many places and anchor nothing
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
SENTENCE_BORDER = re.compile(r"(?<=[.!?…”\"])\s+")
PUBLISHED = ("article:published_time", "datePublished", "parsely-pub-date", "date.issued")
UPDATED = ("article:modified_time", "og:updated_time", "dateModified", "lastmod")
LINKED_DATA = r'"{}"\s*:\s*"([^"]+)"'
MOBILE = re.compile(r"^(?:www|m|mobile|amp)\.")


def read_html(
    html: str, *, place: str, url: str | None = None
) -> tuple[dict[str, object], str, list[tuple[int, int]]]:
    """(fields of the article, visible text, kept ranges) of a page that was fetched from `url`.

    Raises CorpusError if the page shows no text or has no article.
    """
    root = _parsed(html, place)
    shown = list(visible_blocks(root))
    text = "\n".join(block.text for block in shown)
    extracted = trafilatura.bare_extraction(
        html, url=url, fast=True, include_comments=False, with_metadata=True
    )
    if not text or not isinstance(extracted, Document):
        raise CorpusError(f"{place}: no article in the page; save its text as .txt and add that")
    fields = _fields(root, extracted, url)
    blocks = [b.text for b in visible_blocks(extracted.body, blocks=FOUND_BLOCKS, unseen=())]
    title = _compact(str(fields["title"]))
    body = [block for block in blocks if _compact(block) != title and not is_furniture(block)]
    kept = [_line(text, *ends) for ends in _completed(shown, align(text, body))]
    prose = prose_lines(kept)
    found = notices(lines_of(text), prose)
    fields["notice"] = notice_text(found)
    ranges = [(line.start, line.end) for line in without_notices(prose, found)]
    return fields, text, _merged(text, ranges)


def read_fragment(html: str, *, place: str) -> tuple[str, str]:
    """(its first headline or an empty string, visible text) of HTML that is all article."""
    root = _parsed(html or "<p></p>", place)
    return _title(root, ""), "\n".join(block.text for block in visible_blocks(root))


def _completed(shown: Sequence[Block], found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges found without lines that are links only, and with paragraphs of the same make.

    Extraction stops where a story goes on in another container; what is made like most of it
    belongs to it.
    """
    starts = list(accumulate((len(block.text) + 1 for block in shown), initial=0))
    ranges: dict[int, list[tuple[int, int]]] = {}
    for start, end in found:
        ranges.setdefault(bisect_right(starts, start) - 1, []).append((start, end))
    usual = _usual_make([shown[i] for i in ranges])
    for i, block in enumerate(shown):
        if i in ranges and block.linked and not _is_prose(block):
            del ranges[i]
        elif i not in ranges and block.make == usual and _is_prose(block) and not block.linked:
            ranges[i] = [(starts[i], starts[i] + len(block.text))]
    return [ends for i in sorted(ranges) for ends in ranges[i]]


def _usual_make(kept: Iterable[Block]) -> str | None:
    """The make of the paragraphs that hold more than half of the prose."""
    made = Counter[str]()
    for block in kept:
        made[block.make] += len(block.text) if _is_prose(block) else 0
    make, share = made.most_common(1)[0] if made else ("", 0)
    return make if share * 2 > made.total() else None


def _is_prose(block: Block) -> bool:
    return Line(0, len(block.text), block.text).is_prose


def _line(text: str, start: int, end: int) -> Line:
    return Line(start, end, " ".join(text[start:end].split()))


def align(page_text: str, blocks: Sequence[str]) -> list[tuple[int, int]]:
    """The ranges of the page in which the blocks stand, in order; what is not found is left out.

    A block that is a whole line of the page is an anchor; others are looked for between anchors.
    """
    lines = lines_of(page_text)
    anchors = [(-1, -1), *_anchors(blocks, lines), (len(blocks), len(lines))]
    kept: list[tuple[int, int]] = []
    for (block, line), (next_block, next_line) in pairwise(anchors):
        if line >= 0:
            kept.append((lines[line].start, lines[line].end))
        between = lines[line + 1 : next_line]
        if between and block + 1 < next_block:
            ends = between[0].start, between[-1].end
            kept += _find(page_text, *ends, blocks[block + 1 : next_block])
    return kept


def _anchors(blocks: Sequence[str], lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Pairs (block, line) of the same text, rising in both: a longest common subsequence."""
    wanted = [_key(block, ("block", i)) for i, block in enumerate(blocks)]
    keys = [_key(line.text, ("line", i)) for i, line in enumerate(lines)]
    return [
        (op.src_start + i, op.dest_start + i)
        for op in LCSseq.opcodes(wanted, keys)
        if op.tag == "equal"
        for i in range(op.src_end - op.src_start)
    ]


def _key(text: str, other: tuple[str, int]) -> object:
    compact = _compact(text)
    return compact if len(compact) >= ANCHOR_CHARS else other


def _find(page_text: str, start: int, end: int, blocks: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Ranges in `page_text[start:end]` of the blocks, or of those of their sentences it has."""
    offsets = [i for i in range(start, end) if not page_text[i].isspace()]
    compact = "".join(page_text[i] for i in offsets)
    after = 0
    for block in blocks:
        whole = compact.find(_compact(block), after) >= 0
        for piece in [block] if whole else SENTENCE_BORDER.split(block):
            needle = _compact(piece)
            at = compact.find(needle, after)
            if needle and at >= 0:
                after = at + len(needle)
                yield offsets[at], offsets[after - 1] + 1


def _merged(page_text: str, kept: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges with neighbours joined that only white space parts."""
    merged: list[tuple[int, int]] = []
    for start, end in kept:
        if merged and not page_text[merged[-1][1] : start].strip():
            start = merged.pop()[0]
        merged.append((start, end))
    return merged


def _parsed(html: str, place: str) -> lxml.html.HtmlElement:
    data = DECLARATION.sub("", html).encode("utf-8", errors="replace")
    try:
        root = lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))
    except lxml.etree.LxmlError as error:
        raise CorpusError(f"{place}: no HTML ({error}); save the page again") from error
    return root


def _compact(text: str) -> str:
    return "".join(text.split())


def _fields(root: lxml.html.HtmlElement, found: Document, url: str | None) -> dict[str, object]:
    """What the page says of the article, as the fields of a row."""
    metas = _metas(root)
    address = _canonical(root, metas, url)
    return {
        "title": _title(root, found.title or metas.get("og:title") or ""),
        "source": None if is_furniture(found.sitename or "") else found.sitename,
        "url": address,
        "authors": [name.strip() for name in (found.author or "").split(";") if name.strip()],
        "published": _date(root, metas, PUBLISHED) or found.date,
        "updated": _date(root, metas, UPDATED),
        "language": root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
    }


def _metas(root: lxml.html.HtmlElement) -> dict[str, str]:
    """The `meta` elements by property, name or itemprop; the first of a name counts."""
    metas: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            metas.setdefault(name, content)
    return metas


def _canonical(root: lxml.html.HtmlElement, metas: dict[str, str], url: str | None) -> str | None:
    """The address that the page gives itself, if it is one of the site it was fetched from."""
    links = root.xpath("//link[@rel='canonical']/@href")
    for named in (*links, metas.get("og:url")):
        address = _joined(url or "", str(named or "").strip())
        if _site(address) and (not url or _site(address) == _site(url)):
            return address
    return url


def _joined(base: str, reference: str) -> str:
    """The address that a reference on a page at `base` means; empty if it is none."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return ""


def _site(address: str) -> str:
    """The host of a web address without the mark of its mobile edition; empty if it is none."""
    try:
        parts = urlsplit(address)
        return MOBILE.sub("", parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _date(root: lxml.html.HtmlElement, metas: dict[str, str], names: Sequence[str]) -> str | None:
    """The date under the first of the names that bears one, in metas or linked data."""
    for name in names:
        if when := parse_date(metas.get(name, "")):
            return when
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json":
            for name in names:
                dates = re.findall(LINKED_DATA.format(re.escape(name)), script.text or "")
                if dates and (when := parse_date(dates[0])):
                    return when
    return None


def _title(root: lxml.html.HtmlElement, title: str) -> str:
    """`title` as its headline stands on the page: without the name of the site after it."""
    headlines = [" ".join(element.text_content().split()) for element in root.iter("h1")]
    for headline in headlines:
        if headline and (not title or title.startswith(headline)):
            return headline
    return title
