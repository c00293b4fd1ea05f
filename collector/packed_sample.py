"""The sample as it ships: already read, so that loading it needs no spaCy and takes seconds.

`python -m collector.packed_sample` (`make sample`) reads the texts and writes `data/sample_read.ndjson.xz`: a line with
the stamp of what it was read with, then one for each posting, with its mark where it is a copy. Dates are those of a
sample made for `DAY` and move with the day for which it is loaded. Where the stamp is not that of the data files of
today, the texts are read.
"""

import hashlib
import json
import logging
import lzma
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from collector.adverts import Advert, Asked, Page, RawRow, Row
from collector.duplicates import mark_duplicates
from collector.enrich import Reader, ReadPosting
from collector.sample import SampleSource
from core.catalogue.files import DATA
from core.catalogue.taxonomy import Taxonomy
from core.errors import DamagedDocument
from core.models import SAMPLE_SOURCE, Posting, PostingText
from core.store.mapping import posting_from_document, posting_to_document, text_from_document, text_to_document

log = logging.getLogger(__name__)
FILE = DATA / "sample_read.ndjson.xz"
DAY = date(2026, 1, 1)
COMMAND = "python -m collector.packed_sample"
AT_ONCE = 500  # postings stored together
# What the sample is drawn from and, beside the taxonomy, read with.
_READ_WITH = ("sample_postings.json", "roles.json", "cities.json")
_TIMES = ("posted_on", "closed_on", "discovered_at", "rates_date")
_UNSET: tuple[object, ...] = (None, [], {}, "")


def stamp() -> str:
    """The version of all data that the read sample rests on."""
    digest = hashlib.sha256(Taxonomy.load().version.encode())
    for name in _READ_WITH:
        digest.update((DATA / name).read_bytes())
    return digest.hexdigest()[:16]


def read_sample(reader: Reader, numbers: Iterable[int] | None = None) -> Iterator[ReadPosting]:
    """The postings of a sample made for `DAY`, read now: all of them, or those whose places in order are given."""
    source, noon = SampleSource(DAY), datetime.combine(DAY, time(12), UTC)
    rows = [row for page in source.fetch_pages(Asked()) for row in page.rows]
    wanted = rows if numbers is None else [rows[number] for number in numbers]
    yield from reader.with_skills(reader.draft(source.name, source.parse(row.raw or {}), noon) for row in wanted)


class _NothingStored:
    """What the search for copies asks of a store, where the sample is all there is."""

    def with_fingerprints(self, _fingerprints: Sequence[str]) -> list[Posting]:
        return []

    def find(self, _ids: Iterable[str]) -> list[Posting]:
        return []

    def copies_of(self, _ids: Iterable[str]) -> list[Posting]:
        return []

    def texts(self, _ids: Iterable[str]) -> dict[str, PostingText]:
        return {}


def with_copies_marked(postings: Sequence[ReadPosting]) -> tuple[ReadPosting, ...]:
    """The same postings; a copy names its original, and an original has the places of its copies too."""
    return mark_duplicates(_NothingStored(), postings, {}).batch


def pack(postings: Iterable[ReadPosting], file: Path = FILE) -> None:
    """Write the read sample whole, or leave the file as it is."""
    lines = [json.dumps({"stamp": stamp()})]
    for posting, text in postings:
        parts = [_without_unset(document) for document in (posting_to_document(posting), text_to_document(text))]
        lines.append(json.dumps(parts, separators=(",", ":"), ensure_ascii=False, default=datetime.isoformat))
    part = file.with_name(f"{file.name}.part")
    part.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    part.replace(file)


def packed_postings(file: Path = FILE) -> list[ReadPosting] | None:
    """What was packed, dated for `DAY`; None, with a line in the log, where the texts must be read instead."""
    try:
        head, *lines = lzma.decompress(file.read_bytes()).decode().split("\n")
        if json.loads(head)["stamp"] != stamp():
            log.info("the packed sample was read with other data files; its texts are read (%s packs it anew)", COMMAND)
            return None
        return [_unpacked(line) for line in lines]
    except (OSError, lzma.LZMAError, ValueError, LookupError, TypeError, DamagedDocument) as error:
        log.warning("%s cannot be used (%s); the texts of the sample are read. %s packs it anew.", file, error, COMMAND)
        return None


def dated(packed: ReadPosting, today: date) -> ReadPosting:
    """A packed posting as it stands in a sample made for `today`. Its hash tells the day, like that of any advert."""
    posting, text = packed
    later = today - DAY
    if not later:
        return packed
    posted_on = _moved(posting.posted_on, later)
    dated_hash = f"{posting.content_hash} {posted_on}".encode()
    moved = replace(
        posting,
        posted_on=posted_on,
        closed_on=_moved(posting.closed_on, later),
        discovered_at=posting.discovered_at + later if posting.discovered_at else None,
        content_hash=hashlib.blake2b(dated_hash, digest_size=12).hexdigest(),
    )
    return moved, text


class PackedSample:
    """The packed sample as a source, and as the reader of what it gives: nothing is left to read."""

    name = SAMPLE_SOURCE
    pages_are_free = True
    copies_are_marked = True

    def __init__(self, postings: Sequence[ReadPosting], today: date) -> None:
        dated_today = (dated(packed, today) for packed in postings)
        self._read = {posting.posting_id: (posting, text) for posting, text in dated_today}

    def fetch_pages(self, criteria: Asked) -> Iterator[Page]:
        """The sample's postings by id; `criteria` change nothing."""
        rows = (
            Row(posting_id, {"id": posting_id, "title": posting.raw_title})
            for posting_id, (posting, _) in self._read.items()
        )
        while page := tuple(islice(rows, AT_ONCE)):
            yield Page(page)

    def parse(self, raw: RawRow) -> Advert:
        """The advert's id and title: all the rest was read before."""
        return Advert(raw["id"].removeprefix(f"{self.name}:"), raw["title"])

    def draft(self, source: str, advert: Advert, now: datetime) -> ReadPosting:
        """The posting as it was packed."""
        return self._read[f"{source}:{advert.native_id}"]

    def with_skills(self, drafts: Iterable[ReadPosting]) -> Iterator[ReadPosting]:
        """The same postings: their skills were packed with them."""
        yield from drafts


def _unpacked(line: str) -> ReadPosting:
    posting, text = json.loads(line)
    for document in (posting, posting.get("salary") or {}):
        document |= {name: datetime.fromisoformat(document[name]) for name in _TIMES if document.get(name)}
    return posting_from_document(posting), text_from_document(text)


def _without_unset(document: dict[str, Any]) -> dict[str, Any]:
    """Without what a document need not say; the text of a posting stays, also where it is empty."""
    return {name: value for name, value in document.items() if value not in _UNSET or name == "text"}


def _moved(day: date | None, later: timedelta) -> date | None:
    return day + later if day else None


if __name__ == "__main__":
    pack(with_copies_marked(list(read_sample(Reader.load()))))
    sys.stdout.write(f"{FILE.name}: {FILE.stat().st_size:,} bytes\n")
