"""Postings from a file: JSON Lines, JSON or CSV, read as a stream so that a file of any size fits in memory."""

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import IO, Any

import ijson

from collector.adverts import Advert, Asked, Page, RawRow, Row, words
from collector.rows import advert_from_row
from core.errors import BadRecord, SourceError
from core.sources import FILE_SOURCE

PAGE_ROWS = 500
LONGEST_LINE = 8_000_000  # bytes; a longer one is damage, not an advert
_JSON_LINES = frozenset({".jsonl", ".ndjson"})
# What other exports call our fields; used only where a row does not have the field itself.
_SYNONYMS = {
    "id": ("job_id", "posting_id", "slug"),
    "job_title": ("title", "position", "role"),
    "company": ("company_name", "employer", "organization"),
    "location": ("job_location", "place"),
    "country_code": ("country",),
    "date_posted": ("posted_on", "posted_at", "publication_date", "published_at", "date"),
    "url": ("link", "job_url", "apply_url"),
    "description": ("job_description", "text", "body", "content"),
    "salary_string": ("salary",),
    "seniority": ("level",),
}


class FileSource:
    """One file as a source. Damaged lines come as rows that say what is wrong with them."""

    name = FILE_SOURCE
    pages_are_free = True

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.size = path.stat().st_size
            with path.open("rb") as file:
                self._start = file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
        except OSError as error:
            raise SourceError(f"{path} cannot be read: {error.strerror}.") from error

    def fetch_pages(self, asked: Asked) -> Iterator[Page]:
        """Pages of up to 500 rows with the number of bytes read so far. Raises SourceError where reading fails."""
        try:
            with self.path.open("rb") as file:
                rows = self._rows(file)
                while page := tuple(islice(rows, PAGE_ROWS)):
                    yield Page(page, position=file.tell())
        except OSError as error:
            raise SourceError(f"{self.path} cannot be read: {error.strerror}.") from error

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord."""
        row = dict(raw)
        for field, others in _SYNONYMS.items():
            if words(row, field) is None:
                row[field] = next((row[other] for other in others if words(row, other) is not None), row.get(field))
        if words(row, "id") is None:
            row["id"] = _made_up_id(row)
        return advert_from_row(row)

    def _rows(self, file: IO[bytes]) -> Iterator[Row]:
        suffix = self.path.suffix.casefold()
        if suffix in _JSON_LINES:
            return _lines(file)
        if self._start[:1] == b"[":
            return _array(file, "item")
        if self._start[:1] == b"{":
            return _lines(file) if _is_whole_object(self._start) else _array(file, "data.item")
        if suffix == ".json":
            return iter([Row("line 1", None, "neither a JSON array nor an object")] if self._start else [])
        return _table(file)


def _made_up_id(row: Mapping[str, Any]) -> str:
    """The same row gets the same id in every import."""
    said = words(row, "url") or "|".join(words(row, key) or "" for key in ("job_title", "company", "location"))
    said += "" if words(row, "url") else str(row.get("description") or "")
    return hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=10).hexdigest()


def _is_whole_object(start: bytes) -> bool:
    """True where the first line is an object of its own: JSON Lines under another name."""
    try:
        found = json.loads(start.split(b"\n", 1)[0])
    except ValueError:
        return b"\n" not in start and b'"data"' not in start[:200]
    return isinstance(found, dict) and "data" not in found


def _lines(file: IO[bytes]) -> Iterator[Row]:
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        where = f"line {number}"
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield Row(where, None, f"longer than {LONGEST_LINE:,} bytes")
        elif line.strip():
            yield _row_from_json(where, line)


def _row_from_json(where: str, line: bytes) -> Row:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Row(where, None, f"no JSON ({error})"[:200])
    return _as_row(where, found)


def _as_row(where: str, found: object) -> Row:
    return Row(where, found) if isinstance(found, dict) else Row(where, None, "not an object")


def _array(file: IO[bytes], path: str) -> Iterator[Row]:
    number = 0
    try:
        for number, found in enumerate(ijson.items(file, path, use_float=True), 1):
            yield _as_row(f"entry {number}", found)
    except (ijson.JSONError, ValueError) as error:
        reason = " ".join(str(error).split())[:160]
        yield Row(f"entry {number + 1}", None, f"no JSON from here on, about byte {file.tell():,} ({reason})")


def _bounded_lines(file: IO[bytes]) -> Iterator[bytes]:
    return iter(lambda: file.readline(LONGEST_LINE), b"")


def _table(file: IO[bytes]) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_LINE)
    # Not TextIOWrapper: it forbids tell() while lines are read, and the progress bar needs it.
    reader = csv.reader(line.decode("utf-8", "replace").replace("\0", "") for line in _bounded_lines(file))
    header: list[str] | None = None
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(f"line {start}", None, f"no CSV ({error})")
            continue
        if header is None:
            header = [name.strip().removeprefix("\ufeff").casefold().replace(" ", "_") for name in cells]
            _check_header(header)
        elif len(cells) != len(header):
            if any(cells):
                yield Row(f"line {start}", None, f"{len(cells)} cells where the header has {len(header)}")
        else:
            yield Row(f"line {start}", {name: cell or None for name, cell in zip(header, cells, strict=True)})


def _check_header(header: list[str]) -> None:
    titles = {"job_title", *_SYNONYMS["job_title"]}
    if not titles & set(header):
        raise BadRecord(f"the first line is no header: it names none of {', '.join(sorted(titles))}")
