"""Everything at once for a while: `python -m benchmarks.soak --minutes 60`. Prints JSON.

A collector on an every-minute schedule over a stand-in of TheirStack that keeps discovering, 20 sessions that click
and think, and programs that ask the API, all on one store. Every ten seconds memory, open handles and threads of the
dashboard, the store and the collector are noted. Of each quarter of the time the mean and the slope an hour are told:
what leaks rises in the last quarter as in those before, what only warms up does not.
"""

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import psutil

from benchmarks.dashboards import dashboard
from benchmarks.stocked import signed_in, stocked
from benchmarks.visitors import Visitor
from core.config import ROOT
from core.models import SessionKind
from testbed.stand_in import KEY, StandIn, row

SAMPLE_SECONDS = 10.0
NEW_EVERY_SECONDS = 2.0
PAGES = ("", "gap", "trends", "roles", "roadmap", "projects", "openings", "explore", "data", "profile")
API_PATHS = (
    "/market/trending?days=90",
    "/skills/gap-analysis?role=Data%20Engineer",
    "/health/ready",
    "/postings?days=90",
)
STAYS = 12  # pages a session looks at before it leaves and another comes


class Traffic:
    """What was asked and how it went."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.seconds: list[float] = []
        self.ends = 0.0

    async def visit(self, base: str, token: str, number: int) -> None:
        chance = random.Random(number)
        await asyncio.sleep(chance.uniform(0, 5))
        while time.monotonic() < self.ends:
            visitor = await Visitor.arrive(base, token)
            for _ in range(STAYS):
                run = await visitor.open(chance.choice(PAGES))
                boxes = sorted(visitor.boxes)
                if boxes and time.monotonic() < self.ends:
                    await asyncio.sleep(chance.uniform(1, 5))
                    run = await visitor.choose(chance.choice(boxes), chance.randrange(5))
                self.counts["reruns"] += 1
                self.counts["reruns that showed an error"] += bool(run.errors)
                self.seconds.append(run.seconds)
                if time.monotonic() > self.ends:
                    break
                await asyncio.sleep(chance.uniform(1, 5))
            await visitor.leave()

    async def ask(self, base: str, token: str, number: int) -> None:
        headers = {"Authorization": f"Bearer {token}"}
        async with httpx.AsyncClient(base_url=base, headers=headers, timeout=60) as http:
            while time.monotonic() < self.ends:
                answer = await http.get(API_PATHS[number % len(API_PATHS)])
                number += 1
                self.counts[f"API answers {answer.status_code}"] += 1
                await asyncio.sleep(0.3)

    async def run(self, base: str, browser: list[str], api: list[str], minutes: float) -> None:
        self.ends = time.monotonic() + 60 * minutes
        visits = [self.visit(base, token, number) for number, token in enumerate(browser)]
        asks = [self.ask(base, token, number) for number, token in enumerate(api)]
        await asyncio.gather(*visits, *asks)


class Samples:
    """Memory (MB), handles and threads of processes by name, every ten seconds."""

    def __init__(self, processes: dict[str, psutil.Process]) -> None:
        self._processes, self._stop = processes, threading.Event()
        self.noted: dict[str, list[tuple[float, float, int, int]]] = {name: [] for name in processes}
        self._thread = threading.Thread(target=self._note, daemon=True)

    @contextmanager
    def taking(self) -> Iterator[None]:
        self._thread.start()
        try:
            yield
        finally:
            self._stop.set()
            self._thread.join()

    def _note(self) -> None:
        started = time.monotonic()
        while True:
            for name, process in self._processes.items():
                with process.oneshot():
                    memory = process.memory_info().rss / 1e6
                    one = (time.monotonic() - started, memory, process.num_fds(), process.num_threads())
                self.noted[name].append(one)
            if self._stop.wait(SAMPLE_SECONDS):
                return

    def told(self) -> dict[str, Any]:
        return {name: _quarters(np.array(noted)) for name, noted in self.noted.items()}


def _quarters(noted: "np.ndarray[Any, Any]") -> dict[str, Any]:
    parts = [part for part in np.array_split(noted, 4) if len(part) > 1]
    return {
        name: {
            "mean_by_quarter": [round(float(part[:, column].mean()), 1) for part in parts],
            "an_hour_by_quarter": [
                round(float(np.polyfit(part[:, 0] / 3600, part[:, column], 1)[0]), 1) for part in parts
            ],
            "most": round(float(noted[:, column].max()), 1),
        }
        for column, name in ((1, "memory_mb"), (2, "handles"), (3, "threads"))
    }


@contextmanager
def collecting(home: Path, vendor: StandIn) -> Iterator[psutil.Process]:
    """The collector on its schedule, every minute; its log is `home/collector.log`."""
    environment = {
        **os.environ,
        "CAREER_NAVIGATOR_HOME": str(home),
        "THEIR_STACK_API_KEY": KEY,
        "THEIR_STACK_BASE_URL": vendor.url,
        "THEIR_STACK_MAX_CREDITS_PER_RUN": "100000",
        "THEIR_STACK_MAX_CREDITS_PER_DAY": "1000000",
        "JOB_COLLECTION_SCHEDULE": "* * * * *",
        "JOB_ROLES": "Data Engineer",
    }
    with (home / "collector.log").open("w") as log:
        command = [sys.executable, "-m", "collector"]
        child = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        yield psutil.Process(child.pid)
    finally:
        child.terminate()
        child.wait(30)


@contextmanager
def discovering(vendor: StandIn) -> Iterator[None]:
    """The vendor discovers a posting every two seconds."""
    stop = threading.Event()

    def discover() -> None:
        while not stop.wait(NEW_EVERY_SECONDS):
            vendor.rows.append(row(1_000_000 + len(vendor.rows), datetime.now(UTC)))

    thread = threading.Thread(target=discover, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def soak(home: Path, minutes: float, sessions: int, postings: int) -> dict[str, Any]:
    """Run all of it and return the figures."""
    traffic = Traffic()
    with stocked(home, postings) as (store, settings), StandIn([]).serving() as vendor, discovering(vendor):
        browser = signed_in(store, settings, sessions, SessionKind.BROWSER)
        api = signed_in(store, settings, 2, SessionKind.API)
        before = store.postings.count()
        server = psutil.Process(json.loads((home / "store.json").read_text())["pid"])
        with dashboard(home) as served, collecting(home, vendor) as collector:
            samples = Samples({"dashboard": served.process, "store": server, "collector": collector})
            with samples.taking():
                asyncio.run(traffic.run(served.base, browser, api, minutes))
        stored = store.postings.count() - before
    return {
        "minutes": minutes,
        "sessions": sessions,
        "postings": postings,
        "collected": stored,
        **traffic.counts,
        "rerun_ms": {f"p{q}": round(1000 * float(np.percentile(traffic.seconds, q))) for q in (50, 95)},
        "load": round(os.getloadavg()[2], 1),
        "processes": samples.told(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--postings", type=int, default=10_000, help="collected postings to begin with (10000)")
    parser.add_argument("--to", type=Path, help="write the figures there; otherwise they are the last to be printed")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = json.dumps(soak(Path(folder), asked.minutes, asked.sessions, asked.postings), indent=1)
    if asked.to:
        asked.to.write_text(figures + "\n")
    else:
        print(figures)


if __name__ == "__main__":
    main()
