"""Text files of cases and pairs, packed with gzip or not."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, with or without a mark before it; .gz is unpacked.

    Raises:
        ValueError: it is no such text, or no whole gzip file; told with the path and the remedy.
        OSError: it cannot be read.
    """
    data = path.read_bytes()
    try:
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: no UTF-8 text ({error}); save it as UTF-8") from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ValueError(
            f"{path}: no whole gzip file ({error}); get it anew, or take .gz off its name"
        ) from error
