"""Finds copies of one advert: by address, then by what they tell of the opening and how much of their text is alike.

Adverts that are copies of each other form a group; its original is the one first seen, and every other one points to
it directly. Nothing is deleted: a duplicate is kept and not counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from collector.enrich import ReadPosting
from collector.fingerprints import resemblance, shingles
from collector.place_text import MOST_PLACES
from collector.same_opening import OpeningTraits, is_same_company, least_likeness, place_names, told
from core.models import SAMPLE_SOURCE, Place, Posting, PostingText

MOST_CANDIDATES = 40  # text a whole industry copies would otherwise make every posting a candidate of every other
# Boards let adverts run 30 to 90 days. Who wants the same again after that hires again, which is new demand; adverts
# put up again and again within it are one, however long that goes on.
ONE_OPENING = timedelta(days=90)
MONTHLY = frozenset({"hackernews"})
_EVER, _NEVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
Mark = tuple[str, str | None, str | None]


class StoredPostings(Protocol):
    """Where earlier postings are looked up: `core.store.postings.Postings`."""

    def with_fingerprints(self, fingerprints: Sequence[str], /) -> list[Posting]:
        """Those that share at least one fingerprint."""

    def find(self, posting_ids: Iterable[str], /) -> list[Posting]:
        """Those of these ids."""

    def copies_of(self, posting_ids: Sequence[str], /) -> list[Posting]:
        """Those that are copies of one of these."""

    def texts(self, posting_ids: Iterable[str], /) -> Mapping[str, PostingText]:
        """Texts by the posting's id."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A batch with its duplicate marks, and the marks and the places that stored postings must get.

    One opening in several cities is one posting with several places: an original has those of its copies too.
    """

    batch: tuple[ReadPosting, ...]
    stored: tuple[Mark, ...]
    places: tuple[tuple[str, tuple[Place, ...]], ...] = ()


@dataclass(slots=True)
class _Texts:
    """Shingles by posting id; those of stored postings are read when first needed, all of a batch's at once."""

    postings: StoredPostings
    own: Mapping[str, str]
    _words: dict[str, str] = field(default_factory=dict)
    _known: dict[str, NDArray[np.uint64]] = field(default_factory=dict)
    _told: dict[str, OpeningTraits] = field(default_factory=dict)

    def prepare(self, ids: Iterable[str]) -> None:
        stored = [one for one in dict.fromkeys(ids) if one not in self.own and one not in self._known]
        if stored:
            found = self.postings.texts(stored)
            self._words |= {one: found[one].text if one in found else "" for one in stored}
            self._known |= {one: shingles(self._words[one]) for one in stored}

    def of(self, posting_id: str) -> NDArray[np.uint64]:
        if posting_id not in self._known:
            self._known[posting_id] = shingles(self.own.get(posting_id, ""))
        return self._known[posting_id]

    def told(self, posting: Posting) -> OpeningTraits:
        one = posting.posting_id
        if one not in self._told:
            words = self.own.get(one) or self._words.get(one, "")
            self._told[one] = told(posting.company, posting.raw_title, words, place_names(posting))
        return self._told[one]

    def are_copies(self, one: Posting, other: Posting) -> bool:
        """Whether both offer one opening. Texts too short to compare decide nothing: then company and place must."""
        first, second = self.told(one), self.told(other)
        needed = least_likeness(first, second)
        if needed is None:
            return False
        if len(self.of(one.posting_id)) and len(self.of(other.posting_id)):
            return resemblance(self.of(one.posting_id), self.of(other.posting_id)) >= needed
        return is_same_company(first, second) and bool(first.places & second.places)


def mark_duplicates(postings: StoredPostings, batch: Sequence[ReadPosting], known: Mapping[str, Posting]) -> Marked:
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
    texts.prepare(other for found in candidates.values() for other, rule in found if rule != "url")
    groups = _Groups(everyone)
    for one, found in candidates.items():
        for other, rule in found:
            if _may_be_copies(everyone[one], everyone[other], rule) and (
                rule == "url" or texts.are_copies(everyone[one], everyone[other])
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
    if one.source == other.source in MONTHLY:
        # One comment looks for several roles, and companies write the same each month: a month is counted for itself.
        return rule != "url" and one.posted_on is not None and one.posted_on == other.posted_on
    return (rule == "url" or _are_near(one.posted_on, other.posted_on)) and (one.source == SAMPLE_SOURCE) == (
        other.source == SAMPLE_SOURCE
    )


def _are_near(one: date | None, other: date | None) -> bool:
    """Whether two adverts may be for one opening; where a date is not known nothing speaks against it."""
    return one is None or other is None or abs(one - other) <= ONE_OPENING


def _order_of_sight(one: Posting) -> tuple[datetime, date, str]:
    """Order of who is the original: first seen, then first posted."""
    return (one.first_seen or _NEVER, one.posted_on or date.max, one.posting_id)


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

    def _places(self, postings: StoredPostings, arriving: Mapping[str, Posting]) -> dict[str, tuple[Place, ...]]:
        """The places of the originals that the arriving postings belong to, their own first."""
        originals = {self.root(one) for one in arriving}
        members: dict[str, list[Posting]] = {one: [self._everyone[one]] for one in originals if one in self._everyone}
        read_again = [one for one in originals if one in arriving and arriving[one].first_seen]
        for copy in (*self._everyone.values(), *(postings.copies_of(read_again) if read_again else ())):
            root = self.root(copy.posting_id)
            original = copy.duplicate_of if root == copy.posting_id and copy.duplicate_of else root
            if original in members and copy.posting_id != original:
                members[original].append(copy)
        return {one: _all_places(group) for one, group in members.items() if len(group) > 1}

    def marked(self, postings: StoredPostings, batch: Sequence[ReadPosting], arriving: Mapping[str, Posting]) -> Marked:
        fresh = []
        places = self._places(postings, arriving)
        for posting, text in batch:
            root = self.root(posting.posting_id)
            if root != posting.posting_id:
                rule = self._rule.get(posting.posting_id)
                fresh.append((replace(posting, duplicate_of=root, duplicate_rule=rule), text))
            else:
                fresh.append((replace(posting, places=places.get(root, posting.places)), text))
        demoted = [
            one
            for one, known in self._everyone.items()
            if one not in arriving and not known.duplicate_of and one in self._parent
        ]
        demoted += [
            one
            for one, known in arriving.items()
            if known.first_seen and not known.duplicate_of and one in self._parent
        ]
        followers = [one for one in postings.copies_of(demoted) if one.posting_id not in arriving] if demoted else []
        marks = {one.posting_id: (self.root(one.duplicate_of or ""), one.duplicate_rule) for one in followers}
        marks |= {one: (self.root(one), self._rule.get(one)) for one in demoted if one not in arriving}
        further = (
            (one, found)
            for one, found in sorted(places.items())
            if one not in arriving and found != self._everyone[one].places
        )
        return Marked(tuple(fresh), tuple((one, of, rule) for one, (of, rule) in sorted(marks.items())), tuple(further))


def _all_places(group: Sequence[Posting]) -> tuple[Place, ...]:
    """Each city, or region or country without one, once; the first posting's first."""
    found: dict[tuple[str | None, str | None, str | None], Place] = {}
    own, *others = group
    for posting in (own, *sorted(others, key=_order_of_sight)):
        for place in posting.places:
            found.setdefault((place.city, place.region, place.country_code), place)
    told = [place for key, place in found.items() if any(key)]
    return tuple(told[:MOST_PLACES]) or own.places
