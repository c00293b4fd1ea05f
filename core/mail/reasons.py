"""Why a message did not arrive: stored as a text's key and values, and shown in the reader's language."""

import json

from core.errors import NotDelivered
from core.texts import text


def not_delivered(kind: type[NotDelivered], key: str, /, **values: int | str) -> NotDelivered:
    """A failure of `kind` for the reason `delivery.key`, in words and as it is kept."""
    return kind(text(f"delivery.{key}", **values), json.dumps([key, values]))


def reason_words(stored: str) -> str:
    """The stored reason in the current language; one stored by an older version is returned as it is."""
    try:
        key, values = json.loads(stored)
    except ValueError:
        return stored
    return text(f"delivery.{key}", **values)
