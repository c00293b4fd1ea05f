"""The journey of an account through a real browser."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from core.accounts.lockout import ACCOUNT, account_key
from core.accounts.service import Accounts
from core.store import Store
from tests.browser.conftest import settled
from tests.browser.people import (
    PASSWORD,
    cookie_arrives,
    cookie_goes,
    expect_signed_in,
    expect_visitor,
    fill_sign_in,
    go_to,
    new_email,
    open_page,
    register,
    session_cookie,
    sign_in,
    sign_out,
)
from tests.waiting import PATIENCE_MS

Contexts = Callable[..., BrowserContext]
# Remembers whether a visitor's page was ever on the screen, be it for one frame.
WATCH = """
new MutationObserver(() => {
  const menus = [...document.querySelectorAll('[data-testid=stTopNavSection]')]
  if (menus.some((menu) => /^Account/.test(menu.textContent))) window.sawVisitor = true
}).observe(document, { childList: true, subtree: true })
"""


@pytest.fixture
def email(accounts: Accounts) -> str:
    """An account that exists."""
    email = new_email()
    accounts.register(email, PASSWORD, "Ada Lovelace")
    return email


def test_register_reload_second_tab_and_sign_out(page: Page) -> None:
    register(page, new_email())
    expect(page.get_by_text("Upload a résumé or pick your skills.")).to_be_visible()
    cookie = session_cookie(page)
    assert cookie is not None and cookie["httpOnly"] and cookie["sameSite"] == "Lax"
    assert "cn_session" not in page.evaluate("document.cookie")
    page.add_init_script(WATCH)
    settled(page.reload() and page)
    expect(page.get_by_role("heading", name="Profile", exact=True)).to_be_visible()
    assert page.evaluate("window.sawVisitor") is None, "the menu of visitors flashed on reload"
    second = open_page(page.context.new_page(), "/profile")
    expect(second.get_by_role("textbox", name="Full name")).to_have_value("Ada Lovelace")
    sign_out(second)
    cookie_goes(page)
    page.get_by_role("button", name="Save profile").click()
    expect_visitor(page)
    expect(page.get_by_text("Your session has ended.")).to_be_visible()


def test_a_stolen_cookie_is_refused_after_sign_out(page: Page, email: str, new_context: Contexts) -> None:
    sign_in(page, email)
    thief = new_context()
    thief.add_cookies(page.context.cookies())
    expect_signed_in(open_page(thief.new_page(), "/"))
    sign_out(page)
    late = open_page(thief.new_page(), "/profile")
    expect_visitor(late)
    expect(late.get_by_role("textbox", name="Full name")).to_have_count(0)


def failures(store: Store, email: str) -> int:
    """How often signing in to an account failed, as the store counts it."""
    counted = store.lockouts.find(account_key(email))
    return counted.failures if counted else 0


def test_guessing_locks_the_form_and_waiting_releases_it(page: Page, email: str, shared_store: Store) -> None:
    open_page(page, "/sign_in")
    for number in range(1, ACCOUNT.free + 1):
        while failures(shared_store, email) < number:  # a press while the script runs may be lost
            fill_sign_in(page, email, "wrong password")
            expect(page.get_by_text("Incorrect email or password")).to_be_visible()
            settled(page)
            for _ in range(20):
                if failures(shared_store, email) < number:
                    page.wait_for_timeout(250)
    fill_sign_in(page, email)
    expect(page.get_by_text("Too many attempts. Try again in")).to_be_visible()
    expect_visitor(page)
    # The wait passes: nothing but the time in the store is moved.
    moved = {"$set": {"blocked_until": datetime.now(UTC)}}
    shared_store.connection.database["lockouts"].update_one({"_id": account_key(email)}, moved)
    fill_sign_in(page, email)
    expect_signed_in(page)


def test_a_password_change_ends_the_other_session_at_its_next_action(
    page: Page, email: str, new_context: Contexts
) -> None:
    sign_in(page, email)
    elsewhere = new_context().new_page()
    sign_in(elsewhere, email)
    before = session_cookie(page)
    open_page(page, "/profile")
    page.get_by_text("Change password", exact=True).first.click()
    page.get_by_role("textbox", name="Current password").fill(PASSWORD)
    page.get_by_role("textbox", name="New password", exact=True).fill("a brand new one")
    page.get_by_role("textbox", name="Repeat new password").fill("a brand new one")
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_text("Your password is changed.")).to_be_visible()
    cookie_arrives(page, instead_of=before)
    go_to(elsewhere, "Profile")
    expect_visitor(elsewhere)
    settled(page.reload() and page)
    expect_signed_in(page)


def test_a_profile_changed_in_two_tabs_shows_both_versions_and_asks(page: Page, email: str) -> None:
    sign_in(page, email)
    other = open_page(page.context.new_page(), "/profile")
    open_page(page, "/profile")
    for tab, place in ((other, "London"), (page, "Paris")):
        tab.get_by_role("textbox", name="Location").fill(place)
        tab.get_by_role("button", name="Save profile").click()
    expect(page.get_by_text("Changed elsewhere.")).to_be_visible()
    expect(page.get_by_role("cell", name="London")).to_be_visible()
    expect(page.get_by_role("cell", name="Paris")).to_be_visible()
    page.get_by_role("button", name="Save mine").click()
    expect(page.get_by_text("Your profile is saved.")).to_be_visible()
    settled(other.reload() and other)
    expect(other.get_by_role("textbox", name="Location")).to_have_value("Paris")


def test_a_resume_proposes_skills_with_their_sentence_and_the_user_confirms(
    page: Page, email: str, accounts: Accounts
) -> None:
    sign_in(page, email)
    open_page(page, "/profile")
    role = page.get_by_role("combobox", name="Target roles")
    role.fill("Data engineer")
    page.get_by_role("option", name="Data engineer", exact=True).click()
    role.press("Escape")
    page.get_by_role("textbox", name="Location").fill("Turin")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    settled(page)  # a file that is given while the script runs may be lost by Streamlit
    text = "Ada Lovelace\nI built data pipelines in Python at Example Works.\nDeployed services on Kubernetes."
    text += "\nI have not used Angular or Scala.\nWork Experience\nData Engineer, Example Works\n01/2020 – 12/2021"
    text += "\n- Wrote pipelines in Python.\nEducation\nMSc Statistics, Example University"
    page.locator("input[type=file]").set_input_files(
        {"name": "resume.txt", "mimeType": "text/plain", "buffer": text.encode()}
    )
    expect(page.get_by_text("I built data pipelines in Python at Example Works.").first).to_be_visible(
        timeout=PATIENCE_MS
    )
    expect(page.get_by_role("checkbox", name="Angular")).not_to_be_checked()
    page.get_by_text("Kubernetes", exact=True).click()
    page.get_by_text("Years with each skill").click()
    page.get_by_role("button", name="Add to my profile").click()
    expect(page.get_by_text("added to your profile.")).to_be_visible()
    expect(page.get_by_text("At the top of this page")).to_be_visible()
    stored = accounts.by_email(email)
    assert stored.skills == ("data-pipelines", "python")
    assert (stored.target_roles, stored.location) == (("data-engineer",), "Turin"), "what stood unsaved is saved too"
    assert (stored.experience_years, stored.degree, stored.skill_years) == (2.0, "master", {}), "as it was ticked"


def test_a_reset_link_leaves_the_address_bar_and_sets_the_password_once(
    page: Page, email: str, accounts: Accounts
) -> None:
    secret, _ = accounts.issue_reset(email)
    open_page(page, f"/sign_in?reset={secret}")
    page.get_by_role("textbox", name="New password", exact=True).fill("a brand new one")
    page.get_by_role("textbox", name="Repeat new password").fill("a brand new one")
    assert secret not in page.url
    page.get_by_role("button", name="Set password").click()
    expect(page.get_by_text("Your password is set.")).to_be_visible()
    fill_sign_in(page, email, "a brand new one")
    expect_signed_in(page)


def test_deletion_asks_for_address_and_password_and_leaves_nothing(
    page: Page, email: str, accounts: Accounts, shared_store: Store
) -> None:
    user = accounts.by_email(email)
    sign_in(page, email)
    open_page(page, "/profile")
    page.get_by_text("Delete account", exact=True).click()
    for typed, password, answer in (
        ("somebody@example.org", PASSWORD, "That is not your e-mail address."),
        (email, "wrong password", "The password is wrong."),
    ):
        page.get_by_role("textbox", name="Type your e-mail address to confirm").fill(typed)
        page.get_by_role("textbox", name="Password", exact=True).fill(password)
        page.get_by_role("button", name="Delete my account").click()
        expect(page.get_by_text(answer)).to_be_visible()
        settled(page)
    page.get_by_role("textbox", name="Type your e-mail address to confirm").fill(email)
    page.get_by_role("textbox", name="Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Delete my account").click()
    expect_visitor(page)
    assert shared_store.users.by_id(user.user_id) is None and shared_store.sessions.of_user(user.user_id) == []


def test_signing_in_needs_no_mouse_and_password_managers_know_the_fields(page: Page, email: str) -> None:
    open_page(page, "/sign_in")
    box = page.get_by_role("textbox", name="E-mail")
    expect(box).to_have_attribute("autocomplete", "username")
    expect(page.get_by_role("textbox", name="Password", exact=True)).to_have_attribute(
        "autocomplete", "current-password"
    )
    box.focus()
    page.keyboard.type(email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect_signed_in(page)
