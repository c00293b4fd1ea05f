"""Demand equals a plain count over the postings."""

from collections import Counter
from statistics import quantiles

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from core.market.demand import co_asked, demand, skill_demand, skill_split
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.models import Posting, Salary, Seniority
from tests.market.worlds import FIRST, counted, quickly, shares, slices, worlds


def clones(number: int, **fields: object) -> list[Posting]:
    return [Posting(f"theirstack:{n}", "theirstack", "x", FIRST, **fields) for n in range(number)]  # type: ignore[arg-type]


@quickly
@given(worlds(), slices)
def test_every_share_equals_a_count_over_the_postings(world: list[Posting], asked: Slice) -> None:
    snapshot, postings = Snapshot.build(world), counted(world, asked)
    everybody = shares(counted(world, asked.over_all_roles()))
    frame = skill_demand(snapshot, asked).set_index("skill")
    assert set(frame.index) == {skill for posting in postings for skill in posting.skills}
    for skill, row in frame.iterrows():
        assert row["asked_count"] == sum(skill in posting.skills for posting in postings)
        assert row["posting_count"] == len(postings)
        assert row["demand_share"] == pytest.approx(shares(postings)[str(skill)])
        assert row["required_share"] == pytest.approx(sum(skill in p.required for p in postings) / len(postings))
        assert row["optional_share"] == pytest.approx(sum(skill in p.optional for p in postings) / len(postings))
        assert row["lift"] == pytest.approx(row["demand_share"] / everybody[str(skill)])
        assert 0 <= row["share_low"] <= row["demand_share"] + 1e-9 <= row["share_high"] + 2e-9 <= 1 + 3e-9
        assert 0 < row["effective_count"] <= len(postings) + 1e-9


@quickly
@given(worlds(), slices)
def test_counts_splits_and_salaries_equal_counts_over_the_postings(world: list[Posting], asked: Slice) -> None:
    snapshot, postings = Snapshot.build(world), counted(world, asked)
    answer = demand(snapshot, asked)
    assert (answer.posting_count, answer.snapshot_id) == (len(postings), snapshot.snapshot_id)
    assert answer.company_count == len({posting.company for posting in postings if posting.company})
    levels = Counter(posting.seniority.value if posting.seniority else "" for posting in postings)
    assert dict(zip(answer.seniority["value"], answer.seniority["posting_count"], strict=True)) == dict(levels)
    remote = Counter({None: "", True: "yes", False: "no"}[posting.remote] for posting in postings)
    assert dict(zip(answer.remote["value"], answer.remote["posting_count"], strict=True)) == dict(remote)
    pay = [(one.salary.min_usd + one.salary.max_usd) / 2 for one in postings if one.salary]
    assert answer.salary_count == len(pay)
    assert (answer.salary is None) == (len(pay) < 30)


def test_duplicates_are_counted_apart_and_never_in_a_share() -> None:
    world = clones(40, required=frozenset({"go"}))
    world[:4] = clones(4, required=frozenset({"rust"}), duplicate_of="theirstack:9")
    answer = demand(Snapshot.build(world), Slice())
    assert (answer.posting_count, answer.duplicate_count, answer.skills["skill"].tolist()) == (36, 4, ["go"])


def test_quartiles_are_of_the_middle_of_each_range_and_need_thirty_salaries() -> None:
    world = [
        Posting(f"x:{n}", "x", "x", FIRST, salary=Salary(1000.0 * n, 1000.0 * n + 10_000, "given")) for n in range(30)
    ]
    answer = demand(Snapshot.build(world), Slice()).salary
    assert answer is not None
    expected = quantiles([1000.0 * n + 5000 for n in range(30)], n=4, method="inclusive")
    assert [answer.lower, answer.median, answer.upper] == pytest.approx(expected)
    assert demand(Snapshot.build(world[:29]), Slice()).salary is None


def test_an_empty_slice_gives_no_rows_with_the_same_columns_and_kinds() -> None:
    full, empty = Snapshot.build(clones(12, required=frozenset({"go", "sql"}))), Snapshot.empty()
    for answer in (skill_demand, co_asked):
        assert answer(empty, Slice()).empty
        assert answer(empty, Slice()).dtypes.equals(answer(full, Slice()).dtypes)
        assert answer(full, Slice(role="never seen")).dtypes.equals(answer(full, Slice()).dtypes)


def test_the_same_adverts_by_one_company_are_worth_less_than_by_many() -> None:
    def hired(each: int) -> list[Posting]:
        asks = (frozenset({"go"}), frozenset({"sql"}))
        return [
            Posting(f"x:{n}", "x", "x", FIRST, company=f"c{n // each}", required=asks[n // each % 2])
            for n in range(200)
        ]

    few, many = hired(20), hired(1)
    wide, narrow = (skill_demand(Snapshot.build(world), Slice()).iloc[0] for world in (few, many))
    assert wide["demand_share"] == narrow["demand_share"] == 0.5
    assert narrow["effective_count"] == pytest.approx(200, rel=0.1)
    assert wide["effective_count"] < 10
    assert wide["share_low"] < narrow["share_low"] < narrow["share_high"] < wide["share_high"]


@quickly
@given(worlds(60), slices)
def test_pairs_are_counted_in_the_same_postings(world: list[Posting], asked: Slice) -> None:
    postings = counted(world, asked)
    for _, row in co_asked(Snapshot.build(world), asked).iterrows():
        both = [one for one in postings if {row["skill"], row["with_skill"]} <= one.skills]
        base = [one for one in postings if row["skill"] in one.skills]
        assert row["together_count"] == len(both) >= 10
        assert row["posting_count"] == len(base)
        assert row["given_share"] == pytest.approx(len(both) / len(base))
        assert row["lift"] == pytest.approx(len(both) / len(base) / shares(postings)[row["with_skill"]])


@quickly
@given(worlds())
def test_a_skill_is_split_over_levels_as_a_count_would(world: list[Posting]) -> None:
    frame = skill_split(Snapshot.build(world), Slice(), "a")
    for _, row in frame.iterrows():
        level = Seniority(row["value"]) if row["value"] else None
        there = [one for one in counted(world, Slice()) if one.seniority == level]
        assert (row["posting_count"], row["asked_count"]) == (len(there), sum("a" in one.skills for one in there))
        assert isinstance(frame, pd.DataFrame) and np.isfinite(row["share_high"])
