"""Plans for who has no account: what they have stands in the query, as in the address of a visitor's page."""

from typing import Any

import httpx
import pytest

from tests.api.conftest import Person

ASKED = {
    "/skills/gap-analysis": {"role": "Data Engineer", "days": 90},
    "/learning/roadmap": {"target_role": "data-engineer", "include_gap_analysis": False},
    "/projects/recommendations": {"role": "data-engineer"},
    "/projects/search": {"query": "dashboard"},
    "/postings": {"role": "data-engineer"},
}


@pytest.mark.parametrize("path", ASKED)
def test_a_plan_is_given_for_skills_in_the_query_as_json_and_csv(path: str, anyone: httpx.Client) -> None:
    asked = {**ASKED[path], "skills": "k8s, python"}
    for form in ("", ".csv"):
        answer = anyone.get(path + form, params=asked)
        assert answer.status_code == 200, answer.text
        assert anyone.get(path + form, params=ASKED[path]).status_code == 401


def test_what_is_answered_follows_the_skills(anyone: httpx.Client) -> None:
    path = "/skills/gap-analysis"
    counts = [
        anyone.get(path, params={**ASKED[path], "skills": skills}).json()["matched_count"]
        for skills in ("", "python", "python,sql")
    ]
    assert counts[0] == 0 and counts == sorted(counts) and counts[-1] > counts[0]


def test_basics_count_in_part_and_soft_skills_once_they_are_switched_on(anyone: httpx.Client) -> None:
    path = "/skills/gap-analysis"

    def told(skills: str, **more: str) -> dict[str, Any]:
        answer: dict[str, Any] = anyone.get(path, params={**ASKED[path], "skills": skills, **more}).json()
        return answer

    values = [told(skills)["readiness"]["value"] for skills in ("sql", "sql,python:basic", "sql,python")]
    assert values[0] < values[1] < values[2]
    assert told("sql", soft="false") == told("sql")
    without, counted = told("communication"), told("communication", soft="true")
    assert without["matched_count"] == 0 and counted["in_demand_count"] >= without["in_demand_count"]
    assert anyone.get(path, params={**ASKED[path], "skills": "sql", "soft": "perhaps"}).status_code == 422


@pytest.mark.parametrize("path", ASKED)
def test_what_is_no_skill_and_skills_beside_a_token_are_refused(path: str, ada: Person, anyone: httpx.Client) -> None:
    unknown = anyone.get(path, params={**ASKED[path], "skills": "telepathy"})
    assert unknown.status_code == 400 and "telepathy" in unknown.text
    assert ada.get(path, **ASKED[path], skills="python").status_code == 400


def test_nothing_private_is_given_without_a_token(anyone: httpx.Client) -> None:
    for path in ("/auth/me", "/postings/theirstack:1"):
        assert anyone.get(path).status_code == 401
