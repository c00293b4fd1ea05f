"""The postings collection on the real embedded server."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import Ask, Fact, Mention, Place, Posting, PostingText, Salary, Seniority, UpsertCount, WorkModel
from core.store import Mark, Store
from core.store.mapping import posting_from_document, posting_to_document
from tests.drawing import examples

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def posting(number: int, **fields: object) -> tuple[Posting, PostingText]:
    known: dict[str, object] = {"content_hash": "a", "taxonomy_version": "t1", "posted_on": date(2026, 11, 1)}
    made = Posting(f"theirstack:{number}", "theirstack", "Data Engineer", **{**known, **fields})
    return made, PostingText(
        made.posting_id,
        "We use Python.",
        (Mention("python", 7, 13, "Python", Ask.REQUIRED, "name"),),
        title_mentions=(Mention("data-engineering", 0, 4, "Data", Ask.REQUIRED, "name, title"),),
    )


def test_storing_twice_stores_once(store: Store) -> None:
    batch = [posting(n) for n in range(5)]
    assert store.postings.upsert(batch, NOW) == UpsertCount(new=5)
    assert store.postings.upsert(batch, NOW + timedelta(hours=1)) == UpsertCount(unchanged=5)
    assert store.postings.count() == 5


def test_an_unchanged_posting_is_no_change_for_readers_but_was_seen_again(store: Store) -> None:
    store.postings.upsert([posting(1)], NOW)
    before = store.postings.version()
    store.postings.upsert([posting(1)], NOW + timedelta(hours=1))
    assert list(store.postings.changes(Mark(NOW, "theirstack:1"))) == []
    assert store.postings.version() == before
    assert store.postings.find(["theirstack:1"])[0].last_seen == NOW + timedelta(hours=1)


def test_a_changed_posting_keeps_when_it_was_first_seen(store: Store) -> None:
    store.postings.upsert([posting(1)], NOW)
    count = store.postings.upsert([posting(1, content_hash="b")], NOW + timedelta(days=1))
    assert count == UpsertCount(updated=1)
    assert store.postings.find(["theirstack:1"])[0].first_seen == NOW


def test_changes_come_in_order_and_resume_after_a_mark(store: Store) -> None:
    store.postings.upsert([posting(n) for n in range(1200)], NOW)
    store.postings.upsert([posting(n) for n in range(1200, 1203)], NOW + timedelta(seconds=1))
    read = list(store.postings.changes(None))
    assert [p.posting_id for p in read] == [
        p.posting_id for p in sorted(read, key=lambda p: (p.updated_at, p.posting_id))
    ]
    assert len(read) == 1203
    middle = Mark(read[700].updated_at or NOW, read[700].posting_id)
    assert [p.posting_id for p in store.postings.changes(middle)] == [p.posting_id for p in read[701:]]


def test_a_duplicate_mark_is_kept_when_the_advert_is_read_again(store: Store) -> None:
    store.postings.upsert([posting(1), posting(2)], NOW)
    store.postings.mark_duplicates([("theirstack:2", "theirstack:1", "url")], NOW)
    store.postings.upsert([posting(2, content_hash="b")], NOW)
    assert store.postings.find(["theirstack:2"])[0].duplicate_of == "theirstack:1"
    assert store.postings.count() == 2


def test_the_text_comes_back_with_its_mentions(store: Store) -> None:
    made, text = posting(1)
    store.postings.upsert([(made, text)], NOW)
    assert store.postings.texts(["theirstack:1", "theirstack:9"]) == {"theirstack:1": text}


@pytest.mark.parametrize(("source", "collected"), [("sample", False), ("arbeitnow", True), ("theirstack", True)])
def test_only_a_real_source_counts_as_collected(store: Store, source: str, collected: bool) -> None:
    made = Posting(f"{source}:1", source, "Data Engineer", date(2026, 11, 1))
    store.postings.upsert([(made, PostingText(made.posting_id, "text"))], NOW)
    assert store.postings.version().has_collected is collected


days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
times = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
words = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=20)
skills = st.frozensets(st.sampled_from(["python", "sql", "go", "c", "react"]))
postings = st.builds(
    Posting,
    posting_id=words.map("x:{}".format),
    source=words,
    raw_title=words,
    posted_on=days,
    role=st.none() | words,
    seniority=st.none() | st.sampled_from(Seniority),
    company=st.none() | words,
    places=st.lists(
        st.builds(Place, st.none() | words, st.none() | words, st.none() | words, st.none() | words), max_size=3
    ).map(tuple),
    work_model=st.none() | st.sampled_from(WorkModel),
    salary=st.none() | st.builds(Salary, st.floats(0, 1e6), st.floats(0, 1e6), words, st.none() | days),
    required=skills,
    optional=skills,
    mentioned=skills,
    fingerprints=st.lists(words).map(tuple),
    duplicate_of=st.none() | words,
    closed_on=st.none() | days,
    first_seen=st.none() | times,
    updated_at=st.none() | times,
)


@given(postings)
@examples(60)
def test_a_posting_survives_the_way_to_a_document_and_back(one: Posting) -> None:
    assert posting_from_document(posting_to_document(one)) == one


def test_an_import_is_taken_out_with_its_texts_and_its_copies_count_again(store: Store) -> None:
    batch = [posting(n) for n in (1, 2, 3)]
    batch[1:] = [(replace(one, source="file:a"), text) for one, text in batch[1:]]
    batch[0] = (replace(batch[0][0], duplicate_of="theirstack:2", duplicate_rule="url"), batch[0][1])
    store.postings.upsert(batch, NOW)
    before = store.postings.version()
    assert store.postings.forget("file:a", NOW + timedelta(seconds=1)) == 2
    (left,) = store.postings.find([f"theirstack:{n}" for n in (1, 2, 3)])
    assert (left.posting_id, left.duplicate_of) == ("theirstack:1", None)
    assert set(store.postings.texts([f"theirstack:{n}" for n in (1, 2, 3)])) == {"theirstack:1"}
    assert store.postings.version().lineage != before.lineage
    assert store.postings.forget("file:a", NOW) == 0


def test_undated_and_older_postings_are_counted(store: Store) -> None:
    store.postings.upsert([posting(1), posting(2, posted_on=None), posting(3, posted_on=date(2020, 1, 1))], NOW)
    assert store.postings.undated_and_older(date(2026, 1, 1)) == (1, 1)
    assert store.postings.find(["theirstack:2"])[0].posted_on is None


def test_facts_of_a_text_come_back_as_they_were(store: Store) -> None:
    one, text = posting(1)
    store.postings.upsert([(one, replace(text, facts=(Fact("salary", 0, 6),)))], NOW)
    assert store.postings.texts([one.posting_id])[one.posting_id].facts == (Fact("salary", 0, 6),)
