"""Collection `second_factors`: what accounts show besides their password, and which codes were used."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.store.connection import Connection, translated
from core.store.records import Records


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """A shared secret for codes by time, sealed by `core.accounts.sealing`.

    `recovery` are the hashes of recovery codes that were not used yet. `last_step` is the half minute (since 1970) of
    the last code that was used: no code is valid twice.
    """

    user_id: str
    secret: str
    recovery: tuple[str, ...]
    last_step: int
    since: datetime


_RECORDS = Records("second_factors", SecondFactor, "user_id", recovery=(), last_step=0)


class SecondFactors:
    """Apart from the accounts, whose documents are replaced whole: a used code must never come back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _factors(self) -> Any:
        return self._connection.database["second_factors"]

    def of_user(self, user_id: str) -> SecondFactor | None:
        """The second factor of an account; None where it has none."""
        with translated():
            document = self._factors.find_one({"_id": str(user_id)})
        return _RECORDS.from_document(document) if document else None

    def save(self, factor: SecondFactor) -> None:
        """Keep a second factor in place of any other of the account."""
        with translated():
            self._factors.replace_one({"_id": factor.user_id}, _RECORDS.to_document(factor), upsert=True)

    def use_step(self, user_id: str, step: int) -> bool:
        """True for exactly one caller, and only for a step later than all that were used."""
        unused = {"_id": user_id, "last_step": {"$lt": step}}
        with translated():
            return bool(self._factors.update_one(unused, {"$set": {"last_step": step}}).matched_count)

    def use_recovery(self, user_id: str, code_hash: str) -> bool:
        """True for exactly one caller of each recovery code."""
        unused = {"_id": user_id, "recovery": code_hash}
        with translated():
            return bool(self._factors.update_one(unused, {"$pull": {"recovery": code_hash}}).modified_count)

    def secrets(self) -> list[tuple[str, str]]:
        """(account, secret as it is kept) of all."""
        with translated():
            return [
                (str(factor["_id"]), str(factor.get("secret") or ""))
                for factor in self._factors.find({}, {"secret": 1})
            ]

    def replace_secret(self, user_id: str, stored: str, secret: str) -> bool:
        """Keep `secret` where `kept` stands still; the codes used stay used."""
        with translated():
            return bool(
                self._factors.update_one(
                    {"_id": user_id, "secret": stored}, {"$set": {"secret": secret}}
                ).modified_count
            )

    def delete(self, user_id: str) -> bool:
        """True where the account had a second factor."""
        with translated():
            return bool(self._factors.delete_one({"_id": str(user_id)}).deleted_count)
