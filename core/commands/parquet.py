"""`career-navigator export DIR --parquet`: what postings ask for, as a partitioned Parquet data set."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds

from core import __version__
from core.snapshot.asks import FIELDS, asks_table
from core.snapshot.snapshot import Snapshot


def write_parquet(snapshot: Snapshot, folder: Path) -> int:
    """Write `folder/asks/month=…/part-0.parquet` and `folder/metadata.json`; returns the number of rows.

    Raises FileExistsError where the folder holds something, OSError where it cannot be written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty; name a new folder")
    table = asks_table(snapshot)
    month = pa.schema([table.schema.field("month")])
    ds.write_dataset(
        table,
        folder / "asks",
        format="parquet",
        partitioning=ds.partitioning(month, flavor="hive"),
        max_partitions=4096,
    )
    described = {
        "snapshot_id": snapshot.snapshot_id,
        "taxonomy_version": snapshot.taxonomy_version,
        "as_of": snapshot.as_of.isoformat() if snapshot.as_of else None,
        "is_sample": snapshot.is_sample,
        "program": __version__,
        "rows": table.num_rows,
        "columns": [
            {"name": name, "type": str(table.schema.field(name).type), "description": text}
            for name, text in FIELDS.items()
        ],
    }
    (folder / "metadata.json").write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return int(table.num_rows)
