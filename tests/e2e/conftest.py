"""A real browser for the journeys, and the two things it watches on every page it passes."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.e2e.area import area, signed  # noqa: F401  (fixtures of the journeys)
from tests.settings import SCREENS, TAKES_SCREENS

HERE = Path(__file__).resolve().parent
# Playwright's loop runs in the thread of the test, where Django would refuse its own ORM.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What is imported by a stylesheet it would load itself, in a way the content policy refuses.
OPTIONS = {"runOnly": RULES, "preload": False}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert program, "The journeys need Chromium: `make test` installs it, or name one in CHROMIUM."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """Opens a page of its own for each person of a story; none may break the content policy."""
    contexts, complaints = [], []

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            complaints.append(message.text)

    def open_page(**options) -> Page:
        context = browser.new_context(**{"base_url": live_server.url, "viewport": DESK} | options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(new_page) -> Page:
    return new_page()


@pytest.fixture
def no_js_page(new_page) -> Page:
    return new_page(java_script_enabled=False)


@pytest.fixture
def axe(request) -> Callable[[Page], None]:
    """Asserts that a page has no accessibility fault; pictures it at both widths if asked to."""
    taken = []

    def assert_accessible(page: Page) -> None:
        page.wait_for_load_state("load")  # words can stand there before the stylesheet does
        found = Axe().run(page, options=OPTIONS)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
        if TAKES_SCREENS:
            taken.append(page.url)
            story = re.sub(r"\W+", "-", request.node.name)
            picture(page, f"{story}-{len(taken):02}")

    return assert_accessible


def picture(page: Page, name: str) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.screenshot(path=SCREENS / f"{name}-{size['width']}.png", full_page=True)
