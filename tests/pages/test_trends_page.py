"""Trends: every section for a visitor, and names from outside do no harm."""

import json

import pytest

from core.runtime import Runtime
from core.views.trends import SECTIONS
from tests.pages.conftest import Open
from tests.pages.test_states import notes, said


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_has_a_table_and_a_csv_for_each_of_its_charts(
    section: str, shared: Runtime, open_page: Open
) -> None:
    menus = ["trends_movers_data", "trends_weekly_data", "trends_map_data", "trends_work_model_data", "trends_pay_data"]
    at = open_page("trends", shown=[*menus, "trends_numbers"], show=section)
    assert not at.exception
    assert not notes(at)
    charts = len(at.get("plotly_chart"))
    # No week of this market has 30 salaries, and none of its adverts asks for years or a degree.
    assert (charts > 0) is (section not in ("pay", "years", "degrees"))
    assert ("no line to draw" in said(at)) is (section == "pay")
    assert ("None of these adverts says this" in said(at)) is (section in ("years", "degrees"))
    assert at.dataframe
    downloads = [one.label for one in at.get("download_button")]
    assert downloads.count("Download CSV") == (charts or (section == "pay"))


def test_what_rises_is_said_in_words(shared: Runtime, open_page: Open) -> None:
    assert "Kubernetes rising" in said(open_page("trends"))


def test_a_country_without_an_outline_is_named_beside_the_map(shared: Runtime, open_page: Open) -> None:
    assert "Too small for the map: Singapore." in said(open_page("trends", show="places"))


def test_where_nothing_can_be_forecast_the_page_says_why(shared: Runtime, open_page: Open) -> None:
    at = open_page("trends", shown=["trends_forecast_notes"], skills_lines="Kubernetes")
    assert "No forecast for Kubernetes" in said(at)


def test_the_name_of_a_company_is_never_markup(shared: Runtime, open_page: Open) -> None:
    at = open_page("trends", show="companies")
    drawn = json.dumps([json.loads(chart.proto.spec) for chart in at.get("plotly_chart")])
    assert "<b>Bold" not in drawn


def test_lines_to_draw_stand_in_the_address(shared: Runtime, open_page: Open) -> None:
    at = open_page("trends")
    at.multiselect(key="choice_skills_lines").set_value(["SQL"]).run()
    assert at.query_params["skills_lines"] == "SQL"
    assert open_page("trends", skills_lines="SQL").multiselect(key="choice_skills_lines").value == ["SQL"]


def test_a_role_with_too_few_postings_offers_all_roles(shared: Runtime, open_page: Open) -> None:
    at = open_page("trends", role="scrum-master")
    assert not at.get("plotly_chart")
    at.button(key="advice_all_roles").click().run()
    assert "role" not in at.query_params
    assert at.get("plotly_chart")
