"""A person's saved searches: made, changed, tested, taken back. The one service behind pages and API."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from core.accounts import tokens
from core.accounts.lockout import Guard, Rule
from core.accounts.profile import clean_text
from core.alerts.keys import search_keys
from core.alerts.planning import next_mail
from core.alerts.webhooks import Sender, Webhooks, clean_webhook, service_of
from core.config import Settings
from core.errors import InvalidProfile, NotDelivered
from core.mail.reasons import reason_words
from core.mail.smtp import Mailer, message
from core.models import User
from core.store import Store
from core.store.deliveries import Delivery, DeliveryState
from core.store.searches import MailEvery, SavedSearch, SearchKind
from core.texts import text

MOST_SEARCHES: Final = 50
MAX_NAME: Final = 80
TESTS: Final = Rule(free=10, first_delay=timedelta(minutes=1), cap=timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Trouble:
    """A delivery of a search that failed: by which way, how often, why, and when it is tried again (None: never)."""

    channel: str
    attempts: int
    error: str
    next_at: datetime | None


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SearchDesk:
    """Everything a person may do with their saved searches. Refusals are InvalidProfile, NotDelivered."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        *,
        webhooks: Sender | None = None,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._store, self._settings, self._now = store, settings, now
        self._webhooks = webhooks or Webhooks()

    def save(
        self,
        user: User,
        name: object,
        kind: SearchKind,
        question: Mapping[str, Any],
        address: Mapping[str, Any],
        *,
        mail_every: MailEvery = MailEvery.OFF,
        webhook: str = "",
    ) -> SavedSearch:
        """A new search. Raises InvalidProfile for a bad name or address, without a way to mail, or for one too many."""
        if len(self._store.searches.of_user(user.user_id)) >= MOST_SEARCHES:
            raise InvalidProfile("name", text("alerts.most", most=MOST_SEARCHES))
        now = self._now()
        now = now.replace(microsecond=now.microsecond // 1000 * 1000)  # as the store keeps it
        search = SavedSearch(
            search_id=secrets.token_hex(8),
            user_id=user.user_id,
            name=clean_name(name),
            kind=kind,
            question=dict(question),
            keys=search_keys(question) if kind is SearchKind.OPENINGS else (),
            feed_secret=tokens.new_secret(),
            unsubscribe_secret=tokens.new_secret(),
            created_at=now,
            mail_every=self._mail(user, mail_every),
            mail_due_at=next_mail(mail_every, now),
            webhook=clean_webhook(webhook),
            address=dict(address),
        )
        self._store.searches.create(search)
        return search

    def of_user(self, user: User) -> list[SavedSearch]:
        """Oldest first."""
        return self._store.searches.of_user(user.user_id)

    def find(self, user: User, search_id: object) -> SavedSearch | None:
        """The user's search of this id; None where it is nobody's or somebody else's."""
        search = self._store.searches.find(search_id) if isinstance(search_id, str) else None
        return search if search and search.user_id == user.user_id else None

    def change(
        self,
        user: User,
        search: SavedSearch,
        *,
        name: object = None,
        mail_every: MailEvery | None = None,
        webhook: str | None = None,
    ) -> SavedSearch:
        """What is None stays. Another rhythm or address begins anew: what waited for the old one is let go of."""
        fields: dict[str, Any] = {}
        if name is not None:
            fields["name"] = clean_name(name)
        if mail_every is not None and mail_every is not search.mail_every:
            fields["mail_every"] = self._mail(user, mail_every).value
            fields["mail_due_at"] = next_mail(mail_every, self._now())
            if mail_every is MailEvery.OFF:
                self._drop_waiting(search, "mail")
        if webhook is not None and (address := clean_webhook(webhook)) != search.webhook:
            fields["webhook"] = address
            self._drop_waiting(search, "webhook")
        if fields:
            self._store.searches.change(search.search_id, **fields)
        return self._store.searches.find(search.search_id) or search

    def new_feed(self, search: SavedSearch) -> SavedSearch:
        """Revoke the feed's address and give it another one."""
        secret = tokens.new_secret()
        self._store.searches.change(search.search_id, feed_secret=secret)
        return replace(search, feed_secret=secret)

    def delete(self, search: SavedSearch) -> None:
        """Take a search away with all it was brought; its feed and its links are over at once."""
        self._store.searches.delete(search.search_id)
        self._store.matches.delete_of_search(search.search_id)
        for delivery in self._deliveries(search):
            if delivery.search_ids == (search.search_id,):
                self._store.deliveries.delete(delivery.delivery_id)

    def test(self, user: User, search: SavedSearch) -> list[str]:
        """Send a test by each way that is on and return these.

        Raises NotDelivered with the reason where one fails, TooManyAttempts for one test too many.
        """
        Guard(self._store.lockouts).count(f"test:{user.user_id}", TESTS, self._now())
        done, site = [], self._settings.site
        if search.mail_every is not MailEvery.OFF:
            self._mail(user, search.mail_every)
            words = text("mail.search_test_body", name=search.name, site=site)
            Mailer(self._settings).send(message(user.email, text("mail.search_test_subject", name=search.name), words))
            done.append("mail")
        if search.webhook:
            content = {"delivery": "test", "search": {"id": search.search_id, "name": search.name}, "items": []}
            self._webhooks.send(search.webhook, text("alerts.test_title"), search.name, content)
            done.append("webhook")
        if not done:
            raise NotDelivered(text("alerts.test_nothing"))
        return done

    def troubles(self, search: SavedSearch) -> list[Trouble]:
        """What of a search could not be sent so far."""
        return [
            Trouble(
                delivery.channel,
                delivery.attempts,
                reason_words(delivery.error),
                None if delivery.state is DeliveryState.GIVEN_UP else delivery.next_at,
            )
            for delivery in self._deliveries(search)
            if delivery.error and delivery.state is not DeliveryState.SENT
        ]

    def try_again(self, search: SavedSearch) -> None:
        """Let what failed be tried anew from the next round on."""
        for delivery in self._deliveries(search):
            if delivery.error and delivery.state is not DeliveryState.SENT:
                fields = {"state": DeliveryState.TO_SEND.value, "attempts": 0, "next_at": self._now()}
                self._store.deliveries.change(delivery.delivery_id, **fields)

    def stop_mails(self, secret: str, *, everything: bool = False) -> SavedSearch | None:
        """End the mails of the search an unsubscribe link is of, or all of its owner's; None for a dead link."""
        search = self._store.searches.by_unsubscribe(secret) if 0 < len(secret) <= tokens.MAX_TOKEN_CHARS else None
        if search is None:
            return None
        for stopped in self._store.searches.of_user(search.user_id) if everything else [search]:
            self._store.searches.change(stopped.search_id, mail_every=MailEvery.OFF.value, mail_due_at=None)
            self._drop_waiting(stopped, "mail")
        return search

    def _mail(self, user: User, every: MailEvery) -> MailEvery:
        if every is not MailEvery.OFF and not self._settings.has_mail:
            raise InvalidProfile("mail_every", text("alerts.no_smtp"))
        if every is not MailEvery.OFF and not user.is_confirmed:
            raise InvalidProfile("mail_every", text("alerts.not_confirmed"))
        return every

    def _drop_waiting(self, search: SavedSearch, channel: str) -> None:
        waiting = self._store.matches.waiting(search.search_id, channel)
        self._store.matches.stop_waiting([match.match_id for match in waiting], channel)
        for delivery in self._deliveries(search):
            if delivery.channel == channel == "webhook" and delivery.state is not DeliveryState.SENT:
                self._store.deliveries.delete(delivery.delivery_id)

    def _deliveries(self, search: SavedSearch) -> list[Delivery]:
        deliveries = self._store.deliveries.of_user(search.user_id)
        return [delivery for delivery in deliveries if search.search_id in delivery.search_ids]


def clean_name(value: object) -> str:
    """What a search is called, ready to keep. Raises InvalidProfile for none and for what cannot be shown."""
    name = clean_text("name", value, MAX_NAME)
    if not name:
        raise InvalidProfile("name", text("alerts.no_name"))
    return name


def webhook_shown(address: str) -> str:
    """A webhook's address without what makes it secret: its service or host."""
    return service_of(address) or address.partition("://")[2].partition("/")[0] if address else ""
