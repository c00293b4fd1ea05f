"""What a person does in the browser, in their words."""

import re
import secrets

from playwright.sync_api import Page, expect

from tests.browser.conftest import settled
from tests.browser.market import PASSWORD


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
    page.get_by_role("textbox", name="First name").fill("Ada")
    page.get_by_role("textbox", name="Last name").fill("Lovelace")
    page.get_by_role("textbox", name="E-mail").fill(email)
    page.get_by_role("textbox", name="Password", exact=True).fill(password)
    page.get_by_role("textbox", name="Repeat password").fill(password)
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
    for _ in range(100):
        cookie = session_cookie(page)
        if cookie and (instead_of is None or cookie["value"] != instead_of["value"]):
            return
        page.wait_for_timeout(100)
    raise AssertionError("no session cookie arrived")


def cookie_goes(page: Page) -> None:
    """So does the POST that takes it away."""
    for _ in range(100):
        if session_cookie(page) is None:
            return
        page.wait_for_timeout(100)
    raise AssertionError("the session cookie is still there")


def session_cookie(page: Page) -> dict[str, object] | None:
    return next((dict(one) for one in page.context.cookies() if one["name"] == "cn_session"), None)


def sign_out(page: Page, button: str = "Sign out") -> None:
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name=button, exact=True).click()
    expect_visitor(page)


def expect_visitor(page: Page) -> None:
    expect(page.get_by_role("link", name=re.compile("Sign in")).first).to_be_visible()
    expect(page.get_by_role("link", name="Sign out")).to_have_count(0)


def expect_signed_in(page: Page) -> None:
    expect(page.get_by_role("link", name="Sign out")).to_be_visible()
