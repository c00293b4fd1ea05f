"""The Skill gap page, its CSV and the API's gap analysis: one answer for all three."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pandas as pd

from core.export import Export, Provenance, table_export
from core.market.demand import company_count, skill_demand
from core.market.floors import Advice, advice
from core.market.gap import THRESHOLD, Gap, gap, unlocks
from core.market.readiness import THETA
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.models import User
from core.views.filters import Filters
from core.views.knowledge import Knowledge
from core.views.provenance import provenance_of
from core.views.remembered import remembered
from core.views.windows import DEFAULT_DAYS, last_days, span

CANDIDATES = 16
THRESHOLDS = (0.1, 0.25, 0.5)
THETAS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
KINDS = ("owned", "learned", "optional", "missing")
COLUMNS = {
    "skill": "taxonomy id",
    "name": "name of the skill",
    "kind": "owned, learned (ticked in what-if), missing, or optional (missing; most who ask for it do not require it)",
    "owned": "true if the profile has it or a skill that implies it",
    "satisfied_by": "name of the owned skill that satisfies it",
    "soft_match": "name of an owned skill that is related; it does not count",
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
    """What the page shows. `table` has the columns of COLUMNS, missing skills first; `span` is first and last day.

    `candidates` are the skills worth ticking in what-if; `what_if` is the gap with those ticked, None where none is.
    """

    role: str
    role_name: str
    asked: Slice
    gap: Gap
    what_if: Gap | None
    candidates: tuple[str, ...]
    table: pd.DataFrame
    company_count: int
    span: tuple[date, date] | None
    advice: Advice | None
    export: Export


@dataclass(frozen=True, slots=True)
class GapQuestion:
    """What is asked: the last `days` days up to `today` within `filters`; `threshold` and `theta` are shares (0-1)."""

    role: str
    today: date
    days: int = DEFAULT_DAYS
    threshold: float = THRESHOLD
    theta: float = THETA
    filters: Filters = field(default_factory=Filters)
    learned: tuple[str, ...] = ()

    @property
    def asked(self) -> Slice:
        since, until = last_days(self.days, self.today)
        return self.filters.narrow(role=self.role, since=since, until=until)


@remembered(lambda snapshot, knowledge, user, question: (user.skills, question))
def gap_view(snapshot: Snapshot, knowledge: Knowledge, user: User, question: GapQuestion) -> GapView:
    """How `user` stands to a role; with `question.learned` also how they would stand had they learned those."""
    asked, profile = question.asked, knowledge.profile(user)
    shares = {"threshold": question.threshold, "theta": question.theta}
    found = gap(snapshot, asked, profile, **shares)
    learned = frozenset(question.learned) - profile.owned
    taught = replace(profile, owned=profile.owned | learned)
    counts = skill_demand(snapshot, asked)[["skill", "asked_count", "posting_count"]]
    table = found.skills.merge(counts, on="skill", how="left")
    table["name"] = knowledge.skill_names(table["skill"])
    for column in ("satisfied_by", "soft_match"):
        table[column] = knowledge.skill_names(table[column])
    table["kind"] = _kinds(table, set(taught.satisfied) - set(profile.satisfied))
    table = table[list(COLUMNS)]
    catalogue = knowledge.roles.get(question.role)
    return GapView(
        role=question.role,
        role_name=knowledge.role_name(question.role),
        asked=asked,
        gap=found,
        what_if=gap(snapshot, asked, taught, **shares) if learned else None,
        candidates=_candidates(found, unlocks(snapshot, asked, profile, theta=question.theta), learned),
        table=table,
        company_count=company_count(snapshot, asked.rows(snapshot)),
        span=span(snapshot, asked),
        advice=advice(snapshot, asked, catalogue.adjacent if catalogue else ()),
        export=table_export(table, _provenance(snapshot, found, question)),
    )


def _kinds(table: pd.DataFrame, learned: Collection[str]) -> "pd.Series[str]":
    optional = table["required_share"] < table["demand_share"] / 2
    kinds = np.select([table["owned"], table["skill"].isin(list(learned)), optional], KINDS[:3], KINDS[3])
    return pd.Series(kinds, table.index, dtype="str")


def _candidates(found: Gap, opened: pd.DataFrame, learned: Collection[str]) -> tuple[str, ...]:
    """Missing in-demand skills, then those that alone make most postings ready; ticked ones stay in the list."""
    missing = found.skills.loc[~found.skills["owned"], "skill"].tolist()
    useful = opened.loc[opened["unlock_count"] > 0, "skill"].tolist()
    ordered = list(dict.fromkeys([*missing, *useful]))
    return tuple(dict.fromkeys([*ordered[:CANDIDATES], *sorted(learned)]))


def _provenance(snapshot: Snapshot, found: Gap, question: GapQuestion) -> Provenance:
    asked = found.asked
    return provenance_of(
        snapshot,
        "skill-gap",
        slice={
            "role": asked.role,
            "since": asked.since,
            "until": asked.until,
            "days": question.days,
            "country": asked.country,
            "seniority": asked.seniority,
            "remote": asked.remote,
            "threshold": found.threshold,
            "theta": found.theta,
            "learned": list(question.learned),
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
