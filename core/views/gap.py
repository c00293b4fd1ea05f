"""The Skill gap page, its CSV and the API's gap analysis: one answer for all three."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from core.export import Export, Provenance, table_export
from core.market.demand import company_count, skill_demand
from core.market.floors import Advice, advice
from core.market.gap import Gap, gap
from core.market.readiness import THETA
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.models import User
from core.views.knowledge import Knowledge
from core.views.windows import last_days, span

COLUMNS = {
    "skill": "taxonomy id",
    "name": "name of the skill",
    "owned": "true if the profile has it or a skill that implies it",
    "satisfied_by": "the owned skill that satisfies it",
    "demand_share": "share of postings that ask for it, 0-1",
    "share_low": "lower end of the 95 % interval, 0-1",
    "share_high": "upper end of the 95 % interval, 0-1",
    "asked_count": "postings that ask for it",
    "posting_count": "postings in the slice: the base",
    "required_share": "share of postings that require it, 0-1",
    "lift": "demand_share over that of all roles",
    "unlock_count": "postings newly ready once it is learned",
    "unlock_low": "lower end of the 95 % interval, postings",
    "unlock_high": "upper end of the 95 % interval, postings",
}
FORMULAS = {
    "demand_share": "asked_count / posting_count",
    "share_low": "Wilson score interval on the effective number of postings",
    "unlock_count": "postings ready with the skill minus postings ready without it",
}


@dataclass(frozen=True)
class GapView:
    """What the page shows. `table` has the columns of COLUMNS, missing skills first; `span` is first and last day."""

    role: str
    role_name: str
    asked: Slice
    gap: Gap
    table: pd.DataFrame
    company_count: int
    span: tuple[date, date] | None
    advice: Advice | None
    export: Export


def gap_view(
    snapshot: Snapshot,
    knowledge: Knowledge,
    user: User,
    role: str,
    *,
    days: int,
    threshold: float,
    today: date,
    theta: float = THETA,
) -> GapView:
    """How `user` stands to `role` in the last `days` days; `threshold` and `theta` are shares (0-1)."""
    since, until = last_days(days, today)
    asked = Slice(role=role, since=since, until=until)
    found = gap(snapshot, asked, knowledge.profile(user), threshold=threshold, theta=theta)
    counts = skill_demand(snapshot, asked)[["skill", "asked_count", "posting_count"]]
    table = found.skills.merge(counts, on="skill", how="left")
    table["name"] = knowledge.skill_names(table["skill"])
    table = table[list(COLUMNS)]
    catalogue = knowledge.roles.get(role)
    return GapView(
        role=role,
        role_name=knowledge.role_name(role),
        asked=asked,
        gap=found,
        table=table,
        company_count=company_count(snapshot, asked.rows(snapshot)),
        span=span(snapshot, asked),
        advice=advice(snapshot, asked, catalogue.adjacent if catalogue else ()),
        export=table_export(table, _provenance(snapshot, found, days)),
    )


def _provenance(snapshot: Snapshot, found: Gap, days: int) -> Provenance:
    asked = found.asked
    return Provenance(
        table="skill-gap",
        snapshot_id=snapshot.snapshot_id,
        taxonomy_version=snapshot.taxonomy_version,
        as_of=snapshot.as_of,
        is_sample=snapshot.is_sample,
        slice={
            "role": asked.role,
            "since": asked.since,
            "until": asked.until,
            "days": days,
            "threshold": found.threshold,
            "theta": found.theta,
        },
        columns=COLUMNS,
        formulas=FORMULAS,
        counts={
            "postings": found.posting_count,
            "rated": found.rated_count,
            "left_out": found.left_out_count,
            "in_demand": found.in_demand_count,
            "matched": found.matched_count,
        },
    )
