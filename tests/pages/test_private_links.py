"""A link to a page that needs an account: the form says so, and whoever signs in or registers comes to that page."""

import pytest
from streamlit.testing.v1 import AppTest

from core.accounts import service
from core.accounts.passwords import Passwords
from core.runtime import Runtime
from tests.pages.conftest import PASSWORD, ROOT, Open, Token
from tests.pages.test_states import PROFILE, notes, said

PRIVATE = sorted(
    path.stem
    for path in (ROOT / "pages").glob("*.py")
    if "require_user()" in path.read_text("utf-8") and path.stem != "sign_out"  # there is nothing to sign in for
)
FROM_A_LINK = {"id": "theirstack:data-engineer-1"}
CHOICES = {"role": "data-scientist", "have": "python,sql", "level": "junior"}


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    passwords = Passwords(rounds=4)
    monkeypatch.setattr(service, "default_passwords", lambda: passwords)


def titles(at: AppTest) -> list[str]:
    return [title.value for title in at.title]


def submit(at: AppTest, button: str, *typed: str) -> AppTest:
    for field, value in zip(at.text_input, typed, strict=True):
        field.set_value(value)
    next(one for one in at.button if one.label == button).click()
    return at.run()


def go(at: AppTest, page: str) -> AppTest:
    return at.switch_page(str(ROOT / "pages" / f"{page}.py")).run()


@pytest.mark.parametrize("page", PRIVATE)
def test_a_visitor_finds_the_form_and_nothing_else_in_place_of_a_private_page(
    page: str, shared: Runtime, open_page: Open
) -> None:
    at = open_page(page)
    assert titles(at) == ["Sign in"] and not at.exception
    assert [field.label for field in at.text_input] == ["E-mail", "Password"]
    assert not at.get("plotly_chart") and not at.dataframe and not at.selectbox and not at.metric


def test_who_signs_in_behind_a_link_comes_to_its_page_and_slice(full: Runtime, open_page: Open, token: Token) -> None:
    token(**PROFILE)
    at = open_page("posting", **FROM_A_LINK)
    assert titles(at) == ["Sign in"]
    assert "Sign in to see Advert." in said(at)
    submit(at, "Sign in", "ada@example.org", PASSWORD)
    assert not at.exception and not notes(at)
    assert "What we found in this advert" in said(at)


def test_who_goes_from_there_to_register_comes_to_it_as_well(full: Runtime, open_page: Open) -> None:
    at = go(open_page("posting", **FROM_A_LINK), "register")
    assert "Advert needs an account." in said(at)
    submit(at, "Create account", "Ada", "new@example.org", "a new password 7")
    assert "What we found in this advert" in said(at)


def test_who_went_elsewhere_in_between_is_not_sent_back(full: Runtime, open_page: Open, token: Token) -> None:
    token(**PROFILE)
    at = go(go(open_page("posting", **FROM_A_LINK), "trends"), "sign_in")
    assert "Sign in to see" not in said(at)
    submit(at, "Sign in", "ada@example.org", PASSWORD)
    assert titles(at)[0].startswith("You have")


def test_registration_takes_a_visitors_choices_along(full: Runtime, open_page: Open) -> None:
    at = go(open_page("gap", **CHOICES), "register")
    assert "The 2 skills you chose come along." in said(at)
    submit(at, "Create account", "", "new@example.org", "a new password 7")
    user = full.store.users.by_email("new@example.org")
    assert user and (user.skills, user.target_roles) == (("python", "sql"), ("data-scientist",))
    assert user.experience_level == "Junior"
    assert titles(at)[0].startswith("You have")


def test_what_is_wrong_is_said_at_each_field_all_at_once(full: Runtime, open_page: Open) -> None:
    at = open_page("register")
    submit(at, "Create account", "A\x00", "a@b", "short")
    assert len(at.error) == 3
    assert full.store.users.by_email("a@b") is None


def test_who_signs_in_to_report_a_mistake_comes_back_to_the_report_about_that_posting(
    full: Runtime, open_page: Open, token: Token
) -> None:
    token(**PROFILE)
    at = go(open_page("data", posting="theirstack:data-engineer-1"), "sign_in")
    assert "Sign in to see Report a mistake." in said(at)
    submit(at, "Sign in", "ada@example.org", PASSWORD)
    assert titles(at) == ["Data & method"] and not at.exception and not notes(at)
    assert at.text_input(key="report_posting").value == "theirstack:data-engineer-1"


def test_who_only_looked_at_the_data_is_not_sent_back_there(full: Runtime, open_page: Open, token: Token) -> None:
    token(**PROFILE)
    at = go(open_page("data"), "sign_in")
    submit(at, "Sign in", "ada@example.org", PASSWORD)
    assert titles(at)[0].startswith("You have")


def test_a_link_can_name_neither_another_site_nor_a_value_that_does_not_exist(
    full: Runtime, open_page: Open, token: Token
) -> None:
    at = open_page("roadmap", token(**PROFILE), role="//evil.example", next="https://evil.example")
    assert not at.exception and len(notes(at)) == 1
    assert at.selectbox(key="choice_role").value == "data-engineer"
