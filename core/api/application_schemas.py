"""What the routes of one's applications take and give."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field

from core.api.account_schemas import Given
from core.api.advert_schemas import Advert
from core.api.described import described_by
from core.api.market_schemas import Measure
from core.api.parameters import Parameters
from core.applications.cleaning import MAX_COMPANY, MAX_NOTE, MAX_PAY, MAX_PLACE, MAX_TITLE, MAX_URL
from core.applications.history import stage_changes
from core.applications.outcomes import Band, FitVerdict, Rate
from core.models import EventKind, Stage
from core.views.applications import BAND_COLUMNS, COLUMNS, ApplicationCard


def _day(value: Any) -> Any:
    """A day as YYYY-MM-DD and in no other form."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return date.fromisoformat(value)
    return value if value is None or type(value) is date else "not a day"


Day = Annotated[date, BeforeValidator(_day)]
Version = Annotated[int, Field(ge=1, le=2**53, description="The version it was read with; 409 where it is another")]


class ApplicationsQuery(Parameters):
    """`since` and `until` (both included): only applications to which something happened then; `stage`: only these."""

    since: Day | None = None
    until: Day | None = None
    stage: Stage | None = None


class NewApplication(Given):
    """An opening by its `posting_id`, of which a copy is taken once, or a job in one's own words: `title` at least.

    With `advert` the pasted text is read for the skills and the fit, and not kept.
    """

    posting_id: Annotated[str, Field(min_length=1, max_length=300)] | None = None
    title: Annotated[str, Field(max_length=MAX_TITLE)] = ""
    company: Annotated[str, Field(max_length=MAX_COMPANY)] = ""
    url: Annotated[str, Field(max_length=MAX_URL)] = ""
    place: Annotated[str, Field(max_length=MAX_PLACE)] = ""
    pay: Annotated[str, Field(max_length=MAX_PAY)] = ""
    advert: Advert | None = None
    stage: Annotated[Stage, Field(strict=False)] = Stage.SAVED
    happened_on: Day | None = None
    note: Annotated[str, Field(max_length=MAX_NOTE)] = ""
    next_on: Day | None = None


class NewEvent(Given):
    """What happened: a new `stage`, a `note`, or another `next_on` (null: none; left out: as it was)."""

    version: Version
    stage: Annotated[Stage, Field(strict=False)] | None = None
    happened_on: Day | None = None
    note: Annotated[str, Field(max_length=MAX_NOTE)] = ""
    next_on: Day | None = None


class JobChanges(Given):
    """What is left out stays as it is."""

    version: Version
    title: Annotated[str, Field(max_length=MAX_TITLE)] = ""
    company: Annotated[str, Field(max_length=MAX_COMPANY)] = ""
    url: Annotated[str, Field(max_length=MAX_URL)] = ""
    place: Annotated[str, Field(max_length=MAX_PLACE)] = ""
    pay: Annotated[str, Field(max_length=MAX_PAY)] = ""

    @property
    def changes(self) -> dict[str, Any]:
        """The fields that were given, to be changed; all others stay."""
        return self.model_dump(exclude_unset=True, exclude={"version"})


class Seen(Given):
    """The version of an application that its reader saw."""

    version: Version


class VersionQuery(Parameters):
    """The version of an application that its reader saw, in the query."""

    version: Annotated[
        int,
        Field(ge=1, le=2**53),
        BeforeValidator(lambda typed: int(typed) if str(typed).isdecimal() else "not a whole number"),
    ]


class EventAnswer(BaseModel):
    """`kind`: stage, note, waiting (silence was taken back) or undo (a stage was)."""

    kind: EventKind
    stage: Stage | None
    happened_on: date
    recorded_at: datetime
    note: str
    next_on: date | None


@described_by(
    COLUMNS,
    id=COLUMNS["application_id"],
    posting_id="the collected posting; null for a job entered by hand or pasted",
    required="ids of the skills it requires",
    optional="ids of the skills it would like",
    silent_by_itself="true if it is silent because 30 days passed without news",
    stages="every stage it was in, oldest first",
    version="grows with each change; send it back with a change",
    created_at="when it was saved",
    updated_at="when it was last changed",
)
class ApplicationAnswer(BaseModel):
    """The copy of the job, and where the application stands."""

    id: str
    posting_id: str | None
    title: str
    company: str
    url: str | None
    place: str
    pay: str
    pay_min_usd: float | None
    pay_max_usd: float | None
    fit: float | None
    required: list[str]
    optional: list[str]
    stage: Stage
    stage_since: date
    silent_by_itself: bool
    sent_on: date | None
    next_on: date | None
    stages: list[Stage]
    version: int
    created_at: datetime
    updated_at: datetime

    @classmethod
    def fields_of(cls, card: ApplicationCard) -> dict[str, Any]:
        """The fields of the answer that a card tells, by name."""
        application, job = card.application, card.application.job
        return {
            **{name: getattr(job, name) for name in cls.model_fields if hasattr(job, name)},
            "id": application.application_id,
            "required": list(job.required),
            "optional": list(job.optional),
            "stage": card.stage,
            "stage_since": card.standing.since,
            "silent_by_itself": card.standing.by_itself,
            "sent_on": card.sent_on,
            "next_on": card.standing.next_on,
            "stages": [change.stage for change in stage_changes(application)],
            "version": application.version,
            "created_at": application.created_at,
            "updated_at": application.updated_at,
        }

    @classmethod
    def of(cls, card: ApplicationCard) -> "ApplicationAnswer":
        """An application as the API lists one."""
        return cls(**cls.fields_of(card))


@described_by(events="what happened, oldest first")
class ApplicationWithEvents(ApplicationAnswer):
    """The same with its history, oldest first."""

    events: list[EventAnswer]

    @classmethod
    def of(cls, card: ApplicationCard) -> "ApplicationWithEvents":
        """An application with all its events."""
        events = [EventAnswer.model_validate(event, from_attributes=True) for event in card.application.events]
        return cls(**cls.fields_of(card), events=events)


class ApplicationsAnswer(BaseModel):
    """`counts` covers all applications of the bearer, by stage, as of the day `today` (UTC)."""

    today: date
    counts: dict[Stage, int]
    applications: list[ApplicationAnswer]


@described_by(
    BAND_COLUMNS,
    answered="share of the settled that were answered; null below 10",
    interviewed="share of the settled with an interview or offer; null below 10",
)
class RateAnswer(BaseModel):
    """How many applications were answered."""

    fit_low: float | None
    fit_high: float | None
    sent_count: int
    answered_count: int
    interview_count: int
    settled_count: int
    answered: Measure | None
    interviewed: Measure | None

    @classmethod
    def of(cls, rate: Rate, band: Band | None = None) -> "RateAnswer":
        """A rate as JSON, of the applications whose fit lies in `band`."""
        return cls(
            fit_low=band.low if band else None,
            fit_high=band.high if band else None,
            sent_count=rate.sent_count,
            answered_count=rate.answered_count,
            interview_count=rate.interview_count,
            settled_count=rate.settled_count,
            answered=Measure.of(rate.answered),
            interviewed=Measure.of(rate.interviewed),
        )


class OutcomesAnswer(BaseModel):
    """What became of one's applications, over all and by band of fit.

    `verdict`: whether a fit of 0.7 and more got `more` or `fewer` answers than less, `unclear`, or `too_few`;
    `difference` is the share answered there minus the share below, -1 to 1.
    """

    today: date
    total: RateAnswer
    bands: list[RateAnswer]
    verdict: FitVerdict
    difference: Measure | None


def given_job(body: NewApplication) -> Mapping[str, Any]:
    """The fields of the copy that a body names itself."""
    return body.model_dump(include={"title", "company", "url", "place", "pay"})
