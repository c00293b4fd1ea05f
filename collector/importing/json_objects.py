"""Objects that hold their values by the words of others: pages of a Notion database, lists of labels by type."""

from collections.abc import Mapping
from typing import Any


def plain_page(row: dict[str, Any]) -> dict[str, Any]:
    """A page as names and values; every other object as it is."""
    properties = row.get("properties")
    if row.get("object") != "page" or not isinstance(properties, dict):
        return row
    named = {name: _value(held) for name, held in properties.items() if isinstance(held, dict)}
    return {"id": row.get("id"), **named}


def _value(held: Mapping[str, Any]) -> Any:
    value = held.get(str(held.get("type")))
    if isinstance(value, list):
        texts = [member.get("plain_text") or member.get("name") for member in value if isinstance(member, dict)]
        words = [text for text in texts if isinstance(text, str)]
        return words if held.get("type") in ("multi_select", "people") else "".join(words)
    if isinstance(value, dict):
        return _value(value) if "type" in value else value.get("name") or value.get("start")
    return value


def with_pairs(row: dict[str, Any]) -> dict[str, Any]:
    """The object with lists such as `[{"type": "salary", "label": "15-25 Lacs PA"}]` as names and values."""
    paired = {name: pairs for name, value in row.items() if (pairs := _pairs(value))}
    return {**row, **paired} if paired else row


def _pairs(value: Any) -> dict[str, Any]:
    if not isinstance(value, list) or not value or not all(isinstance(member, dict) for member in value):
        return {}
    pairs = {member.get("type"): member.get("label") for member in value}
    is_named = all(isinstance(name, str) for name in pairs) and len(pairs) == len(value)
    return {str(name): label for name, label in pairs.items()} if is_named and any(pairs.values()) else {}
