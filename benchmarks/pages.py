"""Pages of the real dashboard: `python -m benchmarks.pages --postings 100000`. Prints JSON.

`reruns`: one signed-in session runs each page alone; processor time and seconds a rerun, where every choice is asked
for the first time (`first`) and where it was shown before (`again`). `sessions`: many sessions at once that think
between their reruns. `memory`: what a session holds. Sessions speak Streamlit's protocol, no browser is in the way.
"""

import argparse
import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.dashboards import Server, dashboard, plain_page
from benchmarks.stocked import signed_in, stocked
from benchmarks.visitors import Run, Visitor
from core.accounts.service import Accounts
from core.catalogue.roles import RoleCatalogue
from core.catalogue.taxonomy import Taxonomy
from core.config import Settings
from core.models import SessionKind
from core.snapshot.keeper import SnapshotKeeper
from core.store import Store
from core.views.gap import GapQuestion, gap_view
from core.views.knowledge import Knowledge
from core.views.windows import last_day

# page -> the select box that is changed; None: the page just runs again
PAGES = {
    "": "choice_role",
    "gap": "choice_days",
    "trends": "choice_role",
    "roles": "choice_days",
    "roadmap": "choice_hours",
    "projects": None,
    "openings": "choice_days",
    "explore": "choice_days",
    "data": None,
    "profile": None,
}
SETTLED_SECONDS = 32  # by then the dashboard has left what its pages loaded out of later collections
BUSY = ("", "gap", "trends", "roadmap", "explore", "openings")


async def run(visitor: Visitor, box: str | None, number: int) -> Run:
    """Change the page's box, or run it as it stands."""
    done = await (visitor.choose(box, number) if box in visitor.boxes else visitor.again())
    if done.errors:
        sys.stderr.write(f"{visitor.page or 'home'}: {done.errors[0]}\n")
    return done


async def alone(server: Server, token: str, pages: dict[str, str | None], rounds: int) -> dict[str, Any]:
    """Each page, one rerun after another."""
    found: dict[str, Any] = {}
    for page, box in pages.items():
        visitor = await Visitor.arrive(server.base, token)
        opened = await visitor.open(page)
        choices = len(visitor.boxes[box][1]) if box in visitor.boxes else 1
        found[page or "home"] = {
            "opened_ms": round(opened.seconds * 1000, 1),
            "elements": opened.elements,
            "sent_kb": round(opened.sent_bytes / 1024, 1),
            "first": await _times(server, visitor, box, list(range(min(choices, rounds) if box else 0))),
            "again": await _times(server, visitor, box, [number % min(choices, rounds) for number in range(rounds)]),
        }
        await visitor.leave()
    return found


async def _times(server: Server, visitor: Visitor, box: str | None, numbers: list[int]) -> dict[str, float] | None:
    if not numbers:
        return None
    before, seconds = server.used(), []
    for number in numbers:
        seconds.append((await run(visitor, box, number)).seconds * 1000)
        await asyncio.sleep(0.02)  # the end of a run is told before its session has put things away
    used = (server.used() - before) * 1000 / len(numbers)
    return {"cpu_ms": round(used, 1), "median_ms": round(statistics.median(seconds), 1), "runs": len(numbers)}


async def crowd(server: Server, tokens: list[str], think: float, seconds: float) -> dict[str, Any]:
    """A session for each token: opens a page, changes a choice, now and then goes on to another page."""
    taken: list[float] = []
    errors: list[str] = []
    ends = time.perf_counter() + think * 2 + seconds
    counted_from = time.perf_counter() + think * 2  # all have arrived by then
    before = server.resident()

    async def one(number: int, token: str) -> Visitor:
        draw = random.Random(number)
        await asyncio.sleep(draw.uniform(0, think))
        visitor = await Visitor.arrive(server.base, token)
        await visitor.open(BUSY[number % len(BUSY)])
        while (begun := time.perf_counter()) < ends:
            await asyncio.sleep(draw.uniform(0, 2 * think))
            box = PAGES[visitor.page]
            moves = draw.random() < 0.2
            done = await (visitor.open(draw.choice(BUSY)) if moves else run(visitor, box, draw.randrange(4)))
            errors.extend(done.errors)
            if begun >= counted_from:
                taken.append(done.seconds * 1000)
        return visitor

    used, begun = server.used(), time.perf_counter()
    visitors = await asyncio.gather(*(one(number, token) for number, token in enumerate(tokens)))
    passed, used = time.perf_counter() - begun, server.used() - used
    held = server.resident()
    for visitor in visitors:
        await visitor.leave()
    cuts = statistics.quantiles(taken, n=20)
    return {
        "sessions": len(tokens),
        "think_seconds": think,
        "reruns": len(taken),
        "p50_ms": round(cuts[9], 1),
        "p95_ms": round(cuts[18], 1),
        "errors": len(errors),
        "processor_share": round(used / passed, 2),
        "mb_a_session": round((held - before) / len(tokens) / 1e6, 2),
    }


async def warm(server: Server, token: str) -> None:
    """Visit every page once: what the first visitor loads is no other's business."""
    visitor = await Visitor.arrive(server.base, token)
    for page in PAGES:
        await visitor.open(page)
    await visitor.leave()


async def measured(server: Server, tokens: list[str], asked: argparse.Namespace) -> dict[str, Any]:
    await warm(server, tokens[0])
    await asyncio.sleep(SETTLED_SECONDS)
    report: dict[str, Any] = {"reruns": await alone(server, tokens[0], PAGES, asked.rounds)}
    if asked.sessions:
        report["crowd"] = await crowd(server, tokens[: asked.sessions], asked.think, asked.seconds)
    return report


def beside(store: Store, settings: Settings, token: str, folder: Path, rounds: int) -> dict[str, Any]:
    """The Skill gap page's own frame on a plain Streamlit page, in the same way."""
    user, _ = Accounts.open(store, settings).authenticate(token)
    snapshot = SnapshotKeeper(store, settings.home, taxonomy_version=Taxonomy.load().version).open()
    knowledge = Knowledge(Taxonomy.load(), RoleCatalogue.load())
    question = GapQuestion(user.target_roles[0], last_day(snapshot, datetime.now(UTC)))
    gap_view(snapshot, knowledge, user, question).table.to_parquet(folder / "gap.parquet")
    with plain_page(folder) as server:
        return asyncio.run(plain(server, rounds))


async def plain(server: Server, rounds: int) -> dict[str, Any]:
    await alone(server, "", {"": "choice_days"}, 3)
    return await alone(server, "", {"": "choice_days"}, rounds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=0, help="0: the sample alone")
    parser.add_argument("--home", type=Path, help="keep the store here for the next run")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--think", type=float, default=5)
    parser.add_argument("--seconds", type=float, default=40)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = asked.home or Path(scratch)
        with stocked(home, asked.postings) as (store, settings):
            tokens = signed_in(store, settings, max(asked.sessions, 1), SessionKind.BROWSER)
            with dashboard(home) as server:
                report = asyncio.run(measured(server, tokens, asked))
            report["plain_page"] = beside(store, settings, tokens[0], Path(scratch), asked.rounds)
    load = os.getloadavg()[0]
    print(json.dumps({"postings": asked.postings, "load": round(load, 1), **report}, indent=2))


if __name__ == "__main__":
    main()
