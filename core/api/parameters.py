"""The parameters of each route: names, types, ranges. What is not named here is refused."""

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from core.learning import Difficulty
from core.market.gap import THRESHOLD
from core.market.readiness import THETA
from core.models import Seniority
from core.views.explore import BY
from core.views.filters import ANY, Filters
from core.views.openings import SHOW
from core.views.trending import TABLES
from core.views.trends import SECTIONS

MOST_DAYS = 731
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
Days = Annotated[int, Field(ge=1, le=MOST_DAYS, description="The last so many days"), WHOLE]
Name = Annotated[str, Field(min_length=1, max_length=100)]
RoleName = Annotated[str, Field(min_length=1, max_length=100, description="A role by id, name or usual title")]
Level = Annotated[str, Field(pattern="^([Bb]eginner|[Ii]ntermediate|[Aa]dvanced)$")]


class Parameters(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Filtered(Parameters):
    """The filters every page has."""

    country: Annotated[str, Field(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2")] | None = None
    level: Seniority | None = None
    remote: Literal["yes", "no"] | None = None

    @property
    def filters(self) -> Filters:
        return Filters(self.country or ANY, self.level.value if self.level else ANY, self.remote or ANY)


class Stored(Filtered):
    snapshot: (
        Annotated[str, Field(max_length=64, description="A stored snapshot instead of the current one")] | None
    ) = None


class TrendingAsked(Stored):
    """`section` and `table` say which table the CSV holds, `line` which lines are forecast: those drawn unless told."""

    days: Days = 30
    skills_limit: Annotated[int, Field(ge=1, le=100), WHOLE] = 15
    locations_limit: Annotated[int, Field(ge=1, le=100), WHOLE] = 10
    roles_limit: Annotated[int, Field(ge=1, le=100), WHOLE] = 10
    role: RoleName | None = None
    section: Literal[SECTIONS] = "skills"  # type: ignore[valid-type]
    table: Literal[TABLES] = "numbers"  # type: ignore[valid-type]
    line: Annotated[list[Name], Field(max_length=LINES, description="A name as in the table `weeks`")] = []


class RolesAsked(Stored):
    days: Days = 90
    source: Name | None = None
    skill: Name | None = None


class DemandAsked(RolesAsked):
    by: Literal[BY] = "skill"  # type: ignore[valid-type]
    role: RoleName | None = None


class CompareAsked(Stored):
    first: RoleName
    second: RoleName
    days: Days = 90
    threshold: Share = THRESHOLD


class ChangesAsked(Parameters):
    """`before` and `snapshot` are stored snapshots; without `snapshot` the current one."""

    before: Annotated[str, Field(max_length=64, description="The earlier snapshot")]
    snapshot: Annotated[str, Field(max_length=64, description="The later one instead of the current")] | None = None
    role: RoleName | None = None


class GapAsked(Stored):
    role: RoleName
    days: Days = 30
    threshold: Share = THRESHOLD
    theta: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False), DECIMAL] = THETA


class RoadmapAsked(Filtered):
    target_role: RoleName
    include_gap_analysis: Truth = True
    hours_per_week: Annotated[float, Field(ge=0.5, le=168, allow_inf_nan=False), DECIMAL] = 8
    weeks: Annotated[int, Field(ge=1, le=520), WHOLE] = 26
    days: Days = 90
    table: Annotated[Literal["steps", "prerequisites"], Field(description="Which table the CSV holds")] = "steps"


class ProjectsAsked(Filtered):
    """`role`: the first target role unless told; `most_hours` 0: however long."""

    role: RoleName | None = None
    difficulty: Level | None = None
    limit: Annotated[int, Field(ge=1, le=20), WHOLE] = 10
    most_hours: Annotated[int, Field(ge=0, le=2000), WHOLE] = 0
    days: Days = 90
    threshold: Share = THRESHOLD


class ProjectSearch(Parameters):
    query: Annotated[str, Field(min_length=1, max_length=200)]
    difficulty: Level | None = None
    limit: Annotated[int, Field(ge=1, le=20), WHOLE] = 10


class PostingsAsked(Filtered):
    """`role`: of all roles unless told; `page` counts from 1."""

    role: RoleName | None = None
    days: Days = 90
    show: Literal[SHOW] = "matching"  # type: ignore[valid-type]
    least_fit: Share = 0.0
    least_salary: Annotated[int, Field(ge=0, le=10_000_000, description="Annual, USD"), WHOLE] = 0
    page: Annotated[int, Field(ge=1, le=10_000), WHOLE] = 1


class LogoutAsked(Parameters):
    everywhere: Annotated[Truth, Field(description="End every session of the account")] = False


def difficulties(level: str | None) -> frozenset[Difficulty]:
    """What a Level names; empty for any."""
    return frozenset({Difficulty(level.capitalize())}) if level else frozenset()
