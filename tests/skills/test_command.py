"""The command line: postings in, the scorer's format out; and what is wrong is said on standard error."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.skills.__main__ import main
from core.skills.text import plain_text

ROWS = [
    {"id": "a", "text": "<h2>Requirements</h2><ul><li>Python &amp; SQL</li><li>Good communication skills</li></ul>"},
    {"id": "b", "text": "Fluent English.\n\nBenefits:\n- AWS credits"},
    {"id": "c", "text": ""},
]


@pytest.fixture
def postings(tmp_path: Path) -> Path:
    file = tmp_path / "postings.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in ROWS) + "\n\n")
    return file


def answers(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["extract", *arguments]) == 0
    return {row["id"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}


def test_each_posting_is_answered_with_what_it_asks_for(postings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answers(capsys, str(postings))
    assert list(found) == ["a", "b", "c"]
    assert {one["id"] for one in found["a"]["skills"]} == {"python", "sql"}
    assert {one["id"] for one in found["b"]["skills"]} == {"english"} and found["c"]["skills"] == []
    plain, python = plain_text(ROWS[0]["text"]), found["a"]["skills"][0]
    assert (python["name"], python["texts"], python["ask"]) == ("Python", ["Python"], "required")
    assert [plain[one["start"] : one["end"]] for one in python["mentions"]] == ["Python"]


def test_soft_skills_and_mere_mentions_are_written_when_wanted(
    postings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    soft = answers(capsys, str(postings), "--kinds", "soft")
    assert {one["id"] for one in soft["a"]["skills"]} == {"communication"}
    mentioned = answers(capsys, str(postings), "--asks", "mentioned")
    assert {one["id"] for one in mentioned["b"]["skills"]} == {"aws"}


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', "7"])
def test_a_line_that_is_no_posting_is_named(tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "postings.jsonl"
    file.write_text(json.dumps(ROWS[0]) + "\n" + line + "\n")
    assert main(["extract", str(file)]) == 1
    assert "postings.jsonl: line 2: is no posting" in capsys.readouterr().err


def test_a_missing_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(tmp_path / "absent.jsonl")]) == 1
    assert "absent.jsonl" in capsys.readouterr().err


def test_the_ranking_counts_each_text_once_and_adds_counts_made_elsewhere(
    postings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counted = tmp_path / "counted.csv"
    counted.write_text("role,postings,skill,count\nAnalyst,10,sql,9\nAnalyst,10,nosuch,9\nEngineer,10,sql,5\n")
    assert main(["rank", str(postings), str(postings), "--counted", str(counted)]) == 0
    written = json.loads(capsys.readouterr().out)
    assert [source["base"] for source in written["sources"]] == [3, 20]
    rows = [(row["id"], row["postings"], row["data_postings_2023"]) for row in written["skills"]]
    assert rows == [("sql", 1, 14), ("english", 1, 0), ("python", 1, 0)]


def test_a_damaged_file_of_counts_is_named_with_its_line(
    postings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counted = tmp_path / "counted.csv"
    counted.write_text("role,postings,skill,count\nAnalyst,ten,sql,9\n")
    assert main(["rank", str(postings), "--counted", str(counted)]) == 1
    assert "counted.csv: line 2" in capsys.readouterr().err
