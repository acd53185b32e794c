"""Articles as rows: JSON, JSON lines and CSV, read as streams where the format allows it."""

import csv
import io
import json
import reprlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.article import SURROGATE, Article, CorpusError, Skipped
from corpus.cleaning.plain import CONTROL, decode, guess_encoding
from corpus.dates import parse_date
from corpus.publishers import site
from corpus.words import one_line

SAMPLE_BYTES = 65_536  # enough of a file to tell its encoding and its separator


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one article and where they stand: `path:line`."""

    place: str
    line: int
    fields: Mapping[str, object]


def article_from_row(row: Mapping[str, object], *, place: str) -> Article:
    """The article that a row tells of, its text as it is.

    Fields: text, which must be there; title, id, source, agency, url, authors (a list, or names
    parted by semicolons), published or date, updated, language, notice. A date that cannot be read
    without doubt is left out; without a source it is the site of the url. In the text NUL becomes a
    space and half a surrogate pair U+FFFD, so offsets stay; all else comes on one line and without
    control characters.

    Raises CorpusError, which begins with `place`, if a field is missing or of another type.
    """
    return Article(
        id=_string(row, "id", place) or "",
        title=_string(row, "title", place) or "",
        text=_required(row, "text", place),
        source=_string(row, "source", place) or site(_string(row, "url", place) or "") or None,
        agency=_string(row, "agency", place),
        url=_string(row, "url", place),
        uri=place,
        authors=_authors(row, place),
        published=_date(row, "published", place) or _date(row, "date", place),
        updated=_date(row, "updated", place),
        language=_language(row, place),
        notice=_string(row, "notice", place),
    )


def unread_dates(row: Mapping[str, object]) -> str:
    """What to say of dates that a row gives and that cannot be read; empty if there are none."""
    given = [(name, row.get(name)) for name in ("published", "date", "updated")]
    unread = [
        f"{name} {reprlib.repr(value)}"
        for name, value in given
        if isinstance(value, str) and value.strip() and parse_date(value) is None
    ]
    return f"a date is in doubt and left out; {', '.join(unread)}" if unread else ""


def json_rows(data: bytes, *, place: str) -> Iterator[Row | Skipped]:
    """The rows of an object, a list of objects, or `{"articles": [...]}`, numbered from 1.

    Raises CorpusError if it is no JSON.
    """
    try:
        found = json.loads(decode(data, place=place))
    except (ValueError, RecursionError) as error:
        raise CorpusError(f"{place}: not JSON ({error}); correct it or export it again") from error
    if isinstance(found, dict) and isinstance(found.get("articles"), list):
        found = found["articles"]
    if isinstance(found, dict):
        yield Row(place, 0, found)
        return
    if not isinstance(found, list):
        raise CorpusError(f'{place}: no articles; write a list of objects with "title" and "text"')
    for number, fields in enumerate(found, start=1):
        yield _row(fields, place, number)


def json_lines(stream: io.BufferedIOBase, *, place: str, max_bytes: int) -> Iterator[Row | Skipped]:
    """The rows of JSON lines, one at a time; a line that is too long or no object is skipped."""
    number = 0
    with _text_stream(stream, newline="\n") as lines:
        while line := lines.readline(max_bytes + 1):
            number += 1
            if len(line) > max_bytes:
                while line and not line.endswith("\n"):
                    line = lines.readline(max_bytes)
                yield Skipped(f"{place}:{number}", _too_long(max_bytes))
            elif not line.isspace():
                yield _parsed(line, place, number)


def csv_rows(stream: io.BufferedIOBase, *, place: str, max_bytes: int) -> Iterator[Row | Skipped]:
    """The rows of a table whose first line names the fields; commas, semicolons or tabs part them.

    Raises CorpusError if the first line names no title or no text.
    """
    csv.field_size_limit(max(csv.field_size_limit(), max_bytes))  # one for the whole process
    with _text_stream(stream, newline="") as lines:
        head = lines.readline(max_bytes)
        separator = max(",;\t", key=head.count)
        names = [name.strip().lower() for name in next(csv.reader([head], delimiter=separator), [])]
        if not {"title", "text"} <= set(names):
            raise CorpusError(f"{place}: no title or no text among the fields that line 1 names")
        table = csv.reader(lines, delimiter=separator)
        while True:
            number = table.line_num + 2
            try:
                values = next(table)
            except StopIteration:
                return
            except csv.Error as error:
                yield Skipped(f"{place}:{number}", f"not CSV ({error}); correct the row's quotes")
                continue
            if values:
                yield _cells(names, values, place, number, max_bytes)


def _cells(
    names: Sequence[str], values: Sequence[str], place: str, line: int, max_bytes: int
) -> Row | Skipped:
    if sum(map(len, values)) > max_bytes:
        return Skipped(f"{place}:{line}", _too_long(max_bytes))
    if len(values) > len(names):
        reason = f"{len(values)} values for {len(names)} fields; put quotes around the text"
        return Skipped(f"{place}:{line}", reason)
    return Row(f"{place}:{line}", line, dict(zip(names, values, strict=False)))


def _parsed(line: str, place: str, number: int) -> Row | Skipped:
    try:
        return _row(json.loads(line), place, number)
    except (ValueError, RecursionError) as error:
        return Skipped(f"{place}:{number}", no_json(error))


def no_json(error: ValueError | RecursionError) -> str:
    """Why a line is no JSON, and where in it: which line of the file it is, is told elsewhere.

    >>> try: json.loads('{"title": Rain}')
    ... except ValueError as error: print(no_json(error))
    not JSON (Expecting value: character 11); write one object per line
    """
    why = str(error)
    if isinstance(error, json.JSONDecodeError):
        why = f"{error.msg}: character {error.colno}"
    return f"not JSON ({why}); write one object per line"


def _row(fields: object, place: str, number: int) -> Row | Skipped:
    if isinstance(fields, dict):
        return Row(f"{place}:{number}", number, fields)
    reason = f"{type(fields).__name__} is no article; write an object with title and text"
    return Skipped(f"{place}:{number}", reason)


def _text_stream(stream: io.BufferedIOBase, *, newline: str) -> io.TextIOWrapper:
    buffered = io.BufferedReader(stream, SAMPLE_BYTES)
    encoding = guess_encoding(buffered.peek(SAMPLE_BYTES)[:SAMPLE_BYTES])
    return io.TextIOWrapper(buffered, encoding=encoding, errors="replace", newline=newline)


def _too_long(max_bytes: int) -> str:
    return f"longer than {max_bytes:,} bytes; split it"


def _required(row: Mapping[str, object], name: str, place: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        what = "missing" if value is None else "empty" if value == "" else f"{reprlib.repr(value)}"
        raise CorpusError(f"{place}: {name} is {what}; every article needs a {name} in words")
    return _storable(value)


def _string(row: Mapping[str, object], name: str, place: str) -> str | None:
    value = row.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and name == "id":
        return str(value)
    if value is None or isinstance(value, str):
        return _name(value or "") or None
    raise CorpusError(f"{place}: {name} is {reprlib.repr(value)}; write it as a string")


def _name(text: str) -> str:
    """What is told of an article, on one line and without control characters."""
    return one_line(CONTROL.sub(" ", _storable(text)))


def _storable(text: str) -> str:
    return SURROGATE.sub(lambda found: " " if found.group() == "\0" else "\ufffd", text)


def _authors(row: Mapping[str, object], place: str) -> tuple[str, ...]:
    value = row.get("authors") or row.get("author") or ()
    names = value.split(";") if isinstance(value, str) else value
    if not isinstance(names, (list, tuple)) or not all(isinstance(name, str) for name in names):
        raise CorpusError(f"{place}: authors is {reprlib.repr(value)}; write a list of names")
    return tuple(dict.fromkeys(filter(None, map(_name, names))))


def _date(row: Mapping[str, object], name: str, place: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise CorpusError(
            f"{place}: {name} is {reprlib.repr(value)}; write a date such as 2024-10-19"
        )
    return parse_date(value) if value else None


def _language(row: Mapping[str, object], place: str) -> str | None:
    """The two letters that a tag such as `en-US` begins with, else `None`."""
    code = (_string(row, "language", place) or "").replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
