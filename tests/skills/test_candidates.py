"""New names: found in lists beside known skills, and decided on in a file of the operator's own."""

import gzip
import json
from pathlib import Path

import pytest

from core.catalogue import overlay as overlays
from core.catalogue.taxonomy import Taxonomy
from core.errors import DataFileError
from core.skills.__main__ import main
from core.skills.candidates import adverts_in, candidates
from core.skills.extractor import Extractor

ROWS = [
    {"text": "Experience with Kafka, Zorblax and Airflow.", "company": "Acme", "date_posted": "2026-11-02"},
    {"text": "You know Python / Zorblax / SQL.", "company": "Bolt", "date_posted": "2026-11-10"},
    {"description": "<p>Docker, Quuxly, Kubernetes</p>", "company": "Acme", "date_posted": None},
    {"text": "Zorblax is a city; Communication, Python and teamwork count.", "company": "Cargo"},
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "adverts.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in ROWS)
    return path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(overlays._Place, "file", None)
    monkeypatch.setenv("CAREER_NAVIGATOR_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_names_beside_known_skills_are_ranked_by_companies_and_weeks(extractor: Extractor, file: Path) -> None:
    found = candidates(adverts_in(file), extractor)
    assert [(one.name, one.rank, one.known_as) for one in found] == [
        ("Zorblax", (2, 2, 2), None),
        ("Quuxly", (1, 0, 1), None),
    ]
    assert found[0].sentences == [ROWS[0]["text"], ROWS[1]["text"]]


def test_a_line_that_is_no_posting_is_named(tmp_path: Path) -> None:
    path = tmp_path / "adverts.jsonl"
    path.write_text("{}\n[]\n")
    with pytest.raises(DataFileError, match="line 2"):
        list(adverts_in(path))


def test_what_an_operator_accepts_is_read_and_what_they_reject_is_gone(
    home: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Taxonomy.load().version
    assert main(["reject", "Quuxly"]) == 0
    assert main(["accept", "Zorblax", "--category", "databases"]) == 0
    assert main(["accept", "Pythonium", "--alias-of", "Python"]) == 0
    assert main(["accept", "Python", "--category", "databases"]) == 1
    assert main(["accept", "Another", "--category", "no such"]) == 1
    taxonomy = Taxonomy.load()
    assert taxonomy.version != before and taxonomy.resolve("pythonium") == "python"
    capsys.readouterr()
    assert main(["candidates", str(file)]) == 0
    assert capsys.readouterr().out == ""
    read = Extractor(taxonomy).extract("You know Zorblax and Pythonium.")
    assert read.required == {"zorblax", "python"}


def test_a_damaged_overlay_is_named(home: Path) -> None:
    home.mkdir()
    (home / overlays.FILE_NAME).write_text("{")
    overlays.use_overlay(home)
    with pytest.raises(DataFileError, match=r"^skills_overlay\.json"):
        Taxonomy.load()
