"""Files and addresses that a visitor hands in, read into a library one by one, with progress."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from corpus import Change, Library, Loaded, Skipped
from corpus.reading.read import read_places
from qa.commands.summary import Summary
from qa.in_words import named

SHOWN_EVERY = 0.3  # seconds between two looks at the progress of one file
DETAILS = 5  # articles of one file of which something is told; the others are counted
UNSAID = re.compile(  # a number in front of what the system says; what only a command line can do
    r"\[Errno -?\d+\] ?|(?<=; )[^;,]*--[a-z-]+[^;,]*, or "
)
DIGEST = 12  # hex digits of an upload's digest, enough to tell two files of one name apart


class Stage(StrEnum):
    """How far a parcel is."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"


@dataclass(slots=True)
class Parcel:
    """A file, folder or address that is handed in, and what has become of it so far.

    `hidden` and `shown` are the place where an upload lies and the words that stand for it;
    `refused` says why a place is not even looked at.
    """

    name: str
    place: str | Path
    hidden: str = ""
    shown: str = ""
    refused: str = ""
    stage: Stage = Stage.WAITING
    summary: Summary = field(default_factory=Summary)
    details: list[str] = field(default_factory=list)
    noted: int = 0  # articles of which something is to be told

    def items(self) -> Iterator[Loaded | Skipped]:
        """The articles in it, without a word of the place where an upload happens to lie."""
        if self.refused:
            yield Skipped(self.name, self.refused)
            return
        yield from map(self._named, read_places([self.place]))

    def took(self, change: Change) -> None:
        """Count a change, and name it if a reader may wonder."""
        self.summary.count(change)
        if not change.reason:
            return
        self.noted += 1
        if len(self.details) < DETAILS:
            same = "same text as " if change.kind == "duplicate" else ""
            why = f"{same}{for_visitors(change.reason)}"
            below = change.place.removeprefix(f"{self.shown}/") if self.shown else change.place
            place = below.removeprefix(self.name).lstrip(":/")
            self.details.append(f"{change.kind}: {place}{': ' if place else ''}{why}")

    @property
    def untold(self) -> int:
        """Of how many articles something is counted, but not told."""
        return self.noted - len(self.details)

    def _named(self, item: Loaded | Skipped) -> Loaded | Skipped:
        if not self.hidden:
            return item
        if isinstance(item, Skipped):
            return Skipped(self._told(item.place), self._told(item.reason))
        uri = item.article.uri
        return replace(item, article=replace(item.article, uri=uri and self._told(uri)))

    def _told(self, text: str) -> str:
        return text.replace(self.hidden, self.shown)


def for_visitors(reason: str) -> str:
    """A reason without numbers of errors, and without the remedy of the command line.

    >>> for_visitors("no such host ([Errno -2] Name or service not known); check it")
    'no such host (Name or service not known); check it'
    >>> for_visitors("10.0.0.1 is private; allow that with --allow-private, or save the page")
    '10.0.0.1 is private; save the page'
    """
    return UNSAID.sub("", reason)


def uploads(files: Iterable[str | Path]) -> list[Parcel]:
    """A parcel for each uploaded file, which lies in a folder named by the digest of the file.

    Two files of one name and different content stay two articles.
    """
    paths = [Path(file).resolve() for file in files]
    return [
        Parcel(p.name, p, p.parent.as_posix(), f"upload/{p.parent.name[:DIGEST]}") for p in paths
    ]


def addresses(text: str) -> list[Parcel]:
    """A parcel for each line that is not empty; what is no web address is refused.

    A path would be read from the machine that serves the page, not from the visitor's.
    """
    lines = dict.fromkeys(line.strip() for line in text.splitlines())
    return [Parcel(line, line, refused=_refusal(line)) for line in lines if line]


def _refusal(line: str) -> str:
    web = line.lower().startswith(("http://", "https://"))
    return "" if web else "not a web address; write it with https://, or drop the file"


def below(folder: Path) -> list[Parcel]:
    """A parcel of all files below a folder of the machine that serves the page."""
    return [Parcel(str(folder), folder)]


def take_in(library: Library, parcels: Sequence[Parcel]) -> Iterator[None]:
    """Add the parcels to `library` in order, yielding whenever they are worth another look."""
    for parcel in parcels:
        parcel.stage = Stage.READING
        yield
        shown = time.monotonic()
        for change in library.add(parcel.items()):
            parcel.took(_told_by_name(library, change))
            if time.monotonic() - shown >= SHOWN_EVERY:
                yield
                shown = time.monotonic()
        parcel.stage = Stage.DONE
    yield


def _told_by_name(library: Library, change: Change) -> Change:
    """The change; a duplicate with title and origin of the article that has the same text."""
    if change.kind != "duplicate":
        return change
    return replace(change, reason=named(library.article(change.reason)))


def total(parcels: Iterable[Parcel]) -> Summary:
    """The summaries of the parcels added up."""
    whole = Summary()
    for parcel in parcels:
        whole.counts.update(parcel.summary.counts)
        whole.reasons.update(parcel.summary.reasons)
    return whole


def folders(library: Library) -> list[Path]:
    """The folders of this machine, still there, that articles of `library` were read from.

    An article whose id is its path below the folder tells the folder; another, its own folder
    unless that lies below one of those.
    """
    files = [(a.uri, a.id) for row in library.listed() if (a := row.article).uri and is_path(a.uri)]
    told = {Path(uri.removesuffix(f"/{name}")) for uri, name in files if uri.endswith(f"/{name}")}
    alone = {Path(uri).parent for uri, name in files if not uri.endswith(f"/{name}")}
    more = {path for path in alone if not any(path.is_relative_to(known) for known in told)}
    return sorted(path for path in told | more if path.is_dir())


def is_path(uri: str) -> bool:
    """Whether an article was read from a file of this machine, by the place it was read from."""
    return Path(uri).is_absolute()
