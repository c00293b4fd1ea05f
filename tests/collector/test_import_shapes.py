"""Files in the shapes of boards, dumps and scrapers, and values in every usual form, with what must come of each.

The files and forms are invented; only their columns and ways of writing are those of public sets.
"""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from collector.adverts import Asked
from collector.enrich import Reader
from collector.importing.column_words import field_by_words
from collector.importing.dates import read_day
from collector.importing.file_source import FileSource
from collector.importing.report import refusal_words, summary_lines
from collector.pay import salary_from_text
from collector.place_text import read_places
from collector.work_model import from_field
from core.catalogue.exchange_rates import rates
from core.errors import BadRecord
from core.models import Posting, PostingText

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
FIXTURES = Path(__file__).parent.parent / "fixtures"
SHAPES = FIXTURES / "import_shapes"
EXPECTED: dict[str, list[dict[str, Any]]] = json.loads((SHAPES / "expected.json").read_text("utf-8"))
FORMS: dict[str, Any] = json.loads((FIXTURES / "value_forms.json").read_text("utf-8"))


def drafts(path: Path, reader: Reader) -> list[tuple[Posting, PostingText]]:
    """The postings of a file in its order, without the rows that are none."""
    source = FileSource(path, now=NOW)
    found = []
    for row in (row for page in source.fetch_pages(Asked()) for row in page.rows):
        try:
            found.append(reader.draft(source.name, source.parse(row.raw or {}), NOW))
        except BadRecord:
            continue
    return found


def dollars(stated: list[Any] | None) -> list[Any] | None:
    """Low and high of [low, high, currency] in US dollars."""
    if stated is None:
        return None
    rate = 1.0 if stated[2] == "USD" else rates().to_usd(stated[2]) or 0.0
    return [side and pytest.approx(side * rate, rel=1e-4, abs=1) for side in stated[:2]]


def told(posting: Posting, text: PostingText) -> dict[str, Any]:
    """A posting in the words of `expected.json`."""
    return {
        "id": posting.posting_id.rpartition(":")[2],
        "title": posting.raw_title,
        "company": posting.company,
        "date": posting.posted_on and posting.posted_on.isoformat(),
        "places": sorted(map(str, ([place.city, place.region, place.country_code] for place in posting.places))),
        "model": posting.work_model and posting.work_model.value,
        "level": posting.seniority and posting.seniority.value,
        "closed": posting.closed_on and posting.closed_on.isoformat(),
        "url": posting.url,
        "pay": posting.salary and [posting.salary.min_usd, posting.salary.max_usd],
        "text": text.text.casefold(),
    }


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_of_every_shape_says_what_it_says(name: str, reader: Reader) -> None:
    found = drafts(SHAPES / name, reader)
    assert len(found) == len(EXPECTED[name])
    for (posting, text), wanted in zip(found, EXPECTED[name], strict=True):
        said = told(posting, text)
        skills = wanted.get("skills", [])
        assert [skill for skill in skills if skill not in said["text"]] == []
        plain = {field: value for field, value in wanted.items() if field != "skills"}
        if "pay" in plain:
            plain["pay"] = dollars(plain["pay"])
        if "places" in plain:
            plain["places"] = sorted(map(str, plain["places"]))
        assert {field: said[field] for field in plain} == plain


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("First Posting Date", "date_posted"),
        ("yearly_min_compensation", "salary_min"),
        ("Salary Per", "salary_period"),
        ("hiringOrganisationName", "company"),
        ("formatted_workplace_location", "location"),
        ("Fecha de publicación", "date_posted"),
        ("publishToDate", "valid_until"),
        ("companywebsite", None),
        ("company description", None),
        ("posted_by", None),
        ("jobLocation.address.postalCode", None),
        ("baseSalary.@type", None),
        ("number of positions", None),
        ("Title Classification", None),
    ],
)
def test_a_column_is_what_the_words_of_its_name_say(name: str, field: str | None) -> None:
    assert field_by_words(name) == field


def test_days_are_read_in_every_usual_form() -> None:
    read = {text: read_day(text, date(2026, 11, 29), now=NOW.date()) for text in FORMS["days"]}
    assert {text: day and day.isoformat() for text, day in read.items()} == FORMS["days"]


def test_pay_is_read_in_every_usual_form() -> None:
    for text, country, stated in FORMS["pay"]:
        salary = salary_from_text(text, country)
        assert (text, salary and [salary.min_usd, salary.max_usd]) == (text, dollars(stated))


def test_places_are_read_in_every_usual_form() -> None:
    read = {text: [[one.city, one.region, one.country_code] for one in read_places(text)] for text in FORMS["places"]}
    assert read == FORMS["places"]


def test_work_models_are_read_in_every_usual_form() -> None:
    assert {text: from_field(text) for text in FORMS["work_models"]} == FORMS["work_models"]


def test_a_currency_that_was_taken_is_told(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "bare.csv"
    path.write_text('title,salary\nSRE,"$120,000 a year"\nQA,"USD 90,000 a year"\n', "utf-8")
    source = FileSource(path, now=NOW)
    assert [source.parse(row.raw or {}).salary is not None for page in source.fetch_pages(Asked()) for row in page.rows]
    assert 'pay: in 1 rows USD was taken for a "$" where nothing names a country.' in list(summary_lines(source))


def test_why_nothing_of_a_file_is_stored_says_what_to_do(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "untitled.csv"
    path.write_text("title,company\n,Elm\n,Oak\n", "utf-8")
    source = FileSource(path, now=NOW)
    for row in (row for page in source.fetch_pages(Asked()) for row in page.rows):
        with pytest.raises(BadRecord, match="no title"):
            source.parse(row.raw or {})
    assert refusal_words(source) == "no title stands in title. Say which column it is with --map title=COLUMN"
