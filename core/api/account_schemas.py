"""What the account routes take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from core.accounts.audit import who_did
from core.models import ApiKey, Session, SessionKind, SkillLevel, StepState, User
from core.store.audit import AuditEntry, AuditEvent

Text = Annotated[str, Field(max_length=500)]
Secret = Annotated[str, Field(max_length=500)]
SkillLevels = Annotated[dict[str, Literal["basic", "working", "strong"]], Field(max_length=300)]
Years = Annotated[float, Field(ge=0, le=60)]
SkillYears = Annotated[dict[str, Years], Field(max_length=300)]
Texts = Annotated[list[Text], Field(max_length=300)]


class Given(BaseModel):
    """A body with these fields and no others, each of exactly its type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class EvidenceGiven(Given):
    """What shows a skill: a sentence of a résumé, or a project that was done."""

    skill: Text
    kind: Literal["resume", "project"]
    text: Text


class Registration(Given):
    """Skills and roles as people spell them. `skill_levels` says how well each is known, else `working`."""

    email: Text
    password: Secret
    full_name: Text
    skills: Texts = Field(default_factory=list)
    target_roles: Texts = Field(default_factory=list)
    experience_level: Text = ""
    location: Text = ""
    skill_levels: SkillLevels = Field(default_factory=dict)

    @property
    def profile(self) -> dict[str, Any]:
        """The fields of the profile among what was given."""
        return self.model_dump(include={"skills", "skill_levels", "target_roles", "experience_level", "location"})


class Login(Given):
    """Who wants to sign in. `code` is that of the second factor, for accounts that have one."""

    email: Text
    password: Secret
    code: Annotated[str, Field(max_length=40)] = ""


class PasswordChange(Given):
    """The password as it is and as it shall be."""

    current_password: Secret
    new_password: Secret


class ResetWanted(Given):
    """The account whose password is to be reset."""

    email: Text


class ResetDone(Given):
    """`token` is what the link in the mail ends in."""

    token: Secret
    new_password: Secret


class Told(BaseModel):
    """What was done, in a sentence."""

    detail: str


class ProfileChanges(Given):
    """What is left out stays as it is. With `version`, nothing is written over somebody else's change.

    `experience_years` of work overall (null: not said), `skill_years` with a skill, `degree` the highest.
    """

    full_name: Text = Field(default_factory=str)
    skills: Texts = Field(default_factory=list)
    target_roles: Texts = Field(default_factory=list)
    experience_level: Text = Field(default_factory=str)
    location: Text = Field(default_factory=str)
    experience_years: Years | None = None
    skill_years: SkillYears = Field(default_factory=dict)
    degree: Literal["", "phd", "master", "bachelor", "associate", "school"] = ""
    degree_subject: Text = Field(default_factory=str)
    skill_levels: SkillLevels = Field(default_factory=dict)
    evidence: list[EvidenceGiven] = Field(default_factory=list, max_length=600)
    progress: dict[str, Literal["to_do", "learning", "done"]] = Field(default_factory=dict, max_length=300)
    version: Annotated[int, Field(ge=1, le=2**53)] | None = None

    @property
    def changes(self) -> dict[str, Any]:
        """The fields that were given, to be changed; all others stay."""
        return self.model_dump(exclude_unset=True, exclude={"version"})


class Account(BaseModel):
    """`skills` are ids of the taxonomy, `other_skills` what it does not know, as typed.

    `skill_levels` names those that are not known at a working level.
    """

    id: str
    email: str
    full_name: str
    skills: list[str]
    other_skills: list[str]
    target_roles: list[str]
    experience_level: str
    location: str
    experience_years: float | None
    skill_years: dict[str, float]
    degree: str
    degree_subject: str
    skill_levels: dict[str, SkillLevel]
    evidence: list[EvidenceGiven]
    email_confirmed: bool
    progress: dict[str, StepState]
    version: int
    created_at: datetime | None
    updated_at: datetime | None

    @classmethod
    def of(cls, user: User) -> "Account":
        """A user as the API shows one: without the hash of the password."""
        return cls(
            id=user.user_id,
            email=user.email,
            full_name=user.full_name,
            skills=list(user.skills),
            other_skills=list(user.other_skills),
            target_roles=list(user.target_roles),
            experience_level=user.experience_level,
            location=user.location,
            experience_years=user.experience_years,
            skill_years=dict(user.skill_years),
            degree=user.degree,
            degree_subject=user.degree_subject,
            skill_levels=dict(user.skill_levels),
            evidence=[
                EvidenceGiven(skill=evidence.skill, kind=evidence.kind.value, text=evidence.text)
                for evidence in user.evidence
            ],
            email_confirmed=user.is_confirmed,
            progress=dict(user.progress),
            version=user.version,
            created_at=user.created_at,
            updated_at=user.updated_at,
        )


class Token(BaseModel):
    """A token for the header `Authorization: Bearer …`, and whose it is."""

    access_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the kind of token
    user: Account


class Ended(BaseModel):
    """What was ended, in words, and how many sessions."""

    detail: str
    sessions: int


class KeyWanted(Given):
    """`days` is how long the key lasts; a full key (`read_only` false) may change the profile."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    read_only: bool = True
    days: Annotated[int, Field(ge=1, le=365)] = 90


class KeyShown(BaseModel):
    """A personal key without the key."""

    id: str
    name: str
    read_only: bool
    created_at: datetime
    expires_at: datetime | None
    last_used: datetime | None

    @classmethod
    def of(cls, key: ApiKey) -> "KeyShown":
        """A key as it is listed: without its secret, which nobody keeps."""
        return cls(
            id=key.key_id,
            name=key.name,
            read_only=key.read_only,
            created_at=key.created_at,
            expires_at=key.expires_at,
            last_used=key.last_used,
        )


class Keys(BaseModel):
    """The personal keys of an account."""

    keys: list[KeyShown]


class KeyMade(KeyShown):
    """A new key; `key` is shown this once."""

    key: str


class SessionShown(BaseModel):
    """A session; `address` is where it was opened from, "" where that is not known."""

    id: str
    kind: SessionKind
    address: str
    created_at: datetime
    last_used: datetime
    expires_at: datetime
    current: bool

    @classmethod
    def of(cls, session: Session, current: Session) -> "SessionShown":
        """A session as its owner sees it; `current` marks the session of this request."""
        return cls(
            id=session.session_id,
            kind=session.kind,
            address=session.address,
            created_at=session.created_at,
            last_used=session.last_used,
            expires_at=session.expires_at,
            current=session.session_hash == current.session_hash,
        )


class SignedInSessions(BaseModel):
    """The sessions an account is signed in with."""

    sessions: list[SessionShown]


class LogEntry(BaseModel):
    """`by` is "you", "operator" (somebody who runs the site) or "nobody" (whoever tried to sign in)."""

    at: datetime
    event: AuditEvent
    by: Literal["you", "operator", "nobody"]
    address: str
    detail: str

    @classmethod
    def of(cls, entry: AuditEntry, user: User) -> "LogEntry":
        """An entry as the account it is about sees it."""
        by = who_did(entry, user.user_id)
        return cls(
            at=entry.at,
            event=entry.event,
            by=by,
            address="" if by == "operator" else entry.address,
            detail=entry.detail,
        )


class Log(BaseModel):
    """What happened to an account, newest first."""

    entries: list[LogEntry]
