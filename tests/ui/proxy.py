"""A reverse proxy that puts a page under a path, as one in front of several services does."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

PATH = "/byline"


class Proxy(BaseHTTPRequestHandler):
    """Hands on what is below the path, without it, and streams what comes back."""

    def do_GET(self):
        if not self.path.startswith(f"{PATH}/"):
            self.server.strayed.append(self.path)
            self.send_error(404)
            return
        connection = HTTPConnection(urlsplit(self.server.behind).netloc)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        connection.request(
            self.command, self.path.removeprefix(PATH), body, dict(self.headers.items())
        )
        reply = connection.getresponse()
        self.send_response(reply.status)
        for name, value in reply.getheaders():
            if name.lower() not in ("transfer-encoding", "connection", "date", "server"):
                self.send_header(name, value)
        self.end_headers()
        try:
            while piece := reply.read1():
                self.wfile.write(piece)
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            connection.close()

    do_POST = do_GET

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def proxied(url: str) -> Iterator[ThreadingHTTPServer]:
    """A proxy before `url`; `url` is its own, `strayed` the paths asked for outside of it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    server.daemon_threads = True
    server.behind, server.strayed = url, []
    server.url = f"http://127.0.0.1:{server.server_port}{PATH}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
