"""A group's report: renewed at most once a day, and only after several joined or left, or after four weeks."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from core.accounts.groups import MOST_MEMBERS
from core.market.demand import skill_demand
from core.models import User
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.store import Store
from core.store.groups import StoredReport, UserGroup
from core.views.gap import GapQuestion, gap_view
from core.views.group.answers import FEWEST, MEMBER_STEP, EstimatedShare, estimated_shares
from core.views.knowledge import Knowledge
from core.views.roadmap_question import Learning

__all__ = ["GroupReport", "GroupRow", "UserGroup", "group_report"]
ONCE_A = timedelta(days=1)
AT_LATEST = timedelta(days=28)
CHANGES = 5  # people who join or leave before the numbers are updated
SHOWN = 10
LEAST_SHARE = 0.2  # less is not told: it may be nobody
CLEAR = 1.5  # margins by which a share must differ from none to be told
SKILLS = 150  # that are asked about: those most adverts ask for, whoever the members are
WELL_ON = 0.5  # coverage from which somebody is well on the way
COURSE_HOURS = 40.0
COURSE_GAIN = 0.02  # of the adverts for the role that a course must add to a member's fit


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A share of the members; `name` is a role's or a skill's."""

    id: str
    name: str
    share: float
    margin: float


@dataclass(frozen=True, slots=True)
class GroupReport:
    """`members` is rounded down to the next five; `aims`, `well_on` are by target role, `gaps` and `courses` by skill.

    `well_on` has at least half of what the role asks for; `courses` are skills of at most 40 hours that would add
    adverts to what they fit.
    """

    made_at: datetime
    members: int
    aims: tuple[GroupRow, ...]
    well_on: tuple[GroupRow, ...]
    gaps: tuple[GroupRow, ...]
    courses: tuple[GroupRow, ...]


def group_report(
    store: Store,
    group: UserGroup,
    snapshot: Snapshot,
    knowledge: Knowledge,
    learning: Learning,
    now: datetime,
    today: date,
) -> GroupReport | None:
    """The current report, renewed if it is due; None for a group of fewer than five members."""
    members = store.groups.members(group.group_id)
    if len(members) < FEWEST:
        store.groups.drop_report(group.group_id)
        return None
    stored = store.groups.report(group.group_id)
    if stored is not None and not is_due(stored.made_at, group.changes, now):
        return _from_values(stored)
    users = store.users.by_ids(members[:MOST_MEMBERS])
    answers = {user_id: answers_of(user, snapshot, knowledge, learning, today) for user_id, user in users.items()}
    if len(answers) < FEWEST:
        return None
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)  # as the store keeps it
    counted = estimated_shares(group.secret, questions_of(snapshot, knowledge), answers)
    report = _report(counted, len(answers), knowledge, now)
    store.groups.save_report(StoredReport(group.group_id, now, _values(report)))
    return report


def is_due(made_at: datetime, changes: int, now: datetime) -> bool:
    """Whether numbers of that time are updated after so many people joined or left."""
    age = now - made_at
    return age >= AT_LATEST or (age >= ONCE_A and changes >= CHANGES)


def questions_of(snapshot: Snapshot, knowledge: Knowledge) -> tuple[str, ...]:
    """What is asked of each member of any group: about every role, and about the skills most adverts ask for."""
    roles = [role.id for role in knowledge.roles.all()]
    demand = skill_demand(snapshot, Slice())
    skills = [skill for skill in demand["skill"] if knowledge.taxonomy.is_scored(skill)][:SKILLS]
    kinds = (("aims", roles), ("well_on", roles), ("lacks", skills), ("course", skills))
    return tuple(f"{kind} {entry_id}" for kind, ids in kinds for entry_id in ids)


def answers_of(user: User, snapshot: Snapshot, knowledge: Knowledge, learning: Learning, today: date) -> frozenset[str]:
    """The questions that a member's profile says yes to."""
    if not user.target_roles:
        return frozenset()
    role = user.target_roles[0]
    view = gap_view(snapshot, knowledge, user, GapQuestion(role, today, widened=frozenset({"level", "place"})))
    answers = {f"aims {role}" for role in user.target_roles}
    if view.gap.words:  # too few adverts for a number
        return frozenset(answers)
    coverage = view.gap.coverage
    if coverage is not None and coverage.value >= WELL_ON:
        answers.add(f"well_on {role}")
    missing = view.table[~view.table["owned"].astype(bool) & view.table["in_demand"].astype(bool)]
    for skill, gain in zip(missing["skill"], missing["gain"], strict=True):
        answers.add(f"lacks {skill}")
        if learning.curriculum.cost(skill) <= COURSE_HOURS and gain >= COURSE_GAIN:
            answers.add(f"course {skill}")
    return frozenset(answers)


def _report(counted: Mapping[str, EstimatedShare], members: int, knowledge: Knowledge, now: datetime) -> GroupReport:
    def rows(kind: str) -> tuple[GroupRow, ...]:
        of_kind = [
            (question.removeprefix(f"{kind} "), share)
            for question, share in counted.items()
            if question.startswith(f"{kind} ") and share.value >= max(LEAST_SHARE, CLEAR * share.margin)
        ]
        name = knowledge.role_name if kind in ("aims", "well_on") else knowledge.skill_name
        ordered = sorted(of_kind, key=lambda pair: (-pair[1].value, name(pair[0])))
        return tuple(
            GroupRow(entry_id, name(entry_id), share.value, share.margin) for entry_id, share in ordered[:SHOWN]
        )

    rounded = members // MEMBER_STEP * MEMBER_STEP
    return GroupReport(now, rounded, rows("aims"), rows("well_on"), rows("lacks"), rows("course"))


def _values(report: GroupReport) -> dict[str, Any]:
    return {name: value for name, value in asdict(report).items() if name != "made_at"}


def _from_values(stored: StoredReport) -> GroupReport:
    def rows(name: str) -> Iterable[GroupRow]:
        return (GroupRow(**row) for row in stored.content[name])

    lists = {name: tuple(rows(name)) for name in ("aims", "well_on", "gaps", "courses")}
    return GroupReport(stored.made_at, int(stored.content["members"]), **lists)
