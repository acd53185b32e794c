"""What sites allow programs to read: their robots.txt, asked once per site, and how often."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from corpus.article import CorpusError
from corpus.reading.fetch import NAME, FetchError, RefusedError, fetch

MAX_BYTES = 500_000  # what RFC 9309 asks a crawler to read at least
MAX_DELAY = 10.0  # seconds between two pages of a site; longer waits are not kept


class Robots:
    """The rules of the sites visited in one run; call it with an address before it is read."""

    def __init__(
        self, *, allow_private: bool = False, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._allow_private = allow_private
        self._sleep = sleep
        self._rules: dict[str, Protego] = {}
        self._visited: dict[str, float] = {}

    def __call__(self, url: str) -> None:
        """Waits as the site of `url` asks between two pages.

        Raises CorpusError if the site forbids to read it or does not say for now, or it is no
        address.
        """
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise RefusedError(f"{url}: not a web address ({error}); correct it") from error
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._asked(f"{site}/robots.txt", url)
        rules = self._rules[site]
        if not rules.can_fetch(url, NAME):
            raise CorpusError(f"{url}: robots.txt forbids it; save the page and add the file")
        self._wait(site, min(rules.crawl_delay(NAME) or 0.0, MAX_DELAY))

    def _wait(self, site: str, delay: float) -> None:
        """Let `delay` seconds pass between the last page of the site and this one."""
        last = self._visited.get(site)
        if last is not None and (left := last + delay - time.monotonic()) > 0:
            self._sleep(left)
        self._visited[site] = time.monotonic()

    def _asked(self, address: str, url: str) -> Protego:
        """The rules at `address`; a site that answers "not found" or the like has none."""
        try:
            page = fetch(address, max_bytes=MAX_BYTES, allow_private=self._allow_private)
        except RefusedError as error:  # the page is no better
            raise RefusedError(f"{url}: {str(error).removeprefix(f'{address}: ')}") from error
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500:
                return Protego.parse("")
            reason = str(error).removeprefix(f"{address}: ").split(";")[0]
            told = f"{url}: robots.txt of the site cannot be read ({reason}); try again later"
            raise FetchError(told, error.status) from error
        return Protego.parse(page.data.decode("utf-8-sig", errors="replace"))
