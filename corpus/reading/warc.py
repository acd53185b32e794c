"""Web archives (WARC): the pages that a crawl kept, under the addresses they were found at."""

import io
from collections.abc import Iterator

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from corpus.article import CorpusError
from corpus.reading.fetch import Fetched

BROKEN = (ArchiveLoadFailed, AttributeError, LookupError, TypeError, ValueError)  # by fuzzing


def archived_pages(
    stream: io.BufferedIOBase, *, place: str, max_bytes: int
) -> Iterator[tuple[int, Fetched]]:
    """(number of the record, page) of the answers that hold a page; up to `max_bytes` + 1 of each.

    Raises CorpusError if it is no web archive.
    """
    try:
        for number, record in enumerate(ArchiveIterator(stream), start=1):
            headers = record.http_headers
            if record.rec_type != "response" or not headers or headers.get_statuscode() != "200":
                continue
            kind, _, rest = (headers.get_header("Content-Type") or "").partition(";")
            charset = rest.partition("charset=")[2].strip(" \"'") or None
            url = record.rec_headers.get_header("WARC-Target-URI")
            if not url or not url.startswith(("http://", "https://")):
                continue
            data = record.content_stream().read(max_bytes + 1)
            yield number, Fetched(url, data, kind.strip().lower(), charset)
    except BROKEN as error:
        raise CorpusError(f"{place}: no web archive ({error}); download it again") from error
