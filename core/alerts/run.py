"""One round of the alerts: match what a pass brought, write down what is to be sent, send what is due."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache

from core.alerts.fitting import Fitting
from core.alerts.matching import is_news, lookup_keys, matches_of
from core.alerts.planning import finish_claims, plan_mails, plan_webhooks
from core.alerts.sending import Outbox, send_due
from core.alerts.trend_news import note_trends
from core.models import Posting, User, Watermark
from core.store import Store
from core.views.knowledge import Knowledge

log = logging.getLogger(__name__)
STATE, CLEARED = "alerts:matched", "alerts:cleared"
KEPT, CLEARED_EVERY = timedelta(days=90), timedelta(days=1)  # looking for what is older goes through everything
OVERLAP = timedelta(minutes=30)  # two machines' clocks may differ, and a pass may write under the time it began at
BATCH = 500
AT_FIRST = timedelta(days=1)


def run_alerts(outbox: Outbox, clock: Callable[[], datetime], keep_on: Callable[[], bool] = lambda: True) -> None:
    """A whole round; call it under the lease of the alerts. What `keep_on` cuts short goes on in the next."""
    store, now = outbox.store, clock()
    finish_claims(store)
    clear_old_matches(store, now)
    brought = match_new_postings(store, outbox.knowledge, now)
    brought += note_trends(store, outbox.snapshot, outbox.knowledge, now, lambda: not keep_on())
    plan_webhooks(store, now)
    if outbox.mailer is not None:
        plan_mails(store, now)
    sent = send_due(outbox, clock, keep_on)
    if brought or sent:
        log.info("saved searches: %d new matches, %d messages sent", brought, sent)


def clear_old_matches(store: Store, now: datetime) -> None:
    """Once a day, let go of what searches were brought longer ago than `KEPT`."""
    last = store.collecting.watermark(CLEARED)
    if last is None or now - last.until >= CLEARED_EVERY:
        store.matches.clear_before(now - KEPT)
        store.collecting.set_watermark(CLEARED, Watermark(now))


def match_new_postings(store: Store, knowledge: Knowledge, now: datetime) -> int:
    """Note which postings since the last call are for which saved searches; returns how many matches are new.

    Cut short, it begins again where the last whole call ended: a match that is stored already is no other.
    """
    watermark = store.collecting.watermark(STATE)
    latest = store.postings.version().latest or now
    since = watermark.until if watermark else now - AT_FIRST
    if watermark is not None and latest <= watermark.until:
        return 0
    added = 0
    if store.searches.any():
        ids = sorted(store.bulk_reads.first_seen_since(since - OVERLAP))
        for start in range(0, len(ids), BATCH):
            postings = store.postings.find(ids[start : start + BATCH])
            news = [posting for posting in postings if is_news(posting, now.date())]
            added += _match(store, knowledge, news, now)
    store.collecting.set_watermark(STATE, Watermark(latest))
    return added


def _match(store: Store, knowledge: Knowledge, postings: list[Posting], now: datetime) -> int:
    if not postings:
        return 0

    @cache
    def person(user_id: str) -> User | None:
        return store.users.by_id(user_id)

    searches = store.searches.with_keys(lookup_keys(postings))
    return store.matches.add(matches_of(postings, searches, Fitting(postings, knowledge), person, now))
