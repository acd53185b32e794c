import gzip
import json

import pytest

from corpus import CorpusError
from eval.bench.articles import Match, main, match, plain_table, read_pages, worst_pages
from eval.bench.boilerplate import WebPage, gone_share, kept_share, remains, scraped_texts

BODY = [
    "The river rose above its banks on Monday after a week of heavy rain in the hills.",
    "About 1,200 people left their homes, the mayor said at a press conference at noon.",
    "The weather service expects more rain by the end of the week, and storms after it.",
]
MENU = ["Home", "Politics", "World", "Sport", "Culture", "Weather", "Opinion", "Log in"]


def page(name, body=BODY, menu=MENU):
    lines = [f"<p>{line}</p>" for line in [*menu, *body, *menu]]
    html = f"<html><body>{''.join(lines)}</body></html>"
    return WebPage(name, f"https://example.org/{name}", html, "\n".join(body))


def test_f1_is_that_of_runs_of_four_words_counted_as_often_as_they_stand():
    found = match("a b c d e", "a b c d x")
    assert (found.precision, found.recall, found.f1) == (1 / 2, 1 / 2, 1 / 2)
    assert match("a b c d a b c d", "a b c d").precision == 1 / 5
    assert match("", "a b c d") == Match(0, 0)


def test_a_body_stands_in_the_boilerplate_of_the_next_page():
    pages = [page("1"), page("2", menu=["Imprint", *MENU])]
    first, second = scraped_texts(pages)
    assert (first.above, first.body) == (("Imprint", *MENU), tuple(BODY))
    assert second.below == tuple(MENU)


def test_what_is_lost_and_what_is_left_are_counted():
    (text,) = scraped_texts([page("1")])
    assert remains(text).sentences == 3
    assert remains(text).words == 2 * len(" ".join(MENU).split())
    assert (kept_share([remains(text)]), gone_share([remains(text)])) == (1, 1)


def test_nothing_to_keep_and_nothing_to_leave_out_is_no_loss():
    assert (kept_share([]), gone_share([])) == (1, 1)


def test_plain_text_is_measured_within_halves_and_in_all():
    lines = plain_table([page(str(i)) for i in range(8)]).splitlines()
    assert [line.split(",")[0] for line in lines[2:]] == [
        *["| half a"] * 3,
        *["| half b"] * 3,
        *["| all"] * 3,
    ]


def test_the_command_prints_a_table_for_each_measure(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "extraction"
    folder.mkdir()
    rows = [{"id": p.id, "url": p.url, "html": p.html, "body": p.body} for p in [page("1")] * 2]
    with gzip.open(folder / "pages.jsonl.gz", "wt") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    monkeypatch.setattr("sys.argv", ["articles", str(tmp_path)])
    main()
    assert capsys.readouterr().out.count("| --- |") == 3


def test_a_folder_without_pages_is_named(tmp_path):
    with pytest.raises(CorpusError, match="no such file; name the folder"):
        read_pages(tmp_path)


def test_the_worst_web_pages_are_shown_with_what_is_lost_and_left():
    good, bad = page("1"), page("2")
    bad = WebPage(bad.id, bad.url, bad.html, "\n".join([*BODY[:2], "Nobody wrote this line."]))
    shown = list(worst_pages([good, bad], 1))
    assert shown[0].startswith(bad.url)
    assert [line for line in shown if "lost" in line] == ["  lost Nobody wrote this line."]
    assert f"  left {BODY[2]}" in shown
