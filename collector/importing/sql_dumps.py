"""Rows of SQL dumps: `INSERT INTO … VALUES`, and `COPY … FROM stdin` of PostgreSQL."""

import re
from collections.abc import Iterable, Iterator
from typing import IO, Any

from collector.adverts import Row
from collector.importing.tables import HeaderScore

LONGEST_STATEMENT = 64_000_000  # characters until the next row is whole
_NAME = r"(?:[`\"\[]?[\w$ ]+[`\"\]]?\.)?[`\"\[]?(?P<table>[\w$]*)[`\"\]]?"
_STATEMENT = re.compile(r"\s*(?:INSERT\s+(?:IGNORE\s+)?INTO|REPLACE\s+INTO|CREATE\s+TABLE|COPY)\b", re.IGNORECASE)
_INSERT = re.compile(
    rf"\s*(?:INSERT\s+(?:IGNORE\s+)?|REPLACE\s+)INTO\s+{_NAME}\s*(?:\((?P<columns>[^()]*)\))?\s*VALUES\s*",
    re.IGNORECASE,
)
_CREATE = re.compile(
    rf"\s*CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?{_NAME}\s*\((?P<body>.*)", re.IGNORECASE | re.DOTALL
)
_COPY = re.compile(rf"\s*COPY\s+{_NAME}\s*\((?P<columns>[^()]*)\)\s+FROM\s+stdin", re.IGNORECASE)
_COLUMN = re.compile(r"^\s*(?:[`\"\[]([^`\"\]]+)[`\"\]]|(\w+))\s+\w")
_NO_COLUMN = frozenset({"primary", "unique", "key", "constraint", "foreign", "index", "check", "fulltext"})
_VALUE = re.compile(
    r"\s*(?:[NE]|_utf8mb4\s*)?(?P<text>'(?:[^'\\]|\\.|'')*')|\s*(?P<bare>[^\s,()'\"]+(?:\([^()]*\))?(?:::[\w ]+)?)",
    re.DOTALL,
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "", "Z": "", "b": ""}


def is_dump(start: str) -> bool:
    """Whether a text begins as a dump does: a statement at the start of one of its lines."""
    return (
        re.search(rf"^{_STATEMENT.pattern}[^\n]*(?:\bVALUES\b|\(|\bFROM\s+stdin)", start, re.IGNORECASE | re.MULTILINE)
        is not None
    )


def read_dump(text: IO[str], score: HeaderScore) -> Iterator[Row]:
    """Rows of the tables whose columns name a title and another field of a posting."""
    tables: dict[str, list[str]] = {}
    number = 0
    lines = iter(text)
    for line in lines:
        number += 1
        if not _STATEMENT.match(line):
            continue
        if copied := _COPY.match(line):
            yield from _copied(lines, _names(copied["columns"]), number, score)
            continue
        statement = _until(lines, line, ";" if _CREATE.match(line) else "VALUES")
        if created := _CREATE.match(statement):
            tables[created["table"]] = _columns(created["body"])
        elif inserted := _INSERT.match(statement):
            columns = _names(inserted["columns"]) if inserted["columns"] else tables.get(inserted["table"], [])
            if score(columns) > 1:
                yield from _inserted(lines, statement[inserted.end() :], columns, number)


def _columns(body: str) -> list[str]:
    """The columns that a table is created with, also where all stand in one line."""
    definitions, depth, start = [], 0, 0
    for match in re.finditer(r"'(?:[^'\\]|\\.|'')*'|[(),]", body):
        sign = match[0]
        depth += (sign == "(") - (sign == ")")
        if depth < 0 or (sign == "," and depth == 0):
            definitions.append(body[start : match.start()])
            start = match.end()
        if depth < 0:
            break
    columns = (_COLUMN.match(definition) for definition in definitions)
    return [name for column in columns if column and (name := column[1] or column[2]).casefold() not in _NO_COLUMN]


def _names(listed: str) -> list[str]:
    return [name.strip().strip('`"[]') for name in listed.split(",")]


def _until(lines: Iterator[str], start: str, word: str) -> str:
    statement = start
    while word not in statement.upper() and len(statement) < LONGEST_STATEMENT and (more := next(lines, "")):
        statement += more
    return statement


def _inserted(lines: Iterator[str], start: str, columns: list[str], number: int) -> Iterator[Row]:
    """The rows of one statement, each as soon as it is whole."""
    buffer, at, count = start, 0, 0
    while True:
        while at < len(buffer) and buffer[at] in " \t\r\n,":
            at += 1
        if at < len(buffer) and buffer[at] != "(":
            return  # the end of the statement
        values, end = _tuple(buffer, at)
        if values is None:
            more = next(lines, "")
            if not more or len(buffer) - at > LONGEST_STATEMENT:
                return
            buffer, at = buffer[at:] + more, 0
            continue
        count, at = count + 1, end
        where = f"statement in line {number}, row {count}"
        if len(values) == len(columns):
            yield Row(where, dict(zip(columns, values, strict=True)))
        else:
            yield Row(where, None, f"{len(values)} values where the table has {len(columns)} columns")


def _tuple(buffer: str, at: int) -> tuple[list[Any] | None, int]:
    """The values between two brackets; None where the closing one is not there yet."""
    if at >= len(buffer):
        return None, at
    values: list[Any] = []
    at += 1
    while value := _VALUE.match(buffer, at):
        values.append(_text(value["text"]) if value["text"] is not None else _bare(value["bare"]))
        at = value.end()
        while at < len(buffer) and buffer[at].isspace():
            at += 1
        if at >= len(buffer):
            return None, at
        if buffer[at] == ")":
            return values, at + 1
        at += 1
    return None, at


def _text(quoted: str) -> str:
    plain = quoted[1:-1].replace("''", "'")
    return re.sub(r"\\(.)", lambda escape: _ESCAPES.get(escape[1], escape[1]), plain, flags=re.DOTALL)


def _bare(word: str) -> str | None:
    return None if word.casefold() == "null" else word


def _copied(lines: Iterable[str], columns: list[str], number: int, score: HeaderScore) -> Iterator[Row]:
    is_wanted = score(columns) > 1
    for count, line in enumerate(lines, 1):
        if line.startswith("\\."):
            return
        cells = line.rstrip("\r\n").split("\t")
        if not is_wanted:
            continue
        if len(cells) != len(columns):
            yield Row(f"line {number + count}", None, f"{len(cells)} values where the table has {len(columns)} columns")
            continue
        values = (None if cell == "\\N" else re.sub(r"\\(.)", _unescaped, cell) for cell in cells)
        yield Row(f"line {number + count}", dict(zip(columns, values, strict=True)))


def _unescaped(escape: re.Match[str]) -> str:
    return _ESCAPES.get(escape[1], escape[1])
