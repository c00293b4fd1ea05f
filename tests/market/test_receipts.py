"""Receipts: as many postings as the number says, and for each other posting a true reason."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.market.demand import demand, skill_demand
from core.market.receipts import (
    NotCounted,
    Number,
    Question,
    Why,
    posting_ids_behind,
    reasons,
    receipts,
    rows_behind,
)
from core.models import SAMPLE_SOURCE, Ask, Mention, Place, Posting, PostingText, Seniority, WorkModel
from core.snapshot.slices import NOT_REMOTE, Slice
from core.snapshot.snapshot import Snapshot
from tests.market.worlds import SKILLS, slices, worlds

DAY = date(2026, 11, 1)
POSTING = Posting(
    "x:1",
    "x",
    "Engineer",
    DAY,
    role="dev",
    seniority=Seniority.SENIOR,
    places=(Place(country_code="DE"),),
    work_model=WorkModel.REMOTE,
    required=frozenset({"sql", "git"}),
    optional=frozenset({"go"}),
    mentioned=frozenset({"java"}),
)


@given(worlds(), slices, st.sampled_from(Number), st.sampled_from(SKILLS))
@settings(max_examples=150, deadline=None)
def test_a_posting_counts_exactly_where_no_reason_speaks_against_it(
    postings: list[Posting], asked: Slice, number: Number, skill: str
) -> None:
    snapshot, question = Snapshot.build(postings), Question(number, asked, skill)
    behind = set(snapshot.ids(rows_behind(snapshot, question)))
    assert behind == {posting.posting_id for posting in postings if not list(reasons(snapshot, question, posting))}


@given(worlds(), slices)
@settings(max_examples=60, deadline=None)
def test_there_are_as_many_postings_as_the_number_says(postings: list[Posting], asked: Slice) -> None:
    snapshot = Snapshot.build(postings)

    def count(number: Number, skill: str = "") -> int:
        return len(rows_behind(snapshot, Question(number, asked, skill)))

    counted = demand(snapshot, asked)
    assert count(Number.POSTINGS) == counted.posting_count
    assert count(Number.SALARIED) == counted.salary_count
    for row in skill_demand(snapshot, asked).itertuples():
        assert count(Number.ASKED, row.skill) == row.asked_count
        assert count(Number.REQUIRED, row.skill) == pytest.approx(row.required_share * row.posting_count)
        assert count(Number.OPTIONAL, row.skill) == pytest.approx(row.optional_share * row.posting_count)


@pytest.mark.parametrize(
    ("question", "change", "expected"),
    [
        (
            Question(Number.POSTINGS, Slice()),
            {"duplicate_of": "x:0", "duplicate_rule": "url"},
            NotCounted(Why.DUPLICATE, "x:0 (url)"),
        ),
        (Question(Number.POSTINGS, Slice(since=date(2026, 11, 2))), {}, NotCounted(Why.BEFORE_WINDOW, "2026-11-01")),
        (Question(Number.POSTINGS, Slice(until=DAY)), {}, NotCounted(Why.AFTER_WINDOW, "2026-11-01")),
        (Question(Number.POSTINGS, Slice(role="tester")), {}, NotCounted(Why.OTHER_ROLE, "dev")),
        (Question(Number.POSTINGS, Slice(role="tester")), {"role": None}, NotCounted(Why.OTHER_ROLE)),
        (Question(Number.POSTINGS, Slice(country="US")), {}, NotCounted(Why.OTHER_COUNTRY, "DE")),
        (Question(Number.POSTINGS, Slice(seniority=Seniority.LEAD)), {}, NotCounted(Why.OTHER_SENIORITY, "senior")),
        (Question(Number.POSTINGS, Slice(work_model="onsite")), {}, NotCounted(Why.OTHER_WORK_MODEL, "remote")),
        (
            Question(Number.POSTINGS, Slice(work_model=NOT_REMOTE)),
            {"work_model": None},
            NotCounted(Why.OTHER_WORK_MODEL),
        ),
        (Question(Number.POSTINGS, Slice(source="y")), {}, NotCounted(Why.OTHER_SOURCE, "x")),
        (Question(Number.ASKED, Slice(), "java"), {}, NotCounted(Why.ONLY_MENTIONED)),
        (Question(Number.ASKED, Slice(), "perl"), {}, NotCounted(Why.NOT_NAMED)),
        (Question(Number.REQUIRED, Slice(), "go"), {}, NotCounted(Why.ONLY_OPTIONAL)),
        (Question(Number.OPTIONAL, Slice(), "sql"), {}, NotCounted(Why.ONLY_REQUIRED)),
        (Question(Number.SALARIED, Slice()), {}, NotCounted(Why.NO_SALARY)),
        (Question(Number.POSTINGS, Slice(near_level="junior")), {}, NotCounted(Why.FAR_LEVEL, "senior")),
        (Question(Number.POSTINGS, Slice(home="US")), {}, NotCounted(Why.FAR_PLACE, "DE")),
        (Question(Number.POSTINGS, Slice(home="US")), {"places": (), "work_model": None}, NotCounted(Why.FAR_PLACE)),
    ],
)
def test_the_reason_is_named_with_what_the_posting_says(
    question: Question, change: dict[str, object], expected: NotCounted
) -> None:
    posting = replace(POSTING, **change)
    (receipt,) = receipts(Snapshot.build([posting]), question, [posting])
    assert receipt.reasons == (expected,)
    assert not receipt.counts


def test_a_sample_posting_and_one_stored_later_are_told_apart() -> None:
    sample = replace(POSTING, posting_id="sample:1", source=SAMPLE_SOURCE)
    later = replace(POSTING, posting_id="x:2")
    snapshot = Snapshot.build([POSTING, sample], first_day=date(2026, 10, 1))
    question = Question(Number.POSTINGS, Slice())
    assert list(reasons(snapshot, question, sample)) == [NotCounted(Why.SAMPLE)]
    assert list(reasons(snapshot, question, later)) == [NotCounted(Why.NOT_IN_SNAPSHOT, "2026-10-01")]


def test_spans_show_the_words_that_counted_and_the_rule() -> None:
    text = "You write SQL daily. " + "x" * 200 + " Go is a plus; SQL again."
    mentions = (
        Mention("go", text.index("Go"), text.index("Go") + 2, "Go", Ask.OPTIONAL, "alias"),
        Mention("sql", text.rindex("SQL"), text.rindex("SQL") + 3, "SQL", Ask.REQUIRED, "name"),
        Mention("sql", 10, 13, "SQL", Ask.REQUIRED, "name"),
    )
    stored = PostingText("x:1", text, mentions)
    (receipt,) = receipts(Snapshot.build([POSTING]), Question(Number.ASKED, Slice(), "sql"), [POSTING], [stored])
    assert receipt.counts
    assert [(span.start, span.text, span.rule, span.ask) for span in receipt.spans] == [
        (10, "SQL", "name", Ask.REQUIRED),
        (text.rindex("SQL"), "SQL", "name", Ask.REQUIRED),
    ]
    assert (receipt.spans[0].before, len(receipt.spans[0].after)) == ("You write ", 80)


def test_words_of_the_title_stand_first_with_what_is_around_them_there() -> None:
    titled = replace(POSTING, raw_title="Senior SQL Engineer")
    stored = PostingText("x:1", "We fly.", title_mentions=(Mention("sql", 7, 10, "SQL", Ask.REQUIRED, "name, title"),))
    (receipt,) = receipts(Snapshot.build([titled]), Question(Number.ASKED, Slice(), "sql"), [titled], [stored])
    assert [(span.before, span.text, span.after) for span in receipt.spans] == [("Senior ", "SQL", " Engineer")]


def test_what_was_only_mentioned_is_shown_as_such() -> None:
    stored = PostingText(
        "x:1", "Our parent wrote Java.", (Mention("java", 17, 21, "Java", Ask.MENTIONED, "boilerplate"),)
    )
    (receipt,) = receipts(Snapshot.build([POSTING]), Question(Number.ASKED, Slice(), "java"), [POSTING], [stored])
    assert receipt.reasons == (NotCounted(Why.ONLY_MENTIONED),)
    assert [(span.text, span.ask, span.rule) for span in receipt.spans] == [("Java", Ask.MENTIONED, "boilerplate")]


def test_pages_hold_the_newest_first_and_each_once() -> None:
    postings = [replace(POSTING, posting_id=f"x:{n}", posted_on=date(2026, 10, 1 + n % 20)) for n in range(45)]
    snapshot, question = Snapshot.build(postings), Question(Number.POSTINGS, Slice())
    pages = [name for at in range(0, 60, 10) for name in posting_ids_behind(snapshot, question, at, 10)]
    days = {posting.posting_id: posting.posted_on for posting in postings}
    assert sorted(pages) == sorted(days)
    assert [days[name] for name in pages] == sorted(days.values(), reverse=True)
