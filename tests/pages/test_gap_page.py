"""Skill gap: ticking a skill moves the numbers, and nothing is saved."""

import json
import re
from urllib.parse import parse_qsl, urlsplit

from streamlit.testing.v1 import AppTest

from core.runtime import Runtime
from core.views.kinds import group_of
from tests.pages.conftest import Open, Token
from tests.pages.test_states import PROFILE, notes, said


def fits(at: AppTest) -> list[int]:
    """How many adverts fit: now, and with what is ticked."""
    return [int(one.value.split(" of ")[0].replace(",", "")) for one in at.metric if " of " in one.value]


def test_ticking_a_skill_moves_the_number_of_adverts_that_fit(shared: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("gap", token(**PROFILE), role="data-engineer", days="180")
    (before,) = fits(at)
    at.pills(key="choice_learn").set_value(["spark", "airflow"]).run()
    assert not at.exception
    now, then = fits(at)
    assert now == before < then
    assert at.metric[0].delta.startswith("+")  # how near one is
    assert at.metric[2].delta == f"{then - now} more"
    at.pills(key="choice_learn").set_value([]).run()
    assert fits(at) == [before]
    assert "learn" not in at.query_params


def test_ticked_skills_stand_in_the_address_and_what_cannot_be_ticked_falls_away_with_a_note(
    shared: Runtime, token: Token, open_page: Open
) -> None:
    signed_in = token(**PROFILE)
    at = open_page("gap", signed_in, role="data-engineer", days="180")
    at.pills(key="choice_learn").set_value(["spark", "airflow"]).run()
    assert at.query_params["learn"] == ["spark", "airflow"]
    shared_link = open_page("gap", signed_in, role="data-engineer", days="180", learn="spark")
    assert shared_link.pills(key="choice_learn").value == ["spark"]
    assert len(fits(shared_link)) == 2 and not notes(shared_link)
    wrong = open_page("gap", signed_in, role="data-engineer", days="180", learn="telepathy")
    assert not wrong.exception and len(fits(wrong)) == 1
    assert len(notes(wrong)) == 1


def test_each_row_leads_to_its_postings_on_explore(shared: Runtime, token: Token, open_page: Open) -> None:
    signed_in = token(**PROFILE)
    asked = {"role": "data-engineer", "days": "180", "country": "US"}
    table = open_page("gap", signed_in, shown=["gap_numbers"], **asked).dataframe[0].value
    row = table.iloc[0]
    address = dict(parse_qsl(urlsplit(row["behind"]).query))
    explore = open_page("explore", signed_in, shape="adverts", **address)
    assert not explore.exception and not notes(explore)
    assert f"{row['asked_count']} adverts, the newest" in said(explore)


def test_a_stricter_mark_leaves_fewer_adverts_that_fit(shared: Runtime, token: Token, open_page: Open) -> None:
    signed_in = token(**PROFILE)
    lax, strict = (
        fits(open_page("gap", signed_in, role="data-engineer", days="180", theta=theta)) for theta in ("0.5", "1.0")
    )
    assert strict < lax


def test_home_names_the_same_numbers_as_the_gap_and_one_step(shared: Runtime, token: Token, open_page: Open) -> None:
    signed_in = token(**PROFILE)
    home, gap = open_page("home", signed_in), open_page("gap", signed_in)
    assert home.title[0].value == gap.title[0].value
    learn = [header.value for header in home.header if header.value.startswith("Learn ")]
    assert len(learn) == 1


def test_who_has_a_missing_skill_says_so_and_it_enters_the_profile(
    full: Runtime, token: Token, open_page: Open
) -> None:
    at = open_page("gap", token(**PROFILE), role="data-engineer", days="180")
    at.button(key="have_spark").click().run()
    user = full.store.users.by_email("ada@example.org")
    assert user and "spark" in user.skills
    at.button(key="plan_airflow").click().run()
    user = full.store.users.by_email("ada@example.org")
    assert user and user.progress["airflow"] == "learning" and "airflow" not in user.skills


def test_one_kind_of_skills_can_be_listed_alone_on_every_page_and_stays_chosen(
    shared: Runtime, token: Token, open_page: Open
) -> None:
    signed_in = token(**PROFILE)
    asked = {"role": "data-engineer", "days": "180", "kinds": "technologies"}
    table = open_page("gap", signed_in, shown=["gap_numbers"], **asked).dataframe[0].value
    assert {group_of(skill) for skill in table["skill"]} == {"technologies"}
    explore = open_page("explore", signed_in, days="180", shape="table", kinds="technologies")
    assert {group_of(skill) for skill in explore.dataframe[0].value["value"]} == {"technologies"}
    assert {"alone_share", "choice_share"} <= set(explore.dataframe[0].value)
    for page, more in (("trends", {}), ("role", {"id": "data-engineer"}), ("skill", {"id": "python"}), ("roles", {})):
        at = open_page(page, signed_in, kinds="technologies", **more)
        assert not at.exception and not notes(at), page


def test_the_title_of_the_chart_counts_its_bars(shared: Runtime, token: Token, open_page: Open) -> None:
    """Worth learning, but asked for by less than the chart is about: such skills stand below it and in the table."""
    for threshold in ("0.1", "0.5"):
        at = open_page("gap", token(**PROFILE), role="data-engineer", days="180", threshold=threshold)
        words = next(one.value for one in at.header if "you have" in one.value)
        owned, missing = map(int, re.findall(r"you have (\d+) and lack (\d+)", words)[0])
        (drawn,) = at.get("plotly_chart")
        bars = [bar for trace in json.loads(drawn.proto.spec)["data"] for bar in trace["y"]]
        assert len(bars) == owned + missing > 0
        assert sum(bar.startswith("✓") for bar in bars) == owned


def test_who_has_named_no_skill_is_told_no_zeros(shared: Runtime, token: Token, open_page: Open) -> None:
    for signed_in in (None, token()):
        at = open_page("gap", signed_in, role="data-engineer", days="180")
        assert not at.exception and not at.metric
        assert "Add the skills you have" in said(at)
        assert not any("you have 0" in one.value for one in (*at.header, *at.title))
        home = open_page("home", signed_in, role="data-engineer")
        assert not home.exception and not any(one.value.startswith("0") for one in home.metric)
        assert not any("You have 0" in one.value for one in (*home.header, *home.title))
        roles = open_page("roles", signed_in)
        assert "0 of the" not in said(roles)
