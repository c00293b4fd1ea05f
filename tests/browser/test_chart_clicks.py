"""A click on a bar leads on: to the page of the skill or role it stands for."""

import re
from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser.conftest import settled
from tests.browser.market import EMAIL
from tests.browser.people import sign_in
from tests.waiting import PATIENCE_MS

CHOICES = "role=data-engineer&have=python,sql"
# page, its chart, and the page that a click on the chart's top bar opens
BARS = (
    (f"gap?{CHOICES}", "gap_chart", "skill"),
    ("gap?role=data-engineer", "gap_chart", "skill"),
    ("role?id=data-engineer", "role_chart", "skill"),
    (f"roles?{CHOICES}", "roles_closest", "role"),
    ("skill?id=python", "skill_roles", "role"),
    ("trends", "trends_movers", "skill"),
    ("trends?show=roles", "trends_movers", "role"),
)
MARK = ".points path"
SETTLE_MS = 600
CLICK_MS, TRIES = 5000, 4


@pytest.fixture
def page(browser: Browser, market_url: str) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(
        base_url=market_url, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


def click_first_bar(page: Page, chart: str, opens: str) -> None:
    """Click the first mark of a chart in its middle until the page `opens` is there.

    Plotly takes only what the pointer has come to, and a chart may be drawn anew under the pointer.
    """
    address = re.compile(rf"/{opens}\?.*id=")
    mark = page.locator(f".st-key-{chart} {MARK}").first
    for _ in range(TRIES):
        mark.scroll_into_view_if_needed()
        page.wait_for_timeout(SETTLE_MS)
        box = mark.bounding_box()
        assert box is not None
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.move(*middle, steps=3)
        page.mouse.click(*middle)
        with suppress(PlaywrightTimeoutError):
            page.wait_for_url(address, timeout=CLICK_MS, wait_until="commit")
            return
    raise AssertionError(f"a click on {chart} of {page.url} opened no {opens}")


def test_a_click_on_a_bar_opens_the_skill_or_the_role(page: Page) -> None:
    for path, chart, target in BARS:
        page.goto(f"/{path}")
        settled(page)
        click_first_bar(page, chart, target)


def test_after_going_back_another_click_leads_on_again(page: Page) -> None:
    sign_in(page, EMAIL)
    page.goto("/")
    settled(page)
    click_first_bar(page, "home_chart", "skill")
    settled(page)
    page.go_back()
    settled(page)
    click_first_bar(page, "home_chart", "skill")
