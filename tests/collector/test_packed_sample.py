"""The sample ships already read: what is packed is what reading gives, and loading it needs no reading."""

import random
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from collector import loading
from collector.enrich import Reader
from collector.packed_sample import (
    COMMAND,
    DAY,
    FILE,
    dated,
    pack,
    packed_postings,
    read_sample,
    stamp,
    with_copies_marked,
)
from collector.watch import Watch
from core.store import Store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def packed():
    postings = packed_postings()
    assert postings, f"the data files changed since the sample was packed; run: {COMMAND} (or: make sample)"
    return postings


def test_packed_postings_are_what_reading_their_texts_gives(packed):
    draw = random.Random(60)
    groups = defaultdict(list)  # an original and its copies, by place in the sample
    for number, (posting, _) in enumerate(packed):
        groups[posting.duplicate_of or posting.posting_id].append(number)
    copied = draw.sample([group for group in groups.values() if len(group) > 1], 5)
    single = draw.sample([group for group in groups.values() if len(group) == 1], 50)
    numbers = sorted(number for group in copied + single for number in group)
    read = with_copies_marked(list(read_sample(Reader.load(), numbers)))
    assert read == tuple(packed[number] for number in numbers), f"run: {COMMAND}"


def test_dates_move_with_the_day_and_nothing_else_does(packed):
    later = [dated(one, DAY + timedelta(days=9)) for one in packed]
    for (before, text), (after, same_text) in zip(packed, later, strict=True):
        assert same_text is text
        assert (after.required, after.fingerprints, after.terms) == (before.required, before.fingerprints, before.terms)
        assert (after.posted_on is None) == (before.posted_on is None)
        assert after.posted_on is None or after.posted_on - before.posted_on == timedelta(days=9)
        assert before.content_hash != after.content_hash
    assert dated(packed[0], DAY) == packed[0]


@pytest.mark.parametrize("content", [None, b"no archive", "of other data files"])
def test_a_file_that_is_missing_damaged_or_of_other_data_is_not_used(packed, content, tmp_path, monkeypatch):
    file: Path = tmp_path / "packed.xz"
    if isinstance(content, bytes):
        file.write_bytes(content)
    elif content:
        pack(packed[:3], file)
        assert packed_postings(file) == packed[:3]
        monkeypatch.setattr("collector.packed_sample.stamp", lambda: "another")
    assert packed_postings(file) is None


def test_loading_reads_nothing_and_goes_on_where_it_was_cut_off(packed, store: Store, monkeypatch):
    monkeypatch.setattr(Reader, "load", lambda *_: pytest.fail("a text was read"))
    monkeypatch.setattr("collector.refresh.mark_duplicates", lambda *_: pytest.fail("copies were looked for"))
    watch = Watch()
    watch.on_page = lambda page: None
    stopping = Watch()
    stopping.stop.set()
    cut_off = loading.load_sample(store, stopping)
    assert cut_off.error and 0 < cut_off.new < len(packed)
    whole = loading.load_sample(store, watch)
    assert whole.error is None and (whole.new, whole.unchanged) == (len(packed) - cut_off.new, cut_off.new)
    assert store.postings.count() == len(packed)
    assert 50 < whole.duplicates + cut_off.duplicates == sum(one.duplicate_of is not None for one, _ in packed)
    assert max(one.posted_on for one in store.postings.since(date(2000, 1, 1))) == whole.started_at.date() - timedelta(
        1
    )


def test_the_stamp_is_that_of_the_file():
    assert FILE.is_file() and len(stamp()) == 16
