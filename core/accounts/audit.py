"""Records what happens to accounts, for their owners and for operators."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Literal

from core.models import User
from core.store.audit import AuditEntry, AuditEvent, AuditLog

MAX_DETAIL = 200


Actor = Literal["you", "operator", "nobody"]


def who_did(entry: AuditEntry, user_id: str) -> Actor:
    """Whom an entry's owner is shown as its author; a failed sign-in was by nobody we know."""
    if entry.actor_id == user_id:
        return "you"
    return "nobody" if entry.event is AuditEvent.SIGN_IN_FAILED else "operator"


class AuditDesk:
    """Adds entries from one place, which `origin` names: an address, or "" for a command on the machine."""

    def __init__(self, log: AuditLog, clock: Callable[[], datetime], days: int, origin: str = "") -> None:
        self._log, self._clock, self._days, self._origin = log, clock, days, origin

    def note(
        self,
        event: AuditEvent,
        user: User | str | None,
        actor: User | str | None = None,
        detail: str = "",
        *,
        address: str | None = None,
    ) -> None:
        """Add an entry about `user`, done by `actor`; `detail` must hold no secret."""
        now = self._clock()
        entry = AuditEntry(
            entry_id=secrets.token_hex(8),
            at=now,
            event=event,
            user_id=user.user_id if isinstance(user, User) else user,
            actor_id=actor.user_id if isinstance(actor, User) else actor,
            address=self._origin if address is None else address,
            detail=" ".join(detail.split())[:MAX_DETAIL],
            expires_at=now + timedelta(days=self._days),
        )
        self._log.add(entry)

    def of_user(self, user: User) -> list[AuditEntry]:
        """What happened to an account, newest first."""
        return self._log.of_user(user.user_id)

    def since(self, moment: datetime) -> list[AuditEntry]:
        """What happened to all accounts since then, newest first."""
        return self._log.since(moment)

    def forget(self, user: User) -> None:
        """Name a deleted account no longer."""
        self._log.forget_user(user.user_id)
