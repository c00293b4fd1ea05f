"""Sends deliveries one after the other: marked as under way before, as sent after, put off when they fail.

A program that dies leaves one under way, which is sent again: the one message that may come twice. It carries the
delivery's id, so a receiver can tell.
"""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Protocol

from core.accounts.profile import profile_language
from core.alerts.digest import DigestSection, digest_mail, own_lines, webhook_content, webhook_words
from core.alerts.items import items_of
from core.alerts.webhooks import Sender
from core.errors import DeliveryRefused, NotDelivered
from core.mail.reasons import not_delivered
from core.models import User
from core.snapshot.snapshot import Snapshot
from core.store import Store
from core.store.deliveries import Delivery, DeliveryState
from core.store.matches import Match
from core.store.searches import MailEvery, SavedSearch
from core.texts import speaking
from core.views.knowledge import Knowledge

log = logging.getLogger(__name__)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 1440, 1440))


class MailSender(Protocol):
    """What a Mailer does."""

    def send(self, message: EmailMessage) -> None:
        """Hand a message over. Raises what NotDelivered stands for."""

    def message_id(self, name: str | None = None) -> str:
        """An id; the same for the same name."""


@dataclass(frozen=True)
class Outbox:
    """What sending needs. `mailer` is None without an SMTP server; `snapshot` is asked when a mail is written."""

    store: Store
    knowledge: Knowledge
    snapshot: Callable[[], Snapshot]
    webhooks: Sender
    mailer: MailSender | None
    site: str


def send_due(outbox: Outbox, clock: Callable[[], datetime], keep_on: Callable[[], bool]) -> int:
    """Send what is due as long as `keep_on` says so; returns how many were sent."""
    sent = 0
    for delivery in outbox.store.deliveries.due(clock()):
        if not keep_on():
            break
        sent += _send(outbox, delivery, clock)
    return sent


def _send(outbox: Outbox, delivery: Delivery, clock: Callable[[], datetime]) -> bool:
    deliveries, tries = outbox.store.deliveries, delivery.attempts + 1
    user = outbox.store.users.by_id(delivery.user_id)
    with speaking(profile_language(user) if user else None):
        sections = _sections(outbox, delivery) if user else []
    if user is None or not sections:
        deliveries.delete(delivery.delivery_id)  # nobody wants it any more
        return False
    deliveries.change(delivery.delivery_id, state=DeliveryState.IN_FLIGHT.value, attempts=tries)
    try:
        with speaking(profile_language(user)):
            _hand_over(outbox, delivery, user, sections, clock())
    except DeliveryRefused as error:
        _give_up(outbox.store, delivery, error.stored)
    except NotDelivered as error:
        _put_off(outbox.store, delivery, error.stored, tries, clock())
    except Exception:
        log.exception("delivery %s failed", delivery.delivery_id)
        _put_off(outbox.store, delivery, json.dumps(["program", {}]), tries, clock())
    else:
        now = clock()
        deliveries.change(delivery.delivery_id, state=DeliveryState.SENT.value, sent_at=now, error="")
        return True
    return False


def _hand_over(outbox: Outbox, delivery: Delivery, user: User, sections: list[DigestSection], now: datetime) -> None:
    if delivery.channel == "webhook":
        title, words = webhook_words(sections, outbox.site)
        content = webhook_content(delivery.delivery_id, sections, outbox.site)
        outbox.webhooks.send(sections[0].search.webhook, title, words, content)
        return
    if outbox.mailer is None:
        raise not_delivered(NotDelivered, "no_server")
    mail = digest_mail(user, sections, own_lines(outbox.snapshot(), outbox.knowledge, user, now), outbox.site)
    mail["Message-ID"] = outbox.mailer.message_id(delivery.delivery_id)
    outbox.mailer.send(mail)


def _sections(outbox: Outbox, delivery: Delivery) -> list[DigestSection]:
    """What of a delivery is still wanted: of searches that are there, by the way it goes."""
    searches: Mapping[str, SavedSearch] = outbox.store.searches.by_ids(delivery.search_ids)
    sections = []
    for search_id in delivery.search_ids:
        search = searches.get(search_id)
        is_wanted = search and (
            search.webhook if delivery.channel == "webhook" else search.mail_every is not MailEvery.OFF
        )
        if search is None or not is_wanted:
            continue
        prefix = f"{search_id} "
        names = [match_id.removeprefix(prefix) for match_id in delivery.match_ids if match_id.startswith(prefix)]
        matches = [Match(search_id, delivery.user_id, name, delivery.created_at) for name in names]
        if items := items_of(search, matches, outbox.store.postings, outbox.site):
            sections.append(DigestSection(search, items))
    return sections


def _put_off(store: Store, delivery: Delivery, error: str, tries: int, now: datetime) -> None:
    if tries > len(WAITS):
        _give_up(store, delivery, error)
        return
    fields = {"state": DeliveryState.TO_SEND.value, "error": error, "next_at": now + WAITS[tries - 1]}
    store.deliveries.change(delivery.delivery_id, **fields)
    log.warning("delivery %s by %s failed (try %d): %s", delivery.delivery_id, delivery.channel, tries, error)


def _give_up(store: Store, delivery: Delivery, error: str) -> None:
    store.deliveries.change(delivery.delivery_id, state=DeliveryState.GIVEN_UP.value, error=error)
    log.warning("delivery %s by %s is given up: %s", delivery.delivery_id, delivery.channel, error)
