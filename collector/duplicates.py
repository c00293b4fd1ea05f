"""Finds copies of one advert: by address, then by facts about the opening and by similarity of the texts.

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
from collector.same_opening import OpeningTraits, is_same_company, least_likeness, opening_traits, place_names
from core.models import SAMPLE_SOURCE, Place, Posting, PostingText

MOST_CANDIDATES = 40  # text a whole industry copies would otherwise make every posting a candidate of every other
# Boards let adverts run 30 to 90 days. Who wants the same again after that hires again, which is new demand; adverts
# put up again and again within it are one, however long that goes on.
ONE_OPENING = timedelta(days=90)
MONTHLY = frozenset({"hackernews"})
_EVER, _NEVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
DuplicateMark = tuple[str, str | None, str | None]


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
    stored: tuple[DuplicateMark, ...]
    places: tuple[tuple[str, tuple[Place, ...]], ...] = ()


@dataclass(slots=True)
class _Texts:
    """Shingles by posting id; those of stored postings are read when first needed, all of a batch's at once."""

    postings: StoredPostings
    own: Mapping[str, str]
    _words: dict[str, str] = field(default_factory=dict)
    _known: dict[str, NDArray[np.uint64]] = field(default_factory=dict)
    _traits: dict[str, OpeningTraits] = field(default_factory=dict)

    def prepare(self, ids: Iterable[str]) -> None:
        stored = [
            posting_id
            for posting_id in dict.fromkeys(ids)
            if posting_id not in self.own and posting_id not in self._known
        ]
        if stored:
            texts = self.postings.texts(stored)
            self._words |= {posting_id: texts[posting_id].text if posting_id in texts else "" for posting_id in stored}
            self._known |= {posting_id: shingles(self._words[posting_id]) for posting_id in stored}

    def of(self, posting_id: str) -> NDArray[np.uint64]:
        if posting_id not in self._known:
            self._known[posting_id] = shingles(self.own.get(posting_id, ""))
        return self._known[posting_id]

    def traits(self, posting: Posting) -> OpeningTraits:
        posting_id = posting.posting_id
        if posting_id not in self._traits:
            words = self.own.get(posting_id) or self._words.get(posting_id, "")
            self._traits[posting_id] = opening_traits(posting.company, posting.raw_title, words, place_names(posting))
        return self._traits[posting_id]

    def are_copies(self, posting: Posting, other: Posting) -> bool:
        """Whether both offer one opening. Texts too short to compare decide nothing: then company and place must."""
        first, second = self.traits(posting), self.traits(other)
        needed = least_likeness(first, second)
        if needed is None:
            return False
        if len(self.of(posting.posting_id)) and len(self.of(other.posting_id)):
            return resemblance(self.of(posting.posting_id), self.of(other.posting_id)) >= needed
        return is_same_company(first, second) and bool(first.places & second.places)


def mark_duplicates(postings: StoredPostings, batch: Sequence[ReadPosting], stored: Mapping[str, Posting]) -> Marked:
    """Decide for a batch of new or changed postings which are copies, of each other or of stored ones.

    `known` holds the stored versions of those that are stored already: first seen then, and a mark they carry stays.
    Sample postings are only compared with sample postings.
    """
    arriving = {posting.posting_id: _as_stored(posting, stored.get(posting.posting_id)) for posting, _ in batch}
    fingerprints = {mark for posting in arriving.values() for mark in posting.fingerprints}
    everyone = {posting.posting_id: posting for posting in postings.with_fingerprints(sorted(fingerprints))} | arriving
    originals = {posting.duplicate_of for posting in everyone.values() if posting.duplicate_of} - everyone.keys()
    everyone |= {posting.posting_id: posting for posting in postings.find(sorted(originals))}
    sharing: dict[str, list[str]] = defaultdict(list)
    for posting in sorted(everyone.values(), key=_order_of_sight):
        for mark in posting.fingerprints:
            if mark in fingerprints:
                sharing[mark].append(posting.posting_id)
    texts = _Texts(postings, {text.posting_id: text.text for _, text in batch})
    candidates = {posting_id: _candidates(everyone[posting_id], sharing) for posting_id in arriving}
    texts.prepare(other for pairs in candidates.values() for other, rule in pairs if rule != "url")
    groups = _Groups(everyone)
    for posting_id, pairs in candidates.items():
        for other, rule in pairs:
            if _may_be_copies(everyone[posting_id], everyone[other], rule) and (
                rule == "url" or texts.are_copies(everyone[posting_id], everyone[other])
            ):
                groups.join(posting_id, other, rule)
    return groups.marked(postings, batch, arriving)


def _as_stored(posting: Posting, stored: Posting | None) -> Posting:
    if stored is None:
        return posting
    return replace(
        posting,
        first_seen=stored.first_seen,
        duplicate_of=stored.duplicate_of,
        duplicate_rule=stored.duplicate_rule,
    )


def _candidates(posting: Posting, sharing: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Who may be a copy of `one` and by which rule, strongest rule first; nobody twice."""
    rules: dict[str, str] = {}
    for mark in posting.fingerprints:  # in the order url, ident, lsh
        rule = mark.partition(":")[0]
        for other in sharing[mark][:MOST_CANDIDATES]:
            if other != posting.posting_id:
                rules.setdefault(other, "text" if rule == "lsh" else rule)
    return list(rules.items())


def _may_be_copies(posting: Posting, other: Posting, rule: str) -> bool:
    if posting.source == other.source in MONTHLY:
        # One comment looks for several roles, and companies write the same each month: a month is counted for itself.
        return rule != "url" and posting.posted_on is not None and posting.posted_on == other.posted_on
    return (rule == "url" or _are_near(posting.posted_on, other.posted_on)) and (posting.source == SAMPLE_SOURCE) == (
        other.source == SAMPLE_SOURCE
    )


def _are_near(first: date | None, second: date | None) -> bool:
    """Whether two adverts may be for one opening; where a date is not known nothing speaks against it."""
    return first is None or second is None or abs(first - second) <= ONE_OPENING


def _order_of_sight(posting: Posting) -> tuple[datetime, date, str]:
    """Sort key: the original is the one first seen, then the one first posted."""
    return (posting.first_seen or _NEVER, posting.posted_on or date.max, posting.posting_id)


class _Groups:
    """Sets of copies; the original of a set is its member first seen."""

    def __init__(self, everyone: Mapping[str, Posting]) -> None:
        self._everyone = dict(everyone)
        self._parent: dict[str, str] = {}
        self._rule: dict[str, str] = {}
        for posting in everyone.values():
            if posting.duplicate_of:
                self._attach(posting.posting_id, posting.duplicate_of, posting.duplicate_rule or "url")

    def _attach(self, posting_id: str, original: str, rule: str) -> None:
        self._parent[posting_id] = original
        self._rule.setdefault(posting_id, rule)

    def root(self, posting_id: str) -> str:
        while posting_id in self._parent:
            posting_id = self._parent[posting_id]
        return posting_id

    def join(self, posting_id: str, other_id: str, rule: str) -> None:
        first, second = self.root(posting_id), self.root(other_id)
        if first == second:
            return
        if self._rank(second) < self._rank(first):
            first, second = second, first
        # The rule belongs to the posting that made the link; a root that gives way takes it too.
        self._attach(second, first, rule)
        for member in (posting_id, other_id):
            if member not in (first, second):
                self._rule.setdefault(member, rule)

    def _rank(self, posting_id: str) -> tuple[datetime, date, str]:
        # An original somebody deleted by hand stays the original of its copies.
        posting = self._everyone.get(posting_id)
        return _order_of_sight(posting) if posting else (_EVER, date.min, posting_id)

    def _places(self, postings: StoredPostings, arriving: Mapping[str, Posting]) -> dict[str, tuple[Place, ...]]:
        """The places of the originals that the arriving postings belong to, their own first."""
        originals = {self.root(posting_id) for posting_id in arriving}
        members: dict[str, list[Posting]] = {
            original: [self._everyone[original]] for original in originals if original in self._everyone
        }
        read_again = [original for original in originals if original in arriving and arriving[original].first_seen]
        for copy in (*self._everyone.values(), *(postings.copies_of(read_again) if read_again else ())):
            root = self.root(copy.posting_id)
            original = copy.duplicate_of if root == copy.posting_id and copy.duplicate_of else root
            if original in members and copy.posting_id != original:
                members[original].append(copy)
        return {original: _all_places(group) for original, group in members.items() if len(group) > 1}

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
            posting_id
            for posting_id, posting in self._everyone.items()
            if posting_id not in arriving and not posting.duplicate_of and posting_id in self._parent
        ]
        demoted += [
            posting_id
            for posting_id, posting in arriving.items()
            if posting.first_seen and not posting.duplicate_of and posting_id in self._parent
        ]
        followers = [copy for copy in postings.copies_of(demoted) if copy.posting_id not in arriving] if demoted else []
        marks = {copy.posting_id: (self.root(copy.duplicate_of or ""), copy.duplicate_rule) for copy in followers}
        marks |= {
            posting_id: (self.root(posting_id), self._rule.get(posting_id))
            for posting_id in demoted
            if posting_id not in arriving
        }
        further = (
            (original, gathered)
            for original, gathered in sorted(places.items())
            if original not in arriving and gathered != self._everyone[original].places
        )
        return Marked(
            tuple(fresh),
            tuple((posting_id, original, rule) for posting_id, (original, rule) in sorted(marks.items())),
            tuple(further),
        )


def _all_places(group: Sequence[Posting]) -> tuple[Place, ...]:
    """Each city, or region or country without one, once; the first posting's first."""
    places: dict[tuple[str | None, str | None, str | None], Place] = {}
    own, *copies = group
    for posting in (own, *sorted(copies, key=_order_of_sight)):
        for place in posting.places:
            places.setdefault((place.city, place.region, place.country_code), place)
    named = [place for key, place in places.items() if any(key)]
    return tuple(named[:MOST_PLACES]) or own.places
