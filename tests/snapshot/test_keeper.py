"""The current snapshot over a real store: fresh, whole, kept on disk, and asked for again by id."""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.config import Settings
from core.errors import StoreUnavailable
from core.market.demand import skill_demand
from core.models import (
    Ask,
    CollectorRun,
    Place,
    Posting,
    PostingText,
    Salary,
    Seniority,
    Spoken,
    Terms,
    Visit,
    WorkModel,
)
from core.snapshot import keeper as snapshots
from core.snapshot.archive import SnapshotFolder
from core.snapshot.keeper import SnapshotKeeper
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.store import Store
from tests.waiting import eventually

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
Upsert = Callable[..., None]


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def service(store: Store, tmp_path: Path, clock: Clock) -> Iterator[SnapshotKeeper]:
    service = SnapshotKeeper(store, tmp_path, taxonomy_version="1", clock=clock)
    yield service
    service.close()


def posting(number: int, source: str = "theirstack", **fields: object) -> Posting:
    plain = Posting(
        f"{source}:{number}",
        source,
        "Data Engineer",
        NOW.date() - timedelta(days=3),
        role="data engineer",
        seniority=Seniority.SENIOR,
        company="Acme",
        places=(Place("Berlin", "Berlin", "DE", "Berlin, Germany"),),
        work_model=WorkModel.REMOTE,
        salary=Salary(80_000.0, 90_000.0, "80-90k"),
        required=frozenset({"python", "sql"}),
        optional=frozenset({"spark"}),
        taxonomy_version="1",
        content_hash=str(fields),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


TERMS = Terms(years=3, contract="permanent", visa="offered", spoken=(Spoken("german", "B2", Ask.REQUIRED),))


def write(store: Store, *postings: Posting, at: datetime = NOW) -> None:
    store.postings.upsert([(one, PostingText(one.posting_id, "text")) for one in postings], at)


def ids(snapshot: Snapshot) -> list[str]:
    return sorted(snapshot.ids(range(snapshot.size)))


def test_the_snapshot_of_the_store_is_the_snapshot_of_its_postings(store: Store, service: SnapshotKeeper) -> None:
    write(
        store,
        *(posting(n) for n in range(20)),
        posting(20, duplicate_of="theirstack:1", salary=None, work_model=None),
        posting(21, language="xx"),
        posting(22, alternatives=(frozenset({"python", "sql"}),), language="de"),
        posting(23, terms=TERMS),
    )
    whole = list(store.postings.changes(None))
    expected = Snapshot.build(whole, taxonomy_version="1", first_day=(NOW - timedelta(days=731)).date())
    assert service.current.snapshot_id == expected.snapshot_id
    assert (
        int(service.current.left_out.sum()) == 2 and int(Slice(contract="permanent").mask(service.current).sum()) == 1
    )
    assert service.current.as_of == NOW


def test_new_changed_and_marked_postings_show_after_a_refresh_and_the_old_snapshot_stays(
    store: Store, service: SnapshotKeeper
) -> None:
    write(store, posting(1), posting(2))
    old = service.current
    later = NOW + timedelta(minutes=1)
    write(store, posting(2, required=frozenset({"go"})), posting(3), at=later)
    store.postings.mark_duplicates([("theirstack:1", "theirstack:3", "url")], later)
    new = service.refresh()
    assert (ids(new), int(new.duplicate.sum())) == (["theirstack:1", "theirstack:2", "theirstack:3"], 1)
    assert dict(zip(*skill_demand(new, Slice())[["skill", "asked_count"]].to_numpy().T, strict=True))["go"] == 1
    assert (ids(old), service.current) == (["theirstack:1", "theirstack:2"], new)


def test_a_writer_whose_clock_is_behind_is_not_lost(store: Store, service: SnapshotKeeper) -> None:
    write(store, posting(1), at=NOW)
    service.refresh()
    write(store, posting(2), at=NOW - timedelta(minutes=20))
    assert ids(service.refresh()) == ["theirstack:1", "theirstack:2"]


def test_a_late_change_that_moves_neither_mark_nor_count_is_found_within_a_minute(
    store: Store, service: SnapshotKeeper, clock: Clock
) -> None:
    write(store, posting(1), posting(2), at=NOW - timedelta(minutes=10))
    write(store, posting(3), at=NOW)
    service.refresh()
    service.refresh()
    write(store, posting(1, required=frozenset({"go"})), at=NOW - timedelta(minutes=5))
    clock.now += timedelta(minutes=1)
    assert "go" in service.refresh().skills


def test_nothing_new_keeps_the_very_same_answers(store: Store, service: SnapshotKeeper, clock: Clock) -> None:
    write(store, posting(1))
    first = service.current
    for _ in range(3):
        clock.now += timedelta(minutes=2)
        assert service.refresh().snapshot_id == first.snapshot_id


def test_a_finished_pass_moves_as_of_without_a_new_id(store: Store, service: SnapshotKeeper, clock: Clock) -> None:
    write(store, posting(1))
    first = service.current.snapshot_id
    ended = NOW + timedelta(minutes=3)
    store.collecting.save_run(CollectorRun("r1", "theirstack", NOW, ended))
    store.collecting.save_run(CollectorRun("r2", "theirstack", NOW, ended + timedelta(hours=1), error="refused"))
    assert (service.refresh().as_of, service.current.snapshot_id) == (ended, first)


def test_the_sample_leaves_with_the_first_collected_posting(store: Store, service: SnapshotKeeper) -> None:
    write(store, posting(1, "sample"), posting(2, "sample"))
    assert service.current.is_sample
    write(store, posting(1), at=NOW + timedelta(seconds=1))
    assert (service.refresh().is_sample, ids(service.current)) == (False, ["theirstack:1"])
    assert not service.rebuild().is_sample


def test_the_window_moves_on_with_the_days(store: Store, service: SnapshotKeeper, clock: Clock) -> None:
    write(store, posting(1, posted_on=NOW.date() - timedelta(days=731)), posting(2))
    assert len(ids(service.current)) == 2
    clock.now += timedelta(days=1)
    assert ids(service.refresh()) == ["theirstack:2"]


def test_a_restart_reads_the_file_and_only_what_came_after(store: Store, tmp_path: Path, clock: Clock) -> None:
    write(store, *(posting(n) for n in range(5)))
    before = SnapshotKeeper(store, tmp_path, taxonomy_version="1", clock=clock).current
    write(store, posting(9), at=NOW + timedelta(minutes=1))
    again = SnapshotKeeper(store, tmp_path, taxonomy_version="1", clock=clock)
    read: list[str] = []
    whole = store.bulk_reads.since
    store.bulk_reads.since = lambda day: read.append("all") or whole(day)  # type: ignore[method-assign,func-returns-value]
    assert ids(again.current) == [*ids(before), "theirstack:9"]
    assert read == []


def test_a_restart_where_nothing_changed_reads_no_posting_again(store: Store, tmp_path: Path, clock: Clock) -> None:
    write(store, posting(1), posting(2), at=NOW - timedelta(minutes=20))
    write(store, posting(3), at=NOW - timedelta(minutes=10))
    SnapshotKeeper(store, tmp_path, taxonomy_version="1", clock=clock).refresh()
    read: list[str] = []
    find = store.bulk_reads.find
    store.bulk_reads.find = lambda asked: find(read.extend(asked) or read)  # type: ignore[method-assign,func-returns-value]
    again = SnapshotKeeper(store, tmp_path, taxonomy_version="1", clock=clock)
    again._is_of_this_store = lambda kept: True  # type: ignore[method-assign]
    assert (ids(again.refresh()), read) == ([f"theirstack:{n}" for n in (1, 2, 3)], ["theirstack:3"])


def test_what_a_writer_that_died_did_not_tell_is_found_within_a_minute(
    store: Store, service: SnapshotKeeper, clock: Clock
) -> None:
    write(store, posting(1))
    service.refresh()
    store.postings._note = lambda written: None  # type: ignore[method-assign]
    write(store, posting(2), at=NOW - timedelta(minutes=5))
    assert ids(service.refresh()) == ["theirstack:1"]
    clock.now += timedelta(minutes=1)
    assert ids(service.refresh()) == ["theirstack:1", "theirstack:2"]


def test_a_store_that_was_emptied_and_filled_again_is_read_anew(store: Store, service: SnapshotKeeper) -> None:
    write(store, posting(1), posting(2), posting(3))
    service.refresh()
    for name in ("postings", "posting_texts", "meta"):
        store.connection.database[name].delete_many({})
    write(store, posting(4), at=NOW - timedelta(days=2))
    assert ids(service.refresh()) == ["theirstack:4"]


def test_a_store_of_before_says_what_changed_from_now_on(store: Store, service: SnapshotKeeper) -> None:
    write(store, posting(1))
    store.connection.database["meta"].delete_one({"_id": "postings"})
    version = Store(store.connection).postings.version()
    assert (version.number, version.has_collected, version.latest) == (0, True, NOW)
    assert ids(service.refresh()) == ["theirstack:1"]
    store.connection.database["meta"].delete_one({"_id": "postings"})
    write(store, posting(2, "sample"), at=NOW - timedelta(days=1))
    version = store.postings.version()
    assert (version.has_collected, version.latest) == (True, NOW)


def test_a_quick_start_answers_from_the_file_and_catches_up_by_itself(
    store: Store, tmp_path: Path, clock: Clock
) -> None:
    write(store, posting(1))
    SnapshotKeeper(store, tmp_path, taxonomy_version="1", clock=clock).refresh()
    write(store, posting(2), at=NOW + timedelta(minutes=1))
    restarted = SnapshotKeeper(store, tmp_path, taxonomy_version="1", clock=clock)
    assert ids(restarted.open()) == ["theirstack:1"]
    assert ids(restarted.refresh()) == ["theirstack:1", "theirstack:2"]


def test_a_quick_start_shows_no_kept_sample_once_something_was_collected(
    store: Store, tmp_path: Path, clock: Clock
) -> None:
    write(store, posting(1, source="sample"))
    assert SnapshotKeeper(store, tmp_path, taxonomy_version="1", clock=clock).refresh().is_sample
    write(store, posting(2), at=NOW + timedelta(minutes=1))
    assert ids(SnapshotKeeper(store, tmp_path, taxonomy_version="1", clock=clock).open()) == ["theirstack:2"]


@pytest.mark.parametrize("damage", [b"", b"not an arrow file", None])
def test_a_damaged_file_is_made_again(store: Store, tmp_path: Path, clock: Clock, damage: bytes | None) -> None:
    write(store, *(posting(n) for n in range(5)))
    first = SnapshotKeeper(store, tmp_path, clock=clock).current
    path = tmp_path / "snapshots" / f"{first.snapshot_id}.arrow"
    path.write_bytes(path.read_bytes()[:-40] if damage is None else damage)
    again = SnapshotKeeper(store, tmp_path, clock=clock)
    assert again.current.snapshot_id == first.snapshot_id
    found = Snapshot.load(path)
    assert found is not None and found.snapshot_id == first.snapshot_id


def test_a_file_of_another_database_is_not_believed(store: Store, tmp_path: Path, clock: Clock) -> None:
    stranger = Snapshot.build([posting(n) for n in range(100, 103)], first_day=NOW.date() - timedelta(days=731))
    SnapshotFolder(tmp_path / "snapshots").keep(stranger)
    write(store, *(posting(n) for n in range(5)))
    assert ids(SnapshotKeeper(store, tmp_path, clock=clock).current) == [f"theirstack:{n}" for n in range(5)]


def test_an_old_snapshot_is_asked_for_by_id_and_gives_the_same_numbers(store: Store, service: SnapshotKeeper) -> None:
    write(store, posting(1), posting(2))
    first = service.current
    numbers = skill_demand(first, Slice())
    write(store, posting(3, required=frozenset({"go"})), at=NOW + timedelta(minutes=1))
    service.refresh()
    found = service.by_id(first.snapshot_id)
    assert found is not None and found is not first
    assert skill_demand(found, Slice()).equals(numbers)
    assert {snapshot_id for snapshot_id, _ in service.stored()} == {first.snapshot_id, service.current.snapshot_id}
    assert service.by_id("0" * 12) is None
    assert service.by_id("../../etc/passwd") is None


def test_an_unwritable_folder_costs_no_answer(store: Store, tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "snapshots").write_text("in the way")
    write(store, posting(1))
    assert ids(SnapshotKeeper(store, tmp_path, clock=clock).current) == ["theirstack:1"]


def test_clearing_reads_everything_again_even_what_left_no_mark(store: Store, service: SnapshotKeeper) -> None:
    write(store, posting(1), posting(2))
    assert service.current.size == 2
    store.connection.database["postings"].update_one({"_id": "theirstack:1"}, {"$set": {"role": "data analyst"}})
    assert set(service.rebuild().role.categories) == {"data engineer", "data analyst"}


def test_whoever_asks_has_all_postings_read_again_at_once_but_not_all_the_time(
    store: Store, service: SnapshotKeeper, clock: Clock
) -> None:
    write(store, posting(1), posting(2))
    assert service.current.size == 2
    store.connection.database["postings"].update_one({"_id": "theirstack:1"}, {"$set": {"role": "data analyst"}})
    assert service.read_again() is None
    assert set(service.current.role.categories) == {"data engineer", "data analyst"}
    clock.now += timedelta(seconds=20)
    assert service.read_again() == 40
    clock.now += timedelta(seconds=40)
    assert service.read_again() is None


def test_an_attempt_to_read_again_that_failed_may_be_repeated_at_once(
    store: Store, tmp_path: Path, clock: Clock
) -> None:
    write(store, posting(1))
    read = store.bulk_reads.since

    def broken(*_: object) -> None:
        raise StoreUnavailable("gone")

    service = SnapshotKeeper(store, tmp_path, taxonomy_version="1", clock=clock)
    assert service.current.size == 1
    write(store, posting(2))
    store.bulk_reads.since = broken  # type: ignore[method-assign]
    with pytest.raises(StoreUnavailable):
        service.read_again()
    assert service.current.size == 1
    store.bulk_reads.since = read  # type: ignore[method-assign]
    assert service.read_again() is None
    assert service.current.size == 2
    assert service.read_again() == 60


def test_a_visit_finds_its_snapshot_or_the_one_kept_nearest_within_a_day(
    store: Store, service: SnapshotKeeper, tmp_path: Path
) -> None:
    write(store, posting(1))
    first = service.current.snapshot_id
    write(store, posting(2), at=NOW + timedelta(minutes=1))
    second = service.refresh().snapshot_id
    write(store, posting(3), at=NOW + timedelta(minutes=2))
    current = service.refresh().snapshot_id
    for kept, days in ((first, 9), (second, 7), (current, 4)):
        when = NOW - timedelta(days=days)
        os.utime(tmp_path / "snapshots" / f"{kept}.arrow", (when.timestamp(), when.timestamp()))

    def found(snapshot_id: str, days: float) -> str | None:
        seen = service.seen_on(Visit(NOW - timedelta(days=days), snapshot_id))
        return seen.snapshot_id if seen else None

    assert found(first, 2) == first
    assert found("0123456789ab", 9.5) == first
    assert found("0123456789ab", 6.5) == second
    assert found("0123456789ab", 5) is None


def test_a_change_shows_by_itself_and_readers_never_see_half_of_it(
    store: Store, service: SnapshotKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "REFRESH_SECONDS", 0.05)
    write(store, *(posting(n) for n in range(50)))
    assert service.current.size == 50
    service.start()
    odd: list[tuple[int, int]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            now = service.current
            if not now.size == now.asks.shape[0] == len(now.role.codes) == len(now.posting_ids):
                odd.append((now.size, now.asks.shape[0]))

    reader = threading.Thread(target=read)
    reader.start()
    for step in range(5):
        write(store, *(posting(100 * step + n) for n in range(100, 150)), at=NOW + timedelta(seconds=step + 1))
    eventually(lambda: service.current.size >= 300)
    done.set()
    reader.join()
    assert (service.current.size, odd) == (300, [])


def test_while_the_store_is_away_the_last_snapshot_answers(settings: Settings, tmp_path: Path, clock: Clock) -> None:
    store = Store.connect(settings)
    write(store, posting(1))
    service = SnapshotKeeper(store, tmp_path, clock=clock)
    kept = service.current

    def away(*_: object) -> None:
        raise StoreUnavailable("The store does not answer.")

    store.postings.version = away  # type: ignore[assignment,method-assign]
    with pytest.raises(StoreUnavailable):
        service.refresh()
    assert service.current is kept
    store.close()


def test_the_newest_few_and_one_a_day_are_kept(tmp_path: Path) -> None:
    folder = SnapshotFolder(tmp_path)
    made = []
    for number in range(12):
        one = Snapshot.build([posting(number)])
        folder.keep(one)
        made.append(one.snapshot_id)
        when = (NOW - timedelta(days=9 - number // 4, hours=4 - number % 4)).timestamp()
        if (tmp_path / f"{one.snapshot_id}.arrow").exists():
            os.utime(tmp_path / f"{one.snapshot_id}.arrow", (when, when))
    last = Snapshot.build([posting(99)])
    folder.keep(last)
    kept = {snapshot_id for snapshot_id, _ in folder.kept()}
    assert last.snapshot_id in kept
    assert {made[3], made[7], made[11]} <= kept  # the last of each day
    assert made[0] not in kept
    assert len(kept) <= 8


def test_what_stands_outside_of_every_window_is_counted_and_left_out(store: Store, service: SnapshotKeeper) -> None:
    old = (NOW - timedelta(days=800)).date()
    write(store, posting(1), posting(2, posted_on=None), posting(3, posted_on=old), posting(4, posted_on=old))
    snapshot = service.current
    assert (snapshot.size, snapshot.undated_count, snapshot.older_count) == (1, 1, 2)
    write(store, posting(1, posted_on=None, content_hash="b"))
    after = service.refresh()
    assert (after.size, after.undated_count, after.older_count) == (0, 2, 2)
    assert service.by_id(after.snapshot_id) is not None


def test_what_is_forgotten_leaves_the_snapshot(store: Store, service: SnapshotKeeper) -> None:
    write(store, posting(1), posting(2, source="file:a"))
    assert service.current.size == 2
    store.postings.forget("file:a", NOW)
    assert service.refresh().size == 1
