"""Puts what waits into deliveries, which are written down before anything is sent."""

import secrets
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from core.store import Store
from core.store.deliveries import Delivery
from core.store.matches import Match
from core.store.searches import MailEvery, SavedSearch

MAIL_HOUR = 6  # UTC
MOST_ITEMS = 500  # of one delivery; the others go with the next


def next_mail(every: MailEvery, now: datetime) -> datetime | None:
    """When the next digest is due after `now`: daily at MAIL_HOUR, weekly on Mondays then; None for OFF."""
    if every is MailEvery.OFF:
        return None
    due = now.replace(hour=MAIL_HOUR, minute=0, second=0, microsecond=0)
    if due <= now:
        due += timedelta(days=1)
    if every is MailEvery.WEEKLY:
        due += timedelta(days=-due.weekday() % 7)
    return due


def finish_claims(store: Store) -> None:
    """Do for deliveries of somebody who died what was left to do, so that nothing goes into a second one."""
    for delivery in store.deliveries.unclaimed():
        _claim(store, delivery)


def plan_webhooks(store: Store, now: datetime) -> None:
    """One delivery for each search with a webhook for which something waits; none beside one that is not sent yet."""
    waiting = store.matches.searches_with_webhook_waiting()
    searches = store.searches.by_ids(waiting)
    for search_id in waiting:
        matches = store.matches.waiting(search_id, "webhook")
        search = searches.get(search_id)
        if search is None or not search.webhook:
            store.matches.stop_waiting([match.match_id for match in matches], "webhook")
            store.matches.forget_webhook(search_id)
        elif not matches:
            store.matches.forget_webhook(search_id)
        elif not store.deliveries.has_open_webhook(search.user_id, search_id):
            _write(store, "webhook", search.user_id, matches, now)


def plan_mails(store: Store, now: datetime) -> None:
    """One digest for each person and rhythm that is due, over all their searches of that rhythm."""
    due: dict[tuple[str, MailEvery], list[SavedSearch]] = defaultdict(list)
    for search in store.searches.mail_due(now):
        due[search.user_id, search.mail_every].append(search)
    for (user_id, every), searches in due.items():
        if store.deliveries.has_open_mail(user_id):
            continue  # it waits until that one is sent or given up
        matches = [match for search in searches for match in store.matches.waiting(search.search_id, "mail")]
        if matches:
            _write(store, "mail", user_id, matches, now, every.value)
        for search in searches:
            store.searches.change(search.search_id, mail_due_at=next_mail(every, now))


def _write(store: Store, channel: str, user_id: str, matches: Iterable[Match], now: datetime, every: str = "") -> None:
    first = list(matches)[:MOST_ITEMS]
    delivery = Delivery(
        delivery_id=secrets.token_hex(16),
        user_id=user_id,
        channel=channel,
        search_ids=tuple(dict.fromkeys(match.search_id for match in first)),
        match_ids=tuple(match.match_id for match in first),
        created_at=now,
        next_at=now,
        every=every,
    )
    store.deliveries.create(delivery)
    _claim(store, delivery)


def _claim(store: Store, delivery: Delivery) -> None:
    store.matches.stop_waiting(delivery.match_ids, delivery.channel)
    store.deliveries.change(delivery.delivery_id, is_claimed=True)
