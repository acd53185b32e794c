import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from eval.peers.meter import metered
from qa.values import Usage

COUNTED = {"usage": {"prompt_tokens": 70, "completion_tokens": 5}}


class Endpoint(BaseHTTPRequestHandler):
    """Counts tokens at /counted, says nothing of them at /silent, knows no other address."""

    def do_GET(self):
        self.answer({"models": []})

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(COUNTED if self.path == "/v1/counted" else {})

    def answer(self, row):
        self.send_response(404 if self.path == "/v1/missing" else 200)
        self.end_headers()
        self.wfile.write(json.dumps(row).encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def meter():
    with ThreadingHTTPServer(("127.0.0.1", 0), Endpoint) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with metered(f"http://127.0.0.1:{server.server_port}/v1") as meter:
            yield meter
        server.shutdown()


def asked(meter, path, body=b"{}"):
    with urlopen(meter.base_url + path, body, timeout=10) as reply:
        return json.load(reply)


def test_replies_come_through_and_their_tokens_are_added_up(meter):
    assert asked(meter, "/counted") == COUNTED
    asked(meter, "/counted")
    assert meter.taken() == Usage(140, 10, requests=2)
    assert meter.taken() is None


def test_what_asks_no_model_costs_nothing(meter):
    assert asked(meter, "/models", None) == {"models": []}
    assert meter.taken() is None


def test_one_reply_that_does_not_count_leaves_the_sum_unknown(meter):
    asked(meter, "/counted")
    asked(meter, "/silent")
    assert meter.taken() is None


def test_an_error_of_the_endpoint_comes_through(meter):
    with pytest.raises(HTTPError, match="404"):
        asked(meter, "/missing")
    assert meter.taken() is None


def test_an_endpoint_out_of_reach_is_a_bad_gateway():
    with metered("http://127.0.0.1:9/v1") as nobody, pytest.raises(HTTPError, match="502"):
        asked(nobody, "/counted")
