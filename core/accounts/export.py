"""All that is kept about one user, as plain values for a JSON file."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from core.models import Session, User


def exported(user: User, sessions: Iterable[Session], now: datetime) -> dict[str, Any]:
    """`account` holds every field but the password's hash; `sessions` says when and how the user signed in."""
    account = {name: value for name, value in asdict(user).items() if name != "password_hash"}
    return {
        "exported_at": now.isoformat(timespec="seconds"),
        "account": {name: _plain(value) for name, value in account.items()},
        "sessions": [
            {
                "kind": session.kind.value,
                "created_at": _plain(session.created_at),
                "last_used": _plain(session.last_used),
                "expires_at": _plain(session.expires_at),
            }
            for session in sessions
        ],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return value
