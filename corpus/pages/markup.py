"""The visible lines of a web page, with what its markup tells of each."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import lxml.etree

from corpus.cleaning.plain import visible_text

UNSEEN_TAGS = """
    head script style noscript template svg math iframe object canvas audio video select textarea
    datalist dialog
"""
BLOCK_TAGS = """
    html body address article aside blockquote br button dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table
    tbody tfoot thead tr ul
"""
UNSEEN = frozenset(UNSEEN_TAGS.split())
BLOCKS = frozenset(BLOCK_TAGS.split())
CELLS = frozenset(("td", "th", "cell"))
ROWS = frozenset(("tr", "row"))
ROW_WORDS = 40  # a longer row is no row of figures but a layout of the page
MAKE_LEVELS = 3  # a paragraph, what holds it, and what holds that
SPACE = re.compile(r"\s+")
SEPARATOR = re.compile(r"[\s|•·/–—-]*")
Piece = tuple[str, bool, lxml.etree._Element]  # text, whether it is a link's, its element


@dataclass(frozen=True, slots=True)
class Block:
    """A visible line: its text, whether all of it is links, and the make of its element.

    The make is the tag and class of the element and of the two around it: the paragraphs of an
    article share it, wherever they stand. `parts` are its texts by the elements in it, `moments`
    the times that `time` elements in it give to programs.
    """

    text: str
    linked: bool
    make: str
    element: lxml.etree._Element
    parts: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()

    @property
    def tag(self) -> str:
        """The tag of the element that makes it a line."""
        return self.make.partition(".")[0]


def visible_blocks(
    root: lxml.etree._Element, *, blocks: Collection[str] = BLOCKS, unseen: Collection[str] = UNSEEN
) -> Iterator[Block]:
    """The lines of the tree that show text, one per element of a `blocks` tag, space folded."""
    line: list[Piece] = []
    for piece in _pieces(root, blocks, unseen):
        if piece:
            line.append(piece)
            continue
        yield from _block(line, blocks)
        line = []
    yield from _block(line, blocks)


def _pieces(
    root: lxml.etree._Element, blocks: Collection[str], unseen: Collection[str]
) -> Iterator[Piece | None]:
    """The texts of the tree in order, `None` where a line ends."""
    links = 0
    walk = lxml.etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if event in ("start", "end") else ""
        if event == "start" and tag in unseen:
            walk.skip_subtree()
            continue
        if tag in CELLS:
            yield (" ", links > 0, element) if _in_row(element, blocks) else None
        elif tag in blocks:
            yield None
        if tag == "a":
            links += 1 if event == "start" else -1
        text = element.text if event == "start" else element.tail
        if text:
            yield SPACE.sub(" ", visible_text(text)), links > 0, element


def _in_row(cell: lxml.etree._Element, blocks: Collection[str]) -> bool:
    """Whether the cell stands in a row of words and figures, which is one line."""
    row = cell.getparent()
    if row is None or row.tag not in ROWS:
        return False
    if any(below.tag in blocks or below.tag in ROWS for below in row.iterdescendants("*")):
        return False
    return sum(len(text.split()) for text in row.itertext()) <= ROW_WORDS


def _block(line: list[Piece], blocks: Collection[str]) -> Iterator[Block]:
    text = " ".join("".join(piece[0] for piece in line).split())
    if text:
        shown = [piece for piece in line if not piece[0].isspace()]
        links = [linked for text, linked, _ in shown if not SEPARATOR.fullmatch(text)]
        moments = [element.get("datetime") or "" for _, _, element in shown if _is_time(element)]
        element = _line_element(shown[0][2], blocks)
        told = tuple(dict.fromkeys(filter(None, moments)))
        parts = tuple(" ".join(text.split()) for text, _, _ in shown)
        yield Block(text, bool(links) and all(links), _make(element), element, parts, told)


def _is_time(element: lxml.etree._Element) -> bool:
    return bool(element.tag == "time")


def _line_element(element: lxml.etree._Element, blocks: Collection[str]) -> lxml.etree._Element:
    """The innermost element around `element`, or itself, that begins a line."""
    above = element
    while above.tag not in blocks and above.tag not in CELLS:
        parent = above.getparent()
        if parent is None:
            return above
        above = parent
    return above


def _make(element: lxml.etree._Element) -> str:
    levels: list[str] = []
    around: lxml.etree._Element | None = element
    while around is not None and len(levels) < MAKE_LEVELS:
        levels.append(f"{around.tag}.{around.get('class', '')}")
        around = around.getparent()
    return " ".join(levels)
