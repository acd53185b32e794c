"""When which figure was given: the readings of a conflict as points on a line of time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from qa import Conflict, Reading

LEAST_APART = 16.0  # per cent of the line: nearer points of one speaker stand in rows of their own
NOBODY = "No speaker named"


@dataclass(frozen=True, slots=True)
class Point:
    """A reading on its day: `left` is the place on the line in per cent, `row` its row, from 0."""

    reading: Reading
    day: date
    left: float
    row: int


@dataclass(frozen=True, slots=True)
class Lane:
    """The points of one speaker, by day, in so many rows."""

    speaker: str
    points: tuple[Point, ...]

    @property
    def rows(self) -> int:
        """How many rows the points need."""
        return max(point.row for point in self.points) + 1


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes in the order of their first points; `ticks` are days with their places on the line."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[date, float], ...]
    undated: int


def day_of(reading: Reading) -> date | None:
    """The day on which a figure was given, else published; `None` if neither is certain."""
    for known in (reading.said_on, reading.published):
        try:
            if known:
                return date.fromisoformat(known[:10])
        except ValueError:
            continue
    return None


def timeline(conflict: Conflict) -> Timeline | None:
    """The dated readings on a line; `None` unless two different days are known."""
    dated = [(day, reading) for reading in conflict.readings if (day := day_of(reading))]
    days = sorted({day for day, _ in dated})
    if len(days) < 2:
        return None
    span = (days[-1] - days[0]).days

    def place(day: date) -> float:
        return round(100 * (day - days[0]).days / span, 2)

    speakers = dict.fromkeys(r.speaker or NOBODY for _, r in sorted(dated, key=_by_day))
    lanes = tuple(
        Lane(who, _rowed([(d, place(d), r) for d, r in dated if (r.speaker or NOBODY) == who]))
        for who in speakers
    )
    ticks = tuple((day, place(day)) for day in _apart(days, place))
    return Timeline(lanes, ticks, len(conflict.readings) - len(dated))


def _apart(days: Sequence[date], place: Callable[[date], float]) -> list[date]:
    """The days that can be written below the line: the first, the last, and what fits between."""
    kept = [days[0]]
    for day in days[1:-1]:
        if place(day) - place(kept[-1]) >= LEAST_APART and 100 - place(day) >= LEAST_APART:
            kept.append(day)
    return [*kept, days[-1]]


def _by_day(dated: tuple[date, Reading]) -> date:
    return dated[0]


def _rowed(placed: Sequence[tuple[date, float, Reading]]) -> tuple[Point, ...]:
    """Points by day, each in the first row where it does not touch the one before it."""
    ends: list[float] = []
    points = []
    for day, left, reading in sorted(placed, key=lambda one: one[:2]):
        row = next((i for i, end in enumerate(ends) if left - end >= LEAST_APART), len(ends))
        ends[row : row + 1] = [left]
        points.append(Point(reading, day, left, row))
    return tuple(points)
