"""Demand equals a plain count over the postings."""

from collections import Counter, defaultdict
from statistics import quantiles
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from core.market.demand import demand, skill_demand
from core.models import Posting, Salary
from core.snapshot.columns import GROUPS
from core.snapshot.counting import company_pairs, slice_counts
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Pay, wilson
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
        in_groups = sum(any(skill in group for group in posting.alternatives) for posting in postings)
        assert row["choice_share"] == pytest.approx(in_groups / len(postings))
        assert row["lift"] == pytest.approx(row["demand_share"] / everybody[str(skill)])
        worth = row["effective_count"]
        assert 0 < worth <= len(postings) + 1e-9
        expected = proportion_confint(row["demand_share"] * worth, worth, method="wilson")
        assert (row["share_low"], row["share_high"]) == pytest.approx(expected, abs=1e-9)


@quickly
@given(worlds(), slices)
def test_companies_are_counted_by_group_as_one_by_one(world: list[Posting], asked: Slice) -> None:
    snapshot, postings = Snapshot.build(world), counted(world, asked)
    rows = asked.rows(snapshot)
    by_group, required = slice_counts(snapshot, rows)
    groups: defaultdict[int, list[Posting]] = defaultdict(list)
    for posting in postings:
        groups[crc32((posting.company or posting.posting_id).encode()) % GROUPS].append(posting)
    pairs = company_pairs(snapshot, rows)[:-1]  # the last: of postings without a company
    assert set(np.flatnonzero(pairs)) | set(np.flatnonzero(by_group.any(axis=1))) <= set(groups)
    for group, there in groups.items():
        asks = Counter(skill for one in there for skill in one.skills)
        assert by_group[group].tolist() == [asks[skill] for skill in snapshot.skills]
        sizes = Counter(one.company for one in there if one.company)
        assert pairs[group] == sum(size * (size - 1) for size in sizes.values())
    needed = Counter(skill for one in postings for skill in one.required)
    assert required.tolist() == [needed[skill] for skill in snapshot.skills]


@quickly
@given(worlds(), slices)
def test_counts_splits_and_salaries_equal_counts_over_the_postings(world: list[Posting], asked: Slice) -> None:
    snapshot, postings = Snapshot.build(world), counted(world, asked)
    answer = demand(snapshot, asked)
    assert (answer.posting_count, answer.snapshot_id) == (len(postings), snapshot.snapshot_id)
    assert answer.company_count == len({posting.company for posting in postings if posting.company})
    levels = Counter(posting.seniority.value if posting.seniority else "" for posting in postings)
    assert dict(zip(answer.seniority["value"], answer.seniority["posting_count"], strict=True)) == dict(levels)
    models = Counter(str(posting.work_model or "") for posting in postings)
    assert dict(zip(answer.work_model["value"], answer.work_model["posting_count"], strict=True)) == dict(models)
    pay = [(posting.salary.min_usd + posting.salary.max_usd) / 2 for posting in postings if posting.salary]
    assert answer.salary_count == len(pay)
    assert (answer.salary is None) == (len(pay) < 30)


def test_duplicates_are_counted_apart_and_never_in_a_share() -> None:
    world = clones(40, required=frozenset({"go"}))
    world[:4] = clones(4, required=frozenset({"rust"}), duplicate_of="theirstack:9")
    answer = demand(Snapshot.build(world), Slice())
    assert (answer.posting_count, answer.duplicate_count, answer.skills["skill"].tolist()) == (36, 4, ["go"])


@quickly
@given(st.lists(st.integers(20_000, 300_000), min_size=28, max_size=60))
def test_quartiles_equal_the_librarys_and_need_thirty(pay: list[int]) -> None:
    paid = [
        Posting(f"x:{n}", "x", "x", FIRST, salary=Salary(float(low), float(low + 8000), "x"))
        for n, low in enumerate(pay)
    ]
    answer = demand(Snapshot.build([*paid, *clones(5)]), Slice())
    assert answer.salary_count == len(pay)
    if len(pay) < 30:
        assert answer.salary is None
        return
    assert answer.salary is not None
    found = (answer.salary.lower, answer.salary.median, answer.salary.upper)
    assert found == pytest.approx(quantiles([low + 4000 for low in pay], n=4, method="inclusive"))


def test_quartiles_are_of_the_middle_of_each_range_and_need_thirty_salaries() -> None:
    world = [
        Posting(f"x:{n}", "x", "x", FIRST, salary=Salary(1000.0 * n, 1000.0 * n + 10_000, "given")) for n in range(30)
    ]
    answer = demand(Snapshot.build(world), Slice()).salary
    assert answer is not None
    expected = quantiles([1000.0 * n + 5000 for n in range(30)], n=4, method="inclusive")
    assert [answer.lower, answer.median, answer.upper] == pytest.approx(expected)
    assert demand(Snapshot.build(world[:29]), Slice()).salary is None


def test_the_interval_of_median_pay_is_wider_where_companies_pay_alike() -> None:
    def paid(companies: int) -> Pay:
        world = [
            Posting(
                f"x:{n}",
                "x",
                "x",
                FIRST,
                company=f"c{n % companies}",
                content_hash=str(n),
                salary=Salary(50_000.0 + 1000 * (n % companies), 50_000.0 + 1000 * (n % companies), "x"),
            )
            for n in range(120)
        ]
        pay = demand(Snapshot.build(world), Slice()).salary
        assert pay is not None
        return pay

    apart, alike = paid(120), paid(12)
    # Woodruff's interval of 120 independent values: Wilson's of one half, read off the sorted pay.
    low, high = wilson(0.5, 120)
    ends = np.percentile([50_000.0 + 1000 * n for n in range(120)], [100 * float(low), 100 * float(high)])
    assert (apart.median_low, apart.median_high) == pytest.approx(tuple(ends))
    # Twelve companies that each pay one sum are worth twelve values: from the second to the last but one at least.
    assert alike.median_low <= 53_000 and alike.median_high >= 58_000
    assert alike.median_low <= alike.median <= alike.median_high


def test_an_empty_slice_gives_no_rows_with_the_same_columns_and_kinds() -> None:
    full, empty = Snapshot.build(clones(12, required=frozenset({"go", "sql"}))), Snapshot.empty()
    assert skill_demand(empty, Slice()).empty
    assert skill_demand(empty, Slice()).dtypes.equals(skill_demand(full, Slice()).dtypes)
    assert skill_demand(full, Slice(role="never seen")).dtypes.equals(skill_demand(full, Slice()).dtypes)


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
