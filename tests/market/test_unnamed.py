"""Postings that name no company: they are as alike as those that do, though nobody can see whose they are."""

from dataclasses import fields, replace

import numpy as np
import pytest

from core.market.demand import demand
from core.market.trends import Verdict, trends
from core.snapshot.coded import Coded
from core.snapshot.columns import Columns
from core.snapshot.counting import company_pairs
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from testbed.simulated import UNTIL, World, drawn

SHARES = np.linspace(0.05, 0.6, 40)
WORLD = World(companies=150, alike=0.3, skills=40)


def without_names(market: Snapshot, share: float, seed: int) -> Snapshot:
    """The same postings, where a `share` of the companies leave out their name."""
    draw = np.random.default_rng(seed)
    columns = Columns(**{one.name: getattr(market, one.name) for one in fields(Columns)})
    silent = draw.random(len(columns.company.categories)) < share
    hidden = silent[columns.company.codes]
    codes = np.where(hidden, -1, columns.company.codes).astype(np.int32)
    group = np.where(hidden, draw.integers(0, 2048, len(codes)), columns.group).astype(np.uint16)
    return Snapshot.of_columns(replace(columns, company=Coded(codes, columns.company.categories), group=group))


def coverage(share: float) -> float:
    """Of 100 intervals of demand, how many hold the truth of the world."""
    held = []
    for seed in range(12):
        market = drawn(WORLD, SHARES, seed)
        frame = demand(without_names(market.snapshot, share, seed), Slice()).skills.set_index("skill")
        for number, truth in enumerate(market.shares):
            row = frame.loc[f"s{number}"]
            held.append(row["share_low"] <= truth <= row["share_high"])
    return 100 * float(np.mean(held))


@pytest.mark.parametrize("share", [0.3, 0.7])
def test_intervals_hold_the_truth_though_many_postings_name_no_company(share: float) -> None:
    assert coverage(share) >= 92


def test_without_their_pairs_they_would_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def only_named(snapshot: Snapshot, rows: object) -> object:
        return company_pairs(snapshot, rows)[:-1]  # type: ignore[arg-type]

    monkeypatch.setattr("core.market.demand.company_pairs", only_named)
    assert coverage(0.7) < 88


def test_nothing_moves_where_the_names_are_missing() -> None:
    wrong = 0
    for seed in range(8):
        found = trends(without_names(drawn(WORLD, SHARES, seed).snapshot, 0.7, seed), Slice(), UNTIL, fixed_mix=False)
        wrong += bool((found.skills["verdict"] != Verdict.NO_CHANGE.value).any())
    assert wrong <= 1


def test_pairs_of_those_without_a_name_are_as_many_as_of_those_with_one() -> None:
    market = drawn(WORLD, SHARES, 1).snapshot
    rows = np.arange(market.size)
    whole, half = company_pairs(market, rows), company_pairs(without_names(market, 0.5, 1), rows)
    assert whole[-1] == 0
    assert half.sum() == pytest.approx(whole.sum(), rel=0.35)
    assert company_pairs(without_names(market, 1.0, 1), rows).sum() == 0
