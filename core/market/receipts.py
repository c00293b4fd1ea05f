"""Receipts: the postings behind a number, the words that counted, and why another posting did not count."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from core.market.columns import OPTIONAL, REQUIRED
from core.market.counting import row_counts
from core.market.readiness import FEWEST_SKILLS, THETA, columns_in, needed_counts
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.models import SAMPLE_SOURCE, Ask, Mention, Posting, PostingText

AROUND = 80


class Number(StrEnum):
    """What is counted. All but the first, RATED and SALARIED need a skill or a profile."""

    POSTINGS = "postings"
    ASKED = "asked"
    REQUIRED = "required"
    OPTIONAL = "optional"
    SALARIED = "salaried"
    RATED = "rated"
    READY = "ready"
    UNLOCKED = "unlocked"


class Why(StrEnum):
    """Why a posting does not count."""

    NOT_IN_SNAPSHOT = "not in the snapshot"
    SAMPLE = "sample posting beside collected ones"
    DUPLICATE = "duplicate"
    BEFORE_WINDOW = "before the window"
    AFTER_WINDOW = "after the window"
    OTHER_ROLE = "another role"
    OTHER_COUNTRY = "another country"
    OTHER_SENIORITY = "another seniority"
    OTHER_REMOTE = "remote work is another or not said"
    OTHER_SOURCE = "another source"
    NOT_NAMED = "does not name the skill"
    ONLY_MENTIONED = "only mentions the skill"
    ONLY_OPTIONAL = "calls the skill optional"
    ONLY_REQUIRED = "requires the skill"
    NO_SALARY = "does not say the salary"
    TOO_FEW_SKILLS = "names fewer than 3 skills"
    NOT_READY = "too few of its skills are satisfied"
    READY_BEFORE = "was ready before"


@dataclass(frozen=True, slots=True)
class Question:
    """A number: what is counted in which slice.

    `skill` is what ASKED, REQUIRED, OPTIONAL and UNLOCKED are about; `satisfied` the skills a profile satisfies, for
    READY and UNLOCKED; `gives` what learning `skill` satisfies, itself included.
    """

    number: Number
    asked: Slice
    skill: str = ""
    satisfied: frozenset[str] = frozenset()
    gives: frozenset[str] = frozenset()
    theta: float = THETA

    @property
    def after(self) -> frozenset[str]:
        """What is satisfied once `skill` is learned."""
        return self.satisfied | self.gives | {self.skill}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why a posting does not count; `detail` is what the posting says instead, "" where it says nothing."""

    why: Why
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Words that count: `text` at `start`-`end` of the stored text, what stands around it, and the rule that fired."""

    skill: str
    start: int
    end: int
    text: str
    before: str
    after: str
    ask: Ask
    rule: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A posting with its part in a number: it counts where `reasons` is empty; `spans` are in the text's order."""

    posting: Posting
    reasons: tuple[Reason, ...]
    spans: tuple[Span, ...] = field(default=())

    @property
    def counts(self) -> bool:
        return not self.reasons


def rows_behind(snapshot: Snapshot, question: Question) -> NDArray[np.int64]:
    """Rows of the postings that `question` counts, newest first. Their number is the number."""
    rows = question.asked.rows(snapshot)
    rows = rows[_counted(snapshot, rows, question)]
    return rows[np.lexsort((snapshot.stamp[rows], -snapshot.day[rows]))]


def posting_ids_behind(snapshot: Snapshot, question: Question, offset: int = 0, limit: int = 50) -> list[str]:
    """One page of the ids of `rows_behind`."""
    return snapshot.ids(rows_behind(snapshot, question)[offset : offset + limit])


def receipts(
    snapshot: Snapshot, question: Question, postings: Iterable[Posting], texts: Iterable[PostingText] = ()
) -> list[Receipt]:
    """A receipt for each of `postings`, which count or do not, in their order; `texts` are those of the postings."""
    known = {text.posting_id: text for text in texts}
    return [
        Receipt(one, tuple(reasons(snapshot, question, one)), tuple(_spans(question, one, known))) for one in postings
    ]


def reasons(snapshot: Snapshot, question: Question, posting: Posting) -> Iterator[Reason]:
    """Every reason why `posting`, as it is stored now, is not in the number; none where it is.

    A posting that was stored or changed after the snapshot was taken is `NOT_IN_SNAPSHOT` until the next one.
    """
    if posting.source == SAMPLE_SOURCE and snapshot.has_collected:
        yield Reason(Why.SAMPLE)
    elif not len(snapshot.rows_of([posting.posting_id])):
        yield Reason(Why.NOT_IN_SNAPSHOT, snapshot.first_day.isoformat() if snapshot.first_day else "")
    if posting.duplicate_of is not None:
        yield Reason(Why.DUPLICATE, f"{posting.duplicate_of} ({posting.duplicate_rule or 'rule not kept'})")
    yield from _outside(question.asked, posting)
    yield from _short_of(question, posting)


def _outside(asked: Slice, posting: Posting) -> Iterator[Reason]:
    if asked.since and posting.posted_on < asked.since:
        yield Reason(Why.BEFORE_WINDOW, posting.posted_on.isoformat())
    if asked.until and posting.posted_on >= asked.until:
        yield Reason(Why.AFTER_WINDOW, posting.posted_on.isoformat())
    for wanted, given, why in (
        (asked.role, posting.role, Why.OTHER_ROLE),
        (asked.country, posting.place.country_code, Why.OTHER_COUNTRY),
        (asked.seniority, posting.seniority, Why.OTHER_SENIORITY),
        (asked.source, posting.source, Why.OTHER_SOURCE),
    ):
        if wanted is not None and given != wanted:
            yield Reason(why, str(given or ""))
    if asked.remote is not None and posting.remote != asked.remote:
        yield Reason(Why.OTHER_REMOTE, "" if posting.remote is None else str(posting.remote).lower())


def _short_of(question: Question, posting: Posting) -> Iterator[Reason]:
    """What the posting lacks to count, were it in the slice."""
    number, skill = question.number, question.skill
    if number is Number.SALARIED and posting.salary is None:
        yield Reason(Why.NO_SALARY)
    if number in (Number.ASKED, Number.REQUIRED, Number.OPTIONAL) and skill not in posting.skills:
        yield Reason(Why.ONLY_MENTIONED if skill in posting.mentioned else Why.NOT_NAMED)
    elif number is Number.REQUIRED and skill not in posting.required:
        yield Reason(Why.ONLY_OPTIONAL)
    elif number is Number.OPTIONAL and skill in posting.required:
        yield Reason(Why.ONLY_REQUIRED)
    if number not in (Number.RATED, Number.READY, Number.UNLOCKED):
        return
    if (size := len(posting.skills)) < FEWEST_SKILLS:
        yield Reason(Why.TOO_FEW_SKILLS, str(size))
    elif number is not Number.RATED:
        need = int(needed_counts(np.array([size]), question.theta)[0])
        before, after = len(posting.skills & question.satisfied), len(posting.skills & question.after)
        if number is Number.UNLOCKED and before >= need:
            yield Reason(Why.READY_BEFORE, f"{before} of {size}, {need} needed")
        elif (have := after if number is Number.UNLOCKED else before) < need:
            yield Reason(Why.NOT_READY, f"{have} of {size}, {need} needed")


def _counted(snapshot: Snapshot, rows: NDArray[np.int64], question: Question) -> NDArray[np.bool_]:
    """Which of the slice's `rows` count."""
    number = question.number
    if number is Number.POSTINGS:
        return np.ones(len(rows), dtype=bool)
    if number is Number.SALARIED:
        return ~np.isnan(snapshot.salary_min[rows])
    asks = snapshot.asks[rows]
    if number in (Number.RATED, Number.READY, Number.UNLOCKED):
        size = np.diff(asks.indptr)
        rated: NDArray[np.bool_] = size >= FEWEST_SKILLS
        if number is Number.RATED:
            return rated
        need = needed_counts(size, question.theta)
        before = row_counts(asks, columns_in(snapshot, question.satisfied)) >= need
        if number is Number.READY:
            return rated & before
        return rated & ~before & (row_counts(asks, columns_in(snapshot, question.after)) >= need)
    kinds = {Number.REQUIRED: (REQUIRED,), Number.OPTIONAL: (OPTIONAL,)}.get(number, (REQUIRED, OPTIONAL))
    code = snapshot.skills.index(question.skill) if question.skill in snapshot.skills else -1
    entries = np.flatnonzero((asks.indices == code) & np.isin(asks.data, kinds))
    counted = np.zeros(len(rows), dtype=bool)
    counted[np.searchsorted(asks.indptr, entries, side="right") - 1] = True
    return counted


def _spans(question: Question, posting: Posting, texts: Mapping[str, PostingText]) -> Iterator[Span]:
    """The mentions of what the number is about: one skill, or every skill of the posting."""
    stored = texts.get(posting.posting_id)
    if stored is None:
        return
    about = {question.skill} if question.skill and question.number is not Number.UNLOCKED else set(posting.skills)
    for one in sorted(stored.mentions, key=lambda mention: (mention.start, mention.end)):
        if one.skill in about:
            yield _span(one, stored.text)


def _span(mention: Mention, text: str) -> Span:
    start, end = mention.start, mention.end
    return Span(
        skill=mention.skill,
        start=start,
        end=end,
        text=text[start:end],
        before=text[max(0, start - AROUND) : start],
        after=text[end : end + AROUND],
        ask=mention.ask,
        rule=mention.rule,
    )
