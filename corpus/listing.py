"""What is asked of a library and what it tells: filters, changes, lines of a list."""

from dataclasses import dataclass
from datetime import date

from corpus.article import Article


@dataclass(frozen=True, slots=True)
class Where:
    """Which articles: of these sources, of these ISO days (inclusive, then none undated).

    An article is of the publisher that prints it and of the agency that it credits; a library knows
    both whatever their case.
    """

    since: str | None = None
    until: str | None = None
    sources: tuple[str, ...] = ()

    def sql(self) -> tuple[str, list[object]]:
        """The condition over the table `articles` and its values, sources as they are written."""
        parts, values = ["1"], list[object]()
        if self.since:
            parts.append("substr(published, 1, 10) >= ?")
            values.append(self.since)
        if self.until:
            parts.append("substr(published, 1, 10) <= ?")
            values.append(self.until)
        if self.sources:
            these = ", ".join("?" * len(self.sources))
            parts.append(f"(source IN ({these}) OR agency IN ({these}))")
            values += 2 * self.sources
        return " AND ".join(parts), values


EVERYWHERE = Where()


def iso_day(text: str, name: str) -> date:
    """The day that a text writes like 2024-10-19; `name` says whose value it is.

    Raises:
        ValueError: it is written otherwise, as 20241019 is, or is no day or no text.
    """
    try:
        day = date.fromisoformat(text)
        if day.isoformat() != text:
            raise ValueError(text)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} is {text!r}; write an ISO day such as '2024-10-19'") from error
    return day


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an article: added, changed, unchanged, duplicate of another, or skipped.

    A duplicate is the same text again, of the same publisher or of an unknown one. The reason of
    one that was added or changed tells what of it could not be read.
    """

    kind: str
    place: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list of articles: one without its text, and how many passages it has."""

    article: Article
    passages: int
