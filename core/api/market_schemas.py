"""What the routes over the postings give. Shares are 0-1 with 95 % intervals; null where there is no number."""

from dataclasses import asdict
from datetime import date, datetime
from math import isnan
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd
from pydantic import BaseModel

from core.api.described import described_by
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Estimate, Pay
from core.views import changes, explore, home, places, roles
from core.views.trend_columns import CHANGE

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = TypeVar("Row", bound=BaseModel)


class Basis(BaseModel):
    """What the numbers are based on. `words` is set where there are too few postings for numbers.

    `near_level` and `home` are the filters that come from a profile: its level, one above and below and adverts that
    state none; its country and remote adverts that name none.
    """

    snapshot_id: str
    taxonomy_version: str
    as_of: datetime | None
    is_sample: bool
    since: date | None
    until: date | None
    near_level: str | None = None
    home: str | None = None
    posting_count: int
    words: str | None


def basis_of(snapshot: Snapshot, of: Slice, posting_count: int, words: str | None = None) -> dict[str, Any]:
    """The fields of Basis."""
    return {
        "snapshot_id": snapshot.snapshot_id,
        "taxonomy_version": snapshot.taxonomy_version,
        "as_of": snapshot.as_of,
        "is_sample": snapshot.is_sample,
        "since": of.since,
        "until": of.until,
        "near_level": of.near_level,
        "home": of.home,
        "posting_count": posting_count,
        "words": words,
    }


class Refreshed(BaseModel):
    """The snapshot after reading all postings again; `posting_count` includes duplicates."""

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
    def of(cls, estimate: Estimate | None) -> "Measure | None":
        """An estimate for JSON; None without an estimate or with a value of NaN."""
        if estimate is None or isnan(estimate.value):
            return None
        low, high = (None if isnan(end) else end for end in (estimate.low, estimate.high))
        return cls(value=estimate.value, low=low, high=high, n=estimate.n)


class PayAnswer(BaseModel):
    """Quartiles of annual pay in USD over `n` postings; the median with its 95 % interval by companies."""

    lower: float
    median: float
    upper: float
    n: int
    median_low: float
    median_high: float

    @classmethod
    def of(cls, pay: Pay | None) -> "PayAnswer | None":
        """Quartiles for JSON; None where too few postings state their pay."""
        return None if pay is None else cls(**asdict(pay))


@described_by(CHANGE)
class Moved(BaseModel):
    """The last 28 days against the 28 before, in percentage points of the weighted shares.

    Weighted shares are on the fixed mix of cells, where there is one; plain ones are count over postings.
    """

    now_share_weighted: float | None
    before_share_weighted: float | None
    now_share_plain: float | None
    before_share_plain: float | None
    trend_pp: float | None
    trend_low: float | None
    trend_high: float | None
    q_value: float | None
    one_company: bool | None
    verdict: str | None


@described_by(home.COLUMNS, lift="demand_share over that of all roles")
class TrendingSkill(Moved):
    """How often a skill is asked for, and how that moved."""

    skill: str
    name: str
    asked_count: int
    posting_count: int
    demand_share: float
    share_low: float | None
    share_high: float | None
    lift: float | None


@described_by(places.COLUMNS, location=places.COLUMNS["country"])
class CountryShare(BaseModel):
    """How many postings name a country."""

    location: str
    name: str
    posting_count: int
    share: float
    share_low: float | None
    share_high: float | None


@described_by(CHANGE, role="role id", name="name of the role")
class TrendingRole(Moved):
    """A role's share of all postings, now and in the period before."""

    role: str
    name: str
    now_count: int
    before_count: int


class Trending(Basis):
    """What is asked for and what moved in the last `days` days."""

    days: int
    company_count: int
    trend_words: str | None
    top_skills: list[TrendingSkill]
    top_locations: list[CountryShare]
    trending_roles: list[TrendingRole]


@described_by(changes.CHANGED)
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


class SnapshotChanges(Basis):
    """`gained` and `lost`: postings by cause (market, taxonomy, duplicates); not `comparable`: one is a sample."""

    before_snapshot_id: str
    before_posting_count: int
    comparable: bool
    closed_count: int
    gained: dict[str, int]
    lost: dict[str, int]
    skills: list[ChangedSkill]


@described_by(explore.COLUMNS)
class Group(BaseModel):
    """One group of the chosen dimension."""

    value: str
    label: str
    count: int
    base: int
    share: float
    share_low: float | None
    share_high: float | None
    alone_share: float | None
    choice_share: float | None


class DemandAnswer(Basis):
    """How often each group of one dimension is asked for: the largest of `group_count` (in time the last)."""

    by: str
    role: str | None
    skill: str | None
    company_count: int
    group_count: int
    groups: list[Group]


@described_by(roles.PAIRED)
class ComparedSkill(BaseModel):
    """How often two roles ask for one skill."""

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
    """One side of a comparison."""

    role: str
    name: str
    posting_count: int
    in_demand_count: int
    owned_count: int
    salary: PayAnswer | None
    words: str | None


class Compared(Basis):
    """Two roles side by side; `similarity` (0-1) is that of what they ask for."""

    first: ComparedRole
    second: ComparedRole
    similarity: float | None
    skills: list[ComparedSkill]


def rows_of(kind: type[Row], frame: pd.DataFrame, **renamed: str) -> list[Row]:
    """One `kind` a row; `renamed` says which column a field comes from. What is missing or no number is None."""
    named = frame.assign(**{field: frame[column] for field, column in renamed.items()})
    fields = [name for name in kind.model_fields if name in named]
    records: Iterable[dict[str, Any]] = named[fields].to_dict("records")
    return [kind.model_validate({name: json_value(value) for name, value in record.items()}) for record in records]


def json_value(value: Any) -> Any:
    """None for NaN, NaT and NA; lists for tuples and sets."""
    if isinstance(value, tuple | list | set | frozenset):
        return list(value)
    return None if pd.isna(value) else value
