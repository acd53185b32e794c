import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.ui.page import serving
from ui.evaluation_tab import finished, labelled, report_html
from ui.shelf import Shelf

REPORT = """<!doctype html><html lang="en"><head><title>Run</title></head><body>
<h1>Report of {}</h1><p id="told">still</p><img src="http://127.0.0.1:{}/pixel.png" alt="">
<script>document.getElementById("told").textContent = document.compatMode;
try {{ parent.document.title = "taken"; }} catch {{ document.body.dataset.apart = "yes"; }}
</script></body></html>"""


@pytest.fixture
def counter():
    """A server of another address that counts what it is asked for."""
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        server.asked = 0

        def verify_request(request, client):
            server.asked += 1
            return False

        server.verify_request = verify_request
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def shelf(tmp_path, counter):
    """A data folder with two finished runs, the later one last by name, and one under way."""
    shelf = Shelf(tmp_path / "data")
    for seconds, name in enumerate(("first", "second", "under way")):
        (shelf.runs / name).mkdir(parents=True)
        report = shelf.runs / name / "report.html"
        if name != "under way":
            report.write_text(REPORT.format(name, counter.server_port), encoding="utf-8")
            os.utime(report, (seconds, seconds))
    return shelf


def test_runs_with_a_report_are_listed_the_latest_first(shelf, tmp_path):
    assert finished(shelf.runs) == ["second", "first"]
    assert finished(tmp_path / "nowhere") == []


def test_a_run_is_listed_with_its_cases_who_answered_and_the_day(shelf):
    facts = {
        "name": "sets/harbour.jsonl", "started": "2026-11-20T08:00:00+00:00", "cases": 12,
        "settings": {"answerer": "local", "model": "/root/models/small-1.gguf"},
    }  # fmt: skip
    (shelf.runs / "second" / "run.json").write_text(json.dumps(facts), encoding="utf-8")
    assert labelled(shelf.runs, ["second", "first"]) == [
        ("harbour.jsonl, 12 cases, small-1, 20 November 2026 (second)", "second"),
        ("first", "first"),
    ]


@pytest.mark.parametrize("broken", ["", "[]", '{"name": 3}', '{"settings": null}'])
def test_a_run_whose_facts_are_broken_is_listed_by_its_name(shelf, broken):
    (shelf.runs / "first" / "run.json").write_text(broken, encoding="utf-8")
    assert labelled(shelf.runs, ["first"]) == [("first", "first")]


@pytest.mark.parametrize("name", [None, "", "under way", "../runs/first", "nowhere"])
def test_what_is_no_finished_run_is_never_read(shelf, name):
    assert "<iframe" not in report_html(shelf.runs, name)


def test_a_report_is_only_ever_text_of_its_frame(shelf):
    html = report_html(shelf.runs, "first")
    assert "<script>" not in html
    assert html.count("<iframe") == 1
    assert 'sandbox="allow-scripts allow-popups"' in html


def test_the_chosen_report_is_shown_apart_from_the_page(browser, shelf, counter):
    with serving(shelf.folder) as address:
        page = browser.new_page()
        page.goto(address)
        page.get_by_role("tab", name="Evaluation").click()
        frame = page.frame_locator("iframe.report")
        expect(frame.get_by_role("heading", name="Report of second")).to_be_visible()
        expect(frame.locator("#told")).to_have_text("CSS1Compat")
        expect(frame.locator("body")).to_have_attribute("data-apart", "yes")
        page.get_by_label("Run", exact=True).click()
        page.get_by_role("option", name="first").click()
        expect(frame.get_by_role("heading", name="Report of first")).to_be_visible()
        assert page.title() == "Byline"
        page.close()
    assert counter.asked == 0


def test_a_run_that_ends_later_is_there_when_the_tab_is_opened(browser, tmp_path):
    shelf = Shelf(tmp_path)
    with serving(shelf.folder) as address:
        page = browser.new_page()
        page.goto(address)
        page.get_by_role("tab", name="Evaluation").click()
        expect(page.get_by_text("No finished run yet")).to_be_visible()
        expect(page.get_by_label("Run", exact=True)).to_be_hidden()
        (shelf.runs / "late").mkdir(parents=True)
        (shelf.runs / "late" / "report.html").write_text(REPORT.format("late", 9))
        page.get_by_role("tab", name="Library").click()
        page.get_by_role("tab", name="Evaluation").click()
        heading = page.frame_locator("iframe.report").get_by_role("heading", name="Report of late")
        expect(heading).to_be_visible()
        expect(page.get_by_label("Run", exact=True)).to_be_visible()
        page.close()
