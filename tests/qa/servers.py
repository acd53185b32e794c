"""A real OpenAI-compatible server for tests, which behaves as told."""

import json
import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Endpoint(BaseHTTPRequestHandler):
    """Lists models and streams pieces, or sends garbage; notes what it was asked."""

    models: tuple = ("small-1", "large-2")  # names, or what is listed of a model
    pieces: tuple[str, ...] = ("The river ", "rose. [", "1]")
    replies: tuple[tuple[str, ...], ...] = ()  # pieces of the first answers, one after another
    usage: dict | None = None
    statuses: tuple[int, ...] = ()  # of the first answers; then 200
    refuses: tuple[str, ...] = ()  # options
    pause = 0.0  # seconds before each piece
    chances: dict | None = None  # of tokens, told where they are asked for; else that is refused
    busy = 0  # of the first requests for chances
    garbage: bytes | None = None

    def do_GET(self):
        rows = [{"id": m} if isinstance(m, str) else m for m in self.models]
        listed = [{"object": "model", **row} for row in rows]
        self.reply(json.dumps({"object": "list", "data": listed}).encode(), "application/json")

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if body.get("logprobs"):
            return self.judge(body)
        asked = self.server.asked
        asked.append((self.path, self.headers["Authorization"], body))
        status = dict(enumerate(self.statuses)).get(len(asked) - 1, 200)
        refused = [name for name in self.refuses if name in body]
        if refused:
            status, said = 400, f"Unsupported parameter: '{refused[0]}'"
            return self.reply(json.dumps({"error": {"message": said}}).encode(), status=status)
        if self.garbage is not None or status != 200:
            return self.reply(self.garbage or b"{}", "text/event-stream", status=status)
        return self.stream(dict(enumerate(self.replies)).get(len(asked) - 1, self.pieces))

    def judge(self, body):
        self.server.judged.append(body)
        if len(self.server.judged) <= self.busy:
            return self.reply(b"{}", status=503)
        if self.chances is None:
            said = {"error": {"message": "Unsupported parameter: 'logprobs'"}}
            return self.reply(json.dumps(said).encode(), status=400)
        told = [
            {"token": t, "logprob": math.log(c), "bytes": None} for t, c in self.chances.items()
        ]
        content = [{"token": "x", "logprob": 0.0, "bytes": None, "top_logprobs": told}]
        first = {"choices": [{"index": 0, "delta": {"role": "assistant"}}]}
        word = {"index": 0, "delta": {"content": "x"}, "logprobs": {"content": content}}
        return self.send([first, {"choices": [word]}])

    def stream(self, pieces):
        chunks = [{"choices": [{"index": 0, "delta": {"role": "assistant"}}]}]
        chunks += [{"choices": [{"index": 0, "delta": {"content": p}}]} for p in pieces]
        self.send([*chunks, {"choices": [], "usage": self.usage}])

    def send(self, chunks):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            for chunk in chunks:
                time.sleep(self.pause)
                self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
            self.wfile.write(b"data: [DONE]\n\n")
        except OSError:
            self.server.left.set()

    def reply(self, body, content_type="application/json", *, status=200):
        if self.garbage is not None:
            body = self.garbage
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A running endpoint: what it was asked, and whether somebody left before the end.

    Requests for chances of tokens are kept apart.
    """

    def __init__(self, behaviour):
        super().__init__(("127.0.0.1", 0), type("Behaving", (Endpoint,), behaviour))
        self.asked = []
        self.judged = []
        self.left = threading.Event()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/v1"


@contextmanager
def serving(**behaviour) -> Iterator[Server]:
    """A running server that behaves so."""
    server = Server(behaviour)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
