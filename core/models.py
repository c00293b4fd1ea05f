"""The words the whole project speaks: postings, mentions, users, collector runs. Standard library only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

SAMPLE_SOURCE = "sample"


class Ask(StrEnum):
    """What a posting says of a skill it names."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    MENTIONED = "mentioned"


class Seniority(StrEnum):
    INTERN = "intern"
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    PRINCIPAL = "principal"
    MANAGER = "manager"
    EXECUTIVE = "executive"


class StepState(StrEnum):
    """How far a user is with one step of a roadmap."""

    TO_DO = "to_do"
    LEARNING = "learning"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Mention:
    """One span of a posting's text that names a skill.

    `start` and `end` are half-open character offsets into the stored text; `rule` names what made it count.
    """

    skill: str
    start: int
    end: int
    text: str
    ask: Ask
    rule: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from one posting text: `language` is ISO 639-1 or "und"; asks are per skill id."""

    language: str
    mentions: tuple[Mention, ...]
    required: frozenset[str]
    optional: frozenset[str]
    mentioned: frozenset[str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a posting is; `country_code` is ISO 3166-1 alpha-2, upper case."""

    city: str | None = None
    region: str | None = None
    country_code: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Salary:
    """Annual pay in USD. `original` is what the advert said; `rates_date` dates the exchange rate, None for USD."""

    min_usd: float
    max_usd: float
    original: str
    rates_date: date | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """One advert, normalised. `posting_id` is `"<source>:<native id>"`; skills are taxonomy ids, in one ask each.

    `fingerprints` are `"<rule>:<hash>"` strings by which another copy of the same advert is found.
    `posted_on` is the advert's own date; the datetimes are aware UTC. A posting with `duplicate_of` set is kept and
    never counted.
    """

    posting_id: str
    source: str
    raw_title: str
    posted_on: date
    role: str | None = None
    seniority: Seniority | None = None
    company: str | None = None
    place: Place = field(default_factory=Place)
    remote: bool | None = None
    salary: Salary | None = None
    url: str | None = None
    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    language: str = "und"
    taxonomy_version: str = ""
    content_hash: str = ""
    fingerprints: tuple[str, ...] = ()
    duplicate_of: str | None = None
    duplicate_rule: str | None = None
    closed_on: date | None = None
    discovered_at: datetime | None = None
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    updated_at: datetime | None = None

    @property
    def skills(self) -> frozenset[str]:
        """Skills the posting asks for, required or optional; mere mentions are not among them."""
        return self.required | self.optional


@dataclass(frozen=True, slots=True)
class PostingText:
    """The text a posting was read from, with the mentions found in it. Kept apart: it is long and seldom needed."""

    posting_id: str
    text: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class UpsertCount:
    """What became of a batch; the three add up to its size."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0

    def __add__(self, other: "UpsertCount") -> "UpsertCount":
        return UpsertCount(self.new + other.new, self.updated + other.updated, self.unchanged + other.unchanged)


@dataclass(frozen=True, slots=True)
class Visit:
    """What a user found on coming back: when (aware UTC), the snapshot of that moment, their profile's `skills`."""

    began_at: datetime
    snapshot_id: str
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class User:
    """One account. `skills` are taxonomy ids, `other_skills` what the taxonomy does not know, as typed.

    `learned_on` is the day (UTC) on which a skill entered the profile, of those that joined others already there.
    `visit` is the one that goes on or went on last, `last_visit` the one before it. `version` grows by one with each
    write of anything but visits and guards against lost updates.
    """

    user_id: str
    email: str
    password_hash: str
    full_name: str = ""
    skills: tuple[str, ...] = ()
    other_skills: tuple[str, ...] = ()
    target_roles: tuple[str, ...] = ()
    experience_level: str = ""
    location: str = ""
    progress: Mapping[str, StepState] = field(default_factory=dict)
    learned_on: Mapping[str, date] = field(default_factory=dict)
    preferences: Mapping[str, object] = field(default_factory=dict)
    locked: bool = False
    visit: Visit | None = None
    last_visit: Visit | None = None
    version: int = 1
    created_at: datetime | None = None
    updated_at: datetime | None = None


class SessionKind(StrEnum):
    BROWSER = "browser"
    API = "api"
    TICKET = "ticket"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Session:
    """A server-side session; what its token names is stored only as a hash."""

    session_hash: str
    user_id: str
    kind: SessionKind
    created_at: datetime
    last_used: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Watermark:
    """How far a source's query is stored whole: everything discovered up to `until`, boundary rows by native id."""

    until: datetime
    boundary_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CollectorRun:
    """One pass over one source. `fetched = new + updated + unchanged + rejected`; `credits` is what it cost."""

    run_id: str
    source: str
    started_at: datetime
    ended_at: datetime | None = None
    asked: Mapping[str, object] = field(default_factory=dict)
    fetched: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    duplicates: int = 0
    credits: int = 0
    error: str | None = None


class PostingMark(StrEnum):
    """What a user did with an opening."""

    SAVED = "saved"
    HIDDEN = "hidden"


class ReportKind(StrEnum):
    """What is said to be wrong: a mention that is none, one that was not seen, or how strongly it is asked for."""

    NOT_MEANT = "not_meant"
    MISSED = "missed"
    WRONG_ASK = "wrong_ask"


@dataclass(frozen=True, slots=True)
class Report:
    """A user's word that a skill was read wrongly. `words` is theirs; `posting_id` is None for a general one."""

    report_id: str
    kind: ReportKind
    skill: str
    posting_id: str | None
    words: str
    taxonomy_version: str
    user_id: str | None
    created_at: datetime
