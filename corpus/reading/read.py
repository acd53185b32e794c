"""Articles from files, folders and web addresses, whatever their format.

What cannot be read is yielded as `Skipped`, with its place, the reason and the remedy; the rest
goes on.
"""

import glob
import gzip
import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import takewhile
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from corpus.article import SURROGATE, CorpusError, Loaded, Skipped
from corpus.reading.fetch import Fetched, fetch
from corpus.reading.formats import FORMATS, TYPES, Origin, read_stream
from corpus.reading.robots import Robots
from corpus.reading.tables import article_from_row
from corpus.words import readable

__all__ = ["FORMATS", "article_from_row", "read_articles", "read_places"]

MAX_BYTES = 20_000_000  # per article; the longest are books, at about 5 MB


def read_articles(
    place: str | Path, *, max_bytes: int = MAX_BYTES, allow_private: bool = False
) -> Iterator[Loaded | Skipped]:
    """The articles in a file, in a folder and all below it (sorted, not hidden), or at an address.

    A place with `*`, `?` or `[` that is no file itself means all files of such names, `**` those
    in folders below as well. `max_bytes` is the limit per article: per line of JSON lines, per row
    of CSV, else per file. Addresses inside of one's own network are read with `allow_private` only.
    """
    return read_places([place], max_bytes=max_bytes, allow_private=allow_private)


def read_places(
    places: Iterable[str | Path], *, max_bytes: int = MAX_BYTES, allow_private: bool = False
) -> Iterator[Loaded | Skipped]:
    """The articles in all the places, as `read_articles` reads each; a site's rules asked once."""
    robots = Robots(allow_private=allow_private)
    for place in places:
        if isinstance(place, str) and "://" in place:
            visit = partial(fetch, max_bytes=max_bytes, allow_private=allow_private, check=robots)
            yield from _read_address(place, visit, max_bytes)
        else:
            yield from _read_path(Path(place), max_bytes)


def _read_path(path: Path, max_bytes: int) -> Iterator[Loaded | Skipped]:
    try:
        there, is_folder = path.exists(), path.is_dir()
    except OSError as error:  # a name that is too long
        yield Skipped(str(path), f"no path ({error.strerror}); check it")
        return
    if is_folder:
        yield from _read_folder(path, max_bytes)
    elif there:
        yield from _read_file(path, path.name, max_bytes)
    elif glob.has_magic(str(path)):
        yield from _read_matching(path, max_bytes)
    else:
        yield Skipped(str(path), "no such file or folder; check the path")


def _read_matching(pattern: Path, max_bytes: int) -> Iterator[Loaded | Skipped]:
    """The files that a pattern matches, named by their paths below its folder without wildcards."""
    plain = takewhile(lambda part: not glob.has_magic(part), pattern.parts)
    folder = Path(*plain)
    names = glob.glob(str(pattern), recursive=True)  # noqa: PTH207  # Path.glob shows hidden files
    files = [path for path in sorted(map(Path, names)) if path.is_file()]
    for path in files:
        yield from _read_file(path, path.relative_to(folder).as_posix(), max_bytes)
    if not files:
        yield Skipped(str(pattern), "no file matches; check the pattern")


def _read_folder(folder: Path, max_bytes: int) -> Iterator[Loaded | Skipped]:
    found = False
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in below.parts):
            found = True
            yield from _read_file(path, below.as_posix(), max_bytes)
    if not found:
        yield Skipped(str(folder), f"an empty folder; put articles there: {', '.join(FORMATS)}")


def _read_file(path: Path, name: str, max_bytes: int) -> Iterator[Loaded | Skipped]:
    origin = Origin(path.resolve().as_posix(), name, max_bytes)
    if SURROGATE.search(origin.place):  # bytes of another encoding, as in archives of Windows
        yield Skipped(readable(origin.place), "its path is not UTF-8; rename it")
        return
    suffixes = [suffix.lower() for suffix in path.suffixes]
    packed = suffixes[-1:] == [".gz"]
    suffix = "".join(suffixes[:-1][-1:] if packed else suffixes[-1:])
    if not path.is_file():
        yield Skipped(origin.place, "neither a file nor a folder; copy its content into a file")
        return
    try:
        with gzip.open(path) if packed else path.open("rb") as stream:
            yield from read_stream(stream, suffix, origin)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Skipped(origin.place, f"broken gzip file ({error}); pack or download it again")
    except OSError as error:
        yield Skipped(origin.place, f"cannot be read ({error.strerror or error}); check the rights")


def _read_address(
    url: str, visit: Callable[[str], Fetched], max_bytes: int
) -> Iterator[Loaded | Skipped]:
    try:
        page = visit(url)
    except CorpusError as error:
        yield Skipped(url, str(error).removeprefix(f"{url}: "))
        return
    ending = PurePosixPath(urlsplit(page.url).path).suffix.lower()
    plain = ending if ending in FORMATS else ".txt"
    known = TYPES | {"text/plain": plain, "application/octet-stream": ending, "": ending or ".html"}
    origin = Origin(page.url, page.url, max_bytes, page.url, page.charset)
    yield from read_stream(io.BytesIO(page.data), known.get(page.content_type, ""), origin)
