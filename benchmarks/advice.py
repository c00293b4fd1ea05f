"""What the pages advise a number of people, from one file of postings.

    python -m benchmarks.advice --postings FILE.jsonl[.gz] --personas FILE.json [--advice OUT.json] [--home DIR]

imports the postings into a store of its own, asks the views that the pages use with the pages' defaults, as of the
newest day in the file, and writes for each person the next step, the gap, the roadmap, projects, openings and closest
roles. A person has `id`, `skills`, `role`, `level`, `country` and, where they differ from the page's, `weeks` and
`hours_per_week`; `ask` names the parts that are wanted. With --home the store is kept there and not filled twice.
It prints a rubric of what can be judged from the advice alone, and ends with 1 where a line of it is missed.
"""

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pycountry

from benchmarks.advice_rubric import rubric
from core.config import ROOT, Settings
from core.market.roadmap.steps import Pace
from core.models import User
from core.runtime import Runtime
from core.snapshot.snapshot import Snapshot
from core.store import Store
from core.views.filters import Filters
from core.views.gap import GapQuestion, gap_view
from core.views.home import standing_view
from core.views.knowledge import Knowledge
from core.views.openings import openings_view
from core.views.openings_question import OpeningsQuestion
from core.views.projects import Ideas, ProjectsQuestion, projects_view
from core.views.roadmap import roadmap_view
from core.views.roadmap_question import Learning, RoadmapQuestion, Taste
from core.views.roles import RolesQuestion, closest_view
from core.views.windows import DEFAULT_DAYS

LEVELS = {
    "intern": "Intern",
    "junior": "Junior",
    "mid": "Mid-level",
    "senior": "Senior",
    "lead": "Lead",
    "principal": "Principal",
}
WEEKS, HOURS_PER_WEEK = 26, 8
PARTS = ("main", "next", "gap", "roadmap", "projects", "openings", "closest")

Person = Mapping[str, Any]


@dataclass(frozen=True)
class Desk:
    """All that the views need."""

    runtime: Runtime
    store: Store
    snapshot: Snapshot
    knowledge: Knowledge
    learning: Learning
    ideas: Ideas
    today: date


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=Path, required=True)
    parser.add_argument("--personas", type=Path, required=True)
    parser.add_argument("--advice", type=Path, help="where the advice is written; without it only the rubric is shown")
    parser.add_argument("--home", type=Path, help="keep the store in this folder and fill it only once")
    given = parser.parse_args()
    people = json.loads(given.personas.read_text("utf-8"))
    home = given.home or Path(tempfile.mkdtemp(prefix="advice-"))
    try:
        told = {"as_of": None, "people": {}}
        store = filled(home, given.postings)
        try:
            desk = desk_of(store, home)
            told = {
                "as_of": desk.today.isoformat(),
                "people": {person["id"]: advice_for(desk, person) for person in people},
            }
        finally:
            store.close()
    finally:
        if given.home is None:
            shutil.rmtree(home, ignore_errors=True)
    if given.advice:
        given.advice.write_text(json.dumps(told, indent=1, ensure_ascii=False), "utf-8")
    table = rubric(people, told["people"], desk.knowledge)
    print(json.dumps(table, indent=1, ensure_ascii=False))
    return 0 if all(line["pass"] for line in table.values()) else 1


def filled(home: Path, file: Path) -> Store:
    """The store of `home` with the postings of `file`, unless it has postings already."""
    home.mkdir(parents=True, exist_ok=True)
    store = Store.connect(Settings(career_navigator_home=home, mongodb_uri=None))
    if store.postings.count() == 0:
        plain = home / file.name.removesuffix(".gz")
        with (gzip.open if file.suffix == ".gz" else open)(file, "rb") as packed, plain.open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
        environment = {**os.environ, "CAREER_NAVIGATOR_HOME": str(home)}
        command = [sys.executable, "-m", "collector", "--import", str(plain)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return store


def desk_of(store: Store, home: Path) -> Desk:
    """The postings of `store` as of the newest day among them."""
    postings = list(store.postings.since(date(2000, 1, 1)))
    today = max(posting.posted_on for posting in postings if posting.posted_on)
    snapshot = Snapshot.build(postings, as_of=datetime.combine(today, time(12), UTC))
    runtime = Runtime(Settings(career_navigator_home=home, mongodb_uri=None))
    return Desk(
        runtime,
        store,
        snapshot,
        Knowledge(runtime.taxonomy, runtime.roles),
        Learning(runtime.curriculum, runtime.taught, runtime.projects),
        Ideas(runtime.projects, runtime.project_index, runtime.curriculum),
        today,
    )


def user_of(person: Person) -> User:
    country = pycountry.countries.get(alpha_2=person["country"])
    place = ", ".join(filter(None, (person.get("city"), country.name if country else person["country"])))
    return User(
        user_id=person["id"],
        email=f"{person['id']}@example.org",
        password_hash="",
        skills=tuple(person["skills"]),
        target_roles=(person["role"],),
        experience_level=LEVELS[person["level"]],
        location=place,
    )


def advice_for(desk: Desk, person: Person) -> dict[str, Any]:
    """The raw advice to one person."""
    wanted, user, told = person.get("ask") or PARTS, user_of(person), dict[str, Any]()
    if "main" in wanted or "roadmap" in wanted:
        told |= _plan(desk, user, person)
    if "gap" in wanted:
        view = gap_view(desk.snapshot, desk.knowledge, user, GapQuestion(person["role"], desk.today))
        told["gap"] = view.table.loc[~view.table["owned"].astype(bool), "skill"].tolist()
    if "next" in wanted:
        standing = standing_view(desk.snapshot, desk.knowledge, user, person["role"], today=desk.today)
        told["next"] = standing.next_step.skill if standing.next_step else None
    if "projects" in wanted:
        told["projects"] = _projects(desk, user, person["role"])
    if "openings" in wanted:
        told["openings"] = _openings(desk, user, person["role"])
    if "closest" in wanted:
        told["closest"] = closest_ids(desk, user)
    return told


def _plan(desk: Desk, user: User, person: Person) -> dict[str, Any]:
    pace = Pace(person.get("hours_per_week", HOURS_PER_WEEK), person.get("weeks", WEEKS), desk.today)
    question = RoadmapQuestion(person["role"], desk.today, DEFAULT_DAYS, pace)
    view = roadmap_view(desk.snapshot, desk.knowledge, desk.learning, user, question, Taste())
    return {
        "postings": view.plan.posting_count,
        "main": view.plan.readiness.value if view.plan.readiness else None,
        "main_after": view.plan.readiness_after.value if view.plan.readiness_after else None,
        "roadmap": [
            {"skill": step.skill, "stage": step.stage.value if step.stage else None, "hours": step.hours}
            for step in view.plan.steps
        ],
    }


def _projects(desk: Desk, user: User, role: str) -> list[dict[str, Any]]:
    question = ProjectsQuestion(role, desk.today, DEFAULT_DAYS)
    view = projects_view(desk.snapshot, desk.knowledge, desk.ideas, user, question)
    return [
        {
            "id": card.project.id,
            "roles": list(card.project.roles),
            "core": sorted(card.project.core),
            "fills": list(card.found.fills) if card.found else [],
            "difficulty": card.project.difficulty.value.lower(),
        }
        for card in view.cards[:5]
    ]


def _openings(desk: Desk, user: User, role: str) -> list[dict[str, Any]]:
    if not user.skills:  # the page asks for skills first
        return []
    question = OpeningsQuestion(role, desk.today, DEFAULT_DAYS)
    view = openings_view(desk.snapshot, desk.knowledge, desk.store.postings, {}, user, question)
    rows = desk.snapshot.rows_of(view.table["posting_id"])
    row_of = dict(zip(desk.snapshot.ids(rows), rows.tolist(), strict=True))
    found = []
    for one in view.table.to_dict("records"):
        row = row_of[one["posting_id"]]
        found.append(
            {
                "id": one["posting_id"],
                "level": desk.snapshot.seniority.name(row),
                "country": desk.snapshot.country.name(row),
                "work_model": desk.snapshot.work_model.name(row),
                "scored": sorted({*one["matched"], *one["missing_required"], *one["missing_optional"]}),
                "missing": list(one["missing_required"]),
                "hurdles": one["hurdles"].split("|") if isinstance(one["hurdles"], str) else list(one["hurdles"]),
            }
        )
    return found


def closest_ids(desk: Desk, user: User) -> list[str]:
    """The first three roles of the Roles page, whether they are near or only the least far away."""
    question = RolesQuestion(desk.today, DEFAULT_DAYS, Filters())
    shown: Iterable[str] = closest_view(desk.snapshot, desk.knowledge, user, question).shown["role"]
    return list(shown)[:3]


if __name__ == "__main__":
    sys.exit(main())
