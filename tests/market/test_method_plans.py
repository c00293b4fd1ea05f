"""The later half of docs/method.md: its worked figures come out of the code as the page says."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from core.catalogue.curriculum import Curriculum
from core.catalogue.learning import Difficulty, ProjectIdea, SkillUse, UsedSkill
from core.formats.export import safe_text
from core.market.learner import Learner
from core.market.openings import matching_postings
from core.market.profile import OwnedSkills
from core.market.projects import recommended_projects
from core.market.roadmap.planner import stage_hours
from core.market.roadmap.steps import Pace
from core.market.roadmap.task import LearningStage
from core.market.standardise import held_mix
from core.market.trends import trends
from core.models import Posting
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from testbed.simulated import UNTIL

TEXT = (Path(__file__).resolve().parent.parent.parent / "docs" / "method.md").read_text("utf-8")
WORKED = re.findall(r"Worked: `(.+?)` = `(.+?)`", TEXT)
EXPLAINED = {
    "core.market.trends.trends",
    "core.market.standardise.held_mix",
    "core.market.weeks.weeks_between",
    "core.stats.forecast.forecast",
    "core.market.roadmap.planner.chosen_steps",
    "core.market.roadmap.plan.plan_roadmap",
    "core.market.projects.recommended_projects",
    "core.market.project_search.ProjectIndex.search",
    "core.market.openings.matching_postings",
    "core.market.receipts.reasons",
    "core.formats.export.table_export",
}


def moved(before: tuple[int, int], now: tuple[int, int]) -> "tuple[float, str]":
    """Change and verdict of a skill asked for by so many of so many postings, each of its own company."""
    postings = [
        Posting(
            f"x:{back}-{number}",
            "x",
            "t",
            date.fromordinal(UNTIL.toordinal() - back),
            role="dev",
            company=f"c{back}-{number}",
            required=frozenset({"it"} if number < asking else ()),
        )
        for back, (asking, count) in ((10, now), (40, before))
        for number in range(count)
    ]
    row = trends(Snapshot.build(postings), Slice(role="dev"), UNTIL, skills=["it"]).skills.iloc[0]
    return float(row.trend_pp), str(row.verdict)


def mix(before: list[int], now: list[int]) -> list[float]:
    cells = range(len(before))
    cell = np.array([one for count in (before, now) for one in cells for _ in range(count[one])])
    late = np.arange(len(cell)) >= sum(before)
    return [float(mass) for mass in held_mix(cell, late, ~late)]


def stages(hours: float) -> tuple[float, float]:
    curriculum = Curriculum({"it": hours}, {}, {})
    return stage_hours(curriculum, "it", LearningStage.BASICS), stage_hours(curriculum, "it", LearningStage.WORKING)


def finish_day(hours: float, hours_per_week: float) -> int:
    return (Pace(hours_per_week, 10, UNTIL).day_after(hours) - UNTIL).days


def project_order(hours: dict[str, int], plan: str) -> list[str]:
    ideas = [
        ProjectIdea(
            id=name,
            title=name,
            description="Something worth building.",
            difficulty=Difficulty.BEGINNER,
            skills=tuple(UsedSkill(id=skill, role=SkillUse.CORE) for skill in name),
            hours=cost,
            roles=("dev",),
            deliverables=("A URL",),
        )
        for name, cost in hours.items()
    ]
    person = Learner(frozenset(), tuple(plan), dict.fromkeys(plan, 0.5), Curriculum({}, {}, {}), "dev")
    return [one.project.id for one in recommended_projects(Snapshot.empty(), Slice(), person, ideas)]


def fit(asked: list[str], satisfied: list[str]) -> float:
    snapshot = Snapshot.build([Posting("x:1", "x", "t", UNTIL, required=frozenset(asked))])
    return float(matching_postings(snapshot, Slice(), OwnedSkills(frozenset(satisfied), {}, {})).frame["fit"].iloc[0])


WORDS: dict[str, Callable[..., object]] = {
    "change": lambda before, now: moved(before, now)[0],
    "verdict": lambda before, now: moved(before, now)[1],
    "held_mix": mix,
    "stages": stages,
    "finish_day": finish_day,
    "project_order": project_order,
    "fit": fit,
    "safe_text": safe_text,
}


@pytest.mark.parametrize(("expression", "result"), WORKED)
def test_every_worked_figure_comes_out_as_the_page_says(expression: str, result: str) -> None:
    found, expected = (eval(text, {"__builtins__": {}}, dict(WORDS)) for text in (expression, result))
    assert found == (pytest.approx(expected, abs=5e-5) if isinstance(expected, float) else expected)


def test_trends_roadmap_projects_openings_receipts_and_exports_are_explained() -> None:
    assert set(re.findall(r"<!-- formula: ([\w.]+) -->", TEXT)) >= EXPLAINED
    assert len(WORKED) >= 9
