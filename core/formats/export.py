"""Tables as CSV (RFC 4180) with a `.metadata.json` twin: pages and API hand out these very bytes."""

import csv
import hashlib
import io
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from enum import Enum
from functools import cached_property
from numbers import Integral, Real
from typing import Any

import numpy as np
import pandas as pd

SEPARATOR = "|"
# A spreadsheet runs a cell that starts so (OWASP, "CSV Injection"); some skip white space or take full-width forms.
_RISKY = re.compile(r"'*[\s\u00a0\u200b\ufeff]*[=+\-@\t\r\n＝＋－＠]")
_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A source the rows rest on: how many postings of it, and the terms they came under."""

    source: str
    posting_count: int
    licence: str
    attribution: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a table comes from.

    `slice` and `counts` are shown as they are; `formulas` and `columns` are keyed by column name, `columns` says what
    each holds and in which unit; `as_of` is aware.
    """

    table: str
    snapshot_id: str
    taxonomy_version: str
    as_of: datetime | None
    is_sample: bool
    slice: Mapping[str, object] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    formulas: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    sources: Sequence[SourceUse] = ()
    notes: Sequence[str] = ()


class Export:
    """A table ready to be sent: both files as bytes, made when first asked for, and their names.

    `parts` gives the frames that follow each other in the table, the same ones each time. The same frames and
    provenance give the same bytes, anywhere and at any time. UTF-8 without a byte order mark, CRLF, one header line, no
    comments, columns as in the frames. Dates are ISO 8601, instants UTC with `Z`, truth is `true` / `false`, nothing is
    an empty cell, several values are joined by `|`. Text a spreadsheet would run gets one `'` in front.
    """

    def __init__(self, parts: Callable[[], Iterable[pd.DataFrame]], provenance: Provenance) -> None:
        self._parts, self._provenance = parts, provenance
        name = file_name(provenance)
        self.csv_name, self.metadata_name = f"{name}.csv", f"{name}.metadata.json"

    def chunks(self) -> Iterator[bytes]:
        """The CSV piece by piece, so that a large one is never in memory at once."""
        for number, frame in enumerate(self._parts()):
            yield _lines(frame, header=number == 0)

    @cached_property
    def csv(self) -> bytes:
        """The whole CSV."""
        return b"".join(self.chunks())

    @cached_property
    def metadata(self) -> bytes:
        """Its twin."""
        row_count, names = 0, list[str]()
        for frame in self._parts():
            row_count, names = row_count + len(frame), [str(name) for name in frame.columns]
        return _metadata(names, row_count, self._provenance, self.csv)


def table_export(frame: pd.DataFrame, provenance: Provenance) -> Export:
    """`frame`, which must not change any more, as CSV with its metadata. Raises ValueError for repeated columns."""
    if not frame.columns.is_unique:
        raise ValueError("a column occurs twice")
    return Export(lambda: (frame,), provenance)


def _lines(frame: pd.DataFrame, *, header: bool) -> bytes:
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\r\n")
    if header:
        writer.writerow([safe_text(str(name)) for name in frame.columns])
    columns = [_cells(frame.iloc[:, number]) for number in range(frame.shape[1])]
    writer.writerows(zip(*columns, strict=True))
    return sink.getvalue().encode("utf-8", errors="replace")


def file_name(provenance: Provenance) -> str:
    """`gap-data-engineer-3f2a…`: table, role if there is one, snapshot; lower-case ASCII, safe in a header."""
    parts = (provenance.table, str(provenance.slice.get("role") or ""), provenance.snapshot_id)
    return "-".join(filter(None, (_NAME.sub("-", part.casefold()).strip("-")[:60] for part in parts)))


def safe_text(text: str) -> str:
    """`text` that no spreadsheet takes for a formula; NUL, which no CSV reader takes at all, is dropped."""
    text = text.replace("\0", "")
    return f"'{text}" if _RISKY.match(text) else text


def _cells(column: "pd.Series[Any]") -> list[str]:
    if pd.api.types.is_bool_dtype(column.dtype) or not pd.api.types.is_integer_dtype(column.dtype):
        return [_cell(value) for value in column.tolist()]
    return ["" if value is pd.NA else str(value) for value in column.tolist()]


def _cell(value: Any) -> str:
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return safe_text(value)
    if isinstance(value, (frozenset, set)):
        value = sorted(value)
    if isinstance(value, (list, tuple)):
        return safe_text(SEPARATOR.join(str(member) for member in value))
    if value is None or value is pd.NaT or value is pd.NA:
        return ""
    if isinstance(value, datetime):
        return _instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (bool, np.bool_)):
        return "true" if value else "false"
    if isinstance(value, Integral):
        return str(int(value))
    if isinstance(value, Real):
        return repr(float(value)) if math.isfinite(value) else ""
    return safe_text(str(value))


def _instant(value: datetime) -> str:
    if value.tzinfo is not None:
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    # pandas keeps dates as midnights without a zone
    return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()


def _metadata(names: Sequence[str], row_count: int, provenance: Provenance, content: bytes) -> bytes:
    columns = [
        {"name": name, "description": provenance.columns.get(name, ""), "formula": provenance.formulas.get(name)}
        for name in names
    ]
    described = {
        "table": provenance.table,
        "file": f"{file_name(provenance)}.csv",
        "format": "RFC 4180, UTF-8, CRLF, one header line; ISO 8601 dates; several values joined by |; "
        "text that starts like a formula has one ' in front",
        "rows": row_count,
        "columns": columns,
        "slice": {name: _plain(value) for name, value in provenance.slice.items()},
        "formulas": dict(provenance.formulas),
        "snapshot_id": provenance.snapshot_id,
        "taxonomy_version": provenance.taxonomy_version,
        "as_of": _instant(provenance.as_of) if provenance.as_of else None,
        "is_sample": provenance.is_sample,
        "counts": dict(provenance.counts),
        "sources": [asdict(use) for use in provenance.sources],
        "notes": list(provenance.notes),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode("utf-8", errors="replace")


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (frozenset, set, list, tuple)):
        return [_plain(member) for member in (sorted(value) if isinstance(value, (frozenset, set)) else value)]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return _cell(value)
