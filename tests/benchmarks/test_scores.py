"""Scores count what was found, what is right, and what is neither."""

import gzip
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from benchmarks.duplicates import originals_of, score
from benchmarks.imported import import_all
from benchmarks.reading import FIELDS, read_postings
from benchmarks.reading_scores import Scores
from core.catalogue.taxonomy import Taxonomy
from core.store import Store

Fields = dict[str, Any]
SKILLS = (
    ("python", "language", "required"),
    ("docker", "tool", "optional"),
    ("etl", "method", "required"),
    ("java", "language", "required"),
    ("kafka", "platform", "mentioned"),
)


def skill(skill_id: str | None, kind: str, ask: str, name: str = "") -> Fields:
    return {"id": skill_id, "name": name or skill_id, "kind": kind, "category": None, "ask": ask, "texts": []}


def label(**changed: Any) -> Fields:
    fields: Fields = dict.fromkeys(FIELDS)
    skills = [skill(*written) for written in SKILLS]
    said = {"id": "1", "language": "en", "role": "data-engineer", "spoken": [], "places": [], "alternatives": []}
    return fields | said | {"skills": skills} | changed


def figures(wanted: Fields, read: Fields | None) -> dict[str, Any]:
    scores = Scores(Taxonomy.load())
    scores.add(wanted, read)
    return scores.figures()


def test_an_advert_read_as_labelled_is_all_right() -> None:
    wanted = label(level="senior", years=3, alternatives=[["python", "java"]], work_model="remote")
    found = figures(wanted, deepcopy(wanted))
    assert found["skills"]["technologies"]["recall"] == found["skills"]["technologies"]["precision"] == 100.0
    assert found["skills"]["technologies"]["labelled"] == 3, "python, docker and java; a mention is not asked"
    assert found["required"] == {"labelled": 3, "mentioned": 0, "not_read": 0}
    assert found["role"]["right_percent"] == 100.0
    for name in ("level", "years", "work_model", "alternatives_pairs"):
        assert (found["fields"][name]["recall"], found["fields"][name]["precision"]) == (100.0, 100.0), name


def test_a_label_counts_in_the_fields_it_holds() -> None:
    wanted = {"id": "1", "alternatives": [["python", "java"]], "years": 3}
    found = figures(wanted, label(alternatives=[["java", "python"]], level="senior"))
    assert found["skills"] == {}
    assert {name: field["recall"] for name, field in found["fields"].items()} == {
        "years": 0.0,
        "alternatives_pairs": 100.0,
    }


def test_what_is_missed_and_what_is_wrong_is_counted_apart() -> None:
    read = label(role="qa-engineer", level="junior")
    read["skills"] = [
        skill("python", "language", "mentioned"),
        skill("java", "language", "optional"),
        skill("kafka", "platform", "required"),
        skill("mathematics", "concept", "required"),
    ]
    found = figures(label(level="senior", degree_subjects=["mathematics"]), read)
    technologies = found["skills"]["technologies"]
    assert (technologies["found"], technologies["labelled"]) == (1, 3)
    assert (technologies["right"], technologies["read"]) == (1, 2)
    assert found["required"] == {"labelled": 3, "mentioned": 1, "not_read": 1}
    assert found["degree_subjects_as_skills"] == {"adverts": 1, "skills": 1}
    assert found["role"]["right"] == 0
    assert (found["fields"]["ask_of_skills_found"]["labelled"], found["fields"]["ask_of_skills_found"]["found"]) == (
        1,
        0,
    )
    assert (found["fields"]["level"]["found"], found["fields"]["level"]["read"]) == (0, 1)


def test_umbrella_words_and_spoken_languages_count_neither_way() -> None:
    extra = [skill("computer-science", "concept", "required"), skill("german", "language", "required")]
    read = label()
    read["skills"] = [*read["skills"], *extra]
    found = figures(label(), read)
    assert found["skills"]["technologies"]["precision"] == 100.0
    assert found["skills"]["concepts"]["precision"] == 100.0


def test_a_skill_without_an_id_gets_the_one_that_its_name_has_now() -> None:
    wanted = label(skills=[skill(None, "tool", "required", "Docker")], alternatives=[["Docker", "Nobody's Tool"]])
    read = label(skills=[skill("docker", "tool", "required")])
    assert figures(wanted, read)["skills"]["technologies"]["recall"] == 100.0


def test_pay_is_compared_by_the_year_and_other_right_roles_are_right() -> None:
    pay = {"min": 5000.0, "max": 6000.0, "currency": "USD", "period": "month"}
    yearly = {"min": 60000.0, "max": 72000.0, "currency": "USD", "period": "year"}
    found = figures(label(salary=pay, role_also=["data-analyst"]), label(salary=yearly, role="data-analyst"))
    assert found["fields"]["salary"]["recall"] == 100.0
    assert found["role"]["right_percent"] == 100.0


@pytest.mark.parametrize(("language", "counted"), [("de", True), ("he", False)])
def test_skills_count_only_in_languages_that_are_read(language: str, counted: bool) -> None:
    wanted = label(language=language)
    found = figures(wanted, label(language=language, skills=[]))
    assert ("technologies" in found["skills"]) is counted
    assert (language in found["by_language"]) is counted


def test_a_label_without_a_posting_counts_nowhere() -> None:
    found = figures(label(), None)
    assert (found["adverts"], found["without_a_posting"]) == (0, 1)


def test_a_packed_file_is_imported_read_and_its_copies_compared(tmp_path: Path, store: Store) -> None:
    """The whole way once: import, reading in the form of the labels, marks of copies beside pairs."""
    text = "Requirements:\n- Python\n- Docker\n- five years with PostgreSQL\n" + "We build dull tools for ports. " * 20
    adverts = {1: ("Data Engineer", text), 2: ("Data Engineer", text), 3: ("Cook", "We make soup for sailors. " * 40)}
    rows = [
        {"id": number, "job_title": title, "company": "Tidewater", "date_posted": "2026-11-02", "description": said}
        for number, (title, said) in adverts.items()
    ]
    file = tmp_path / "rows.jsonl.gz"
    file.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))
    import_all([file], store)
    readings = {reading["id"]: reading for reading in read_postings(store, Taxonomy.load())}
    originals = originals_of(store.postings.changes(None))
    assert readings.keys() == {"1", "2", "3"}
    assert readings["1"].keys() == FIELDS.keys() | {"id", "skills"}
    asked = {read["id"]: read for read in readings["1"]["skills"] if read["ask"] == "required"}
    assert asked.keys() >= {"python", "docker"} and asked["python"]["texts"] == ["Python"]
    pairs = [
        {"a": "1", "b": "2", "same": True, "why": "same"},
        {"a": "1", "b": "3", "same": False, "why": "opening"},
        {"a": "1", "b": "9", "same": True, "why": "same"},
    ]
    found = score(pairs, originals)
    assert (found["precision"], found["recall"], found["left_out"]) == (100.0, 100.0, 1)
    assert found["by_reason"] == {"opening": {"pairs": 1, "marked": 0}, "same": {"pairs": 1, "marked": 1}}
