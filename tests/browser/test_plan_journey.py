"""Planning in a real browser: a step done, an opening saved and its receipt read, on a desk and on a phone."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from core.accounts.service import Accounts
from tests.browser.conftest import settled

PASSWORD = "correct horse 9"
PATHS = ("roadmap", "projects", "openings", "explore", "data?section=lookup", "posting?id=sample:1")


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
        inner = page.get_by_test_id("stMain").evaluate("main => [main.scrollWidth, main.clientWidth]")
        assert inner[0] <= inner[1], path


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
    expect(page.get_by_label("Posting (its id, may stay empty)")).to_have_value("sample:1")


def test_what_was_chosen_on_one_page_holds_on_the_next(page: Page, accounts: Accounts) -> None:
    signed_in(page, accounts, "window")
    for days in ("90", "180"):
        page.get_by_role("link", name="Skill gap").click()
        expect(page).to_have_url(re.compile(r"/gap\?.*days=90"))
        if days != "90":
            page.get_by_role("combobox", name="Postings of the last").click()
            page.get_by_role("option", name=f"{days} days").click()
        expect(page).to_have_url(re.compile(f"/gap.*days={days}"))
        page.get_by_role("link", name="Roadmap").click()
        expect(page).to_have_url(re.compile(f"/roadmap.*days={days}"))
