"""The Home page: the market for everybody, and a signed-in person's position in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from core.formats.export import Export, table_export
from core.market.demand import company_count, demand
from core.market.gap import standing_of
from core.market.roadmap.steps import Pace, RoadmapStep
from core.market.roadmap.task import LearningStage
from core.market.sample_size import Advice, advice
from core.market.trends import Verdict, skill_changes
from core.models import StepState, User
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Estimate
from core.views.audience import Chip, audience
from core.views.columns import ASKED, SKILL
from core.views.filters import Filters
from core.views.knowledge import Knowledge, person_key
from core.views.last_visit import A_WEEK, Seen, Since, since_last_visit
from core.views.planning import DEFAULT_HOURS, DEFAULT_WEEKS, plan_for
from core.views.provenance import provenance_of
from core.views.roles import near_roles, roles_by_likeness
from core.views.view_cache import remembered
from core.views.windows import DEFAULT_DAYS, last_days, span

SHOWN, CLOSEST = 12, 3
COLUMNS = {
    **SKILL,
    **ASKED,
}


@dataclass(frozen=True)
class HomeView:
    """The market over all roles.

    `table` has the columns of COLUMNS, most asked skills first; `words` is set below the floor. `week_count` and
    `week_before_count` are the postings of the last seven days and the seven before.
    """

    days: int
    posting_count: int
    company_count: int
    role_count: int
    week_count: int
    week_before_count: int
    span: tuple[date, date] | None
    words: str | None
    rising: tuple[str, ...]
    falling: tuple[str, ...]
    table: pd.DataFrame
    export: Export


@dataclass(frozen=True, slots=True)
class NextStep:
    """The skill to learn next, the first step of the roadmap: `gain` is the readiness it adds (0-1)."""

    skill: str
    name: str
    stage: LearningStage | None
    hours: float
    demand_share: float
    gain: float
    unlock_count: int


@dataclass(frozen=True)
class StandingView:
    """Where a user stands to one role.

    `closest` are the roles nearest to them, of those that are near: role, role_name, likeness, coverage. `chips` are
    the default filters of the profile; `next_step` is the first step of the roadmap that is not done; `readiness` is
    the mean fit (0-1) of the role's adverts, None of too few.

    `week_count` and `week_before_count` are the role's postings of the last seven days and the seven before.
    """

    role: str
    role_name: str
    chips: tuple[Chip, ...]
    readiness: Estimate | None
    advice: Advice | None
    next_step: NextStep | None
    closest: pd.DataFrame
    week_count: int
    week_before_count: int
    rising: tuple[str, ...]
    falling: tuple[str, ...]
    company_count: int
    span: tuple[date, date] | None


@remembered(lambda snapshot, knowledge, *, today, days=DEFAULT_DAYS: (today, days))
def home_view(snapshot: Snapshot, knowledge: Knowledge, *, today: date, days: int = DEFAULT_DAYS) -> HomeView:
    """The market over all roles in the last `days` days."""
    since, until = last_days(days, today)
    slice = Slice(since=since, until=until)
    wanted_skills = demand(snapshot, slice)
    table = wanted_skills.skills.head(0 if wanted_skills.words else SHOWN).copy()
    table["name"] = knowledge.skill_names(table["skill"])
    table = table[list(COLUMNS)]
    codes = snapshot.role.codes[slice.rows(snapshot)]
    provenance = provenance_of(
        snapshot,
        "market",
        slice={"since": since, "until": until, "days": days},
        columns=COLUMNS,
        counts={"postings": wanted_skills.posting_count, "companies": wanted_skills.company_count},
    )
    week, before = _weeks(snapshot, Slice(), until)
    rising, falling = _moved(snapshot, knowledge, Slice(), until)
    return HomeView(
        days=days,
        posting_count=wanted_skills.posting_count,
        company_count=wanted_skills.company_count,
        role_count=len(np.unique(codes[codes >= 0])),
        week_count=week,
        week_before_count=before,
        span=span(snapshot, slice),
        words=wanted_skills.words,
        rising=rising,
        falling=falling,
        table=table,
        export=table_export(table, provenance),
    )


@remembered(
    lambda snapshot, knowledge, user, role, *, today, days=DEFAULT_DAYS, widened=frozenset(): (
        person_key(user),
        tuple(user.progress.items()),
        role,
        today,
        days,
        widened,
    )
)
def standing_view(
    snapshot: Snapshot,
    knowledge: Knowledge,
    user: User,
    role: str,
    *,
    today: date,
    days: int = DEFAULT_DAYS,
    widened: frozenset[str] = frozenset(),
) -> StandingView:
    """How `user` stands to `role` in the last `days` days up to `today`, and what to learn next."""
    since, until = last_days(days, today)
    around = audience(snapshot, user, Slice(role=role, since=since, until=until), Filters(), widened)
    slice, profile = around.asked, knowledge.profile(user)
    plan = plan_for(snapshot, knowledge, user, around, Pace(DEFAULT_HOURS, DEFAULT_WEEKS, today))
    closest = roles_by_likeness(snapshot, knowledge, user, Slice(since=since, until=until))
    ranked = closest[closest["rank"].notna()].head(CLOSEST)
    closest = ranked[ranked["role"].isin(near_roles(knowledge, user, ranked["role"]))].copy()
    closest["role_name"] = closest["role"].map(knowledge.role_name).astype("str")
    catalogue = knowledge.roles.get(role)
    week, before = _weeks(snapshot, Slice(role=role), until)
    rising, falling = _moved(snapshot, knowledge, Slice(role=role), until)
    return StandingView(
        role=role,
        role_name=knowledge.role_name(role),
        chips=around.chips,
        readiness=standing_of(snapshot, slice, profile).readiness,
        advice=advice(snapshot, slice, catalogue.adjacent if catalogue else ()),
        next_step=_next_step(plan.steps, knowledge),
        closest=closest,
        week_count=week,
        week_before_count=before,
        rising=rising,
        falling=falling,
        company_count=company_count(snapshot, slice.rows(snapshot)),
        span=span(snapshot, slice),
    )


@remembered(
    lambda snapshot, knowledge, user, role, *, today, days=DEFAULT_DAYS, seen=None, widened=frozenset(): (
        person_key(user),
        tuple(user.learned_on.items()),
        user.last_visit,
        role,
        today,
        days,
        seen is None,
        widened,
    )
)
def since_view(
    snapshot: Snapshot,
    knowledge: Knowledge,
    user: User,
    role: str,
    *,
    today: date,
    days: int = DEFAULT_DAYS,
    seen: Seen | None = None,
    widened: frozenset[str] = frozenset(),
) -> Since:
    """What changed for `user` and `role` since the visit whose snapshot `seen` finds, or else within a week."""
    since, until = last_days(days, today)
    slice = audience(snapshot, user, Slice(role=role, since=since, until=until), Filters(), widened).asked
    return since_last_visit(snapshot, knowledge, user, (slice, knowledge.profile(user)), seen)


def _next_step(steps: Sequence[RoadmapStep], knowledge: Knowledge) -> NextStep | None:
    """The first step of a roadmap that is not done."""
    first = next((step for step in steps if step.state is not StepState.DONE), None)
    if first is None:
        return None
    return NextStep(
        skill=first.skill,
        name=knowledge.skill_name(first.skill),
        stage=first.stage,
        hours=first.hours,
        demand_share=first.demand.value,
        gain=first.gain.value if first.gain else 0.0,
        unlock_count=int(first.unlock.value) if first.unlock else 0,
    )


def _weeks(snapshot: Snapshot, slice: Slice, until: date) -> tuple[int, int]:
    ends = (until, until - A_WEEK)
    latest, before = (int(replace(slice, since=end - A_WEEK, until=end).mask(snapshot).sum()) for end in ends)
    return latest, before


def _moved(
    snapshot: Snapshot, knowledge: Knowledge, slice: Slice, until: date
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    key = ("moved", slice, until)
    if (verdicts := snapshot.recall(key)) is None:
        verdicts = snapshot.remember(key, skill_changes(snapshot, slice, until)[["skill", "verdict"]])
    rising, falling = (
        tuple(knowledge.skill_name(skill) for skill in verdicts.loc[verdicts["verdict"] == verdict, "skill"])
        for verdict in (Verdict.RISING.value, Verdict.FALLING.value)
    )
    return rising, falling
