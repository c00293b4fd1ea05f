"""The parameters of each route: names, types, ranges. Unknown ones are refused."""

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from core.catalogue.learning import Difficulty
from core.market.fit import THETA
from core.market.gap import THRESHOLD
from core.market.grouping import MOST
from core.market.opening_ranks import Order
from core.models import Seniority, WorkModel
from core.snapshot.slices import NOT_REMOTE
from core.views.audience import Narrowing
from core.views.explore import BY
from core.views.filters import ANY, Filters
from core.views.market_summary import TABLES
from core.views.openings_question import SHOW
from core.views.trends import SECTIONS

MOST_DAYS = 731
MOST_GROUPS = 1_000_000
LINES = 6


def _whole(value: Any) -> Any:
    return value if not isinstance(value, str) or re.fullmatch(r"-?[0-9]{1,9}", value) else "not a whole number"


def _decimal(value: Any) -> Any:
    plain = not isinstance(value, str) or re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,20})?([eE][-+]?[0-9]{1,3})?", value)
    return value if plain else "not a number"


def _truth(value: Any) -> Any:
    return {"true": True, "false": False}.get(value, "neither true nor false") if isinstance(value, str) else value


# Limits stand before these: only so does the schema say minimum and maximum.
WHOLE, DECIMAL, TRUTH = BeforeValidator(_whole), BeforeValidator(_decimal), BeforeValidator(_truth)
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False), DECIMAL]
Truth = Annotated[bool, TRUTH]
Days = Annotated[int, Field(ge=1, le=MOST_DAYS, description="The last N days"), WHOLE]
Name = Annotated[str, Field(min_length=1, max_length=100)]
RoleName = Annotated[str, Field(min_length=1, max_length=100, description="A role by id, name or usual title")]
Level = Annotated[str, Field(pattern="^([Bb]eginner|[Ii]ntermediate|[Aa]dvanced)$")]


_REMOTE = {"yes": WorkModel.REMOTE.value, "true": WorkModel.REMOTE.value, "no": NOT_REMOTE, "false": NOT_REMOTE}


class Parameters(BaseModel):
    """The query of a route: what it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Skills = Annotated[
    str,
    Field(
        max_length=4000,
        description="Without a token: what somebody has, `python,sql:basic,go:strong`, for whom this is answered; "
        "nothing is stored",
    ),
]


class Filtered(Parameters):
    """The filters every page has."""

    country: Annotated[str, Field(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2")] | None = None
    level: Seniority | None = None
    work_model: Annotated[WorkModel | None, Field(description="remote, hybrid or onsite")] = None
    remote: (
        Annotated[
            Literal["yes", "no", "true", "false"],
            Field(description="Kept for older callers: true is work_model=remote, false is hybrid and on site"),
        ]
        | None
    ) = None

    contract: Literal["permanent", "temporary", "internship"] | None = None
    visa: Annotated[Literal["offered", "refused"], Field(description="What the advert says about a visa")] | None = None
    relocation: Literal["offered", "refused"] | None = None
    spoken: (
        Annotated[str, Field(pattern="^[a-z-]{2,40}$", description="Id of a language that is required, as german")]
        | None
    ) = None

    @property
    def filters(self) -> Filters:
        """The filters as the views take them."""
        model = self.work_model.value if self.work_model else _REMOTE[self.remote] if self.remote else ANY
        return Filters(
            country=self.country or ANY,
            seniority=self.level.value if self.level else ANY,
            work_model=model,
            contract=self.contract or ANY,
            visa=self.visa or ANY,
            relocation=self.relocation or ANY,
            spoken=self.spoken or ANY,
        )


class Stored(Filtered):
    """Filters, and the snapshot they are counted in."""

    snapshot: (
        Annotated[str, Field(max_length=64, description="A stored snapshot instead of the current one")] | None
    ) = None


class TrendingQuery(Stored):
    """`section` and `table` choose the table of the CSV, `line` the lines to forecast, by default those drawn."""

    days: Days = 30
    skills_limit: Annotated[int, Field(ge=1, le=100), WHOLE] = 15
    locations_limit: Annotated[int, Field(ge=1, le=100), WHOLE] = 10
    roles_limit: Annotated[int, Field(ge=1, le=100), WHOLE] = 10
    role: RoleName | None = None
    section: Literal[SECTIONS] = "skills"  # type: ignore[valid-type]
    table: Literal[TABLES] = "numbers"  # type: ignore[valid-type]
    line: Annotated[list[Name], Field(max_length=LINES, description="A name as in the table `weeks`")] = []


class RolesQuery(Stored):
    """The question for postings by role."""

    days: Days = 90
    source: Name | None = None
    skill: Name | None = None


class DemandQuery(RolesQuery):
    """The question for demand by one dimension."""

    by: Literal[BY] = "skill"  # type: ignore[valid-type]
    role: RoleName | None = None
    limit: Annotated[
        int, Field(ge=1, le=MOST_GROUPS, description="Most groups in the JSON; the CSV has all"), WHOLE
    ] = MOST


class CompareQuery(Stored):
    """The question for two roles side by side."""

    first: RoleName
    second: RoleName
    days: Days = 90
    threshold: Share = THRESHOLD


class ChangesQuery(Parameters):
    """`before` and `snapshot` are stored snapshots; without `snapshot` the current one."""

    before: Annotated[str, Field(max_length=64, description="The earlier snapshot")]
    snapshot: Annotated[str, Field(max_length=64, description="The later one instead of the current")] | None = None
    role: RoleName | None = None


Soft = Annotated[
    Truth | None, Field(description="Count soft skills and spoken languages as well; without it as the account says")
]
Wide = Annotated[list[Narrowing], Field(max_length=2, description="Filters of the profile to take away: level, place")]


class GapQuery(Stored):
    """Counted are the adverts at the profile's level and place; `wide` takes these filters away."""

    skills: Skills | None = None
    role: RoleName
    wide: Wide = []
    soft: Soft = None
    days: Days = 30
    threshold: Share = THRESHOLD
    theta: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False), DECIMAL] = THETA


class PlanQuery(Filtered):
    """What a plan is made for; `wide` takes filters of the profile away."""

    skills: Skills | None = None
    target_role: RoleName
    wide: Wide = []
    soft: Soft = None
    hours_per_week: Annotated[float, Field(ge=0.5, le=168, allow_inf_nan=False), DECIMAL] = 8
    weeks: Annotated[int, Field(ge=1, le=520), WHOLE] = 26
    days: Days = 90


class PaperQuery(PlanQuery):
    """The question for the plan on paper."""

    paper: Literal["a4", "letter"] = "a4"


class RoadmapQuery(PlanQuery):
    """The question for a roadmap."""

    include_gap_analysis: Truth = True
    table: Annotated[Literal["steps", "prerequisites"], Field(description="Which table the CSV holds")] = "steps"


class ProjectsQuery(Filtered):
    """The question for projects: `role` is the first target role by default; `most_hours` 0 means no limit.

    `threshold` is accepted and changes nothing: projects practise the steps of the roadmap.
    """

    skills: Skills | None = None
    role: RoleName | None = None
    difficulty: Level | None = None
    limit: Annotated[int, Field(ge=1, le=20), WHOLE] = 10
    most_hours: Annotated[int, Field(ge=0, le=2000), WHOLE] = 0
    days: Days = 90
    threshold: Share = THRESHOLD
    wide: Wide = []
    soft: Soft = None


class ProjectSearchQuery(Parameters):
    """The question for projects by words."""

    skills: Skills | None = None
    query: Annotated[str, Field(min_length=1, max_length=200)]
    difficulty: Level | None = None
    limit: Annotated[int, Field(ge=1, le=20), WHOLE] = 10


class PostingQuery(Parameters):
    """`id`: a posting's, as /postings gives it."""

    id: Annotated[str, Field(min_length=1, max_length=300)]


class PostingsQuery(Filtered):
    """`role`: all roles by default; `page` counts from 1."""

    skills: Skills | None = None
    role: RoleName | None = None
    days: Days = 90
    show: Literal[SHOW] = "matching"  # type: ignore[valid-type]
    least_fit: Share = 0.0
    least_salary: Annotated[int, Field(ge=0, le=10_000_000, description="Annual, USD"), WHOLE] = 0
    most_years: Annotated[
        int, Field(ge=0, le=50, description="Most years of experience that may be asked for; 0: any"), WHOLE
    ] = 0
    no_degree: Annotated[Truth, Field(description="Only what needs no degree, or for which experience may stand")] = (
        False
    )
    company: Annotated[str, Field(max_length=200, description="Only the jobs of the company of this name")] = ""
    page: Annotated[int, Field(ge=1, le=10_000), WHOLE] = 1
    order: Annotated[Order, Field(description="What comes first: fit, date or pay")] = Order.FIT
    wide: Wide = []
    soft: Soft = None


class LogoutQuery(Parameters):
    """What to end."""

    everywhere: Annotated[Truth, Field(description="End every session of the account")] = False


class UsersQuery(Parameters):
    """The question for accounts."""

    begins: Annotated[str, Field(max_length=254, description="How the e-mail address begins")] = ""


class LogQuery(Parameters):
    """The question for what happened to accounts."""

    days: Annotated[int, Field(ge=1, le=366, description="The last N days"), WHOLE] = 1


def parse_difficulties(level: str | None) -> frozenset[Difficulty]:
    """What a Level names; empty for any."""
    return frozenset({Difficulty(level.capitalize())}) if level else frozenset()
