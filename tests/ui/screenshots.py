"""Pictures of the page in its main states: `python -m tests.ui.screenshots FOLDER`."""

import os
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ARGUMENTS, CHROMIUM
from tests.ui.articles import HARBOUR, TOLL
from tests.ui.endpoint import slow_endpoint
from tests.ui.page import ask, filled, serving

WIDE, NARROW = (1600, 1000), (360, 740)
TROOPS = "How many North Korean troops did Ukraine expect to fight for Russia?"
DRAFT = [
    "Mayor Anna Lindqvist said the storm killed 19 people in Vestby [1]. ",
    *"The ferries stay in port until Thursday, the harbour office".split(" "),
]
COLOURS = 128  # of a picture: type and flat areas need no more


def pictures(browser: Browser, folder: Path) -> None:
    """Write all pictures into the folder."""
    with tempfile.TemporaryDirectory() as samples, tempfile.TemporaryDirectory() as harbour:
        with serving(Path(samples)) as url:
            for name, page in _visits(browser, url):
                _samples(page, folder, name)
        with serving(filled(Path(harbour), HARBOUR)) as url:
            for name, page in _visits(browser, url):
                _harbour(page, folder, name)


def _visits(browser: Browser, url: str):
    for size, width in ((WIDE, "wide"), (NARROW, "narrow")):
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": size[0], "height": size[1]},
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(url)
            page.locator(".welcome").wait_for()
            yield f"{width}-{scheme}", page
            context.close()


def _samples(page: Page, folder: Path, name: str) -> None:
    page.wait_for_timeout(500)
    _shoot(page, folder, f"welcome-{name}")
    turn = ask(page, TROOPS)
    _shoot(page, folder, f"answer-{name}")
    turn.locator(".answer-text .chip").last.click()
    page.locator("#cited").wait_for()
    _shoot(page, folder, f"source-{name}")
    page.keyboard.press("Escape")
    ask(page, "Who won the football cup?")
    _shoot(page, folder, f"nothing-{name}")


def _harbour(page: Page, folder: Path, name: str) -> None:
    turn = ask(page, TOLL)
    turn.locator(".readings").scroll_into_view_if_needed()
    turn.locator(".answer-text .chip").first.focus()
    _shoot(page, folder, f"figures-{name}")
    with slow_endpoint([f"{piece} " for piece in DRAFT], pause=1.0) as endpoint:
        os.environ["OPENAI_BASE_URL"] = endpoint.url
        try:
            page.reload()  # which host receives text is told when the page opens
            page.locator("#told", has_text="are sent to").wait_for(state="attached")
            page.get_by_role("textbox", name="Question").fill(
                "What did the storm do to the harbour?"
            )
            page.keyboard.press("Enter")
            page.locator(".is-provisional", has_text="ferries").wait_for()
            _shoot(page, folder, f"streaming-{name}")
        finally:
            del os.environ["OPENAI_BASE_URL"]
        page.locator(".is-live").wait_for(state="detached")


def _shoot(page: Page, folder: Path, name: str) -> None:
    page.wait_for_timeout(400)
    file = folder / f"{name}.png"
    page.screenshot(path=file)
    Image.open(file).convert("RGB").quantize(COLOURS).save(file, optimize=True)


def main() -> None:
    """Take the pictures into the folder named on the command line."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        pictures(browser, folder)
        browser.close()


if __name__ == "__main__":
    main()
