"""What the routes over the postings give. Shares are 0-1 with 95 % intervals; null where there is no number."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

import pandas as pd
from pydantic import BaseModel

from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.market.statistics import Estimate, Quartiles

Row = TypeVar("Row", bound=BaseModel)


class Basis(BaseModel):
    """What the numbers rest on. `words` says so where there are too few postings for numbers."""

    snapshot_id: str
    taxonomy_version: str
    as_of: datetime | None
    is_sample: bool
    since: date | None
    until: date | None
    posting_count: int
    words: str | None


def basis(snapshot: Snapshot, asked: Slice, posting_count: int, words: str | None = None) -> dict[str, Any]:
    """The fields of Basis."""
    return {
        "snapshot_id": snapshot.snapshot_id,
        "taxonomy_version": snapshot.taxonomy_version,
        "as_of": snapshot.as_of,
        "is_sample": snapshot.is_sample,
        "since": asked.since,
        "until": asked.until,
        "posting_count": posting_count,
        "words": words,
    }


class Refreshed(BaseModel):
    """The snapshot that was read anew; `posting_count` counts duplicates as well."""

    snapshot_id: str
    as_of: datetime | None
    posting_count: int


class Measure(BaseModel):
    """A number, its 95 % interval and the `n` postings behind it."""

    value: float
    low: float | None
    high: float | None
    n: int

    @classmethod
    def of(cls, found: Estimate | None) -> "Measure | None":
        if found is None or found.value != found.value:
            return None
        low, high = (None if one != one else one for one in (found.low, found.high))
        return cls(value=found.value, low=low, high=high, n=found.n)


class Pay(BaseModel):
    """Quartiles of annual pay in USD over `n` postings."""

    lower: float
    median: float
    upper: float
    n: int

    @classmethod
    def of(cls, found: Quartiles | None) -> "Pay | None":
        return None if found is None else cls(lower=found.lower, median=found.median, upper=found.upper, n=found.n)


class Moved(BaseModel):
    """The last 28 days against the 28 before, in percentage points."""

    trend_pp: float | None
    trend_low: float | None
    trend_high: float | None
    q_value: float | None
    one_company: bool | None
    verdict: str | None


class TrendingSkill(Moved):
    skill: str
    name: str
    asked_count: int
    posting_count: int
    demand_share: float
    share_low: float | None
    share_high: float | None
    lift: float | None


class Location(BaseModel):
    location: str
    name: str
    posting_count: int
    share: float
    share_low: float | None
    share_high: float | None


class TrendingRole(Moved):
    role: str
    name: str
    now_count: int
    before_count: int
    now_share: float | None
    before_share: float | None


class Trending(Basis):
    days: int
    company_count: int
    trend_words: str | None
    top_skills: list[TrendingSkill]
    top_locations: list[Location]
    trending_roles: list[TrendingRole]


class ChangedSkill(BaseModel):
    """The three parts add up to `after_share` - `before_share`."""

    skill: str
    name: str
    before_count: int
    after_count: int
    before_share: float
    after_share: float
    market_part: float
    taxonomy_part: float
    duplicates_part: float


class Changes(Basis):
    """`gained` and `lost`: postings by cause (market, taxonomy, duplicates); not `comparable`: one is a sample."""

    before_snapshot_id: str
    before_posting_count: int
    comparable: bool
    closed_count: int
    gained: dict[str, int]
    lost: dict[str, int]
    skills: list[ChangedSkill]


class Group(BaseModel):
    """`count` of `base` postings; `value` is empty where the advert does not say."""

    value: str
    label: str
    count: int
    base: int
    share: float
    share_low: float | None
    share_high: float | None


class DemandAnswer(Basis):
    by: str
    role: str | None
    skill: str | None
    company_count: int
    groups: list[Group]


class ComparedSkill(BaseModel):
    skill: str
    name: str
    kind: str
    owned: bool
    first_share: float
    first_low: float | None
    first_high: float | None
    first_count: int
    second_share: float
    second_low: float | None
    second_high: float | None
    second_count: int
    difference: float
    difference_low: float | None
    difference_high: float | None
    q_value: float | None
    one_company: bool


class ComparedRole(BaseModel):
    role: str
    name: str
    posting_count: int
    in_demand_count: int
    owned_count: int
    salary: Pay | None
    words: str | None


class Compared(Basis):
    first: ComparedRole
    second: ComparedRole
    similarity: float | None
    skills: list[ComparedSkill]


def rows_of(kind: type[Row], frame: pd.DataFrame, **renamed: str) -> list[Row]:
    """One `kind` a row; `renamed` says which column a field comes from. What is missing or no number is None."""
    named = frame.assign(**{field: frame[column] for field, column in renamed.items()})
    wanted = [name for name in kind.model_fields if name in named]
    records: Iterable[dict[str, Any]] = named[wanted].to_dict("records")
    return [kind.model_validate({name: plain(value) for name, value in record.items()}) for record in records]


def plain(value: Any) -> Any:
    """None for NaN, NaT and NA; lists for tuples and sets."""
    if isinstance(value, tuple | list | set | frozenset):
        return list(value)
    return None if pd.isna(value) else value
