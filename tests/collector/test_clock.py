"""A clock that is set back, by an hour or by years, hides no posting and stops no collecting."""

from datetime import timedelta
from pathlib import Path

import pytest

from collector.lease import NAME, AnotherCollector, collector_lease
from collector.schedule import due_time, mark_done
from collector.status import clock_is_behind
from collector.watch import Watch
from core.accounts.service import Accounts
from core.catalogue.names import find_role, resolve_skill
from core.config import Settings
from core.models import CollectorRun
from core.snapshot.keeper import SnapshotKeeper
from core.store import Store
from testbed.stand_in import StandIn, row
from tests.api.conftest import REGISTRATION
from tests.collector.conftest import NOW, Collect


@pytest.mark.parametrize("back", [timedelta(hours=2), timedelta(days=40)], ids=["two hours", "forty days"])
def test_what_is_collected_after_a_jump_back_is_shown_and_paid_for_once(
    back: timedelta, vendor: StandIn, store: Store, collect: Collect, tmp_path: Path
) -> None:
    ahead = NOW + back
    collect(watch=Watch(clock=lambda: ahead))
    paid = vendor.times_billed()
    service = SnapshotKeeper(store, tmp_path, clock=lambda: NOW)
    assert service.current.size == 25
    vendor.rows.append(row(2000, NOW - timedelta(minutes=20)))
    run = collect(watch=Watch(clock=lambda: NOW))
    assert (run.error, run.new) == (None, 1)
    assert service.refresh().size == 26
    assert vendor.times_billed() - paid <= 2, "the new one, and at most the one it begins again with"


def test_a_schedule_that_was_kept_in_the_future_is_due_again(store: Store) -> None:
    mark_done(store, NOW + timedelta(days=400))
    assert due_time("0 2 * * *", store, NOW) is not None


def test_a_lease_from_the_future_is_no_lease_and_one_of_a_clock_a_little_ahead_is(store: Store) -> None:
    minute = timedelta(seconds=60)
    assert store.collecting.take_lease(NAME, "elsewhere:1:aa", NOW + timedelta(minutes=30), minute)
    with pytest.raises(AnotherCollector), collector_lease(store, Watch(clock=lambda: NOW)):
        pass
    assert store.collecting.take_lease(NAME, "elsewhere:1:aa", NOW + timedelta(days=1), minute)
    with collector_lease(store, Watch(clock=lambda: NOW)):
        pass


def test_only_a_pass_well_ahead_of_the_clock_is_remarked_on() -> None:
    runs = [CollectorRun("1", "theirstack", NOW + timedelta(minutes=4)), CollectorRun("2", "theirstack", NOW)]
    assert clock_is_behind([], NOW) is None
    assert clock_is_behind(runs, NOW) is None
    assert "wrong" in (clock_is_behind(runs, NOW - timedelta(minutes=2)) or "")


def test_nobody_is_signed_out_by_a_clock_that_steps_back(store: Store, settings: Settings) -> None:
    clock = [NOW]
    accounts = Accounts(store, settings, resolve=resolve_skill, find_role=find_role, clock=lambda: clock[0])
    accounts.register(REGISTRATION["email"], REGISTRATION["password"], "Ada", {})
    token = accounts.sign_in(REGISTRATION["email"], REGISTRATION["password"]).token
    clock[0] -= timedelta(days=3)
    assert accounts.authenticate(token)[0].email == REGISTRATION["email"]
