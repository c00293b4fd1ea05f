"""The taxonomy loads whole or says what is wrong, and finds the skill a person means."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalogue.skill import Kind
from core.catalogue.taxonomy import Taxonomy
from core.catalogue.translations import skill_descriptions
from core.errors import DataFileError
from core.texts import DEFAULT, languages

ROOT = Path(__file__).resolve().parents[2]
KNOWN = Taxonomy.load()


def entry(skill_id: str, **changes: Any) -> dict[str, Any]:
    plain = {
        "id": skill_id,
        "name": skill_id.title(),
        "category": "languages",
        "kind": "language",
        "level": "beginner",
        "hours": 10,
        "official_url": "https://example.org/",
        "description": "A language made up for a test.",
        "aliases": [],
        "implies": [],
        "prerequisites": [],
        "related": [],
    }
    return plain | changes


def written(folder: Path, *skills: dict[str, Any]) -> Path:
    file = folder / "skills.json"
    file.write_text(json.dumps({"schema": 1, "categories": ["languages"], "skills": skills}))
    return file


@pytest.mark.parametrize(
    ("typed", "skill_id"),
    [
        ("Python", "python"),
        ("PYTHON", "python"),
        ("js", "javascript"),
        ("Golang", "go"),
        ("go", "go"),
        ("react-native", "react-native"),
        ("React Native", "react-native"),
        ("k8s", "kubernetes"),
        ("C#", "csharp"),
        ("c++", "cpp"),
        (".net", "dotnet"),
        ("postgres", "postgresql"),
        ("  machine   learning ", "machine-learning"),
    ],
)
def test_what_people_type_resolves_to_its_skill(taxonomy: Taxonomy, typed: str, skill_id: str) -> None:
    assert taxonomy.resolve(typed) == skill_id


@pytest.mark.parametrize("typed", ["", "   ", "underwater basket weaving", "\x00", "a" * 10_000])
def test_what_names_no_skill_resolves_to_none(taxonomy: Taxonomy, typed: str) -> None:
    assert taxonomy.resolve(typed) is None


def test_every_name_and_id_resolves_to_its_own_skill(taxonomy: Taxonomy) -> None:
    wrong = [
        skill.id
        for skill in taxonomy.skills.values()
        if {taxonomy.resolve(skill.name), taxonomy.resolve(skill.id)} != {skill.id}
    ]
    assert wrong == []


def test_suggestions_continue_what_was_typed_and_forgive_typing(taxonomy: Taxonomy) -> None:
    assert taxonomy.suggest("pyth", 3)[0] == "python"
    assert taxonomy.suggest("kubernets", 3)[0] == "kubernetes"
    assert {"java", "javascript"} <= set(taxonomy.suggest("java", 5))
    assert taxonomy.suggest("", 5) == [] and taxonomy.suggest("java", 0) == []


@given(st.text(max_size=200), st.integers(0, 12))
def test_suggestions_are_known_distinct_and_no_more_than_asked(typed: str, limit: int) -> None:
    found = KNOWN.suggest(typed, limit)
    assert len(found) == len(set(found)) <= limit and set(found) <= set(KNOWN.skills)


def test_closure_holds_a_skill_and_all_it_implies(taxonomy: Taxonomy) -> None:
    assert {"django", "python"} <= taxonomy.closure["django"]
    assert {"postgresql", "sql"} <= taxonomy.closure["postgresql"]
    assert all(skill_id in implied for skill_id, implied in taxonomy.closure.items())
    assert all(taxonomy.closure[other] <= implied for implied in taxonomy.closure.values() for other in implied)


def test_prerequisites_come_apart_into_hard_and_soft(taxonomy: Taxonomy) -> None:
    react = taxonomy.skills["react"]
    assert "javascript" in react.hard and not set(react.hard) & set(react.soft)


def test_any_one_of_several_languages_will_do(taxonomy: Taxonomy) -> None:
    assert {"java", "python", "csharp"} <= set(taxonomy.skills["unit-testing"].one_of[0])
    assert not {"java", "python", "oop"} & set(taxonomy.skills["unit-testing"].hard)


@pytest.mark.parametrize(
    ("skill_id", "hard", "not_hard"),
    [
        ("docker", set(), {"linux"}),
        ("rest", set(), {"http"}),
        ("unit-testing", set(), {"oop"}),
        ("kafka", set(), {"networking"}),
        ("identity-access-management", set(), {"authentication"}),
        ("kubernetes", {"docker"}, {"linux", "networking"}),
        ("django", {"python"}, set()),
        ("deep-learning", {"machine-learning"}, {"calculus"}),
        ("react", {"javascript"}, {"nodejs"}),
        ("airflow", {"python"}, {"docker"}),
    ],
)
def test_hard_is_only_what_a_skill_cannot_be_learned_without(
    taxonomy: Taxonomy, skill_id: str, hard: set[str], not_hard: set[str]
) -> None:
    assert hard <= set(taxonomy.skills[skill_id].hard)
    assert not not_hard & set(taxonomy.skills[skill_id].hard)


def test_spoken_languages_have_a_category_of_their_own(taxonomy: Taxonomy) -> None:
    english = taxonomy.skills["english"]
    assert (english.category, english.kind) == ("spoken-languages", Kind.LANGUAGE)


@pytest.mark.parametrize(
    ("skill_id", "scored", "scored_with_personal", "step", "step_where_core"),
    [
        ("python", True, True, True, True),
        ("machine-learning", True, True, True, True),
        ("devops", False, False, False, False),
        ("computer-science", False, False, False, False),
        ("cloud-computing", False, False, False, False),
        ("api", False, False, False, False),
        ("scrum", True, True, False, True),
        ("jira", True, True, False, True),
        ("communication", False, True, False, False),
        ("stakeholder-management", False, True, False, False),
        ("german", False, True, False, False),
        ("no-such-skill", False, False, False, False),
    ],
)
def test_what_counts_and_what_may_be_a_step(
    taxonomy: Taxonomy, skill_id: str, scored: bool, scored_with_personal: bool, step: bool, step_where_core: bool
) -> None:
    assert taxonomy.is_scored(skill_id) is scored
    assert taxonomy.is_scored(skill_id, personal=True) is scored_with_personal
    assert taxonomy.is_step_candidate(skill_id) is step
    assert taxonomy.is_step_candidate(skill_id, core={skill_id}) is step_where_core


def test_importing_the_taxonomy_does_not_import_spacy() -> None:
    code = "import sys, core.catalogue.taxonomy as t; t.Taxonomy.load(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize(
    ("skills", "message"),
    [
        ([entry("ada"), entry("ada")], "ada: this id stands twice"),
        ([entry("ada", implies=["lost"])], "ada: implies names the unknown skill 'lost'"),
        ([entry("ada", related=["ada"])], "ada: related points to itself"),
        ([entry("ada", category="cooking")], "ada: category 'cooking' is not listed"),
        ([entry("ada", hours=401)], "skills[0] (ada).hours"),
        ([entry("ada", kind="spell")], "skills[0] (ada).kind"),
        ([entry("ada", official_url="http://example.org")], "skills[0] (ada).official_url"),
        ([entry("ada", colour="red")], "skills[0] (ada).colour"),
        ([entry("ada", scope="boundless")], "skills[0] (ada).scope"),
        ([entry("ada", one_of=[["bob"]]), entry("bob")], "skills[0] (ada).one_of[0]"),
        ([entry("ada", one_of=[["bob", "lost"]]), entry("bob")], "ada: one_of names the unknown skill 'lost'"),
        (
            [
                entry("ada", one_of=[["bob", "eve"]]),
                entry("bob", one_of=[["ada", "eve"]]),
                entry("eve", one_of=[["ada", "bob"]]),
            ],
            "ada: its hard prerequisites lead back to itself",
        ),
        ([{"name": "Nameless"}], "skills[0].id"),
        (
            [
                entry("ada", prerequisites=[{"id": "bob", "strength": "hard"}]),
                entry("bob", prerequisites=[{"id": "ada", "strength": "hard"}]),
            ],
            "ada: its hard prerequisites lead back to itself",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_damaged_entry_is_named_with_file_and_reason(
    tmp_path: Path, skills: list[dict[str, Any]], message: str
) -> None:
    with pytest.raises(DataFileError) as caught:
        Taxonomy.load(written(tmp_path, *skills))
    assert str(caught.value).startswith(f"skills.json: {message}")


@pytest.mark.parametrize("content", ["", "[]", "{", '{"schema": 2}', "\x00", "[" * 5_000])
def test_a_damaged_file_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "skills.json"
    file.write_text(content)
    with pytest.raises(DataFileError, match=r"^skills\.json: "):
        Taxonomy.load(file)


def test_the_version_follows_the_content(tmp_path: Path) -> None:
    one = Taxonomy.load(written(tmp_path, entry("ada"))).version
    same = Taxonomy.load(written(tmp_path, entry("ada"))).version
    other = Taxonomy.load(written(tmp_path, entry("ada", hours=11))).version
    assert one == same != other


@pytest.mark.parametrize("tag", [tag for tag in languages() if tag != DEFAULT])
def test_a_language_describes_every_skill_and_nothing_that_is_not_there(tag: str) -> None:
    lacking = KNOWN.skills.keys() - skill_descriptions(tag).keys()
    assert not lacking, f"add {', '.join(sorted(lacking))} to data/skills_{tag}.json (CONTRIBUTING says how)"
    assert skill_descriptions(tag).keys() - KNOWN.skills.keys() == set()
