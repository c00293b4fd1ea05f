"""What users report as read wrongly, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ReportKind(StrEnum):
    """What is said to be wrong: a mention that is none, one that was not seen, or how strongly it is asked for."""

    NOT_MEANT = "not_meant"
    MISSED = "missed"
    WRONG_ASK = "wrong_ask"


class Decision(StrEnum):
    """What an operator made of a report."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    LATER = "later"


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
    decision: Decision = Decision.OPEN
    decided_at: datetime | None = None
