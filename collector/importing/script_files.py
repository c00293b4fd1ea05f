"""JSON inside of a script: JSONP, `const jobs = [...]`, and the tables that Google Sheets answers with."""

import json
import re
from typing import Any

from core.errors import SourceError

_START = re.compile(
    r"\s*(?:(?:/\*.*?\*/|//[^\n]*\n|[\"']use strict[\"'];?|<!--)\s*)*"
    r"(?:\)\]\}',?|for\s*\(;;\);|export default|(?:module\.)?exports(?:\.[\w$]+)?\s*=|"
    r"(?:export\s+)?(?:var|let|const)\s+[\w$]+(?:\s*:[^=\n]{1,60})?\s*=|(?:[\w$]+\.)*[\w$]+(?:\[[\"'][\w-]+[\"']\])?\s*[=(])"
    r"\s*(?=[\[{])",
    re.DOTALL,
)
_SHEET_DAY = re.compile(r"Date\((\d{4}),(\d{1,2}),(\d{1,2})(?:,\d+)*\)")


def is_script(start: str) -> bool:
    """Whether a text begins with a call or an assignment around JSON."""
    return _START.match(start[:2_000]) is not None


def read_script(name: str, text: str) -> Any:
    """What the first call or assignment holds. Raises SourceError where it is no JSON."""
    start = _START.match(text)
    try:
        value, _ = json.JSONDecoder().raw_decode(text, start.end() if start else 0)
    except (ValueError, RecursionError) as error:
        raise SourceError(
            f"{name} cannot be read: it is a script whose data is no JSON ({error}). Save the data as JSON."
        ) from error
    return _sheet(value) or value


def _sheet(value: Any) -> list[dict[str, Any]] | None:
    """The rows of a table of Google Sheets by the labels of their columns; None for anything else."""
    table = value.get("table") if isinstance(value, dict) else None
    if (
        not isinstance(table, dict)
        or not isinstance(table.get("cols"), list)
        or not isinstance(table.get("rows"), list)
    ):
        return None
    labels = [
        str(column.get("label") or column.get("id") or "") for column in table["cols"] if isinstance(column, dict)
    ]
    rows = [
        [_cell(cell) for cell in row["c"]]
        for row in table["rows"]
        if isinstance(row, dict) and isinstance(row.get("c"), list)
    ]
    return [dict(zip(labels, cells, strict=False)) for cells in rows]


def _cell(cell: Any) -> Any:
    """The value of a cell; a day, whose months are counted from 0, as ISO writes it."""
    value = cell.get("v") if isinstance(cell, dict) else None
    if isinstance(value, str) and (day := _SHEET_DAY.fullmatch(value)):
        return f"{day[1]}-{int(day[2]) + 1:02}-{int(day[3]):02}"
    return value
