"""One collector at a time writes to a store, by a lease that it renews while it works and that expires by time."""

import logging
import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

from collector.watch import Watch
from core.errors import CareerNavigatorError, StoreError
from core.store import Store

log = logging.getLogger(__name__)
NAME = "collector"
LASTS = timedelta(seconds=60)
RENEW_SECONDS = 15.0
ASK_AGAIN_SECONDS = 2.0
_held_here: set[str] = set()


class AnotherCollector(CareerNavigatorError):
    """Another collector is writing to this store."""


@contextmanager
def collector_lease(store: Store, watch: Watch, wait_seconds: float = 0.0, name: str = NAME) -> Iterator[None]:
    """Hold the store's lease of that name.

    Raises AnotherCollector where somebody else keeps it longer than `wait_seconds`.

    A holder that was killed here loses it at once, one on another machine or in another container after a minute.
    Where it cannot be renewed in time (the machine slept), `watch.lease_lost` ends the pass after the page in hand.
    """
    me = f"{_process_space()}:{os.getpid()}:{_started(os.getpid())}:{secrets.token_hex(4)}"
    _take(store, watch, name, me, wait_seconds)
    _held_here.add(me)
    watch.lease_lost.clear()
    done = threading.Event()
    keeper = threading.Thread(target=_keep, args=(store, watch, name, me, done), name="lease", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        done.set()
        _held_here.discard(me)
        keeper.join(ASK_AGAIN_SECONDS)
        with suppress(StoreError):  # it ends by itself
            store.collecting.release_lease(name, me)


def _take(store: Store, watch: Watch, name: str, me: str, wait_seconds: float) -> None:
    waited = 0.0
    while not store.collecting.take_lease(name, me, watch.clock(), LASTS):
        holder = store.collecting.lease_holder(name)
        if holder and _is_dead(holder):
            store.collecting.release_lease(name, holder)
            continue
        if waited >= wait_seconds or watch.stop.is_set():
            raise AnotherCollector("Another collector is at work on this store; try again when it is done.")
        if not waited:
            log.info("another collector is at work on this store; waiting for it")
        watch.stop.wait(ASK_AGAIN_SECONDS)
        waited += ASK_AGAIN_SECONDS


def _keep(store: Store, watch: Watch, name: str, me: str, done: threading.Event) -> None:
    while not done.wait(RENEW_SECONDS):
        try:
            if not store.collecting.take_lease(name, me, watch.clock(), LASTS):
                log.error("another collector took over; this pass ends after the page in hand")
                watch.lease_lost.set()
                return
        except StoreError as error:
            log.warning("the lease could not be renewed: %s", error)


def _is_dead(holder: str) -> bool:
    """Whether the holder was a process of this very machine and container that is gone, or whose number was reused.

    Where that cannot be told its time must run out: host names are no evidence, two machines may share one.
    """
    if holder in _held_here:
        return False
    space, _, process = holder.partition(":")
    pid, _, process = process.partition(":")
    started = process.partition(":")[0]
    if not space or space != _process_space() or not pid.isdecimal():
        return False
    now = _started(int(pid))
    return int(pid) == os.getpid() or now not in (started, "hidden")


def _process_space() -> str:
    """What process numbers mean something in: this boot of this machine, and in it this container; "" if unknown."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{boot}/{Path('/proc/self/ns/pid').stat().st_ino}"
    except OSError:
        return ""


def _started(pid: int) -> str:
    """When a process began, in clock ticks since boot (setting the clock does not change it); "" where it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return "" if _is_gone(pid) else "hidden"
    return "" if fields[0] in "ZX" else fields[19]


def _is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
