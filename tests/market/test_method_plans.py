"""The later half of docs/method.md: its worked figures come out of the code as the page says."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from core.export import safe_text
from core.learning import Difficulty, ProjectIdea, SkillUse, UsedSkill
from core.market.matching import matching_postings
from core.market.mix import held_mix
from core.market.plan_search import StudyProblem, follow
from core.market.plan_steps import Pace
from core.market.projects import Learner, recommended_projects
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.market.study import Curriculum
from core.market.trends import trends
from core.models import Posting
from tests.market.simulated import UNTIL

TEXT = (Path(__file__).resolve().parent.parent.parent / "docs" / "method.md").read_text("utf-8")
WORKED = re.findall(r"Worked: `(.+?)` = `(.+?)`", TEXT)
EXPLAINED = {
    "core.market.trends.trends", "core.market.mix.held_mix", "core.market.weeks.weeks_between",
    "core.market.forecast.forecast", "core.market.plan_search.search", "core.market.plan_search.greedy_plan",
    "core.market.roadmap.roadmap", "core.market.projects.recommended_projects", "core.market.projects.within_reach",
    "core.market.project_search.ProjectIndex.search", "core.market.matching.matching_postings",
    "core.market.receipts.reasons", "core.export.table_export",
}  # fmt: skip


def moved(before: tuple[int, int], now: tuple[int, int]) -> "tuple[float, str]":
    """Change and verdict of a skill asked for by so many of so many postings, each of its own company."""
    postings = [
        Posting(
            f"x:{back}-{number}", "x", "t", date.fromordinal(UNTIL.toordinal() - back), role="dev",
            company=f"c{back}-{number}", required=frozenset({"it"} if number < asking else ()),
        )
        for back, (asking, count) in ((10, now), (40, before))
        for number in range(count)
    ]  # fmt: skip
    row = trends(Snapshot.build(postings), Slice(role="dev"), UNTIL, skills=["it"]).skills.iloc[0]
    return float(row.trend_pp), str(row.verdict)


def mix(before: list[int], now: list[int]) -> list[float]:
    cells = range(len(before))
    cell = np.array([one for count in (before, now) for one in cells for _ in range(count[one])])
    late = np.arange(len(cell)) >= sum(before)
    return [float(mass) for mass in held_mix(cell, late, ~late)]


def posting_hours(steps: list[tuple[int, int]], budget: float) -> float:
    """`steps` are (hours, postings readied), one after the other."""
    count = len(steps)
    problem = StudyProblem(
        steps=tuple(map(str, range(count))), hours=tuple(float(hours) for hours, _ in steps), needs=(0,) * count,
        gives=tuple(1 << step for step in range(count)), demand=(0,) * count,
        masks=np.array([[1 << step for step in range(count)]], dtype=np.uint64),
        need=np.ones(count, dtype=np.int16), weight=np.array([readied for _, readied in steps], dtype=np.int64),
        budget=budget, max_steps=count,
    )  # fmt: skip
    return follow(problem, range(count)).value[0]


def finish_day(hours: float, hours_per_week: float) -> int:
    return (Pace(hours_per_week, 10, UNTIL).day_after(hours) - UNTIL).days


def cover_order(hours: dict[str, int], gaps: dict[str, float]) -> list[str]:
    ideas = [
        ProjectIdea(
            id=name, title=name, description="Something worth building.", difficulty=Difficulty.BEGINNER,
            skills=tuple(UsedSkill(id=skill, role=SkillUse.CORE) for skill in name), hours=cost,
            deliverables=("A URL",),
        )
        for name, cost in hours.items()
    ]  # fmt: skip
    person = Learner(frozenset(), gaps, Curriculum({}, {}, {}))
    return [one.project.id for one in recommended_projects(Snapshot.empty(), Slice(), person, ideas)]


def fit(asked: list[str], satisfied: list[str]) -> float:
    snapshot = Snapshot.build([Posting("x:1", "x", "t", UNTIL, required=frozenset(asked))])
    return float(matching_postings(snapshot, Slice(), satisfied).frame["fit"].iloc[0])


WORDS: dict[str, Callable[..., object]] = {
    "change": lambda before, now: moved(before, now)[0],
    "verdict": lambda before, now: moved(before, now)[1],
    "held_mix": mix,
    "posting_hours": posting_hours,
    "finish_day": finish_day,
    "cover_order": cover_order,
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
