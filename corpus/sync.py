"""Which articles of a library were read from files that are no longer there."""

from pathlib import Path

from corpus.library import Library


def vanished(library: Library, folder: Path) -> dict[str, str]:
    """Ids and uris of the articles whose files below `folder` are gone."""
    below = library.ids_below(folder.resolve().as_posix())
    return {article_id: uri for article_id, uri in below.items() if not _file_of(uri).exists()}


def _file_of(uri: str) -> Path:
    """The file that an article was read from; rows of tables bear `:line` behind it."""
    path, _, row = uri.rpartition(":")
    return Path(path) if path and row.isdigit() and not Path(uri).exists() else Path(uri)
