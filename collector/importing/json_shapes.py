"""In which shape a JSON file holds postings: lines, lists, lists inside of objects, pages of them, objects by id."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import IO, Any

from collector.importing.column_names import fields_meant
from collector.importing.json_search import IsPosting, decoded, postings_in
from core.errors import SourceError

MOST_PREAMBLE = 30  # rows of cells before the header
CHUNK_CHARS = 262_144
WHOLE_CHARS = 64_000_000  # an envelope up to this size is read at once, a larger one as a stream
MOST_DEPTH = 4
MOST_MEMBERS = 20  # of a list, looked at for pages that hold postings
MEMBERS = "[]"  # in a path: each member of a list
# MongoDB's and DynamoDB's ways to write types.
EXTENDED = ('{"$oid"', '{"$date"', '{"$number', ':{"S":"', ':{"N":"')
_decoder = json.JSONDecoder()


class JsonShape(StrEnum):
    """Ways in which a JSON file holds postings; the value is what a report calls it."""

    LINES = "JSON, one object a line"
    VALUES = "JSON, one object after the other"
    ARRAY = "JSON, a list"
    LIST_IN_OBJECT = "JSON, a list inside of an object"
    OBJECTS_BY_ID = "JSON, objects by id"
    ONE_OBJECT = "JSON, one object"
    LISTS_BY_KEY = "JSON, lists by key"
    COLUMNS = "JSON, columns as pandas writes them"
    ANYWHERE = "JSON, objects further inside"


@dataclass(frozen=True, slots=True)
class JsonFile:
    """What was found: the shape, and for a list inside of an object the keys that lead to it.

    A path in any other shape leads to the list in each of several pages. `header` names the cells where rows are lists,
    `is_nested` tells of a list of lists, `is_extended` of values with MongoDB's types.
    """

    shape: JsonShape
    path: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    is_nested: bool = False
    is_extended: bool = False

    @property
    def words(self) -> str:
        """The shape in words, with the path that leads to the postings."""
        return f"{self.shape.value} ({'.'.join(self.path)})" if self.path else self.shape.value


_PLAIN_LIST = JsonFile(JsonShape.ARRAY)
OpenBytes = Callable[[], AbstractContextManager[tuple[IO[bytes], IO[bytes]]]]


def json_shape(name: str, start: str, text: IO[str], is_posting: IsPosting) -> JsonFile:
    """What a JSON file holds; `text` is read as far as it takes. Raises SourceError naming the keys found."""
    layout = _shape(name, start, text, is_posting)
    plain = start.replace(" ", "")
    return replace(layout, is_extended=any(mark in plain for mark in EXTENDED))


def _shape(name: str, start: str, text: IO[str], is_posting: IsPosting) -> JsonFile:
    opening = start.lstrip("\ufeff \t\r\n")
    if re.match(r"\[?\s*\{'", opening):
        raise SourceError(
            f"{name} holds Python objects as `print` shows them, not JSON (single quotes, None): write it with "
            f"json.dump."
        )
    if opening.startswith("["):
        layout = _array_shape(opening[1:].lstrip(), text, is_posting)
        return layout or (JsonFile(JsonShape.ANYWHERE) if _holds_postings(opening, text, is_posting) else _PLAIN_LIST)
    if not opening.startswith("{"):
        raise SourceError(f"{name} holds neither JSON objects nor a JSON list.")
    first, remainder, is_in_one_line = _first_values(opening, text)
    if first is None:
        return JsonFile(JsonShape.LINES)  # damaged: the lines that can be read are
    if (columns := _columns_of(first)) and is_posting(dict.fromkeys(columns, "x")):
        return JsonFile(JsonShape.COLUMNS)
    if is_posting(first):
        several = bool(remainder.strip())
        line = opening.split("\n", 1)[0]
        # A first line may be longer than what was looked at; those after it are read all the same.
        is_line = several and (is_in_one_line or ("\n" in opening and _is_whole(line)))
        return JsonFile(JsonShape.LINES if is_line else JsonShape.VALUES if several else JsonShape.ONE_OBJECT)
    if not remainder.strip() and _are_lists_of_postings(first, is_posting):
        return JsonFile(JsonShape.LISTS_BY_KEY)
    inner = _inside(first, is_posting)
    if remainder.strip():
        in_turn = JsonShape.LINES if _is_whole(opening.split("\n", 1)[0]) else JsonShape.VALUES
        return JsonFile(in_turn, inner.path if inner and inner.shape is JsonShape.LIST_IN_OBJECT else ())
    if inner:
        return inner
    if _holds_postings(opening, text, is_posting):
        return JsonFile(JsonShape.ANYWHERE)
    raise SourceError(f"{name} holds no list of postings; its keys are {_keys(first)}.")


def _holds_postings(opening: str, text: IO[str], is_posting: IsPosting) -> bool:
    """Whether a posting lies anywhere in a file that is small enough to be looked through."""
    text.seek(0)
    content = text.read(WHOLE_CHARS)
    if len(content) >= WHOLE_CHARS:
        return False
    return bool(postings_in(decoded(content if len(content) >= len(opening) else opening), is_posting))


def _inside(content: Mapping[str, Any], is_posting: IsPosting) -> JsonFile | None:
    """The list of postings inside of an object; None where there is none."""
    for path in _lists(content):
        rows = at_path(content, path)
        if isinstance(rows, list) and any(isinstance(row, dict) and is_posting(row) for row in rows[:20]):
            return JsonFile(JsonShape.LIST_IN_OBJECT, path)
        if isinstance(rows, dict) and _are_postings(rows, is_posting):
            return JsonFile(JsonShape.OBJECTS_BY_ID, path)
        if isinstance(rows, list) and rows and isinstance(rows[0], list):
            around = at_path(content, path[:-1])
            columns = around.get("columns") if isinstance(around, dict) else None
            headers = (_header(cells, is_posting) for cells in ([columns] if columns else rows[:MOST_PREAMBLE]))
            if header := next(filter(None, headers), ()):
                return JsonFile(JsonShape.LIST_IN_OBJECT, path, header)
    return None


def _array_shape(inner: str, text: IO[str], is_posting: IsPosting) -> JsonFile | None:
    """A list of postings, of pages that hold them, of lists of them, or of rows of cells; None where that is open."""
    is_nested = inner.startswith("[")
    content = inner.lstrip("[ \t\r\n")
    if content.startswith("{"):
        first, remainder, _ = _first_values(content, text)
        if is_nested or first is None or is_posting(first):
            return JsonFile(JsonShape.ARRAY, is_nested=is_nested)
        for member in (first, *_following(remainder)):  # the first page may be empty
            within = _inside(member, is_posting)
            if within is not None and within.shape is JsonShape.LIST_IN_OBJECT and not within.header:
                return JsonFile(JsonShape.ARRAY, within.path)
            if is_posting(member) or _may_be_posting(member):
                return _PLAIN_LIST
        return None
    if is_nested:
        try:
            header = _header(_decoder.raw_decode(inner)[0], is_posting)
        except (ValueError, RecursionError):
            header = ()
        return JsonFile(JsonShape.ARRAY, header=header)
    return JsonFile(JsonShape.ARRAY)


def _may_be_posting(member: Mapping[str, Any]) -> bool:
    """Whether an object has a column of its own for a title, which a map of columns decides on."""
    return any(field == "title" for name in member for field, _ in fields_meant(str(name)))


def _following(remainder: str) -> Iterator[dict[str, Any]]:
    """The next objects of a list, as far as they were read."""
    for _ in range(MOST_MEMBERS):
        remainder = remainder.lstrip(", \t\r\n")
        try:
            value, end = _decoder.raw_decode(remainder)
        except (ValueError, RecursionError):
            return
        if isinstance(value, dict):
            yield value
        remainder = remainder[end:]


def _header(cells: Any, is_posting: IsPosting) -> tuple[str, ...]:
    """Names of columns where a list of cells is a header, else none."""
    if not isinstance(cells, list) or not all(isinstance(cell, str) for cell in cells):
        return ()
    return tuple(cells) if is_posting(dict.fromkeys(cells, "x")) else ()


def _keys(content: Mapping[str, Any]) -> str:
    listed = ", ".join(str(key)[:40] for key in list(content)[:12])
    return f"{listed}, …" if len(content) > 12 else listed or "none"


def _first_values(opening: str, text: IO[str]) -> tuple[dict[str, Any] | None, str, bool]:
    """The first object, what follows it as far as it was read, and whether it has a line of its own.

    None in place of the object where none ends within reason.
    """
    buffer, step = opening, CHUNK_CHARS
    while True:
        try:
            value, end = _decoder.raw_decode(buffer)
            remainder = buffer[end:] if buffer[end:].strip() else buffer[end:] + text.read(CHUNK_CHARS)
            is_in_one_line = remainder.lstrip(" \t\r").startswith("\n") and "\n" not in buffer[:end]
            return (value if isinstance(value, dict) else None), remainder, is_in_one_line
        except (ValueError, RecursionError):
            more = text.read(step)
            step = min(step * 2, WHOLE_CHARS)
            if not more or len(buffer) > WHOLE_CHARS:
                return None, "", False
            if "\n" in buffer and _is_hopeless(buffer):
                return None, "", False
            buffer += more


def _is_hopeless(buffer: str) -> bool:
    """Whether the error lies well before the end of what was read: more of the file would not help."""
    try:
        _decoder.raw_decode(buffer)
    except json.JSONDecodeError as error:
        return error.pos < len(buffer) - 100 and "Unterminated" not in error.msg
    except (ValueError, RecursionError):
        return True
    return False


def _is_whole(line: str) -> bool:
    try:
        _decoder.raw_decode(line)
    except (ValueError, RecursionError):
        return False
    return True


def _columns_of(content: Mapping[str, Any]) -> list[str]:
    """Names of columns where an object is a table by columns ({"title": {"0": …}}), else none."""
    values = list(content.values())
    if len(values) > 1 and all(isinstance(value, list) for value in values):
        is_table = len({len(value) for value in values}) == 1 and not any(
            isinstance(cell, dict | list) for value in values for cell in value[:20]
        )
        return list(content) if is_table and values[0] else []
    by_row = values and all(
        isinstance(value, dict) and not any(isinstance(cell, dict) for cell in value.values()) for value in values
    )
    if not by_row or len({tuple(value)[:3] for value in values}) != 1:
        return []
    return list(content)


def _lists(content: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Paths of lists and objects inside of `found`, shallow ones first."""
    level: list[tuple[tuple[str, ...], Mapping[str, Any]]] = [(path, content)]
    if not path:
        yield ()
    for _ in range(MOST_DEPTH):
        following: list[tuple[tuple[str, ...], Mapping[str, Any]]] = []
        for here, inner in level:
            for key, value in inner.items():
                if isinstance(value, list | dict):
                    yield (*here, key)
                if isinstance(value, dict):
                    following.append(((*here, key), value))
                elif isinstance(value, list) and value and isinstance(value[0], dict):
                    following.append(((*here, key, MEMBERS), value[0]))
        level = following[:200]


def at_path(content: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    """What lies at the keys of `path`, behind `MEMBERS` what all of a list hold; None where nothing does."""
    value: Any = content
    for position, key in enumerate(path):
        if key == MEMBERS and isinstance(value, list):
            inner = [at_path(member, path[position + 1 :]) for member in value if isinstance(member, dict)]
            return [row for rows in inner if isinstance(rows, list) for row in rows]
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _are_lists_of_postings(content: Mapping[str, Any], is_posting: IsPosting) -> bool:
    """Whether an object holds several lists of postings under keys of their own, and nothing else."""
    lists = [value for value in content.values() if isinstance(value, list)]
    return (
        len(lists) == len(content) > 1
        and all(isinstance(row, dict) for rows in lists for row in rows[:5])
        and any(is_posting(row) for rows in lists for row in rows[:1])
    )


def _are_postings(rows: Mapping[str, Any], is_posting: IsPosting) -> bool:
    values = list(rows.values())[:20]
    return len(values) > 0 and all(isinstance(value, dict) for value in values) and any(map(is_posting, values))
