"""Small files in the manner of the sets that people have, with what each row must become."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from collector.adverts import Asked
from collector.enrich import Reader
from collector.importing.file_source import FileSource
from core.catalogue.exchange_rates import rates
from core.errors import BadRecord
from core.models import Posting, PostingText

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
SETS = Path(__file__).parent.parent / "fixtures" / "public_sets"
BLOCK = re.compile(r"^#### ", re.MULTILINE)


def sets() -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Name, content and expected rows of each file."""
    for bundle in sorted(SETS.glob("sets_*.txt")):
        name = content = ""
        for block in BLOCK.split(bundle.read_text("utf-8"))[1:]:
            heading, _, body = block.partition("\n")
            if heading == "expect":
                yield name, content, [json.loads(line) for line in body.splitlines()]
            else:
                name, content = heading, body


ALL = {name: (content, rows) for name, content, rows in sets()}


def drafts(path: Path, reader: Reader) -> list[tuple[Posting, PostingText]]:
    source = FileSource(path, now=NOW)
    postings = []
    for row in (row for page in source.fetch_pages(Asked()) for row in page.rows):
        try:
            postings.append(reader.draft(source.name, source.parse(row.raw or {}), NOW))
        except BadRecord:
            continue
    return postings


def told(posting: Posting, text: PostingText) -> dict[str, Any]:
    """A posting in the words of the bundles."""
    places = (f"{place.city or ''}/{place.country_code or ''}" for place in posting.places)
    return {
        "id": posting.posting_id,
        "title": posting.raw_title,
        "company": posting.company,
        "date": posting.posted_on and posting.posted_on.isoformat(),
        "places": sorted(place for place in places if place != "/"),
        "model": posting.work_model and posting.work_model.value,
        "level": posting.seniority and posting.seniority.value,
        "closed": posting.closed_on and posting.closed_on.isoformat(),
        "url": posting.url,
        "pay": posting.salary and [posting.salary.min_usd, posting.salary.max_usd],
        "text": text.text.casefold(),
    }


def is_as_wanted(field: str, wanted: Any, found: Any) -> bool:
    if field == "id":
        return str(found).endswith(wanted)
    if field == "text":
        return wanted in found
    if field == "places":
        alternatives = [
            {f"{city}/{place.rpartition('/')[2]}" for city in place.rpartition("/")[0].split("|")} for place in wanted
        ]
        return len(found) == len(wanted) and all(any(place in names for place in found) for names in alternatives)
    if field == "pay" and wanted and found:
        rate = 1.0 if wanted[2] == "USD" else rates().to_usd(wanted[2]) or 0.0
        return [side and pytest.approx(side * rate, rel=1e-3, abs=1) for side in wanted[:2]] == found
    return bool(wanted == found)


def wrong_fields(wanted: Sequence[dict[str, Any]], postings: Sequence[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Number, field, what was wanted and what was read, of each field that is otherwise; there must be a row each."""
    return [
        (number, field, value, posting[field])
        for number, (row, posting) in enumerate(zip(wanted, postings, strict=True), 1)
        for field, value in row.items()
        if not is_as_wanted(field, value, posting[field])
    ]


@pytest.mark.parametrize("name", ALL)
def test_a_public_set_becomes_what_its_rows_say(name: str, tmp_path: Path, reader: Reader) -> None:
    content, wanted = ALL[name]
    (tmp_path / name).write_text(content, "utf-8")
    postings = [told(*draft) for draft in drafts(tmp_path / name, reader)]
    assert len(postings) == len(wanted)
    assert wrong_fields(wanted, postings) == []
