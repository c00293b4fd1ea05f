"""A summary of the market for programs: what is asked for most in a window, where, and what rises or falls."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from core.formats.export import Export
from core.market.demand import company_count, skill_demand
from core.market.grouping import grouped
from core.market.sample_size import too_few
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.views.filters import ANY, Filters
from core.views.forecasts import forecast_export, forecasts
from core.views.knowledge import Knowledge
from core.views.trend_columns import told_apart
from core.views.trends import TrendsQuestion, TrendsView, trends_view
from core.views.windows import last_days

TABLES = ("numbers", "weeks", "map", "forecast")
MOVED = [
    *("now_share_weighted", "before_share_weighted", "now_share_plain", "before_share_plain"),
    *("trend_pp", "trend_low", "trend_high", "q_value", "one_company", "verdict"),
]


@dataclass(frozen=True, slots=True)
class TrendingQuestion:
    """The last `days` days up to `today` of `role` (ANY: all); at most so many rows of each table.

    `table` of TABLES is what is exported of the section, `lines` the names that are forecast: those drawn if empty.
    """

    today: date
    days: int
    section: str
    role: str = ANY
    filters: Filters = field(default_factory=Filters)
    skills: int = 15
    locations: int = 10
    roles: int = 10
    table: str = TABLES[0]
    lines: tuple[str, ...] = ()

    @property
    def asked(self) -> Slice:
        """The slice of the question."""
        since, until = last_days(self.days, self.today)
        return self.filters.narrow(role=None if self.role == ANY else self.role, since=since, until=until)


@dataclass(frozen=True)
class TrendingView:
    """The market of a role in three tables.

    `skills`: name, the columns of `skill_demand` and MOVED, most asked first; `locations`: a country a row; `roles`:
    name, shares now and before and MOVED, most risen first. `export` is a table of the Trends page; None where its
    section has no such table.

    Demand is of the window; what moved is of the last 28 days against the 28 before. `words` is set below the floor.
    """

    asked: Slice
    posting_count: int
    company_count: int
    words: str | None
    trend_words: str | None
    skills: pd.DataFrame
    locations: pd.DataFrame
    roles: pd.DataFrame
    export: Export | None


def trending_view(
    snapshot: Snapshot, knowledge: Knowledge, question: TrendingQuestion, country_name: Callable[[str], str] = str
) -> TrendingView:
    """The market of a window; below the floor the tables have no rows."""
    slice = question.asked
    rows = slice.rows(snapshot)
    words = too_few(len(rows))
    moved = TrendsQuestion("skills", question.today, question.role, question.filters)
    by_skill = trends_view(snapshot, knowledge, moved, country_name)
    by_role = trends_view(snapshot, knowledge, replace(moved, section="roles"), country_name)
    skills = skill_demand(snapshot, slice).head(0 if words else question.skills)
    skills = skills.merge(told_apart(by_skill.table).reindex(columns=["skill", *MOVED]), on="skill", how="left")
    skills.insert(1, "name", knowledge.skill_names(skills["skill"]))
    places = grouped(snapshot, slice, "country")
    places = places[places["value"] != ""].head(0 if words else question.locations)
    roles = by_role.table.dropna(subset=["trend_pp"]) if len(by_role.table) else by_role.table
    if len(roles):
        roles = roles.sort_values(["trend_pp", "role"], ascending=[False, True]).head(question.roles)
    shown = replace(moved, section=question.section)
    roles = told_apart(roles)
    return TrendingView(
        asked=slice,
        posting_count=len(rows),
        company_count=company_count(snapshot, rows),
        words=words,
        trend_words=by_skill.words,
        skills=skills,
        locations=places.assign(name=places["value"].map(country_name).astype("str")),
        roles=roles,
        export=_exported(snapshot, question, shown, trends_view(snapshot, knowledge, shown, country_name)),
    )


def _exported(snapshot: Snapshot, question: TrendingQuestion, shown: TrendsQuestion, view: TrendsView) -> Export | None:
    if question.table == "forecast":
        names = tuple(dict.fromkeys(view.weeks["name"])) if "name" in view.weeks else ()
        lines = [name for name in question.lines or view.lines or names if name in names]
        return forecast_export(snapshot, shown, view, forecasts(view, lines) if lines else {})
    return {"numbers": view.export, "weeks": view.weeks_export, "map": view.places_export}[question.table]
