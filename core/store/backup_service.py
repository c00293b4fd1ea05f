"""`python -m core.store backup --daily`: a process of its own that makes a backup each day, as a container does."""

import logging
import signal
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from core.config import Settings
from core.errors import StoreUnavailable
from core.store import Store
from core.store.backups import back_up_if_due

log = logging.getLogger(__name__)
LOOK_SECONDS = 600.0
AGAIN_SECONDS = 10.0  # a store that is away mostly comes back soon


def back_up_daily(settings: Settings, *, stop: threading.Event | None = None) -> None:
    """Make a backup whenever the last one is a day old, until SIGTERM, SIGINT or `stop`.

    A store that is away is waited for. Raises StoreRefused where it will not answer until somebody acts.
    """
    stop = stop or _told_to_end()
    with_backups = settings.model_copy(update={"backups": True})
    logged: str | None = None
    while not stop.is_set():
        try:
            _with_store(with_backups, lambda store: back_up_if_due(with_backups, store, datetime.now(UTC)))
            logged, pause = None, LOOK_SECONDS
        except StoreUnavailable as error:
            if logged != str(error):  # once for each reason
                log.warning("%s The backup waits for it.", error)
            logged, pause = str(error), AGAIN_SECONDS
        stop.wait(pause)


def _with_store(settings: Settings, work: Callable[[Store], object]) -> None:
    store = Store.connect(settings)
    try:
        work(store)
    finally:
        store.close()


def _told_to_end() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop
