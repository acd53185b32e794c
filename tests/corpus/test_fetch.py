import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from corpus import CorpusError, Loaded, Skipped
from corpus.reading.fetch import fetch
from corpus.reading.read import read_articles, read_places
from corpus.reading.robots import Robots

STORY = "River floods town today\n\nThe river rose on Monday. People left their homes."
ZEROS = gzip.compress(b"\0" * 5_000_000)
PAGES = {
    "/story.txt": (200, {"Content-Type": "text/plain; charset=utf-8"}, STORY.encode()),
    "/moved": (302, {"Location": "/story.txt"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/to-file": (302, {"Location": "file:///etc/hostname"}, b""),
    "/bomb": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, ZEROS),
    "/broken": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, b"no gzip"),
    "/rows": (200, {"Content-Type": "application/json"}, b'[{"title": "T", "text": "It rains."}]'),
    "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
}


PRIVATE = "127.0.0.1 is private; allow that with --allow-private, or save the page"
ROBOTS = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private/\n")


class Site(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self):
        self.asked.append(self.path)
        if self.path == "/slow":
            time.sleep(1)
        status, headers, body = PAGES.get(self.path, (404, {}, b"not here"))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def site():
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def get(url, **limits):
    return fetch(url, **{"max_bytes": 100_000, "allow_private": True} | limits)


def test_a_page_is_fetched_with_its_type_and_charset(site):
    page = get(f"{site}/story.txt")
    assert page.data == STORY.encode()
    assert (page.content_type, page.charset) == ("text/plain", "utf-8")


def test_redirects_are_followed_to_the_final_address(site):
    assert get(f"{site}/moved").url == f"{site}/story.txt"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/loop", "more than 5 redirects"),
        ("/to-file", "not a web address"),
        ("/nowhere", "the server answers 404"),
        ("/bomb", "larger than 100,000 bytes"),
        ("/broken", "cannot be fetched"),
    ],
)
def test_what_cannot_be_had_is_refused_with_the_reason(site, path, reason):
    with pytest.raises(CorpusError, match=reason):
        get(site + path)


def test_a_slow_server_is_given_up(site):
    with pytest.raises(CorpusError, match="cannot be fetched"):
        get(f"{site}/slow", timeout=0.2)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://192.168.1.1/",
    ],
)
def test_addresses_of_ones_own_network_are_refused(url):
    with pytest.raises(CorpusError, match="is private; allow that with --allow-private"):
        get(url, allow_private=False)


@pytest.mark.parametrize(
    "url", ["ftp://example.org/a", "file:///etc/hostname", "http://", "http://:x"]
)
def test_other_addresses_are_refused(url):
    with pytest.raises(CorpusError, match=r"not a web address|cannot be fetched"):
        get(url)


def test_an_address_that_is_none_is_skipped_and_the_others_are_read(site):
    skipped, found = read_places(["http://[broken/", f"{site}/story.txt"], allow_private=True)
    assert skipped.reason == "not a web address (Invalid IPv6 URL); correct it"
    assert isinstance(found, Loaded)


def test_an_article_at_an_address_bears_that_address(site):
    (found,) = read_articles(f"{site}/moved", allow_private=True)
    assert isinstance(found, Loaded)
    article = found.article
    assert article.id == article.url == article.uri == f"{site}/story.txt"
    assert article.title == "River floods town today"


def test_the_content_type_chooses_the_reader(site):
    (rows,) = read_articles(f"{site}/rows", allow_private=True)
    (image,) = read_articles(f"{site}/image", allow_private=True)
    assert (rows.article.title, rows.article.text) == ("T", "It rains.")
    assert isinstance(image, Skipped)


def test_a_private_address_is_skipped_unless_allowed(site):
    assert list(read_articles(f"{site}/rows")) == [Skipped(f"{site}/rows", PRIVATE)]


@pytest.fixture
def ruled(site, monkeypatch):
    """The site with a robots.txt that forbids `/private/`."""
    monkeypatch.setitem(PAGES, "/robots.txt", ROBOTS)
    monkeypatch.setitem(PAGES, "/private/story", PAGES["/story.txt"])
    monkeypatch.setitem(PAGES, "/to-private", (302, {"Location": "/private/story"}, b""))
    Site.asked.clear()
    return site


@pytest.mark.parametrize("path", ["/private/story", "/to-private"])
def test_what_robots_forbid_is_not_read(ruled, path):
    (skipped,) = read_articles(ruled + path, allow_private=True)
    assert "robots.txt forbids it; save the page and add the file" in skipped.reason
    assert "/private/story" not in Site.asked


def test_the_robots_of_a_site_are_asked_once_in_a_run(ruled):
    places = [f"{ruled}/story.txt", f"{ruled}/rows"]
    assert all(isinstance(one, Loaded) for one in read_places(places, allow_private=True))
    assert Site.asked == ["/robots.txt", "/story.txt", "/rows"]


def test_a_site_that_cannot_tell_its_rules_is_left_alone(site, monkeypatch):
    monkeypatch.setitem(PAGES, "/robots.txt", (503, {}, b""))
    (skipped,) = read_articles(f"{site}/story.txt", allow_private=True)
    reason = "robots.txt of the site cannot be read (the server answers 503); try again later"
    assert skipped.reason == reason


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("Disallow: /*.pdf$", "/report.pdf", False),
        ("Disallow: /*.pdf$", "/report.pdf.html", True),
        ("Disallow: /news/\nAllow: /news/free/", "/news/free/1", True),
        ("Disallow: /news/\nAllow: /news/free/", "/news/1", False),
    ],
)
def test_wildcards_count_and_the_longest_rule_wins(site, monkeypatch, rules, path, allowed):
    text = f"User-agent: *\n{rules}\n".encode()
    monkeypatch.setitem(PAGES, "/robots.txt", (200, {"Content-Type": "text/plain"}, text))
    (found,) = read_articles(site + path, allow_private=True)
    assert ("robots.txt forbids it" in found.reason) is not allowed


def test_the_time_that_a_site_asks_for_passes_between_two_pages(site, monkeypatch):
    text = b"User-agent: *\nCrawl-delay: 4000\n"
    monkeypatch.setitem(PAGES, "/robots.txt", (200, {"Content-Type": "text/plain"}, text))
    waits = []
    robots = Robots(allow_private=True, sleep=waits.append)
    for _ in range(2):
        get(f"{site}/story.txt", check=robots)
    assert [round(wait) for wait in waits] == [10]
