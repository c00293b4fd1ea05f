"""The Skill gap page, its CSV and the API's gap analysis: one answer for all three."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pandas as pd

from core.formats.export import Export, Provenance, table_export
from core.market.demand import company_count, skill_demand
from core.market.fit import THETA
from core.market.gain_order import needs_of
from core.market.gap import THRESHOLD, Gap, gap, scored_demand
from core.market.profile import OwnedSkills
from core.market.sample_size import Advice, advice
from core.models import User
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.views.audience import Chip, audience, level_of
from core.views.columns import ASKED, SKILL, interval
from core.views.filters import Filters
from core.views.knowledge import Knowledge, person_key
from core.views.provenance import provenance_of
from core.views.view_cache import remembered
from core.views.windows import DEFAULT_DAYS, last_days, span

CANDIDATES, APART = 16, 12
TOLD_BY = 3  # adverts that must ask for a missing skill where there are few in all
THRESHOLDS = (0.1, 0.25, 0.5)
DEFAULT_THETA, THETAS = THETA, (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
KINDS = ("owned", "learned", "optional", "missing")
COLUMNS = {
    **SKILL,
    "kind": "owned, learned (ticked in what-if), missing, or optional (missing; most who ask for it do not require it)",
    "owned": "true if the profile has it or a skill that implies it",
    "satisfied_by": "name of the owned skill that satisfies it",
    "soft_match": "name of an owned rival, which counts in part, or of a related skill, which does not",
    "in_demand": "true if at least the threshold of the postings ask for it",
    **ASKED,
    "required_share": "share of postings that require it, 0-1",
    "alone_share": "share of postings that ask for it by itself, 0-1",
    "choice_share": "share in which it is one of several of which any one is enough, 0-1; adds up to demand_share",
    "lift": "demand_share over that of all roles",
    "gain": "readiness that it alone would add, 0-1",
    **interval("gain"),
    "unlock_count": "postings that newly fit theta once it is learned",
    **interval("unlock", "postings"),
}
FORMULAS = {
    "demand_share": "asked_count / posting_count",
    "share_low": "Wilson score interval on the effective number of postings",
    "gain": "readiness with the skill minus readiness without it",
    "unlock_count": "postings that fit theta with the skill minus postings that fit without it",
}


@dataclass(frozen=True)
class GapView:
    """What the page shows.

    `table` has the columns of COLUMNS, missing skills first, those that add most on top; `span` is first and last day.
    `chips` are the default filters of the profile; `asked` is the slice they lead to.

    `apart` names soft skills and spoken languages that are asked for and not scored, with the share that asks for them
    and whether the profile has them. `candidates` are the skills worth ticking in what-if; `what_if` is the gap with
    those ticked, None where none is.
    """

    role: str
    role_name: str
    asked: Slice
    chips: tuple[Chip, ...]
    gap: Gap
    what_if: Gap | None
    apart: tuple[tuple[str, float, bool], ...]
    candidates: tuple[str, ...]
    table: pd.DataFrame
    company_count: int
    span: tuple[date, date] | None
    advice: Advice | None
    export: Export


@dataclass(frozen=True, slots=True)
class GapQuestion:
    """What is asked: the last `days` days up to `today` within `filters`; `threshold` and `theta` are shares (0-1).

    `widened` names default filters of the profile ("level", "place") that are taken away.
    """

    role: str
    today: date
    days: int = DEFAULT_DAYS
    threshold: float = THRESHOLD
    theta: float = THETA
    filters: Filters = field(default_factory=Filters)
    learned: tuple[str, ...] = ()
    widened: frozenset[str] = frozenset()

    @property
    def asked(self) -> Slice:
        """The slice of the question."""
        since, until = last_days(self.days, self.today)
        return self.filters.narrow(role=self.role, since=since, until=until)


@remembered(lambda snapshot, knowledge, user, question: (person_key(user), question))
def gap_view(snapshot: Snapshot, knowledge: Knowledge, user: User, question: GapQuestion) -> GapView:
    """How `user` stands to a role; with `question.learned` also how they would stand had they learned those."""
    found_audience = audience(snapshot, user, question.asked, question.filters, question.widened)
    slice, profile = found_audience.asked, knowledge.profile(user)
    facts = knowledge.role_core(question.role)
    scoring, core = profile.scoring, facts.skills
    behind = (
        facts.foreign
        | scoring.presumed_of(level_of(user), profile.satisfied)
        | (scoring.not_studied | scoring.interviews).difference(core)
    )
    learned = frozenset(question.learned) - profile.owned
    taught = replace(profile, owned=profile.owned | learned)

    def of(person: OwnedSkills) -> Gap:
        needs = needs_of(knowledge.curriculum, core, person.satisfied)
        shares = {"threshold": question.threshold, "theta": question.theta}
        return gap(snapshot, slice, person, core=core, behind=behind, needs=needs, **shares)

    measured = of(profile)
    counts = skill_demand(snapshot, slice)[["skill", "asked_count", "posting_count", "choice_share"]]
    table = measured.skills.merge(counts, on="skill", how="left")
    table["posting_count"] = measured.posting_count
    table[["asked_count", "choice_share"]] = table[["asked_count", "choice_share"]].fillna(0)
    table["asked_count"] = table["asked_count"].astype(np.int64)
    table["alone_share"] = table["demand_share"] - table["choice_share"]
    if measured.words:  # one advert of a handful tells nothing of a role
        is_shown = table["owned"] | (table["asked_count"] >= TOLD_BY) | table["skill"].isin(core)
        table = table[is_shown].reset_index(drop=True)
    table["name"] = knowledge.skill_names(table["skill"])
    for column in ("satisfied_by", "soft_match"):
        table[column] = knowledge.skill_names(table[column])
    table["kind"] = _kinds(table, set(taught.satisfied) - set(profile.satisfied))
    table = table[list(COLUMNS)]
    catalogue = knowledge.roles.get(question.role)
    return GapView(
        role=question.role,
        role_name=knowledge.role_name(question.role),
        asked=slice,
        chips=found_audience.chips,
        gap=measured,
        what_if=of(taught) if learned else None,
        apart=_apart(snapshot, slice, knowledge, profile),
        candidates=_candidates(measured, scored_demand(snapshot, slice, profile), profile.satisfied, learned),
        table=table,
        company_count=company_count(snapshot, slice.rows(snapshot)),
        span=span(snapshot, slice),
        advice=advice(snapshot, slice, catalogue.adjacent if catalogue else ()),
        export=table_export(table, _provenance(snapshot, measured, question)),
    )


def _apart(
    snapshot: Snapshot, slice: Slice, knowledge: Knowledge, profile: OwnedSkills
) -> tuple[tuple[str, float, bool], ...]:
    """Soft skills and spoken languages that are not scored, most asked first: name, demand_share, owned."""
    frame, satisfied, skills = skill_demand(snapshot, slice), profile.satisfied, knowledge.taxonomy.skills
    return tuple(
        (knowledge.skill_name(skill), float(share), skill in satisfied)
        for skill, share in zip(frame["skill"], frame["demand_share"], strict=True)
        if skill in skills and skills[skill].is_personal and not profile.scoring.counts(skill)
    )[:APART]


def _kinds(table: pd.DataFrame, learned: Collection[str]) -> "pd.Series[str]":
    optional = table["required_share"] < table["demand_share"] / 2
    kinds = np.select([table["owned"], table["skill"].isin(list(learned)), optional], KINDS[:3], KINDS[3])
    return pd.Series(kinds, table.index, dtype="str")


def _candidates(
    measured: Gap, demand: pd.DataFrame, satisfied: Collection[str], learned: Collection[str]
) -> tuple[str, ...]:
    """Missing skills that are shown, then the most asked of the others; ticked ones stay in the list."""
    missing = measured.skills.loc[~measured.skills["owned"], "skill"].tolist()
    useful = [skill for skill in demand["skill"] if skill not in satisfied][:CANDIDATES]
    ordered = list(dict.fromkeys([*missing, *useful]))
    return tuple(dict.fromkeys([*ordered[:CANDIDATES], *sorted(learned)]))


def _provenance(snapshot: Snapshot, measured: Gap, question: GapQuestion) -> Provenance:
    slice = measured.asked
    return provenance_of(
        snapshot,
        "skill-gap",
        slice={
            "role": slice.role,
            "since": slice.since,
            "until": slice.until,
            "days": question.days,
            "country": slice.country,
            "seniority": slice.seniority,
            "work_model": slice.work_model,
            "near_level": slice.near_level,
            "home": slice.home,
            "threshold": measured.threshold,
            "theta": measured.theta,
            "learned": list(question.learned),
        },
        columns=COLUMNS,
        formulas=FORMULAS,
        counts={
            "postings": measured.posting_count,
            "rated": measured.rated_count,
            "left_out": measured.left_out_count,
            "in_demand": measured.in_demand_count,
            "matched": measured.matched_count,
        },
    )
