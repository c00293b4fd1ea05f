"""What a person does in the browser, in their words."""

import secrets

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settled
from tests.browser.market import PASSWORD
from tests.waiting import PATIENCE_MS

ACCOUNT = "account"
LOOK_MS = 100
SECTIONS = {
    "My plan": ("Skill gap", "Roadmap", "Projects"),
    "Jobs": ("Openings", "My applications", "Read an advert", "Compare roles"),
    "Market": ("Trends", "Explore", "Data & method"),
    ACCOUNT: ("Profile", "Saved searches", "Sign out", "Sign in", "Create an account"),
}


def new_email() -> str:
    return f"ada.{secrets.token_hex(5)}@example.org"


def open_page(page: Page, path: str) -> Page:
    page.goto(path)
    return settled(page)


def field(page: Page, label: str) -> object:
    return page.get_by_role("textbox", name=label, exact=True)


def register(page: Page, email: str, password: str = PASSWORD) -> None:
    open_page(page, "/register")
    fill_registration(page, email, password)
    cookie_arrives(page)
    expect(page.get_by_role("heading", name="Profile", exact=True)).to_be_visible()


def fill_registration(page: Page, email: str, password: str = PASSWORD) -> None:
    page.get_by_role("textbox", name="Name (optional)").fill("Ada Lovelace")
    page.get_by_role("textbox", name="E-mail").fill(email)
    page.get_by_role("textbox", name="Password", exact=True).fill(password)
    page.get_by_role("button", name="Create account").click()


def fill_sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    page.get_by_role("textbox", name="E-mail").fill(email)
    page.get_by_role("textbox", name="Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    open_page(page, "/sign_in")
    fill_sign_in(page, email, password)
    cookie_arrives(page)
    expect_signed_in(page)


def cookie_arrives(page: Page, instead_of: dict[str, object] | None = None) -> None:
    """The POST that brings the cookie runs beside the page; a reload before it would come too early."""
    for _ in range(PATIENCE_MS // LOOK_MS):
        cookie = session_cookie(page)
        if cookie and (instead_of is None or cookie["value"] != instead_of["value"]):
            return
        page.wait_for_timeout(LOOK_MS)
    raise AssertionError("no session cookie arrived")


def cookie_goes(page: Page) -> None:
    """So does the POST that takes it away."""
    for _ in range(PATIENCE_MS // LOOK_MS):
        if session_cookie(page) is None:
            return
        page.wait_for_timeout(LOOK_MS)
    raise AssertionError("the session cookie is still there")


def session_cookie(page: Page) -> dict[str, object] | None:
    return next((dict(cooky) for cooky in page.context.cookies() if cooky["name"] == "cn_session"), None)


def sign_out(page: Page, button: str = "Sign out") -> None:
    go_to(page, "Sign out")
    page.get_by_role("button", name=button, exact=True).click()
    expect_visitor(page)


def go_to(page: Page, name: str) -> None:
    """Open a page by the menu in which it stands."""
    section = next(section for section, pages in SECTIONS.items() if name in pages)
    sections = page.get_by_test_id("stTopNavSection")
    (sections.last if section == ACCOUNT else sections.filter(has_text=section).first).click()
    page.get_by_test_id("stTopNavPopover").get_by_role("menuitem", name=name).click()


def expect_visitor(page: Page) -> None:
    expect(_menu_of_account(page, "Account")).to_be_attached()


def expect_signed_in(page: Page) -> None:
    """The account's menu is called by the first name of who is signed in, which tests register as Ada."""
    expect(_menu_of_account(page, "Ada")).to_be_attached()


def _menu_of_account(page: Page, name: str) -> Locator:
    """The account's menu, at the top or, on a phone, at the side."""
    return page.get_by_role("navigation", name="App pages", include_hidden=True).get_by_text(name, exact=True).first
