"""How fast the market numbers are: `python -m benchmarks.market` prints JSON for three sizes, times in ms.

One core: each size runs in a process of its own that ties itself to one and the numeric libraries to one thread.
`cpu_ms` is what a call costs, and what it takes on a machine with nothing else to do; `median_ms` is what it took here.

    python -m benchmarks.market --postings 1000000 --beside CHECKOUT --rounds 3

asks this code and that of another checkout by turns and prints `cpu_ms` of both in each round, and the ratio of their
medians, for every question that both know by the same name.
"""

import argparse
import json
import statistics
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.market_keeping import keeping
from benchmarks.market_plans import plan_questions
from benchmarks.market_server import on_the_server
from benchmarks.markets import LAST_DAY, ROLES, made_market, role_name
from benchmarks.timing import Questions, hold_to_one_core, resident, timed
from core.market.closest import closest_roles
from core.market.demand import demand
from core.market.gap import gap, unlocks
from core.market.profile import OwnedSkills
from core.snapshot.columns import GROUPS
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.bootstrap import resampling_weights

SIZES = (10_000, 100_000, 1_000_000)
ROLE = Slice(role=role_name(0))
TYPICAL = Slice(role=role_name(ROLES // 4))
ASKED_ON_SERVER = 100_000


def questions(snapshot: Snapshot) -> Questions:
    """What is timed, by name."""
    implies = {
        skill: frozenset({skill, snapshot.skills[(number + 1) % len(snapshot.skills)]} if number % 5 == 0 else {skill})
        for number, skill in enumerate(snapshot.skills)
    }
    person = OwnedSkills(frozenset(snapshot.skills[0:60:2]), implies, {})
    return {
        "demand_largest_role": lambda: demand(snapshot, ROLE),
        "demand_typical_role": lambda: demand(snapshot, TYPICAL),
        "demand_filtered": lambda: demand(snapshot, replace(TYPICAL, country="US", work_model="remote")),
        "demand_all_roles": lambda: demand(snapshot, Slice()),
        "demand_all_roles_half_a_year": lambda: demand(snapshot, Slice(since=LAST_DAY - timedelta(days=182))),
        "demand_all_roles_one_country": lambda: demand(snapshot, Slice(country="US")),
        "gap_with_unlock_largest_role": lambda: gap(snapshot, ROLE, person, threshold=0.05),
        "gap_with_unlock_typical_role": lambda: gap(snapshot, TYPICAL, person, threshold=0.05),
        "unlock_of_every_missing_skill": lambda: unlocks(snapshot, ROLE, person),
        "ranking_of_all_roles": lambda: closest_roles(snapshot, Slice(), person),
    }


def report_of(postings: int, skills: int) -> dict[str, Any]:
    """All figures of one size."""
    snapshot = made_market(postings, skills)
    resampling_weights(GROUPS)
    asked = questions(snapshot) | plan_questions(snapshot, ROLE, TYPICAL)
    report: dict[str, Any] = {"postings": snapshot.size, "skills": skills, "asks": int(snapshot.asks.nnz)}
    report |= {name: timed(ask, snapshot) for name, ask in asked.items()}
    report |= keeping(snapshot)
    report["process_mb"] = round(resident() / 1e6, 1)
    report["embedded_server"] = on_the_server(min(postings, ASKED_ON_SERVER))
    return report


def _beside(checkout: Path, postings: int, skills: int, rounds: int) -> dict[str, Any]:
    """The processor time of each question here and in `checkout`, by turns, and how many times theirs ours is."""
    command = [sys.executable, "-m", "benchmarks.market", "--postings", str(postings), "--skills", str(skills)]
    turns: dict[Path, list[dict[str, Any]]] = {Path.cwd(): [], checkout: []}
    for _ in range(rounds):
        for folder, reports in turns.items():
            answer = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE).stdout
            reports.append(json.loads(answer))
    ours, theirs = turns.values()
    figures: dict[str, Any] = {}
    for name in ours[0].keys() & theirs[0].keys():
        if isinstance(ours[0][name], dict) and "cpu_ms" in ours[0][name]:
            here, there = ([report[name]["cpu_ms"] for report in reports] for reports in (ours, theirs))
            ratio = statistics.median(here) / max(statistics.median(there), 0.1)
            figures[name] = {"cpu_ms": here, "cpu_ms_beside": there, "ratio": round(ratio, 2)}
    return dict(sorted(figures.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, help="one size instead of " + ", ".join(map(str, SIZES)))
    parser.add_argument("--skills", type=int, default=1200)
    parser.add_argument("--beside", type=Path, help="another checkout, whose benchmark is run by turns with this one")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each with --beside")
    given = parser.parse_args()
    if given.beside:
        print(json.dumps(_beside(given.beside, given.postings or SIZES[-1], given.skills, given.rounds), indent=2))
        return
    if given.postings:
        hold_to_one_core("benchmarks.market")
        print(json.dumps(report_of(given.postings, given.skills), indent=2))
        return
    reports = []
    for size in SIZES:
        again = [sys.executable, "-m", "benchmarks.market", "--postings", str(size), "--skills", str(given.skills)]
        reports.append(json.loads(subprocess.run(again, check=True, stdout=subprocess.PIPE).stdout))
    print(json.dumps(reports, indent=2))


if __name__ == "__main__":
    main()
