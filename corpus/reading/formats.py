"""Bytes of any format as articles, each with the page it was read from."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from markdown_it import MarkdownIt

from corpus.article import Article, CorpusError, Loaded, Page, Skipped
from corpus.cleaning.bylines import credit, lead
from corpus.cleaning.clean import Line, assemble, lines_of
from corpus.cleaning.plain import (
    Head,
    declared_charset,
    decode,
    front_matter,
    scraped,
    unwrap,
    visible_text,
)
from corpus.pages.html import read_fragment, read_html
from corpus.reading.documents import read_docx, read_pdf
from corpus.reading.epub import read_epub
from corpus.reading.feeds import feed_rows
from corpus.reading.mail import read_mail
from corpus.reading.tables import (
    Row,
    article_from_row,
    csv_rows,
    json_lines,
    json_rows,
    unread_dates,
)
from corpus.reading.warc import archived_pages

TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/markdown": ".md",
    "application/json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "text/csv": ".csv",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/epub+zip": ".epub",
    "message/rfc822": ".eml",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/warc": ".warc",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes come from: path or address, and the id of an article that has no other."""

    place: str
    name: str
    max_bytes: int
    url: str | None = None
    charset: str | None = None


def read_stream(
    stream: io.BufferedIOBase, suffix: str, origin: Origin
) -> Iterator[Loaded | Skipped]:
    """The articles in a stream of the format that `suffix` names."""
    try:
        if suffix in WHOLE:
            yield WHOLE[suffix](_all_of(stream, origin), origin)
        elif suffix in TABLES:
            yield from _rows(TABLES[suffix](stream, origin), origin)
        elif suffix == ".warc":
            yield from _read_archive(stream, origin)
        else:
            what = f"the format {suffix}" if suffix else "a format without a name"
            yield Skipped(origin.place, f"{what} is not read; use {', '.join(FORMATS)}")
    except CorpusError as error:
        yield Skipped(origin.place, str(error).removeprefix(origin.place).lstrip(": "))


def _all_of(stream: io.BufferedIOBase, origin: Origin) -> bytes:
    data = stream.read(origin.max_bytes + 1)
    if len(data) > origin.max_bytes:
        raise CorpusError(
            f"{origin.place}: larger than {origin.max_bytes:,} bytes; split it (.jsonl is read line"
            " by line)"
        )
    if not data:
        raise CorpusError(f"{origin.place}: the file is empty; remove it or write an article in it")
    return data


def _rows(rows: Iterator[Row | Skipped], origin: Origin) -> Iterator[Loaded | Skipped]:
    for row in rows:
        if isinstance(row, Skipped):
            yield row
            continue
        try:
            yield _read_row(row, origin)
        except CorpusError as error:
            yield Skipped(row.place, str(error).removeprefix(f"{row.place}: "))


def _read_row(row: Row, origin: Origin) -> Loaded:
    name = f"{origin.name}:{row.line}" if row.line else origin.name
    article = article_from_row(row.fields, place=row.place)
    if not (row.fields.get("id") or article.url):
        article = replace(article, id=name)
    text = visible_text(article.text)
    head, body = scraped(text, title=article.title)
    kept = _ranges(body or lines_of(text))
    if not kept:
        raise CorpusError(f"{row.place}: nothing but signs that cannot be seen; write its text")
    whole = _completed(article, head, assemble(text, kept))
    return Loaded(whole, Page(text, kept), unread_dates(row.fields))


def _completed(article: Article, head: Head, text: str) -> Article:
    """The article with its cleaned text, and what that text told where its row said nothing."""
    return replace(
        article,
        text=text,
        authors=article.authors or head.authors,
        agency=article.agency or head.agency,
        published=article.published or head.published,
        updated=article.updated or head.updated,
        notice=article.notice or head.notice,
    )


def _read_text(data: bytes, origin: Origin) -> Loaded:
    text = decode(data, place=origin.place, charset=origin.charset)
    fields, text = front_matter(text, place=origin.place)
    return _scraped(unwrap(text), _simple(fields), origin)


def _read_markdown(data: bytes, origin: Origin) -> Loaded:
    text = decode(data, place=origin.place, charset=origin.charset)
    fields, text = front_matter(text, place=origin.place)
    html = MarkdownIt("commonmark").enable("table").render(text)
    headline, text = read_fragment(html, place=origin.place)
    fields = {"title": headline} | _simple(fields)
    if not fields["title"]:
        return _scraped(text, fields, origin)
    lines = lines_of(text)
    titled = bool(lines) and lines[0].text in (headline, fields["title"])
    told, body = _credited(lines[titled:])
    return _loaded(told | _known(fields), text, _ranges(body), origin)


def _credited(lines: Sequence[Line]) -> tuple[dict[str, object], list[Line]]:
    """What the credits above and below a text that is all article tell, and its other lines."""
    prose = next((i for i, line in enumerate(lines) if line.is_prose), len(lines))
    credits_ = [(line, credit(line.text)) for line in (*lines[:prose], *lines[prose:][-1:])]
    told = {line.start: asdict(found) for line, found in credits_ if found}
    body = [line for line in lines if line.start not in told]
    first = next((line.text for line in body if line.is_prose), "")
    fields: dict[str, object] = {}
    for found in (*told.values(), asdict(lead(first))):
        fields = _known(found) | fields
    return fields, body


def _read_html(data: bytes, origin: Origin) -> Loaded:
    html = decode(data, place=origin.place, charset=origin.charset or declared_charset(data))
    fields, text, kept = read_html(html, place=origin.place, url=origin.url)
    return _loaded(fields, text, kept, origin)


def _read_pdf(data: bytes, origin: Origin) -> Loaded:
    text, numbers = read_pdf(data, place=origin.place)
    return _scraped(text, {}, origin, numbers)


def _read_docx(data: bytes, origin: Origin) -> Loaded:
    title, text = read_docx(data, place=origin.place)
    return _scraped(text, {"title": title}, origin)


def _read_mail(data: bytes, origin: Origin) -> Loaded:
    fields, text = read_mail(data, place=origin.place)
    return _scraped(text, fields, origin)


def _read_epub(data: bytes, origin: Origin) -> Loaded:
    fields, text = read_epub(data, place=origin.place)
    return _scraped(text, fields, origin)


def _read_archive(stream: io.BufferedIOBase, origin: Origin) -> Iterator[Loaded | Skipped]:
    """The pages of a web archive whose formats are read; pictures and the like are passed over."""
    pages = archived_pages(stream, place=origin.place, max_bytes=origin.max_bytes)
    found = False
    for number, page in pages:
        if page.content_type in TYPES:
            found = True
            place = f"{origin.place}:{number}"
            inner = Origin(place, page.url, origin.max_bytes, page.url, page.charset)
            yield from read_stream(io.BytesIO(page.data), TYPES[page.content_type], inner)
    if not found:
        yield Skipped(origin.place, "an archive without pages; add the pages as HTML files")


def _scraped(
    text: str, fields: Mapping[str, object], origin: Origin, numbers: tuple[int, ...] = ()
) -> Loaded:
    """The article in a text that may hold more than it; `fields` go before what the text tells."""
    head, body = scraped(text, title=str(fields.get("title") or ""))
    return _loaded(asdict(head) | _known(fields), text, _ranges(body), origin, numbers)


def _known(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value}


def _loaded(
    fields: Mapping[str, object],
    page_text: str,
    kept: Sequence[tuple[int, int]],
    origin: Origin,
    numbers: tuple[int, ...] = (),
) -> Loaded:
    text = assemble(page_text, kept)
    if not text:
        raise CorpusError(
            f"{origin.place}: no article in it, only a title or navigation; add prose"
        )
    url = fields.get("url") or origin.url
    named = {"id": fields.get("id") or url or origin.name, "url": url, "text": text}
    article = article_from_row({**fields, **named}, place=origin.place)
    return Loaded(article, Page(page_text, tuple(kept), numbers), unread_dates(fields))


def _ranges(lines: Sequence[Line]) -> tuple[tuple[int, int], ...]:
    return tuple((line.start, line.end) for line in lines)


def _simple(fields: Mapping[str, object]) -> dict[str, object]:
    """Front matter as the fields of a row: YAML reads dates and numbers where we want words."""
    simple: dict[str, object] = {}
    for name, value in fields.items():
        if isinstance(value, date):
            value = value.isoformat()
        elif isinstance(value, int | float):
            value = str(value)
        simple[str(name).lower()] = value
    return simple


def _json(stream: io.BufferedIOBase, origin: Origin) -> Iterator[Row | Skipped]:
    return json_rows(_all_of(stream, origin), place=origin.place)


def _feed(stream: io.BufferedIOBase, origin: Origin) -> Iterator[Row | Skipped]:
    return feed_rows(_all_of(stream, origin), place=origin.place)


def _jsonl(stream: io.BufferedIOBase, origin: Origin) -> Iterator[Row | Skipped]:
    return json_lines(stream, place=origin.place, max_bytes=origin.max_bytes)


def _csv(stream: io.BufferedIOBase, origin: Origin) -> Iterator[Row | Skipped]:
    return csv_rows(stream, place=origin.place, max_bytes=origin.max_bytes)


WHOLE: Mapping[str, Callable[[bytes, Origin], Loaded]] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
    ".epub": _read_epub,
    ".eml": _read_mail,
}
TABLES: Mapping[str, Callable[[io.BufferedIOBase, Origin], Iterator[Row | Skipped]]] = {
    ".json": _json,
    ".jsonl": _jsonl,
    ".csv": _csv,
    ".rss": _feed,
    ".atom": _feed,
    ".xml": _feed,
}
FORMATS = (*WHOLE, *TABLES, ".warc")
