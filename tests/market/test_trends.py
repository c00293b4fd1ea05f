"""Trends against plain counts, against statsmodels, and on markets in which nothing, or one known thing, moves."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportions_ztest

from core.market.standardise import Shares
from core.market.trends import Verdict, change_frame, skill_changes, trends
from core.market.weekly import leaders, market_weeks
from core.models import Ask, Degree, Place, Posting, Salary, Terms, WorkModel
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from testbed.simulated import UNTIL, simulated
from tests.drawing import examples
from tests.market.worlds import FIRST, SKILLS, counted, slices, worlds

END = FIRST + timedelta(days=31)


@st.composite
def long_worlds(draw: st.DrawFn) -> list[Posting]:
    """Worlds over two windows and more."""
    back = st.sampled_from((0, 0, 20, 28, 35, 60))
    return [replace(one, posted_on=one.posted_on - timedelta(days=draw(back))) for one in draw(worlds())]


def in_slice(posting: Posting, asked: Slice, since: date, until: date) -> bool:
    return bool(counted([posting], replace(asked, since=since, until=until)))


@given(long_worlds(), slices)
@examples(60)
def test_counts_and_plain_shares_are_those_of_the_stored_postings(postings: list[Posting], asked: Slice) -> None:
    asked = replace(asked, since=None)
    found = trends(Snapshot.build(postings), asked, END, skills=SKILLS, fixed_mix=False)
    middle, start = END - timedelta(days=28), END - timedelta(days=56)
    now = [posting for posting in postings if in_slice(posting, asked, middle, END)]
    before = [posting for posting in postings if in_slice(posting, asked, start, middle)]
    assert (found.now_count, found.before_count) == (len(now), len(before))
    assert sorted(found.skills["skill"]) == sorted(SKILLS)
    for row in found.skills.itertuples():
        hits, earlier = sum(row.skill in one.skills for one in now), sum(row.skill in one.skills for one in before)
        assert (row.now_count, row.before_count) == (hits, earlier)
        if now and before:
            assert row.trend_pp == pytest.approx(100 * (hits / len(now) - earlier / len(before)))
            assert row.trend_low - 1e-9 <= row.trend_pp <= row.trend_high + 1e-9


@given(long_worlds(), slices)
@examples(60)
def test_on_a_fixed_mix_each_cell_weighs_the_same_in_both_windows_and_every_week(
    postings: list[Posting], asked: Slice
) -> None:
    asked = replace(asked, since=None, role=None)
    found = trends(Snapshot.build(postings), asked, END, skills=SKILLS)
    cells: defaultdict[tuple[object, ...], tuple[list[Posting], list[Posting]]] = defaultdict(lambda: ([], []))
    for posting in postings:
        if in_slice(posting, asked, END - timedelta(days=56), END):
            late = posting.posted_on >= END - timedelta(days=28)
            cells[posting.role, posting.place.country_code, posting.source][late].append(posting)
    both = {name: windows for name, windows in cells.items() if all(windows)}
    mass = {name: len(one) * len(two) / (len(one) + len(two)) for name, (one, two) in both.items()}
    for row in found.skills.itertuples():
        if not both:
            assert np.isnan(row.trend_pp)
            assert row.verdict == Verdict.NO_CHANGE
            continue
        for share, which in ((row.before_share, 0), (row.now_share, 1)):
            parts = [asking(row.skill, windows[which]) for windows in both.values()]
            assert share == pytest.approx(np.average(parts, weights=list(mass.values())))
    for row in found.weeks.itertuples():
        there: defaultdict[tuple[object, ...], list[Posting]] = defaultdict(list)
        for posting in postings:
            cell = posting.role, posting.place.country_code, posting.source
            if cell in mass and in_slice(posting, asked, row.week, min(END, row.week + timedelta(days=7))):
                there[cell].append(posting)
        if not there:
            assert np.isnan(row.share)
            continue
        weights = [mass[cell] for cell in there]
        assert row.share == pytest.approx(
            np.average([asking(row.skill, one) for one in there.values()], weights=weights)
        )
        assert row.mix_share == pytest.approx(sum(weights) / sum(mass.values()))


def asking(skill: str, postings: list[Posting]) -> float:
    return sum(skill in posting.skills for posting in postings) / len(postings)


@given(long_worlds(), slices, st.dates(END - timedelta(days=70), END))
@examples(60)
def test_weeks_are_counted_from_monday_to_sunday(postings: list[Posting], asked: Slice, since: date) -> None:
    asked = replace(asked, since=since)
    found = trends(Snapshot.build(postings), asked, END, skills=SKILLS[:3], fixed_mix=False)
    weeks = sorted(set(found.weeks["week"]))
    assert all(week.weekday() == 0 for week in weeks)
    assert {since - timedelta(days=since.weekday())} == set(weeks[:1]) or since == END
    for row in found.weeks.itertuples():
        there = [
            posting
            for posting in postings
            if in_slice(posting, asked, max(row.week, since), row.week + timedelta(days=7))
        ]
        assert row.posting_count == len(there)
        assert row.asked_count == sum(row.skill in one.skills for one in there)
        if there:
            assert row.share == pytest.approx(row.asked_count / row.posting_count)
            assert row.share_low - 1e-9 <= row.share <= row.share_high + 1e-9


@given(long_worlds(), slices)
@examples(20)
def test_the_changes_alone_are_those_of_the_whole(postings: list[Posting], asked: Slice) -> None:
    snapshot = Snapshot.build(postings)
    pd.testing.assert_frame_equal(skill_changes(snapshot, asked, END), trends(snapshot, asked, END).skills)


def test_weeks_that_were_not_collected_whole_are_marked() -> None:
    monday = date(2026, 11, 2)
    postings = [Posting(f"x:{day}", "x", "t", monday + timedelta(days=day)) for day in range(2, 20)]
    snapshot = Snapshot.build(postings, as_of=datetime(2026, 11, 22, 12, tzinfo=UTC))
    found = market_weeks(snapshot, Slice(since=monday - timedelta(days=14)), date(2026, 11, 23))
    assert found[["week", "complete", "posting_count"]].to_numpy().tolist() == [
        [date(2026, 10, 19), False, 0],  # before collecting began
        [date(2026, 10, 26), False, 0],
        [date(2026, 11, 2), False, 5],  # begun on a Wednesday
        [date(2026, 11, 9), True, 7],
        [date(2026, 11, 16), False, 6],  # the collector last succeeded on the Sunday, before it was over
    ]


def test_the_test_and_its_correction_are_those_of_statsmodels() -> None:
    draw = np.random.default_rng(1)
    share, effective = draw.random((2, 20)), draw.uniform(20, 900, (2, 20))
    shares = Shares(share, effective, np.zeros((2, 20), dtype=np.int64), np.array([900, 900]), np.zeros(20, dtype=bool))
    names = [f"s{number:02}" for number in range(20)]
    found = change_frame("skill", names, shares, True, "id").sort_values("skill")
    plain = [proportions_ztest(share[:, one] * effective[:, one], effective[:, one])[1] for one in range(20)]
    assert found["p_value"].to_numpy() == pytest.approx(plain)
    reject, adjusted, *_ = multipletests(plain, alpha=0.05, method="fdr_bh")
    assert found["q_value"].to_numpy() == pytest.approx(adjusted)
    assert ((found["verdict"] != Verdict.NO_CHANGE.value).to_numpy() == reject).all()
    called = found[found["verdict"] != Verdict.NO_CHANGE.value]
    assert ((called["trend_pp"] > 0) == (called["verdict"] == Verdict.RISING.value)).all()


@pytest.mark.parametrize(
    ("role", "companies", "alike"), [(None, 150, 0.5), ("b", 150, 50.0), ("b", 30, 3.0), (None, 600, 3.0)]
)
def test_where_nothing_moves_almost_nothing_is_called_a_trend(role: str | None, companies: int, alike: float) -> None:
    markets = [simulated(seed, postings=1500, companies=companies, alike=alike) for seed in range(200)]
    calls = [
        (trends(market, Slice(role=role), UNTIL).skills["verdict"] != Verdict.NO_CHANGE.value).any()
        for market in markets
    ]
    # Nothing moves, so every call is false and the rate of false discoveries is the share of markets with a call.
    assert np.mean(calls) <= 0.05


def test_among_real_trends_few_calls_are_false_and_most_trends_are_found() -> None:
    rising = {0: 0.15, 1: 0.2, 2: 0.15, 3: 0.2}
    false_rates, found = [], 0
    for seed in range(60):
        skills = trends(simulated(seed, rising=rising, alike=30.0), Slice(), UNTIL).skills
        called = skills[skills["verdict"] != Verdict.NO_CHANGE.value]
        right = called["skill"].isin([f"s{skill}" for skill in rising]) & (called["verdict"] == Verdict.RISING.value)
        false_rates.append(1 - right.mean() if len(called) else 0.0)
        found += int(right.sum())
    assert np.mean(false_rates) <= 0.05
    assert found / (60 * len(rising)) > 0.6


def posted(number: int, source: str, days_back: int, skills: set[str], company: str = "") -> Posting:
    return Posting(
        f"{source}:{number}",
        source,
        "t",
        UNTIL - timedelta(days=days_back),
        role="dev",
        company=company or f"c{number}",
        required=frozenset(skills),
    )


def test_a_new_source_is_not_a_trend() -> None:
    old = [posted(number, "old", 1 + number % 56, {"sql", "java"}) for number in range(600)]
    new = [posted(number, "new", 1 + number % 28, {"go", "java"}) for number in range(600)]
    snapshot = Snapshot.build([*old, *new])
    skills = trends(snapshot, Slice(), UNTIL)
    assert set(skills.skills["verdict"]) == {Verdict.NO_CHANGE.value}
    assert skills.compared_share == pytest.approx(0.5)
    raw = trends(snapshot, Slice(), UNTIL, fixed_mix=False).skills.set_index("skill")["verdict"]
    assert raw.to_dict() == {"go": "rising", "java": "no detectable change", "sql": "falling"}


def test_what_one_company_alone_began_to_ask_for_is_no_trend_and_is_said() -> None:
    still = [posted(number, "x", 1 + number % 56, {"sql"}) for number in range(400)]
    alone = [posted(1000 + number, "x", 1 + number % 28, {"sql", "rust"}, company="one") for number in range(60)]
    many = [posted(2000 + number, "x", 1 + number % 28, {"sql", "go"}) for number in range(60)]
    skills = trends(Snapshot.build([*still, *alone, *many]), Slice(role="dev"), UNTIL).skills.set_index("skill")
    assert skills["one_company"].to_dict() == {"rust": True, "go": False, "sql": False}
    assert skills["verdict"].to_dict() == {
        "rust": "no detectable change",
        "go": "rising",
        "sql": "no detectable change",
    }


def test_below_the_floor_words_stand_in_for_a_verdict() -> None:
    postings = [posted(number, "x", 1, {"go"}) for number in range(500)] + [posted(900, "x", 40, {"sql"})]
    found = trends(Snapshot.build(postings), Slice(role="dev"), UNTIL)
    assert found.words == "1 advert: too few to tell a trend"
    assert set(found.skills["verdict"]) == {Verdict.NO_CHANGE.value}


def test_an_empty_market_gives_frames_without_rows_or_shares() -> None:
    found = trends(Snapshot.empty(), Slice(), UNTIL)
    assert (len(found.skills), len(found.weeks), found.words) == (0, 0, "No adverts yet")
    assert list(found.skills)[:3] == ["skill", "now_count", "before_count"]
    assert market_weeks(Snapshot.empty(), Slice(), UNTIL)["posting_count"].sum() == 0
    assert leaders(Snapshot.empty(), Slice(), UNTIL, "company").change.empty


def test_a_skill_nobody_asks_for_is_shown_as_such() -> None:
    found = trends(simulated(1), Slice(), UNTIL, skills=["s1", "cobol"]).skills.set_index("skill")
    assert (found.loc["cobol", "now_count"], found.loc["cobol", "now_share"]) == (0, 0.0)


@given(long_worlds())
@examples(40)
def test_shares_of_work_models_and_pay_are_those_of_the_postings_that_say(postings: list[Posting]) -> None:
    paid = [replace(one, salary=Salary(50_000.0, 70_000.0 + number, "x")) for number, one in enumerate(postings)]
    since = END - timedelta(days=21)
    found = market_weeks(Snapshot.build(paid * 1), Slice(since=since), END)
    for row in found.itertuples():
        there = [
            one for one in paid if in_slice(one, Slice(), max(since, row.week), min(END, row.week + timedelta(days=7)))
        ]
        says = [one.work_model for one in there if one.work_model is not None]
        assert (row.posting_count, row.work_model_known, row.salary_count) == (len(there), len(says), len(there))
        for model in WorkModel if says else ():
            assert getattr(row, f"{model}_share") == pytest.approx(says.count(model) / len(says))
        assert np.isnan(row.salary_median) == (len(there) < 30)


def test_pay_has_quartiles_from_30_salaries_on() -> None:
    postings = [
        replace(posted(number, "x", 3, set()), salary=Salary(50_000.0 + 1000 * number, 50_000.0 + 1000 * number, "x"))
        for number in range(31)
    ]
    row = market_weeks(Snapshot.build(postings), Slice(since=UNTIL - timedelta(days=7)), UNTIL).iloc[0]
    assert (row.salary_lower, row.salary_median, row.salary_upper) == (57_500, 65_000, 72_500)
    assert 57_500 < row.salary_median_low < 65_000 < row.salary_median_high < 72_500


@pytest.mark.parametrize("by", ["company", "country", "role", "seniority", "source"])
@given(postings=long_worlds(), asked=slices)
@examples(30)
def test_who_leads_is_counted_in_both_windows(by: str, postings: list[Posting], asked: Slice) -> None:
    asked = replace(asked, since=None, role="data engineer", source="theirstack")  # one source: no mix to be held
    found = leaders(Snapshot.build(postings), asked, END, by)
    middle, start = END - timedelta(days=28), END - timedelta(days=56)
    value = attrgetter("place.country_code" if by == "country" else by)
    windows = ((middle, END), (start, middle))
    now, before = ([posting for posting in postings if in_slice(posting, asked, *window)] for window in windows)
    for row in found.change.to_dict("records"):
        counts = [sum(value(one) == row[by] for one in there) for there in (now, before)]
        assert [row["now_count"], row["before_count"], row["now_postings"]] == [*counts, len(now)]
        if now and before:
            assert row["trend_pp"] == pytest.approx(100 * (counts[0] / len(now) - counts[1] / len(before)))
    named = Counter(value(one) for one in [*now, *before] if value(one))
    assert set(found.change[by]) == set(named)


def test_leading_companies_places_and_roles_are_counted_and_compared() -> None:
    before = [posted(number, "x", 30 + number % 20, set(), "Acme" if number % 2 else "Bolt") for number in range(400)]
    now = [posted(400 + number, "x", 1 + number % 20, set(), "Acme" if number % 4 else "Bolt") for number in range(400)]
    snapshot = Snapshot.build(replace(one, places=(Place(country_code="DE"),)) for one in [*before, *now])
    companies = leaders(snapshot, Slice(role="dev"), UNTIL, "company")
    assert companies.change[["company", "now_count", "before_count", "verdict"]].to_numpy().tolist() == [
        ["Acme", 300, 200, "rising"],
        ["Bolt", 100, 200, "falling"],
    ]
    assert companies.change["trend_pp"].tolist() == pytest.approx([25.0, -25.0])
    assert leaders(snapshot, Slice(), UNTIL, "country").change["now_share"].tolist() == [1.0]
    assert leaders(snapshot, Slice(), UNTIL, "city").change.empty
    assert companies.weeks.groupby("company")["asked_count"].sum().to_dict() == {"Acme": 500, "Bolt": 300}


def test_the_years_and_degrees_that_adverts_ask_for_move_too() -> None:
    """Of the earlier 100 adverts 20 ask for three years and 60 for one; of the later 100 it is 70 and 10."""

    def advert(number: int, days_ago: int, years: int | None, degree: str | None) -> Posting:
        terms = Terms(years=years, degree=None if degree is None else Degree(degree, Ask.REQUIRED))
        return replace(posted(number, "x", days_ago, set(), f"company {number % 50}"), terms=terms)

    before = [
        advert(number, 30 + number % 20, 3 if number < 20 else 1 if number < 80 else None, None)
        for number in range(100)
    ]
    now = [
        advert(100 + number, 1 + number % 20, 3 if number < 70 else 1 if number < 80 else None, "master")
        for number in range(100)
    ]
    snapshot = Snapshot.build([*before, *now])
    years = leaders(snapshot, Slice(role="dev"), UNTIL, "years").change.set_index("years")
    assert years[["now_count", "before_count", "verdict"]].to_dict("index") == {
        "3": {"now_count": 70, "before_count": 20, "verdict": "rising"},
        "1": {"now_count": 10, "before_count": 60, "verdict": "falling"},
    }
    degrees = leaders(snapshot, Slice(role="dev"), UNTIL, "degree").change
    assert degrees[["degree", "now_share", "before_share"]].to_numpy().tolist() == [["master", 1.0, 0.0]]
