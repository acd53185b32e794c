"""Web pages: the visible text, the article in it, and what the page says of its origin.

trafilatura finds the article. Its paragraphs are then looked for in the visible text, line by
line, so that the article is ranges of what a reader sees and never a text of its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import pairwise

import lxml.etree
import lxml.html
import trafilatura
from rapidfuzz.distance import LCSseq
from trafilatura.settings import Document

from corpus.article import CorpusError
from corpus.cleaning.bylines import lead
from corpus.cleaning.clean import Line, lines_of, prose_lines
from corpus.cleaning.furniture import SITE, is_end_note, is_furniture, is_site_talk
from corpus.cleaning.notices import notice_text, notices, without_notices
from corpus.pages.header import Header, headline_index, read_header, shown_title
from corpus.pages.hidden import drop_unseen
from corpus.pages.markup import visible_blocks
from corpus.pages.metadata import Metadata, day_in_address, headline_of, read_metadata
from corpus.pages.story import story_ranges
from corpus.pages.writers import writers
from corpus.words import compact

FOUND_TAGS = "body code div head item lb list main p quote row table"  # of trafilatura's tree
FOUND_BLOCKS = frozenset(FOUND_TAGS.split())
ANCHOR_CHARS = 20  # shorter lines ("Share") stand in many places and anchor nothing
HTML = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
ADDRESS = re.compile(r"\S@\w+\.\w|(?:^|\s)@\w{3,}")
CALL = re.compile(
    r"\b(?:write|reach(?:ed)?|contact|follow|e-?mail|tips?|letters|tell us|send)\b", re.IGNORECASE
)
CALL_CHARS = 400
SENTENCE_BORDER = re.compile(r"(?<=[.!?…”\"])\s+")


def read_html(
    html: str, *, place: str, url: str | None = None
) -> tuple[dict[str, object], str, list[tuple[int, int]]]:
    """(fields of the article, visible text, kept ranges) of a page that was fetched from `url`.

    Raises CorpusError if the page shows no text or has no article.
    """
    root = _parsed(html, place)
    told = read_metadata(root, url)
    drop_unseen(root)
    shown = list(visible_blocks(root))
    text = "\n".join(block.text for block in shown)
    extracted = trafilatura.bare_extraction(
        root, url=url, fast=True, include_comments=False, with_metadata=False
    )
    if not text or not isinstance(extracted, Document):
        raise CorpusError(f"{place}: no article in the page; save its text as .txt and add that")
    blocks = [b.text for b in visible_blocks(extracted.body, blocks=FOUND_BLOCKS, unseen=())]
    told = replace(told, title=shown_title(shown, told.title))
    title = compact(told.title)
    body = [block for block in blocks if compact(block) != title and not is_furniture(block)]
    headline = headline_index(shown, told.title)
    story = story_ranges(shown, align(text, body), headline)
    header = read_header(shown, headline, list(story))
    apart = header.lines | {headline}
    kept = [_line(text, *ends) for i in story if i not in apart for ends in story[i]]
    prose = _without_calls(prose_lines(kept))
    found = notices(lines_of(text), prose)
    ranges = [(line.start, line.end) for line in without_notices(prose, found)]
    fields = _fields(told, header, next((line.text for line in prose if line.is_prose), ""))
    fields["notice"] = notice_text(found, told.title)
    return fields, text, _merged(text, ranges)


def _fields(told: Metadata, header: Header, opening: str) -> dict[str, object]:
    """The fields of the article: what the head of the page tells, else what it shows."""
    names, dateline = writers(told.authors, told.source), lead(opening)
    day = header.published or dateline.published or day_in_address(told.url)
    return asdict(told) | {
        "authors": list(names.authors or header.authors),
        "agency": names.agency or header.agency or dateline.agency,
        "published": told.published or day,
        "updated": told.updated or header.updated,
    }


def read_fragment(html: str, *, place: str, hidden: bool = False) -> tuple[str, str]:
    """(its first headline or an empty string, visible text) of HTML that is all article.

    `hidden` text is that of a scraper, which knows nothing of what a page does not show.
    """
    root = _parsed(html or "<p></p>", place)
    if not hidden:
        drop_unseen(root)
    headlines = (" ".join(h1.text_content().split()) for h1 in root.iter("h1"))
    return headline_of(headlines, ""), "\n".join(block.text for block in visible_blocks(root))


def _without_calls(prose: list[Line]) -> list[Line]:
    """The lines without those at the end that tell readers whom to write to or what is allowed."""
    kept = list(prose)
    while len(kept) > 1 and any(
        is_note(kept[-1].text) for is_note in (is_end_note, _is_of_site, _is_call)
    ):
        kept.pop()
    return kept


def _is_of_site(text: str) -> bool:
    """Whether the page speaks to its reader of itself, in more than one word of it."""
    return is_site_talk(text) and len({word.lower() for word in SITE.findall(text)}) > 1


def _is_call(text: str) -> bool:
    """Whether a line gives an address and asks to write to it."""
    return len(text) <= CALL_CHARS and bool(ADDRESS.search(text) and CALL.search(text))


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
    """Ranges in `page_text[start:end]` of the blocks, or of the sentences or lines they share."""
    offsets = [i for i in range(start, end) if not page_text[i].isspace()]
    compact_page = "".join(page_text[i] for i in offsets)
    after = 0
    for block in blocks:
        whole = compact_page.find(_compact(block), after) >= 0
        for piece in [block] if whole else SENTENCE_BORDER.split(block):
            needle = _compact(piece)
            if needle not in compact_page[after:]:
                needle = _last_within(page_text[start:end], needle)
            at = compact_page.find(needle, after)
            if needle and at >= 0:
                after = at + len(needle)
                yield offsets[at], offsets[after - 1] + 1


def _last_within(page_text: str, piece: str) -> str:
    """The sentence of the page that a piece ends with, compact: a menu runs into its story."""
    lines = (line.text for line in lines_of(page_text))
    sentences = (_compact(part) for line in lines for part in SENTENCE_BORDER.split(line))
    ends = [s for s in sentences if len(s) >= ANCHOR_CHARS and piece.endswith(s)]
    return max(ends, key=len, default="")


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
        root = lxml.html.document_fromstring(data, parser=HTML)
    except lxml.etree.LxmlError as error:
        raise CorpusError(f"{place}: no HTML ({error}); save the page again") from error
    return root


def _compact(text: str) -> str:
    return "".join(text.split())
