"""Which articles of a library were read from files that are no longer there."""

from pathlib import Path

from corpus.library import Library


def vanished(library: Library, folder: Path) -> dict[str, str]:
    """Ids and uris of the articles whose files below `folder` are gone."""
    below = library.ids_below(folder.resolve().as_posix())
    return {article_id: uri for article_id, uri in below.items() if not _file_of(uri).exists()}


def _file_of(uri: str) -> Path:
    """The file that an article was read from.

    Rows of tables bear `:line` behind it, those of a table in a web archive two numbers.
    """
    while not Path(uri).exists():
        before, _, row = uri.rpartition(":")
        if not before or not row.isdigit():
            break
        uri = before
    return Path(uri)
