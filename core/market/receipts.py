"""Receipts: the postings behind a number, the words that counted, and why another posting did not count."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from core.models import SAMPLE_SOURCE, Ask, Mention, Posting, PostingText, WorkModel, is_read
from core.snapshot.columns import OPTIONAL, REQUIRED
from core.snapshot.slices import NOT_REMOTE, Slice, are_near
from core.snapshot.snapshot import Snapshot

AROUND = 80


class Number(StrEnum):
    """What is counted. All but the first and SALARIED need a skill."""

    POSTINGS = "postings"
    ASKED = "asked"
    REQUIRED = "required"
    OPTIONAL = "optional"
    SALARIED = "salaried"


class Why(StrEnum):
    """Why a posting does not count; the sentence of each is `why.NAME` of the texts."""

    NOT_IN_SNAPSHOT = "not_in_snapshot"
    SAMPLE = "sample"
    DUPLICATE = "duplicate"
    NOT_READ = "not_read"
    BEFORE_WINDOW = "before_window"
    AFTER_WINDOW = "after_window"
    OTHER_ROLE = "other_role"
    OTHER_COUNTRY = "other_country"
    OTHER_SENIORITY = "other_seniority"
    FAR_LEVEL = "far_level"
    FAR_PLACE = "far_place"
    OTHER_WORK_MODEL = "other_work_model"
    OTHER_TERMS = "other_terms"
    UNDATED = "undated"
    OTHER_SOURCE = "other_source"
    NOT_NAMED = "not_named"
    ONLY_MENTIONED = "only_mentioned"
    ONLY_OPTIONAL = "only_optional"
    ONLY_REQUIRED = "only_required"
    NO_SALARY = "no_salary"


@dataclass(frozen=True, slots=True)
class Question:
    """A number: what is counted in which slice. `skill` is what ASKED, REQUIRED and OPTIONAL are about."""

    number: Number
    asked: Slice
    skill: str = ""


@dataclass(frozen=True, slots=True)
class NotCounted:
    """One reason why a posting does not count; `detail` is what the posting says instead, "" where it says nothing."""

    why: Why
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptSpan:
    """Words that count: `text` at `start`-`end` of the stored text, what stands around it, and the rule that fired.

    Where that rule ends in "title" they stand in the posting's title.
    """

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
    reasons: tuple[NotCounted, ...]
    spans: tuple[ReceiptSpan, ...] = field(default=())

    @property
    def counts(self) -> bool:
        """Whether the posting is counted: nothing speaks against it."""
        return not self.reasons


def rows_behind(snapshot: Snapshot, question: Question) -> NDArray[np.int64]:
    """Rows of the postings that `question` counts, newest first. Their number is the number."""
    rows = question.asked.rows(snapshot)
    rows = rows[_counted(snapshot, rows, question)]
    return rows[np.lexsort((snapshot.stamp[rows], -snapshot.day[rows]))]


def posting_ids_behind(snapshot: Snapshot, question: Question, offset: int = 0, limit: int = 50) -> list[str]:
    """One page of the ids of `rows_behind`: at most `limit`, from place `offset` (from 0) on."""
    return snapshot.ids(rows_behind(snapshot, question)[offset : offset + limit])


def receipts(
    snapshot: Snapshot, question: Question, postings: Iterable[Posting], texts: Iterable[PostingText] = ()
) -> list[Receipt]:
    """A receipt for each of `postings`, which count or do not, in their order; `texts` are those of the postings."""
    text_by_id = {text.posting_id: text for text in texts}
    return [
        Receipt(one, tuple(reasons(snapshot, question, one)), tuple(_spans(question, one, text_by_id)))
        for one in postings
    ]


def reasons(snapshot: Snapshot, question: Question, posting: Posting) -> Iterator[NotCounted]:
    """Every reason why `posting`, as it is stored now, is not in the number; none where it is.

    A posting that was stored or changed after the snapshot was taken is `NOT_IN_SNAPSHOT` until the next one.
    """
    if posting.source == SAMPLE_SOURCE and snapshot.has_collected:
        yield NotCounted(Why.SAMPLE)
    elif not len(snapshot.rows_of([posting.posting_id])):
        yield NotCounted(Why.NOT_IN_SNAPSHOT, snapshot.first_day.isoformat() if snapshot.first_day else "")
    if posting.duplicate_of is not None:
        yield NotCounted(Why.DUPLICATE, f"{posting.duplicate_of} ({posting.duplicate_rule or '?'})")
    if not is_read(posting.language):
        yield NotCounted(Why.NOT_READ, posting.language)
    yield from _outside(question.asked, posting)
    yield from _short_of(question, posting)


def _outside(asked: Slice, posting: Posting) -> Iterator[NotCounted]:
    if posting.posted_on is None:
        yield NotCounted(Why.UNDATED)
    elif asked.since and posting.posted_on < asked.since:
        yield NotCounted(Why.BEFORE_WINDOW, posting.posted_on.isoformat())
    elif asked.until and posting.posted_on >= asked.until:
        yield NotCounted(Why.AFTER_WINDOW, posting.posted_on.isoformat())
    for wanted, of_posting, why in (
        (asked.role, posting.role, Why.OTHER_ROLE),
        (asked.seniority, posting.seniority, Why.OTHER_SENIORITY),
        (asked.source, posting.source, Why.OTHER_SOURCE),
    ):
        if wanted is not None and of_posting != wanted:
            yield NotCounted(why, str(of_posting or ""))
    countries = [place.country_code for place in posting.places if place.country_code]
    if asked.country is not None and asked.country not in countries:
        yield NotCounted(Why.OTHER_COUNTRY, ", ".join(countries))
    if asked.work_model is not None and not _fits_work_model(asked.work_model, posting.work_model):
        yield NotCounted(Why.OTHER_WORK_MODEL, str(posting.work_model or ""))
    if asked.near_level is not None and posting.seniority and not are_near(posting.seniority, asked.near_level):
        yield NotCounted(Why.FAR_LEVEL, posting.seniority.value)
    anywhere = not countries and posting.work_model is WorkModel.REMOTE
    if asked.home is not None and asked.home not in countries and not anywhere:
        yield NotCounted(Why.FAR_PLACE, ", ".join(countries))

    yield from _on_other_terms(asked, posting)


def _on_other_terms(asked: Slice, posting: Posting) -> Iterator[NotCounted]:
    terms = posting.terms
    spoken = [language.language for language in terms.spoken if language.ask is Ask.REQUIRED]
    for wanted, stated in (
        (asked.contract, terms.contract),
        (asked.visa, terms.visa),
        (asked.relocation, terms.relocation),
    ):
        if wanted is not None and stated != wanted:
            yield NotCounted(Why.OTHER_TERMS, str(stated or ""))
    if asked.spoken is not None and asked.spoken not in spoken:
        yield NotCounted(Why.OTHER_TERMS, ", ".join(spoken))


def _fits_work_model(asked: str, work_model: WorkModel | None) -> bool:
    return work_model in (WorkModel.HYBRID, WorkModel.ONSITE) if asked == NOT_REMOTE else work_model == asked


def _short_of(question: Question, posting: Posting) -> Iterator[NotCounted]:
    """What the posting lacks to count, were it in the slice."""
    number, skill = question.number, question.skill
    if number is Number.SALARIED and not _has_range(posting):
        yield NotCounted(Why.NO_SALARY)
    if number in (Number.ASKED, Number.REQUIRED, Number.OPTIONAL) and skill not in posting.skills:
        yield NotCounted(Why.ONLY_MENTIONED if skill in posting.mentioned else Why.NOT_NAMED)
    elif number is Number.REQUIRED and skill not in posting.required:
        yield NotCounted(Why.ONLY_OPTIONAL)
    elif number is Number.OPTIONAL and skill in posting.required:
        yield NotCounted(Why.ONLY_REQUIRED)


def _has_range(posting: Posting) -> bool:
    """Whether both ends of the pay are stated: of one alone no middle can be told."""
    salary = posting.salary
    return salary is not None and salary.min_usd is not None and salary.max_usd is not None


def _counted(snapshot: Snapshot, rows: NDArray[np.int64], question: Question) -> NDArray[np.bool_]:
    """Which of the slice's `rows` count."""
    number = question.number
    if number is Number.POSTINGS:
        return np.ones(len(rows), dtype=bool)
    if number is Number.SALARIED:
        stated: NDArray[np.bool_] = ~np.isnan(snapshot.salary_min[rows] + snapshot.salary_max[rows])
        return stated
    asks = snapshot.asks[rows]
    kinds = {Number.REQUIRED: (REQUIRED,), Number.OPTIONAL: (OPTIONAL,)}.get(number, (REQUIRED, OPTIONAL))
    code = snapshot.skills.index(question.skill) if question.skill in snapshot.skills else -1
    entries = np.flatnonzero((asks.indices == code) & np.isin(asks.data, kinds))
    counted = np.zeros(len(rows), dtype=bool)
    counted[np.searchsorted(asks.indptr, entries, side="right") - 1] = True
    return counted


def _spans(question: Question, posting: Posting, texts: Mapping[str, PostingText]) -> Iterator[ReceiptSpan]:
    """The title's, then the text's mentions of what the number is about: one skill, or every skill of the posting."""
    stored = texts.get(posting.posting_id)
    if stored is None:
        return
    about = {question.skill} if question.skill else set(posting.skills)
    yield from (_span(mention, posting.raw_title) for mention in stored.title_mentions if mention.skill in about)
    for one in sorted(stored.mentions, key=lambda mention: (mention.start, mention.end)):
        if one.skill in about:
            yield _span(one, stored.text)


def _span(mention: Mention, text: str) -> ReceiptSpan:
    start, end = mention.start, mention.end
    return ReceiptSpan(
        skill=mention.skill,
        start=start,
        end=end,
        text=text[start:end],
        before=text[max(0, start - AROUND) : start],
        after=text[end : end + AROUND],
        ask=mention.ask,
        rule=mention.rule,
    )
