"""The article in the linked data (JSON-LD) of a web page.

A page describes its site, its company, its rail of other stories there too: only a node of an
article's type counts, and of several the one that bears the page's address or headline.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin

import lxml.html

from corpus.words import compact

LINKED_DATA = "application/ld+json"
WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
ARTICLE = re.compile(r"(?:.+[:/])?(?:\w*(?:Article|BlogPosting)|Report|ClaimReview)")
PAGE = re.compile(r"(?:.+[:/])?\w*WebPage")  # says less surely that it is an article's
NESTED = ("@graph", "mainEntity", "mainEntityOfPage")  # where a page's own article may stand
DEEPEST = 6
HEADLINE_CHARS = 20  # shorter ones are the same by chance
Node = Mapping[str, Any]  # JSON values


@dataclass(frozen=True, slots=True)
class Linked:
    """What a node says of its article; unknown is empty."""

    headline: str = ""
    published: str = ""
    updated: str = ""
    publisher: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()


def linked_article(root: lxml.html.HtmlElement, address: str, titles: Sequence[str]) -> Linked:
    """The article that the page at `address` with one of these titles is about, as it says."""
    nodes = [node for found in _values(root) for node in _nodes(found)]
    articles = [node for node in nodes if _is_a(ARTICLE, node)]
    if len(articles) != 1:
        articles = articles or [node for node in nodes if _is_a(PAGE, node)]
        articles = [node for node in articles if _has_address(node, address)] or [
            node for node in articles if _has_title(node, titles)
        ]
    if not articles:
        return Linked()
    known = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    node = articles[0]
    return Linked(
        _text(node.get("headline")),
        _text(node.get("datePublished")),
        _text(node.get("dateModified")),
        next(_names(node.get("publisher"), known), ""),
        _language(node.get("inLanguage")),
        tuple(_names(node.get("author"), known)),
    )


def _values(root: lxml.html.HtmlElement) -> Iterator[object]:
    """The values of the page's scripts of linked data; broken ones are passed over."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower().startswith(LINKED_DATA):
            text = WRAPPING.sub("", WRAPPING.sub("", script.text or ""))
            for attempt in (text, TRAILING_COMMA.sub("", text)):
                try:
                    yield json.loads(attempt, strict=False)
                    break
                except (ValueError, RecursionError):
                    continue


def _nodes(value: object, depth: int = 0) -> Iterator[Node]:
    """The nodes of a value that describe the page, not what these mention."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in NESTED:
            yield from _nodes(value.get(name), depth + 1)


def _is_a(kind: re.Pattern[str], node: Node) -> bool:
    return any(kind.fullmatch(str(name)) for name in _listed(node.get("@type")))


def _has_address(node: Node, address: str) -> bool:
    page = node.get("mainEntityOfPage")
    page = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    told = (_bare(joined(address, str(a))) for a in (node.get("url"), page, node.get("@id")) if a)
    return bool(address) and _bare(address) in told


def joined(base: str, reference: str) -> str:
    """The address that a reference on a page at `base` means; empty if it is none."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return ""


def _bare(address: str) -> str:
    """An address without scheme, query, fragment and last slash."""
    return re.split(r"[?#]", address)[0].partition("://")[2].rstrip("/")


def _has_title(node: Node, titles: Sequence[str]) -> bool:
    headline = compact(_text(node.get("headline") or node.get("name")))
    for title in map(compact, titles):
        short, long = sorted((headline, title), key=len)
        if headline and (headline == title or (len(short) >= HEADLINE_CHARS and short in long)):
            return True
    return False


def _names(value: object, known: Mapping[str, Node]) -> Iterator[str]:
    """The names of people or organisations; a node that only refers to another is looked up."""
    for item in _listed(value):
        if isinstance(item, dict):
            node = item if "name" in item else known.get(str(item.get("@id")), {})
            yield from filter(None, map(_text, _listed(node.get("name"))))
        elif name := _text(item):
            yield name


def _language(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    return next((_text(item) for item in _listed(value)), "")


def _listed(value: object) -> Iterable[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: object) -> str:
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""
