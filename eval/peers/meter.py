"""A door before the endpoint that counts the tokens that pass: recipes do not tell what they spend.

Tokens compare systems where seconds do not: on a machine that does other things besides.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from qa.values import Usage

TIMEOUT = 900.0  # seconds: longer than any recipe waits, so that it is the recipe that gives up
BAD_GATEWAY = 502


class Meter(ThreadingHTTPServer):
    """Hands requests on to an endpoint and counts what its replies say they cost."""

    daemon_threads = True

    def __init__(self, endpoint: str) -> None:
        super().__init__(("127.0.0.1", 0), _Door)
        self._endpoint = endpoint.rstrip("/")
        self._replies: list[Usage | None] = []

    @property
    def base_url(self) -> str:
        """The address to call instead of the endpoint's."""
        return f"http://127.0.0.1:{self.server_port}"

    def taken(self) -> Usage | None:
        """What the calls since the last time cost; `None` if there were none or one did not say."""
        replies, self._replies = self._replies, []
        told = [usage for usage in replies if usage is not None]
        if not told or len(told) < len(replies):
            return None
        return sum(told[1:], start=told[0])

    def handed_on(self, path: str, body: bytes | None) -> tuple[int, bytes]:
        """Status and body that the endpoint replies with; 502 if it is out of reach."""
        asked = Request(  # noqa: S310  # the endpoint is the caller's
            self._endpoint + path, body, {"Content-Type": "application/json"}
        )
        try:
            with urlopen(asked, timeout=TIMEOUT) as reply:  # noqa: S310
                status, said = reply.status, reply.read()
        except HTTPError as error:
            return error.code, error.read()
        except (URLError, TimeoutError) as error:
            return BAD_GATEWAY, str(error).encode()
        if body:
            self._replies.append(_usage(said))
        return status, said


class _Door(BaseHTTPRequestHandler):
    server: Meter

    def do_GET(self) -> None:
        self._reply(None)

    def do_POST(self) -> None:
        self._reply(self.rfile.read(int(self.headers["Content-Length"])))

    def _reply(self, body: bytes | None) -> None:
        status, said = self.server.handed_on(self.path, body)
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name there
        """Say nothing: the terminal shows the progress of the run."""


@contextmanager
def metered(endpoint: str) -> Iterator[Meter]:
    """A meter before `endpoint`, open while the block lasts."""
    with Meter(endpoint) as meter:
        threading.Thread(target=meter.serve_forever, daemon=True).start()
        try:
            yield meter
        finally:
            meter.shutdown()


def _usage(reply: bytes) -> Usage | None:
    """The tokens that a reply counts; `None` if it counts none, as one that streams may."""
    try:
        usage = json.loads(reply)["usage"]
        return Usage(usage["prompt_tokens"], usage["completion_tokens"])
    except (ValueError, KeyError, TypeError):
        return None
