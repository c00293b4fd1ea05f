"""A real dashboard and a real headless Chromium. Marks every test here `browser`."""

import os
import secrets
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from core.accounts.passwords import Passwords
from core.accounts.service import Accounts
from core.config import Settings
from core.models import Posting, PostingText
from core.store import Store
from testbed import ensure_chromium
from testbed.dashboard import running
from tests.browser.market import market_dashboard
from tests.conftest import drop_from_lent_server
from tests.waiting import PATIENCE_MS, PATIENCE_SECONDS

NO_SUCH_PAGE = "The page that you have requested does not seem to exist"  # Streamlit, of a page not for visitors
HERE = Path(__file__).parent
FITS_SECONDS = PATIENCE_SECONDS
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One a file: while Playwright is open its event loop counts as running, and no other test here may run one."""
    path = ensure_chromium.find()
    if path is None:
        pytest.fail("No Chromium: run python -m testbed.ensure_chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shared_settings(server_uri: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A database with one posting, so that a dashboard on it starts without reading the whole sample."""
    name = f"test_{secrets.token_hex(6)}"
    home = tmp_path_factory.mktemp("dashboard")
    settings = Settings(mongodb_uri=server_uri, mongodb_database=name, career_navigator_home=home, debug=True)
    store = Store.connect(settings)
    now = datetime.now(UTC)
    posting = Posting(
        "sample:1",
        "sample",
        "Data Engineer",
        now.date(),
        "data-engineer",
        required=frozenset({"python", "sql"}),
        company="Example Works",
        discovered_at=now,
        first_seen=now,
        last_seen=now,
        updated_at=now,
    )
    store.postings.upsert([(posting, PostingText("sample:1", "Python and SQL."))], now)
    store.close()
    yield settings
    drop_from_lent_server(server_uri, name)


@pytest.fixture(scope="session")
def base_url(shared_settings: Settings, server_uri: str) -> Iterator[str]:
    """The dashboard all browser tests share."""
    with running(shared_settings.home, server_uri, shared_settings.mongodb_database) as url:
        yield url


@pytest.fixture(scope="session")
def market_url(server_uri: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard whose every page has something to show, to `tests.browser.market.EMAIL` most."""
    with market_dashboard(server_uri, tmp_path_factory.mktemp("market")) as url:
        yield url


@pytest.fixture
def shared_store(shared_settings: Settings) -> Iterator[Store]:
    store = Store.connect(shared_settings)
    yield store
    store.close()


@pytest.fixture
def accounts(shared_store: Store, shared_settings: Settings) -> Accounts:
    """The service on the dashboard's own store, with cheap hashes for the accounts tests make by it."""
    opened = Accounts.open(shared_store, shared_settings)
    opened._given_passwords = Passwords(rounds=4)
    return opened


class Contexts:
    """Browser contexts of one file's tests, used again: the first page of each compiles Streamlit's scripts anew."""

    def __init__(self, browser: Browser, base_url: str) -> None:
        self.complaints: list[str] = []
        self._browser, self._base_url = browser, base_url
        self._free: dict[str, list[BrowserContext]] = {}
        self._used: list[tuple[str, BrowserContext]] = []

    def make(self, **options: object) -> BrowserContext:
        """A context as if new: without cookies, pages and what pages stored."""
        options = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
        kind = repr(sorted(options.items()))
        free = self._free.setdefault(kind, [])
        context = free.pop() if free else self._new(**options)
        self._used.append((kind, context))
        return context

    def take_back(self) -> None:
        """Clear all that are in use, for the next test."""
        for kind, context in self._used:
            for page in context.pages:
                page.close()
            context.unroute_all()
            context.set_offline(False)
            context.clear_cookies()
            page = context.new_page()
            page.goto("/robots.txt")
            page.evaluate("localStorage.clear()")
            page.close()
            self._free[kind].append(context)
        self._used.clear()

    def _new(self, **options: object) -> BrowserContext:
        context = self._browser.new_context(base_url=self._base_url, **options)
        context.set_default_timeout(PATIENCE_MS)
        context.on("request", self._request_made)
        context.on("console", self._logged)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        return context

    def _request_made(self, request: Request) -> None:
        target = urlsplit(request.url)
        if target.scheme not in ("data", "blob") and target.netloc != urlsplit(self._base_url).netloc:
            self.complaints.append(f"request to another host: {request.url}")

    def _logged(self, message: ConsoleMessage) -> None:
        """An error is also what the Content Security Policy refuses, and an answer of 4xx."""
        if message.type == "error" and NO_SUCH_PAGE not in message.text:
            self.complaints.append(f"{message.text} ({message.location.get('url')})")


@pytest.fixture(scope="module")
def contexts(browser: Browser, base_url: str) -> Contexts:
    return Contexts(browser, base_url)


@pytest.fixture
def new_context(contexts: Contexts) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browser contexts; afterwards none of their pages may have logged an error or asked another host."""
    contexts.complaints.clear()
    yield contexts.make
    complaints = list(contexts.complaints)
    contexts.take_back()
    assert complaints == []


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context().new_page()


def settled(page: Page) -> Page:
    """Wait until the script has run to its end. Streamlit says "not running" also before it ran: so for content too."""
    expect(page.locator("[data-testid=stMain] h1").first).to_be_attached(timeout=PATIENCE_MS)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE_MS)
    return page


def assert_no_wider_than_the_screen(page: Page) -> None:
    """Fail where the page scrolls sideways. Waits a while: until fonts and parts are there a page may be wider."""
    width = (
        "() => { const main = document.querySelector('[data-testid=stMain]'); return main.scrollWidth - innerWidth }"
    )
    ends = time.monotonic() + FITS_SECONDS
    while page.evaluate(width) > 0 and time.monotonic() < ends:
        page.wait_for_timeout(100)
    assert page.evaluate(width) <= 0, f"{page.url} is wider than the screen"


expect.set_options(timeout=PATIENCE_MS)
os.environ.setdefault("NODE_NO_WARNINGS", "1")  # Playwright's driver is a Node program
