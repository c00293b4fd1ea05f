"""The rubric of advice says what is wrong with a plan, and for whom."""

from typing import Any

import pytest

from benchmarks.advice_rubric import rubric
from core.catalogue.roles import RoleCatalogue
from core.catalogue.taxonomy import Taxonomy
from core.views.knowledge import Knowledge

PERSON = {"id": "ada", "skills": ["python", "aws"], "role": "data-engineer", "level": "junior", "country": "GB"}
PROJECT = {"id": "p", "roles": ["data-engineer"], "core": ["python", "sql"], "fills": [], "difficulty": "beginner"}
GOOD: dict[str, Any] = {
    "main": 0.1,
    "main_after": 0.2,
    "next": "git",
    "gap": ["sql"],
    "projects": [PROJECT] * 5,
    "openings": [],
    "closest": ["data-engineer"],
    "roadmap": [{"skill": one} for one in ("git", "sql", "airflow", "spark")],
}


def steps(*skills: str) -> dict[str, Any]:
    return {"next": skills[0], "roadmap": [{"skill": skill} for skill in skills]}


@pytest.mark.parametrize(
    ("change", "missed"),
    [
        ({}, set()),
        ({"next": "sql"}, {"the next step is the first of the roadmap"}),
        ({"gap": ["communication"]}, {"only what is scored in gap, missing must-haves and projects"}),
        (steps("scrum"), {"no step that is a way of working, unless core to the role"}),
        (steps("github", "git"), {"no step before one of the plan that it needs"}),
        (steps("azure"), {"no rival of what is owned or planned before it"}),
        (steps("java", "scala"), {"at most one new programming language in the first six steps"}),
        (steps("sql", "airflow", "spark", "dbt", "git"), {"version control, where it is planned, in the first half"}),
        ({"projects": []}, {"projects made for the role, of five", "projects within reach, of five"}),
        ({"closest": []}, {"closest roles only for who has skills"}),
        ({"main_after": 0.1}, {"the main number grows by the plan"}),
    ],
)
def test_each_fault_fails_its_measure_and_no_other(change: dict[str, Any], missed: set[str]) -> None:
    knowledge = Knowledge(Taxonomy.load(), RoleCatalogue.load())
    table = rubric([PERSON], {"ada": GOOD | change}, knowledge)
    assert {name for name, line in table.items() if not line["pass"]} == missed
    assert all((line["missed"] == ["ada"]) == (name in missed) for name, line in table.items())
