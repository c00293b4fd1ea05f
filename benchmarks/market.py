"""How fast the market numbers are: `python -m benchmarks.market --postings 1000000` prints JSON, times in ms.

One core: the process ties itself to one and the numeric libraries to one thread. `cpu_ms` is what a call costs, and
what it takes on a machine with nothing else to do; `median_ms` is what it took here.
"""

import argparse
import json
import os
import statistics as plain
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.markets import LAST_DAY, ROLES, made_market, made_postings, role_name
from core.config import Settings
from core.market.comparison import closest_roles
from core.market.demand import demand, warm
from core.market.gap import Profile, gap, unlocks
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.market.statistics import resampling_weights
from core.models import PostingText
from core.store import Store

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
ROLE = Slice(role=role_name(0))
TYPICAL = Slice(role=role_name(ROLES // 4))
ASKED_ON_SERVER = 10_000
Questions = dict[str, Callable[[], object]]


def questions(snapshot: Snapshot) -> Questions:
    """What is timed, by name; each is asked of a snapshot that remembers nothing."""
    implies = {
        skill: frozenset({skill, snapshot.skills[(number + 1) % len(snapshot.skills)]} if number % 5 == 0 else {skill})
        for number, skill in enumerate(snapshot.skills)
    }
    person = Profile(frozenset(snapshot.skills[0:60:2]), implies, {})
    return {
        "warming_after_a_fold": lambda: (snapshot.remembered.clear(), warm(snapshot)),
        "demand_largest_role": lambda: demand(snapshot, ROLE),
        "demand_typical_role": lambda: demand(snapshot, TYPICAL),
        "demand_filtered": lambda: demand(snapshot, replace(TYPICAL, country="US", remote=True)),
        "demand_all_roles": lambda: demand(snapshot, Slice()),
        "gap_with_unlock_largest_role": lambda: gap(snapshot, ROLE, person, threshold=0.05),
        "gap_with_unlock_typical_role": lambda: gap(snapshot, TYPICAL, person, threshold=0.05),
        "unlock_of_every_missing_skill": lambda: unlocks(snapshot, ROLE, person),
        "ranking_of_all_roles": lambda: closest_roles(snapshot, Slice(), person),
    }


def timed(ask: Callable[[], object], snapshot: Snapshot, times: int = 7) -> dict[str, float]:
    """Median and worst wall time and median processor time of `times` calls, after one that is not counted.

    Each call finds the snapshot as a refresh leaves it: warmed, and no question asked yet.
    """
    taken, used = [], []
    for _ in range(times + 1):
        snapshot.remembered.clear()
        warm(snapshot)
        start, start_used = time.perf_counter(), time.process_time()
        ask()
        taken.append((time.perf_counter() - start) * 1000)
        used.append((time.process_time() - start_used) * 1000)
    middle, middle_used = plain.median(taken[1:]), plain.median(used[1:])
    return {"median_ms": round(middle, 1), "worst_ms": round(max(taken[1:]), 1), "cpu_ms": round(middle_used, 1)}


def files_and_folds(snapshot: Snapshot) -> dict[str, Any]:
    changed = made_postings(1000, first=snapshot.size - 500)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.arrow"
        saved = timed(lambda: snapshot.save(path), snapshot, 3)
        size = path.stat().st_size
        before = resident()
        start = time.perf_counter()
        loaded = Snapshot.load(path)
        load = (time.perf_counter() - start) * 1000
        grown = resident() - before
        assert loaded is not None and loaded.snapshot_id == snapshot.snapshot_id
    return {
        "arrow_file_mb": round(size / 1e6, 1),
        "arrow_save": saved,
        "arrow_load_ms": round(load, 1),
        "memory_of_a_loaded_snapshot_mb": round(grown / 1e6, 1),
        "fold_of_1000": timed(lambda: snapshot.fold(changed), snapshot, 5),
    }


def resident() -> int:
    """Bytes of memory this process has now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def on_the_server(count: int) -> dict[str, Any]:
    """The demand question as an aggregation on the embedded server and on the snapshot of the same postings."""
    postings = made_postings(count)
    with tempfile.TemporaryDirectory() as home:
        store = Store.connect(Settings(career_navigator_home=Path(home)))
        try:
            for start in range(0, count, 1000):
                some = postings[start : start + 1000]
                store.postings.upsert([(one, PostingText(one.posting_id, "")) for one in some], datetime.now(UTC))
            collection = store.connection.database["postings"]
            pipeline: list[dict[str, Any]] = [
                {"$match": {"role": role_name(0), "duplicate_of": None}},
                {"$project": {"asked": {"$setUnion": ["$required", "$optional"]}}},
                {"$unwind": "$asked"},
                {"$group": {"_id": "$asked", "n": {"$sum": 1}}},
            ]
            start_time = time.perf_counter()
            answer = {row["_id"]: row["n"] for row in collection.aggregate(pipeline)}
            server = (time.perf_counter() - start_time) * 1000
            start_time = time.perf_counter()
            snapshot = Snapshot.build(store.columns.since(LAST_DAY.replace(year=LAST_DAY.year - 2)))
            build = (time.perf_counter() - start_time) * 1000
        finally:
            store.close()
    frame = demand(snapshot, ROLE).skills
    assert dict(zip(frame["skill"], frame["asked_count"], strict=True)) == answer
    return {
        "postings": count,
        "aggregation_ms": round(server, 1),
        "snapshot_with_intervals": timed(lambda: demand(snapshot, ROLE), snapshot),
        "read_from_store_ms": round(build, 1),
    }


def hold_to_one_core() -> None:
    """The libraries read their number of threads when they are loaded, so the program starts once more."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    if any(os.environ.get(name) != "1" for name in THREADS):
        os.environ.update(dict.fromkeys(THREADS, "1"))
        os.execv(sys.executable, [sys.executable, "-m", "benchmarks.market", *sys.argv[1:]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=1_000_000)
    parser.add_argument("--skills", type=int, default=1200)
    count = parser.parse_args()
    hold_to_one_core()
    snapshot = made_market(count.postings, count.skills)
    resampling_weights()
    report: dict[str, Any] = {"postings": snapshot.size, "skills": count.skills, "asks": int(snapshot.asks.nnz)}
    report |= files_and_folds(snapshot)
    report |= {name: timed(ask, snapshot) for name, ask in questions(snapshot).items()}
    report["embedded_server"] = on_the_server(min(count.postings, ASKED_ON_SERVER))
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
