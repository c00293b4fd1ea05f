"""Accounts: who somebody is, what they know, and how they sign in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class SkillLevel(StrEnum):
    """How well somebody knows a skill; where nothing is said, at a working level."""

    BASIC = "basic"
    WORKING = "working"
    STRONG = "strong"


class EvidenceKind(StrEnum):
    """Where evidence of a skill comes from."""

    RESUME = "resume"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that somebody has a skill: a sentence of their résumé, or a project they have done."""

    skill: str
    kind: EvidenceKind
    text: str


class StepState(StrEnum):
    """How far a user is with one step of a roadmap."""

    TO_DO = "to_do"
    LEARNING = "learning"
    DONE = "done"


class PostingMark(StrEnum):
    """What a user did with an opening."""

    SAVED = "saved"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Visit:
    """What a user found on coming back: when (aware UTC), the snapshot of that moment, their profile's `skills`."""

    began_at: datetime
    snapshot_id: str
    skills: tuple[str, ...] = ()


class AccountRole(StrEnum):
    """What an account may do here; given by command only."""

    MEMBER = "member"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class User:
    """One account. `skills` are taxonomy ids, `other_skills` what the taxonomy does not know, as typed.

    `skill_levels` says how well each is known, where not at a working level; `evidence` what shows it.
    `experience_years` of work overall and `skill_years` with a skill are what the person says, as are `degree` (a
    `ClaimedDegree`) and `degree_subject`; None and "" where they say nothing.
    `learned_on` is the day (UTC) on which a skill entered the profile, of those that joined others already there.
    `visit` is the one that goes on or went on last, `last_visit` the one before it. `version` grows by one with each
    write of anything but visits and guards against lost updates. `confirmed_email` is the address that was shown to be
    the user's own.
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
    experience_years: float | None = None
    skill_years: Mapping[str, float] = field(default_factory=dict)
    degree: str = ""
    degree_subject: str = ""
    skill_levels: Mapping[str, SkillLevel] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    progress: Mapping[str, StepState] = field(default_factory=dict)
    learned_on: Mapping[str, date] = field(default_factory=dict)
    preferences: Mapping[str, object] = field(default_factory=dict)
    locked: bool = False
    account_role: AccountRole = AccountRole.MEMBER
    visit: Visit | None = None
    last_visit: Visit | None = None
    version: int = 1
    created_at: datetime | None = None
    updated_at: datetime | None = None
    confirmed_email: str = ""

    @property
    def is_confirmed(self) -> bool:
        """Was the address shown to be theirs? Only then is anything but a reset or a confirmation mailed there."""
        return self.confirmed_email == self.email

    @property
    def is_operator(self) -> bool:
        """Whether the operator's room is open to this account."""
        return self.account_role is AccountRole.OPERATOR


class SessionKind(StrEnum):
    """What a token is good for."""

    BROWSER = "browser"
    API = "api"
    TICKET = "ticket"
    RESET = "reset"
    CONFIRM = "confirm"
    SECOND_STEP = "second_step"  # the password was right, the second factor has yet to be shown
    KEY = "key"  # never stored: the bearer of a personal key
    READ_ONLY_KEY = "read_only_key"


@dataclass(frozen=True, slots=True)
class Session:
    """A server-side session; what its token names is stored only as a hash. `address` is where it was opened from."""

    session_hash: str
    user_id: str
    kind: SessionKind
    created_at: datetime
    last_used: datetime
    expires_at: datetime
    address: str = ""

    @property
    def session_id(self) -> str:
        """Names the session to its owner; opens nothing."""
        return self.session_hash[:12]


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A personal key for programs. `key_id` names it to its owner; the key itself is stored only as a hash."""

    key_hash: str
    key_id: str
    user_id: str
    name: str
    read_only: bool
    created_at: datetime
    expires_at: datetime | None = None
    last_used: datetime | None = None
