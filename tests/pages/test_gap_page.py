"""Skill gap: ticking a skill moves the numbers, and nothing is saved."""

from urllib.parse import parse_qsl, urlsplit

from core.runtime import Runtime
from tests.pages.conftest import Open, Token
from tests.pages.test_states import PROFILE, notes, said


def test_ticking_a_skill_moves_coverage_readiness_and_the_number_of_ready_postings(
    shared: Runtime, token: Token, open_page: Open
) -> None:
    at = open_page("gap", token(**PROFILE), role="data-engineer", days="180")
    before = [metric.value for metric in at.metric]
    assert [metric.delta for metric in at.metric] == ["", "", ""]
    at.pills(key="choice_learn").set_value(["spark", "airflow"]).run()
    assert not at.exception
    after = [metric.value for metric in at.metric]
    assert all(float(new.rstrip("%")) > float(old.rstrip("%")) for old, new in zip(before, after, strict=True))
    assert all(metric.delta.startswith("+") for metric in at.metric)
    assert "→" in at.success[0].value
    at.pills(key="choice_learn").set_value([]).run()
    assert [metric.value for metric in at.metric] == before
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
    assert shared_link.success and not notes(shared_link)
    wrong = open_page("gap", signed_in, role="data-engineer", days="180", learn="telepathy")
    assert not wrong.exception and not wrong.success
    assert len(notes(wrong)) == 1


def test_each_row_leads_to_its_postings_on_explore(shared: Runtime, token: Token, open_page: Open) -> None:
    signed_in = token(**PROFILE)
    table = open_page("gap", signed_in, role="data-engineer", days="180", country="US").dataframe[0].value
    row = table.iloc[0]
    address = dict(parse_qsl(urlsplit(row["behind"]).query))
    explore = open_page("explore", signed_in, **address)
    assert not explore.exception and not notes(explore)
    assert f"**{row['asked_count']}** postings" in said(explore)


def test_a_stricter_theta_lowers_readiness_and_leaves_coverage(shared: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("gap", token(**PROFILE), role="data-engineer", days="180", theta="0.5")
    coverage, _, readiness = (metric.value for metric in at.metric)
    at.selectbox(key="choice_theta").select(1.0).run()
    strict = [metric.value for metric in at.metric]
    assert strict[0] == coverage
    assert float(strict[2].rstrip("%")) < float(readiness.rstrip("%"))


def test_home_names_the_same_numbers_as_the_gap_and_one_step(shared: Runtime, token: Token, open_page: Open) -> None:
    signed_in = token(**PROFILE)
    home, gap = open_page("home", signed_in), open_page("gap", signed_in)
    assert home.metric[0].value == gap.metric[0].value
    assert home.metric[1].value == gap.metric[2].value
    assert said(home).count("Learn **") == 1
