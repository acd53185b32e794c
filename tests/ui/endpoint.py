"""An OpenAI-compatible server that streams its pieces slowly enough to be watched."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STALLED = 60  # seconds at most without a word


class SlowEndpoint(BaseHTTPRequestHandler):
    """Lists one model and streams the server's pieces, one after each pause."""

    def do_GET(self):
        self._send(json.dumps({"data": [{"id": "slow-1", "object": "model"}]}), "application/json")

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if "logprobs" in body and not self.server.judged:
            return self._send('{"error": {"message": "no logprobs"}}', "application/json", 400)
        self.send_response(self.server.status)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            for piece in self.server.pieces:
                if self.server.sent == self.server.after:
                    self.server.go_on.wait(STALLED)
                self.server.sent += 1
                time.sleep(self.server.pause)
                chunk = {"choices": [{"index": 0, "delta": {"content": piece}}]}
                self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
                self.wfile.flush()
            self.wfile.write(b"data: [DONE]\n\n")
        except (BrokenPipeError, ConnectionResetError):
            self.server.hung_up.set()

    def _send(self, body, content_type, status=200):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def slow_endpoint(
    pieces: list[str], *, pause=0.05, status=200, after=None, judged=False
) -> Iterator[ThreadingHTTPServer]:
    """A running server; `url` is its address, `hung_up` is set once a reader went away.

    Once it has sent so many pieces, `after`, it says nothing until `go_on` is set. Requests for the
    chances of tokens are refused, unless they are to be `judged` like others.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), SlowEndpoint)
    server.pieces, server.pause, server.status = pieces, pause, status
    server.hung_up, server.go_on = threading.Event(), threading.Event()
    server.sent, server.after, server.judged = 0, after, judged
    server.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.go_on.set()
        server.shutdown()
        thread.join()
        server.server_close()
