"""The Roles page: all roles by how close a person is to them, and two of them skill by skill."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from core.export import Export, Provenance, table_export
from core.market.comparison import Comparison, closest_roles, compare_roles
from core.market.gap import THRESHOLD
from core.market.readiness import THETA
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.models import User
from core.views.filters import Filters
from core.views.knowledge import Knowledge
from core.views.provenance import provenance_of
from core.views.remembered import remembered
from core.views.windows import last_days, span

SHOWN = 15
RANKED = {
    "rank": "place, the closest first; empty below the floor",
    "role": "role id",
    "role_name": "name of the role",
    "posting_count": "postings of the role",
    "rated_count": "those with at least 3 skills: the base of readiness",
    "readiness": "share of rated postings of whose skills the profile has at least theta, 0-1",
    "readiness_low": "lower end of the 95 % interval, 0-1",
    "readiness_high": "upper end of the 95 % interval, 0-1",
    "coverage": "share of in-demand skills the profile has, 0-1",
    "weighted_coverage": "the same weighed by demand, 0-1",
    "matched_count": "in-demand skills the profile has",
    "in_demand_count": "in-demand skills",
    "words": "why a role is not ranked",
}
PAIRED = {
    "skill": "taxonomy id",
    "name": "name of the skill",
    "kind": "in demand in both (shared) or one",
    "owned": "true if the profile has it or a skill that implies it",
    "first_share": "share of the first role's postings that ask for it, 0-1",
    "first_low": "lower end of the 95 % interval, 0-1",
    "first_high": "upper end of the 95 % interval, 0-1",
    "first_count": "postings of the first role: the base",
    "second_share": "share of the second role's postings that ask for it, 0-1",
    "second_low": "lower end of the 95 % interval, 0-1",
    "second_high": "upper end of the 95 % interval, 0-1",
    "second_count": "postings of the second role: the base",
    "difference": "second_share - first_share",
    "one_company": "true for a difference beyond chance of which more than half is the doing of one company",
    "difference_low": "lower end of the 95 % interval",
    "difference_high": "upper end of the 95 % interval",
    "p_value": "two-proportion test on effective numbers of postings",
    "q_value": "p_value adjusted (Benjamini-Hochberg) over all skills 1 % of one role ask for; 1 where one_company",
}


@dataclass(frozen=True)
class ClosestView:
    """`table` has the columns of RANKED, the closest first; `shown` are the ranked rows for the chart."""

    posting_count: int
    span: tuple[date, date] | None
    table: pd.DataFrame
    shown: pd.DataFrame
    unranked: tuple[str, ...]
    export: Export


@dataclass(frozen=True)
class PairView:
    """Two roles: `table` has the columns of PAIRED; `owned_counts` of `in_demand_counts` the profile has, by side."""

    names: tuple[str, str]
    comparison: Comparison
    shared_count: int
    owned_counts: tuple[int, int]
    in_demand_counts: tuple[int, int]
    table: pd.DataFrame
    export: Export


@dataclass(frozen=True, slots=True)
class RolesQuestion:
    """The window and filters both parts of the page look at."""

    today: date
    days: int
    filters: Filters
    threshold: float = THRESHOLD
    theta: float = THETA

    @property
    def asked(self) -> Slice:
        since, until = last_days(self.days, self.today)
        return self.filters.narrow(since=since, until=until)


@remembered(lambda snapshot, knowledge, user, question: (user.skills, question))
def closest_view(snapshot: Snapshot, knowledge: Knowledge, user: User, question: RolesQuestion) -> ClosestView:
    """All roles ranked by how close `user` is to them."""
    table = closest_roles(
        snapshot, question.asked, knowledge.profile(user), threshold=question.threshold, theta=question.theta
    )
    table["role_name"] = table["role"].map(knowledge.role_name).astype("str")
    table = table[list(RANKED)]
    ranked = table[table["rank"].notna()]
    return ClosestView(
        posting_count=int(table["posting_count"].sum()),
        span=span(snapshot, question.asked),
        table=table,
        shown=ranked.head(SHOWN),
        unranked=tuple(table.loc[table["rank"].isna(), "role_name"]),
        export=table_export(table, _provenance(snapshot, question, "closest-roles", RANKED, {})),
    )


@remembered(lambda snapshot, knowledge, user, question, first, second: (user.skills, question, first, second))
def pair_view(
    snapshot: Snapshot, knowledge: Knowledge, user: User, question: RolesQuestion, first: str, second: str
) -> PairView:
    """`first` and `second` skill by skill, and what of each `user` has."""
    found = compare_roles(snapshot, question.asked, first, second, threshold=question.threshold)
    table = found.skills.copy()
    table["name"] = knowledge.skill_names(table["skill"])
    table["owned"] = table["skill"].isin(list(knowledge.profile(user).satisfied))
    table = table[list(PAIRED)]
    wanted = [table[f"{side}_share"] >= question.threshold for side in ("first", "second")]
    owned, total = [tuple(int((one & more).sum()) for one in wanted) for more in (table["owned"], True)]
    return PairView(
        names=(knowledge.role_name(first), knowledge.role_name(second)),
        comparison=found,
        shared_count=int((table["kind"] == "shared").sum()),
        owned_counts=(owned[0], owned[1]),
        in_demand_counts=(total[0], total[1]),
        table=table,
        export=table_export(
            table, _provenance(snapshot, question, "two-roles", PAIRED, {"role": first, "second_role": second})
        ),
    )


def _provenance(
    snapshot: Snapshot, question: RolesQuestion, name: str, columns: dict[str, str], roles: dict[str, str]
) -> Provenance:
    asked = question.asked
    return provenance_of(
        snapshot,
        name,
        slice={
            **roles, "since": asked.since, "until": asked.until, "days": question.days, "country": asked.country,
            "seniority": asked.seniority, "remote": asked.remote, "threshold": question.threshold,
            "theta": question.theta,
        },
        columns=columns,
        counts={"postings": int(asked.mask(snapshot).sum())},
    )  # fmt: skip
