"""Which of the visible lines of a page are its story: one story, whole, without what is around it.

Extraction finds most of it. It stops where a story goes on in another container, and it does not
stop where a page goes on with another story or shows rails, cards and offers in between.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

import lxml.etree

from corpus.cleaning.clean import Line
from corpus.cleaning.furniture import is_rail_heading
from corpus.pages.markup import Block

Ranges = dict[int, list[tuple[int, int]]]  # what is kept of a block, by its index
Chain = tuple[lxml.etree._Element, ...]  # what an element stands in, from the inside out
CONTAINERS = frozenset("div section aside ul ol form nav footer header dialog".split())
NEVER_STORY = frozenset(("nav", "footer", "form", "dialog"))
ROLES = frozenset("navigation dialog alertdialog contentinfo search complementary".split())
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
WALL = r"(?:paywall|subscri\w+|reg(?:istration)?wall|register|login|membership|meter)"
OFFER = r"(?:prompt|offers?|box|cta|modal|message|banner|barrier|promo|teaser|overlay|form|footer)"
AROUND = re.compile(
    r"(?:^|[\s_-])(?:related|recommend(?:ed|ations?)?|rail|sidebar|most-?(?:read|viewed|popular)"
    r"|popular|trending|teasers?|newsletters?|sign-?up|promos?|comments?|modal|pop-?up|overlay"
    r"|toast|cookies?|consent|gdpr|breadcrumbs?|author-?(?:box|bio|info|card)|about-?author"
    rf"|(?:share|social)-?(?:bar|tools|buttons)?|{WALL}[_-]{OFFER})(?:[\s_-]|$)",
    re.IGNORECASE,
)
DATED_WITHIN = 3  # lines below the headline of another story
PART = 1 / 3  # of the prose: what holds more of it is the story, whatever it is called


def story_ranges(
    shown: Sequence[Block], found: Iterable[tuple[int, int]], headline: int | None
) -> Ranges:
    """The ranges of the page's story by their lines, in order, from those that extraction found.

    Lines that are links only go, and so do those of the next story and of what stands around the
    story; paragraphs that are made like most of it come, wherever they stand.
    """
    starts = list(accumulate((len(block.text) + 1 for block in shown), initial=0))
    ranges = _by_line(found, starts)
    end = _next_story(shown, ranges, headline)
    usual = _usual_make([shown[i] for i in ranges if i < end])
    for i, block in enumerate(shown[:end]):
        if i not in ranges and block.make == usual and is_prose(block) and not block.linked:
            ranges[i] = [(starts[i], starts[i] + len(block.text))]
    ranges = {i: ranges[i] for i in sorted(ranges) if i < end and _is_line(shown[i])}
    for i in [*_around(shown, ranges, headline), *_below_rail_headings(shown, ranges)]:
        ranges.pop(i, None)
    return ranges


def _by_line(found: Iterable[tuple[int, int]], starts: Sequence[int]) -> Ranges:
    """The ranges by the lines they stand in, cut where a line ends."""
    ranges: Ranges = {}
    for start, end in found:
        i = bisect_right(starts, start) - 1
        while start < end:
            ranges.setdefault(i, []).append((start, min(end, starts[i + 1] - 1)))
            i += 1
            start = starts[i]
    return ranges


def is_prose(block: Block) -> bool:
    """Whether the line is a sentence or more."""
    return Line(0, len(block.text), block.text).is_prose


def _is_line(block: Block) -> bool:
    """Whether the line may be of a story: a line that is one link leads to another one."""
    return not block.linked


def _usual_make(kept: Iterable[Block]) -> str | None:
    """The make of the paragraphs that hold more than half of the prose."""
    made = Counter[str]()
    for block in kept:
        made[block.make] += len(block.text) if is_prose(block) else 0
    make, share = made.most_common(1)[0] if made else ("", 0)
    return make if share * 2 > made.total() else None


def _next_story(shown: Sequence[Block], ranges: Ranges, headline: int | None) -> int:
    """Index of the headline of another story below this one, or how many lines there are.

    It is made like the headline of this one, or in an `article` element of its own, and does not
    stand beside it, as the headings of parts do.
    """
    prose = [i for i in sorted(ranges) if is_prose(shown[i])]
    above = [i for i in range(prose[0] if prose else 0) if shown[i].tag == "h1"]
    if headline is not None and shown[headline].tag == "h1":
        above = [headline]
    if not above or not prose:
        return len(shown)
    own, opening = shown[above[-1]], shown[prose[0]]
    for i in range(prose[0] + 1, len(shown)):
        if shown[i].text != own.text and _begins_story(shown, i, own, opening):
            return i
    return len(shown)


def _begins_story(shown: Sequence[Block], i: int, own: Block, opening: Block) -> bool:
    """Whether line `i` is the first of a story beside that with this headline and opening.

    A headline of the first order is enough, if it stands as the other one does; a lower one needs
    a date below it or an `article` element, and other lines need the latter.
    """
    block = shown[i]
    if block.tag == "h1" and _is_apart(block, own):
        return True
    if block.tag not in ("h1", "h2") and next(block.element.iterancestors("article"), None) is None:
        return False
    beside = _beside(block, own)
    if beside is None or beside[0] not in _chain(opening.element):
        return False
    is_dated = any(below.moments for below in shown[i + 1 : i + 1 + DATED_WITHIN])
    return block.tag == "h1" or beside[1].tag == "article" or (block.tag == "h2" and is_dated)


def _is_apart(block: Block, own: Block) -> bool:
    """Whether two headlines head two stories: their surroundings are alike, and not the same."""
    if block.element.getparent() is own.element.getparent():
        return False
    articles = [next(b.element.iterancestors("article"), None) for b in (block, own)]
    if None not in articles:
        return articles[0] is not articles[1]
    return block.make == own.make


def _beside(block: Block, own: Block) -> tuple[lxml.etree._Element, lxml.etree._Element] | None:
    """The elements of one kind, side by side, that hold the headline and the line."""
    mine, its = (list(reversed(_chain(one.element))) for one in (own, block))
    pairs = ((one, other) for one, other in zip(mine, its, strict=False) if one is not other)
    one, other = next(pairs, (own.element, own.element))
    classes = [set(element.get("class", "").split()) for element in (one, other)]
    alike = one.tag == other.tag and (classes[0] & classes[1] or classes[0] == classes[1])
    return (one, other) if one is not other and alike else None


def _around(shown: Sequence[Block], ranges: Ranges, headline: int | None) -> list[int]:
    """Indices of the kept lines in containers that are called by what stands around stories.

    A container that holds a good part of the prose is the story all the same, unless the story has
    an element of its own.
    """
    chains = {i: _containers(shown[i].element) for i in ranges}
    held = Counter[lxml.etree._Element]()
    for i, chain in chains.items():
        for element in chain:
            held[element] += len(shown[i].text) if is_prose(shown[i]) else 0
    whole = sum(len(shown[i].text) for i in ranges if is_prose(shown[i]))
    own = _own_element(shown, ranges, headline)
    return [
        i
        for i, chain in chains.items()
        if any(
            _is_around(element) and (held[element] <= PART * whole or _is_outside(element, own))
            for element in chain
        )
    ]


def _own_element(
    shown: Sequence[Block], ranges: Ranges, headline: int | None
) -> lxml.etree._Element | None:
    """The `article` or `main` element that holds the headline and some of the prose."""
    if headline is None:
        return None
    for own in shown[headline].element.iterancestors("article", "main"):
        if any(is_prose(shown[i]) and own in _chain(shown[i].element) for i in ranges):
            return own
    return None


def _is_outside(element: lxml.etree._Element, own: lxml.etree._Element | None) -> bool:
    return own is not None and own not in _chain(element) and element not in _chain(own)


def _chain(element: lxml.etree._Element) -> Chain:
    return (element, *element.iterancestors())


def _containers(element: lxml.etree._Element) -> Chain:
    return tuple(above for above in _chain(element) if above.tag in CONTAINERS)


def _is_around(element: lxml.etree._Element) -> bool:
    """Whether tag, role, class or name of the element say that no story stands in it."""
    if element.tag in NEVER_STORY or element.get("role") in ROLES:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(AROUND.search(HUMP.sub("-", names)))


def _below_rail_headings(shown: Sequence[Block], ranges: Mapping[int, object]) -> list[int]:
    """Indices of the paragraphs that stand directly below headings such as "Recommended".

    Where links follow such a heading they are the rail, and the story goes on below them, unless
    the heading opens an element of its own; it goes on as well if there is more of it below the
    heading than above.
    """
    below: list[int] = []
    for i, block in enumerate(shown[:-1]):
        after = shown[i + 1]
        heads = block.tag in HEADINGS and is_rail_heading(block.text)
        opens = i > 0 and block.element.getparent() not in _chain(shown[i - 1].element)
        if not heads or not (opens or (is_prose(after) and not after.linked)):
            continue
        rail = list(_part(shown, i, ranges))
        if len(rail) <= sum(j < i for j in ranges):
            below += rail
    return below


def _part(shown: Sequence[Block], heading: int, ranges: Mapping[int, object]) -> Iterator[int]:
    """Indices of the kept lines between the heading and the next one or the end of its element."""
    around = shown[heading].element.getparent()
    for i in range(heading + 1, len(shown)):
        if shown[i].tag in HEADINGS or around not in _chain(shown[i].element):
            return
        if i in ranges:
            yield i
