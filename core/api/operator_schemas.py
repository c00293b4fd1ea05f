"""What the operator's routes take and give."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from core.api.account_schemas import Given, SessionShown
from core.catalogue.skill import Kind
from core.models import AccountRole, BoardState, Decision, Session, User
from core.store.audit import AuditEvent
from core.views.operating.collecting import CollectingView, SourceState, is_removed, is_set_aside
from core.views.operating.log import LogLine
from core.views.operating.reading import NameVerdict, NewName, WaitingReport


class State(BaseModel):
    """`settings` as they are; of a secret only "set"."""

    version: str
    store: str
    problem: str
    snapshot: str
    postings: int
    is_sample: bool
    collected_at: datetime | None
    users: int
    free_bytes: int
    backups_wanted: bool
    backup_age_seconds: float | None
    settings: dict[str, str]


class UserShown(BaseModel):
    """An account without its profile."""

    id: str
    email: str
    role: AccountRole
    locked: bool
    created_at: datetime | None
    last_visit: datetime | None

    @classmethod
    def of(cls, user: User) -> "UserShown":
        """An account as an operator sees it: without its hash and its profile."""
        return cls(
            id=user.user_id,
            email=user.email,
            role=user.account_role,
            locked=user.locked,
            created_at=user.created_at,
            last_visit=user.visit.began_at if user.visit else None,
        )


class UsersAnswer(BaseModel):
    """Accounts that a search found."""

    users: list[UserShown]


class LogLineShown(BaseModel):
    """`about` and `by` are e-mail addresses, "" for nobody, a command or a deleted account."""

    at: datetime
    event: AuditEvent
    about: str
    by: str
    address: str
    detail: str

    @classmethod
    def of(cls, line: LogLine) -> "LogLineShown":
        """A line of the log as an operator sees it."""
        entry = line.entry
        return cls(
            at=entry.at, event=entry.event, about=line.about, by=line.by, address=entry.address, detail=entry.detail
        )


class AuditLogShown(BaseModel):
    """What happened to accounts, newest first."""

    entries: list[LogLineShown]


class UserDetail(BaseModel):
    """`current` is never true: it is somebody else's."""

    user: UserShown
    sessions: list[SessionShown]
    log: list[LogLineShown]


def sessions_of(sessions: list[Session], asking: Session) -> list[SessionShown]:
    """Somebody's sessions as they are shown to an operator."""
    return [SessionShown.of(session, asking) for session in sessions]


class UserAction(Given):
    """What to do with an account."""

    action: Literal["lock", "unlock", "sign_out", "reset_link"]


class ActionDone(BaseModel):
    """`link` is the path of a reset link, shown this once; `sessions` how many ended."""

    user: UserShown
    sessions: int = 0
    link: str | None = None
    link_ends_at: datetime | None = None


class SourceShown(BaseModel):
    """How a source of postings does: when it last succeeded, when it last brought something new."""

    source: str
    health: str
    succeeded_at: datetime | None
    new_at: datetime | None
    failures: int
    error: str

    @classmethod
    def of(cls, state: SourceState) -> "SourceShown":
        """A source's state for JSON."""
        return cls(
            source=state.source,
            health=state.health.value,
            succeeded_at=state.succeeded_at,
            new_at=state.new_at,
            failures=state.failures,
            error=state.error,
        )


class BoardShown(BaseModel):
    """A company's board, and whether it is visited."""

    system: str
    token: str
    state: Literal["visited", "removed", "set_aside"]
    visited_at: datetime | None

    @classmethod
    def of(cls, board: BoardState) -> "BoardShown":
        """A board's state for JSON."""
        state: Literal["visited", "removed", "set_aside"] = "set_aside" if is_set_aside(board) else "visited"
        return cls(
            system=board.system,
            token=board.token,
            state="removed" if is_removed(board) else state,
            visited_at=board.visited_at,
        )


class RunShown(BaseModel):
    """What one pass over a source did."""

    started_at: datetime
    source_label: str
    fetched: int
    new: int
    updated: int
    unchanged: int
    rejected: int
    duplicates: int
    credits: int
    error: str


class CollectingAnswer(BaseModel):
    """The last 30 days."""

    credits_today: int
    credits_month: int
    credits_day_cap: int
    credits_run_cap: int
    sources: list[SourceShown]
    boards: list[BoardShown]
    runs: list[RunShown]

    @classmethod
    def of(cls, view: CollectingView) -> "CollectingAnswer":
        """The collecting of the last 30 days for JSON."""
        return cls(
            credits_today=view.credits.today,
            credits_month=view.credits.month,
            credits_day_cap=view.credits.day_cap,
            credits_run_cap=view.credits.run_cap,
            sources=[SourceShown.of(source) for source in view.sources],
            boards=[BoardShown.of(board) for board in view.boards],
            runs=[
                RunShown(**{str(name): value for name, value in row.items() if name != "seconds"})
                for row in view.runs.to_dict("records")
            ],
        )


class BoardWanted(Given):
    """A board, and whether it shall be visited."""

    system: Annotated[str, Field(max_length=40)]
    token: Annotated[str, Field(max_length=100)]
    visited: bool


class NameShown(BaseModel):
    """A name that may be a skill; `known_as` is the skill that is spelled so where it was left unread."""

    name: str
    known_as: str | None
    companies: int
    weeks: int
    adverts: int
    sentences: list[str]

    @classmethod
    def of(cls, name: NewName) -> "NameShown":
        """A name for JSON."""
        companies, weeks, adverts = name.rank
        return cls(
            name=name.name,
            known_as=name.known_as,
            companies=companies,
            weeks=weeks,
            adverts=adverts,
            sentences=list(name.sentences),
        )


class Names(BaseModel):
    """Names that may be skills, the most widespread first."""

    names: list[NameShown]


class NameDecision(Given):
    """`skill` goes with `alias`, `category` and `kind` with `skill`."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    verdict: Annotated[NameVerdict, Field(strict=False)]
    skill: Annotated[str, Field(max_length=60)] = ""
    category: Annotated[str, Field(max_length=60)] = ""
    kind: Annotated[Kind, Field(strict=False)] = Kind.TOOL


class ReportShown(BaseModel):
    """A report that waits for a decision."""

    id: str
    kind: str
    skill: str
    skill_name: str
    posting: str | None
    words: str
    decision: Decision
    created_at: datetime

    @classmethod
    def of(cls, waiting: WaitingReport) -> "ReportShown":
        """A report for JSON, without who wrote it."""
        report = waiting.report
        return cls(
            id=report.report_id,
            kind=report.kind.value,
            skill=report.skill,
            skill_name=waiting.skill,
            posting=report.posting_id,
            words=report.words,
            decision=report.decision,
            created_at=report.created_at,
        )


class ReportsAnswer(BaseModel):
    """Reports that wait for a decision."""

    reports: list[ReportShown]


class ReportDecision(Given):
    """With `spelling` an accepted report of a missed skill makes it an alias."""

    decision: Literal["accepted", "rejected", "later"]
    spelling: Annotated[str, Field(max_length=60)] = ""
