"""Gap and trending over HTTP while people use the pages: `python -m benchmarks.api --postings 100000`. Prints JSON.

The server is the real dashboard, one process; the clients are threads of this one, each with a kept-alive connection.
`repeated` asks the same question; `varied` asks another one each time, so that every answer is worked out anew (335
windows of trending come round again after a while). Beside each runs a crowd of dashboard sessions; their processor
time is counted with that of the requests, so it is `--sessions 0` for the requests alone.

With `--beside CHECKOUT` the dashboard of another checkout runs too, on a store of its own with as many postings. One
client asks both by turns, so that what else the machine does falls on both alike; `ratio` is ours by theirs.
"""

import argparse
import asyncio
import itertools
import json
import os
import statistics
import subprocess
import sys
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


def by_turns(ours: Server, theirs: Server, tokens: tuple[str, str], asked: argparse.Namespace) -> dict[str, Any]:
    """Milliseconds of processor time a request on two servers that one client each asks by turns, and their ratio."""
    report: dict[str, Any] = {}
    for name, path in {"gap_repeated": lambda: GAP, "trending_repeated": lambda: TRENDING, **varied()}.items():
        requests = asked.requests if name.endswith("repeated") else max(asked.requests // 10, 1)
        taken: dict[str, list[float]] = {"ours": [], "theirs": []}
        for turn in range(asked.rounds + 1):
            for side, server, token in (("ours", ours, tokens[0]), ("theirs", theirs, tokens[1])):
                cost = cost_of(server, token, path, requests)
                if turn:  # the first turn fills what is kept
                    taken[side].append(cost)
        medians = {side: round(statistics.median(costs), 2) for side, costs in taken.items()}
        ratios = [mine / other for mine, other in zip(taken["ours"], taken["theirs"], strict=True)]
        report[name] = {
            **medians,
            "ratio": round(statistics.median(ratios), 2),
            "ratios": [round(r, 2) for r in ratios],
        }
    return report


def cost_of(server: Server, token: str, path: Callable[[], str], requests: int) -> float:
    """Milliseconds of the server's processor time for each of `requests`, asked one after the other."""
    used = server.used()
    with httpx.Client(base_url=server.base, headers={"Authorization": f"Bearer {token}"}, timeout=60) as http:
        for _ in range(requests):
            http.get(path()).raise_for_status()
    return (server.used() - used) * 1000 / requests


def beside(server: Server, token: str, home: Path, asked: argparse.Namespace) -> dict[str, Any]:
    """`by_turns` with the dashboard of the checkout `asked.beside`, which fills its store with its own code."""
    fill = f"from benchmarks.stocked import *; stocked(Path({str(home)!r}), {asked.postings}).__enter__()[0].close()"
    subprocess.run([sys.executable, "-c", f"from pathlib import Path; {fill}"], cwd=asked.beside, check=True)
    with stocked(home, 0) as (store, settings), dashboard(home, asked.beside) as other:
        theirs = signed_in(store, settings, 1, SessionKind.API)[0]
        time.sleep(SETTLED_SECONDS)
        return by_turns(server, other, (token, theirs), asked)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=100_000)
    parser.add_argument("--home", type=Path, help="keep the store here for the next run")
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--think", type=float, default=5)
    parser.add_argument("--pace", type=float, help="requests a second in all; as fast as answered unless told")
    parser.add_argument(
        "--beside", type=Path, metavar="CHECKOUT", help="compare with the code there, one client by turns"
    )
    parser.add_argument("--rounds", type=int, default=6, help="turns with --beside")
    parser.add_argument("--requests", type=int, default=100, help="requests of a turn; a tenth where each is new")
    asked = parser.parse_args()
    with ExitStack() as stack:
        home = asked.home or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        store, settings = stack.enter_context(stocked(home, asked.postings))
        token = signed_in(store, settings, 1, SessionKind.API)[0]
        people = signed_in(store, settings, asked.sessions, SessionKind.BROWSER)
        server = stack.enter_context(dashboard(home))
        about = {"postings": asked.postings, "clients": asked.clients, "load": round(os.getloadavg()[0], 1)}
        if asked.beside:
            print(json.dumps({**about, "clients": 1, **beside(server, token, home / "beside", asked)}, indent=2))
            return
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
    print(json.dumps({**about, **report}, indent=2))


if __name__ == "__main__":
    main()
