"""Imports as a user does them: several files, names, a second time, a preview, taken out again."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from collector.adverts import Advert, Asked, Page, RawRow, Row
from collector.enrich import Reader
from collector.importing.file_source import ImportOptions
from collector.loading import forget_import, import_files, preview_file
from collector.refresh import refresh
from collector.watch import Watch
from core.errors import SourceError
from core.store import Store

Said = list[str]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    monkeypatch.setattr(Reader, "load", lambda workers=1: reader)


def table(path: Path, *titles: str) -> Path:
    path.write_text("id,title,company,date\n" + "".join(f"{n},{one},Elm,2026-11-05\n" for n, one in enumerate(titles)))
    return path


def stored(store: Store) -> dict[str, str]:
    found = store.connection.database["postings"].find({}, {"raw_title": 1})
    return {one["_id"]: one["raw_title"] for one in found}


def test_ids_of_one_file_never_overwrite_those_of_another(tmp_path: Path, store: Store) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    files = [table(tmp_path / "a" / "jobs.csv", "SRE"), table(tmp_path / "b" / "jobs.csv", "Nurse")]
    done = import_files([tmp_path], ImportOptions(), store, Watch(), lambda line: None)
    assert [one.failed for one in done] == [False, False]
    assert stored(store) == {"file:jobs:0": "SRE", "file:jobs-2:0": "Nurse"}
    table(files[1], "Nurse", "Cook")
    import_files([files[1]], ImportOptions(), store, Watch(), lambda line: None)
    assert stored(store) == {"file:jobs:0": "SRE", "file:jobs-2:0": "Nurse", "file:jobs-2:1": "Cook"}
    run = store.collecting.last_run("file:jobs-2")
    assert run is not None
    assert (run.new, run.unchanged, run.asked["file"]) == (1, 1, "jobs.csv")
    assert len(str(run.asked["sha256"])) == 64
    assert ["title", "title"] in run.asked["mapping"]  # type: ignore[operator]


def test_what_was_imported_is_taken_out_again(tmp_path: Path, store: Store) -> None:
    import_files(
        [table(tmp_path / "a.csv", "SRE"), table(tmp_path / "b.csv", "QA")],
        ImportOptions(),
        store,
        Watch(),
        lambda line: None,
    )
    assert forget_import("a", store, Watch()) == 1
    assert stored(store) == {"file:b:0": "QA"}
    with pytest.raises(SourceError, match="No import is called 'a'"):
        forget_import("a", store, Watch())


def test_a_preview_says_everything_and_writes_nothing(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "jobs.csv"
    path.write_text(
        "id,title,wo,mood,date\n1,SRE,Bonn,good,05/11/2026\n1,SRE,Bonn,good,05/11/2026\n2,QA,Bonn,,2020-01-01\n3,,,,\n"
    )
    said: Said = []
    nothing = preview_file(path, ImportOptions(columns={"location": "wo"}), store, Watch(), said.append)
    text = "\n".join(said)
    assert not nothing
    for words in (
        "table, comma between cells, header in line 1; encoding: UTF-8",
        "stored under the name 'jobs'",
        "Ignored columns: mood",
        "2 of 3 are undated",
        "1 of 3 are older than the window",
        "--dates dmy",
        "2 postings would be stored",
        "1 rows repeat others",
        "1 would be refused",
        "file:jobs:1: SRE",
        "Bonn, DE",
        "Nothing was written",
    ):
        assert words in text, words
    assert stored(store) == {}
    assert store.collecting.sources() == set()
    assert list(tmp_path.iterdir()) == [path]


def test_what_the_user_said_is_kept_beside_the_file_and_used_again(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "jobs.csv"
    path.write_text("was;wann\nSRE;05/11/2026\n")
    kept = tmp_path / "jobs.csv.mapping.json"
    options = ImportOptions(columns={"title": "was", "date_posted": "wann"})
    import_files([path], options, store, Watch(), lambda line: None)
    assert json.loads(kept.read_text()) == {"map": {"date_posted": "wann", "title": "was"}}
    again = import_files([path], ImportOptions(), store, Watch(), lambda line: None)
    assert [(one.failed, one.run and one.run.unchanged) for one in again] == [(False, 1)]
    kept.write_text("no JSON")
    with_damage = import_files([path], ImportOptions(), store, Watch(), lambda line: None)
    assert with_damage[0].failed
    assert "mend it or delete it" in with_damage[0].problem


def test_rows_that_repeat_are_called_that_and_a_file_of_refused_rows_has_failed(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "jobs.csv"
    path.write_text("id,title\n" + "1,SRE\n" * 3 + "".join(f"x{n},QA\n" for n in range(600)) + "1,SRE\n")
    (done,) = import_files([path], ImportOptions(), store, Watch(), lambda line: None)
    assert done.run is not None
    assert (done.run.new, done.run.repeated, done.run.unchanged, done.run.updated) == (601, 3, 0, 0)
    path.write_text("id,title\n1,nan\n2,None\n")
    (refused,) = import_files([path], ImportOptions(), store, Watch(), lambda line: None)
    assert refused.failed
    assert refused.run is not None
    assert refused.run.rejected == 2


class Pages:
    """A file of pages of (id, title), cut off at its end where `is_cut`."""

    name = "file:pages"
    pages_are_free = True

    def __init__(self, *pages: Sequence[tuple[str, str]], is_cut: bool = False) -> None:
        self._pages, self._is_cut = pages, is_cut

    def fetch_pages(self, asked: Asked) -> Iterator[Page]:
        for page in self._pages:
            yield Page(tuple(Row(one, {"id": one, "title": title}) for one, title in page))
        if self._is_cut:
            raise SourceError("cut off")

    def parse(self, raw: RawRow) -> Advert:
        return Advert(raw["id"], raw["title"])


def test_pages_in_hand_are_stored_in_order_also_where_the_file_breaks_off(store: Store, reader: Reader) -> None:
    cut = refresh(Pages([("1", "SRE")], [("2", "QA")], is_cut=True), Asked(), store, reader, Watch())
    assert (cut.error, cut.new, stored(store)) == ("cut off", 2, {"file:pages:1": "SRE", "file:pages:2": "QA"})
    again = Pages([("1", "SRE"), ("3", "a")], [("3", "b")], [("4", "c")], [("3", "d")], [("3", "d")])
    run = refresh(again, Asked(), store, reader, Watch())
    assert (run.error, run.fetched, run.new, run.unchanged, run.repeated) == (None, 6, 2, 1, 3)
    assert {one.rpartition(":")[2]: title for one, title in stored(store).items()} == {
        "1": "SRE",
        "2": "QA",
        "3": "d",
        "4": "c",
    }
