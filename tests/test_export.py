"""CSV that any reader takes, that no spreadsheet runs, and a twin that says where it comes from."""

import csv
import hashlib
import io
import json
from datetime import UTC, date, datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.formats.export import _RISKY, Provenance, SourceUse, safe_text, table_export
from core.models import Ask, Seniority

ORIGIN = Provenance("gap", "3f2a", "1", datetime(2026, 11, 22, 3, tzinfo=UTC), False, slice={"role": "data engineer"})
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


def test_kinds_of_value_have_one_way_of_being_written() -> None:
    frame = pd.DataFrame(
        {
            "skill": ["c++, c", 'say "hi"', None],
            "share": [0.25, np.nan, np.inf],
            "count": pd.array([3, None, -2], dtype="Int64"),
            "owned": [True, False, True],
            "posted_on": [date(2026, 11, 1), pd.NaT, date(2026, 1, 2)],
            "seen": pd.to_datetime(["2026-11-01T04:05:06Z", None, "2026-11-02T00:00:00Z"]),
            "week": pd.to_datetime(["2026-11-02", "2026-11-09", None]),
            "skills": [("a", "b"), frozenset({"z", "y"}), []],
            "ask": [Ask.REQUIRED, Seniority.LEAD, None],
        }
    )
    assert table_export(frame, ORIGIN).csv.decode() == (
        "skill,share,count,owned,posted_on,seen,week,skills,ask\r\n"
        '"c++, c",0.25,3,true,2026-11-01,2026-11-01T04:05:06Z,2026-11-02,a|b,required\r\n'
        '"say ""hi""",,,false,,,2026-11-09,y|z,lead\r\n'
        ",,-2,true,2026-01-02,2026-11-02T00:00:00Z,,,\r\n"
    )


def test_an_empty_table_is_its_header() -> None:
    frame = pd.DataFrame({"skill": pd.Series(dtype=str), "share": pd.Series(dtype=float)})
    assert table_export(frame, ORIGIN).csv == b"skill,share\r\n"


def test_a_row_of_one_empty_cell_stays_a_row() -> None:
    assert rows_of(table_export(pd.DataFrame({"skill": [None, "go"]}), ORIGIN).csv) == [["skill"], [""], ["go"]]


@pytest.mark.parametrize("start", [*RISKY, " =", "'=", "\u00a0@", "''+", "\ufeff="])
def test_no_cell_starts_like_a_formula_and_the_text_comes_back(start: str) -> None:
    text = f"{start}cmd|' /C calc'!A0"
    header, (cell,) = rows_of(table_export(pd.DataFrame({"company": [text]}), ORIGIN).csv)
    assert header == ["company"]
    assert cell.startswith("'")
    assert unquoted_cell(cell) == text


def unquoted_cell(cell: str) -> str:
    """What `safe_text` was given."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell


def test_a_column_name_is_guarded_like_a_cell() -> None:
    assert table_export(pd.DataFrame({"=1+1": [1]}), ORIGIN).csv.startswith(b"'=1+1")


def test_negative_numbers_stay_numbers() -> None:
    assert rows_of(table_export(pd.DataFrame({"trend_pp": [-1.5], "n": [-3]}), ORIGIN).csv)[1] == ["-1.5", "-3"]


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(st.lists(st.tuples(texts, st.floats(allow_nan=False, allow_infinity=False), st.integers()), max_size=8))
def test_what_is_written_is_what_is_read(rows: list[tuple[str, float, int]]) -> None:
    frame = pd.DataFrame(rows, columns=["text", "share", "count"]).astype({"count": object})
    read = rows_of(table_export(frame, ORIGIN).csv)[1:]
    assert [(unquoted_cell(text), float(share), int(count)) for text, share, count in read] == rows


@given(texts)
def test_guarding_can_be_undone_and_always_guards(text: str) -> None:
    guarded = safe_text(text)
    assert unquoted_cell(guarded) == text
    assert not guarded.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_text_that_is_no_text_is_still_sent() -> None:
    frame = pd.DataFrame({"title": pd.Series(["a\0b", "lone \ud800"], dtype=object)})
    assert rows_of(table_export(frame, ORIGIN).csv)[1:] == [["ab"], ["lone ?"]]


def test_a_repeated_column_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        table_export(pd.DataFrame([[1, 2]], columns=["a", "a"]), ORIGIN)


def test_the_twin_names_slice_formula_snapshot_counts_and_licences() -> None:
    origin = Provenance(
        "gap",
        "3f2a",
        "7",
        datetime(2026, 11, 22, 3, tzinfo=UTC),
        True,
        slice={"role": "data engineer", "since": date(2026, 10, 1), "seniority": Seniority.LEAD, "remote": None},
        columns={"share": "postings that ask for it, 0-1"},
        formulas={"share": "count / postings"},
        counts={"postings": 12},
        sources=[SourceUse("jobicy", 3, "fair use", "Jobicy", "https://jobicy.com/")],
        notes=["a sample"],
    )
    made = table_export(pd.DataFrame({"share": [0.5]}), origin)
    twin = json.loads(made.metadata)
    assert made.metadata_name == "gap-data-engineer-3f2a.metadata.json"
    assert twin["file"] == made.csv_name == "gap-data-engineer-3f2a.csv"
    assert twin["slice"] == {"role": "data engineer", "since": "2026-10-01", "seniority": "lead", "remote": None}
    assert twin["columns"] == [
        {"name": "share", "description": "postings that ask for it, 0-1", "formula": "count / postings"}
    ]
    assert (twin["snapshot_id"], twin["as_of"], twin["is_sample"]) == ("3f2a", "2026-11-22T03:00:00Z", True)
    assert (twin["rows"], twin["counts"], twin["notes"]) == (1, {"postings": 12}, ["a sample"])
    assert [(use["source"], use["posting_count"], use["licence"]) for use in twin["sources"]] == [
        ("jobicy", 3, "fair use")
    ]
    assert twin["sha256"] == hashlib.sha256(made.csv).hexdigest()


def test_the_same_table_gives_the_same_bytes() -> None:
    frame = pd.DataFrame({"skill": ["go"], "skills": [frozenset({"b", "a", "c"})]})
    first, second = table_export(frame, ORIGIN), table_export(frame.copy(), ORIGIN)
    assert (first.csv, first.metadata) == (second.csv, second.metadata)


def test_a_file_name_holds_nothing_that_breaks_a_header() -> None:
    origin = Provenance('a"b\r\nc', "3f", "1", None, False, slice={"role": "C++ / C# dev ☃"})
    assert table_export(pd.DataFrame({"a": [1]}), origin).csv_name == "a-b-c-c-c-dev-3f.csv"
