"""Imports: formats, damage, memory, and the same postings twice."""

import csv
import json
import logging
import tracemalloc
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from collector.adverts import Asked
from collector.enrich import Reader
from collector.importing.file_source import FileSource
from collector.refresh import refresh
from collector.watch import Watch
from core.catalogue.roles import RoleCatalogue
from core.errors import SourceError
from core.models import CollectorRun, Extraction
from core.store import Store
from testbed.stand_in import row
from tests.collector.conftest import NOW
from tests.collector.reading import ThreeSkills

ROWS = [row(n, NOW) for n in range(7)]


def imported(path: Path, store: Store, reader: Reader) -> CollectorRun:
    run = refresh(FileSource(path), Asked(), store, reader, Watch())
    assert run.fetched == run.new + run.updated + run.unchanged + run.repeated + run.rejected
    return run


def write(path: Path, kind: str) -> Path:
    if kind == "csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            names = ("ID", "Title", "Company", "Location", "Date posted", "Link", "Description")
            keys = ("id", "job_title", "company", "location", "date_posted", "url", "description")
            writer = csv.writer(file)
            writer.writerow(names)
            writer.writerows([one[key] for key in keys] for one in ROWS)
    elif kind == "json lines":
        path.write_text("".join(f"{json.dumps(one)}\n" for one in ROWS), "utf-8")
    elif kind == "json array":
        path.write_text(json.dumps(ROWS, indent=1), "utf-8")
    elif kind == "answer":
        path.write_text(json.dumps({"metadata": {"total_results": 7}, "data": ROWS}), "utf-8")
    else:
        path.write_bytes(b"\xef\xbb\xbf" + "".join(f"{json.dumps(one)}\r\n\r\n" for one in ROWS).encode())
    return path


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jsonl", "json lines"),
        ("a.json", "json lines"),
        ("a.json", "json array"),
        ("a.json", "answer"),
        ("a.csv", "csv"),
        ("a.txt", "csv"),
        ("a.jsonl", "windows"),
    ],
)
def test_every_format_stores_the_same_postings_and_a_second_import_none(
    name: str, kind: str, tmp_path: Path, store: Store, reader: Reader
) -> None:
    path = write(tmp_path / name, kind)
    assert imported(path, store, reader).new == 7
    again = imported(path, store, reader)
    assert (again.new, again.updated, again.unchanged) == (0, 0, 7)
    one = store.postings.find(["theirstack:3"])[0] if kind != "csv" else store.postings.find(["file:a:3"])[0]
    assert (one.raw_title, one.company, one.place.country_code) == ("Data Engineer", "Company 3", "DE")
    assert one.required == {"python", "sql"}


def test_damaged_lines_are_counted_named_by_their_number_and_skipped(
    tmp_path: Path, store: Store, reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    lines = [
        json.dumps(ROWS[0]),
        '{"id": 5, "job_ti',
        "[1, 2]",
        '{"id": 9}',
        '{"job_title": null, "id": 1}',
        json.dumps({**ROWS[1], "job_title": "Data \ud800 Engineer"}),
        "\xff",
    ]
    path = tmp_path / "a.jsonl"
    path.write_bytes("\n".join(lines).encode("latin-1", "replace"))
    with caplog.at_level(logging.WARNING):
        run = imported(path, store, reader)
    assert (run.fetched, run.new, run.rejected) == (7, 2, 5)
    for number in (2, 3, 4, 5, 7):
        assert f"line {number} skipped" in caplog.text


@pytest.mark.parametrize("content", ["", "[]", "[", '[{"id": 1}, ', "{}", '{"data": "no"}', "null", "[[[[", "\0\0"])
def test_an_odd_json_file_is_refused_with_a_reason_and_no_crash(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(content)
    with pytest.raises(SourceError, match=r"a\.json"):
        FileSource(path)


def test_a_text_that_cannot_be_read_costs_itself_and_not_the_pass(
    tmp_path: Path, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    class Stumbles(ThreeSkills):
        def extract_many(self, texts: Iterable[str]) -> Iterator[Extraction]:
            for text in texts:
                if "stumble here" in text:
                    raise RecursionError("too deep")
                yield from super().extract_many([text])

    path = tmp_path / "a.jsonl"
    texts = ["You know Python.", "You stumble here.", "You know SQL."]
    rows = [{"id": n, "job_title": "Data Engineer", "description": text} for n, text in enumerate(texts)]
    path.write_text("".join(f"{json.dumps(one)}\n" for one in rows))
    run = imported(path, store, Reader(RoleCatalogue.load(), Stumbles()))
    assert (run.error, run.fetched, run.new, run.rejected) == (None, 3, 2, 1)
    assert "file:a:1 skipped: RecursionError('too deep')" in caplog.text


def test_an_array_that_breaks_off_keeps_what_came_before(tmp_path: Path, store: Store, reader: Reader) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(ROWS)[:-40])
    run = imported(path, store, reader)
    assert (run.new, run.rejected) == (6, 1)


def test_a_table_with_odd_lines_keeps_the_others(
    tmp_path: Path, store: Store, reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,title,description\n1,Data Engineer,"two\nlines"\n2,Data Analyst\n3,,x\n4,QA Engineer,ok\n')
    run = imported(path, store, reader)
    assert (run.new, run.rejected) == (2, 2)
    assert "line 4 skipped: 2 cells where the header has 3" in caplog.text


def test_a_table_without_a_header_is_refused_and_so_is_no_file(tmp_path: Path, store: Store, reader: Reader) -> None:
    path = tmp_path / "a.csv"
    path.write_text("1,Data Engineer\n2,Data Analyst\n")
    with pytest.raises(SourceError, match=r"no header line .* --map title=COLUMN"):
        FileSource(path)
    with pytest.raises(SourceError, match="cannot be read"):
        FileSource(tmp_path / "absent.csv")
    with pytest.raises(SourceError, match="cannot be read"):
        FileSource(tmp_path)


def test_a_row_without_an_id_gets_the_same_one_every_time(tmp_path: Path, store: Store, reader: Reader) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({k: v for k, v in one.items() if k != "id"}) + "\n" for one in ROWS))
    assert imported(path, store, reader).new == 7
    assert imported(path, store, reader).unchanged == 7


def test_one_id_twice_in_a_file_is_stored_once_with_its_last_words(
    tmp_path: Path, store: Store, reader: Reader
) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{**ROWS[n % 7], "company": f"Version {n}"} for n in range(700)]  # across two pages
    path.write_text("".join(f"{json.dumps(one)}\n" for one in rows))
    run = imported(path, store, reader)
    assert (run.fetched, run.new, run.unchanged) == (700, 7, 0)
    assert run.repeated == 693
    assert store.postings.find([f"theirstack:{699 % 7}"])[0].company == "Version 699"


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv"])
def test_a_file_is_read_as_a_stream(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    with path.open("w") as file:
        if name == "a.csv":
            file.write("id,title,description\n")
            file.writelines(f"{n},Data Engineer,{'x' * 4000}\n" for n in range(5000))
        else:
            opening, joint, closing = ("", "\n", "\n") if name == "a.jsonl" else ("[", ",\n", "]")
            file.write(opening)
            for n in range(5000):
                file.write((joint if n else "") + json.dumps({"id": n, "job_title": "x", "description": "x" * 4000}))
            file.write(closing)
    tracemalloc.start()
    positions = [page.position for page in FileSource(path).fetch_pages(Asked())]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(positions) == 10
    assert positions[-1] == path.stat().st_size
    assert peak < path.stat().st_size / 2
