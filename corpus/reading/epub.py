"""EPUB: the chapters of a book or the pages of a magazine in reading order, as one article."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

import lxml.etree

from corpus.article import CorpusError
from corpus.cleaning.plain import declared_charset, decode
from corpus.dates import parse_date
from corpus.pages.html import read_fragment
from corpus.reading.documents import MAX_UNPACKED

BROKEN = (
    lxml.etree.LxmlError,
    zipfile.BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    RuntimeError,  # zipfile's word for a password
    ValueError,
    struct.error,
    zlib.error,
)
CONTAINER = "META-INF/container.xml"
TEXTS = ("application/xhtml+xml", "text/html")


def read_epub(data: bytes, *, place: str) -> tuple[dict[str, object], str]:
    """(fields of the article, visible text). Raises CorpusError for a broken or locked file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED:
                raise CorpusError(f"{place}: unpacks to over {MAX_UNPACKED:,} bytes; split it")
            at = str(_xml(parts.read(CONTAINER)).xpath("//@full-path")[0])
            package = _xml(parts.read(at))
            pages = [_page(parts.read(name), place) for name in _reading_order(package, at)]
    except BROKEN as error:
        raise CorpusError(f"{place}: broken or locked EPUB ({error}); save it anew") from error
    text = "\n".join(page for page in pages if page)
    if not text:
        raise CorpusError(f"{place}: no text in the book; save the text of it as .txt instead")
    return _fields(package), text


def _xml(data: bytes) -> lxml.etree._Element:
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True)
    return lxml.etree.fromstring(data, parser)


def _reading_order(package: lxml.etree._Element, at: str) -> Iterator[str]:
    """The names of the texts in the archive, as the spine orders them."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        item = items[reference.get("idref")]
        if item.get("media-type") in TEXTS and item.get("properties") != "nav":
            path = posixpath.join(posixpath.dirname(at), unquote(item.get("href")))
            yield posixpath.normpath(path)


def _page(data: bytes, place: str) -> str:
    if not data.strip():
        return ""
    html = decode(data, place=place, charset=declared_charset(data))
    return read_fragment(html, place=place)[1]


def _fields(package: lxml.etree._Element) -> dict[str, object]:
    def told(name: str) -> list[str]:
        """What the description says under this name, in order."""
        found = (" ".join((e.text or "").split()) for e in package.iter(f"{{*}}{name}"))
        return [text for text in found if text]

    return {
        "title": next(iter(told("title")), ""),
        "source": next(iter(told("publisher")), None),
        "authors": told("creator"),
        "published": parse_date(next(iter(told("date")), "")),
        "language": next(iter(told("language")), None),
    }
