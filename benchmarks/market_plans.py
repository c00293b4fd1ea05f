"""What `benchmarks.market` asks about time and plans: trends, roadmap and openings."""

from datetime import timedelta

import numpy as np

from benchmarks.markets import LAST_DAY
from benchmarks.timing import Questions
from core.catalogue.curriculum import Curriculum
from core.market.openings import matching_postings
from core.market.profile import OwnedSkills
from core.market.roadmap.plan import plan_roadmap
from core.market.roadmap.steps import Pace
from core.market.trends import trends
from core.market.weekly import leaders, market_weeks
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot

OWNED = 20
UNTIL = LAST_DAY + timedelta(days=1)


def made_curriculum(skills: tuple[str, ...], seed: int = 3) -> Curriculum:
    """5-150 hours a skill; up to two prerequisites and at times an implied skill, no chain longer than six."""
    draw, depth = np.random.default_rng(seed), dict.fromkeys(skills, 0)
    hard: dict[str, frozenset[str]] = {}
    closure: dict[str, frozenset[str]] = {}
    for number, skill in enumerate(skills):
        before = [skills[one] for one in draw.integers(0, number, draw.integers(0, 3))] if number else []
        hard[skill] = frozenset(one for one in before if depth[one] < 5)
        depth[skill] = max((depth[one] + 1 for one in hard[skill]), default=0)
        implied = sorted(hard[skill])[:1] if draw.random() < 0.4 else []
        closure[skill] = frozenset((skill, *(name for one in implied for name in closure[one])))
    return Curriculum({skill: float(draw.integers(5, 150)) for skill in skills}, hard, closure)


def plan_questions(snapshot: Snapshot, largest: Slice, typical: Slice) -> Questions:
    """What is timed, by name, about the `largest` role, a `typical` one and all of them."""
    curriculum = made_curriculum(snapshot.skills)
    pace = Pace(10, 52, LAST_DAY)

    def owned(asked: Slice) -> list[str]:
        counts = np.bincount(snapshot.asks[asked.rows(snapshot)].indices, minlength=len(snapshot.skills))
        return [snapshot.skills[code] for code in np.argsort(-counts)[:OWNED]]

    have = {asked: owned(asked) for asked in (largest, typical, Slice())}
    person = OwnedSkills(frozenset(have[largest]), curriculum.closure, {})

    def planned(asked: Slice) -> object:
        return plan_roadmap(
            snapshot, asked, OwnedSkills(frozenset(have[asked]), curriculum.closure, {}), curriculum, pace
        )

    return {
        "trends_of_50_skills_all_roles": lambda: trends(snapshot, Slice(), UNTIL),
        "trends_of_50_skills_largest_role": lambda: trends(snapshot, largest, UNTIL),
        "postings_remote_and_pay_by_week": lambda: market_weeks(snapshot, Slice(), UNTIL),
        "leading_companies_all_roles": lambda: leaders(snapshot, Slice(), UNTIL, "company"),
        "roadmap_of_12_steps_largest_role": lambda: planned(largest),
        "roadmap_of_12_steps_typical_role": lambda: planned(typical),
        "roadmap_of_12_steps_all_roles": lambda: planned(Slice()),
        "openings_first_page_largest_role": lambda: matching_postings(snapshot, largest, person),
        "openings_first_page_all_roles": lambda: matching_postings(snapshot, Slice(), person),
    }
