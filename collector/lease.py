"""One collector at a time writes to a store: a lease in the store, renewed while at work, released by time."""

import logging
import os
import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from collector.refresh import Watch
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
def collector_lease(store: Store, watch: Watch, wait_seconds: float = 0.0) -> Iterator[None]:
    """Hold the store's lease. Raises AnotherCollector where somebody else keeps it longer than `wait_seconds`.

    A holder that was killed on this machine loses it at once, one elsewhere after a minute. Where it cannot be renewed
    in time (the machine slept), `watch.lease_lost` ends the pass after the page in hand.
    """
    me = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
    _take(store, watch, me, wait_seconds)
    _held_here.add(me)
    watch.lease_lost.clear()
    done = threading.Event()
    keeper = threading.Thread(target=_keep, args=(store, watch, me, done), name="lease", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        done.set()
        _held_here.discard(me)
        keeper.join(ASK_AGAIN_SECONDS)
        with suppress(StoreError):  # it ends by itself
            store.collecting.release_lease(NAME, me)


def _take(store: Store, watch: Watch, me: str, wait_seconds: float) -> None:
    waited = 0.0
    while not store.collecting.take_lease(NAME, me, watch.clock(), LASTS):
        holder = store.collecting.lease_holder(NAME)
        if holder and _is_dead(holder):
            store.collecting.release_lease(NAME, holder)
            continue
        if waited >= wait_seconds or watch.stop.is_set():
            who = " ".join((holder or "somebody").split(":")[:2])
            raise AnotherCollector(f"Another collector is at work on this store ({who}); try again when it is done.")
        if not waited:
            log.info("another collector is at work on this store; waiting for it")
        watch.stop.wait(ASK_AGAIN_SECONDS)
        waited += ASK_AGAIN_SECONDS


def _keep(store: Store, watch: Watch, me: str, done: threading.Event) -> None:
    while not done.wait(RENEW_SECONDS):
        try:
            if not store.collecting.take_lease(NAME, me, watch.clock(), LASTS):
                log.error("another collector took over; this pass ends after the page in hand")
                watch.lease_lost.set()
                return
        except StoreError as error:
            log.warning("the lease could not be renewed: %s", error)


def _is_dead(holder: str) -> bool:
    """True where the holder was a process of this machine that is gone.

    Our own number with a token we do not hold is an earlier pass that lost its store, or an earlier container.
    """
    host, _, rest = holder.partition(":")
    pid = rest.partition(":")[0]
    if host != socket.gethostname() or not pid.isdigit():
        return False
    if int(pid) == os.getpid():
        return holder not in _held_here
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
