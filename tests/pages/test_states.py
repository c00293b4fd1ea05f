"""Every page of this room in all states: visitor, new user, full profile, no data, too little data, store gone."""

import re
from datetime import UTC, datetime

import pytest
from pydantic import SecretStr
from streamlit.testing.v1 import AppTest

from core.accounts.service import Accounts
from core.errors import StaleVersion
from core.runtime import Runtime, use_runtime
from tests.pages.conftest import Open, Token
from tests.pages.market import market, stored

FOR_ALL = ("home", "trends", "gap", "roles", "roadmap", "projects", "openings", "explore", "data", "about")
ALL = ("home", "trends", "gap", "roles")
OTHERS = ("roadmap", "projects", "openings", "explore", "data")
MENUS = {
    "trends": "trends_movers",
    "gap": "gap_chart",
    "roles": "roles_pair",
    "roadmap": "roadmap",
    "projects": "projects",
    "openings": "openings",
    "explore": "explore_chart",
}
CHOICES = {"role": "data-engineer", "have": "python,sql"}
NO_POSTINGS = "There are no adverts yet. This page fills by itself as soon as the first ones are collected."
PROFILE = {"skills": ["python", "sql", "docker"], "target_roles": ["data-engineer", "data-scientist"]}


def said(at: AppTest) -> str:
    """All the words a page shows, but for tables."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(at, kind))


def notes(at: AppTest) -> list[str]:
    """Notes on bad values in the address."""
    return [toast.value for toast in at.toast if toast.icon == ":material/link_off:"]


def labels(at: AppTest) -> set[str]:
    return {button.label for button in at.button}


@pytest.mark.parametrize("page", FOR_ALL)
def test_a_visitor_is_answered_on_every_page_with_what_they_chose(page: str, shared: Runtime, open_page: Open) -> None:
    users = shared.store.connection.database["users"].count_documents({})
    at = open_page(page, **CHOICES)
    assert not at.exception and not at.error and not notes(at)
    assert at.query_params["have"] == CHOICES["have"]
    if page in ("home", "gap"):
        assert "You have 2 of the" in said(at) + "".join(element.proto.body for element in at.get("html"))
    assert shared.store.connection.database["users"].count_documents({}) == users


def test_a_page_that_ends_early_has_its_foot(shared: Runtime, open_page: Open) -> None:
    """Nothing is drawn after `st.stop`."""
    at = open_page("my_applications")
    assert any("cn-footer" in element.proto.body for element in at.get("html"))


def test_what_a_visitor_has_is_told_by_any_spelling_and_what_is_no_skill_falls_away(
    shared: Runtime, open_page: Open
) -> None:
    at = open_page("gap", role="data-engineer", have="k8s,telepathy,SQL")
    assert at.query_params["have"] == "kubernetes,sql"
    assert len(notes(at)) == 1


def test_who_has_one_skill_of_a_role_is_told_that_none_is_close(shared: Runtime, open_page: Open) -> None:
    far, near = (
        open_page("roles", role="data-engineer", have=have) for have in ("spark", "spark,python,sql,airflow,etl")
    )
    assert far.title[0].value == "No role is close to you yet" and "least far away" in said(far)
    assert near.title[0].value == "You are closest to data engineer" and "least far away" not in said(near)


def test_a_visitors_choices_follow_to_the_next_page(shared: Runtime, open_page: Open) -> None:
    at = open_page("home", **CHOICES)
    at.pills(key="visitor_pills").set_value(["python", "sql", "spark"]).run()
    assert at.query_params["have"] == "python,sql,spark"
    at.switch_page("gap.py").run()
    assert at.query_params["have"] == "python,sql,spark" and not at.exception


@pytest.mark.parametrize("page", ALL)
def test_a_new_user_is_told_what_to_do(page: str, shared: Runtime, token: Token, open_page: Open) -> None:
    at = open_page(page, token())
    assert not at.exception
    if page in ("home", "roles"):
        assert {"/profile", "profile"} & {link.proto.page for link in at.get("page_link")}


@pytest.mark.parametrize("page", ALL)
def test_a_full_profile_gets_charts_and_what_they_rest_on(
    page: str, shared: Runtime, token: Token, open_page: Open
) -> None:
    at = open_page(page, token(**PROFILE))
    assert not at.exception
    assert not at.warning
    assert len(at.get("plotly_chart")) >= 1
    assert " adverts, " in said(at)


@pytest.mark.parametrize("page", MENUS)
def test_the_data_menu_holds_the_table_the_link_to_it_and_the_snapshot(
    page: str, shared: Runtime, token: Token, open_page: Open
) -> None:
    at = open_page(page, token(**PROFILE), shown=[f"{MENUS[page]}_data"], role="data-engineer", days="180")
    assert not at.exception
    labels = {element.label for element in at.get("download_button")}
    assert labels >= {"Download CSV", "About these numbers (JSON)"}
    assert f"Snapshot {shared.snapshots.current.snapshot_id}" in said(at)
    assert [code.value.split()[0] for code in at.code] == ["curl", "import"]


def test_pay_of_two_roles_says_what_it_rests_on_in_words_that_wrap(
    shared: Runtime, token: Token, open_page: Open
) -> None:
    at = open_page("roles", token(**PROFILE))
    rests_on = [caption.value for caption in at.caption if "adverts state it" in caption.value]
    assert len(rests_on) == 2 and all("typically \\$" in one for one in rests_on)  # a bare $ begins a formula
    assert not [metric.delta for metric in at.metric if metric.delta]


@pytest.mark.parametrize("page", [one for one in (*ALL, *OTHERS) if one != "projects"])  # which has ideas all the same
def test_without_postings_a_page_draws_nothing_and_offers_only_what_helps(
    page: str, empty: Runtime, token: Token, open_page: Open
) -> None:
    at = open_page(page, token(**PROFILE))
    assert not at.exception
    assert [info.value for info in at.info] == [NO_POSTINGS]
    assert not at.get("plotly_chart")
    assert not [button for button in at.button if (button.key or "").startswith("advice_")]
    runs = [link for link in at.get("page_link") if "section=runs" in link.proto.query_string]
    assert len(runs) == (page != "data")


@pytest.mark.parametrize("page", ["gap", "trends"])
def test_too_few_postings_are_words_and_a_way_out_not_a_chart(
    page: str, shared: Runtime, token: Token, open_page: Open
) -> None:
    at = open_page(page, token(**PROFILE), role="scrum-master")
    assert not at.exception
    assert "too few" in at.info[0].value
    assert not at.get("plotly_chart")


def test_a_small_market_is_called_small_and_not_empty(full_of_few: Runtime, token: Token, open_page: Open) -> None:
    words = said(open_page("home", token(**PROFILE)))
    assert "too few to be sure" in words and "Come back when more adverts" in words
    assert "no adverts yet" not in words and "Try one of these" not in words


def test_the_way_out_of_too_few_postings_works(shared: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("gap", token(**PROFILE), role="scrum-master", days="30")
    assert "Look at 180 days" in labels(at)
    at.button(key="advice_longer").click().run()
    assert at.query_params["days"] == "180"


@pytest.mark.parametrize("page", [*ALL, *OTHERS])
def test_a_store_that_is_gone_is_one_sentence_and_a_retry_that_recovers(
    page: str, shared: Runtime, token: Token, open_page: Open
) -> None:
    at = open_page(page, token(**PROFILE))
    before = len(at.get("plotly_chart")), _without_age(at.title[0].value)
    gone = shared.settings.model_copy(
        update={"mongodb_uri": SecretStr("mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=200")}
    )
    use_runtime(Runtime(gone))
    at.run()
    assert not at.exception
    assert [error.value for error in at.error] == [
        "We cannot reach the database. Your data is safe, and this page tries again by itself."
    ]
    assert not at.get("plotly_chart")
    use_runtime(shared)
    at.button(key="store_retry").click().run()
    assert not at.error
    assert (len(at.get("plotly_chart")), _without_age(at.title[0].value)) == before


def _without_age(title: str) -> str:
    """A title without "updated 32 seconds ago", which another second later says something else."""
    return re.sub(r"updated .* ago", "updated", title)


@pytest.mark.parametrize(
    ("page", "name", "value"),
    [
        ("gap", "role", "astronaut"),
        ("gap", "days", "-1"),
        ("gap", "threshold", "0.3"),
        ("gap", "theta", "x"),
        ("trends", "show", "tomorrow"),
        ("trends", "country", "XX"),
        ("roles", "second", "'; drop"),
    ],
)
def test_a_bad_address_falls_back_with_a_note(
    page: str, name: str, value: str, shared: Runtime, token: Token, open_page: Open
) -> None:
    at = open_page(page, token(**PROFILE), **{name: value})
    assert not at.exception
    assert len(notes(at)) == 1
    assert at.query_params.get(name) != value
    assert at.get("plotly_chart")


@pytest.mark.parametrize("text", ["x" * 201, "rust\x00", "a\nb", "\x1b[2J"])
@pytest.mark.parametrize(
    ("page", "name", "key"),
    [("projects", "q", "q"), ("data", "what", "what"), ("data", "posting", "report_posting")],
)
def test_a_text_that_cannot_be_one_is_left_out_of_the_field_with_a_note(
    page: str, name: str, key: str, text: str, shared: Runtime, token: Token, open_page: Open
) -> None:
    section = {"what": {"section": "lookup"}}.get(name, {})
    at = open_page(page, token(**PROFILE), **{name: text}, **section)
    assert not at.exception
    assert len(notes(at)) == 1
    assert at.text_input(key=key).value == ("Kubernetes" if name == "what" else "")


def test_the_choices_of_a_page_stand_in_its_address(shared: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("gap", token(**PROFILE), role="data-scientist", days="180", theta="0.7", country="DE")
    assert not notes(at)
    assert at.selectbox(key="choice_role").value == "data-scientist"
    assert {"Germany ✕", "last 180 days ✕", "70% ✕"} <= labels(at)
    at.selectbox(key="choice_role").select("data-engineer").run()
    assert at.query_params["role"] == "data-engineer"
    assert at.query_params["theta"] == "0.7"
    at.button(key="chip_country").click().run()
    assert "country" not in at.query_params and "Germany ✕" not in labels(at)


def test_roles_with_adverts_of_one_role_only_say_that_there_is_nothing_to_compare(
    runtime: Runtime, token: Token, open_page: Open
) -> None:
    one_role = [one for one in market() if one.role == "data-engineer"]
    runtime.store.postings.upsert(stored(one_role), datetime.now(UTC))
    runtime.snapshots.refresh()
    at = open_page("roles", token(skills=["python"]))
    assert not at.exception
    assert "adverts of one role only (Data engineer)" in said(at)


def test_a_profile_changed_meanwhile_is_told_so_and_the_store_is_not_blamed(
    full: Runtime, token: Token, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page("profile", token(**PROFILE), shown=("account_password",))

    def overtaken(*_: object, **__: object) -> None:
        raise StaleVersion("changed meanwhile")

    monkeypatch.setattr(Accounts, "change_password", overtaken)
    for label in ("Current password", "New password", "Repeat new password"):
        next(field for field in at.text_input if field.label == label).set_value("a brand new one 7")
    next(one for one in at.button if one.label == "Change password").click().run()
    assert [error.value for error in at.error] == [
        "Your profile was changed in another tab in the meantime. Nothing was saved; please check it and try again."
    ]
