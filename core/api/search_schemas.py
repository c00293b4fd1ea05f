"""What the routes over saved searches take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from core.alerts.feed import feed_address
from core.alerts.questions import SECTIONS
from core.alerts.service import Trouble, webhook_shown
from core.api.account_schemas import Given
from core.store.searches import SavedSearch

Country = Annotated[str, Field(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2")]
Named = Annotated[str, Field(min_length=1, max_length=100)]
Every = Annotated[Literal["off", "daily", "weekly"], Field(description="How often a digest is mailed")]
Webhook = Annotated[
    str, Field(max_length=500, description="An https address that takes JSON, or one of Slack, Discord or Telegram")
]
Name = Annotated[str, Field(min_length=1, max_length=80)]


class SearchWanted(Given):
    """A question of Openings (`kind` openings) or of a `section` of Trends (`kind` trends) under a name.

    Level and place of the profile narrow openings as on the page, unless `wide` takes them away.
    """

    name: Name
    kind: Literal["openings", "trends"] = "openings"
    mail_every: Every = "off"
    webhook: Webhook = ""
    role: Named | None = None
    country: Country | None = None
    level: Literal["intern", "junior", "mid", "senior", "lead", "principal", "executive"] | None = None
    work_model: Literal["remote", "hybrid", "onsite"] | None = None
    contract: Literal["permanent", "temporary", "internship"] | None = None
    visa: Literal["offered", "refused"] | None = None
    relocation: Literal["offered", "refused"] | None = None
    spoken: Annotated[str, Field(pattern="^[a-z-]{2,40}$")] | None = None
    skills: Annotated[list[Named], Field(max_length=20, description="Skills that must all be asked for")] = Field(
        default_factory=list
    )
    least_fit: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 0.0
    least_salary: Annotated[int, Field(ge=0, le=10_000_000, description="Annual, USD")] = 0
    most_years: Annotated[
        int, Field(ge=0, le=50, description="Most years of experience that may be asked for; 0: any")
    ] = 0
    no_degree: Annotated[bool, Field(description="Only what needs no degree, or for which experience may stand")] = (
        False
    )
    wide: Annotated[list[Literal["level", "place"]], Field(max_length=2)] = Field(default_factory=list)
    section: Literal[SECTIONS] = "skills"  # type: ignore[valid-type]


class SearchChanges(Given):
    """What is left out stays as it is; an empty `webhook` takes it away."""

    name: Name | None = None
    mail_every: Every | None = None
    webhook: Webhook | None = None


class TroubleShown(BaseModel):
    """A delivery that failed; `next_at` is null where it is given up."""

    channel: Literal["mail", "webhook"]
    attempts: int
    error: str
    next_at: datetime | None


class SearchShown(BaseModel):
    """`feed` is a secret address; of `webhook` only the host or service is shown."""

    id: str
    name: str
    kind: Literal["openings", "trends"]
    question: dict[str, Any]
    created_at: datetime
    mail_every: Every
    webhook: str
    feed: str
    troubles: list[TroubleShown]

    @classmethod
    def of(cls, search: SavedSearch, troubles: list[Trouble], site: str) -> "SearchShown":
        """As the API shows it."""
        return cls(
            id=search.search_id,
            name=search.name,
            kind=search.kind.value,
            question=dict(search.question),
            created_at=search.created_at,
            mail_every=search.mail_every.value,
            webhook=webhook_shown(search.webhook),
            feed=feed_address(search, site),
            troubles=[
                TroubleShown.model_validate(
                    {
                        "channel": trouble.channel,
                        "attempts": trouble.attempts,
                        "error": trouble.error,
                        "next_at": trouble.next_at,
                    }
                )
                for trouble in troubles
            ],
        )


class SearchesShown(BaseModel):
    """All of a person's saved searches."""

    searches: list[SearchShown]


class Tested(BaseModel):
    """By which ways a test was sent."""

    sent: list[Literal["mail", "webhook"]]
