"""Learning resources and project ideas: what is read, and what stops with the file, the entry and the reason."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.catalogue.learning import (
    PROJECTS_FILE,
    RESOURCES_FILE,
    Level,
    ResourceType,
    clean_url,
    coverage_problems,
    load_projects,
    load_resources,
    resources_by_skill,
)
from core.errors import DataFileError

SKILLS = ("go", "sql", "docker")
ROLES = ("backend-developer",)
TOUR: dict[str, Any] = {
    "id": "go-tour",
    "title": "A Tour of Go",
    "url": "https://go.dev/tour/",
    "provider": "Go",
    "type": "interactive",
    "level": "beginner",
    "cost": "free",
    "hours": 8,
    "skills": [{"id": "go", "primary": True}],
}
API: dict[str, Any] = {
    "id": "parcel-api",
    "title": "Parcel tracker",
    "description": "An API that follows parcels between depots.",
    "difficulty": "Intermediate",
    "skills": [{"id": "go", "role": "core"}, {"id": "docker", "role": "stretch"}],
    "roles": ["backend-developer"],
    "hours": 40,
    "deliverables": ["A deployed URL"],
    "links": [{"title": "Go", "url": "https://go.dev/doc/"}],
}


def written(folder: Path, content: object) -> Path:
    file = folder / "data.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


def test_a_resource_is_read_with_its_enums(tmp_path: Path) -> None:
    (tour,) = load_resources(SKILLS, written(tmp_path, {"schema": 1, "resources": [TOUR]}))
    assert (tour.type, tour.level, tour.hours) == (ResourceType.INTERACTIVE, Level.BEGINNER, 8)


def test_a_project_tells_core_skills_from_stretch(tmp_path: Path) -> None:
    (project,) = load_projects(SKILLS, ROLES, written(tmp_path, {"schema": 1, "projects": [API]}))
    assert (project.core, project.stretch) == ({"go"}, {"docker"})


@pytest.mark.parametrize(
    ("change", "entry", "reason"),
    [
        ({"skills": [{"id": "cobol"}]}, "go-tour", "no skill has the id 'cobol'"),
        ({"skills": [{"id": "go"}, {"id": "go"}]}, "go-tour", "names a skill twice"),
        ({"hours": 401}, "resources[1] (go-tour).hours", "less than or equal to 400"),
        ({"type": "podcast"}, "resources[1] (go-tour).type", "Input should be"),
        ({"url": "http://go.dev/"}, "resources[1] (go-tour).url", "https"),
        ({"url": "https://go.dev/?utm_source=x"}, "resources[1] (go-tour).url", "tracking"),
        ({"price": 3}, "resources[1] (go-tour).price", "no such field"),
        ({"id": "first"}, "first", "already belongs to first"),
        ({"url": "https://first.example/"}, "go-tour", "already belongs to first"),
    ],
)
def test_a_damaged_resource_is_named_with_its_reason(
    tmp_path: Path, change: dict[str, Any], entry: str, reason: str
) -> None:
    first = TOUR | {"id": "first", "url": "https://first.example/"}
    file = written(tmp_path, {"schema": 1, "resources": [first, TOUR | change]})
    with pytest.raises(DataFileError) as failure:
        load_resources(SKILLS, file)
    assert failure.value.file == file
    assert failure.value.entry == entry
    assert reason in failure.value.reason


@pytest.mark.parametrize("content", ["{", "[]", '{"schema": 2, "resources": []}', '{"schema": 1}', "\x00"])
def test_a_file_that_is_not_of_this_shape_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(DataFileError):
        load_resources(SKILLS, written(tmp_path, content))


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"nowhere\.json"):
        load_projects(SKILLS, ROLES, tmp_path / "nowhere.json")


def test_a_project_for_an_unknown_role_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="no role has the id 'astronaut'"):
        load_projects(SKILLS, ROLES, written(tmp_path, {"schema": 1, "projects": [API | {"roles": ["astronaut"]}]}))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://", "https://a b.org", "https://user:pw@go.dev", "//x"])
def test_an_address_that_is_not_plain_https_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        clean_url(url)


def test_documentation_comes_first_and_what_only_touches_a_skill_last(tmp_path: Path) -> None:
    aside = TOUR | {"id": "aside", "url": "https://a.example/", "skills": [{"id": "go", "primary": False}]}
    docs = TOUR | {"id": "docs", "url": "https://go.dev/doc/", "type": "docs"}
    file = written(tmp_path, {"schema": 1, "resources": [aside, TOUR, docs]})
    assert [one.id for one in resources_by_skill(load_resources(SKILLS, file))["go"]] == ["docs", "go-tour", "aside"]


def test_what_the_files_lack_is_said(tmp_path: Path) -> None:
    resources = load_resources(SKILLS, written(tmp_path, {"schema": 1, "resources": [TOUR | {"cost": "paid"}]}))
    problems = coverage_problems(resources, (), most_asked=["go", "sql"], roles=ROLES)
    for problem in (
        "1 learning resources, 900 wanted",
        "0 of 1 learning resources are free, 70 % wanted",
        "sql: no learning resource",
        "go: fewer than 3 types",
        "go: no project idea uses it",
        "backend-developer: 0 project ideas, 5 wanted",
    ):
        assert problem in problems


def known(name: str) -> list[str]:
    entries = json.loads((RESOURCES_FILE.parent / f"{name}.json").read_text("utf-8"))[name]
    return [entry["id"] for entry in entries]


@pytest.mark.skipif(not RESOURCES_FILE.exists(), reason="the file is not there yet")
def test_the_resources_that_ship_are_sound() -> None:
    assert load_resources(known("skills"))


@pytest.mark.skipif(not PROJECTS_FILE.exists(), reason="the file is not there yet")
def test_the_project_ideas_that_ship_are_sound() -> None:
    assert load_projects(known("skills"), known("roles"))
