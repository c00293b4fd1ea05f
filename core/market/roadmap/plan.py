"""The order in which to learn what is missing, with the evidence for every step."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np

from core.catalogue.curriculum import Curriculum
from core.market.demand import skill_demand
from core.market.fit import THETA, Adverts, Standing, adverts_of
from core.market.gap import CORE_ADVERTS, CORE_PART
from core.market.profile import OwnedSkills
from core.market.roadmap.planner import (
    SMALL,
    Chosen,
    Task,
    chosen_steps,
    fitted,
    in_learning_order,
    is_near,
)
from core.market.roadmap.steps import Course, Pace, PlannedSteps, RoadmapStep, done_steps, planned_steps
from core.models import Seniority, StepState
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Estimate

MAX_STEPS = 12
LOOKED_AT = 12  # skills chosen before the plan is cut
TYPICAL_SHARE, TYPICAL_COUNT, TYPICAL_LIFT = 0.04, 2, 1.25
OTHER_ADVERTS = 30.0  # adverts that those of the role outside the slice count like together
FEW_POSTINGS = 25  # postings of a role below which the core of its neighbours is asked as well
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
class RoleCore:
    """What the catalogue says of a role: its core skills and those of the roles beside it.

    `foreign` ones are the trade of others: adverts for developers name UX design, which designers do.
    """

    skills: tuple[str, ...] = ()
    adjacent: tuple[str, ...] = ()
    foreign: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rules:
    """What a plan keeps to.

    At most `max_steps` new steps, prerequisites included; an advert fits when the fit is at least `theta`; `core` is
    what the catalogue says of the role, `level` the learner's.
    """

    theta: float = THETA
    max_steps: int = MAX_STEPS
    core: RoleCore = field(default_factory=RoleCore)
    level: Seniority | None = None


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
    task = _task(snapshot, where, profile, curriculum, rules, (core, satisfied, presumed))
    begun = tuple(skill for skill in learning if skill in task.candidates)
    chains = chosen_steps(task, begun, len(begun) + max(LOOKED_AT, rules.max_steps))
    taken = fitted(in_learning_order(chains, task, begun), task, pace.budget, len(begun) + rules.max_steps)
    ordered = with_early_half(taken, begun)
    no_room = [chain[-1].skill for chain in chains if chain[-1] not in taken]
    adverts = adverts_of(snapshot, where.rows(snapshot), profile.scoring)
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
    told = planned_steps(course, ordered)
    elsewhere = [skill for skill in learning if skill not in begun]
    return Roadmap(
        steps=(*done_steps(course), *told.steps),
        posting_count=course.posting_count,
        few_skills=adverts.left_out_count,
        readiness=told.before,
        readiness_after=told.after,
        hours=sum(step.hours for step in ordered),
        budget=pace.budget,
        left_out=tuple(_left_out(task, course, told, no_room, elsewhere)),
    )


def _task(
    snapshot: Snapshot,
    where: Slice,
    profile: OwnedSkills,
    curriculum: Curriculum,
    rules: Rules,
    sets: tuple[frozenset[str], frozenset[str], frozenset[str]],
) -> Task:
    """The adverts of the role: those of the slice, the others as `OTHER_ADVERTS`, and the core as `CORE_ADVERTS`.

    `sets` are the core skills that count, what need not be learned any more, and what is presumed to be known. Who is
    near the role is told of that as well, since little else is left.
    """
    core, satisfied, presumed = sets
    facts = rules.core
    wide = Slice(role=where.role, since=where.since, until=where.until)
    adverts = adverts_of(snapshot, wide.rows(snapshot), profile.scoring)
    inside = np.isin(adverts.rows, where.rows(snapshot))
    others = int((~inside).sum())
    weights = np.where(inside, 1.0, min(1.0, OTHER_ADVERTS / max(others, 1)))
    demand = skill_demand(snapshot, wide)
    posting_count = len(wide.rows(snapshot))
    typical = demand[
        (demand["demand_share"] >= TYPICAL_SHARE)
        & (demand["asked_count"] >= TYPICAL_COUNT)
        & ((demand["lift"] >= TYPICAL_LIFT) | (where.role is None))
    ]["skill"].tolist()
    thin = posting_count < FEW_POSTINGS
    extra = [skill for skill in facts.adjacent if profile.scoring.counts(skill)] if thin else []
    wanted = dict.fromkeys([*typical, *facts.skills, *extra]) if not thin else dict.fromkeys([*facts.skills, *extra])
    shares = dict(zip(demand["skill"], demand["demand_share"], strict=True))
    weight = CORE_ADVERTS + CORE_PART * float(weights.sum())
    whole, weights = with_core(adverts, weights, [(core, weight), (frozenset(extra), weight / 3)], profile)
    standing = Standing(whole, profile.credits(whole.skills))
    if not is_near(standing, weights):
        satisfied |= presumed
    able = [
        skill
        for skill in wanted
        if skill not in (satisfied - profile.basics) | facts.foreign
        and profile.scoring.may_be_step(skill, core)
        and (curriculum.cost(skill) >= SMALL or skill in core)
    ]
    alone = dict(zip(demand["skill"], demand["demand_share"] - demand["choice_share"] / 2, strict=True))
    candidates = tuple(_one_of_each_group(able, core, alone, profile))
    languages = profile.scoring.languages & {*typical, *core}
    if languages & core and not profile.scoring.languages & satisfied:
        curriculum = curriculum.preferring(max(languages & core, key=lambda one: (shares.get(one, 0.0), one)))
    return Task(
        standing=standing,
        weights=weights,
        candidates=candidates,
        core=core,
        curriculum=curriculum,
        scoring=profile.scoring,
        satisfied=satisfied,
        languages=languages,
        is_beginner=rules.level in (Seniority.INTERN, Seniority.JUNIOR),
        basics=profile.basics,
    )


def _one_of_each_group(
    skills: Sequence[str], core: Collection[str], shares: Mapping[str, float], profile: OwnedSkills
) -> Iterator[str]:
    """Of rivals the one that is core, else most asked for: knowing one earns part of the others anyway."""

    def rank(skill: str) -> tuple[bool, float, str]:
        return skill not in core, -shares.get(skill, 0.0), skill

    for skill in skills:
        others = [other for other in skills if profile.scoring.are_rivals(skill, other)]
        if all(rank(skill) < rank(other) for other in others):
            yield skill


def with_core(
    adverts: Adverts,
    weights: "np.ndarray[tuple[int], np.dtype[np.float64]]",
    cores: Sequence[tuple[frozenset[str], float]],
    profile: OwnedSkills,
) -> "tuple[Adverts, np.ndarray[tuple[int], np.dtype[np.float64]]]":
    """`adverts` and one made-up advert more for each of `cores`: it requires these skills and counts by its weight."""
    for core, weight in cores:
        if core:
            adverts, weights = adverts.with_advert(sorted(core), profile.scoring), np.append(weights, weight)
    return adverts, weights


def with_early_half(steps: Sequence[Chosen], begun: Iterable[str]) -> list[Chosen]:
    """What is used from the first day on comes in the first half at the latest."""
    ordered, latest = list(steps), max((len(steps) + 1) // 2, 3) - 1
    place = next((number for number, step in enumerate(ordered) if step.skill in EARLY), 0)
    if place > latest and ordered[place].skill not in set(begun):
        ordered.insert(latest, ordered.pop(place))
    return ordered


def _left_out(
    task: Task, course: Course, told: PlannedSteps, no_room: Sequence[str], elsewhere: Sequence[str]
) -> Iterable[LeftOut]:
    """Missing skills of the slice that are not in the plan, most asked first; skills begun for other roles before."""
    planned = {step.skill for step in told.steps}
    learned = course.curriculum.taught(planned) | course.satisfied
    shares = dict(zip(course.demand["skill"], course.demand["demand_share"], strict=True))
    for skill in elsewhere:
        yield LeftOut(skill, WhyNot.OTHER_ROLE, float(shares.get(skill, 0.0)), course.curriculum.cost(skill))
    worth = [skill for skill, share in shares.items() if share >= TYPICAL_SHARE or skill in no_room]
    listed = [skill for skill in worth if skill not in learned and task.scoring.counts(skill)]
    has_language = bool(task.scoring.languages & planned or task.languages & course.satisfied)
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
