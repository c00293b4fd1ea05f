"""Copies within the first import of a store, which asks the store only for what the import itself brought."""

import csv
from pathlib import Path

from collector.adverts import Asked
from collector.enrich import Reader
from collector.first_copies import where_copies_are
from collector.importing.file_source import FileSource, ImportOptions
from collector.refresh import refresh
from collector.watch import Watch
from core.store import Store


def written(path: Path, numbers: range, folder: str) -> Path:
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("id", "title", "company", "url"))
        for number in numbers:
            rows.writerow(
                (number, f"Engineer {number}", f"Company {number}", f"https://{folder}.example/jobs/{number % 900}")
            )
    return path


def test_copies_are_found_within_a_first_import_and_by_the_next(tmp_path: Path, store: Store, reader: Reader) -> None:
    assert where_copies_are(store) is not store.postings
    first = FileSource(written(tmp_path / "first.csv", range(1000), "a"), ImportOptions(name="first"))
    assert refresh(first, Asked(), store, reader, Watch()).duplicates == 100
    assert where_copies_are(store) is store.postings
    second = FileSource(written(tmp_path / "second.csv", range(50), "a"), ImportOptions(name="second"))
    assert refresh(second, Asked(), store, reader, Watch()).duplicates == 50
