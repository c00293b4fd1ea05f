"""The order in which to learn what is missing, with the evidence for every step."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.catalogue.curriculum import Curriculum
from core.market.adverts import adverts_of
from core.market.demand import skill_demand
from core.market.fit import Standing
from core.market.profile import OwnedSkills
from core.market.roadmap.candidates import TYPICAL_SHARE, Rules, task_of, whole_role
from core.market.roadmap.order import fitted, in_learning_order
from core.market.roadmap.planner import chosen_steps
from core.market.roadmap.steps import Course, Pace, PlannedSteps, RoadmapStep, done_steps, planned_steps
from core.market.roadmap.task import LANGUAGE_BY, Chosen, Task
from core.models import Seniority, StepState
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Estimate

LOOKED_AT = 12  # skills chosen before the plan is cut
NOT_PLANNED = 12  # skills of which it is told why they are not in the plan
EARLY = frozenset({"git", "version-control", "github"})  # used from the first day on


class WhyNot(StrEnum):
    """Why a skill that is asked for is not in the plan."""

    RIVAL = "rival"
    LANGUAGE = "language"
    PROCESS = "process"
    PRESUMED = "presumed"
    NO_ROOM = "no_room"
    RARE = "rare"
    OTHER_ROLE = "other_role"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A missing skill outside the plan; `beside` is the skill that makes it unneeded, "" where none does."""

    skill: str
    why: WhyNot
    demand_share: float
    hours: float
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Steps in order.

    Readiness is the mean fit over the rated adverts of the slice, None of too few; `few_skills` counts the others.

    `left_out` are missing skills that are asked for and not in the plan, the most asked for first, with the reason.
    """

    steps: tuple[RoadmapStep, ...]
    posting_count: int
    few_skills: int
    readiness: Estimate | None
    readiness_after: Estimate | None
    hours: float
    budget: float
    left_out: tuple[LeftOut, ...] = ()


def plan_roadmap(
    snapshot: Snapshot,
    where: Slice,
    profile: OwnedSkills,
    curriculum: Curriculum,
    pace: Pace,
    *,
    progress: Mapping[str, StepState] | None = None,
    rules: Rules | None = None,
) -> Roadmap:
    """The order in which to learn what `profile` lacks for the adverts of `where`.

    `progress` keeps the order in which steps were begun: done ones come first and count as owned, those being learned
    follow if they are steps for this role too, and nothing in the postings moves either. Then come the new ones.
    """
    rules, progress = rules or Rules(), progress or {}
    done = tuple(skill for skill, state in progress.items() if state is StepState.DONE)
    profile = replace(profile, owned=profile.owned.union(done))
    satisfied = frozenset(profile.satisfied)
    core = frozenset(skill for skill in rules.core.skills if profile.scoring.counts(skill))
    profile = replace(profile, basics=profile.basics.difference(done))
    learnable = {skill for skill, state in progress.items() if state is StepState.LEARNING}
    learning = [skill for skill in progress if skill in learnable and skill not in satisfied - profile.basics]
    presumed = profile.scoring.presumed_of(rules.level, satisfied).difference(learning)
    need_not_learn = satisfied | profile.scoring.picked_up_with(satisfied).difference(learning)
    wide = whole_role(where)
    of_role = adverts_of(snapshot, wide.rows(snapshot), profile.scoring)
    task = task_of(snapshot, where, profile, curriculum, rules, of_role, (core, need_not_learn, presumed))
    begun = tuple(skill for skill in learning if skill in task.candidates)
    chains = chosen_steps(task, begun, len(begun) + max(LOOKED_AT, rules.max_steps))
    taken = fitted(in_learning_order(chains, task, begun), task, pace.budget, len(begun) + rules.max_steps)
    fresh_first = sorted(
        taken, key=lambda step: step.skill in task.presumed
    )  # what is known from the job leads no plan
    early = with_early_tools(fresh_first, {*begun, *task.presumed}, latest_for_tools(fresh_first, task))
    ordered = with_early_language(early, task, begun)
    if rules.level not in (None, Seniority.INTERN, Seniority.JUNIOR):
        ordered = with_early_tools_second(ordered, task, begun)
    no_room = [chain[-1].skill for chain in chains if chain[-1] not in taken]
    adverts = of_role if where == wide else adverts_of(snapshot, where.rows(snapshot), profile.scoring)
    course = Course(
        standing=Standing(adverts, profile.credits(snapshot.skills)),
        curriculum=curriculum,
        pace=pace,
        theta=rules.theta,
        demand=skill_demand(snapshot, where),
        posting_count=len(where.rows(snapshot)),
        satisfied=satisfied,
        begun=begun,
        done=done,
        core=core,
    )
    planned = planned_steps(course, ordered)
    elsewhere = [skill for skill in learning if skill not in begun]
    return Roadmap(
        steps=(*done_steps(course), *planned.steps),
        posting_count=course.posting_count,
        few_skills=adverts.left_out_count,
        readiness=planned.before,
        readiness_after=planned.after,
        hours=sum(step.hours for step in ordered),
        budget=pace.budget,
        left_out=tuple(_left_out(task, course, planned, no_room, elsewhere)),
    )


def latest_for_tools(steps: Sequence[Chosen], task: Task) -> int:
    """The place, from 0, by which comes what is used from the first day on: the second.

    Where a first programming language comes later it is the one before that, in the first half of the plan.
    """
    place = next((number for number, step in enumerate(steps) if step.skill == task.first_language), 0)
    return 1 if task.language_by <= LANGUAGE_BY else max(1, min(place, (len(steps) - 1) // 2))


def with_early_tools(steps: Sequence[Chosen], begun: Iterable[str], latest: int = 1) -> list[Chosen]:
    """What is used from the first day on comes at the place `latest`, from 0, if not before."""
    ordered = list(steps)
    place = next((number for number, step in enumerate(ordered) if step.skill in EARLY), 0)
    if place > latest and ordered[place].skill not in set(begun):
        ordered.insert(latest, ordered.pop(place))
    return ordered


def with_early_tools_second(steps: Sequence[Chosen], task: Task, begun: Collection[str]) -> list[Chosen]:
    """No professional is sent to version control first, if what comes next does not need it."""
    ordered = list(steps)
    first, second = (*ordered[:2], None, None)[:2]
    if first and second and first.skill in EARLY and first.skill not in begun:
        needed = task.curriculum.needs(second.skill, task.satisfied)
        ordered[:2] = [first, second] if first.skill in needed else [second, first]
    return ordered


def with_early_language(steps: Sequence[Chosen], task: Task, begun: Collection[str]) -> list[Chosen]:
    """A first programming language comes at its place at the latest, if all it needs is there by then.

    One that the role takes far more often than the person's own comes before all else: Python for who has R.
    """
    language = task.first_language or task.leading
    ordered, latest = list(steps), len(begun) + (task.language_by - 1 if task.first_language else 0)
    place = next((number for number, step in enumerate(ordered) if step.skill == language), 0)
    before = task.satisfied | {step.skill for step in ordered[:latest]}
    if place > latest and task.curriculum.needs(ordered[place].skill, before) <= before:
        ordered.insert(latest, ordered.pop(place))
    return ordered


def _left_out(
    task: Task, course: Course, planned: PlannedSteps, no_room: Sequence[str], elsewhere: Sequence[str]
) -> Iterable[LeftOut]:
    """Missing skills of the slice that are not in the plan, most asked first; skills begun for other roles before."""
    planned_skills = {step.skill for step in planned.steps}
    learned = course.curriculum.taught(planned_skills) | course.satisfied
    shares = dict(zip(course.demand["skill"], course.demand["demand_share"], strict=True))
    for skill in elsewhere:
        yield LeftOut(skill, WhyNot.OTHER_ROLE, float(shares.get(skill, 0.0)), course.curriculum.cost(skill))
    worth = [skill for skill, share in shares.items() if share >= TYPICAL_SHARE or skill in no_room]
    listed = [skill for skill in worth if skill not in learned and task.scoring.counts(skill)]
    has_language = bool(task.scoring.languages & planned_skills or task.languages & course.satisfied)
    for skill in listed[:NOT_PLANNED]:
        rival = task.scoring.rival_among(skill, learned)
        if rival:
            why = WhyNot.RIVAL
        elif skill in task.satisfied:
            why = WhyNot.PRESUMED
        elif task.scoring.is_other_stack(skill, learned) or (
            has_language and task.scoring.is_new_language(skill, learned)
        ):
            why = WhyNot.LANGUAGE
        elif not task.scoring.may_be_step(skill, task.core):
            why = WhyNot.PROCESS
        else:
            why = WhyNot.NO_ROOM if skill in task.candidates else WhyNot.RARE
        yield LeftOut(skill, why, float(shares[skill]), course.curriculum.cost(skill), rival or "")
