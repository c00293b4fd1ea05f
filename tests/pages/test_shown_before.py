"""A page shown before works nothing out again: no chart is drawn anew, no opening judged, no closed part made."""

from types import SimpleNamespace

import pytest

from core.charts.sketch import Sketch
from core.runtime import Runtime
from core.views import openings
from core.web import menu
from tests.pages.conftest import Open, Token

PROFILE = {"skills": ["python", "sql"], "target_roles": ["data-engineer"]}
WITH_CHARTS = (
    ("home", {}),
    ("gap", {"kinds": "technologies"}),
    ("trends", {"kinds": "technologies"}),
    ("trends", {"show": "places"}),
    ("trends", {"show": "work_model"}),
    ("roles", {}),
    ("explore", {"by": "country"}),
    ("explore", {"by": "skill", "kinds": "concepts"}),
    ("explore", {"by": "week"}),
    ("data", {}),
)


@pytest.mark.parametrize(("page", "address"), WITH_CHARTS)
def test_no_chart_is_drawn_anew(
    shared: Runtime,
    token: Token,
    open_page: Open,
    monkeypatch: pytest.MonkeyPatch,
    page: str,
    address: dict[str, str],
) -> None:
    drawn: list[object] = []
    begin = Sketch.__init__
    monkeypatch.setattr(Sketch, "__init__", lambda sketch, layout: drawn.append(1) or begin(sketch, layout))
    at = open_page(page, token(**PROFILE), **address)
    assert not at.exception and at.get("plotly_chart")
    drawn.clear()
    at.run()
    assert not at.exception and at.get("plotly_chart") and drawn == []


def test_jobs_further_away_are_made_when_opened_or_where_they_are_all_there_is(
    shared: Runtime, token: Token, open_page: Open
) -> None:
    at = open_page("openings", token(**PROFILE, location="Turin"))
    cards = [button for button in at.button if str(button.key).startswith("hide_")]
    (told,) = [part.value for part in at.markdown if "to apply to today" in part.value]
    assert not at.exception and 0 < len(cards) == int(told.split()[0]) < 10 and not at.subheader
    alone = open_page("openings", token(skills=["terraform"], target_roles=["data-engineer"], location="Tokyo"))
    (heading,) = [part.value for part in alone.subheader]
    cards = [button for button in alone.button if str(button.key).startswith("hide_")]
    assert heading.startswith("Further away") and len(cards) == int(alone.title[0].value.split()[0])


def test_openings_are_judged_once_until_something_is_marked(
    shared: Runtime, token: Token, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[object] = []
    judge = openings.matching_postings
    monkeypatch.setattr(openings, "matching_postings", lambda *args, **how: judged.append(1) or judge(*args, **how))
    at = open_page("openings", token(**PROFILE, location="Turin"))
    at.run()
    assert len(judged) == 1
    hide = next(button for button in at.button if str(button.key).startswith("hide_"))
    hide.click().run()
    assert len(judged) == 2 and hide.key not in {button.key for button in at.button}


def test_what_one_may_do_with_an_account_is_made_when_it_is_opened(
    shared: Runtime, token: Token, open_page: Open
) -> None:
    given = token(**PROFILE)
    at = open_page("profile", given)
    assert "Change password" not in {button.label for button in at.button} and not at.dataframe
    at = open_page("profile", given, shown=("account_password", "account_log"))
    assert "Change password" in {button.label for button in at.button} and at.dataframe


def test_each_run_gets_menu_entries_of_its_own(
    shared: Runtime, token: Token, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    page = menu.st.Page
    monkeypatch.setattr(menu, "_made", {})
    monkeypatch.setattr(
        menu, "st", SimpleNamespace(Page=lambda *what, **looks: made.append(what) or page(*what, **looks))
    )
    given = token(**PROFILE)
    for name in ("gap", "roles", "gap"):  # Streamlit marks in an entry that its page has run
        assert not open_page(name, given).exception
    assert len(made) == len(menu._made) == len(set(made)) > 15
