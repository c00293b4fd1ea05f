"""Receipts: a posting counts, or there is a true reason why it does not."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from core.market.receipts import NotCounted, Why, reasons
from core.models import SAMPLE_SOURCE, Posting
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from tests.market.worlds import quickly, worlds

POSTING = Posting("x:1", "x", "Engineer", date(2026, 11, 1), role="dev")


@quickly
@given(worlds())
def test_a_posting_counts_exactly_where_no_reason_speaks_against_it(postings: list[Posting]) -> None:
    snapshot = Snapshot.build(postings)
    counted = set(snapshot.ids(Slice().rows(snapshot)))
    assert counted == {posting.posting_id for posting in postings if not list(reasons(snapshot, posting))}


def test_the_reason_is_named_with_what_the_posting_says() -> None:
    for change, expected in (
        ({"duplicate_of": "x:0", "duplicate_rule": "url"}, NotCounted(Why.DUPLICATE, "x:0 (url)")),
        ({"language": "pl"}, NotCounted(Why.NOT_READ, "pl")),
        ({"posted_on": None}, NotCounted(Why.UNDATED)),
    ):
        posting = replace(POSTING, **change)
        stored_with = Snapshot.build([POSTING])
        assert list(reasons(stored_with, posting)) == [expected], change


def test_a_sample_posting_and_one_stored_later_are_told_apart() -> None:
    sample = replace(POSTING, posting_id="sample:1", source=SAMPLE_SOURCE)
    later = replace(POSTING, posting_id="x:2")
    snapshot = Snapshot.build([POSTING, sample], first_day=date(2026, 10, 1))
    assert list(reasons(snapshot, sample)) == [NotCounted(Why.SAMPLE)]
    assert list(reasons(snapshot, later)) == [NotCounted(Why.NOT_IN_SNAPSHOT, "2026-10-01")]
