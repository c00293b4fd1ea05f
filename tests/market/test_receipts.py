"""Receipts: as many postings as the number says, and for each other posting a true reason."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.market.demand import demand, skill_demand
from core.market.gap import Profile, gap, unlocks
from core.market.receipts import (
    Number,
    Question,
    Reason,
    Why,
    posting_ids_behind,
    reasons,
    receipts,
    rows_behind,
)
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.models import SAMPLE_SOURCE, Ask, Mention, Place, Posting, PostingText, Seniority
from tests.market.worlds import SKILLS, Implies, implications, profiles, slices, worlds

DAY = date(2026, 11, 1)
POSTING = Posting(
    "x:1", "x", "Engineer", DAY, role="dev", seniority=Seniority.SENIOR, place=Place(country_code="DE"), remote=True,
    required=frozenset({"sql", "git"}), optional=frozenset({"go"}), mentioned=frozenset({"java"}),
)  # fmt: skip


@given(
    worlds(), slices, st.sampled_from(Number), st.sampled_from(SKILLS), profiles, implications(),
    st.sampled_from([0.5, 0.7, 1.0]),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_a_posting_counts_exactly_where_no_reason_speaks_against_it(
    postings: list[Posting],
    asked: Slice,
    number: Number,
    skill: str,
    owned: frozenset[str],
    implies: Implies,
    theta: float,
) -> None:
    snapshot = Snapshot.build(postings)
    question = Question(number, asked, skill, owned, implies[skill], theta)
    behind = set(snapshot.ids(rows_behind(snapshot, question)))
    assert behind == {one.posting_id for one in postings if not list(reasons(snapshot, question, one))}


@given(worlds(), slices, profiles, implications())
@settings(max_examples=60, deadline=None)
def test_there_are_as_many_postings_as_the_number_says(
    postings: list[Posting], asked: Slice, owned: frozenset[str], implies: Implies
) -> None:
    snapshot, profile = Snapshot.build(postings), Profile(owned, implies, {})
    satisfied = frozenset(profile.satisfied)

    def count(number: Number, skill: str = "") -> int:
        gives = implies.get(skill, frozenset())
        return len(rows_behind(snapshot, Question(number, asked, skill, satisfied, gives)))

    counted, found = demand(snapshot, asked), gap(snapshot, asked, profile)
    assert count(Number.POSTINGS) == counted.posting_count
    assert count(Number.SALARIED) == counted.salary_count
    assert (count(Number.RATED), count(Number.READY)) == (found.rated_count, found.ready_count)
    for row in skill_demand(snapshot, asked).itertuples():
        assert count(Number.ASKED, row.skill) == row.asked_count
        assert count(Number.REQUIRED, row.skill) == pytest.approx(row.required_share * row.posting_count)
        assert count(Number.OPTIONAL, row.skill) == pytest.approx(row.optional_share * row.posting_count)
    for row in unlocks(snapshot, asked, profile).itertuples():
        assert count(Number.UNLOCKED, row.skill) == row.unlock_count


@pytest.mark.parametrize(
    ("question", "change", "expected"),
    [
        (
            Question(Number.POSTINGS, Slice()), {"duplicate_of": "x:0", "duplicate_rule": "url"},
            Reason(Why.DUPLICATE, "x:0 (url)"),
        ),
        (Question(Number.POSTINGS, Slice(since=date(2026, 11, 2))), {}, Reason(Why.BEFORE_WINDOW, "2026-11-01")),
        (Question(Number.POSTINGS, Slice(until=DAY)), {}, Reason(Why.AFTER_WINDOW, "2026-11-01")),
        (Question(Number.POSTINGS, Slice(role="tester")), {}, Reason(Why.OTHER_ROLE, "dev")),
        (Question(Number.POSTINGS, Slice(role="tester")), {"role": None}, Reason(Why.OTHER_ROLE)),
        (Question(Number.POSTINGS, Slice(country="US")), {}, Reason(Why.OTHER_COUNTRY, "DE")),
        (Question(Number.POSTINGS, Slice(seniority=Seniority.LEAD)), {}, Reason(Why.OTHER_SENIORITY, "senior")),
        (Question(Number.POSTINGS, Slice(remote=False)), {}, Reason(Why.OTHER_REMOTE, "true")),
        (Question(Number.POSTINGS, Slice(remote=False)), {"remote": None}, Reason(Why.OTHER_REMOTE)),
        (Question(Number.POSTINGS, Slice(source="y")), {}, Reason(Why.OTHER_SOURCE, "x")),
        (Question(Number.ASKED, Slice(), "java"), {}, Reason(Why.ONLY_MENTIONED)),
        (Question(Number.ASKED, Slice(), "perl"), {}, Reason(Why.NOT_NAMED)),
        (Question(Number.REQUIRED, Slice(), "go"), {}, Reason(Why.ONLY_OPTIONAL)),
        (Question(Number.OPTIONAL, Slice(), "sql"), {}, Reason(Why.ONLY_REQUIRED)),
        (Question(Number.SALARIED, Slice()), {}, Reason(Why.NO_SALARY)),
        (Question(Number.RATED, Slice()), {"optional": frozenset()}, Reason(Why.TOO_FEW_SKILLS, "2")),
        (Question(Number.READY, Slice(), "", frozenset({"sql"})), {}, Reason(Why.NOT_READY, "1 of 3, 3 needed")),
        (
            Question(Number.UNLOCKED, Slice(), "go", frozenset({"sql", "git", "go"})), {},
            Reason(Why.READY_BEFORE, "3 of 3, 3 needed"),
        ),
    ],
)  # fmt: skip
def test_the_reason_is_named_with_what_the_posting_says(
    question: Question, change: dict[str, object], expected: Reason
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
    assert list(reasons(snapshot, question, sample)) == [Reason(Why.SAMPLE)]
    assert list(reasons(snapshot, question, later)) == [Reason(Why.NOT_IN_SNAPSHOT, "2026-10-01")]


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
        (10, "SQL", "name", Ask.REQUIRED), (text.rindex("SQL"), "SQL", "name", Ask.REQUIRED),
    ]  # fmt: skip
    assert (receipt.spans[0].before, len(receipt.spans[0].after)) == ("You write ", 80)


def test_what_was_only_mentioned_is_shown_as_such() -> None:
    stored = PostingText(
        "x:1", "Our parent wrote Java.", (Mention("java", 17, 21, "Java", Ask.MENTIONED, "boilerplate"),)
    )
    (receipt,) = receipts(Snapshot.build([POSTING]), Question(Number.ASKED, Slice(), "java"), [POSTING], [stored])
    assert receipt.reasons == (Reason(Why.ONLY_MENTIONED),)
    assert [(span.text, span.ask, span.rule) for span in receipt.spans] == [("Java", Ask.MENTIONED, "boilerplate")]


def test_pages_hold_the_newest_first_and_each_once() -> None:
    postings = [replace(POSTING, posting_id=f"x:{n}", posted_on=date(2026, 10, 1 + n % 20)) for n in range(45)]
    snapshot, question = Snapshot.build(postings), Question(Number.POSTINGS, Slice())
    pages = [name for at in range(0, 60, 10) for name in posting_ids_behind(snapshot, question, at, 10)]
    days = {one.posting_id: one.posted_on for one in postings}
    assert sorted(pages) == sorted(days)
    assert [days[name] for name in pages] == sorted(days.values(), reverse=True)
