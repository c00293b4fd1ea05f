"""Rows of JSON files, streamed but for an envelope of up to 64 million characters."""

import json
from collections.abc import Iterator
from typing import IO, Any

import ijson

from collector.adverts import Row
from collector.importing.column_names import fields_meant
from collector.importing.columns import is_posting
from collector.importing.json_objects import plain_page, with_pairs
from collector.importing.json_search import decoded, postings_in
from collector.importing.json_shapes import CHUNK_CHARS, MEMBERS, WHOLE_CHARS, JsonFile, JsonShape, OpenBytes, at_path

LONGEST_VALUE = 8_000_000  # characters; a longer one is damage, not an advert
_decoder = json.JSONDecoder()


def read_json(text: IO[str], open_bytes: OpenBytes, layout: JsonFile) -> Iterator[Row]:
    """Rows of a JSON file, streamed but for an envelope of up to 64 million characters."""
    if layout.shape is JsonShape.LINES:
        rows = _lines(text, layout)
    elif layout.shape is JsonShape.ARRAY:
        rows = _array(text, layout)
    elif layout.shape in (JsonShape.VALUES, JsonShape.ONE_OBJECT):
        rows = _values(text, layout)
    else:
        rows = _enveloped(text, open_bytes, layout)
    if not layout.is_extended:
        return rows
    return (row if row.raw is None else Row(row.where, _plain(row.raw)) for row in rows)


def _as_row(where: str, value: object) -> Row:
    return Row(where, with_pairs(plain_page(value))) if isinstance(value, dict) else Row(where, None, "not an object")


def _rows_of(where: str, value: Any, layout: JsonFile) -> Iterator[Row]:
    """One value as a row, or the rows of the page it is; a header among rows of cells is none."""
    if layout.header and isinstance(value, list):
        if tuple(value) != layout.header:
            yield Row(where, dict(zip(layout.header, value, strict=False)))
        return
    is_page = layout.is_nested or (layout.path and layout.shape is not JsonShape.LIST_IN_OBJECT)
    if not is_page:
        yield _as_row(where, value)
        return
    rows = value if layout.is_nested else at_path(value, layout.path)
    if not isinstance(rows, list):
        yield Row(where, None, "a page without a list of postings")
        return
    company = _company_of(value)
    for number, row in enumerate(rows, 1):
        yield _as_row(f"{where}, {number}", {**company, **row} if isinstance(row, dict) else row)


def _company_of(page: Any) -> dict[str, Any]:
    """The company that a page of postings is about ({"company": "Acme", "jobs": […]}), as a field of its rows."""
    if not isinstance(page, dict):
        return {}
    named = (name for name in page if any(field == "company" for field, _ in fields_meant(str(name))))
    return {name: page[name] for name in named if isinstance(page[name], str | dict)}


_DYNAMO = frozenset({"S", "N", "BOOL", "NULL", "L", "M", "SS", "NS"})


def _plain(value: Any) -> Any:
    """A value without the types of MongoDB and DynamoDB: `{"$oid": "5f"}` is "5f", and so is `{"S": "5f"}`."""
    if isinstance(value, list):
        return [_plain(member) for member in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1 and (key := next(iter(value))).startswith("$"):
        inner = _plain(value[key])
        return int(inner) if key in ("$numberInt", "$numberLong") and str(inner).lstrip("-").isdecimal() else inner
    if len(value) == 1 and (key := next(iter(value))) in _DYNAMO:
        inner = _plain(value[key])
        return None if key == "NULL" else inner
    return {name: _plain(inner) for name, inner in value.items()}


def _lines(text: IO[str], layout: JsonFile) -> Iterator[Row]:
    number = 0
    while line := text.readline(LONGEST_VALUE):
        number += 1
        where = f"line {number}"
        if len(line) >= LONGEST_VALUE and not line.endswith(("\n", "\r")):
            while (more := text.readline(LONGEST_VALUE)) and not more.endswith(("\n", "\r")):
                pass
            yield Row(where, None, f"longer than {LONGEST_VALUE:,} characters")
            continue
        if number == 1:
            line = line.removeprefix("\ufeff")
        if line.strip():
            yield from _of_line(where, line, layout)


def _of_line(where: str, line: str, layout: JsonFile) -> Iterator[Row]:
    """One object, or several one after the other."""
    position = 0
    line = line.strip()
    while position < len(line):
        try:
            value, end = _decoder.raw_decode(line, position)
        except (ValueError, RecursionError) as error:
            yield Row(where, None, f"no JSON ({error})"[:200])
            return
        yield from _rows_of(where, value, layout)
        position = end
        while position < len(line) and line[position] in " ,\t\r\n":
            position += 1


class _Buffer:
    """Decodes one JSON value after the other from a stream."""

    def __init__(self, text: IO[str]) -> None:
        self._text, self._buffer, self._at = text, "", 0
        self.passed = 0

    def skip(self, characters: str) -> str:
        """Go past any of `characters`; the next character, "" at the end."""
        while True:
            while self._at < len(self._buffer) and self._buffer[self._at] in characters:
                self._at += 1
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._more(CHUNK_CHARS):
                return ""

    def step(self) -> None:
        self._at += 1

    def value(self) -> Any:
        """Raises ValueError, RecursionError where there is no value."""
        size = CHUNK_CHARS
        while True:
            try:
                value, end = _decoder.raw_decode(self._buffer, self._at)
                if end < len(self._buffer) or isinstance(value, dict | list | str) or not self._more(CHUNK_CHARS):
                    self._at = end
                    return value
            except ValueError:
                if len(self._buffer) - self._at > LONGEST_VALUE or not self._more(size):
                    raise
                size *= 2

    def _more(self, characters: int) -> bool:
        self.passed += self._at
        self._buffer, self._at = self._buffer[self._at :], 0
        more = self._text.read(characters)
        self._buffer += more
        return bool(more)


def _array(text: IO[str], layout: JsonFile) -> Iterator[Row]:
    buffer = _Buffer(text)
    buffer.skip("\ufeff \t\r\n")
    buffer.step()  # the opening bracket
    number = 0
    while (following := buffer.skip(" \t\r\n,")) != "":
        if following == "]":
            buffer.step()
            if buffer.skip(" \t\r\n,") != "[":
                break
            buffer.step()  # the next list: pages one after the other
            continue
        number += 1
        try:
            value = buffer.value()
        except (ValueError, RecursionError) as error:
            reason = " ".join(str(error).split())[:160]
            yield Row(f"entry {number}", None, f"no JSON from here on ({reason})")
            return
        yield from _rows_of(f"entry {number}", value, layout)
    if following == "":
        yield Row(f"entry {number + 1}", None, "the list breaks off: it has no closing bracket")


def _values(text: IO[str], layout: JsonFile) -> Iterator[Row]:
    buffer = _Buffer(text)
    number = 0
    while buffer.skip("\ufeff \t\r\n,"):
        number += 1
        try:
            value = buffer.value()
        except (ValueError, RecursionError) as error:
            yield Row(f"entry {number}", None, f"no JSON from here on ({' '.join(str(error).split())[:160]})")
            return
        yield from _rows_of(f"entry {number}", value, layout)


def _enveloped(text: IO[str], open_bytes: OpenBytes, layout: JsonFile) -> Iterator[Row]:
    content = text.read(WHOLE_CHARS)
    if layout.shape is JsonShape.ANYWHERE:
        for number, posting in enumerate(postings_in(decoded(content), is_posting), 1):
            yield _as_row(f"entry {number}", posting)
        return
    if len(content) >= WHOLE_CHARS:
        with open_bytes() as (file, _):
            yield from _streamed(file, layout)
        return
    whole, _ = _decoder.raw_decode(content.lstrip("\ufeff \t\r\n"))
    del content
    rows = at_path(whole, layout.path)
    if layout.shape is JsonShape.LISTS_BY_KEY:
        listed = (row for members in rows.values() for row in members)
        for number, value in enumerate(listed, 1):
            yield _as_row(f"entry {number}", value)
    elif layout.shape is JsonShape.COLUMNS and isinstance(next(iter(rows.values())), list):
        for number, cells in enumerate(zip(*rows.values(), strict=True), 1):
            yield Row(f"entry {number}", dict(zip(rows, cells, strict=True)))
    elif layout.shape is JsonShape.COLUMNS:
        for number, key in enumerate(next(iter(rows.values())), 1):
            yield Row(f"entry {number}", {name: cells.get(key) for name, cells in rows.items()})
    elif layout.shape is JsonShape.OBJECTS_BY_ID:
        for key, value in rows.items():
            yield (
                Row(f"entry {key}", {"id": key, **value})
                if isinstance(value, dict)
                else Row(key, None, "not an object")
            )
    else:
        company = _company_of(at_path(whole, layout.path[:-1])) if MEMBERS not in layout.path else {}
        if layout.header and list(layout.header) in rows:
            rows = rows[rows.index(list(layout.header)) :]
        for number, value in enumerate(rows, 1):
            row = {**company, **value} if company and isinstance(value, dict) else value
            yield from _rows_of(f"entry {number}", row, layout)


def _streamed(file: IO[bytes], layout: JsonFile) -> Iterator[Row]:
    path = ".".join("item" if key == MEMBERS else key for key in layout.path)
    number = 0
    try:
        if layout.shape is JsonShape.OBJECTS_BY_ID:
            for key, value in ijson.kvitems(file, path, use_float=True):
                yield (
                    Row(f"entry {key}", {"id": key, **value})
                    if isinstance(value, dict)
                    else Row(key, None, "not an object")
                )
        else:
            for number, value in enumerate(ijson.items(file, f"{path}.item", use_float=True), 1):
                yield from _rows_of(f"entry {number}", value, layout)
    except (ijson.JSONError, ValueError) as error:
        reason = " ".join(str(error).split())[:160]
        yield Row(f"entry {number + 1}", None, f"no JSON from here on ({reason})")
