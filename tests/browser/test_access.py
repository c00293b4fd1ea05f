"""Who may see what: cold deep links, headers, and what a stranger's program gets."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from core.accounts.lockout import address_key
from core.accounts.service import Accounts
from core.config import ROOT, Settings
from core.store import Store
from testbed.dashboard import running
from tests.browser.conftest import assert_no_wider_than_the_screen, settled
from tests.browser.people import (
    PASSWORD,
    cookie_arrives,
    expect_visitor,
    fill_registration,
    fill_sign_in,
    new_email,
    open_page,
    sign_in,
)

PAGES = sorted(path for path in (ROOT / "pages").glob("*.py") if path.stem != "navigation")
PRIVATE = [path for path in PAGES if "require_user()" in path.read_text("utf-8")]


def named(path: Path) -> str:
    return path.stem


NAMED = {"skill": "?id=python", "role": "?id=data-engineer"}  # without a name there is no such page


@pytest.fixture(scope="module")
def cold_url(shared_settings: Settings, server_uri: str) -> Iterator[str]:
    """A dashboard nobody has opened yet: the first request it ever gets is the deep link."""
    home = shared_settings.home / "cold"
    with running(home, server_uri, shared_settings.mongodb_database) as url:
        yield url


@pytest.fixture(scope="module")
def visitor(browser: Browser, cold_url: str) -> Iterator[Page]:
    context = browser.new_context(base_url=cold_url)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES if os.environ.get("PAGES") == "all" else PRIVATE, ids=named)
def test_a_cold_deep_link_shows_a_visitor_nothing_private(visitor: Page, path: Path) -> None:
    page = open_page(visitor, f"/{path.stem}{NAMED.get(path.stem, '')}")
    expect_visitor(page)
    main = page.get_by_test_id("stMain")
    if path.stem == "sign_out":  # there is nothing to sign in for
        expect(main.get_by_role("textbox")).to_have_count(0)
        assert urlsplit(page.url).path == "/"
    elif path in PRIVATE:
        expect(main.get_by_text("Sign in to see")).to_be_visible()
        expect(main.get_by_role("textbox")).to_have_count(2)
        expect(main.get_by_role("combobox")).to_have_count(0)
        expect(main.locator(".js-plotly-plot, [data-testid=stDataFrame], [data-testid=stMetric]")).to_have_count(0)


def test_a_link_to_a_page_for_the_signed_in_leads_there_by_way_of_the_form(page: Page, accounts: Accounts) -> None:
    email = new_email()
    accounts.register(email, PASSWORD, "Ada", {"target_roles": ["data-engineer"], "skills": ["python"]})
    open_page(page, "/posting?id=sample:1")
    expect(page.get_by_text("Sign in to see Advert.")).to_be_visible()
    fill_sign_in(page, email)
    expect(page.get_by_role("heading", name="What we found in this advert")).to_be_visible()
    cookie_arrives(page)
    address = urlsplit(page.url)
    assert address.path == "/posting" and parse_qs(address.query)["id"] == ["sample:1"]
    settled(page.reload() and page)
    expect(page.get_by_role("heading", name="What we found in this advert")).to_be_visible()


def test_who_has_no_account_yet_comes_there_after_registering(page: Page) -> None:
    open_page(page, "/posting?id=sample:1")
    page.get_by_role("link", name="Create an account").last.click()
    expect(page.get_by_text("Advert needs an account.")).to_be_visible()
    fill_registration(page, new_email())
    expect(page.get_by_role("heading", name="What we found in this advert")).to_be_visible()
    expect(page).to_have_url(re.compile("/posting.*id=sample"))


def test_there_are_private_pages_and_each_begins_with_its_guard() -> None:
    assert {path.stem for path in PRIVATE} == {
        "application",
        "groups",
        "posting",
        "profile",
        "saved_searches",
        "sign_out",
    }


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_account_pages_fit_the_screen(
    new_context: Callable[..., BrowserContext], accounts: Accounts, width: int, scheme: str
) -> None:
    email = new_email()
    accounts.register(email, PASSWORD, "Ada Lovelace")
    context = new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for path in ("/register", "/sign_in"):
        assert_fits(open_page(page, path))
    open_page(page, "/sign_in")
    page.get_by_role("textbox", name="E-mail").fill(email)
    page.get_by_role("textbox", name="Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Profile", exact=True)).to_be_visible()
    assert_fits(settled(page))


def assert_fits(page: Page) -> None:
    assert_no_wider_than_the_screen(page)
    unlabelled = page.evaluate(
        "[...document.querySelectorAll('input:not([type=hidden]):not([type=file])')]"
        ".filter((one) => !one.labels?.length && !one.ariaLabel && !one.getAttribute('aria-labelledby')).length"
    )
    assert unlabelled == 0


def test_a_signed_in_user_reaches_private_pages_by_deep_link(page: Page, accounts: Accounts) -> None:
    email = new_email()
    accounts.register(email, PASSWORD, "Ada")
    sign_in(page, email)
    open_page(page, "/sign_out")
    expect(page.get_by_text(email)).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/profile", "/health", "/_stcore/health", "/nothing-here", "/static/x.js"])
def test_every_answer_carries_the_security_headers(base_url: str, path: str) -> None:
    headers = httpx.get(base_url + path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert "'unsafe-inline'" not in policy["script-src"] and "'unsafe-eval'" not in policy["script-src"]
    assert (policy["default-src"], policy["frame-ancestors"], policy["object-src"]) == ("'self'", "'none'", "'none'")
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/health", "/auth/session", "/_stcore/host-config", "/_stcore/upload_file/x/y"])
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_no_answer_may_be_read_by_a_page_of_another_origin(base_url: str, path: str, method: str) -> None:
    evil = "https://evil.example"
    headers = {"origin": evil, "access-control-request-method": "POST"}
    answer = httpx.request(method, base_url + path, headers=headers)
    # Streamlit's upload route names its own origin to everybody, which lets no other page read it.
    assert answer.headers.get("access-control-allow-origin", base_url) not in ("*", evil, "null")


def test_an_address_that_a_program_invents_counts_for_nothing(base_url: str, shared_store: Store) -> None:
    headers = {"x-forwarded-for": "203.0.113.77", "x-real-ip": "203.0.113.77", "forwarded": "for=203.0.113.77"}
    wrong = {"email": new_email(), "password": "wrong password"}
    assert httpx.post(f"{base_url}/auth/login", json=wrong, headers=headers).status_code == 401
    assert shared_store.lockouts.find(address_key("203.0.113.77")) is None
    assert shared_store.lockouts.find(address_key("127.0.0.1")) is not None
