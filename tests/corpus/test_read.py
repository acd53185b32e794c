import gzip
import json
import os
from datetime import date

import pytest

from corpus import Loaded, Skipped
from corpus.cleaning.clean import assemble
from corpus.cleaning.plain import decode, unwrap
from corpus.reading.read import FORMATS, read_articles

PROSE = [
    "The Elmwater rose above its banks in Newtown on Saturday after a week of heavy rain.",
    "About 1,200 people left their homes, the mayor said at a press conference.",
    "The weather service expects more rain by the end of the week.",
]
HEADLINE = "River Elm floods the lower town after a week of rain"


@pytest.fixture
def read(tmp_path):
    """Writes `content` to a file of that name and gives all that is read from it."""

    def write_and_read(name, content, **limits):
        data = content if isinstance(content, bytes) else content.encode()
        (tmp_path / name).write_bytes(data)
        return list(read_articles(tmp_path / name, **limits))

    return write_and_read


def article_of(found):
    (loaded,) = found
    assert isinstance(loaded, Loaded), loaded
    assert loaded.article.text == assemble(loaded.page.text, loaded.page.kept)
    return loaded.article


def reason_of(found):
    (skipped,) = found
    assert isinstance(skipped, Skipped), skipped
    return skipped.reason


def test_a_text_gives_its_headline_as_title_and_the_rest_as_text(read):
    article = article_of(read("a.txt", "\n".join([HEADLINE, *PROSE])))
    assert (article.title, article.text) == (HEADLINE, "\n\n".join(PROSE))
    assert article.id == "a.txt"
    assert article.uri.endswith("/a.txt")
    assert article.published is None


@pytest.mark.parametrize("label", ["Weather", "NewsWeather", "World news", "NEWS"])
def test_a_label_above_the_headline_is_not_the_title(read, label):
    article = article_of(read("a.txt", "\n\n".join([label, HEADLINE, *PROSE])))
    assert (article.title, article.text) == (HEADLINE, "\n\n".join(PROSE))


def test_a_text_without_a_headline_is_named_by_its_first_sentence(read):
    article = article_of(read("a.txt", "\n".join(PROSE)))
    assert article.title == PROSE[0]
    assert article.text == "\n\n".join(PROSE)


def test_a_long_first_sentence_is_shortened_at_a_word(read):
    article = article_of(
        read("a.txt", "It rained " + "and rained " * 20 + "on Monday.\n" + PROSE[1])
    )
    assert article.title == "It rained " + "and rained " * 7 + "and rained…"
    assert len(article.title) <= 101


@pytest.mark.parametrize("byline", ["By Jana Novak and Tom van Roe", "by Jana Novak, Tom van Roe"])
def test_a_byline_names_the_authors_and_is_no_prose(read, byline):
    for lines in ([HEADLINE, byline, *PROSE], [HEADLINE, *PROSE, byline]):
        article = article_of(read("a.txt", "\n".join(lines)))
        assert article.authors == ("Jana Novak", "Tom van Roe")
        assert article.text == "\n\n".join(PROSE)


@pytest.mark.parametrize(
    "lead", ["Reuters: ", "NEWTOWN (Reuters) - ", "NEWTOWN, May 4 (Reuters) — "]
)
def test_a_lead_credits_the_agency_and_stays_in_the_text(read, lead):
    article = article_of(read("a.txt", "\n".join([HEADLINE, lead + PROSE[0], *PROSE[1:]])))
    assert article.agency == "Reuters"
    assert article.text.startswith(lead + PROSE[0])


def test_a_line_that_dates_the_story_is_read(read):
    lines = [HEADLINE, "Published May 4, 2024", "Updated: 5 May 2024", *PROSE]
    article = article_of(read("a.txt", "\n".join(lines)))
    assert (article.published, article.updated) == ("2024-05-04", "2024-05-05")
    assert article.published_on == date(2024, 5, 4)
    assert article.text == "\n\n".join(PROSE)


def test_a_dateline_with_a_year_dates_the_story(read):
    article = article_of(read("a.txt", f"{HEADLINE}\nNEWTOWN, May 4, 2024 (AP) - {PROSE[0]}"))
    assert article.published == "2024-05-04"


@pytest.mark.parametrize(
    ("day", "published"),
    [("May 4, 2024", "2024-05-04"), ("May 3, 2024", None), ("May 2024", None)],
)
def test_a_caption_dates_the_story_only_if_its_weekday_and_names_agree(read, day, published):
    caption = f"The Elmwater in Newtown, {day}. Photo: Jana Novak"
    article = article_of(read("a.txt", "\n".join([HEADLINE, caption, *PROSE])))
    assert article.published == published
    assert caption not in article.text


def test_dates_that_the_story_tells_of_are_not_its_date(read):
    article = article_of(read("a.txt", "\n".join([HEADLINE, *PROSE, "It rained on May 4, 2023."])))
    assert article.published is None


def test_front_matter_tells_of_the_article(read):
    matter = (
        "---\ntitle: River\ndate: 2024-05-04\nauthors: [Jana Novak]\nsource: The Example\n---\n"
    )
    article = article_of(read("a.md", matter + PROSE[0]))
    assert (article.title, article.source, article.published) == (
        "River",
        "The Example",
        "2024-05-04",
    )
    assert (article.authors, article.text) == (("Jana Novak",), PROSE[0])


def test_front_matter_that_is_no_yaml_is_skipped(read):
    assert "front matter is not YAML" in reason_of(read("a.md", "---\na: b: c\n---\nIt rains."))


@pytest.mark.parametrize("text", ["---\nIt rains.", "---\nIt rains.\n---\nIt snows."])
def test_rules_above_a_text_are_no_front_matter(read, text):
    assert "It rains." in article_of(read("a.txt", text)).text


def test_the_marks_of_markdown_are_no_text(read):
    text = (
        "# River\n\nThe *river* [rose](http://x.org)\non **Monday**.\n\n## Rain\n\n- a\n> and `b`\n"
    )
    article = article_of(read("a.md", text))
    assert article.title == "River"
    assert article.text == "The river rose on Monday.\n\nRain\n\na\n\nand b"


def test_an_html_file_is_named_by_its_canonical_address(read):
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    head = '<title>River</title><link rel="canonical" href="https://example.org/river">'
    article = article_of(read("a.html", f"<html><head>{head}</head><body><article>{body}"))
    assert article.id == article.url == "https://example.org/river"
    assert article.text == "\n\n".join(PROSE)


def test_rows_of_a_file_are_cleaned_and_named_by_their_line(read):
    row = {"title": HEADLINE, "text": "\n".join([HEADLINE, *PROSE, "Advertisement"])}
    article = article_of(read("a.jsonl", "\n" + json.dumps(row)))
    assert article.id == "a.jsonl:2"
    assert article.uri.endswith("/a.jsonl:2")
    assert article.text == "\n\n".join(PROSE)


def test_a_title_that_comes_back_as_a_heading_costs_no_sentence(read):
    row = {"title": "What now?", "text": "\n".join([PROSE[0], "What now?", *PROSE[1:]])}
    article = article_of(read("a.jsonl", json.dumps(row)))
    assert article.text == "\n\n".join([PROSE[0], "What now?", *PROSE[1:]])


def test_a_packed_file_is_read(read):
    row = json.dumps({"id": "r1", "title": HEADLINE, "text": PROSE[0]}).encode()
    assert article_of(read("a.jsonl.gz", gzip.compress(row))).id == "r1"
    assert "broken gzip file" in reason_of(read("b.jsonl.gz", gzip.compress(row)[:-9]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_are_told_apart(encoding):
    text = "“Café” owners protest – à côté de Paris"
    assert decode(text.encode(encoding), place="a.txt") == text


@pytest.mark.parametrize("data", [b"Hi", b"Oh!\n", b"A"])
def test_two_bytes_are_no_utf_16(data):
    assert decode(data, place="a.txt") == data.decode()


def test_characters_that_cannot_be_stored_are_replaced(read):
    article = article_of(read("a.txt", f"{HEADLINE}\nIt\x00rains.\u200b".encode()))
    assert article.text == "It rains."


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \n\t\n", "the file is empty"),
        (
            "a.txt",
            b"\x89PNG\r\n\x1a\n\0\0\0\3\4" + bytes(range(256)) * 4,
            "not text but binary data",
        ),
        ("a.md", b"# Only a title", "no article in it"),
        ("a.pdf", b"%PDF-1.4 and no more", "broken PDF"),
        ("a.docx", b"PK and no more", "broken or locked DOCX"),
        ("a.html", b"<html></html>", "no article in the page"),
        ("a.png", b"\x89PNG", "the format .png is not read; use .txt, .md"),
        ("a", b"text", "a format without a name is not read"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_one_line(read, name, data, reason):
    found = reason_of(read(name, data))
    assert found.startswith(reason)
    assert "\n" not in found
    assert ";" in found


def test_a_file_that_is_too_large_is_skipped(read):
    assert reason_of(read("a.txt", "x" * 20, max_bytes=10)).startswith("larger than 10 bytes")


def test_a_folder_is_read_in_order_with_its_subfolders_and_without_hidden_files(tmp_path):
    for name in ("b.txt", "a/z.txt", ".hidden.txt", ".git/x.txt", "c.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("\n".join([HEADLINE, *PROSE]))
    found = list(read_articles(tmp_path))
    assert [one.article.id for one in found if isinstance(one, Loaded)] == ["a/z.txt", "b.txt"]
    assert [one.place for one in found if isinstance(one, Skipped)] == [str(tmp_path / "c.png")]


def test_a_place_that_is_not_there_or_empty_is_skipped(tmp_path):
    assert reason_of(read_articles(tmp_path / "no.txt")).startswith("no such file or folder")
    assert reason_of(read_articles(tmp_path)).startswith("an empty folder; put articles there")
    assert reason_of(read_articles("x" * 5_000)) == "no path (File name too long); check it"


def test_a_file_whose_name_is_not_utf_8_is_skipped_and_ends_nothing(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("\n\n".join(PROSE))
    (tmp_path / "vik.txt").write_text("\n\n".join(PROSE))
    skipped, _ = read_articles(tmp_path)
    assert skipped == Skipped(f"{tmp_path}/caf?.txt", "its path is not UTF-8; rename it")


def test_lines_of_a_hard_wrapped_text_are_joined_to_paragraphs():
    first = ["The river rose above its banks on Monday after a week", "of heavy rain."]
    second = ["About 1,200 people left their homes, the mayor said at", "a press conference."]
    wrapped = "\n".join([*first, "", *second])
    assert unwrap(wrapped) == " ".join(first) + "\n\n" + " ".join(second)


def test_lines_that_are_paragraphs_are_not_joined():
    text = "\n".join([HEADLINE, "", *PROSE])
    assert unwrap(text) == text


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_line_breaks_at_the_end_part_no_paragraphs(end):
    lines = [
        "River floods the lower town of Vik after a week of rain",
        "May 4, 2024",
        "The river rose above its banks on Monday after a week of rain, the mayor of Vik said.",
        "The dam held.",
    ]
    text = "\n".join(lines) + end
    assert unwrap(text) == text


def test_lines_of_a_single_paragraph_are_joined_where_none_had_room_for_the_next_word():
    lines = [
        "About 1,200 people left their homes in the lower old",
        "town on Monday, the mayor said at a press conference,",
        "and more will go.",
    ]
    assert unwrap("\n".join(lines) + "\n") == " ".join(lines) + "\n"
    with_room = [lines[0], "town,", *lines[1:]]
    assert unwrap("\n".join(with_room)) == "\n".join(with_room)


def test_every_format_has_a_reader():
    whole = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".epub", ".eml")
    several = (".json", ".jsonl", ".csv", ".rss", ".atom", ".xml", ".warc")
    assert whole + several == FORMATS


@pytest.mark.parametrize(
    ("pattern", "ids"),
    [
        ("*.txt", ["b.txt"]),
        ("**/*.txt", ["a/z.txt", "b.txt"]),
        ("a/[yz].txt", ["z.txt"]),
        ("?.txt", ["b.txt"]),
    ],
)
def test_a_pattern_means_the_files_that_match_it(tmp_path, pattern, ids):
    for name in ("b.txt", "a/z.txt", "c.md", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("\n".join([HEADLINE, *PROSE]))
    assert [one.article.id for one in read_articles(str(tmp_path / pattern))] == ids


def test_a_pattern_that_matches_nothing_is_skipped_and_a_file_of_that_name_is_read(tmp_path):
    assert reason_of(read_articles(tmp_path / "*.txt")).startswith("no file matches")
    (tmp_path / "[a].txt").write_text("\n".join([HEADLINE, *PROSE]))
    assert article_of(read_articles(tmp_path / "[a].txt")).id == "[a].txt"


def test_a_row_of_signs_that_cannot_be_seen_is_skipped(read):
    rows = [{"title": "A", "text": "\u200b\u200b"}, {"title": "B", "text": PROSE[0], "date": "?"}]
    empty, dated = read("a.json", json.dumps(rows))
    assert empty.reason.startswith("nothing but signs that cannot be seen")
    assert dated.remark == "a date is in doubt and left out; date '?'"


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "us-ascii", "utf-8"])
def test_a_page_that_is_utf_8_is_read_so_whatever_it_declares(charset):
    text = "“Café” owners protest"
    assert decode(text.encode(), place="a.html", charset=charset) == text


def test_latin_1_is_read_as_browsers_read_it():
    text = "“Café” owners protest"
    assert decode(text.encode("cp1252"), place="a.html", charset="ISO-8859-1") == text
