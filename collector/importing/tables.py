"""Tables of text: finds delimiter, header line and escapes, and reads rows as a stream."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, Literal

from collector.adverts import Row
from core.errors import SourceError

DELIMITERS = (",", ";", "\t", "|")
DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
MOST_PREAMBLE = 30  # lines before the header
SAMPLE_CHARS = 200_000
SAMPLE_ROWS = 200
LONGEST_FIELD = 8_000_000
HeaderScore = Callable[[Sequence[str]], int]


@dataclass(frozen=True, slots=True)
class TableShape:
    """How a table is written: `header_row` counts records from 1, `skipped` names headers that come twice."""

    delimiter: str
    header_row: int
    header: tuple[str, ...]
    escape: str | None = None
    separator_line: bool = False
    has_quotes: bool = True
    skipped: tuple[str, ...] = field(default=())


def table_shape(start: str, score: HeaderScore) -> TableShape:
    """What the start of a table shows. `score` says how many of a row's cells are names of columns we know.

    Raises SourceError where no line is a header.
    """
    first, _, table = start.partition("\n") if "\n" in start else start.partition("\r")
    separator = first.strip().removeprefix("\ufeff").strip('"')
    if separator.casefold().startswith("sep=") and len(separator) == 5:
        return _shape(table, (separator[4],), score, separator_line=True)
    return _shape(start, DELIMITERS, score, separator_line=False)


def _shape(start: str, delimiters: Sequence[str], score: HeaderScore, *, separator_line: bool) -> TableShape:
    best: tuple[tuple[int, int], TableShape] | None = None
    for delimiter in delimiters:
        ways = [(None, True), *([("\\", True)] if "\\" in start else []), *([(None, False)] if '"' in start else [])]
        for escape, has_quotes in ways:
            rows = _sample(start, delimiter, escape, has_quotes=has_quotes)
            position, named_columns = _header(rows, score)
            if named_columns == 0:
                continue
            header, skipped = unique_names(rows[position])
            ragged = sum(len(row) != len(header) for row in rows[position + 1 :] if any(row))
            shape = TableShape(delimiter, position + 1, header, escape, separator_line, has_quotes, skipped)
            # Most known columns first, then fewest rows that do not fit; escapes and bare quotes have to earn it.
            rank = (named_columns, -ragged)
            if best is None or rank > best[0]:
                best = (rank, shape)
    if best is None:
        raise SourceError("no header")
    return best[1]


def _sample(start: str, delimiter: str, escape: str | None, *, has_quotes: bool) -> list[list[str]]:
    rows: list[list[str]] = []
    lines = start[:SAMPLE_CHARS].replace("\0", "").splitlines(keepends=True)
    if len(start) >= SAMPLE_CHARS and len(lines) > 1:
        lines.pop()  # cut off in the middle
    try:
        for row in csv.reader(_universal(lines), delimiter=delimiter, escapechar=escape, quoting=_quoting(has_quotes)):
            rows.append(row)
            if len(rows) >= SAMPLE_ROWS:
                break
    except csv.Error:
        pass  # what was read until then is sample enough
    return rows


def _quoting(has_quotes: bool) -> Literal[0, 3]:
    """What the csv module calls it: quotes around cells, or quotes that are characters like any other."""
    return csv.QUOTE_MINIMAL if has_quotes else csv.QUOTE_NONE


def _header(rows: Sequence[Sequence[str]], score: HeaderScore) -> tuple[int, int]:
    """The row that names most columns, of the first ones; the first of several that name as many."""
    scored = [(score(row), -position) for position, row in enumerate(rows[:MOST_PREAMBLE])]
    named_columns, position = max(scored, default=(0, 0))
    return -position, named_columns


def unique_names(cells: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of columns, each once: the second `title` becomes `title (2)`, which is no name we know."""
    seen: dict[str, int] = {}
    names: list[str] = []
    skipped: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.replace("\ufeff", "").split()) or f"column {number}"
        seen[name.casefold()] = times = seen.get(name.casefold(), 0) + 1
        if times > 1:
            skipped.append(name)
            name = f"{name} ({times})"
        names.append(name)
    return tuple(names), tuple(skipped)


def read_table(text: IO[str], shape: TableShape) -> Iterator[Row]:
    """Rows below the header. One that does not fit comes with what is wrong with it."""
    csv.field_size_limit(LONGEST_FIELD)
    lines = (line.replace("\0", "") for line in text)
    before = 0
    if shape.separator_line:
        next(lines, "")
        before = 1
    reader = csv.reader(
        _universal(lines),
        delimiter=shape.delimiter,
        escapechar=shape.escape,
        quoting=_quoting(shape.has_quotes),
    )
    record = 0
    width = len(shape.header)
    while True:
        where = f"line {reader.line_num + 1 + before}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(where, None, f"no CSV ({error})")
            continue
        record += 1
        if record <= shape.header_row or not any(cells):
            continue
        if len(cells) > width and not any(cells[width:]):
            cells = cells[:width]
        if len(cells) == width:
            yield Row(where, dict(zip(shape.header, cells, strict=True)))
        else:
            yield Row(where, None, _misfit(len(cells), width, shape.delimiter))


def _misfit(cells: int, width: int, delimiter: str) -> str:
    name = DELIMITER_NAMES.get(delimiter, repr(delimiter))
    if cells > width:
        return f"{cells} cells where the header has {width}: probably a {name} in a text that has no quotes around it"
    return f"{cells} cells where the header has {width}: a line break without quotes around it, or a row cut off"


def _universal(lines: Iterable[str]) -> Iterator[str]:
    """Lines whose ends the csv module accepts: it takes a bare CR inside of a line for an error."""
    for line in lines:
        yield line[:-1] + "\n" if line.endswith("\r") else line
