import gzip
import io
import zipfile
from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import CorpusError, Library, Loaded, Skipped
from corpus.cleaning.clean import assemble
from corpus.reading.epub import read_epub
from corpus.reading.feeds import feed_rows
from corpus.reading.mail import read_mail
from corpus.reading.read import read_articles
from corpus.reading.warc import archived_pages
from corpus.sync import vanished

PROSE = [
    "The river rose above its banks on Monday after a week of heavy rain in the hills.",
    "About 1,200 people left their homes, the mayor said at a press conference in town.",
]
HTML = "".join(f"<p>{line}</p>" for line in PROSE)
RSS = f"""<?xml version="1.0"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Example</title>
<language>en-GB</language><item><title>River &amp; town</title>
<link>https://example.org/river</link><pubDate>Sat, 19 Oct 2024 10:00:00 +0200</pubDate>
<dc:creator>Jana Novak</dc:creator><description>A river rose.</description>
<content:encoded><![CDATA[{HTML}]]></content:encoded></item>
<item><title>No text</title><guid>2</guid></item></channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>The Example</title><entry><title>River</title><id>urn:1</id>
<updated>2024-10-20T08:00:00Z</updated><published>2024-10-19T10:00:00+02:00</published>
<summary>{PROSE[0]}</summary></entry></feed>"""


def mail(text=None, html=None):
    message = EmailMessage()
    message["From"] = "The Example <news@example.org>"
    message["Subject"] = "River floods town – today"
    message["Date"] = "Sat, 19 Oct 2024 10:00:00 +0200"
    if text is not None:
        message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def epub(chapters=(HTML,), broken=False):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        )
        items, order = "", ""
        for i, chapter in enumerate(chapters):
            parts.writestr(f"OPS/{i} a.xhtml", f"<html><body>{chapter}</body></html>")
            items = f'<item id="c{i}" href="{i}%20a.xhtml" media-type="text/html"/>{items}'
            order += f'<itemref idref="c{i}"/>'
        parts.writestr(
            "OPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>River</dc:title>'
            "<dc:creator>Jana Novak</dc:creator><dc:date>2024-10-19</dc:date></metadata>"
            f"<manifest>{items}</manifest><spine>{order}</spine></package>",
        )
    return out.getvalue()


def warc(*pages):
    packed = b""
    for url, status, kind, body in pages:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}"
        record = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n{answer}\r\n\r\n"
        )
        packed += gzip.compress(record.encode())
    return packed


@pytest.fixture
def read(tmp_path):
    def write_and_read(name, data):
        (tmp_path / name).write_bytes(data)
        return list(read_articles(tmp_path / name))

    return write_and_read


def test_the_entries_of_a_feed_are_articles(read):
    entry, without_text = read("a.rss", RSS.encode())
    article = entry.article
    assert (article.id, article.title) == ("https://example.org/river", "River & town")
    assert (article.source, article.authors) == ("The Example", ("Jana Novak",))
    assert (article.published, article.language) == ("2024-10-19T10:00:00+02:00", "en")
    assert article.text == "\n\n".join(PROSE) == assemble(entry.page.text, entry.page.kept)
    assert isinstance(without_text, Skipped)


def test_an_entry_without_content_is_read_from_its_summary(read):
    (entry,) = read("a.xml", ATOM.encode())
    assert (entry.article.text, entry.article.id) == (PROSE[0], "a.xml:1")
    assert entry.article.published == "2024-10-19T10:00:00+02:00"
    assert entry.article.updated == "2024-10-20T08:00:00+00:00"


@pytest.mark.parametrize("data", [b"<html><p>No feed", b"/etc/hostname", b"http://127.0.0.1/"])
def test_what_is_no_feed_is_refused_and_never_opened(data):
    with pytest.raises(CorpusError, match=r"^a\.xml: no RSS or Atom feed"):
        list(feed_rows(data, place="a.xml"))


@pytest.mark.parametrize("parts", [{"text": "\n".join(PROSE)}, {"html": HTML}])
def test_a_mail_is_an_article_of_its_sender(read, parts):
    (loaded,) = read("a.eml", mail(**parts))
    article = loaded.article
    assert (article.title, article.source) == ("River floods town – today", "The Example")
    assert article.published == "2024-10-19T10:00:00+02:00"
    assert article.text == "\n\n".join(PROSE)


@pytest.mark.parametrize(("data", "reason"), [(mail(), "without text"), (b"Hello", "no headers")])
def test_a_mail_without_text_or_headers_is_refused(data, reason):
    with pytest.raises(CorpusError, match=reason):
        read_mail(data, place="a.eml")


def test_the_chapters_of_a_book_are_one_article_in_reading_order(read):
    (loaded,) = read("a.epub", epub([f"<p>{line}</p>" for line in PROSE]))
    article = loaded.article
    assert (article.title, article.authors) == ("River", ("Jana Novak",))
    assert (article.published, article.text) == ("2024-10-19", "\n\n".join(PROSE))


def test_pages_of_a_web_archive_are_articles_under_their_addresses(read):
    page = f"<html><body><article><h1>River</h1>{HTML}</article></body></html>"
    found = read(
        "a.warc.gz",
        warc(
            ("http://example.org/a", "200 OK", "text/html; charset=utf-8", page),
            ("http://example.org/b.png", "200 OK", "image/png", "png"),
            ("http://example.org/c", "404 Not Found", "text/html", page),
        ),
    )
    (loaded,) = found
    assert isinstance(loaded, Loaded)
    assert loaded.article.url == loaded.article.id == "http://example.org/a"
    assert loaded.article.uri.endswith("/a.warc.gz:1")
    assert loaded.article.text == "\n\n".join(PROSE)


def test_articles_in_a_feed_of_a_web_archive_lie_in_its_file(read, tmp_path):
    kept = warc(("http://example.org/news.rss", "200 OK", "application/rss+xml", RSS))
    library = Library.open(tmp_path / "library.sqlite")
    added, _ = library.add(read("a.warc.gz", kept))
    assert added.place.endswith("/a.warc.gz:1:1")
    assert vanished(library, tmp_path) == {}
    (tmp_path / "a.warc.gz").unlink()
    assert list(vanished(library, tmp_path)) == ["https://example.org/river"]


def test_a_page_kept_under_a_broken_address_does_not_end_the_reading(read):
    page = f"<html><body><article><h1>River</h1>{HTML}</article></body></html>"
    addresses = ("http://[broken/a", "http://example.org/b")
    kept = warc(*((address, "200 OK", "text/html", page) for address in addresses))
    assert [one.article.id for one in read("a.warc.gz", kept)] == list(addresses)


def test_what_is_no_web_archive_is_skipped(read):
    (skipped,) = read("a.warc", b"no archive at all")
    assert skipped.reason.startswith("no web archive")


def test_an_archive_without_pages_is_skipped(read):
    picture = warc(("http://example.org/b.png", "200 OK", "image/png", "png"))
    (skipped,) = read("a.warc.gz", picture)
    assert skipped.reason.startswith("an archive without pages")


WARC = gzip.decompress(warc(("http://example.org/a", "200 OK", "text/html", HTML)))
READERS = (
    (read_epub, epub()),
    (read_mail, mail("\n".join(PROSE), HTML)),
    (lambda data, place: list(feed_rows(data, place=place)), RSS.encode()),
    (lambda data, place: list(archived_pages(io.BytesIO(data), place=place, max_bytes=99)), WARC),
)


@given(st.integers(0, 10_000), st.lists(st.tuples(st.integers(0), st.integers(0, 255)), max_size=9))
def test_broken_files_are_read_or_refused_and_nothing_else(cut, changes):
    for read_whole, whole in READERS:
        data = bytearray(whole[: -(cut % len(whole)) or None])
        for at, value in changes:
            data[at % len(data)] = value
        with suppress(CorpusError):  # any other error fails the test
            read_whole(bytes(data), place="n")
