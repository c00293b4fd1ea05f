"""Views of Home, Skill gap, Trends and Roles: their numbers equal plain counts, and their CSV equals their table."""

import csv
import io
import json
import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pandas as pd
import pytest

from core.catalogue.roles import RoleCatalogue
from core.catalogue.taxonomy import Taxonomy
from core.formats.export import Export
from core.market.roadmap.steps import Pace
from core.models import Posting, User, Visit, WorkModel
from core.snapshot.snapshot import Snapshot
from core.views.filters import ANY, Filters, choices
from core.views.forecasts import COLUMNS, forecast_export, forecasts
from core.views.gap import GapQuestion, gap_view
from core.views.home import home_view, since_view, standing_view
from core.views.knowledge import Knowledge
from core.views.planning import DEFAULT_HOURS, DEFAULT_WEEKS
from core.views.roadmap import roadmap_view
from core.views.roadmap_question import Learning, RoadmapQuestion, Taste
from core.views.roles import RolesQuestion, closest_view, near_roles, pair_view
from core.views.skill_page import skill_view
from core.views.trend_columns import told_apart
from core.views.trends import SECTIONS, TrendsQuestion, trends_view
from core.views.windows import last_day
from tests.pages.market import RISING, market

TODAY = date(2026, 11, 20)
USER = User("u", "ada@example.org", "", skills=("python", "sql", "docker"), target_roles=("data-engineer",))


@pytest.fixture(scope="module")
def postings() -> list[Posting]:
    return market(TODAY)


@pytest.fixture(scope="module")
def snapshot(postings: list[Posting]) -> Snapshot:
    return Snapshot.build(postings, as_of=datetime(2026, 11, 20, 12, tzinfo=UTC))


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge(Taxonomy.load(), RoleCatalogue.load())


def within(postings: Iterable[Posting], days: int, role: str | None = None) -> list[Posting]:
    since = TODAY + timedelta(days=1 - days)
    return [posting for posting in postings if posting.posted_on >= since and role in (None, posting.role)]


def before_today(postings: Iterable[Posting], days: int) -> list[Posting]:
    """Those of the last `days` days that are over: the day of the last pass is not."""
    since = TODAY - timedelta(days=days)
    return [posting for posting in postings if since <= posting.posted_on < TODAY]


def rows_of(export: Export) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export.csv.decode())))


def assert_same(export: Export, table: pd.DataFrame) -> None:
    """Every cell of the file is the cell of the table."""
    rows = rows_of(export)
    assert export.csv.decode().splitlines()[0].split(",") == list(table.columns)
    assert len(rows) == len(table)
    for row, record in zip(rows, table.to_dict("records"), strict=True):
        for name, value in record.items():
            if isinstance(value, float):
                assert row[name] == "" if math.isnan(value) else float(row[name]) == value
            elif isinstance(value, int) and not isinstance(value, bool):
                assert int(row[name]) == value


def test_the_gap_counts_what_the_postings_ask_for(
    snapshot: Snapshot, knowledge: Knowledge, postings: list[Posting]
) -> None:
    view = gap_view(snapshot, knowledge, USER, GapQuestion("data-engineer", TODAY, days=90))
    base = within(postings, 90, "data-engineer")
    assert view.gap.posting_count == len(base)
    assert view.company_count == len({one.company for one in base})
    assert view.span == (min(one.posted_on for one in base), max(one.posted_on for one in base))
    for row in view.table.itertuples():
        assert row.asked_count == sum(row.skill in one.skills for one in base)
        assert row.required_share == pytest.approx(sum(row.skill in one.required for one in base) / len(base))
    assert_same(view.export, view.table)


def test_kinds_of_skills_are_owned_learned_optional_and_missing(snapshot: Snapshot, knowledge: Knowledge) -> None:
    view = gap_view(snapshot, knowledge, USER, GapQuestion("data-engineer", TODAY, days=90, learned=("spark",)))
    kinds = dict(zip(view.table["skill"], view.table["kind"], strict=True))
    assert (kinds["python"], kinds["spark"], kinds["airflow"], kinds["aws"]) == (
        "owned",
        "learned",
        "missing",
        "optional",
    )


def test_what_if_is_the_gap_of_somebody_who_has_the_ticked_skills(snapshot: Snapshot, knowledge: Knowledge) -> None:
    question = GapQuestion("data-engineer", TODAY, days=90, learned=("airflow", "spark"))
    ticked = gap_view(snapshot, knowledge, USER, question)
    taught = User("u", "a@example.org", "", skills=(*USER.skills, "airflow", "spark"))
    having = gap_view(snapshot, knowledge, taught, GapQuestion("data-engineer", TODAY, days=90))
    assert ticked.what_if is not None
    assert ticked.what_if.ready_count == having.gap.ready_count > ticked.gap.ready_count
    assert ticked.what_if.coverage == having.gap.coverage
    assert {"airflow", "spark"} <= set(ticked.candidates)
    assert gap_view(snapshot, knowledge, taught, question).what_if is None


def test_filters_narrow_the_slice(snapshot: Snapshot, knowledge: Knowledge, postings: list[Posting]) -> None:
    filters = Filters(country="DE", seniority="senior", work_model="onsite")
    view = gap_view(snapshot, knowledge, USER, GapQuestion("data-engineer", TODAY, days=120, filters=filters))
    there = [
        one
        for one in within(postings, 120, "data-engineer")
        if one.place.country_code == "DE" and one.seniority == "senior" and one.work_model is WorkModel.ONSITE
    ]
    assert view.gap.posting_count == len(there)
    assert filters.count == 3


def test_choices_are_what_occurs_most_frequent_first(snapshot: Snapshot) -> None:
    found = choices(snapshot)
    assert found.roles[0] == "data-engineer"
    assert found.countries[0] == "US"
    assert found.levels == ("junior", "senior")


def test_home_counts_weeks_and_names_the_rising_skill(
    snapshot: Snapshot, knowledge: Knowledge, postings: list[Posting]
) -> None:
    view = home_view(snapshot, knowledge, today=TODAY)
    assert view.posting_count == len(within(postings, 90))
    assert view.week_count == len(within(postings, 7))
    assert view.week_before_count == len(within(postings, 14)) - view.week_count
    assert view.rising == (knowledge.skill_name(RISING),)
    assert_same(view.export, view.table)


def test_the_weeks_of_a_skill_are_whole_ones(snapshot: Snapshot, knowledge: Knowledge) -> None:
    view = skill_view(snapshot, knowledge, Learning(knowledge.curriculum, {}), "python", today=TODAY)
    mondays = [date.fromisoformat(label) for label in view.weekly["label"]]
    until = TODAY + timedelta(days=1)
    assert len(mondays) > 1
    assert all(until - timedelta(days=90) <= monday <= until - timedelta(days=7) for monday in mondays)


def test_the_next_step_is_the_first_of_the_roadmap(snapshot: Snapshot, knowledge: Knowledge) -> None:
    view = standing_view(snapshot, knowledge, USER, "data-engineer", today=TODAY)
    question = RoadmapQuestion("data-engineer", TODAY, 90, Pace(DEFAULT_HOURS, DEFAULT_WEEKS, TODAY))
    learning = Learning(knowledge.curriculum, {})
    first = roadmap_view(snapshot, knowledge, learning, USER, question, Taste()).cards[0]
    assert view.next_step is not None
    assert (view.next_step.skill, view.next_step.name) == (first.step.skill, first.name)
    assert first.step.gain is not None
    assert view.next_step.gain == first.step.gain.value
    assert view.closest["likeness"].is_monotonic_decreasing
    moved = since_view(snapshot, knowledge, USER, "data-engineer", today=TODAY).moved
    assert set(moved) == {"coverage", "weighted_coverage", "readiness"}
    assert all(change.learned == 0 for change in moved.values())


def test_before_there_was_a_visit_a_week_tells_the_learned_from_the_market(
    snapshot: Snapshot, knowledge: Knowledge
) -> None:
    learned = USER.skills[0]
    newly = replace(USER, learned_on={learned: TODAY - timedelta(days=2)})
    before = replace(USER, skills=USER.skills[1:])
    long_ago = replace(USER, learned_on={learned: TODAY - timedelta(days=60)})
    now, never, then = (
        since_view(snapshot, knowledge, user, "data-engineer", today=TODAY).moved["weighted_coverage"]
        for user in (newly, before, long_ago)
    )
    assert now.learned > 0
    assert now.before == never.before
    assert now.market == then.market
    assert then.learned == 0


SEEN_AT = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def seen(postings: list[Posting]) -> Snapshot:
    """What a visit on 2 November found."""
    there = [posting for posting in postings if posting.posted_on <= SEEN_AT.date()]
    return Snapshot.build(there, as_of=SEEN_AT - timedelta(hours=6))


def test_since_the_last_visit_tells_what_was_learned_from_what_the_market_did(
    snapshot: Snapshot, seen: Snapshot, knowledge: Knowledge
) -> None:
    user = replace(USER, last_visit=Visit(SEEN_AT, seen.snapshot_id, USER.skills[1:]))
    found = since_view(snapshot, knowledge, user, "data-engineer", today=TODAY, seen=lambda visit: seen)
    then = replace(USER, skills=USER.skills[1:])
    question = GapQuestion("data-engineer", SEEN_AT.date())
    first, learned = (gap_view(seen, knowledge, one, question).gap.weighted_coverage for one in (then, USER))
    now = gap_view(snapshot, knowledge, USER, GapQuestion("data-engineer", TODAY)).gap.weighted_coverage
    assert first and learned and now
    moved = found.moved["weighted_coverage"]
    assert (found.visit, found.as_of) == (SEEN_AT, seen.as_of)
    assert (moved.before, moved.after) == (first.value, now.value)
    assert moved.learned == pytest.approx(learned.value - first.value) and moved.learned > 0
    assert moved.market == pytest.approx(now.value - learned.value)


def test_a_last_visit_that_cannot_be_compared_gives_way_to_a_week(
    snapshot: Snapshot, seen: Snapshot, knowledge: Knowledge
) -> None:
    week = since_view(snapshot, knowledge, USER, "data-engineer", today=TODAY)
    for number, other in enumerate(
        (None, replace(seen, taxonomy_version="older"), replace(seen, is_sample=True), replace(seen, as_of=None))
    ):
        user = replace(USER, last_visit=Visit(SEEN_AT, str(number)))
        found = since_view(
            snapshot, knowledge, user, "data-engineer", today=TODAY, seen=lambda visit, other=other: other
        )
        assert (found.visit, found.as_of, found.moved) == (SEEN_AT, None, week.moved)


def test_nothing_is_left_to_learn_for_somebody_who_has_it_all(snapshot: Snapshot, knowledge: Knowledge) -> None:
    everything = User("u", "a@example.org", "", skills=snapshot.skills)
    owned = replace(everything, skills=(*everything.skills, *knowledge.role_core("data-engineer").skills))
    assert standing_view(snapshot, knowledge, owned, "data-engineer", today=TODAY).next_step is None


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("role", [ANY, "data-engineer"])
def test_each_section_of_trends_rests_on_26_weeks_and_exports_its_table(
    section: str, role: str, snapshot: Snapshot, knowledge: Knowledge, postings: list[Posting]
) -> None:
    view = trends_view(snapshot, knowledge, TrendsQuestion(section, TODAY, role))
    asked = None if role == ANY or section == "roles" else role
    assert view.posting_count == len(within(postings, 200, asked))
    assert_same(view.export, told_apart(view.table))
    assert_same(view.weeks_export, told_apart(view.weeks))


def test_trends_call_the_rising_skill_and_draw_it_first(
    snapshot: Snapshot, knowledge: Knowledge, postings: list[Posting]
) -> None:
    view = trends_view(snapshot, knowledge, TrendsQuestion("skills", TODAY))
    row = view.table.set_index("skill").loc[RISING]
    assert view.called("rising") == [knowledge.skill_name(RISING)]
    assert row["now_count"] == sum(RISING in one.skills for one in before_today(postings, 28))
    assert view.lines[0] == knowledge.skill_name(RISING)
    assert set(view.weeks_of(view.lines)["name"]) == set(view.lines)


def test_places_count_every_country_and_know_which_have_an_outline(
    snapshot: Snapshot, knowledge: Knowledge, postings: list[Posting]
) -> None:
    places = trends_view(snapshot, knowledge, TrendsQuestion("places", TODAY)).places
    assert places is not None
    found = places.set_index("value")
    assert found["posting_count"].to_dict() == {
        code: sum(posting.place.country_code == code for posting in postings) for code in ("US", "DE", "SG")
    }
    assert found["iso3"].to_dict() == {"US": "USA", "DE": "DEU", "SG": "SGP"}
    assert found["drawn"].to_dict() == {"US": True, "DE": True, "SG": False}


def test_too_few_postings_have_words(snapshot: Snapshot, knowledge: Knowledge) -> None:
    assert trends_view(snapshot, knowledge, TrendsQuestion("skills", TODAY, "scrum-master")).words
    assert gap_view(snapshot, knowledge, USER, GapQuestion("scrum-master", TODAY)).gap.words


def test_roles_are_ranked_and_those_below_the_floor_are_named(snapshot: Snapshot, knowledge: Knowledge) -> None:
    view = closest_view(snapshot, knowledge, USER, RolesQuestion(TODAY, 120, Filters()))
    assert view.unranked == ("Scrum master",)
    nobody = User("u", "a@example.org", "")
    assert closest_view(snapshot, knowledge, nobody, RolesQuestion(TODAY, 120, Filters())).shown.empty
    assert view.shown["likeness"].is_monotonic_decreasing


def test_a_role_is_near_with_two_of_its_core_skills(snapshot: Snapshot, knowledge: Knowledge) -> None:
    def near(*skills: str) -> tuple[str, ...]:
        person = User("u", "a@example.org", "", skills=skills)
        return near_roles(knowledge, person, ("data-engineer", "data-analyst", "android-engineer", "no-such-role"))

    assert near("git") == near("excel") == near("python") == ("no-such-role",)
    assert near("python", "sql", "excel") == ("data-engineer", "data-analyst", "no-such-role")
    assert near("kotlin", "android") == ("android-engineer", "no-such-role")


@pytest.mark.parametrize(
    ("skills", "wanted", "is_near"),
    [
        ("python sql", "data-scientist", False),  # two of thirteen core skills: far, even though it is what one wants
        ("python sql", "data-analyst", True),
        ("python sql numpy pandas", "data-scientist", True),
        ("java postman", "test-automation-engineer", False),
        ("java postman git", "test-automation-engineer", True),
    ],
)
def test_the_wanted_role_is_near_with_a_quarter_of_its_core_skills(
    knowledge: Knowledge, skills: str, wanted: str, is_near: bool
) -> None:
    role = wanted if wanted != "data-analyst" else "data-scientist"
    person = User("u", "a@example.org", "", skills=tuple(skills.split()), target_roles=(wanted,))
    student = replace(person, experience_level="Intern")  # whoever takes interns teaches them
    assert near_roles(knowledge, student, (role,)) == (role,)
    assert (near_roles(knowledge, person, (role,)) == (role,)) == is_near


def test_the_numbers_of_closest_roles_are_exported(snapshot: Snapshot, knowledge: Knowledge) -> None:
    view = closest_view(snapshot, knowledge, USER, RolesQuestion(TODAY, 120, Filters()))
    assert_same(view.export, view.table)


def test_two_roles_say_what_of_each_one_has(snapshot: Snapshot, knowledge: Knowledge) -> None:
    question = RolesQuestion(TODAY, 120, Filters())
    view = pair_view(snapshot, knowledge, USER, question, "data-engineer", "data-scientist")
    for place, role in enumerate(("data-engineer", "data-scientist")):
        alone = gap_view(snapshot, knowledge, USER, GapQuestion(role, TODAY, days=120)).gap
        assert (view.owned_counts[place], view.in_demand_counts[place]) == (alone.matched_count, alone.in_demand_count)
    assert_same(view.export, view.table)


def test_windows_end_when_the_collector_last_succeeded(snapshot: Snapshot) -> None:
    much_later = datetime(2027, 3, 1, tzinfo=UTC)
    assert last_day(snapshot, much_later) == TODAY
    assert last_day(Snapshot.empty(), much_later) == much_later.date()


def test_the_map_leaves_as_a_table_with_its_base(snapshot: Snapshot, knowledge: Knowledge) -> None:
    view = trends_view(snapshot, knowledge, TrendsQuestion("places", TODAY))
    assert view.places is not None and view.places_export is not None
    found = {row["country"]: int(row["posting_count"]) for row in rows_of(view.places_export)}
    assert found == view.places.set_index("value")["posting_count"].to_dict()
    assert json.loads(view.places_export.metadata)["counts"] == {"postings": view.posting_count}


def test_a_forecast_leaves_with_its_band_and_how_it_did_on_the_past(knowledge: Knowledge) -> None:
    draw, days = Random(5), [TODAY - timedelta(days=number % 196) for number in range(4900)]
    steady = [
        Posting(f"theirstack:{number}", "theirstack", "", day, "data-engineer", required=frozenset({"sql", skill}))
        for number, day in enumerate(days)
        for skill in [draw.choice(("python", "python", "java"))]
    ]
    known = Snapshot.build(steady, as_of=datetime(2026, 11, 20, 12, tzinfo=UTC))
    question = TrendsQuestion("skills", TODAY)
    view = trends_view(known, knowledge, question)
    made = forecasts(view, ["Python", "SQL"])
    rows = rows_of(forecast_export(known, question, view, made))
    assert list(rows[0]) == ["skill", "name", *COLUMNS]
    tested = made["Python"].backtest
    assert tested is not None and tested.beats_naive
    for row, week in zip(rows, made["Python"].weeks.itertuples(), strict=True):  # SQL, asked for always, has none
        assert (row["skill"], row["name"], row["week"]) == ("python", "Python", week.week.isoformat())
        bounds = [float(row[one]) for one in ("share", "band_low", "band_high", "error_pp", "naive_error_pp")]
        assert bounds == [week.share, week.share_low, week.share_high, tested.error_pp, tested.naive_error_pp]
    nothing = rows_of(forecast_export(known, question, view, forecasts(view, ["SQL"])))
    assert nothing == []
