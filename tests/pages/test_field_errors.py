"""What is wrong with a form is said right below each field, all at once, and nothing is written."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from core.accounts import service
from core.accounts.passwords import Passwords
from core.applications.service import ApplicationDesk
from core.runtime import Runtime
from tests.pages.conftest import PASSWORD, Open, Token
from tests.pages.test_applications_pages import PROFILE, entered, me, stored

FIELDS = ("text_input", "text_area", "multiselect", "selectbox", "date_input", "number_input")
TITLE, ADDRESS = "Give the job a title.", "This is not a web address such as https://example.org/jobs/7."
CHARACTERS = "contains characters that cannot be shown."


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    passwords = Passwords(rounds=4)
    monkeypatch.setattr(service, "default_passwords", lambda: passwords)


def errors_below(at: AppTest) -> dict[str, str]:
    """What is said below each field, by its key without the version; what is said before all fields is below ""."""
    assert not at.exception
    field, below = "", {}
    for node in at.main:
        if node.type in FIELDS:
            field = re.sub(r"_\d+$", "", node.key or "")
        elif node.type == "error":
            below[field] = re.sub(r"\\|\u2060", "", node.value)
    return below


def typed(at: AppTest, button: str, **words: str) -> AppTest:
    """The page once these words stand in the text fields whose keys begin so, and a button was pressed."""
    for key, value in words.items():
        fields = [*at.text_input, *at.text_area]
        next(one for one in fields if re.sub(r"_\d+$", "", one.key or "") == key).set_value(value)
    next(one for one in at.button if one.label == button).click()
    return at.run()


def test_an_account_begins_with_fields_that_are_all_right(full: Runtime, open_page: Open) -> None:
    wrong = {"register_name": "A\x00", "register_email": "a@b", "register_password": "short"}
    at = typed(open_page("register"), "Create account", **wrong)
    assert list(errors_below(at)) == list(wrong)
    assert full.store.users.by_email("a@b") is None


def test_a_profile_tells_at_once_what_it_will_not_keep(full: Runtime, open_page: Open, token: Token) -> None:
    at = open_page("profile", token(**PROFILE))
    wrong = {"profile_location": "Basel\x00", "profile_full_name": "Ada\x00", "profile_subject": "Physics\x00"}
    below = errors_below(typed(at, "Save profile", **wrong))
    assert {key: CHARACTERS in below[key] for key in wrong} == dict.fromkeys(wrong, True)
    assert (me(full).full_name, me(full).location) == ("Ada Lovelace", "")


def test_a_job_is_kept_with_title_and_a_web_address_only(full: Runtime, open_page: Open, token: Token) -> None:
    mine = token(**PROFILE)
    at = typed(open_page("my_applications", mine, shown=["applications_enter"]), "Save", enter_url="javascript:x")
    assert errors_below(at) == {"enter_title": TITLE, "enter_url": ADDRESS}
    assert ApplicationDesk(full.store).of_user(me(full).user_id) == []
    made = entered(full)
    key = f"job_{made.application_id}"
    at = open_page("application", mine, id=made.application_id)
    wrong = {"_title": " ", "_url": "javascript:x"}
    for field, value in wrong.items():
        at.text_input(key=f"{key}_{made.version}{field}").set_value(value)
    at = typed(at, "Save the corrections")
    below = {field.rpartition("_")[2]: reason for field, reason in errors_below(at).items()}
    assert below == {"title": TITLE, "url": ADDRESS} and stored(full, made) == made
    at.text_input(key=f"{key}_{made.version}_title").set_value("Analyst")
    assert set(errors_below(typed(at, "Save the corrections"))) == {f"{key}_{made.version}_url"}
    at.text_input(key=f"{key}_{made.version}_url").set_value("https://example.org/9")
    assert errors_below(typed(at, "Save the corrections")) == {} and stored(full, made).job.title == "Analyst"


def test_a_search_is_saved_with_a_name_and_a_right_address_only(full: Runtime, open_page: Open, token: Token) -> None:
    mine, address = token(**PROFILE), "http://example.org"
    at = open_page("openings", mine, shown=("save_search",))
    at = typed(at, "Save", save_search_webhook=address)
    said = {"save_search_name": "Give the search a name.", "save_search_webhook": "begins with https://."}
    below = errors_below(at)
    assert list(below) == list(said) and all(words in below[key] for key, words in said.items())
    assert not full.store.searches.of_user(me(full).user_id)
    typed(at, "Save", save_search_name="mine", save_search_webhook="")
    (search,) = full.store.searches.of_user(me(full).user_id)
    names = {f"name_{search.search_id}": " ", f"{search.search_id}_webhook": address}
    at = open_page("saved_searches", mine)
    for key, value in names.items():
        at.text_input(key=key).set_value(value)
    assert len(errors_below(typed(at, "Save changes"))) == 2
    assert full.store.searches.of_user(me(full).user_id) == [search]


def test_a_password_is_changed_by_three_fields_that_are_all_right(full: Runtime, open_page: Open, token: Token) -> None:
    at = open_page("profile", token(**PROFILE), shown=("account_password", "account_delete"))
    words = {"password_current": "not mine", "password_new": "short", "password_repeat": "other"}
    assert list(errors_below(typed(at, "Change password", **words))) == ["password_new", "password_repeat"]
    words |= dict.fromkeys(("password_new", "password_repeat"), "correct horse 10")
    assert errors_below(typed(at, "Change password", **words)) == {"password_current": "The password is wrong."}
    at = typed(at, "Delete my account", delete_confirm="grace@example.org", delete_password=PASSWORD)
    assert list(errors_below(at)) == ["delete_confirm"]
    at = typed(at, "Delete my account", delete_confirm="ada@example.org", delete_password="not mine")
    assert list(errors_below(at)) == ["delete_password"] and me(full)


def test_a_report_says_at_its_field_what_it_lacks(full: Runtime, open_page: Open, token: Token) -> None:
    at = open_page("data", token(**PROFILE), section="report")
    assert list(errors_below(typed(at, "Send report", report_posting="nobody:1"))) == ["report_posting"]
    assert list(errors_below(typed(at, "Send report", report_posting=""))) == ["report_words"]
