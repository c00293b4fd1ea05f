"""What passes between a source and a refresh: raw rows in pages, and the advert a parser reads from one row."""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Protocol

from core.errors import BadRecord
from core.models import Place, Salary, Seniority, WorkModel

RawRow = Mapping[str, Any]
MAX_WORDS = 500
FIRST_DAY = date(1990, 1, 1)
_SURROGATES = re.compile("[\ud800-\udfff\0]")
_TRUE, _FALSE = frozenset({"true", "yes", "1", "t", "y"}), frozenset({"false", "no", "0", "f", "n"})


@dataclass(frozen=True, slots=True)
class Row:
    """One record as the source sent it. `where` names it in messages; `raw` is None where it could not be read."""

    where: str
    raw: RawRow | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class WholeBoard:
    """A complete, successful read of one board: the native ids it lists, None where they are those of the last read.

    Stored postings whose native ids begin with `prefix` and are not listed are closed.
    """

    prefix: str
    listed: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows that are stored together. `credits` is what they cost, `position` how far a file has been read, in bytes.

    `on_counted` is called once the credits are on the pass's record, `on_stored` once all rows are stored: the source
    then knows what need not be fetched again.
    """

    rows: tuple[Row, ...]
    credits: int = 0
    position: int = 0
    whole: WholeBoard | None = None
    on_counted: Callable[[], None] = field(default=lambda: None, compare=False)
    on_stored: Callable[[], None] = field(default=lambda: None, compare=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a pass is asked to gather. Empty roles or locations mean the source's own default.

    Company boards list what is open today however long ago it was posted: `max_age_days` narrows them only where
    `is_age_given`, since the default is meant for sources that never end.
    """

    roles: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    max_age_days: int = 30
    per_role_limit: int | None = None
    backfill: bool = False
    is_age_given: bool = False


@dataclass(frozen=True, slots=True)
class Advert:
    """One posting as its source tells it: description still raw, role and skills not yet read.

    `work_model` is what the source's own field says, `remote` a mere yes or no where it knows no more than that.
    """

    native_id: str
    raw_title: str
    description: str = ""
    posted_on: date | None = None
    company: str | None = None
    places: tuple[Place, ...] = ()
    work_model: WorkModel | None = None
    remote: bool | None = None
    salary: Salary | None = None
    seniority: Seniority | None = None
    url: str | None = None
    discovered_at: datetime | None = None
    closed_on: date | None = None


class Source(Protocol):
    """One provider. `fetch_pages` does the I/O and must not ask for a page before the one before it was consumed."""

    @property
    def name(self) -> str:
        """The source's id, which begins the ids of its postings."""

    def fetch_pages(self, criteria: Asked) -> Iterator[Page]:
        """Pages, in order. Raises SourceError or SourceBusy."""
        ...

    def parse(self, raw: RawRow) -> Advert:
        """Pure. Raises BadRecord where the row is no posting."""
        ...


def words(raw: RawRow, *keys: str) -> str | None:
    """The first of `keys` that holds words: one line, bounded; None where there is none."""
    for key in keys:
        value = raw.get(key)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            cleaned = " ".join(_SURROGATES.sub("", str(value)[: MAX_WORDS * 4]).split())[:MAX_WORDS]
            if cleaned:
                return cleaned
    return None


def required_words(raw: RawRow, *keys: str) -> str:
    """Raises BadRecord naming the field where it is missing."""
    text = words(raw, *keys)
    if text is None:
        raise BadRecord(f"no {keys[0]}")
    return text


def long_text(raw: RawRow, *keys: str) -> str:
    """A description as it came, but for what no store can hold."""
    for key in keys:
        value = raw.get(key)
        if isinstance(value, str) and value.strip():
            return _SURROGATES.sub("", value)
    return ""


def web_url(raw: RawRow, *keys: str) -> str | None:
    """The first of `keys` that is an http(s) address: anything else must never become a link."""
    for key in keys:
        value = raw.get(key)
        if (
            isinstance(value, str)
            and len(value) <= 2000
            and re.match(r"https?://[^\s/]+\S*$", value.strip(), re.IGNORECASE)
        ):
            return _SURROGATES.sub("", value.strip())
    return None


def truth(raw: RawRow, key: str) -> bool | None:
    """A yes or no, also where it came as a word ("true", "no"); None for anything else."""
    value = raw.get(key)
    if isinstance(value, str):
        word = value.strip().casefold()
        return True if word in _TRUE else False if word in _FALSE else None
    return value if isinstance(value, bool) else None


def amount(raw: RawRow, key: str) -> float | None:
    """A finite number, also where it came as text ("120,000")."""
    value = raw.get(key)
    if isinstance(value, str):
        value = value.replace(",", "").strip()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def find_moment(raw: RawRow, *keys: str) -> datetime | None:
    """The first of `keys` that is a point in time: ISO text (naive means UTC) or seconds or milliseconds since 1970."""
    for key in keys:
        value = raw.get(key)
        try:
            if isinstance(value, str) and value.strip():
                read = datetime.fromisoformat(value.strip())
                read = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
            elif isinstance(value, int | float) and not isinstance(value, bool):
                read = datetime.fromtimestamp(value / 1000 if value > 1e11 else value, UTC)
            else:
                continue
        except (ValueError, OverflowError, OSError):
            continue
        if read.date() >= FIRST_DAY:
            return read
    return None


def find_day(raw: RawRow, *keys: str) -> date | None:
    """The first of `keys` that is a date or a point in time."""
    moment = find_moment(raw, *keys)
    return moment.date() if moment else None
