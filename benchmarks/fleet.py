"""Two dashboards behind the shipped nginx and a collector, all on one server, with kills: `python -m benchmarks.fleet`.

Sessions and programs come through nginx; every so often a dashboard or the collector is killed and started again, as a
supervisor does. Prints JSON: what was answered, what broke, whether two answers that name one snapshot ever differed,
and how long after a pass of the collector both dashboards served the same numbers.
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
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import numpy as np
from websockets.exceptions import WebSocketException

from benchmarks.soak import discovering
from benchmarks.stocked import signed_in, stocked
from benchmarks.visitors import Visitor
from core.config import ROOT
from core.models import SessionKind
from core.store.probes import free_port
from testbed.nginx import CONFIGURATION, adapted, nginx
from testbed.stand_in import KEY, StandIn

PAGES = ("", "gap", "trends", "roles", "openings", "explore")
ASKED = "/market/demand?by=skill&days=90"
LOOK_SECONDS = 2.0


class Kept:
    """A process that is started again whenever it was killed."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path) -> None:
        self._command, self._environment, self._log = command, environment, log
        self.kills = 0
        self.start()

    def start(self) -> None:
        with self._log.open("a") as out:
            self._child = subprocess.Popen(
                [sys.executable, *self._command], cwd=ROOT, env=self._environment, stdout=out, stderr=out
            )

    def kill(self) -> None:
        self._child.kill()
        self._child.wait()
        self.kills += 1
        self.start()

    @contextmanager
    def kept(self) -> Iterator["Kept"]:
        try:
            yield self
        finally:
            self._child.terminate()
            self._child.wait(30)


class Figures:
    """What came of it."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.rerun_seconds: list[float] = []
        self.apart_seconds: list[float] = []
        self._content: dict[str, bytes] = {}

    def answered(self, answer: httpx.Response) -> None:
        """Two answers with the same ETag must be the same: the tag names snapshot and question."""
        self.counts[f"API answers {answer.status_code}"] += 1
        if answer.status_code == 200 and (tag := answer.headers.get("etag")):
            known = self._content.setdefault(tag, answer.content)
            self.counts["answers that differ under one snapshot"] += known != answer.content


async def visit(figures: Figures, base: str, token: str, ends: float, number: int) -> None:
    chance = random.Random(number)
    while time.monotonic() < ends:
        try:
            visitor = await Visitor.arrive(base, token)
            for _ in range(8):
                run = await visitor.open(chance.choice(PAGES))
                figures.counts["reruns"] += 1
                figures.counts["reruns that showed an error"] += bool(run.errors)
                figures.rerun_seconds.append(run.seconds)
                if time.monotonic() > ends:
                    break
                await asyncio.sleep(chance.uniform(1, 4))
            await visitor.leave()
        except (WebSocketException, OSError, TimeoutError):
            figures.counts["sessions that came again after a break"] += 1
            await asyncio.sleep(1)


async def ask(figures: Figures, base: str, ends: float) -> None:
    async with httpx.AsyncClient(base_url=base, timeout=60) as http:
        while time.monotonic() < ends:
            try:
                figures.answered(await http.get(ASKED))
            except httpx.TransportError:
                figures.counts["API answers that broke off"] += 1
            await asyncio.sleep(0.5)


async def compare(figures: Figures, dashboards: list[str], ends: float) -> None:
    """How long the dashboards show different snapshots; a time in which one of them was away counts too."""
    apart_since: float | None = None
    async with httpx.AsyncClient(timeout=10) as http:
        while time.monotonic() < ends:
            shown = set()
            for url in dashboards:
                try:
                    ready = (await http.get(f"{url}/health/ready")).json()
                    shown.add(ready.get("snapshot", {}).get("id"))
                except (httpx.TransportError, ValueError):
                    shown.add(None)
            if len(shown) == 1 and None not in shown:
                if apart_since is not None:
                    figures.apart_seconds.append(time.monotonic() - apart_since)
                apart_since = None
            elif apart_since is None:
                apart_since = time.monotonic()
            await asyncio.sleep(LOOK_SECONDS)
    if apart_since is not None:
        figures.apart_seconds.append(time.monotonic() - apart_since)


def killing(kept: list[Kept], dashboards: list[str], every: float, stop: threading.Event) -> None:
    """Kill one after the other, each once the one before serves again, as an operator's machine would lose them."""
    number = 0
    while not stop.wait(every):
        kept[number % len(kept)].kill()
        for url in dashboards:
            while not stop.is_set() and not _is_ready(url):
                stop.wait(LOOK_SECONDS)
        number += 1


def fleet(home: Path, minutes: float, sessions: int, postings: int) -> dict[str, Any]:
    """Run all of it and return the figures."""
    figures, stop = Figures(), threading.Event()
    with ExitStack() as everything:
        store, settings = everything.enter_context(stocked(home, postings))
        vendor = everything.enter_context(StandIn([]).serving())
        everything.enter_context(discovering(vendor))
        tokens = signed_in(store, settings, sessions, SessionKind.BROWSER)
        server = store.connection._server
        assert server is not None
        common = {
            **os.environ,
            "MONGODB_URI": server.uri,
            "JWT_SECRET_KEY": settings.signing_key,
            "BACKUPS": "off",
            "TRUSTED_PROXIES": "127.0.0.1",
            "API_REQUESTS_PER_MINUTE": "10000000",
            "COMPANY_BOARDS": "off",
        }
        kept, dashboards = [], []
        for number in (1, 2):
            port = free_port()
            own = {"PORT": str(port), "CAREER_NAVIGATOR_HOME": str(home / f"dashboard-{number}")}
            dashboards.append(f"http://127.0.0.1:{port}")
            made = Kept(["-m", "core.start"], common | own, home / f"dashboard-{number}.log")
            kept.append(everything.enter_context(made.kept()))
        collecting = {
            "CAREER_NAVIGATOR_HOME": str(home / "collector"),
            "THEIR_STACK_API_KEY": KEY,
            "JOB_ROLES": "Data Engineer",
            "THEIR_STACK_BASE_URL": vendor.url,
            "THEIR_STACK_MAX_CREDITS_PER_RUN": "100000",
            "THEIR_STACK_MAX_CREDITS_PER_DAY": "1000000",
            "JOB_COLLECTION_SCHEDULE": "* * * * *",
        }
        made = Kept(["-m", "collector"], common | collecting, home / "collector.log")
        kept.append(everything.enter_context(made.kept()))
        folder, port = home / "nginx", free_port()
        folder.mkdir()
        base = f"http://127.0.0.1:{port}"
        text = adapted(CONFIGURATION.read_text("utf-8"), folder, port, dashboards)
        everything.enter_context(nginx(folder, text, base))
        for url in dashboards:
            _wait(url)
        before = store.postings.count()
        ends = time.monotonic() + 60 * minutes
        killer = threading.Thread(target=killing, args=(kept, dashboards, max(20.0, 10 * minutes), stop))
        killer.start()

        async def all_of_it() -> None:
            visits = [visit(figures, base, token, ends, number) for number, token in enumerate(tokens)]
            await asyncio.gather(*visits, ask(figures, base, ends), compare(figures, dashboards, ends))

        asyncio.run(all_of_it())
        stop.set()
        killer.join()
        collected = store.postings.count() - before
        numbers = store.connection.database["postings"].count_documents({"source": "theirstack"})
        found = {"stored_theirstack": numbers, "discovered": len(vendor.rows)}
    return {
        "minutes": minutes,
        "sessions": sessions,
        "collected": collected,
        **found,
        "kills": dict(zip(("dashboard 1", "dashboard 2", "collector"), (one.kills for one in kept), strict=True)),
        **figures.counts,
        "rerun_ms": {f"p{q}": round(1000 * float(np.percentile(figures.rerun_seconds, q))) for q in (50, 95)},
        "seconds_apart": sorted(round(one) for one in figures.apart_seconds),
        "load": round(os.getloadavg()[1], 1),
    }


def _is_ready(url: str) -> bool:
    with suppress(httpx.TransportError):
        return httpx.get(f"{url}/health/ready", timeout=10).status_code == 200
    return False


def _wait(url: str) -> None:
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        if _is_ready(url):
            return
        time.sleep(0.5)
    raise RuntimeError(f"{url} was not ready")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fleet", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--postings", type=int, default=10_000, help="collected postings to begin with")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(fleet(Path(folder), asked.minutes, asked.sessions, asked.postings), indent=1))


if __name__ == "__main__":
    main()
