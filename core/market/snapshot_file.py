"""The snapshot as an Arrow IPC file: numbers as they lie in memory, names in the schema, one checksum over all."""

import json
import logging
import os
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from core.market.columns import CODED, Coded, Columns, matrix

log = logging.getLogger(__name__)

LAYOUT = "3"  # with the order of rows
PLAIN = ("day", "closed", "remote", "salary_min", "salary_max", "group", "stamp")


def write(path: Path, columns: Columns, identity: dict[str, Any]) -> None:
    """Write beside `path`, then move into place. Raises OSError."""
    arrays = {name: pa.array(getattr(columns, name)) for name in PLAIN}
    arrays |= {name: pa.array(getattr(columns, name).codes) for name in CODED}
    arrays["duplicate"] = pa.array(columns.duplicate.view(np.uint8))
    arrays["posting_ids"] = columns.posting_ids
    offsets = pa.array(columns.asks.indptr)
    arrays["skill"] = pa.ListArray.from_arrays(offsets, pa.array(columns.asks.indices))
    arrays["ask"] = pa.ListArray.from_arrays(offsets, pa.array(columns.asks.data))
    names = {name: getattr(columns, name).categories for name in CODED} | {"skills": columns.skills}
    header = json.dumps({"identity": identity, "names": names})
    batch = pa.RecordBatch.from_pydict(arrays)
    marks = {"layout": LAYOUT, "header": header, "check": str(_check(batch, header))}
    batch = batch.replace_schema_metadata(marks)
    partial = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with pa.OSFile(str(partial), "wb") as sink, pa.ipc.new_file(sink, batch.schema) as writer:
            writer.write_batch(batch)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def read(path: Path) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The columns and the identity in `path`; None (and a line in the log) where they cannot be trusted."""
    try:
        with pa.OSFile(str(path), "rb") as source:
            batch = pa.ipc.open_file(source).get_batch(0)
        marks = {key.decode(): value.decode() for key, value in (batch.schema.metadata or {}).items()}
        if marks["layout"] != LAYOUT:
            raise ValueError(f"layout {marks['layout']}, expected {LAYOUT}")
        if marks["check"] != str(_check(batch, marks["header"])):
            raise ValueError("checksum differs")
        header = json.loads(marks["header"])
        return _columns(batch, header["names"]), header["identity"]
    except FileNotFoundError:
        return None
    except (OSError, pa.ArrowException, ValueError, KeyError, IndexError, TypeError, MemoryError) as error:
        log.warning("snapshot file %s cannot be used and is made again: %s", path.name, error)
        return None


def _check(batch: Any, header: str) -> int:
    """CRC-32 over the values: Arrow itself notices a cut-off file, not a flipped bit."""
    check = crc32(header.encode())
    for name in sorted(batch.schema.names):
        column = batch.column(name)
        if pa.types.is_list(column.type):
            parts = [column.offsets.to_numpy(), column.values.to_numpy()]
        elif pa.types.is_string(column.type):
            parts = _text_parts(column)
        else:
            parts = [column.to_numpy()]
        for part in parts:
            check = crc32(np.ascontiguousarray(part).data.cast("B") if part.size else b"", check)
    return check


def _text_parts(column: Any) -> list[NDArray[Any]]:
    _, offsets, text = column.buffers()
    if len(column) == 0 or text is None:
        return []
    ends = np.frombuffer(offsets, dtype=np.int32, count=len(column) + 1, offset=4 * column.offset)
    return [ends - ends[0], np.frombuffer(text, dtype=np.uint8)[ends[0] : ends[-1]]]


def _columns(batch: Any, names: dict[str, list[str]]) -> dict[str, Any]:
    columns: dict[str, Any] = {name: batch.column(name).to_numpy() for name in PLAIN}
    columns |= {name: Coded(batch.column(name).to_numpy(), tuple(names[name])) for name in CODED}
    columns["duplicate"] = batch.column("duplicate").to_numpy().view(bool)
    columns["posting_ids"] = batch.column("posting_ids")
    skill, ask = batch.column("skill"), batch.column("ask")
    columns["skills"] = tuple(names["skills"])
    columns["asks"] = matrix(
        ask.values.to_numpy(), skill.values.to_numpy(), skill.offsets.to_numpy(), len(columns["skills"])
    )
    return columns
