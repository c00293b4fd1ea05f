"""How fast the market numbers are: `python -m benchmarks.market` prints JSON for three sizes, times in ms.

One core: each size runs in a process of its own that ties itself to one and the numeric libraries to one thread.
`cpu_ms` is what a call costs, and what it takes on a machine with nothing else to do; `median_ms` is what it took here.
"""

import argparse
import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, help="one size instead of " + ", ".join(map(str, SIZES)))
    parser.add_argument("--skills", type=int, default=1200)
    given = parser.parse_args()
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
