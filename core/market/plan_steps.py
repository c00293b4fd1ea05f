"""The steps of a plan with their days, their intervals and their reasons."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
import pandas as pd

from core.market.counting import group_sums
from core.market.plan_search import StudyProblem, bits
from core.market.readiness import near_unlocked, ready_share
from core.market.resampling import bootstrap_shares
from core.market.statistics import Estimate
from core.market.study import Curriculum
from core.market.study_problem import Evidence
from core.models import StepState


class DecidedBy(StrEnum):
    """Why a step stands where it stands."""

    READINESS = "readiness"
    DEMAND = "demand"
    PREREQUISITE = "prerequisite"
    STARTED = "started"


@dataclass(frozen=True, slots=True)
class Pace:
    """How much somebody studies: from `started_on`, `hours_per_week` for `weeks`."""

    hours_per_week: float
    weeks: float
    started_on: date

    def __post_init__(self) -> None:
        if not (0 < self.hours_per_week <= 168 and 0 < self.weeks <= 520):
            raise ValueError("hours a week must be in 0-168 and weeks in 0-520, both above 0")

    @property
    def budget(self) -> float:
        """Hours in all."""
        return self.hours_per_week * self.weeks

    def day_of(self, hours: float) -> date:
        """The day on which study goes on when that many hours are done."""
        return self.started_on + timedelta(days=math.floor(hours / self.hours_per_week * 7 + 1e-9))

    def day_after(self, hours: float) -> date:
        """The day on which that many hours of study are done."""
        return self.started_on + timedelta(days=math.ceil(hours / self.hours_per_week * 7 - 1e-9))


@dataclass(frozen=True, slots=True)
class RoadmapStep:
    """One skill to learn. `demand` is the share of the slice's postings that ask for it; `unlock` the postings that
    become ready at this place in the order; `ready_after` the share that is ready then. `prerequisites` are the hard
    ones; `also` what else it newly satisfies. A done step has no days, unlock or readiness.
    """

    skill: str
    state: StepState
    hours: float
    starts_on: date | None
    finishes_on: date | None
    demand: Estimate
    unlock: Estimate | None
    ready_after: float | None
    decided_by: DecidedBy
    prerequisites: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """What a roadmap is made from. `begun` steps keep their place; `wanted` ones are there for their own
    sake; `demand` is the frame of `skill_demand`.
    """

    problem: StudyProblem
    evidence: Evidence
    curriculum: Curriculum
    pace: Pace
    demand: pd.DataFrame
    wanted: frozenset[str]
    begun: tuple[str, ...]
    done: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    """Share of the counted postings that is ready `before` and `after` a plan; `unlocks` are postings, one a step."""

    unlocks: tuple[Estimate, ...]
    before: Estimate
    after: Estimate


def done_steps(course: Course) -> list[RoadmapStep]:
    """What was learned already, in the order it was begun; without days."""
    return [
        RoadmapStep(
            skill=skill,
            state=StepState.DONE,
            hours=course.curriculum.cost(skill),
            starts_on=None,
            finishes_on=None,
            demand=demand_of(course, skill),
            unlock=None,
            ready_after=None,
            decided_by=DecidedBy.STARTED,
            prerequisites=_hard(course, skill),
        )
        for skill in course.done
    ]


def planned_steps(course: Course, order: Sequence[int], readiness: Readiness, by: DecidedBy) -> list[RoadmapStep]:
    """The steps of `order`, one after the other from the day the plan starts."""
    problem, made = course.problem, []
    hours, items, ready = 0.0, 0, readiness.before.value
    for step, unlock in zip(order, readiness.unlocks, strict=True):
        begins, hours = hours, hours + problem.hours[step]
        ready += unlock.value / max(unlock.n, 1)
        new = problem.gives[step] & ~items & ~(1 << step)
        items |= problem.gives[step]
        skill = problem.steps[step]
        made.append(
            RoadmapStep(
                skill=skill,
                state=StepState.LEARNING if skill in course.begun else StepState.TO_DO,
                hours=problem.hours[step],
                starts_on=course.pace.day_of(begins),
                finishes_on=course.pace.day_after(hours),
                demand=demand_of(course, skill),
                unlock=unlock,
                ready_after=ready,
                decided_by=_reason(course, order, step, by),
                prerequisites=_hard(course, skill),
                also=tuple(course.evidence.items[item] for item in bits(new)),
            )
        )
    return made


def demand_of(course: Course, skill: str) -> Estimate:
    """Share of the slice's postings that ask for `skill`, as `skill_demand` gives it."""
    n = len(course.evidence.counted)
    found = course.demand[course.demand["skill"] == skill]
    if found.empty:
        return Estimate(0.0, 0.0, 0.0 if n else 1.0, n)
    share, low, high = found.iloc[0][["demand_share", "share_low", "share_high"]]
    return Estimate(float(share), float(low), float(high), n)


def _hard(course: Course, skill: str) -> tuple[str, ...]:
    return tuple(sorted(course.curriculum.hard.get(skill, ())))


def _reason(course: Course, order: Sequence[int], step: int, by: DecidedBy) -> DecidedBy:
    """What a step is there for: readiness, if without it (and what needs it) the plan readies fewer postings."""
    problem = course.problem
    if problem.steps[step] in course.begun:
        return DecidedBy.STARTED
    if problem.steps[step] not in course.wanted:
        return DecidedBy.PREREQUISITE
    everything, without = 0, 0
    for one in order:
        everything |= problem.gives[one]
        if one != step and not problem.needs[one] & ~without:
            without |= problem.gives[one]
    counts = by is DecidedBy.READINESS and problem.ready(without) < problem.ready(everything)
    return DecidedBy.READINESS if counts else DecidedBy.DEMAND


def readiness_of(course: Course, order: Sequence[int]) -> Readiness:
    """Postings each step readies, then the share ready before and after; intervals resample companies."""
    evidence, sizes = course.evidence, group_sums(course.evidence.group, course.evidence.counted)
    items, ready, columns = 0, evidence.ready(0), []
    for step in order:
        items |= course.problem.gives[step]
        now = evidence.ready(items)
        columns.append(group_sums(evidence.group, now & ~ready))
        ready = now
    hits, n = np.array(columns).reshape(-1, len(sizes)).T, int(sizes.sum())
    low, high = bootstrap_shares(hits, sizes, evidence.pairs, near_unlocked(evidence.by_lack(0)))
    unlocks = [
        Estimate(float(count), float(lower * n), float(upper * n), n)
        for count, lower, upper in zip(hits.sum(axis=0), low, high, strict=True)
    ]
    before, after = (
        ready_share(evidence.by_lack(learned), evidence.pairs) or Estimate(0.0, 0.0, 1.0, 0) for learned in (0, items)
    )
    return Readiness(tuple(unlocks), before, after)


STEP_COLUMNS = (
    "place", "skill", "state", "hours", "starts_on", "finishes_on", "demand_share", "demand_low", "demand_high",
    "unlock", "unlock_low", "unlock_high", "ready_after", "decided_by", "prerequisites", "also",
)  # fmt: skip


def steps_frame(steps: Sequence[RoadmapStep]) -> pd.DataFrame:
    """One row a step, `STEP_COLUMNS`: shares 0-1, unlock in postings, hours of study, days as dates."""
    rows = [
        (
            place, step.skill, step.state.value, step.hours, step.starts_on, step.finishes_on,
            step.demand.value, step.demand.low, step.demand.high,
            *((step.unlock.value, step.unlock.low, step.unlock.high) if step.unlock else (None, None, None)),
            step.ready_after, step.decided_by.value, step.prerequisites, step.also,
        )
        for place, step in enumerate(steps, 1)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(STEP_COLUMNS))
