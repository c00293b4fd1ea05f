"""Pages of a Notion database as its interface answers them: each property holds its type and, by that, its value."""

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
