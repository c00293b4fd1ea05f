"""Taking times on one core: how long a question takes at first, cold, and when it was asked before."""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from core.market.demand import warm
from core.snapshot.snapshot import Snapshot

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
Questions = dict[str, Callable[[], object]]


def timed(ask: Callable[[], object], snapshot: Snapshot, times: int = 7) -> dict[str, float]:
    """Times of `ask` in milliseconds.

    `first_ms`: the first time in this process. `median_ms` and `worst_ms`: of `times` further calls, each of which
    finds the snapshot as a refresh leaves it, warmed and no question asked yet; `cpu_ms` is the median processor time
    of these. `again_ms`: the same question a second time, when its answer may be remembered.
    """
    taken, used = [], []
    for _ in range(times + 1):
        snapshot.remembered.clear()
        warm(snapshot)
        start_used = time.process_time()
        taken.append(milliseconds(ask))
        used.append((time.process_time() - start_used) * 1000)
    again = milliseconds(ask)
    cold = taken[1:]
    figures = {
        "first_ms": taken[0],
        "median_ms": statistics.median(cold),
        "worst_ms": max(cold),
        "cpu_ms": statistics.median(used[1:]),
        "again_ms": again,
    }
    return {name: round(figure, 1) for name, figure in figures.items()}


def milliseconds(ask: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


def resident() -> int:
    """Bytes of memory this process has now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def hold_to_one_core(module: str) -> None:
    """Tie this process to one core and `module`, started anew, to one thread of the numeric libraries.

    The libraries read their number of threads when they are loaded, so the program starts once more.
    """
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    if any(os.environ.get(name) != "1" for name in THREADS):
        os.environ.update(dict.fromkeys(THREADS, "1"))
        os.execv(sys.executable, [sys.executable, "-m", module, *sys.argv[1:]])
