"""Fields of JSON objects, checked: what is wrong is told with the field, its value and the remedy.

A missing field is the empty value of its type. Every function raises `ValueError` for another type.
"""

from __future__ import annotations

import json
import reprlib
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from corpus.reading.tables import no_json

Row = Mapping[str, object]


def row_of_line(line: str) -> Row:
    """The JSON object on a line."""
    try:
        row = json.loads(line, object_pairs_hook=_fields)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError(no_json(error)) from error
    return as_row(row, "the line")


def _fields(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The fields of an object, none of which may come twice: JSON itself would keep the last."""
    row = dict(pairs)
    if len(row) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in row if names.count(name) > 1)
        raise ValueError(f'"{twice}" stands twice in one object; leave one out')
    return row


def as_row(value: object, place: str) -> Row:
    """`value`, if it is a JSON object."""
    if not isinstance(value, dict):
        raise ValueError(f"{place} is {reprlib.repr(value)}; write an object with named fields")
    return value


def only_known(row: Row, known: Collection[str], place: str = "") -> None:
    """Refuse fields of other names, so that a slip of the pen is not silently left out."""
    for name in row:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            remedy = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
            raise ValueError(f"{place}field {name!r} is unknown; {remedy}")


def text(row: Row, name: str) -> str:
    """Text without white space around it; empty where there is none."""
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f'"{name}" is {reprlib.repr(value)}; write text')
    return value.strip()


def required(row: Row, name: str) -> str:
    """Text that is not empty."""
    found = text(row, name)
    if not found:
        raise ValueError(f'"{name}" is missing or empty; write {{"{name}": "..."}}')
    return found


def texts(row: Row, name: str) -> tuple[str, ...]:
    """A list of texts, none of them empty; one text is a list of one."""
    value = row.get(name)
    items = [value] if isinstance(value, str) else [] if value is None else value
    if not isinstance(items, list) or not all(isinstance(i, str) and i.strip() for i in items):
        raise ValueError(f'"{name}" is {reprlib.repr(value)}; write text or a list of texts')
    return tuple(item.strip() for item in items)


def rows(row: Row, name: str) -> Iterator[Row]:
    """The objects of a list."""
    for place, item in enumerate(items(row, name), 1):
        yield as_row(item, f'"{name}" {place}')


def items(row: Row, name: str) -> list[object]:
    """A list of anything."""
    value = row.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise ValueError(f'"{name}" is {reprlib.repr(value)}; write a list')
    return value


def flag(row: Row, name: str) -> bool:
    """True or false; false where there is none."""
    value = row.get(name, False)
    if not isinstance(value, bool):
        raise ValueError(f'"{name}" is {reprlib.repr(value)}; write true or false')
    return value


def number(row: Row, name: str) -> float | None:
    """A number, or `None` where there is none."""
    value = row.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f'"{name}" is {reprlib.repr(value)}; write a number')
    return float(value)


def day(row: Row, name: str) -> str | None:
    """An ISO day such as 2024-10-19, or `None` where there is none."""
    found = text(row, name)
    try:
        return date.fromisoformat(found).isoformat() if found else None
    except ValueError as error:
        raise ValueError(f'"{name}" is {found!r}; write an ISO day such as 2024-10-19') from error
