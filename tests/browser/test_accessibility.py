"""An automated accessibility check (axe) of every page, for visitors and the signed in, in light and dark."""

import os
import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from testbed.dashboard import running
from tests.browser.conftest import settled
from tests.browser.market import EMAIL, OPERATOR
from tests.browser.people import sign_in
from tests.waiting import PATIENCE_MS

OPERATORS = (
    "operator_state",
    "operator_users",
    "operator_collector",
    "operator_readings",
    "operator_import",
    "operator_log",
    "groups",
)
STREAMLITS = (  # of its box for files, and of the form of streamlit-authenticator, nothing can be changed
    ("presentation-role-conflict", "stFileUploaderDropzone"),
    ("heading-order", 'id="your-account"'),
)
CHOICES = "role=data-engineer&have=python,sql"
VISITORS = (
    "",
    "trends",
    "data",
    "sign_in",
    "register",
    f"?{CHOICES}",
    f"gap?{CHOICES}",
    f"roadmap?{CHOICES}",
    f"openings?{CHOICES}",
    f"roles?{CHOICES}",
    "skill?id=python",
    "role?id=data-engineer",
    "my_applications",
    "read_advert",
    "about",
    "theme",
)
PRIVATE = (
    "",
    "gap",
    "trends?show=places",
    "roles",
    "roadmap",
    "projects",
    "openings",
    "my_applications",
    "my_applications?view=board",
    "saved_searches",
    "groups",
    "read_advert",
    "explore",
    "data?section=method",
    "profile",
    "sign_out",
    "posting?id=theirstack:data-engineer-1",
)
FOCUSED = """() => {
  const one = document.activeElement;
  return [one.innerText.split("\\n").pop().trim(), getComputedStyle(one).outlineStyle];
}"""
SIGN_FOR_A_NAME = """() => [...document.querySelectorAll('[data-testid=stMain] button')]
  .filter(one => one.getBoundingClientRect().width && !one.getAttribute('aria-label'))
  .map(one => one.innerText.trim()).filter(name => /^[a-z_]+ icon\b/.test(name))"""
OFF_THE_SCREEN = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  return box.right <= 0 || box.left >= innerWidth ? one.innerText : null;
}"""
VIOLATIONS_ONLY = {"resultTypes": ["violations"]}  # not what passes, nobody reads it
STOPS = 12
SETTLE_MS = 600  # charts draw and colours fade in


@pytest.fixture(scope="module", params=["light", "dark"])
def context(request: pytest.FixtureRequest, browser: Browser, market_url: str) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=market_url, color_scheme=request.param, reduced_motion="reduce")
    made.set_default_timeout(PATIENCE_MS)
    yield made
    made.close()


def findings(page: Page) -> list[str]:
    """What axe finds, however small: rule, element and why. What stays: fading in, all has less contrast."""
    for _ in range(3):
        page.wait_for_timeout(SETTLE_MS)
        found = [
            f"{one['id']}: {node['html'][:200]} ({' '.join(node['failureSummary'].split())[:300]})"
            for one in Axe().run(page, options=VIOLATIONS_ONLY).response["violations"]
            for node in one["nodes"]
            if not any(one["id"] == rule and part in node["html"] for rule, part in STREAMLITS)
        ]
        found += [f"a button is called {name}" for name in page.evaluate(SIGN_FOR_A_NAME)]
        if not found:
            break
    return found


def test_no_page_has_a_finding(request: pytest.FixtureRequest, context: BrowserContext) -> None:
    """Each page in one theme, by turns; `make pages-all` looks at each in both."""
    page = context.new_page()
    found = {}
    whole, turn = os.environ.get("PAGES") == "all", int("dark" in request.node.callspec.id)
    for path in VISITORS if whole else VISITORS[turn::2]:
        page.goto(f"/{path}")
        found[f"visitor /{path}"] = findings(settled(page))
    sign_in(page, EMAIL)
    for path in PRIVATE if whole else PRIVATE[turn::2]:
        page.goto(f"/{path}")
        found[f"/{path}"] = findings(settled(page))
    page.goto("/my_applications")
    settled(page).get_by_role("link", name="Details").first.click()
    expect(page.get_by_role("heading", name="History")).to_be_visible()
    found["an application"] = findings(settled(page))
    assert {path: those for path, those in found.items() if those} == {}


def test_an_address_without_a_page_has_no_finding(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/nothing-here")
    assert findings(page) == []


def test_few_adverts_and_a_database_that_is_gone_have_no_finding(
    browser: Browser, base_url: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Each page in one theme, by turns, as above."""
    found, paths = {}, ("", "gap", "openings", "trends", "explore")
    whole = os.environ.get("PAGES") == "all"
    with running(
        tmp_path_factory.mktemp("gone"), "mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=500", "gone"
    ) as gone:
        for name, url in (("few", base_url), ("gone", gone)):
            for scheme, turn in (("light", name == "few"), ("dark", name == "gone")):
                context = browser.new_context(base_url=url, color_scheme=scheme, reduced_motion="reduce")
                page = context.new_page()
                for path in paths if whole else paths[turn::2]:
                    page.goto(f"/{path}")
                    expect(page.get_by_test_id("stAlert").or_(page.locator("h1")).first).to_be_visible(
                        timeout=PATIENCE_MS
                    )
                    found[f"{name} {scheme} /{path}"] = findings(page)
                    expect(page.locator("h1:visible")).to_have_count(1)
                page.goto("/about")  # what is kept about people can be read whatever the database does
                expect(page.get_by_role("heading", name="Privacy")).to_be_visible(timeout=60_000)
                context.close()
    assert {path: those for path, those in found.items() if those} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_operator_has_a_finding(browser: Browser, market_url: str, scheme: str) -> None:
    context = browser.new_context(base_url=market_url, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    sign_in(page, OPERATOR)
    found = {}
    for path in OPERATORS if os.environ.get("PAGES") == "all" else OPERATORS[scheme == "dark" :: 2]:
        page.goto(f"/{path}")
        found[f"/{path}"] = findings(settled(page))
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= window.innerWidth"), path
    context.close()
    assert {path: those for path, those in found.items() if those} == {}


def test_the_keyboard_reaches_the_menu_first_and_the_focus_is_seen(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/")
    settled(page)
    expect(page.get_by_role("link", name="Home")).to_be_visible()  # the menu is drawn last on a busy machine
    page.wait_for_timeout(SETTLE_MS)
    reached = []
    for _ in range(3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    assert [name for name, _ in reached[:2]] == ["Skip to main content", "Home"]
    assert all(outline == "solid" for _, outline in reached[1:])


def test_on_a_phone_the_keyboard_stops_at_nothing_that_is_off_the_screen(browser: Browser, market_url: str) -> None:
    """The closed menu lies beside the screen; so did nineteen stops before the page."""
    context = browser.new_context(base_url=market_url, viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    page.goto("/gap?role=data-engineer&have=python")
    settled(page)
    page.wait_for_timeout(SETTLE_MS)
    hidden = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        hidden.append(page.evaluate(OFF_THE_SCREEN))
    assert [name for name in hidden if name] == []
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Roadmap").click()
    expect(page).to_have_url(re.compile("/roadmap"))
    context.close()


def test_the_check_finds_what_is_planted(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/")
    settled(page)
    page.evaluate("document.querySelector('[data-testid=stMain]').append(new Image())")
    assert [one.split(":")[0] for one in findings(page)] == ["image-alt"]
