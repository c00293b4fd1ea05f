"""The snapshot as an Arrow IPC file: numbers as they lie in memory, names in the schema, one checksum over all.

The checksum stands behind Arrow's own bytes and is compared before Arrow sees them: of damaged metadata Arrow makes
anything, a crash of the process included.
"""

import json
import logging
import os
from pathlib import Path
from struct import Struct
from typing import Any, BinaryIO
from zlib import crc32

import numpy as np
import pyarrow as pa

from core.snapshot.arrow_arrays import arrow_of, numbers_of
from core.snapshot.build import matrix
from core.snapshot.coded import coded
from core.snapshot.columns import CODED, Columns

log = logging.getLogger(__name__)

LAYOUT = "9"  # 8 did not tell whether a degree is needed
MAGIC, SEAL = b"CNSN", Struct("<4sI")  # what stands behind Arrow's bytes, with their CRC-32
FLAGS = ("degree_needed", "duplicate", "left_out")
PLAIN = ("day", "closed", "first_seen", "last_seen", "salary_min", "salary_max", "years", "group", "stamp")


def write_snapshot(path: Path, columns: Columns, identity: dict[str, Any]) -> None:
    """Write columns to a temporary file, then move it to `path`, so that no reader sees half of one.

    `identity` is kept in the file's metadata. Raises OSError.
    """
    arrays = {name: arrow_of(getattr(columns, name)) for name in PLAIN}
    arrays |= {name: arrow_of(getattr(columns, name).codes) for name in CODED}
    arrays |= {name: arrow_of(getattr(columns, name).view(np.uint8)) for name in FLAGS}
    arrays["posting_ids"] = columns.posting_ids
    offsets = arrow_of(columns.asks.indptr)
    arrays["skill"] = pa.ListArray.from_arrays(offsets, arrow_of(columns.asks.indices))
    arrays["ask"] = pa.ListArray.from_arrays(offsets, arrow_of(columns.asks.data))
    arrays["choice"] = pa.ListArray.from_arrays(offsets, arrow_of(columns.choices.data))
    names = {name: getattr(columns, name).categories for name in CODED} | {"skills": columns.skills}
    header = json.dumps({"identity": identity, "names": names})
    batch = pa.RecordBatch.from_pydict(arrays)
    marks = {"layout": LAYOUT, "header": header}
    batch = batch.replace_schema_metadata(marks)
    partial = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with pa.OSFile(str(partial), "wb") as sink, pa.ipc.new_file(sink, batch.schema) as writer:
            writer.write_batch(batch)
        with partial.open("r+b") as file:
            check = _check(file)
            file.write(SEAL.pack(MAGIC, check))
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def read(path: Path) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The columns and the identity in `path`; None (and a line in the log) where they cannot be trusted."""
    try:
        batch = pa.ipc.open_file(_sealed(path)).get_batch(0)
        marks = {key.decode(): value.decode() for key, value in (batch.schema.metadata or {}).items()}
        if marks["layout"] != LAYOUT:
            raise ValueError(f"layout {marks['layout']}, expected {LAYOUT}")
        header = json.loads(marks["header"])
        return _columns(batch, header["names"]), header["identity"]
    except FileNotFoundError:
        return None
    except (OSError, pa.ArrowException, ValueError, KeyError, IndexError, TypeError, MemoryError) as error:
        log.warning("snapshot file %s cannot be used and is made again: %s", path.name, error)
        return None


def _check(file: BinaryIO) -> int:
    """CRC-32 of the whole file, which is left at its end."""
    check = 0
    while chunk := file.read(1 << 20):
        check = crc32(chunk, check)
    return check


def _sealed(path: Path) -> Any:
    """Arrow's bytes in `path`. Raises ValueError where they are not those that were written."""
    with pa.OSFile(str(path), "rb") as source:
        content = source.read_buffer()
    size = content.size - SEAL.size
    if size < 0 or SEAL.unpack(content.slice(size).to_pybytes()) != (MAGIC, crc32(content.slice(0, size))):
        raise ValueError("checksum differs")
    return content.slice(0, size)


def _columns(batch: Any, names: dict[str, list[str]]) -> dict[str, Any]:
    columns: dict[str, Any] = {name: numbers_of(batch.column(name)) for name in PLAIN}
    columns |= {name: coded(name, numbers_of(batch.column(name)), names[name]) for name in CODED}
    columns |= {name: numbers_of(batch.column(name)).view(bool) for name in FLAGS}
    columns["posting_ids"] = batch.column("posting_ids")
    skill = batch.column("skill")
    columns["skills"] = tuple(names["skills"])
    indices, indptr, width = numbers_of(skill.values), numbers_of(skill.offsets), len(columns["skills"])
    for name, column in (("asks", "ask"), ("choices", "choice")):
        columns[name] = matrix(numbers_of(batch.column(column).values), indices, indptr, width)
    return columns
