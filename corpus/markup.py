"""The visible lines of a web page, with what its markup tells of each."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import lxml.etree

UNSEEN_TAGS = """
    head script style noscript template svg math iframe object canvas audio video select textarea
    datalist dialog
"""
BLOCK_TAGS = """
    html body address article aside blockquote br button dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table
    tbody td tfoot th thead tr ul
"""
UNSEEN = frozenset(UNSEEN_TAGS.split())
BLOCKS = frozenset(BLOCK_TAGS.split())
MAKE_LEVELS = 3  # a paragraph, what holds it, and what holds that
SPACE = re.compile(r"\s+")
Piece = tuple[str, bool, lxml.etree._Element]  # text, whether it is a link's, its element


@dataclass(frozen=True, slots=True)
class Block:
    """A visible line: its text, whether all of it is links, and the make of its element.

    The make is the tag and class of the element and of the two around it: the paragraphs of an
    article share it, wherever they stand.
    """

    text: str
    linked: bool
    make: str


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
        if tag in blocks:
            yield None
        if tag == "a":
            links += 1 if event == "start" else -1
        text = element.text if event == "start" else element.tail
        if text:
            yield SPACE.sub(" ", text), links > 0, element


def _block(line: list[Piece], blocks: Collection[str]) -> Iterator[Block]:
    text = " ".join("".join(piece[0] for piece in line).split())
    if text:
        shown = [piece for piece in line if not piece[0].isspace()]
        yield Block(text, all(linked for _, linked, _ in shown), _make(shown[0][2], blocks))


def _make(element: lxml.etree._Element | None, blocks: Collection[str]) -> str:
    while element is not None and element.tag not in blocks:
        element = element.getparent()
    levels: list[str] = []
    while element is not None and len(levels) < MAKE_LEVELS:
        levels.append(f"{element.tag}.{element.get('class', '')}")
        element = element.getparent()
    return " ".join(levels)
