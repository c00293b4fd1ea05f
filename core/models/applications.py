"""Applications for jobs, as events that are only ever added."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.models.postings import Posting


class Stage(StrEnum):
    """Where an application stands."""

    SAVED = "saved"
    APPLIED = "applied"
    INTERVIEW = "interview"
    OFFER = "offer"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    SILENT = "silent"


class EventKind(StrEnum):
    """What an event of an application says.

    A new stage, a note alone, that the person goes on waiting for an answer (the days until silence count anew), or
    that the last change of stage was a mistake.
    """

    STAGE = "stage"
    NOTE = "note"
    WAITING = "waiting"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class ApplicationEvent:
    """Something that happened to an application. Events are only ever added.

    `stage` is set for the kind STAGE; `next_on` is the day to come back to it as known then, None for no such day.
    """

    kind: EventKind
    happened_on: date
    recorded_at: datetime
    stage: Stage | None = None
    note: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class JobCopy:
    """What an application keeps of an opening, so that nothing is lost when the advert goes.

    `pay` is in the words of the advert, `pay_min_usd` and `pay_max_usd` annual; `fit` is the person's fit then (0-1),
    None where it could not be told; `required` and `optional` are the skills it asks for. `posting_id` is None for what
    was entered by hand or pasted.
    """

    title: str
    company: str = ""
    url: str | None = None
    place: str = ""
    pay: str = ""
    pay_min_usd: float | None = None
    pay_max_usd: float | None = None
    fit: float | None = None
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    posting_id: str | None = None

    @classmethod
    def of(cls, posting: Posting, fit: float | None = None) -> "JobCopy":
        """What is kept of a posting that somebody fits by `fit` (0-1)."""
        place, salary = posting.place, posting.salary
        return cls(
            title=posting.raw_title,
            company=posting.company or "",
            url=posting.url,
            place=place.text or ", ".join(filter(None, (place.city, place.country_code))),
            pay=salary.original if salary else "",
            pay_min_usd=salary.min_usd if salary else None,
            pay_max_usd=salary.max_usd if salary else None,
            fit=fit,
            required=tuple(sorted(posting.required)),
            optional=tuple(sorted(posting.optional)),
            posting_id=posting.posting_id,
        )


@dataclass(frozen=True, slots=True)
class Application:
    """A user's application for one job. `version` grows by one with each write and guards against lost updates."""

    application_id: str
    user_id: str
    job: JobCopy
    events: tuple[ApplicationEvent, ...]
    version: int
    created_at: datetime
    updated_at: datetime
