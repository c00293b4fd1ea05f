"""Credits: none beyond the caps whatever the vendor does, each one counted, none paid twice."""

import logging
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from collector.adverts import Asked
from collector.enrich import Reader
from collector.sources.http import Http, Stopped
from collector.sources.theirstack_ledger import KeptAnswer, Ledger
from collector.watch import Watch
from core.config import Settings
from core.models import Watermark
from core.store import Store
from testbed.stand_in import LOST, StandIn, row
from tests.collector.conftest import NOW, Collect


def many() -> list[dict[str, object]]:
    return [row(10_000 + n, NOW - timedelta(hours=2, minutes=n)) for n in range(120)]


@pytest.mark.parametrize("count_says", [0, 3, 119, 10**9])
def test_a_wrong_count_never_spends_more_than_the_cap(count_says: int, vendor: StandIn, collect: Collect) -> None:
    vendor.rows, vendor.count_says = many(), count_says
    for _ in range(2):
        before = vendor.times_billed()
        run = collect(their_stack_max_credits_per_run=45)
        assert run.credits == vendor.times_billed() - before <= 45
    assert set(vendor.billed.values()) == {1}
    assert len(vendor.searches) < 100


@pytest.mark.parametrize("switch", ["ignores_paging", "ignores_left_out"])
def test_a_vendor_that_sends_the_same_again_is_asked_no_further(switch: str, vendor: StandIn, collect: Collect) -> None:
    vendor.rows = many()
    collect(their_stack_max_credits_per_run=30)
    setattr(vendor, switch, True)
    before = vendor.times_billed()
    run = collect(their_stack_max_credits_per_run=100)
    assert "sends postings again" in (run.error or "")
    assert run.credits == vendor.times_billed() - before
    assert 0 < vendor.times_billed() - len(vendor.billed) <= 10  # the page that showed it


def test_ids_that_are_ignored_end_the_look_back_not_the_collecting(vendor: StandIn, collect: Collect) -> None:
    clock = NOW
    collect(watch=Watch(clock=lambda: clock))
    vendor.ignores_left_out = True
    clock = NOW + timedelta(minutes=5)
    assert "sends postings again" in (collect(watch=Watch(clock=lambda: clock)).error or "")
    vendor.rows.append(row(7000, clock + timedelta(minutes=1)))
    clock = NOW + timedelta(minutes=10)
    run = collect(watch=Watch(clock=lambda: clock))
    assert (run.error, run.new, run.credits) == (None, 1, 1)


@pytest.mark.parametrize("fault", LOST)
def test_rows_that_were_billed_and_never_came_are_counted_and_stay_within_the_cap(
    fault: str, vendor: StandIn, store: Store, collect: Collect
) -> None:
    vendor.faults = ["ok", *[fault] * 9]
    run = collect(their_stack_max_credits_per_run=30)
    assert run.new == 10
    assert run.credits == vendor.times_billed() <= 30
    vendor.faults.clear()
    assert (collect().new, len(store.postings.versions([f"theirstack:{one['id']}" for one in vendor.rows]))) == (15, 25)


def test_lost_answers_count_for_the_day_as_well(vendor: StandIn, collect: Collect) -> None:
    vendor.faults = ["closed"] * 20
    caps = {"their_stack_max_credits_per_run": 25, "their_stack_max_credits_per_day": 40}
    spent = [collect(**caps).credits for _ in range(4)]
    assert 20 < vendor.times_billed() <= sum(spent) <= 40


def test_told_to_stop_while_an_answer_comes_its_price_is_counted(
    vendor: StandIn, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = Watch(stop=threading.Event())
    real = Http.send

    def interrupted(self: Http, method: str, url: str, **arguments: object) -> object:
        reply = real(self, method, url, **arguments)  # what the alarm of a signal does in the midst of an answer
        if len(vendor.searches) == 2:
            watch.stop.set()
            raise Stopped("stopped while waiting for an answer", was_sent=True)
        return reply

    monkeypatch.setattr(Http, "send", interrupted)
    run = collect(watch=watch)
    assert (run.new, run.credits) == (10, 20)
    assert vendor.times_billed() == 20


class DyingReader(Reader):
    """One that dies over the first page it reads."""

    def draft(self, *_: object) -> object:  # type: ignore[override]
        raise MemoryError


def test_an_answer_that_was_paid_is_stored_by_the_next_pass_and_not_paid_again(
    vendor: StandIn, store: Store, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as dying:
        dying.setattr("collector.enrich.Reader.draft", DyingReader.draft)
        with pytest.raises(MemoryError):
            collect()
    assert (vendor.times_billed(), store.postings.count()) == (10, 0)
    run = collect()
    assert (run.error, run.new) == (None, 25)
    assert set(vendor.billed.values()) == {1}
    assert sum(one.credits for one in store.collecting.runs(NOW - timedelta(days=1))) == 25


def test_an_answer_that_ends_the_collector_each_time_is_set_aside(
    vendor: StandIn, collect: Collect, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector.sources.theirstack_ledger.MOST_READINGS", 3)
    with monkeypatch.context() as dying:
        dying.setattr("collector.enrich.Reader.draft", DyingReader.draft)
        for _ in range(4):
            with pytest.raises(MemoryError):
                collect()
    assert collect().new == 25
    assert vendor.times_billed() == 25 + 10  # one page a second time, because nobody could read it
    assert list((settings.home / "collector").glob("*.unreadable"))


@pytest.mark.parametrize(
    ("content", "is_kept"),
    [(b"", False), (b"{}\nrows", False), (b'{"key": 1}\n', False), (b"\xff\xfe", False), (None, True)],
)
def test_a_damaged_answer_on_disk_stops_nothing(
    content: bytes | None, is_kept: bool, store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "answers" / "paid"
    ledger = Ledger(store.collecting, file, 10)
    ledger.keep(KeptAnswer("key", NOW, 5, b'{"data": []}'))
    if content is not None:
        file.write_bytes(content)
    assert (ledger.kept() is not None) == is_kept
    assert file.exists() == is_kept


def test_what_was_at_stake_when_a_pass_was_killed_is_counted_by_the_next(
    vendor: StandIn, store: Store, collect: Collect, tmp_path: Path
) -> None:
    Ledger(store.collecting, tmp_path / "paid", 10).stake(10)  # and then nothing more was heard of it
    run = collect(their_stack_max_credits_per_run=25)
    assert (run.credits, vendor.times_billed()) == (10 + 15, 15)


def test_rows_that_show_up_late_are_found_without_paying_for_the_others(
    vendor: StandIn, store: Store, collect: Collect
) -> None:
    clock = NOW
    watch = Watch(clock=lambda: clock)
    collect(watch=watch)
    vendor.rows.append(row(7700, NOW - timedelta(hours=30)))  # discovered before the watermark, shown after it
    clock = NOW + timedelta(hours=1)
    run = collect(watch=watch)
    assert (run.error, run.new, run.credits) == (None, 1, 1)
    assert set(vendor.billed.values()) == {1}


def test_very_many_rows_shorten_the_look_back_and_are_not_paid_again(
    vendor: StandIn, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector.sources.theirstack_query.MOST_LOOKED_BACK", 15)
    monkeypatch.setattr("collector.sources.theirstack_query.MOST_IDS_LEFT_OUT", 60)
    monkeypatch.setattr("collector.sources.theirstack.MOST_ROWS_A_WINDOW", 30)
    clock = NOW
    watch = Watch(clock=lambda: clock)
    vendor.rows = many()
    caps = {"their_stack_max_credits_per_run": 1000, "their_stack_max_credits_per_day": 1000}
    assert collect(watch=watch, **caps).new == 120
    clock = NOW + timedelta(hours=1)
    assert collect(watch=watch, **caps).credits == 0
    assert set(vendor.billed.values()) == {1}


def test_odd_ids_break_no_later_pass(vendor: StandIn, store: Store, collect: Collect) -> None:
    odd = ["a@b7", "²", "@", "", "9" * 400, None, 1.5, True, "١٢", "nan@nan", {"x": 1}]
    for number, one in enumerate(odd):
        vendor.rows.append(row(5_000 + number, NOW - timedelta(minutes=number)) | {"id": one})
    clock = NOW
    watch = Watch(clock=lambda: clock)
    first = collect(watch=watch)
    assert first.error is None
    clock = NOW + timedelta(minutes=5)
    second = collect(watch=watch)
    assert second.new == 0
    assert store.collecting.watermark("theirstack:unrecorded")


def test_entries_of_another_form_are_read() -> None:
    from collector.sources.theirstack_query import StoredIds

    kept = StoredIds(Watermark(NOW, ("a@b7", "12@", "13@1700000000.5", "x@y@1700000000", "²@nan", "")))
    assert set(kept.ids()) == {"a", "12", "13", "x@y", "²", ""}


def test_a_message_of_the_vendor_steers_no_terminal(
    vendor: StandIn, collect: Collect, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    from collector.__main__ import _summary

    vendor.faults = ["escapes"]
    caplog.set_level(logging.DEBUG)
    run = collect()
    for text in (run.error or "", caplog.text, _summary(run)):
        assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e", "\r"}
    assert "\\x1b" in (run.error or "")


def test_a_count_that_promises_rows_which_never_come_is_not_followed_for_long(
    vendor: StandIn, collect: Collect
) -> None:
    vendor.rows, vendor.count_says = [], 10**9
    assert collect(Asked(roles=("Data Engineer",), max_age_days=30)).error is None
    assert vendor.counts + len(vendor.searches) < 100
