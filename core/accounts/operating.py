"""What operators do to accounts. Each action requires an operator and is recorded."""

from collections.abc import Iterable
from datetime import datetime

from core.accounts.service import Accounts
from core.errors import NotThisAccount, OperatorsOnly
from core.models import Session, User
from core.store.audit import AuditEntry, AuditEvent
from core.texts import text

SHOWN = 50


class OperatorDesk:
    """Acts for one operator. Raises OperatorsOnly for anybody else."""

    def __init__(self, accounts: Accounts, operator: User | None) -> None:
        if operator is None or not operator.is_operator:
            raise OperatorsOnly
        self._accounts, self.operator = accounts, operator

    def looked(self, at: str, user: User | None = None) -> None:
        """Write down that the operator looked at a part of the room, or at an account."""
        self._accounts.audit.note(AuditEvent.OPERATOR_LOOKED, user, self.operator, at)

    def decided(self, decision: str) -> None:
        """Write down a decision about names, reports or boards."""
        self._accounts.audit.note(AuditEvent.OPERATOR_DECIDED, None, self.operator, decision)

    def imported(self, file: str) -> None:
        """Write down that a file was imported."""
        self._accounts.audit.note(AuditEvent.IMPORTED, None, self.operator, file)

    def find_users(self, begins: str) -> list[User]:
        """Up to SHOWN accounts whose e-mail address begins so, by address."""
        return self._accounts.beginning_with(begins, SHOWN)

    def users_of(self, user_ids: Iterable[str]) -> dict[str, User]:
        """The accounts of these ids, by id."""
        return self._accounts.by_ids(user_ids)

    def user(self, user_id: str) -> User | None:
        """The account of an id."""
        return self._accounts.by_id(user_id)

    def sessions_of(self, user: User) -> list[Session]:
        """Where somebody is signed in."""
        return self._accounts.sessions.of_user(user.user_id)

    def log_of(self, user: User) -> list[AuditEntry]:
        """What happened to somebody's account, newest first."""
        return self._accounts.audit.of_user(user)

    def log_since(self, moment: datetime) -> list[AuditEntry]:
        """What happened to all accounts since then, newest first."""
        return self._accounts.audit.since(moment)

    def set_locked(self, user: User, locked: bool) -> User:
        """Lock or unlock an account. Raises NotThisAccount for the operator's own."""
        if user.user_id == self.operator.user_id:
            raise NotThisAccount(text("account_error.own_lock"))
        return self._accounts.set_locked(user.email, locked, self.operator)

    def sign_out(self, user: User) -> int:
        """End all sessions of an account; returns how many there were."""
        ended = self._accounts.sessions.end_all(user.user_id)
        self._accounts.audit.note(AuditEvent.SIGNED_OUT_EVERYWHERE, user, self.operator)
        return ended

    def issue_reset(self, user: User) -> tuple[str, datetime]:
        """The secret of a one-time link to a new password, and when it ends.

        Raises NotThisAccount for a locked account, whose link would lead nowhere, and for the operator's own.
        """
        if user.user_id == self.operator.user_id:
            raise NotThisAccount(text("account_error.own_password"))
        if user.locked:
            raise NotThisAccount(text("account_error.is_locked"))
        return self._accounts.issue_reset(user.email, self.operator)
