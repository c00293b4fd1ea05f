"""Pages of the real dashboard: `python -m benchmarks.pages --postings 100000`. Prints JSON.

`reruns`: one signed-in session runs each page, by turns with a plain Streamlit page, so that both meet the same
machine: milliseconds of processor time a rerun (median) for choices that were shown before (`again`) and for those
whose numbers are new (`new`), and how much that is of the plain page's (`ratio`). `crowd`: many sessions at once that
think between their reruns; `processor_share` is of one core, `share_at_pace` what it would be if no rerun had to wait.
Sessions speak Streamlit's protocol, no browser is in the way.
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
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.dashboards import Server, dashboard, plain_page
from benchmarks.stocked import SOUGHT, seeker, signed_in, stocked
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


@dataclass(frozen=True, slots=True)
class Choice:
    """What is changed on a page: the box, or else the part of the address, `name`. The first label stands there."""

    name: str
    labels: tuple[str, ...]


_CATALOGUE = RoleCatalogue.load()
ROLES = Choice("role", tuple(role.name for one in SOUGHT if (role := _CATALOGUE.get(one))))
DAYS = Choice("days", ("90", "30", "60", "180"))
PAGES: dict[str, Choice | None] = {
    "": ROLES,
    "gap": ROLES,
    "trends": ROLES,
    "roles": DAYS,
    "roadmap": ROLES,
    "projects": ROLES,
    "openings": ROLES,
    "explore": ROLES,
    "data": DAYS,
    "profile": None,  # it just runs again
}
SETTLED_SECONDS = 32  # by then the dashboard has left what its pages loaded out of later collections
PUT_AWAY_SECONDS = 0.03  # the end of a run is told before its session has put things away
BUSY = ("", "gap", "trends", "roadmap", "explore", "openings")


async def run(visitor: Visitor, number: int) -> Run:
    """Make choice `number` of the page, by its box or its address, or run it as it stands."""
    choice = PAGES[visitor.page]
    if choice is None:
        done = await visitor.again()
    elif (box := f"choice_{choice.name}") in visitor.boxes:
        done = await visitor.choose(box, number, choice.labels)
    else:
        done = await visitor.ask(choice.name, choice.labels[number % len(choice.labels)])
    if done.errors:
        sys.stderr.write(f"{visitor.page or 'home'}: {done.errors[0]}\n")
    return done


async def by_turns(server: Server, token: str, plain: Server, rounds: int) -> dict[str, Any]:
    """Each page by turns with the plain page, and what it takes in relation to that."""
    beside = await Visitor.arrive(plain.base, None)
    await beside.open("")
    found: dict[str, Any] = {}
    for page, choice in PAGES.items():
        visitor = await Visitor.arrive(server.base, token)
        opened = await visitor.open(page)
        count = len(choice.labels) if choice else 1
        found[page or "home"] = {"elements": opened.elements, "sent_kb": round(opened.sent_bytes / 1024, 1)}
        if count > 1:
            found[page or "home"]["new"] = await _compared(server, visitor, plain, beside, range(1, count))
        for number in range(2 * count):  # lines that were chosen stay from role to role: only now all were shown
            await run(visitor, number)
        found[page or "home"]["again"] = await _compared(server, visitor, plain, beside, range(rounds))
        await visitor.leave()
    await beside.leave()
    return found


async def _compared(
    server: Server, visitor: Visitor, plain: Server, beside: Visitor, numbers: Iterable[int]
) -> dict[str, float]:
    """Medians over the reruns `numbers`, each followed by one of the plain page."""
    ours, theirs, seconds = [], [], []
    for number in numbers:
        used = server.used(), plain.used()
        seconds.append((await run(visitor, number)).seconds * 1000)
        await asyncio.sleep(PUT_AWAY_SECONDS)
        between = server.used(), plain.used()
        await beside.choose("choice_days", number)
        await asyncio.sleep(PUT_AWAY_SECONDS)
        ours.append((between[0] - used[0]) * 1000)
        theirs.append((plain.used() - between[1]) * 1000)
    cpu, plain_cpu = statistics.median(ours), statistics.median(theirs)
    return {
        "cpu_ms": round(cpu, 1),
        "plain_cpu_ms": round(plain_cpu, 1),
        "ratio": round(cpu / plain_cpu, 3),
        "median_ms": round(statistics.median(seconds), 1),
        "runs": len(ours),
    }


async def crowd(server: Server, tokens: list[str], think: float, seconds: float) -> dict[str, Any]:
    """A session for each token: opens a page, changes a choice, now and then goes on to another page."""
    taken: list[float] = []
    errors: list[str] = []
    runs: list[float] = []
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
            moves = draw.random() < 0.2
            done = await (visitor.open(draw.choice(BUSY)) if moves else run(visitor, draw.randrange(4)))
            errors.extend(done.errors)
            runs.append(done.seconds)
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
        "cpu_ms_a_rerun": round(1000 * used / (len(runs) + len(tokens)), 1),
        "share_at_pace": round(used / (len(runs) + len(tokens)) * len(tokens) / think, 2),
        "resident_mb": round(held / 1e6),
        "mb_a_session": round((held - before) / len(tokens) / 1e6, 2),
    }


async def warm(server: Server, token: str) -> None:
    """Visit every page once: what the first visitor loads is no other's business."""
    visitor = await Visitor.arrive(server.base, token)
    for page in PAGES:
        await visitor.open(page)
    await visitor.leave()


async def measured(server: Server, plain: Server, tokens: list[str], asked: argparse.Namespace) -> dict[str, Any]:
    """What both servers take for the reruns of the first token's owner, and ours for sessions of the others."""
    await warm(server, tokens[0])
    await asyncio.sleep(SETTLED_SECONDS)
    report: dict[str, Any] = {"reruns": await by_turns(server, tokens[0], plain, asked.rounds)}
    if asked.sessions:
        report["crowd"] = await crowd(server, tokens[1:], asked.think, asked.seconds)
    return report


def write_frame(store: Store, settings: Settings, token: str, path: Path) -> None:
    """The Skill gap page's own frame, for the plain page."""
    user, _ = Accounts.open(store, settings).authenticate(token)
    snapshot = SnapshotKeeper(store, settings.home, taxonomy_version=Taxonomy.load().version).open()
    knowledge = Knowledge(Taxonomy.load(), RoleCatalogue.load())
    question = GapQuestion(user.target_roles[0], last_day(snapshot, datetime.now(UTC)))
    gap_view(snapshot, knowledge, user, question).table.to_parquet(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=0, help="0: the sample alone")
    parser.add_argument("--home", type=Path, help="keep the store here for the next run")
    parser.add_argument("--rounds", type=int, default=24)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--think", type=float, default=5)
    parser.add_argument("--seconds", type=float, default=40)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home, folder = asked.home or Path(scratch), Path(scratch)
        with stocked(home, asked.postings) as (store, settings):
            people = signed_in(store, settings, asked.sessions, SessionKind.BROWSER)
            tokens = [seeker(store, settings), *people]
            write_frame(store, settings, tokens[0], folder / "gap.parquet")
            with dashboard(home) as server, plain_page(folder) as plain:
                report = asyncio.run(measured(server, plain, tokens, asked))
    load = os.getloadavg()[0]
    print(json.dumps({"postings": asked.postings, "load": round(load, 1), **report}, indent=2))


if __name__ == "__main__":
    main()
