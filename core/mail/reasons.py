"""Why a message did not arrive: said in the language of who reads it, kept as the message's key and values."""

import json

from core.errors import NotDelivered
from core.texts import text


def not_delivered(kind: type[NotDelivered], key: str, /, **values: int | str) -> NotDelivered:
    """A failure of `kind` for the reason `delivery.key`, in words and as it is kept."""
    return kind(text(f"delivery.{key}", **values), json.dumps([key, values]))


def reason_words(stored: str) -> str:
    """The kept reason in the language spoken; what an older version kept is said as it is."""
    try:
        key, values = json.loads(stored)
    except ValueError:
        return stored
    return text(f"delivery.{key}", **values)
