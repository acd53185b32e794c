"""What sites allow programs to read: their robots.txt, asked once per site."""

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from corpus.article import CorpusError
from corpus.fetch import NAME, FetchError, fetch

MAX_BYTES = 500_000  # what RFC 9309 asks a crawler to read at least


class Robots:
    """The rules of the sites visited in one run; call it with an address before it is read."""

    def __init__(self, *, allow_private: bool = False) -> None:
        self._allow_private = allow_private
        self._rules: dict[str, RobotFileParser] = {}

    def __call__(self, url: str) -> None:
        """Raises CorpusError if the site of `url` forbids to read it, or does not say for now."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._asked(f"{site}/robots.txt", url)
        if not self._rules[site].can_fetch(NAME, url):
            raise CorpusError(f"{url}: robots.txt forbids it; save the page and add the file")

    def _asked(self, address: str, url: str) -> RobotFileParser:
        """The rules at `address`; a site that answers "not found" or the like has none."""
        rules = RobotFileParser()
        try:
            page = fetch(address, max_bytes=MAX_BYTES, allow_private=self._allow_private)
            rules.parse(page.data.decode("utf-8-sig", errors="replace").splitlines())
        except FetchError as error:
            if error.status is None or not 400 <= error.status < 500:
                reason = str(error).removeprefix(f"{address}: ")
                raise FetchError(f"{url}: {reason}", error.status) from error
            rules.parse([])
        return rules
