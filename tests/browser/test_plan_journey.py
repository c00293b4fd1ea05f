"""Planning in a real browser: a step done, an opening saved and its receipt read, on a desk and on a phone."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from core.accounts.service import Accounts
from tests.browser.conftest import assert_no_wider_than_the_screen, settled
from tests.browser.people import go_to

PASSWORD = "correct horse 9"
PATHS = (
    "roadmap",
    "projects",
    "openings",
    "explore",
    "data?section=lookup",
    "posting?id=sample:1",
    "my_applications",
    "read_advert",
)


def signed_in(page: Page, accounts: Accounts, name: str) -> Page:
    email = f"{name}.{datetime.now(UTC).timestamp():.0f}@example.org"
    accounts.register(email, PASSWORD, "Ada", {"skills": ["python", "git"], "target_roles": ["data-engineer"]})
    page.goto("/sign_in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").first.fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).last.click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_hidden()
    return settled(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_no_plan_page_scrolls_sideways(
    width: int, new_context: Callable[..., BrowserContext], accounts: Accounts
) -> None:
    page = signed_in(new_context(viewport={"width": width, "height": 900}).new_page(), accounts, f"wide{width}")
    for path in PATHS:
        page.goto(f"/{path}")
        settled(page)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert_no_wider_than_the_screen(page)


def test_a_skill_looked_up_by_another_spelling_stands_in_the_address(page: Page) -> None:
    page.goto("/data?section=lookup")
    settled(page)
    box = page.get_by_role("textbox", name="Skill")
    box.fill("k8s")
    box.press("Enter")
    expect(page.get_by_role("heading", name="What counts as Kubernetes?")).to_be_visible()
    expect(page).to_have_url(re.compile("what=k8s"))


def test_a_receipt_marks_nothing_but_what_was_read(page: Page, accounts: Accounts) -> None:
    signed_in(page, accounts, "receipt")
    page.goto("/posting?id=sample:1")
    settled(page)
    expect(page.locator(".cn-text")).to_have_text("Python and SQL.")
    page.get_by_role("link", name="Report a wrong mention").click()
    expect(page.get_by_label("Id of the advert (optional)")).to_have_value("sample:1")


def test_what_was_chosen_on_one_page_holds_on_the_next(page: Page, accounts: Accounts) -> None:
    signed_in(page, accounts, "window")
    for days in ("30", "180"):
        go_to(page, "Skill gap")
        expect(page).to_have_url(re.compile("/gap"))
        settled(page).get_by_role("button", name="Adjust").click()
        page.get_by_role("combobox", name="Time span").click()
        page.get_by_role("option", name=f"last {days} days").click()
        expect(page).to_have_url(re.compile(f"/gap.*days={days}"))
        page.keyboard.press("Escape")
        go_to(page, "Roadmap")
        expect(page).to_have_url(re.compile(f"/roadmap.*days={days}"))
