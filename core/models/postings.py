"""Adverts, where they are and what they pay."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from core.models.reading import UNKNOWN_LANGUAGE, Fact, Mention, Terms

SAMPLE_SOURCE = "sample"


class Seniority(StrEnum):
    """Levels of a posting, from a title or its source."""

    INTERN = "intern"
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    PRINCIPAL = "principal"
    MANAGER = "manager"
    EXECUTIVE = "executive"


class WorkModel(StrEnum):
    """Where one works."""

    REMOTE = "remote"
    HYBRID = "hybrid"
    ONSITE = "onsite"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a posting is; `country_code` is ISO 3166-1 alpha-2, upper case."""

    city: str | None = None
    region: str | None = None
    country_code: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Salary:
    """Annual pay in USD; a side that is not stated is None, and one of the two is stated.

    `original` is what the advert said; `rates_date` dates the exchange rate, None for USD.
    """

    min_usd: float | None
    max_usd: float | None
    original: str
    rates_date: date | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """One advert, normalised.

    `posting_id` is `"<source>:<native id>"`; skills are taxonomy ids, in one ask each. `alternatives` are groups of
    asked skills of which any one is enough; groups may share members.

    `fingerprints` are `"<rule>:<hash>"` strings by which another copy of the same advert is found.
    `posted_on` is the advert's own date, None where it tells none: such a posting is kept, and stands outside of every
    window and time series. `places` are all that it names, the first one first. The datetimes are aware UTC. A posting
    with `duplicate_of` set is kept and never counted. `closed_on` is what the advert or its source says, `gone_on` the
    day on which a complete read of its board lacked it.
    """

    posting_id: str
    source: str
    raw_title: str
    posted_on: date | None
    role: str | None = None
    seniority: Seniority | None = None
    company: str | None = None
    places: tuple[Place, ...] = ()
    work_model: WorkModel | None = None
    salary: Salary | None = None
    url: str | None = None
    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    alternatives: tuple[frozenset[str], ...] = ()
    terms: Terms = field(default_factory=Terms)
    language: str = UNKNOWN_LANGUAGE
    taxonomy_version: str = ""
    content_hash: str = ""
    fingerprints: tuple[str, ...] = ()
    duplicate_of: str | None = None
    duplicate_rule: str | None = None
    closed_on: date | None = None
    gone_on: date | None = None
    discovered_at: datetime | None = None
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    updated_at: datetime | None = None

    @property
    def place(self) -> Place:
        """The first of its places; an empty one where it names none."""
        return self.places[0] if self.places else Place()

    @property
    def skills(self) -> frozenset[str]:
        """Skills the posting asks for, required or optional; mere mentions are not among them."""
        return self.required | self.optional

    @property
    def ended_on(self) -> date | None:
        """From when on the posting is closed; it may lie ahead. None where nothing says so."""
        ends = [day for day in (self.closed_on, self.gone_on) if day]
        return min(ends) if ends else None


@dataclass(frozen=True, slots=True)
class PostingText:
    """The text a posting was read from, with the mentions and facts found in it; `title_mentions` lie in its title.

    Kept apart from the posting: it is long and seldom needed.
    """

    posting_id: str
    text: str
    mentions: tuple[Mention, ...] = ()
    facts: tuple[Fact, ...] = ()
    title_mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class UpsertCount:
    """What became of a batch; the three add up to its size."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0

    def __add__(self, other: "UpsertCount") -> "UpsertCount":
        return UpsertCount(self.new + other.new, self.updated + other.updated, self.unchanged + other.unchanged)
