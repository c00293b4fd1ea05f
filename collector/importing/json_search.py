"""Postings anywhere in JSON: in answers of GraphQL, in recorded traffic, in the data of pages, spread over parts.

For files of which no list of postings is found where such lists usually lie.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from collector.importing.column_names import fields_meant

IsPosting = Callable[[Mapping[str, Any]], bool]
MOST_DEEP = 14
MOST_VALUES = 2_000_000  # looked at in one file
LEAST_FIELDS = 3  # that a posting far inside has, unless it names who or where: links and crumbs have a title too
MOST_SPREAD = 3  # levels over which the fields of one posting may lie
_WHO_OR_WHERE = frozenset({"company", "location", "city"})
_TELLING = frozenset({"country", "date_posted", "description", "salary_text", "skills"})
Path = tuple[str, ...]


def postings_in(values: list[Any], is_posting: IsPosting) -> list[dict[str, Any]]:
    """The objects at the place in the values that holds most postings; [] where none is found."""
    by_path: dict[Path, list[dict[str, Any]]] = {}
    for path, row in _objects(values):
        if (posting := _whole(row, is_posting)) is not None:
            by_path.setdefault(path, []).append(posting)
    # An object around a posting is one too: of two such places that with more, else the outer one.
    return max(by_path.items(), key=lambda entry: (len(entry[1]), -len(entry[0])), default=((), []))[1]


def decoded(text: str) -> list[Any]:
    """The values that stand one after the other in a text, as far as they are JSON."""
    decoder, values, position = json.JSONDecoder(), [], 0
    while position < len(text):
        if text[position] in " \t\r\n,\ufeff":
            position += 1
            continue
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            break
        values.append(value)
    return values


def _objects(values: list[Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every object with the keys that lead to it; what a text holds as JSON counts as lying there."""
    waiting: list[tuple[Path, Any]] = [((), value) for value in reversed(values)]
    number = 0
    while waiting and number < MOST_VALUES:
        number += 1
        path, value = waiting.pop()
        if isinstance(value, str):
            value = _json(value)
        if isinstance(value, dict):
            yield path, value
            inner = [((*path, str(key)), member) for key, member in value.items()]
        elif isinstance(value, list):
            inner = [((*path, "[]"), member) for member in value]
        else:
            continue
        if len(path) < MOST_DEEP:
            waiting.extend(entry for entry in reversed(inner) if isinstance(entry[1], dict | list | str))


def _json(text: str) -> Any:
    plain = text.strip()
    if len(plain) < 20 or (plain[0], plain[-1]) not in (("{", "}"), ("[", "]")):
        return None
    try:
        return json.loads(plain)
    except (ValueError, RecursionError):
        return None


def _whole(row: dict[str, Any], is_posting: IsPosting, depth: int = 0) -> dict[str, Any] | None:
    """A posting, also one whose fields lie in parts of it ({"header": {"title": …}, "footer": {…}}), else None."""
    parts = {name: value for name, value in row.items() if isinstance(value, dict)}
    if is_posting(row):
        fields = _fields(row)
        return row if fields & _WHO_OR_WHERE or (len(fields) >= LEAST_FIELDS and fields & _TELLING) else None
    if depth >= MOST_SPREAD:
        return None
    for name, part in parts.items():
        if not _names_title(part, depth):
            continue
        merged = dict(row)
        del merged[name]
        for other in (part, *(value for key, value in parts.items() if key != name)):
            merged |= {key: value for key, value in other.items() if key not in merged and _means(key)}
        merged |= part
        if (posting := _whole(merged, is_posting, depth + 1)) is not None:
            return posting
    return None


def _names_title(part: Mapping[str, Any], depth: int) -> bool:
    """Whether a part names a title, itself or one level further in."""
    if any(field == "title" for key in part for field, _ in fields_meant(str(key))):
        return True
    inner = (value for value in part.values() if isinstance(value, dict))
    return depth + 1 < MOST_SPREAD and any(_names_title(value, depth + 1) for value in inner)


def _means(key: object) -> bool:
    return bool(fields_meant(str(key)))


def _fields(row: Mapping[str, Any]) -> set[str]:
    """The fields that the names of a row and of its parts mean."""
    names = [str(name) for name, value in row.items() if value not in (None, "", [], {})]
    names += [f"{name}.{inner}" for name, value in row.items() if isinstance(value, dict) for inner in value]
    return {field for name in names for field, _ in fields_meant(name)}
