"""After a pass: matches saved searches and sends what is due."""

import logging
import time

from collector.lease import AnotherCollector, collector_lease
from collector.watch import Watch
from core.config import Settings
from core.store import Store

log = logging.getLogger(__name__)
LEASE = "alerts"
MOST_SECONDS = 120.0  # a daemon goes on collecting meanwhile no longer than this; the rest is sent at its next look


def tell_searches(settings: Settings, store: Store, watch: Watch) -> None:
    """Do what there is to do for saved searches; nothing where there are none or another process is at it.

    Raises StoreError.
    """
    if not store.searches.any():
        return
    # Numbers take 0.5 s and 150 MB to import, which only who has saved searches needs.
    from core.alerts.assembly import open_outbox
    from core.alerts.run import run_alerts

    ends = time.monotonic() + MOST_SECONDS
    try:
        with collector_lease(store, watch, name=LEASE):
            run_alerts(
                open_outbox(settings, store),
                watch.clock,
                lambda: time.monotonic() < ends and not watch.is_over and not watch.stop.is_set(),
            )
    except AnotherCollector:
        log.debug("another process is sending")
