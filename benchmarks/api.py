"""Gap and trending over HTTP while people use the pages: `python -m benchmarks.api --postings 100000`. Prints JSON.

The server is the real dashboard, one process; the clients are threads of this one, each with a kept-alive connection.
`repeated` asks the same question; `varied` asks another one each time, so that every answer is worked out anew (335
windows of trending come round again after a while). Beside each runs a crowd of dashboard sessions.
"""

import argparse
import asyncio
import itertools
import json
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx

from benchmarks.dashboards import Server, dashboard
from benchmarks.pages import SETTLED_SECONDS, crowd, warm
from benchmarks.stocked import signed_in, stocked
from core.models import SessionKind

GAP = "/skills/gap-analysis?role=data-engineer&days=90"
TRENDING = "/market/trending?days=30"


def varied() -> dict[str, Callable[[], str]]:
    """Questions nobody asked before: other thresholds, other windows."""
    lock, thresholds, days = threading.Lock(), itertools.count(1), itertools.cycle(range(31, 366))

    def new_gap() -> str:
        with lock:
            return f"{GAP}&threshold={0.05 + next(thresholds) / 1_000_000:.6f}"

    def new_trending() -> str:
        with lock:
            return f"/market/trending?days={next(days)}"

    return {"gap_varied": new_gap, "trending_varied": new_trending}


def measured(
    server: Server, token: str, path: Callable[[], str], clients: int, seconds: float, pace: float | None
) -> dict[str, float]:
    """Requests a second and latency of `clients` that ask as fast as they are answered, or `pace` a second in all."""
    taken: list[float] = []
    begun, used = time.perf_counter(), server.used()

    def ask() -> None:
        with httpx.Client(base_url=server.base, headers={"Authorization": f"Bearer {token}"}, timeout=60) as http:
            due = time.perf_counter()
            while (started := time.perf_counter()) < begun + seconds:
                http.get(path()).raise_for_status()
                taken.append(time.perf_counter() - started)
                due = max(due + clients / pace, started) if pace else 0
                time.sleep(max(due - time.perf_counter(), 0))

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    cuts = statistics.quantiles(taken, n=20)
    return {
        "requests_per_second": round(len(taken) / (time.perf_counter() - begun), 1),
        "p50_ms": round(cuts[9] * 1000, 1),
        "p95_ms": round(cuts[18] * 1000, 1),
        "server_cpu_ms_a_request": round((server.used() - used) * 1000 / len(taken), 2),
    }


def beside_a_crowd(
    server: Server, tokens: list[str], asking: Callable[[], dict[str, float]], asked: argparse.Namespace
) -> dict[str, Any]:
    """`asking` while so many sessions use the dashboard; their reruns are told too."""
    if not tokens:
        return asking()
    found: dict[str, Any] = {}
    people = threading.Thread(
        target=lambda: found.update(pages=asyncio.run(crowd(server, tokens, asked.think, asked.seconds)))
    )
    people.start()
    time.sleep(2 * asked.think)  # all have arrived by then
    answered = asking()
    people.join()
    return {**answered, **found}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=100_000)
    parser.add_argument("--home", type=Path, help="keep the store here for the next run")
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--think", type=float, default=5)
    parser.add_argument("--pace", type=float, help="requests a second in all; as fast as answered unless told")
    asked = parser.parse_args()
    with ExitStack() as stack:
        home = asked.home or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        store, settings = stack.enter_context(stocked(home, asked.postings))
        token = signed_in(store, settings, 1, SessionKind.API)[0]
        people = signed_in(store, settings, asked.sessions, SessionKind.BROWSER)
        server = stack.enter_context(dashboard(home))
        if people:
            asyncio.run(warm(server, people[0]))
            time.sleep(SETTLED_SECONDS)
        report: dict[str, Any] = {
            name: beside_a_crowd(
                server,
                people,
                lambda path=path: measured(server, token, path, asked.clients, asked.seconds, asked.pace),
                asked,
            )
            for name, path in {
                "gap_repeated": lambda: GAP,
                "trending_repeated": lambda: TRENDING,
                **varied(),
            }.items()
        }
    about = {"postings": asked.postings, "clients": asked.clients, "load": round(os.getloadavg()[0], 1)}
    print(json.dumps({**about, **report}, indent=2))


if __name__ == "__main__":
    main()
