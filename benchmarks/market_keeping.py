"""Keeping a snapshot: memory, the Arrow file, new postings folded in, and what readers notice of that."""

import statistics
import tempfile
import threading
from pathlib import Path
from typing import Any

from benchmarks.markets import ROLES, made_postings, role_name
from benchmarks.timing import milliseconds, resident, timed
from core.market.demand import demand, warm
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot

ASKED = Slice(role=role_name(ROLES // 4))
NEW = 1000
FOLDS = 5


def keeping(snapshot: Snapshot) -> dict[str, Any]:
    """Sizes in MB and times in ms of saving, loading and folding `snapshot`."""
    changed = made_postings(NEW, first=snapshot.size - NEW // 2)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.arrow"
        saved = timed(lambda: snapshot.save(path), snapshot, 3)
        size = path.stat().st_size
        before = resident()
        found: list[Snapshot | None] = []
        load = milliseconds(lambda: found.append(Snapshot.load(path)))
        (loaded,) = found
        assert loaded is not None and loaded.snapshot_id == snapshot.snapshot_id
        grown = resident() - before
        warming = milliseconds(lambda: warm(loaded))
        demand(loaded, Slice())
        warmed = resident() - before
    return {
        "memory_of_a_loaded_snapshot_mb": round(grown / 1e6, 1),
        "memory_of_a_warmed_snapshot_mb": round(warmed / 1e6, 1),
        "arrow_file_mb": round(size / 1e6, 1),
        "arrow_save": saved,
        "arrow_load_ms": round(load, 1),
        "warming_ms": round(warming, 1),
        "fold_of_1000": timed(lambda: snapshot.fold(changed), snapshot, 5),
        "readers_while_folding": reading(snapshot, changed),
    }


def reading(snapshot: Snapshot, changed: list[Any]) -> dict[str, float]:
    """How long a reader of the old snapshot waits for demand of a role, alone and while folds run in another thread."""

    def ask() -> None:
        snapshot.remembered.pop(("demand", ASKED), None)
        demand(snapshot, ASKED)

    alone = [milliseconds(ask) for _ in range(20)]
    folding = threading.Thread(target=lambda: [warm(snapshot.fold(changed)) for _ in range(FOLDS)])
    folding.start()
    meanwhile = []
    while folding.is_alive():
        meanwhile.append(milliseconds(ask))
    return {
        "alone_median_ms": round(statistics.median(alone), 1),
        "alone_worst_ms": round(max(alone), 1),
        "meanwhile_median_ms": round(statistics.median(meanwhile), 1),
        "meanwhile_worst_ms": round(max(meanwhile), 1),
        "answers_meanwhile": len(meanwhile),
    }
