"""What a page holds and does not show: hidden elements, struck words, cards inside of sentences."""

import re
from collections.abc import Iterator

import lxml.etree
import lxml.html

from corpus.cleaning.furniture import ADVERT

HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
ONLY_READ_ALOUD = re.compile(
    r"(?:^|\s)(?:(?:sr|screen-?readers?)-?(?:only|text)|visually-?hidden|hidden-?visually"
    r"|(?:u|is|show-for|a11y)-(?:sr|visually-?hidden|hidden-?visually)|assistive-text|off-?screen)"
    r"(?:\s|$)",
    re.IGNORECASE,
)
CARD = re.compile(
    r"(?:^|[\s_-])(?:pop-?up|pop-?over|tool-?tip(?:-?text)?|hover-?card)", re.IGNORECASE
)
CARD_WORDS = 6  # a term that opens a card has fewer
AD = re.compile(r"(?:^|[\s_-])(?:ads?|advert(?:isement)?s?)(?:[\s_-]|$)", re.IGNORECASE)
STRUCK = frozenset(("del", "s", "strike"))
INLINE = frozenset(("span", "a", "b", "i", "em", "strong", "small", "sup", "sub", "font", "button"))
CARDS = frozenset(("span", "div"))
LINES = frozenset(("p", "li", "td", "blockquote", "h1", "h2", "h3", "h4"))
MOST = 0.5  # of the text: what hides so much waits for a script that shows it


def drop_unseen(root: lxml.html.HtmlElement) -> None:
    """Take out of the tree what a reader does not see; the text behind it stays."""
    lxml.etree.strip_elements(root, "script", "style", "template", with_tail=False)
    limit = MOST * len(root.text_content())
    for element in list(_unseen(root)):
        if element.getparent() is not None and len(element.text_content()) <= limit:
            element.drop_tree()


def _unseen(root: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    for element in root.iter("*"):
        if element.tag in STRUCK or _is_hidden(element) or _is_card(element) or _is_ad(element):
            yield element


def _is_hidden(element: lxml.html.HtmlElement) -> bool:
    if element.get("hidden", "until-found") != "until-found":
        return True
    if element.get("aria-hidden") == "true" and element.tag not in INLINE:
        return True
    styled = HIDDEN_STYLE.search(element.get("style", ""))
    return bool(styled or ONLY_READ_ALOUD.search(element.get("class", "")))


def _is_card(element: lxml.html.HtmlElement) -> bool:
    """Whether the element is a card that opens over a word of the line it stands in.

    Its class says so, or it begins with the name that stands before it, as cards on people do.
    """
    called = element.get("role") == "tooltip" or CARD.search(element.get("class", ""))
    if not (called or _repeats(element)):
        return False
    if not any(above.tag in LINES for above in element.iterancestors()):
        return False
    wraps = any(CARD.search(below.get("class", "")) for below in element.iterdescendants("*"))
    return not wraps and len(element.text_content().split()) > CARD_WORDS


def _repeats(element: lxml.html.HtmlElement) -> bool:
    before = element.getprevious()
    if before is None or element.tag not in CARDS or before.tag not in INLINE or before.tail:
        return False
    name = " ".join(before.text_content().split())
    return bool(name) and " ".join(element.text_content().split()).startswith(name)


def _is_ad(element: lxml.html.HtmlElement) -> bool:
    """Whether the element is the mark of an advertisement inside of a line."""
    if element.tag not in INLINE or not AD.search(element.get("class", "")):
        return False
    return bool(ADVERT.fullmatch(element.text_content().strip()))
