"""The report as a reader meets it, in a real browser."""

import pytest
from playwright.sync_api import expect

from eval.cases import Case
from eval.report import write_report
from tests.eval.reports import answer, report_of, result

HOSTILE = '</script><script>window.bad = 1</script><img src=x onerror="window.bad = 1">'


@pytest.fixture
def opened(browser, tmp_path):
    """A visitor who opens reports, and notes errors and requests to the outside."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page, seen = context.new_page(), []
    page.on("console", lambda message: seen.append(message.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("request", lambda request: seen.append(request.url))

    def visit(report, part=""):
        path = write_report(report, tmp_path)
        page.goto(f"{path.as_uri()}{part}")
        return page, [said for said in seen if not said.startswith(path.as_uri())]

    yield visit
    context.close()


@pytest.fixture
def page(opened, tmp_path):
    """The report on four cases: right, wrong, rightly declined, error."""
    return opened(report_of(tmp_path))[0]


def test_the_report_loads_nothing_from_elsewhere_and_runs_without_errors(opened, tmp_path):
    page, seen = opened(report_of(tmp_path))
    expect(page.get_by_role("heading", name="Figures")).to_be_visible()
    expect(page.locator("#plots svg[role=img]")).to_have_count(4)
    assert seen == []


def test_a_filter_shows_only_the_questions_that_failed_this_way(page):
    page.get_by_role("button", name="lacks the right answer 1").click()
    expect(page.locator(".case:visible")).to_have_count(1)
    expect(page.locator(".case:visible")).to_contain_text("How many people fled?")
    expect(page.locator("#shown")).to_have_text("1 of 4")
    page.get_by_role("button", name="all 4").click()
    expect(page.locator(".case:visible")).to_have_count(4)


def test_words_and_kinds_narrow_the_questions_and_nothing_left_is_said(page):
    page.get_by_label("Kind").select_option("figure")
    expect(page.locator(".case:visible")).to_have_count(1)
    page.get_by_role("searchbox").fill("no such words")
    expect(page.get_by_text("No question matches.")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".case:visible")).to_have_count(4)


def test_an_answer_stands_beside_its_quoted_source_with_both_verdicts(page):
    case = page.locator("#case-q2")
    case.locator("summary").first.click()
    expect(case.locator("mark")).to_have_text("40 homes were empty.")
    expect(case.get_by_text("system: supported 0.60")).to_be_visible()
    expect(case.get_by_text("judge: not borne out")).to_be_visible()
    expect(case.locator(".expected")).to_contain_text("90")
    answer_box, source_box = (case.locator(part).bounding_box() for part in (".answer", ".sources"))
    assert answer_box["x"] + answer_box["width"] <= source_box["x"]


def test_a_citation_leads_to_the_words_it_cites(page):
    case = page.locator("#case-q1")
    case.locator("summary").first.click()
    case.locator(".answer .chip").click()
    expect(case.locator("figure.aimed figcaption")).to_contain_text("Flood in Norrby")


def test_a_link_to_a_question_opens_it(opened, tmp_path):
    page, _ = opened(report_of(tmp_path), "#case-q3")
    expect(page.locator("#case-q3 .refusal")).to_be_visible()


def test_an_error_is_shown_with_what_went_wrong(page):
    page.get_by_role("button", name="no answer: error 1").click()
    page.locator("#case-q4 summary").first.click()
    expect(page.locator("#case-q4 .error")).to_have_text("AnswererError: endpoint: gone")


def test_questions_open_by_keyboard(page):
    page.locator("#case-q1 summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#case-q1 .answer")).to_be_visible()


def test_hostile_words_stay_words(opened, tmp_path):
    case = Case(HOSTILE, HOSTILE, answers=(HOSTILE,))
    page, seen = opened(
        report_of(tmp_path, cases=(case,), found=[result(case, answer(HOSTILE, HOSTILE))])
    )
    expect(page.locator(".question")).to_have_text(HOSTILE)
    assert page.evaluate("window.bad") is None
    assert seen == []


def test_nothing_overflows_a_phone(opened, tmp_path):
    page, _ = opened(report_of(tmp_path))
    page.set_viewport_size({"width": 360, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
