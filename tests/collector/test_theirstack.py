"""TheirStack's contract, against a server that speaks it with every fault."""

import logging
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from collector.adverts import Asked
from collector.watch import Watch, utc_now
from core.errors import StoreUnavailable
from core.store import Store
from testbed.stand_in import KEY, StandIn, row
from tests.collector.conftest import NOW, Collect

ROLES = Asked(roles=("Data Engineer",))


def stored_ids(store: Store) -> set[str]:
    return {posting.posting_id for posting in store.postings.changes(None)}


def ids(vendor: StandIn) -> set[str]:
    return {f"theirstack:{one['id']}" for one in vendor.rows}


def adds_up(run: object) -> bool:
    return run.fetched == run.new + run.updated + run.unchanged + run.rejected  # type: ignore[attr-defined]


def test_a_pass_stores_every_row_and_pays_for_each_once(vendor: StandIn, store: Store, collect: Collect) -> None:
    run = collect()
    assert (run.error, run.new, run.credits) == (None, 25, 25)
    assert stored_ids(store) == ids(vendor)
    assert set(vendor.billed.values()) == {1}
    assert adds_up(run)


def test_paging_keeps_limit_and_window_and_names_a_mandatory_filter(vendor: StandIn, collect: Collect) -> None:
    collect()
    assert [search["page"] for search in vendor.searches] == [0, 1, 2]
    for name in ("limit", "discovered_at_lte", "posted_at_max_age_days"):
        assert len({search[name] for search in vendor.searches}) == 1


def test_an_empty_last_page_ends_the_window(vendor: StandIn, store: Store, collect: Collect) -> None:
    del vendor.rows[20:]
    run = collect()
    assert (run.error, run.new, run.credits) == (None, 20, 20)
    assert [search["page"] for search in vendor.searches] == [0, 1, 2]
    vendor.searches.clear()
    assert collect().fetched == 0
    assert all("discovered_at_gte" in search for search in vendor.searches)


def test_what_a_page_cost_is_on_record_though_it_could_not_be_stored(
    store: Store, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreUnavailable("no room")

    monkeypatch.setattr("core.store.postings.Postings.upsert", full)
    with pytest.raises(StoreUnavailable):
        collect()
    (run,) = store.collecting.runs(NOW - timedelta(days=1))
    assert run.credits == 10
    assert adds_up(run)


def test_a_second_pass_asks_from_the_watermark_and_pays_nothing(vendor: StandIn, collect: Collect) -> None:
    collect()
    vendor.searches.clear()
    run = collect()
    assert (run.fetched, run.credits) == (0, 0)
    assert all("discovered_at_gte" in search for search in vendor.searches)
    assert set(vendor.billed.values()) == {1}


def test_rows_on_the_edge_of_a_window_are_not_paid_for_again(vendor: StandIn, store: Store, collect: Collect) -> None:
    clock = NOW
    vendor.rows.append(row(5000, NOW))
    collect(watch=Watch(clock=lambda: clock))
    vendor.rows.append(row(5001, NOW))
    clock = NOW + timedelta(minutes=5)
    run = collect(watch=Watch(clock=lambda: clock))
    assert (run.new, run.credits) == (1, 1)
    assert vendor.billed[5000] == 1
    assert 5000 in vendor.searches[-1]["job_id_not"]


def test_a_new_posting_is_fetched_alone(vendor: StandIn, store: Store, collect: Collect) -> None:
    first = datetime.now(UTC) - timedelta(minutes=10)
    collect(watch=Watch(clock=lambda: first))
    vendor.rows.append(row(7000, first + timedelta(minutes=5)))
    run = collect()
    assert (run.new, run.credits) == (1, 1)
    assert stored_ids(store) == ids(vendor)


@pytest.mark.parametrize(
    ("fault", "needle"),
    [
        ("401", "Check THEIR_STACK_API_KEY"),
        ("403", "Check THEIR_STACK_API_KEY"),
        ("402", "not enough credits (E-007"),
        ("422", "E-011: Bad value"),
        ("422-detail", "body.limit: too large"),
        ("404", "Not Found"),
        ("429-hour", "429"),
    ],
)
def test_a_refusal_on_page_three_keeps_what_came_and_stops(
    fault: str, needle: str, vendor: StandIn, store: Store, collect: Collect
) -> None:
    vendor.faults = ["ok", "ok", fault]
    run = collect()
    assert needle in (run.error or "")
    assert (run.new, run.credits, len(vendor.searches)) == (20, 20, 3)
    assert adds_up(run)
    assert collect().new == 5
    assert stored_ids(store) == ids(vendor)
    assert set(vendor.billed.values()) == {1}


@pytest.mark.parametrize("fault", ["429", "429-after", "500", "502", "refused", "empty-body", "slow"])
def test_a_passing_failure_is_tried_again(
    fault: str, vendor: StandIn, store: Store, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector.sources.theirstack_api.UNTOLD_WAIT_SECONDS", 0.1)
    vendor.faults = ["ok", fault]
    run = collect()
    assert (run.error, run.new) == (None, 25)
    assert set(vendor.billed.values()) == {1}


@pytest.mark.parametrize("fault", ["truncated", "cut"])
def test_an_answer_that_breaks_off_is_asked_for_again_and_counted_as_paid(
    fault: str, vendor: StandIn, collect: Collect
) -> None:
    vendor.faults = ["ok", fault]
    run = collect()
    assert (run.error, run.new) == (None, 25)
    assert run.credits == vendor.times_billed() == 35


def test_an_answer_that_takes_too_long_is_given_up(
    vendor: StandIn, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector.sources.http.TIMEOUT_SECONDS", (1.0, 0.3))
    vendor.faults = ["slow"] * 4
    run = collect()
    assert "TheirStack: no whole answer" in (run.error or "")
    assert run.credits == 4 * 10  # each of the four tries may have been billed


def test_tries_are_bounded_and_the_next_pass_makes_it_good(vendor: StandIn, store: Store, collect: Collect) -> None:
    vendor.faults = ["ok", *["500"] * 4]
    run = collect()
    assert "the next pass goes on from there" in (run.error or "")
    assert (run.new, len(vendor.searches)) == (10, 5)
    assert collect().new == 15
    assert set(vendor.billed.values()) == {1}


def test_a_plan_that_allows_25_rows_gets_25(vendor: StandIn, collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collector.sources.theirstack.PAGE_ROWS", 100)
    vendor.rows += [row(3000 + n, NOW - timedelta(hours=30 + n)) for n in range(20)]
    vendor.most_rows_a_page = 25
    run = collect()
    assert (run.error, run.new) == (None, 45)
    assert [search["limit"] for search in vendor.searches] == [100, 25, 25]


def test_a_used_up_hour_ends_the_pass_before_the_window_is_broken(vendor: StandIn, collect: Collect) -> None:
    vendor.windows = {"RateLimit-Remaining": "3, 6, 0, 393", "RateLimit-Reset": "1, 19, 3199, 57199"}
    run = collect()
    assert "used up for 53 more minutes" in (run.error or "")
    assert len(vendor.times) == 1


def test_a_used_up_second_is_waited_for(vendor: StandIn, collect: Collect) -> None:
    vendor.windows = {"RateLimit-Remaining": "0, 6, 20, 393", "RateLimit-Reset": "0.3, 19, 3199, 57199"}
    run = collect()
    assert (run.error, run.new) == (None, 25)
    assert min(later - earlier for earlier, later in zip(vendor.times, vendor.times[1:], strict=False)) >= 0.3


def test_a_row_that_moves_between_pages_is_stored_once(vendor: StandIn, store: Store, collect: Collect) -> None:
    def insert(page: int) -> None:
        if page == 1 and len(vendor.rows) == 25:
            vendor.rows.append(row(9000, NOW - timedelta(hours=2)))

    vendor.before_answer = insert
    run = collect()
    assert (run.error, run.new, run.unchanged) == (None, 25, 1)
    assert adds_up(run)


def test_a_row_that_comes_twice_in_a_page_is_stored_once(vendor: StandIn, collect: Collect) -> None:
    vendor.faults = ["duplicate"]
    run = collect()
    assert (run.fetched, run.new, run.repeated) == (25, 24, 1)


def test_masked_rows_are_refused_and_nothing_of_the_hiring_team_is_stored(
    vendor: StandIn, store: Store, collect: Collect
) -> None:
    vendor.rows.append(row(4000, NOW - timedelta(hours=3), has_blurred_data=True, job_title="Data Engineer ***"))
    run = collect()
    assert (run.new, run.rejected) == (25, 1)
    database = store.connection.database
    everything = [str(doc) for name in ("postings", "posting_texts") for doc in database[name].find()]
    assert len(everything) == 50
    assert not any("Private" in doc or "/in/private" in doc for doc in everything)


def test_rows_may_lack_everything_but_id_and_title(vendor: StandIn, store: Store, collect: Collect) -> None:
    vendor.rows[0] |= dict.fromkeys(("url", "company", "location", "description", "hiring_team"))
    run = collect()
    assert (run.error, run.new, run.rejected) == (None, 25, 0)


@pytest.mark.parametrize("counts_are_free", [True, False])
def test_a_run_never_spends_more_than_its_cap_and_the_runs_after_it_finish(
    counts_are_free: bool, vendor: StandIn, store: Store, collect: Collect
) -> None:
    vendor.counts_are_free = counts_are_free
    spent = [collect(their_stack_max_credits_per_run=7).credits for _ in range(6)]
    assert all(credits <= 7 for credits in spent)
    assert sum(spent) == 25
    assert stored_ids(store) == ids(vendor)
    assert set(vendor.billed.values()) == {1}


def test_a_day_never_spends_more_than_its_cap(vendor: StandIn, collect: Collect) -> None:
    spent = [collect(their_stack_max_credits_per_run=10, their_stack_max_credits_per_day=15).credits for _ in range(3)]
    assert sum(spent) <= 15
    assert vendor.times_billed() <= 15


def test_a_limit_a_role_asks_for_the_latest_of_each_and_leaves_the_watermark(vendor: StandIn, collect: Collect) -> None:
    vendor.rows += [row(6000 + n, NOW - timedelta(hours=2 + n), job_title="Chef") for n in range(9)]
    run = collect(Asked(roles=("Data Engineer", "Chef"), per_role_limit=8))
    assert (run.new, run.credits) == (16, 16)
    again = collect(Asked(roles=("Data Engineer", "Chef"), per_role_limit=8))
    assert again.new == 8 + 1
    assert set(vendor.billed.values()) == {1}


def test_backfill_pays_only_for_days_before_those_that_are_stored(
    vendor: StandIn, store: Store, collect: Collect
) -> None:
    vendor.rows += [row(8000 + n, NOW - timedelta(days=10 + n)) for n in range(5)]
    recent = Asked(roles=("Data Engineer",), max_age_days=5)
    assert collect(recent).new == 25
    earlier = Asked(roles=("Data Engineer",), max_age_days=30, backfill=True)
    run = collect(earlier)
    assert (run.new, run.credits) == (5, 5)
    assert collect(earlier).credits == 0
    assert set(vendor.billed.values()) == {1}


def test_the_key_reaches_no_log_and_no_record(
    vendor: StandIn, collect: Collect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    vendor.faults = ["ok", "401"]
    first = collect()
    vendor.faults = ["500"] * 4
    second = collect(Asked(roles=("Data Analyst",)))
    assert first.error
    assert second.error
    assert KEY not in caplog.text + str(first) + str(second)


def test_a_wrong_key_is_never_echoed(vendor: StandIn, collect: Collect, caplog: pytest.LogCaptureFixture) -> None:
    from pydantic import SecretStr

    run = collect(their_stack_api_key=SecretStr("wrong-key-987654321"))
    assert "Check THEIR_STACK_API_KEY" in (run.error or "")
    assert "wrong-key" not in caplog.text + str(run)
    assert len(vendor.times) == 1


def test_told_to_stop_the_page_in_hand_is_stored_and_not_paid_for_again(
    vendor: StandIn, store: Store, collect: Collect
) -> None:
    watch = Watch(stop=threading.Event())
    watch.on_page = lambda page: watch.stop.set()
    run = collect(watch=watch)
    assert (run.new, run.error) == (10, "stopped before the end")
    assert collect().new == 15
    assert set(vendor.billed.values()) == {1}


def test_waiting_ends_when_told_to_stop(vendor: StandIn, collect: Collect) -> None:
    watch = Watch(stop=threading.Event(), clock=utc_now)
    vendor.windows = {"RateLimit-Remaining": "0", "RateLimit-Reset": "85"}
    threading.Timer(0.5, watch.stop.set).start()
    began = time.monotonic()
    assert "stopped" in (collect(watch=watch).error or "")
    assert time.monotonic() - began < 85
