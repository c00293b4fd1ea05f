"""The snapshot: the same content under the same id, however it came to be."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.market.demand import skill_demand
from core.models import Place, Posting, Terms, WorkModel
from core.snapshot.build import choice_numbers
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from tests.drawing import examples
from tests.market.worlds import FIRST, counted, quickly, slices, worlds


def made(number: int, source: str = "theirstack", **fields: object) -> Posting:
    asks = frozenset({"python", "sql"})
    plain = Posting(f"{source}:{number}", source, "x", FIRST, role="data engineer", company="Acme", required=asks)
    return replace(plain, **fields)  # type: ignore[arg-type]


@quickly
@given(worlds(), slices)
def test_a_slice_holds_exactly_the_postings_that_meet_its_conditions(world: list[Posting], asked: Slice) -> None:
    snapshot = Snapshot.build(world)
    found = snapshot.ids(asked.rows(snapshot))
    assert sorted(found) == sorted(posting.posting_id for posting in counted(world, asked))


@quickly
@given(worlds(), worlds(), st.integers(0, 40))
def test_folding_gives_the_snapshot_that_building_gives(
    world: list[Posting], others: list[Posting], changed: int
) -> None:
    later = [replace(other, posting_id=posting.posting_id) for posting, other in zip(world, others, strict=False)]
    later = later[:changed] + [replace(other, posting_id=f"{other.source}:new{n}") for n, other in enumerate(others)]
    latest = list({posting.posting_id: posting for posting in (*world, *later)}.values())
    folded, built = Snapshot.build(world).fold(later), Snapshot.build(latest)
    assert folded.snapshot_id == built.snapshot_id
    assert sorted(folded.ids(range(folded.size))) == sorted(posting.posting_id for posting in latest)
    numbers = [skill_demand(one, Slice()) for one in (folded, built)]
    assert numbers[0].equals(numbers[1])


def test_the_order_of_postings_does_not_change_the_id_and_any_counted_field_does() -> None:
    world = [made(number) for number in range(20)]
    first = Snapshot.build(world).snapshot_id
    mixed = world.copy()
    random.Random(1).shuffle(mixed)
    assert Snapshot.build(mixed).snapshot_id == first
    for fields in (
        {"role": "data analyst"},
        {"required": frozenset({"python"})},
        {"optional": frozenset({"go"})},
        {"duplicate_of": "theirstack:2"},
        {"posted_on": FIRST + timedelta(days=1)},
        {"work_model": WorkModel.REMOTE},
        {"places": (Place(country_code="DE"), Place(country_code="FR"))},
        {"company": "Bolt"},
        {"closed_on": FIRST},
        {"alternatives": (frozenset({"python", "sql"}),)},
        {"language": "de"},
        {"terms": Terms(years=3)},
        {"terms": Terms(visa="offered")},
    ):
        assert Snapshot.build([*world[1:], replace(world[0], **fields)]).snapshot_id != first  # type: ignore[arg-type]
    assert Snapshot.build(world, taxonomy_version="2").snapshot_id != first


def test_a_posting_in_a_language_that_is_not_read_is_kept_and_not_counted() -> None:
    snapshot = Snapshot.build([made(1, language="en"), made(2, language="pl"), made(3, language="de"), made(4)])
    assert sorted(snapshot.ids(Slice().rows(snapshot))) == ["theirstack:1", "theirstack:3", "theirstack:4"]
    assert snapshot.size == 4 and not snapshot.duplicate.any()


def test_groups_that_share_a_skill_are_one() -> None:
    groups = (frozenset({"sql", "go"}), frozenset({"java", "go"}), frozenset({"aws", "gcp"}))
    assert choice_numbers(groups) == {"aws": 1, "gcp": 1, "go": 2, "java": 2, "sql": 2}
    snapshot = Snapshot.build([made(1, required=frozenset({"aws", "gcp", "kafka"}), alternatives=groups[2:])])
    row = dict(
        zip((snapshot.skills[code] for code in snapshot.choices.indices), snapshot.choices.data.tolist(), strict=True)
    )
    assert row == {"aws": 1, "gcp": 1, "kafka": 0}


def test_a_reader_of_the_old_snapshot_reads_on_while_a_new_one_is_folded() -> None:
    old = Snapshot.build([made(1), made(2)])
    before = skill_demand(old, Slice())
    new = old.fold([made(1, required=frozenset({"go"})), made(3)])
    old.remembered.clear()
    assert skill_demand(old, Slice()).equals(before)
    assert (old.size, new.size) == (2, 3)


def test_no_sample_posting_is_left_as_soon_as_one_is_collected() -> None:
    sample = Snapshot.build([made(number, "sample") for number in range(5)])
    assert (sample.is_sample, sample.size) == (True, 5)
    collected = sample.fold([made(1)])
    assert (collected.is_sample, collected.ids(range(collected.size))) == (False, ["theirstack:1"])
    assert collected.fold([made(7, "sample")]).size == 1


def test_a_collected_posting_before_the_window_ends_the_sample_too() -> None:
    sample = Snapshot.build([made(1, "sample")], first_day=FIRST)
    after = sample.fold([made(2, posted_on=FIRST - timedelta(days=1))])
    assert (after.size, after.is_sample) == (0, False)
    assert Snapshot.build([made(1, "sample")], has_collected=True).size == 0


def test_what_leaves_the_window_leaves_the_snapshot() -> None:
    snapshot = Snapshot.build([made(1), made(2, posted_on=FIRST + timedelta(days=9))])
    assert snapshot.fold([], first_day=FIRST + timedelta(days=1)).ids([0]) == ["theirstack:2"]


@examples(25)
@given(world=worlds())
def test_a_saved_snapshot_comes_back_whole(tmp_path_factory: pytest.TempPathFactory, world: list[Posting]) -> None:
    path = tmp_path_factory.mktemp("kept") / "one.arrow"
    as_of = datetime(2026, 10, 2, 3, 4, tzinfo=UTC)
    saved = Snapshot.build(world, taxonomy_version="7", as_of=as_of, first_day=date(2026, 8, 1))
    saved.save(path)
    found = Snapshot.load(path)
    assert found is not None
    assert (found.snapshot_id, found.as_of, found.first_day) == (saved.snapshot_id, as_of, date(2026, 8, 1))
    assert found.ids(range(found.size)) == saved.ids(range(saved.size))
    assert found.role.categories == saved.role.categories
    assert np.array_equal(found.salary_min, saved.salary_min, equal_nan=True)
    assert (found.asks != saved.asks).nnz == 0 and (found.choices != saved.choices).nnz == 0
    assert found.language.categories == saved.language.categories
    assert np.array_equal(found.left_out, saved.left_out) and np.array_equal(found.years, saved.years)
    assert found.fold([made(99)]).snapshot_id == saved.fold([made(99)]).snapshot_id


def test_a_file_with_any_byte_flipped_or_its_end_missing_never_passes_for_another_snapshot(tmp_path: Path) -> None:
    path, saved = tmp_path / "one.arrow", Snapshot.build([made(number) for number in range(30)])
    saved.save(path)
    whole = path.read_bytes()
    draw = random.Random(3)
    for place in sorted(draw.sample(range(len(whole)), 150)):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << draw.randrange(8)
        path.write_bytes(damaged)
        found = Snapshot.load(path)
        assert found is None or skill_demand(found, Slice()).equals(skill_demand(saved, Slice()))
    for length in (0, 1, 8, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert Snapshot.load(path) is None
    assert Snapshot.load(tmp_path / "absent.arrow") is None
