"""A real OpenAI-compatible server for tests that answers whole, with what a function says."""

import json
import math
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class ReplyingServer(ThreadingHTTPServer):
    """Answers requests with `say(last message)`, or garbage once `broken`; notes their bodies.

    Where chances of tokens are asked for, they are those of the first one.
    """

    def __init__(self, say: Callable[[str], str], chances: Mapping[str, float]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.say = say
        self.logprobs = [
            {"token": token, "logprob": math.log(chance), "bytes": None}
            for token, chance in chances.items()
        ]
        self.asked: list[dict] = []
        self.broken = False
        self.refused = ""  # a field of requests that it does not take

    @property
    def url(self) -> str:
        """The base of its addresses."""
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: ReplyingServer

    def do_GET(self):
        self.send({"object": "list", "data": [{"id": "small-1", "object": "model"}]})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(body)
        if self.server.refused in body:
            self.send({"error": {"message": f"{self.server.refused} is unknown"}}, status=400)
            return
        said = self.server.say(body["messages"][-1]["content"])
        choice = {"index": 0, "message": {"role": "assistant", "content": said}}
        if body.get("logprobs") and self.server.logprobs:
            first = self.server.logprobs[0] | {"top_logprobs": self.server.logprobs}
            choice["logprobs"] = {"content": [first]}
        self.send({"choices": [choice]})

    def send(self, document, status=200):
        data = b"<html>" if self.server.broken else json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def replying(
    say: Callable[[str], str], chances: Mapping[str, float] | None = None
) -> Iterator[ReplyingServer]:
    """A running server, stopped at the end."""
    server = ReplyingServer(say, chances or {})
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
