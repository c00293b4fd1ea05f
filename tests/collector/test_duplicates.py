"""Copies of one advert: who is the original, by which rule, and that the answer does not depend on the order."""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from collector.adverts import Advert, Asked, Page, RawRow, Row
from collector.enrich import Reader
from collector.refresh import refresh
from collector.theirstack_row import advert_from_row
from collector.watch import Watch
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.store import Store

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
VOCABULARY = [f"word{n}" for n in range(3000)]
Pages = list[list[dict[str, object]]]


@dataclass
class Given:
    """A source that answers what it was given."""

    pages: Pages
    name: str = "file"

    def fetch_pages(self, asked: Asked) -> Iterator[Page]:
        for page in self.pages:
            yield Page(tuple(Row(str(raw["id"]), raw) for raw in page))

    def parse(self, raw: RawRow) -> Advert:
        return advert_from_row(raw)


def text(seed: int, changed: int = 0) -> str:
    words = random.Random(seed).choices(VOCABULARY, k=400)
    words[:changed] = [f"new{n}" for n in range(changed)]
    return " ".join(words)


def posting(number: int, **fields: object) -> dict[str, object]:
    return {
        "id": number,
        "job_title": "Data Engineer",
        "date_posted": "2026-11-20",
        "description": text(number),
        **fields,
    }


def stored(
    store: Store, reader: Reader, *pages: list[dict[str, object]], source: str = "file", later: int = 0
) -> dict[str, tuple[str | None, str | None]]:
    ticks = itertools.count()
    clock = lambda: NOW + timedelta(hours=later, seconds=next(ticks))  # noqa: E731
    refresh(Given(list(pages), source), Asked(), store, reader, Watch(clock=clock))
    return {one.posting_id: (one.duplicate_of, one.duplicate_rule) for one in store.postings.changes(None)}


def test_one_address_is_one_advert_whatever_its_tracking(store: Store, reader: Reader) -> None:
    first = posting(1, url="https://example.org/jobs/77?utm_source=a")
    second = posting(2, url="http://www.example.org/jobs/77/")
    assert stored(store, reader, [first], [second]) == {"file:1": (None, None), "file:2": ("file:1", "url")}


def test_company_title_and_place_need_half_of_the_text_and_missing_ones_are_no_match(
    store: Store, reader: Reader
) -> None:
    known = {"company": "Lindenhof", "location": "Berlin, Germany", "description": text(1, changed=100)}
    marks = stored(
        store,
        reader,
        [posting(1, company="Lindenhof GmbH", location="Berlin"), posting(2, **known), posting(3), posting(4)],
        [
            posting(5, company="Lindenhof"),
            posting(6, location="Berlin"),
            posting(7, **{**known, "job_title": "Chef"}),
            posting(8, **{**known, "description": text(8)}),
        ],
    )
    assert marks.pop("file:2") == ("file:1", "ident")
    assert set(marks.values()) == {(None, None)}


def test_near_identical_texts_are_one_advert_and_merely_similar_ones_are_not(store: Store, reader: Reader) -> None:
    marks = stored(
        store,
        reader,
        [
            posting(1, description=text(1)),
            posting(2, description=text(1, changed=10)),
            posting(3, description=text(1, changed=150)),
            posting(4, description="Too short."),
            posting(5, description="Too short."),
        ],
    )
    assert marks.pop("file:2") == ("file:1", "text")
    assert set(marks.values()) == {(None, None)}


def test_a_repost_under_another_id_points_to_the_first_seen_across_sources(store: Store, reader: Reader) -> None:
    stored(store, reader, [posting(1)], source="theirstack")
    marks = stored(store, reader, [posting(9, description=text(1), date_posted="2026-10-01")], source="lever", later=1)
    assert marks == {"theirstack:1": (None, None), "lever:9": ("theirstack:1", "text")}


def test_who_hires_again_after_the_advert_ran_out_is_counted_again(store: Store, reader: Reader) -> None:
    same = {"company": "Acme", "location": "Berlin, Germany", "description": text(1)}
    rows = [
        posting(number, date_posted=day, url=f"https://jobs.example.org/{address}", **same)
        for number, day, address in (
            (1, "2025-11-01", "a"),
            (2, "2026-01-30", "b"),
            (3, "2026-11-20", "c"),
            (4, "2026-11-21", "a"),
        )
    ]
    marks = stored(store, reader, rows)
    assert marks["file:2"] == ("file:1", "ident"), "within 90 days it is the same opening"
    assert marks["file:4"] == ("file:1", "url"), "one address is one advert, however old"
    again = posting(5, date_posted="2027-05-01", url="https://jobs.example.org/d", **same)
    marks = stored(store, reader, [again], later=24 * 180)
    assert marks["file:5"] == (None, None)


def test_chains_collapse_to_the_original(store: Store, reader: Reader) -> None:
    first = posting(1, url="https://example.org/a")
    second = posting(2, url="https://example.org/a", description=text(50))
    third = posting(3, description=text(50), company="Lindenhof", location="Berlin, Germany")
    fourth = posting(4, description=text(50, changed=100), company="Lindenhof", location="Berlin, Germany")
    marks = stored(store, reader, [first], [second], [third], [fourth])
    assert {one: of for one, (of, _) in marks.items() if of} == dict.fromkeys(("file:2", "file:3", "file:4"), "file:1")


def test_a_link_found_late_moves_all_copies_to_the_first_seen(store: Store, reader: Reader) -> None:
    one, copy_of_one = posting(1, url="https://example.org/a"), posting(2, url="https://example.org/a")
    other, copy_of_other = posting(3, description=text(60)), posting(4, description=text(60))
    link = posting(5, url="https://example.org/a", description=text(60))
    before = stored(store, reader, [one], [copy_of_one], [other], [copy_of_other])
    assert before["file:4"] == ("file:3", "text")
    assert before["file:3"] == (None, None)
    after = stored(store, reader, [link], later=1)
    assert {one for one, (of, _) in after.items() if of is None} == {"file:1"}
    assert {of for of, _ in after.values()} == {None, "file:1"}


@pytest.mark.parametrize("seed", range(3))
def test_groups_do_not_depend_on_how_postings_arrive(seed: int, store: Store, reader: Reader) -> None:
    chance = random.Random(seed)
    rows = []
    for number in range(60):
        group = number % 12
        link = chance.choice(("url", "text", "ident"))
        fields: dict[str, object] = {"url": f"https://example.org/{group}"} if link == "url" else {}
        if link == "text":
            fields["description"] = text(1000 + group)
        if link == "ident":
            fields |= {"company": f"Company {group}", "location": "Berlin, Germany"}
            fields["description"] = text(1000 + group, changed=100)
        rows.append(posting(number, **fields))
    joints = [
        posting(
            100 + group,
            url=f"https://example.org/{group}",
            description=text(1000 + group),
            company=f"Company {group}",
            location="Berlin, Germany",
        )
        for group in range(12)
    ]
    rows += joints
    chance.shuffle(rows)
    size = chance.choice((1, 7, 30))
    marks = stored(store, reader, *[rows[start : start + size] for start in range(0, len(rows), size)])
    originals = {one for one, (of, _) in marks.items() if of is None}
    assert len(originals) == 12
    assert {of for of, _ in marks.values() if of} <= originals
    arrived = {f"file:{raw['id']}": place // size for place, raw in enumerate(rows)}
    for one, (of, _) in marks.items():
        assert of is None or arrived[of] <= arrived[one]


def test_sample_postings_are_never_the_original_of_a_collected_one(store: Store, reader: Reader) -> None:
    stored(store, reader, [posting(1)], source="sample")
    assert stored(store, reader, [posting(1), posting(2, description=text(1))], later=1) == {
        "sample:1": (None, None),
        "file:1": (None, None),
        "file:2": ("file:1", "text"),
    }


def test_a_changed_advert_that_becomes_a_copy_is_marked_and_nothing_is_deleted(store: Store, reader: Reader) -> None:
    stored(store, reader, [posting(1), posting(2)])
    marks = stored(store, reader, [posting(2, description=text(1))], later=1)
    assert marks == {"file:1": (None, None), "file:2": ("file:1", "text")}
    assert store.postings.count() == 2


def test_reading_again_changes_no_mark(store: Store, reader: Reader) -> None:
    page = [posting(1), posting(2, description=text(1)), posting(3, description=text(1))]
    once = stored(store, reader, page)
    assert stored(store, reader, page, later=1) == once
    assert sum(1 for of, _ in once.values() if of) == 2


def cities(store: Store) -> dict[str, list[str | None]]:
    return {one.posting_id: [place.city for place in one.places] for one in store.postings.changes(None)}


@pytest.mark.parametrize("pages", [1, 3])
def test_one_opening_in_several_cities_is_one_posting_found_under_each(
    pages: int, store: Store, reader: Reader
) -> None:
    same = {"company": "Lindenhof", "description": text(1)}
    rows = [posting(n, location=city, **same) for n, city in enumerate(("Berlin", "Munich", "Hamburg"), 1)]
    size = 3 // pages
    marks = stored(store, reader, *[rows[start : start + size] for start in range(0, 3, size)])
    assert [of for of, _ in marks.values()].count(None) == 1
    assert cities(store) == {
        "file:1": ["Berlin", "Munich", "Hamburg"],
        "file:2": ["Munich"],
        "file:3": ["Hamburg"],
    }
    edited = posting(1, location="Berlin", company="Lindenhof", description=text(1, changed=3))
    stored(store, reader, [edited], later=1)
    assert cities(store)["file:1"] == ["Berlin", "Munich", "Hamburg"], "also after it was read again"
    found = Snapshot.build(store.postings.changes(None))
    assert [len(found.ids(Slice(country="DE").rows(found))), len(found.city.equals("Munich").nonzero()[0])] == [1, 2]


MADE_UP = {"company": "Lindenhof", "title": "Data Engineer", "place": "Berlin, Germany", "changed": 0, "says": ""}


@pytest.mark.parametrize(
    ("one", "other", "are_copies"),
    [
        ({}, {}, True),
        ({}, {"place": "Munich, Germany"}, True),  # one opening in two cities
        ({"title": "Data Engineer Berlin"}, {"title": "Data Engineer - Munich", "place": "Munich, Germany"}, True),
        ({}, {"place": "Munich, Germany", "changed": 100}, False),  # another city and another text
        ({}, {"changed": 100}, True),  # reworked
        ({}, {"changed": 300}, False),
        ({}, {"company": "Lindenhof UK"}, True),
        ({}, {"company": "The Lindenhof Group Ltd."}, True),
        ({"company": "Acme Labs"}, {"company": "AcmeLabs"}, True),
        ({}, {"company": "Fast Staffing"}, True),  # an agency's copy
        ({}, {"company": "Fast Staffing", "changed": 100}, False),
        ({}, {"company": None}, True),
        ({}, {"company": None, "changed": 40}, False),
        ({}, {"title": "Senior Data Engineer"}, False),
        ({"title": "Sr. Data Engineer"}, {"title": "Senior Data Engineer (m/f/d)"}, True),
        ({"title": "Data Engineer II"}, {"title": "Data Engineer III"}, False),
        ({"title": "Lead Data Engineer"}, {"title": "Staff Data Engineer"}, False),
        ({}, {"title": "Data Engineer (Python)", "changed": 10}, False),
        ({}, {"title": "Platform Data Engineer"}, True),  # not a word of the text is another
        ({"title": "Backend Engineer (C++)"}, {"title": "Backend Engineer (C#)"}, False),
        ({"title": "Data Analyst"}, {"title": "Data Engineer"}, False),
        ({"title": "Data Engineer (R-10421)"}, {"title": "Data Engineer (R-20993)"}, False),
        ({"title": "Data Engineer (R-10421)"}, {"title": "Data Engineer"}, True),
        ({"says": "Requisition ID: JR-77112."}, {"says": "Requisition ID: JR-80005."}, False),
        ({"says": "Job ID 4711-A"}, {"says": "job id: 4711a"}, True),
        ({"says": "You bring 3 years of experience."}, {"says": "You bring 8+ years of experience."}, False),
        ({"says": "You bring 3 years of experience."}, {"says": "We are 20 years old."}, True),
        ({"says": "We pay £50,000."}, {"says": "We pay £55,000.", "place": "London"}, True),  # pay differs by city
        ({"title": "\u5de5\u7a0b\u5e08"}, {"title": "\u5206\u6790\u5e08"}, False),
    ],
)
def test_what_makes_two_adverts_one_opening(
    one: dict[str, object], other: dict[str, object], are_copies: bool, store: Store, reader: Reader
) -> None:
    rows = []
    for number, given in enumerate((one, other), 1):
        told = MADE_UP | given
        said = f"{told['says']} {text(1, changed=int(str(told['changed'])))}"
        fields = {
            "company": told["company"],
            "job_title": told["title"],
            "location": told["place"],
            "description": said,
        }
        rows.append(posting(number, **fields))
    assert (stored(store, reader, rows)["file:2"][0] == "file:1") == are_copies
