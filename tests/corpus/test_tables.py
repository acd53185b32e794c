import io
import json

import pytest

from corpus import CorpusError, Skipped
from corpus.reading.tables import (
    Row,
    article_from_row,
    csv_rows,
    json_lines,
    json_rows,
    unread_dates,
)

ROW = {"title": "River floods town", "text": "It rained.\nIt still does.  "}


def lines(*rows, max_bytes=1_000):
    data = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    return list(json_lines(io.BytesIO(data.encode()), place="n.jsonl", max_bytes=max_bytes))


def table(text, max_bytes=1_000):
    return list(csv_rows(io.BytesIO(text.encode()), place="n.csv", max_bytes=max_bytes))


def test_the_text_of_a_row_is_taken_as_it_is():
    assert article_from_row(ROW, place="here").text == ROW["text"]


def test_all_fields_of_a_row_are_read():
    article = article_from_row(
        ROW
        | {"id": 7, "source": "The Example", "agency": "AP", "url": "https://example.org/a"}
        | {"authors": ["Jana Novak"], "date": "May 4, 2021", "updated": "", "language": "en_GB"},
        place="n.jsonl:3",
    )
    assert (article.id, article.uri, article.url) == ("7", "n.jsonl:3", "https://example.org/a")
    assert (article.source, article.agency) == ("The Example", "AP")
    assert article.authors == ("Jana Novak",)
    assert (article.published, article.updated, article.language) == ("2021-05-04", None, "en")


def test_without_a_source_the_site_of_the_address_is_the_publisher():
    row = {**ROW, "url": "https://www.norrbypost.com/a/1"}
    assert article_from_row(row, place="here").source == "norrbypost.com"
    assert article_from_row({**row, "source": "The Post"}, place="here").source == "The Post"
    assert article_from_row({**ROW, "url": "urn:1"}, place="here").source is None


def test_authors_may_be_a_string():
    assert article_from_row(ROW | {"authors": "A B; C D"}, place="x").authors == ("A B", "C D")


def test_characters_that_cannot_be_stored_are_replaced_one_by_one():
    assert article_from_row(ROW | {"text": "a\x00b\ud800c"}, place="x").text == "a b\ufffdc"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"text": None}, "text is missing"),
        ({"text": 5}, "text is 5"),
        ({"authors": 5}, "authors is 5; write a list of names"),
        ({"published": 20241019}, "published is 20241019; write a date such as 2024-10-19"),
        ({"url": ["a"]}, r"url is \['a'\]; write it as a string"),
    ],
)
def test_a_field_of_the_wrong_type_is_refused_with_its_place(fields, reason):
    with pytest.raises(CorpusError, match=rf"^n\.csv:4: {reason}"):
        article_from_row(ROW | fields, place="n.csv:4")


def test_json_holds_one_article_a_list_or_a_field_articles():
    one = [Row("n.json", 0, ROW)]
    many = [Row("n.json:1", 1, ROW)]
    assert list(json_rows(json.dumps(ROW).encode(), place="n.json")) == one
    assert list(json_rows(json.dumps([ROW]).encode(), place="n.json")) == many
    assert list(json_rows(json.dumps({"articles": [ROW]}).encode(), place="n.json")) == many


@pytest.mark.parametrize("data", [b"{", b"5", b"[" * 100_000])
def test_what_is_no_json_of_articles_is_refused(data):
    with pytest.raises(CorpusError, match=r"^n\.json: (not JSON|no articles)"):
        list(json_rows(data, place="n.json"))


def test_a_bad_line_is_skipped_and_the_rest_goes_on():
    good, bad, empty_line, other, last = ROW, "{oops", "", [1], ROW
    found = lines(good, bad, empty_line, other, last)
    assert [type(row).__name__ for row in found] == ["Row", "Skipped", "Skipped", "Row"]
    assert [row.place for row in found] == ["n.jsonl:1", "n.jsonl:2", "n.jsonl:4", "n.jsonl:5"]


def test_a_line_that_is_too_long_is_skipped_without_being_read_whole():
    long, short = lines({"text": "x" * 5_000}, ROW, max_bytes=100)
    assert long == Skipped("n.jsonl:1", "longer than 100 bytes; split it")
    assert short == Row("n.jsonl:2", 2, ROW)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_names_its_fields_in_the_first_line(separator):
    text = separator.join(["Title", "text"]) + "\r\n" + separator.join(["T", '"a\nb"']) + "\r\n"
    assert table(text) == [Row("n.csv:2", 2, {"title": "T", "text": "a\nb"})]


def test_a_row_with_too_many_values_is_skipped():
    found = table("title,text\nT,one, two\nT,one\n")
    assert found[0].place == "n.csv:2"
    assert "3 values for 2 fields" in found[0].reason
    assert found[1] == Row("n.csv:3", 3, {"title": "T", "text": "one"})


def test_a_table_without_a_text_is_refused():
    with pytest.raises(CorpusError, match=r"^n\.csv: no title or no text .* line 1"):
        table("headline,body\na,b\n")


def test_tables_are_read_in_the_encoding_they_have():
    data = "title,text\nT,Café à côté\n".encode("cp1252")
    rows = list(csv_rows(io.BytesIO(data), place="n.csv", max_bytes=1_000))
    assert rows[0].fields["text"] == "Café à côté"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"published": "2024-02-31"}, "a date is in doubt and left out; published '2024-02-31'"),
        ({"date": "03/04/2024"}, "a date is in doubt and left out; date '03/04/2024'"),
        ({"published": "2024-02-03", "updated": "", "date": None}, ""),
    ],
)
def test_dates_that_cannot_be_read_are_told(fields, told):
    assert unread_dates(ROW | fields) == told


def test_what_is_told_of_an_article_comes_on_one_line_without_control_characters():
    told = {"id": "a\n1", "title": "Rain\r\nin\t\x1b[31mVik\x07", "source": "Coast\nDaily\0"}
    article = article_from_row(
        {**told, "authors": ["Ann\nLund", "\x1b"], "text": "Rain.\n\nWind."}, place="n:1"
    )
    assert (article.id, article.title, article.source) == ("a 1", "Rain in [31mVik", "Coast Daily")
    assert (article.authors, article.text) == (("Ann Lund",), "Rain.\n\nWind.")
