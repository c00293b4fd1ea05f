"""Finds copies of one advert: by address, by company, title and place, then by near-identical text.

Adverts that are copies of each other form a group; its original is the one first seen, and every other one points to
it directly. Nothing is deleted: a duplicate is kept and not counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from collector.fingerprints import resemblance, shingles
from collector.reading import ReadPosting
from core.models import SAMPLE_SOURCE, Posting
from core.store.postings import Postings

NEAR_IDENTICAL = 0.9  # share of five-word runs in common
MOST_CANDIDATES = 40  # text a whole industry copies would otherwise make every posting a candidate of every other
# Boards let adverts run 30 to 90 days. Who wants the same again after that hires again, which is new demand; adverts
# put up again and again within it are one, however long that goes on.
ONE_OPENING = timedelta(days=90)
_EVER, _NEVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
Mark = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Marked:
    """A batch with its duplicate marks, and the marks that stored postings must get."""

    batch: tuple[ReadPosting, ...]
    stored: tuple[Mark, ...]


@dataclass(slots=True)
class _Texts:
    """Shingles by posting id; those of stored postings are read when first needed, all of a batch's at once."""

    postings: Postings
    own: Mapping[str, str]
    _known: dict[str, NDArray[np.uint64]] = field(default_factory=dict)

    def prepare(self, ids: Iterable[str]) -> None:
        stored = [one for one in dict.fromkeys(ids) if one not in self.own and one not in self._known]
        if stored:
            found = self.postings.texts(stored)
            self._known |= {one: shingles(found[one].text if one in found else "") for one in stored}

    def of(self, posting_id: str) -> NDArray[np.uint64]:
        if posting_id not in self._known:
            self._known[posting_id] = shingles(self.own.get(posting_id, ""))
        return self._known[posting_id]


def mark_duplicates(postings: Postings, batch: Sequence[ReadPosting], known: Mapping[str, Posting]) -> Marked:
    """Decide for a batch of new or changed postings which are copies, of each other or of stored ones.

    `known` holds the stored versions of those that are stored already: first seen then, and a mark they carry stays.
    Sample postings are only compared with sample postings.
    """
    arriving = {posting.posting_id: _as_stored(posting, known.get(posting.posting_id)) for posting, _ in batch}
    wanted = {mark for one in arriving.values() for mark in one.fingerprints}
    everyone = {one.posting_id: one for one in postings.with_fingerprints(sorted(wanted))} | arriving
    originals = {one.duplicate_of for one in everyone.values() if one.duplicate_of} - everyone.keys()
    everyone |= {one.posting_id: one for one in postings.find(sorted(originals))}
    sharing: dict[str, list[str]] = defaultdict(list)
    for posting in sorted(everyone.values(), key=_order_of_sight):
        for mark in posting.fingerprints:
            if mark in wanted:
                sharing[mark].append(posting.posting_id)
    texts = _Texts(postings, {text.posting_id: text.text for _, text in batch})
    candidates = {one: _candidates(everyone[one], sharing) for one in arriving}
    texts.prepare(other for found in candidates.values() for other, rule in found if rule == "text")
    groups = _Groups(everyone)
    for one, found in candidates.items():
        for other, rule in found:
            if _may_be_copies(everyone[one], everyone[other], rule) and (
                rule != "text" or resemblance(texts.of(one), texts.of(other)) >= NEAR_IDENTICAL
            ):
                groups.join(one, other, rule)
    return groups.marked(postings, batch, arriving)


def _as_stored(posting: Posting, known: Posting | None) -> Posting:
    if known is None:
        return posting
    return replace(
        posting,
        first_seen=known.first_seen,
        duplicate_of=known.duplicate_of,
        duplicate_rule=known.duplicate_rule,
    )


def _candidates(one: Posting, sharing: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Who may be a copy of `one` and by which rule, strongest rule first; nobody twice."""
    found: dict[str, str] = {}
    for mark in one.fingerprints:  # in the order url, ident, lsh
        rule = mark.partition(":")[0]
        for other in sharing[mark][:MOST_CANDIDATES]:
            if other != one.posting_id:
                found.setdefault(other, "text" if rule == "lsh" else rule)
    return list(found.items())


def _may_be_copies(one: Posting, other: Posting, rule: str) -> bool:
    near = rule == "url" or abs(one.posted_on - other.posted_on) <= ONE_OPENING
    return near and (one.source == SAMPLE_SOURCE) == (other.source == SAMPLE_SOURCE)


def _order_of_sight(one: Posting) -> tuple[datetime, date, str]:
    """Order of who is the original: first seen, then first posted."""
    return (one.first_seen or _NEVER, one.posted_on, one.posting_id)


class _Groups:
    """Sets of copies; the original of a set is its member first seen."""

    def __init__(self, everyone: Mapping[str, Posting]) -> None:
        self._everyone = dict(everyone)
        self._parent: dict[str, str] = {}
        self._rule: dict[str, str] = {}
        for one in everyone.values():
            if one.duplicate_of:
                self._attach(one.posting_id, one.duplicate_of, one.duplicate_rule or "url")

    def _attach(self, one: str, original: str, rule: str) -> None:
        self._parent[one] = original
        self._rule.setdefault(one, rule)

    def root(self, one: str) -> str:
        while one in self._parent:
            one = self._parent[one]
        return one

    def join(self, one: str, other: str, rule: str) -> None:
        first, second = self.root(one), self.root(other)
        if first == second:
            return
        if self._rank(second) < self._rank(first):
            first, second = second, first
        # The rule belongs to the posting that made the link; a root that gives way takes it too.
        self._attach(second, first, rule)
        for member in (one, other):
            if member not in (first, second):
                self._rule.setdefault(member, rule)

    def _rank(self, one: str) -> tuple[datetime, date, str]:
        known = self._everyone.get(one)  # an original somebody deleted by hand stays the original of its copies
        return _order_of_sight(known) if known else (_EVER, date.min, one)

    def marked(self, postings: Postings, batch: Sequence[ReadPosting], arriving: Mapping[str, Posting]) -> Marked:
        fresh = []
        for posting, text in batch:
            root = self.root(posting.posting_id)
            if root != posting.posting_id:
                rule = self._rule.get(posting.posting_id)
                fresh.append((replace(posting, duplicate_of=root, duplicate_rule=rule), text))
            else:
                fresh.append((posting, text))
        demoted = [
            one
            for one, known in self._everyone.items()
            if one not in arriving and not known.duplicate_of and one in self._parent
        ]
        demoted += [one for one, known in arriving.items() if known.first_seen and not known.duplicate_of
                    and one in self._parent]  # fmt: skip
        followers = [one for one in postings.copies_of(demoted) if one.posting_id not in arriving] if demoted else []
        marks = {one.posting_id: (self.root(one.duplicate_of or ""), one.duplicate_rule) for one in followers}
        marks |= {one: (self.root(one), self._rule.get(one)) for one in demoted if one not in arriving}
        return Marked(tuple(fresh), tuple((one, of, rule) for one, (of, rule) in sorted(marks.items())))
