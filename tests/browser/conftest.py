"""A real dashboard and a real headless Chromium. Marks every test here `browser`."""

import os
import secrets
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
from tests.browser import ensure_chromium
from tests.browser.dashboard import running
from tests.browser.market import market_dashboard
from tests.conftest import drop_from_lent_server

NO_SUCH_PAGE = "The page that you have requested does not seem to exist"  # Streamlit, of a page not for visitors
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One a file: while Playwright is open its event loop counts as running, and no other test here may run one."""
    path = ensure_chromium.find()
    if path is None:
        pytest.fail("No Chromium: run python -m tests.browser.ensure_chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
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
        "sample:1", "sample", "Data Engineer", now.date(), "data-engineer", required=frozenset({"python", "sql"}),
        company="Example Works", discovered_at=now, first_seen=now, last_seen=now, updated_at=now,
    )  # fmt: skip
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


@pytest.fixture
def new_context(browser: Browser, base_url: str) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browser contexts; afterwards none of their pages may have logged an error or asked another host."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    host = urlsplit(base_url).netloc

    def request_made(request: Request) -> None:
        target = urlsplit(request.url)
        if target.scheme not in ("data", "blob") and target.netloc != host:
            complaints.append(f"request to another host: {request.url}")

    def said(message: ConsoleMessage) -> None:
        if (
            message.type == "error" and NO_SUCH_PAGE not in message.text
        ):  # what the Content Security Policy refuses is one, and so is an answer of 4xx
            complaints.append(f"{message.text} ({message.location.get('url')})")

    def make(**options: object) -> BrowserContext:
        options = {"viewport": {"width": 1280, "height": 900}, **options}
        context = browser.new_context(base_url=base_url, **options)
        context.set_default_timeout(20_000)
        context.on("request", request_made)
        context.on("console", said)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context().new_page()


def settled(page: Page) -> Page:
    """Wait until the script has run to its end."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=30_000)
    return page


expect.set_options(timeout=15_000)
os.environ.setdefault("NODE_NO_WARNINGS", "1")  # Playwright's driver is a Node program
