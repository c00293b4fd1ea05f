"""Two snapshots compared: the parts add up and each change is laid at its own door."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from core.market.demand import skill_demand
from core.market.snapshot_diff import difference
from core.models import Posting
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from tests.market.worlds import FIRST, quickly, slices, worlds


def world(size: int) -> list[Posting]:
    asks = (frozenset({"sql"}), frozenset({"sql", "go"}))
    return [
        Posting(f"x:{n}", "x", "x", FIRST + timedelta(days=n), required=asks[n % 2], taxonomy_version="1")
        for n in range(size)
    ]


def parts(before: list[Posting], after: list[Posting], then: Slice, now: Slice) -> dict[str, tuple[int, int]]:
    found = difference((Snapshot.build(before), then), (Snapshot.build(after), now)).postings
    tallies = zip(found["cause"], found["gained"], found["lost"], strict=True)
    return {cause: (int(gained), int(lost)) for cause, gained, lost in tallies if gained or lost}


@quickly
@given(worlds(), worlds(), slices, slices)
def test_the_parts_of_every_difference_add_up(then: list[Posting], now: list[Posting], one: Slice, two: Slice) -> None:
    old, new = Snapshot.build(then), Snapshot.build(now)
    answer = difference((old, one), (new, two))
    assert answer.after_count - answer.before_count == (answer.postings["gained"] - answer.postings["lost"]).sum()
    before, after = (skill_demand(*side).set_index("skill")["demand_share"] for side in ((old, one), (new, two)))
    assert set(answer.skills["skill"]) == set(before.index) | set(after.index)
    for _, row in answer.skills.iterrows():
        assert row["before_share"] == pytest.approx(before.get(row["skill"], 0.0))
        assert row["after_share"] == pytest.approx(after.get(row["skill"], 0.0))
        moved = row["taxonomy"] + row["duplicates"] + row["market"]
        assert moved == pytest.approx(row["after_share"] - row["before_share"])


def test_new_and_gone_postings_are_the_market() -> None:
    assert parts(world(6), world(8), Slice(), Slice()) == {"new": (2, 0)}
    assert parts(world(8), world(6), Slice(), Slice()) == {"gone": (0, 2)}


def test_a_window_that_moved_is_told_from_the_rest() -> None:
    then, now = Slice(until=FIRST + timedelta(days=4)), Slice(since=FIRST + timedelta(days=2))
    assert parts(world(6), world(6), then, now) == {"window": (2, 2)}


def test_a_new_taxonomy_alone_moves_only_the_taxonomy_part() -> None:
    before = world(10)
    after = [replace(one, required=one.required | {"docker"}, taxonomy_version="2") for one in before]
    answer = difference((Snapshot.build(before), Slice()), (Snapshot.build(after), Slice()))
    docker = answer.skills.set_index("skill").loc["docker"]
    assert (docker["taxonomy"], docker["duplicates"], docker["market"]) == (1.0, 0.0, 0.0)
    assert (answer.before_count, answer.after_count) == (10, 10)


def test_a_duplicate_found_later_moves_only_the_duplicates_part() -> None:
    before = world(10)
    after = [replace(before[1], duplicate_of="x:3"), *before[:1], *before[2:]]
    answer = difference((Snapshot.build(before), Slice()), (Snapshot.build(after), Slice()))
    go = answer.skills.set_index("skill").loc["go"]
    assert (go["taxonomy"], go["market"]) == (0.0, 0.0)
    assert go["duplicates"] == pytest.approx(4 / 9 - 5 / 10)
    assert parts(before, after, Slice(), Slice()) == {"duplicates": (0, 1)}


def test_what_was_taken_down_is_said_and_still_counted_by_its_date() -> None:
    before = world(10)
    after = [replace(before[0], closed_on=FIRST), *before[1:]]
    answer = difference((Snapshot.build(before), Slice()), (Snapshot.build(after), Slice()))
    assert (answer.closed_count, answer.before_count, answer.after_count) == (1, 10, 10)


def test_a_sample_and_a_collected_snapshot_are_not_comparable() -> None:
    sample = Snapshot.build([Posting("sample:1", "sample", "x", FIRST)])
    assert not difference((sample, Slice()), (Snapshot.build(world(3)), Slice())).comparable
