"""The audit log as a table, with addresses of accounts in place of ids."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.accounts.operating import OperatorDesk
from core.store.audit import NEWEST, AuditEntry

MOST_LINES = NEWEST


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry; `about` and `by` are e-mail addresses, "" for nobody, a command or a deleted account."""

    entry: AuditEntry
    about: str
    by: str


def log_lines(entries: Sequence[AuditEntry], desk: OperatorDesk) -> tuple[LogLine, ...]:
    """The entries with names, in their order."""
    ids = {user_id for entry in entries for user_id in (entry.user_id, entry.actor_id) if user_id}
    users = desk.users_of(ids)

    def email(user_id: str | None) -> str:
        return users[user_id].email if user_id in users else ""

    return tuple(LogLine(entry, email(entry.user_id), email(entry.actor_id)) for entry in entries)
