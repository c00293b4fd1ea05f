"""Openings against a plain ranking of the stored postings."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.market.gap import Profile, gap
from core.market.matching import COLUMNS, Fits, matching_postings, with_adverts
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.models import Posting, Salary
from tests.market.worlds import SKILLS, profiles, slices, worlds

TODAY = date(2026, 11, 23)


def fit_of(posting: Posting, owned: frozenset[str]) -> float:
    return len(posting.skills & owned) / len(posting.skills)


@given(worlds(), slices, profiles, st.integers(0, 10), st.integers(1, 10))
@settings(max_examples=80, deadline=None)
def test_openings_are_ranked_as_a_plain_sort_ranks_them(
    postings: list[Posting], asked: Slice, owned: frozenset[str], offset: int, limit: int
) -> None:
    snapshot = Snapshot.build(postings)
    inside = {snapshot.ids([row])[0] for row in asked.rows(snapshot)}
    there = [one for one in postings if one.posting_id in inside]
    rated = [one for one in there if len(one.skills) >= 3]
    found = matching_postings(snapshot, asked, owned, offset=offset, limit=limit)
    assert (found.total_count, found.few_skills) == (len(rated), len(there) - len(rated))
    key = {
        one.posting_id: (-fit_of(one, owned), len(one.required - owned), -one.posted_on.toordinal()) for one in rated
    }  # fmt: skip
    assert [key[name] for name in found.frame["posting_id"]] == sorted(key.values())[offset : offset + limit]
    for row in found.frame.itertuples():
        one = next(posting for posting in rated if posting.posting_id == row.posting_id)
        assert row.fit == pytest.approx(fit_of(one, owned))
        assert set(row.matched) == one.skills & owned
        assert set(row.missing_required) == one.required - owned
        assert set(row.missing_optional) == one.optional - one.required - owned
        assert (row.role, row.source, row.posted_on) == (one.role or "", one.source, one.posted_on)
        assert row.remote is one.remote


@given(worlds(), slices, profiles, st.sampled_from([0.3, 0.7, 1.0]))
@settings(max_examples=60, deadline=None)
def test_ready_openings_are_those_readiness_counts(
    postings: list[Posting], asked: Slice, owned: frozenset[str], theta: float
) -> None:
    snapshot = Snapshot.build(postings)
    counted = gap(snapshot, asked, Profile(owned, {}, {}), theta=theta)
    found = matching_postings(snapshot, asked, owned, theta=theta)
    assert (found.ready_count, found.total_count) == (counted.ready_count, counted.rated_count)


def test_all_pages_together_hold_each_opening_once() -> None:
    postings = [Posting(f"x:{n}", "x", "t", TODAY, required=frozenset(SKILLS[n % 3 : n % 3 + 3])) for n in range(50)]
    snapshot = Snapshot.build(postings)
    pages = [matching_postings(snapshot, Slice(), {"a"}, offset=at, limit=7).frame for at in range(0, 60, 7)]
    ids = [name for page in pages for name in page["posting_id"]]
    assert sorted(ids) == sorted(one.posting_id for one in postings)
    shuffled = Snapshot.build(reversed(postings))
    assert list(matching_postings(shuffled, Slice(), {"a"}).frame["posting_id"]) == ids


BASE = Posting("x:1", "x", "Engineer", TODAY, required=frozenset("abc"), url="https://x.example/1")


@pytest.mark.parametrize(
    ("wish", "change", "counts"),
    [
        (Fits(), {}, True),
        (Fits(least_fit=2 / 3), {}, True),
        (Fits(least_fit=0.7), {}, False),
        (Fits(skills=frozenset("ab")), {}, True),
        (Fits(skills=frozenset("ax")), {}, False),
        (Fits(hidden=("x:1",)), {}, False),
        (Fits(), {"closed_on": TODAY}, False),
        (Fits(), {"closed_on": TODAY + timedelta(days=3)}, True),
        (Fits(with_closed=True), {"closed_on": TODAY}, True),
        (Fits(least_salary=90_000), {}, False),
        (Fits(least_salary=90_000), {"salary": Salary(50_000.0, 90_000.0, "x")}, True),
        (Fits(least_salary=90_001), {"salary": Salary(50_000.0, 90_000.0, "x")}, False),
    ],
)
def test_a_filter_keeps_what_it_says(wish: Fits, change: dict[str, object], counts: bool) -> None:
    snapshot = Snapshot.build([replace(BASE, **change)], as_of=datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert matching_postings(snapshot, Slice(), {"a", "b"}, wish).total_count == counts


def test_openings_carry_title_link_and_source() -> None:
    odd = replace(BASE, posting_id="x:2", url="javascript:alert(1)")
    frame = matching_postings(Snapshot.build([BASE, odd]), Slice(), {"a"}).frame
    made = with_adverts(frame, [BASE, odd]).set_index("posting_id")
    assert made.loc["x:1", ["title", "url", "source"]].tolist() == ["Engineer", "https://x.example/1", "x"]
    assert made.loc["x:2", "url"] is None
    assert with_adverts(frame, [])["title"].tolist() == [None, None]


def test_no_postings_give_no_openings() -> None:
    found = matching_postings(Snapshot.empty(), Slice(), {"a"})
    assert (len(found.frame), tuple(found.frame.columns), found.total_count) == (0, COLUMNS, 0)
