"""The page of one skill: who asks for it, how often, with what, for which pay, and how to learn it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from core.catalogue.learning import ProjectIdea, Resource
from core.formats.export import Export, table_export
from core.market.demand import skill_demand
from core.market.grouping import grouped, rows_of_value
from core.market.pay import pay_of
from core.market.projects import projects_for
from core.market.weeks import weeks_between
from core.models import Seniority
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Pay
from core.texts import level_name, text
from core.views.columns import interval
from core.views.knowledge import Knowledge
from core.views.provenance import provenance_of
from core.views.roadmap_question import Learning
from core.views.skill_card import SkillLookup, skill_lookup
from core.views.view_cache import remembered
from core.views.windows import DEFAULT_DAYS, last_days, span

ROLES, TOGETHER, COMPANIES, BEST, PROJECTS = 10, 12, 5, 5, 3
FEWEST = 20  # adverts of a role or level below which its share says nothing
COLUMNS = {
    "value": "the group: a role, level, skill or company, or the Monday of a week",
    "label": "the same as shown on the page",
    "count": "adverts that ask for the skill",
    "base": "adverts they are a share of",
    "share": "count / base, 0-1",
    **interval("share"),
}


@dataclass(frozen=True)
class SkillView:
    """One skill in the adverts of all roles.

    `by_role`, `by_level`, `weekly` and `together` have the columns of COLUMNS; of `together` the base is the adverts
    that ask for the skill. `required_share` is the part of the adverts asking for it that require it, 0-1. `pay_with`
    and `pay_without` are annual USD, None below the floor. `companies` are those with most such adverts.
    """

    card: SkillLookup
    posting_count: int
    required_share: float | None
    by_role: pd.DataFrame
    by_level: pd.DataFrame
    weekly: pd.DataFrame
    together: pd.DataFrame
    companies: tuple[str, ...]
    pay_with: Pay | None
    pay_without: Pay | None
    span: tuple[date, date] | None
    resources: Sequence[Resource]
    projects: Sequence[ProjectIdea]
    export: Export
    weeks_export: Export


@remembered(lambda snapshot, knowledge, learning, skill, *, today, days=DEFAULT_DAYS: (learning, skill, today, days))
def skill_view(
    snapshot: Snapshot,
    knowledge: Knowledge,
    learning: Learning,
    skill: str,
    *,
    today: date,
    days: int = DEFAULT_DAYS,
) -> SkillView:
    """What the adverts of the last `days` days say about `skill`. Raises KeyError for an unknown skill."""
    card = skill_lookup(snapshot, knowledge, skill, today=today, days=days)
    since, until = last_days(days, today)
    slice = Slice(since=since, until=until)
    demand = skill_demand(snapshot, slice)
    row = demand[demand["skill"] == skill]
    share = float(row["demand_share"].iloc[0]) if len(row) else 0.0
    by_role = _enough(grouped(snapshot, slice, "role", skill)).head(ROLES)
    together = grouped(snapshot, slice, "skill", skill)
    implied, counts_as = set(knowledge.taxonomy.closure.get(skill, ())), knowledge.scoring().counts
    is_shown = [counts_as(other) and other not in implied for other in together["value"]]
    together = together[np.array(is_shown, dtype=bool)].head(TOGETHER)
    companies = grouped(snapshot, slice, "company", skill)
    companies = companies[companies["value"] != ""].sort_values(["count", "value"], ascending=[False, True])
    asking = rows_of_value(snapshot, slice, "skill", skill)
    without = np.setdiff1d(slice.rows(snapshot), asking)
    named = _labelled(by_role, knowledge.role_name)
    counts = {"postings": card.asked_count}
    weeks = weeks_between(snapshot, since, until)
    whole = [str(monday) for monday, complete in zip(weeks.mondays, weeks.complete, strict=True) if complete]
    by_week = grouped(snapshot, slice, "week", skill)  # a week cut short would look like a rise or a fall
    weekly = _labelled(by_week[by_week["value"].isin(whole)], str)
    provenance, of_weeks = (
        provenance_of(snapshot, name, slice={"days": days}, columns=COLUMNS, counts=counts)
        for name in (f"skill-{skill}", f"skill-{skill}-weeks")
    )
    return SkillView(
        card=card,
        posting_count=int(row["posting_count"].iloc[0]) if len(row) else len(slice.rows(snapshot)),
        required_share=float(row["required_share"].iloc[0]) / share if share else None,
        by_role=named,
        by_level=_labelled(_up_the_ladder(_enough(grouped(snapshot, slice, "seniority", skill))), level_name),
        weekly=weekly,
        together=_labelled(together, knowledge.skill_name),
        companies=tuple(companies.loc[companies["count"] > 0, "value"].head(COMPANIES)),
        pay_with=pay_of(snapshot, asking),
        pay_without=pay_of(snapshot, without),
        span=span(snapshot, slice),
        resources=_resources(learning, skill),
        projects=tuple(projects_for(skill, learning.projects, frozenset(), learning.curriculum)[:PROJECTS]),
        export=table_export(named, provenance),
        weeks_export=table_export(weekly, of_weeks),
    )


def _up_the_ladder(levels: pd.DataFrame) -> pd.DataFrame:
    """Levels from intern to executive, as one climbs them; their shares say more beside their neighbours."""
    ranks = {level.value: rank for rank, level in enumerate(Seniority)}
    return levels.sort_values("value", key=lambda values: values.map(ranks))


def _enough(groups: pd.DataFrame) -> pd.DataFrame:
    """Named groups with enough adverts, the largest share first."""
    sizable = groups[(groups["value"] != "") & (groups["base"] >= FEWEST) & (groups["count"] > 0)]
    return sizable.sort_values(["share", "value"], ascending=[False, True])


def _labelled(groups: pd.DataFrame, name: Callable[[str], str]) -> pd.DataFrame:
    labels = [name(value) if value else text("explore.not_said") for value in groups["value"]]
    return groups.assign(label=pd.Series(labels, groups.index, dtype="str"))[list(COLUMNS)].reset_index(drop=True)


def _resources(learning: Learning, skill: str) -> tuple[Resource, ...]:
    """What is about the skill itself first."""
    taught = learning.taught.get(skill, ())
    return tuple(
        sorted(
            taught,
            key=lambda resource: (
                not any(taught_skill.id == skill and taught_skill.primary for taught_skill in resource.skills)
            ),
        )[:BEST]
    )
