"""The Roles page: all roles by how close a person is to them, and two of them skill by skill."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from core.formats.export import Export, Provenance, table_export
from core.market.closest import closest_roles
from core.market.comparison import Comparison, compare_roles
from core.market.gap import THRESHOLD
from core.models import Seniority, User
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.views.audience import level_of
from core.views.columns import SKILL, interval
from core.views.filters import Filters
from core.views.knowledge import Knowledge, person_key
from core.views.provenance import provenance_of
from core.views.view_cache import remembered
from core.views.windows import last_days, span

SHOWN = 15
NEAR_CORE_SKILLS = 2  # of a role's core skills, one may be what every office uses
NEAR_WANTED = 0.25  # part of the core skills from which the wanted role itself is one that is close today
LEADERSHIP = "leadership"
PROGRAMMERS = frozenset({"engineering", "ai", "hardware"})  # families of roles that take a programming language
RANKED = {
    "rank": "1 for the closest; empty where too few postings rank the role",
    "role": "role id",
    "role_name": "name of the role",
    "posting_count": "postings of the role",
    "likeness": "similarity of the profile to what the role asks for, 0-1: cosine, rare skills weighing more",
    "coverage": "share of in-demand skills the profile has, 0-1",
    "weighted_coverage": "the same weighed by demand, 0-1",
    "matched_count": "in-demand skills the profile has",
    "in_demand_count": "in-demand skills",
    "words": "why a role is not ranked",
}
PAIRED = {
    **SKILL,
    "kind": "in demand in both (shared) or one",
    "owned": "true if the profile has it or a skill that implies it",
    "first_share": "share of the first role's postings that ask for it, 0-1",
    **interval("first"),
    "first_count": "postings of the first role: the base",
    "second_share": "share of the second role's postings that ask for it, 0-1",
    **interval("second"),
    "second_count": "postings of the second role: the base",
    "difference": "second_share - first_share, -1 to 1",
    "one_company": "true for a difference beyond chance of which more than half is the doing of one company",
    **interval("difference", "-1 to 1"),
    "p_value": "two-proportion test on effective numbers of postings",
    "q_value": "p_value adjusted (Benjamini-Hochberg) over all skills 1 % of one role ask for; 1 where one_company",
}


@dataclass(frozen=True)
class ClosestView:
    """`table` has the columns of RANKED, the closest first; `shown` are the ranked rows for the chart.

    `near` are the roles among `shown` that one can call close, as `near_roles` says, even where no other is closer.
    """

    posting_count: int
    span: tuple[date, date] | None
    table: pd.DataFrame
    shown: pd.DataFrame
    near: tuple[str, ...]
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

    @property
    def asked(self) -> Slice:
        """The slice of the question."""
        since, until = last_days(self.days, self.today)
        return self.filters.narrow(since=since, until=until)


def _adjacent(knowledge: Knowledge, role: str) -> tuple[str, ...]:
    entry = knowledge.roles.get(role)
    return entry.adjacent if entry else ()


@remembered(
    lambda snapshot, knowledge, user, slice, threshold=THRESHOLD: (
        person_key(user),
        user.target_roles,
        slice,
        threshold,
    )
)
def roles_by_likeness(
    snapshot: Snapshot, knowledge: Knowledge, user: User, slice: Slice, threshold: float = THRESHOLD
) -> pd.DataFrame:
    """The frame of `closest_roles` for a user.

    Nothing is ranked without skills, and roles that lead people or systems only from lead upwards (or where one is
    the target).
    """
    catalogue = knowledge.roles.all()
    level = level_of(user)
    leads = level is not None and list(Seniority).index(level) >= list(Seniority).index(Seniority.LEAD)
    leading = {role.id for role in catalogue if role.family == LEADERSHIP}
    return closest_roles(
        snapshot,
        slice,
        knowledge.profile(user),
        cores={role.id: role.core_skills for role in catalogue},
        of_programmers={role.id for role in catalogue if role.family in PROGRAMMERS},
        left_out=() if leads else leading - set(user.target_roles),
        beside={*user.target_roles, *(name for target in user.target_roles for name in _adjacent(knowledge, target))},
        threshold=threshold,
    )


def near_roles(knowledge: Knowledge, user: User, roles: Iterable[str]) -> tuple[str, ...]:
    """Those of `roles`, in order, of whose core skills `user` has `NEAR_CORE_SKILLS`, or all where it has fewer.

    Of the core skills of a role that is their target they must have `NEAR_WANTED` as well (0-1), unless they are
    students: being the way there brings nobody nearer to it, but whoever takes interns teaches them.
    """
    has = knowledge.profile(user).satisfied.keys()
    part = 0.0 if level_of(user) is Seniority.INTERN else NEAR_WANTED

    def is_near(role: str) -> bool:
        entry = knowledge.roles.get(role)
        core = set(entry.core_skills) if entry else set[str]()
        wanted = part * len(core) if role in user.target_roles else 0
        return len(core & has) >= max(min(NEAR_CORE_SKILLS, len(core)), wanted)

    return tuple(role for role in roles if is_near(role))


@remembered(lambda snapshot, knowledge, user, question: (person_key(user), user.target_roles, question))
def closest_view(snapshot: Snapshot, knowledge: Knowledge, user: User, question: RolesQuestion) -> ClosestView:
    """All roles ranked by how close `user` is to them."""
    table = roles_by_likeness(snapshot, knowledge, user, question.asked, question.threshold)
    table = table.assign(role_name=table["role"].map(knowledge.role_name).astype("str"))[list(RANKED)]
    ranked = table[table["rank"].notna()]
    return ClosestView(
        posting_count=int(table["posting_count"].sum()),
        span=span(snapshot, question.asked),
        table=table,
        shown=ranked.head(SHOWN),
        near=near_roles(knowledge, user, ranked["role"].head(SHOWN)),
        unranked=tuple(table.loc[table["rank"].isna(), "role_name"]),
        export=table_export(table, _provenance(snapshot, question, "closest-roles", RANKED, {})),
    )


@remembered(lambda snapshot, knowledge, user, question, first, second: (person_key(user), question, first, second))
def pair_view(
    snapshot: Snapshot, knowledge: Knowledge, user: User, question: RolesQuestion, first: str, second: str
) -> PairView:
    """`first` and `second` skill by skill, and what of each `user` has."""
    compared = compare_roles(snapshot, question.asked, first, second, threshold=question.threshold)
    table = compared.skills.copy()
    table["name"] = knowledge.skill_names(table["skill"])
    table["owned"] = table["skill"].isin(list(knowledge.profile(user).satisfied))
    table = table[list(PAIRED)]
    counts = table["skill"].map(knowledge.profile(user).scoring.counts)  # as where all roles are ranked
    is_asked = [counts & (table[f"{side}_share"] >= question.threshold) for side in ("first", "second")]
    owned, total = [tuple(int((of_side & more).sum()) for of_side in is_asked) for more in (table["owned"], True)]
    return PairView(
        names=(knowledge.role_name(first), knowledge.role_name(second)),
        comparison=compared,
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
    slice = question.asked
    return provenance_of(
        snapshot,
        name,
        slice={
            **roles,
            "since": slice.since,
            "until": slice.until,
            "days": question.days,
            "country": slice.country,
            "seniority": slice.seniority,
            "work_model": slice.work_model,
            "threshold": question.threshold,
        },
        columns=columns,
        counts={"postings": int(slice.mask(snapshot).sum())},
    )
