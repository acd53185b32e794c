"""One page from the web, with limits on where it may come from, how large and how slow it may be.

Every hop's host is resolved here and the connection goes to that very address, so that a name
cannot point elsewhere between the check and the request.
"""

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from corpus.article import CorpusError

MAX_REDIRECTS = 5
TIMEOUT = 20.0  # seconds, for a page as a whole
NAME = "byline"  # what robots.txt calls us
AGENT = f"{NAME} (reads articles for its user)"
ACCEPT = (
    "text/html,application/xhtml+xml,application/pdf,text/plain,application/json;q=0.9,*/*;q=0.5"
)


class FetchError(CorpusError):
    """A page cannot be had; `status` is what its server answered, `None` without an answer."""

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class RefusedError(FetchError):
    """An address that must not be asked, or that no host has."""


def anything(_: str) -> None:
    """Allows every address."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as its server sent it: where it was found at last, its bytes, type and charset."""

    url: str
    data: bytes
    content_type: str
    charset: str | None


def fetch(
    url: str,
    *,
    max_bytes: int,
    allow_private: bool = False,
    timeout: float = TIMEOUT,
    check: Callable[[str], None] = anything,
) -> Fetched:
    """The page at an http or https address, after at most five redirects.

    `check` is called with every address before it is read, and raises to forbid that.

    Raises FetchError if the address, or one that it leads to, is of another kind, is private
    without `allow_private`, does not answer in time, or answers with an error or too much.
    """
    deadline = time.monotonic() + timeout
    # Proxies and credentials of the environment would go around the check of the address.
    with httpx.Client(timeout=timeout, trust_env=False) as client:
        target = url
        for _ in range(MAX_REDIRECTS + 1):
            before = time.monotonic()
            check(target)
            deadline += time.monotonic() - before  # waiting is the site's wish
            answer = _hop(client, target, max_bytes, allow_private, deadline)
            if isinstance(answer, Fetched):
                return answer
            target = answer
    raise FetchError(f"{url}: more than {MAX_REDIRECTS} redirects; give the final address")


def _hop(
    client: httpx.Client, url: str, max_bytes: int, allow_private: bool, deadline: float
) -> Fetched | str:
    """The page at `url`, or the address that it redirects to."""
    try:
        target = httpx.URL(url)
        request = _request(client, target, _address(target, url, allow_private))
        response = client.send(request, stream=True)
        try:
            if response.has_redirect_location:
                return str(target.join(response.headers["location"]))
            if not response.is_success:
                status = response.status_code
                raise FetchError(f"{url}: the server answers {status}; open it there", status)
            data = _body(response, url, max_bytes, deadline)
        finally:
            response.close()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchError(f"{url}: cannot be fetched ({error}); check the address") from error
    content_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
    return Fetched(
        str(target.copy_with(fragment=None)), data, content_type, response.charset_encoding
    )


def _request(client: httpx.Client, target: httpx.URL, address: str) -> httpx.Request:
    """A request to the address that was checked, under the name of the host."""
    return client.build_request(
        "GET",
        target.copy_with(host=address),
        headers={"Host": target.netloc.decode(), "User-Agent": AGENT, "Accept": ACCEPT},
        extensions={"sni_hostname": target.host},
    )


def _address(target: httpx.URL, url: str, allow_private: bool) -> str:
    """The numeric address of the host; raises RefusedError if it must not be asked."""
    if target.scheme not in ("http", "https") or not target.host:
        raise RefusedError(f"{url}: not a web address; give one with http:// or https://")
    if target.userinfo:
        raise RefusedError(f"{target.host}: the address holds a password; give it without")
    port = target.port or (443 if target.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(target.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedError(f"{url}: no such host ({error}); check the address") from error
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not allow_private and not _is_public(address):
            raise RefusedError(
                f"{url}: {address} is private; allow that with --allow-private, or save the page"
            )
    return addresses[0]


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ip.ipv4_mapped or ip.sixtofour or ip
    return ip.is_global and not ip.is_multicast


def _body(response: httpx.Response, url: str, max_bytes: int, deadline: float) -> bytes:
    """The body, unpacked; stops as soon as it is too large or too slow."""
    data = bytearray()
    for part in response.iter_bytes():
        data += part
        if len(data) > max_bytes:
            raise FetchError(f"{url}: larger than {max_bytes:,} bytes; save what you need")
        if time.monotonic() > deadline:
            raise FetchError(f"{url}: takes too long; save the page and add the file")
    return bytes(data)
