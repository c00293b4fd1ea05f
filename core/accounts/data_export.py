"""All that is stored about one user: as plain values for a JSON file, and its deletion."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from core.models import Application, Session, User
from core.store import Store


def everything_about(user: User, store: Store, sessions: Iterable[Session], now: datetime) -> dict[str, Any]:
    """All of it, read from the store; secrets and the password's hash stay where they are."""
    factor = store.second_factors.of_user(user.user_id)
    return {
        **exported_profile(user, sessions, now),
        "second_factor_since": _plain(factor.since) if factor else None,
        "api_keys": [
            {"name": key.name, "read_only": key.read_only, "created_at": key.created_at.isoformat()}
            for key in store.api_keys.of_user(user.user_id)
        ],
        "groups": [group.name for group in store.groups.joined_by(user.user_id)],
        "groups_run": [group.name for group in store.groups.of_owner(user.user_id)],
        "openings": {posting: mark.value for posting, mark in store.marks.of_user(user.user_id).items()},
        "saved_searches": saved_searches(store, user),
        "shares": exported_shares(store, user),
        "applications": exported_applications(store.applications.of_user(user.user_id)),
        "reports": [
            {
                "posting": report.posting_id,
                "skill": report.skill,
                "kind": report.kind.value,
                "words": report.words,
                "decision": report.decision.value,
            }
            for report in store.reports.of_user(user.user_id)
        ],
        "log": [
            {"at": entry.at.isoformat(), "event": entry.event.value, "from": entry.address, "detail": entry.detail}
            for entry in store.audit.of_user(user.user_id)
        ],
    }


def exported_profile(user: User, sessions: Iterable[Session], now: datetime) -> dict[str, Any]:
    """`account` holds every field but the password's hash; `sessions` says when and how the user signed in."""
    account = {name: value for name, value in asdict(user).items() if name != "password_hash"}
    return {
        "exported_at": now.isoformat(timespec="seconds"),
        "account": {name: _plain(value) for name, value in account.items()},
        "sessions": [
            {
                "kind": session.kind.value,
                "address": session.address,
                "created_at": _plain(session.created_at),
                "last_used": _plain(session.last_used),
                "expires_at": _plain(session.expires_at),
            }
            for session in sessions
        ],
    }


def saved_searches(store: Store, user: User) -> list[dict[str, Any]]:
    """A user's saved searches with what they were brought and sent; without the secrets of their addresses."""
    sent = store.deliveries.of_user(user.user_id)
    return [
        {
            "name": search.name,
            "kind": search.kind.value,
            "question": dict(search.question),
            "created_at": _plain(search.created_at),
            "mail_every": search.mail_every.value,
            "webhook": search.webhook,
            "results": [
                {"item": match.item, "matched_at": _plain(match.matched_at)}
                for match in store.matches.of_search(search.search_id)
            ],
            "messages": [
                {"channel": delivery.channel, "state": delivery.state.value, "created_at": _plain(delivery.created_at)}
                for delivery in sent
                if search.search_id in delivery.search_ids
            ],
        }
        for search in store.searches.of_user(user.user_id)
    ]


def exported_shares(store: Store, user: User) -> list[dict[str, Any]]:
    """What a user shares, as it is shown."""
    return [
        {
            "title": share.title,
            "kind": share.kind,
            "created_at": _plain(share.created_at),
            "expires_at": _plain(share.expires_at),
            "content": _plain(dict(share.content)),
        }
        for share in store.shares.of_user(user.user_id)
    ]


def exported_applications(applications: Iterable[Application]) -> list[dict[str, Any]]:
    """Every application with the copy of its job and all its events, ready for JSON."""
    documents = (asdict(application) for application in applications)
    return [{name: _plain(value) for name, value in document.items() if name != "user_id"} for document in documents]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return value


def delete_everything_about(user: User, store: Store) -> None:
    """Delete the account and what it made; its reports lose their name. Raises StoreError."""
    store.users.delete(user.user_id)
    store.marks.delete_of_user(user.user_id)
    store.applications.delete_of_user(user.user_id)
    store.api_keys.delete_of_user(user.user_id)
    for search in store.searches.of_user(user.user_id):
        store.matches.delete_of_search(search.search_id)
    for collection in (store.searches, store.deliveries, store.shares):
        collection.delete_of_user(user.user_id)
    store.reports.forget_user(user.user_id)
    store.groups.forget_user(user.user_id)
