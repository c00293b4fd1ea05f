"""Gap and trending over HTTP on one process: `python -m benchmarks.api --postings 100000`. Prints JSON.

The server is uvicorn in a process of its own with one event loop; the clients are threads of this one, each with a
kept-alive connection. `repeated` asks the same question; `varied` asks another one each time, so that every answer is
worked out anew (335 windows of trending come round again after a while). The snapshot is a made-up market; accounts
live in the embedded store.
"""

import argparse
import itertools
import json
import multiprocessing
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import httpx

PASSWORD = "correct horse battery"
TARGET = "data-engineer"


def serve(postings: int, home: str, ready: Connection) -> None:
    """The API over a made-up market whose first role and skills carry the catalogue's names."""
    from dataclasses import replace

    import uvicorn
    from starlette.applications import Starlette

    from benchmarks.markets import made_market
    from core.api.rates import Rates, use_rates
    from core.api.routes import ROUTES
    from core.config import Settings
    from core.market.columns import Coded
    from core.market.demand import warm
    from core.market.statistics import resampling_weights
    from core.runtime import Runtime, use_runtime

    runtime = Runtime(Settings(career_navigator_home=Path(home), debug=True))
    use_runtime(runtime)
    made = made_market(postings)
    known = [role.id for role in runtime.roles.all() if role.id != TARGET]
    roles = (TARGET, *known[: len(made.role.categories) - 1])
    names = tuple(sorted(runtime.taxonomy.skills))[: len(made.skills)]
    skills = (*names, *made.skills[len(names) :])
    market = replace(made, role=Coded(made.role.codes, roles), skills=skills)
    warm(market)
    resampling_weights()
    runtime.snapshots.close()
    runtime.snapshots._current = market
    rates = Rates(address="1000000/second", account="1000000/second", credentials="1000000/second")
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=ROUTES), port=0, access_log=False))

    def tell() -> None:
        while not server.started:
            time.sleep(0.05)
        ready.send((server.servers[0].sockets[0].getsockname()[1], list(names[:60:2])))

    threading.Thread(target=tell, daemon=True).start()
    with use_rates(rates):
        server.run()


def measured(base: str, token: str, paths: Callable[[], str], clients: int, seconds: float) -> dict[str, float]:
    """Requests a second and latency of `clients` that ask as fast as they are answered."""
    taken: list[float] = []
    ends = time.perf_counter() + seconds

    def ask() -> None:
        with httpx.Client(base_url=base, headers={"Authorization": f"Bearer {token}"}, timeout=60) as http:
            while (started := time.perf_counter()) < ends:
                http.get(paths()).raise_for_status()
                taken.append(time.perf_counter() - started)

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    begun = time.perf_counter()
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    cuts = statistics.quantiles(taken, n=20)
    return {
        "requests_per_second": round(len(taken) / (time.perf_counter() - begun), 1),
        "p50_ms": round(cuts[9] * 1000, 1),
        "p95_ms": round(cuts[18] * 1000, 1),
    }


def sign_up(base: str, skills: list[str]) -> str:
    """The token of a new account."""
    account: dict[str, Any] = {"email": "bench@example.org", "password": PASSWORD}
    with httpx.Client(base_url=base, timeout=60) as http:
        made = {**account, "full_name": "Bench", "skills": skills, "target_roles": [TARGET]}
        http.post("/auth/register", json=made).raise_for_status()
        return str(http.post("/auth/login", json=account).raise_for_status().json()["access_token"])


def varied() -> Iterator[str]:
    """Thresholds nobody asked for before."""
    for number in itertools.count(1):
        yield f"{0.05 + number / 1_000_000:.6f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=8)
    asked = parser.parse_args()
    here, there = multiprocessing.Pipe()
    with tempfile.TemporaryDirectory() as home:
        context = multiprocessing.get_context("spawn")
        server = context.Process(target=serve, args=(asked.postings, home, there))
        server.start()
        try:
            port, skills = here.recv()
            base = f"http://127.0.0.1:{port}"
            token, thresholds = sign_up(base, skills), varied()
            gap, trending = f"/skills/gap-analysis?role={TARGET}&days=365", "/market/trending?days=30"
            lock, days = threading.Lock(), itertools.cycle(range(31, 366))

            def new_gap() -> str:
                with lock:
                    return f"{gap}&threshold={next(thresholds)}"

            def new_trending() -> str:
                with lock:
                    return f"/market/trending?days={next(days)}"

            report: dict[str, Any] = {"postings": asked.postings, "clients": asked.clients, "dashboard_sessions": 0}
            for name, paths in (
                ("gap_repeated", lambda: gap), ("trending_repeated", lambda: trending),
                ("gap_varied", new_gap), ("trending_varied", new_trending),
            ):  # fmt: skip
                report[name] = measured(base, token, paths, asked.clients, asked.seconds)
        finally:
            server.terminate()
            server.join(15)
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
