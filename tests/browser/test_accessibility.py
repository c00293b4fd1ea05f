"""An automated accessibility check (axe) of every page, for visitors and the signed in, in light and dark."""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from core.accounts.passwords import Passwords
from core.accounts.service import Accounts
from core.config import Settings
from core.store import Store
from tests.browser.conftest import settled
from tests.browser.dashboard import running
from tests.browser.people import PASSWORD, sign_in
from tests.conftest import drop_from_lent_server
from tests.pages.market import market, stored

EMAIL = "axe@example.org"
SERIOUS = ("serious", "critical")
VISITORS = ("", "trends", "data", "sign_in", "register")
PRIVATE = (
    "", "gap", "trends?section=places", "roles", "roadmap", "projects", "openings", "explore", "data?section=method",
    "profile", "sign_out", "posting?id=theirstack:data-engineer-1",
)  # fmt: skip
FOCUSED = """() => {
  const one = document.activeElement;
  return [one.innerText.split("\\n").pop().trim(), getComputedStyle(one).outlineStyle];
}"""
SETTLE_MS = 600  # charts draw and colours fade in


@pytest.fixture(scope="module")
def market_url(server_uri: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard over a market that fills every page, and an account on it."""
    name, home = f"test_{secrets.token_hex(6)}", tmp_path_factory.mktemp("axe")
    settings = Settings(mongodb_uri=server_uri, mongodb_database=name, career_navigator_home=home, debug=True)
    store = Store.connect(settings)
    store.postings.upsert(stored(market()), datetime.now(UTC))
    accounts = Accounts.open(store, settings)
    accounts._given_passwords = Passwords(rounds=4)
    accounts.register(EMAIL, PASSWORD, "Ada", {"skills": ["python", "git"], "target_roles": ["data-engineer"]})
    store.close()
    with running(home, server_uri, name) as url:
        yield url
    drop_from_lent_server(server_uri, name)


@pytest.fixture(scope="module", params=["light", "dark"])
def context(request: pytest.FixtureRequest, browser: Browser, market_url: str) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=market_url, color_scheme=request.param, reduced_motion="reduce")
    made.set_default_timeout(20_000)
    yield made
    made.close()


def findings(page: Page) -> list[str]:
    """What axe calls serious or critical: rule, element and why. What stays: fading in, all has less contrast."""
    for _ in range(3):
        page.wait_for_timeout(SETTLE_MS)
        found = [
            f"{one['id']}: {node['html'][:200]} ({' '.join(node['failureSummary'].split())[:300]})"
            for one in Axe().run(page).response["violations"]
            if one["impact"] in SERIOUS
            for node in one["nodes"]
        ]
        if not found:
            break
    return found


def test_no_page_has_a_serious_finding(context: BrowserContext) -> None:
    page = context.new_page()
    found = {}
    for path in VISITORS:
        page.goto(f"/{path}")
        found[f"visitor /{path}"] = findings(settled(page))
    sign_in(page, EMAIL)
    for path in PRIVATE:
        page.goto(f"/{path}")
        found[f"/{path}"] = findings(settled(page))
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


def test_the_check_finds_what_is_planted(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/")
    settled(page)
    page.evaluate("document.querySelector('[data-testid=stMain]').append(new Image())")
    assert [one.split(":")[0] for one in findings(page)] == ["image-alt"]
