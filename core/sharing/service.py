"""A person's shares: created, listed, opened by their link, revoked. The one service behind pages and API."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Final

from core.accounts import tokens
from core.errors import InvalidProfile, ShareExpired
from core.models import User
from core.sharing.content import SharedContent
from core.store.shares import SharedView, SharedViews
from core.texts import text

MOST_SHARES: Final = 50
LASTS_DAYS: Final = (7, 30, 90, 365)
LONGEST_DAYS: Final = 365


def _utc_now() -> datetime:
    return datetime.now(UTC)


class ShareDesk:
    """Makes and opens shares. The store sees the hash of a link's secret only."""

    def __init__(self, shares: SharedViews, *, clock: Callable[[], datetime] = _utc_now) -> None:
        self._shares, self._clock = shares, clock

    def create(
        self, user: User, content: SharedContent, *, with_name: bool = False, days: int = 30
    ) -> tuple[SharedView, str]:
        """A new share and the secret of its link, which is shown this once.

        Without `with_name` nothing says whose it is. Raises InvalidProfile for a time that is too short or long, or for
        a share too many.
        """
        if not 1 <= days <= LONGEST_DAYS:
            raise InvalidProfile("days", text("share_error.days", most=LONGEST_DAYS))
        if len(self._shares.of_user(user.user_id)) >= MOST_SHARES:
            raise InvalidProfile("days", text("share_error.most", most=MOST_SHARES))
        secret, now = tokens.new_secret(), self._clock()
        share_hash = tokens.hashed(secret)
        stored = asdict(content) | {"name": user.full_name if with_name else ""}
        share = SharedView(
            share_hash,
            share_hash[:12],
            user.user_id,
            content.kind,
            content.title,
            now,
            now + timedelta(days=days),
            stored,
        )
        self._shares.create(share)
        return share, secret

    def open(self, secret: str) -> tuple[SharedView, SharedContent] | None:
        """What a link shows; None where it is revoked or was never made. Raises ShareExpired where its time is up."""
        share = self._shares.find(tokens.hashed(secret)) if 0 < len(secret) <= tokens.MAX_TOKEN_CHARS else None
        if share is None:
            return None
        if share.expires_at <= self._clock():
            raise ShareExpired(text("share.expired_words"))
        return share, SharedContent.of(share.content)

    def of_user(self, user: User) -> list[SharedView]:
        """Newest first, expired ones included."""
        return self._shares.of_user(user.user_id)

    def revoke(self, user: User, share_id: object) -> bool:
        """True where the user had a share of this id, which shows nothing from now on."""
        return isinstance(share_id, str) and self._shares.delete(user.user_id, share_id)
