"""The steps of a plan with their days, their intervals and their reasons."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

import numpy as np
import pandas as pd

from core.catalogue.curriculum import Curriculum
from core.market.fit import ROUNDING, Standing, learned_credits, mean_of
from core.market.profile import BASIC_CREDIT
from core.market.roadmap.task import Chosen, LearningStage
from core.models import StepState
from core.snapshot.columns import GROUPS
from core.stats.bootstrap import bootstrap_shares
from core.stats.proportions import Estimate

NOTHING = Estimate(0.0, 0.0, 1.0, 0)


class DecidedBy(StrEnum):
    """Why a step stands where it stands."""

    READINESS = "readiness"
    CORE = "core"
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
    """One skill to learn, or one stage of it.

    `demand` is the share of the slice's postings that ask for it; `gain` the readiness it adds at this place in the
    order (0-1), `unlock` the adverts that newly fit theta then, `ready_after` the readiness then. `prerequisites` are
    the hard ones; `also` what else it newly satisfies. A done step has no days, gain, unlock or readiness.
    """

    skill: str
    state: StepState
    hours: float
    starts_on: date | None
    finishes_on: date | None
    demand: Estimate
    gain: Estimate | None
    unlock: Estimate | None
    ready_after: float | None
    decided_by: DecidedBy
    stage: LearningStage | None = None
    prerequisites: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Course:
    """What the steps are told from.

    `standing` is the person before the adverts of the slice; `demand` is the frame of `skill_demand`; `asked_for` are
    the skills that some of its adverts ask for, `core` those of the role.
    """

    standing: Standing
    curriculum: Curriculum
    pace: Pace
    theta: float
    demand: pd.DataFrame
    posting_count: int
    satisfied: frozenset[str]
    begun: tuple[str, ...]
    done: tuple[str, ...]
    core: frozenset[str]

    @cached_property
    def shares(self) -> dict[str, tuple[float, float, float]]:
        """By skill the share of the postings that ask for it, and its interval."""
        columns = (self.demand[name].tolist() for name in ("skill", "demand_share", "share_low", "share_high"))
        return {skill: shares for skill, *shares in zip(*columns, strict=True)}  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class PlannedSteps:
    """The steps that are not done, and readiness before and after them."""

    steps: tuple[RoadmapStep, ...]
    before: Estimate | None
    after: Estimate | None


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
            gain=None,
            unlock=None,
            ready_after=None,
            decided_by=DecidedBy.STARTED,
            prerequisites=_hard(course, skill),
        )
        for skill in course.done
    ]


def planned_steps(course: Course, chosen: Sequence[Chosen]) -> PlannedSteps:
    """The steps of `chosen`, one after the other from the day the plan starts."""
    standing, satisfied, hours = course.standing, set(course.satisfied), 0.0
    steps = []
    for step in chosen:
        begins, hours = hours, hours + step.hours
        taught = course.curriculum.teaches(step.skill)
        credit = BASIC_CREDIT if step.stage is LearningStage.BASICS else 1.0
        after = standing.with_skills(learned_credits(standing, taught, credit))
        gain, unlock = _added(standing, after, course.theta)
        steps.append(
            RoadmapStep(
                skill=step.skill,
                state=StepState.LEARNING if step.skill in course.begun else StepState.TO_DO,
                hours=step.hours,
                starts_on=course.pace.day_of(begins),
                finishes_on=course.pace.day_after(hours),
                demand=demand_of(course, step.skill),
                gain=gain,
                unlock=unlock,
                ready_after=float(after.fits.mean()) if after.adverts.size else None,
                decided_by=_reason(course, step, gain),
                stage=step.stage,
                prerequisites=_hard(course, step.skill),
                also=tuple(sorted(taught - satisfied - {step.skill})),
            )
        )
        satisfied |= taught
        standing = after.settled()
    return PlannedSteps(tuple(steps), course.standing.readiness, standing.readiness)


def _added(before: Standing, after: Standing, theta: float) -> tuple[Estimate, Estimate]:
    """Readiness added, and adverts that newly fit `theta`."""
    adverts = before.adverts
    gain = mean_of(adverts, np.maximum(after.fits - before.fits, 0.0), skewed=True) or NOTHING
    new = (after.fits >= theta - ROUNDING) & ~before.ready(theta)
    hits = np.bincount(adverts.group[new], minlength=GROUPS)[:, None]
    low, high = bootstrap_shares(hits, adverts.sizes_by_group, adverts.pairs, before.bands(theta))
    size = adverts.size
    return gain, Estimate(float(new.sum()), float(low[0] * size), float(high[0] * size), size)


def demand_of(course: Course, skill: str) -> Estimate:
    """Share of the slice's postings that ask for `skill`, as `skill_demand` gives it."""
    n = course.posting_count
    share, low, high = course.shares.get(skill, (0.0, 0.0, 0.0 if n else 1.0))
    return Estimate(share, low, high, n)


def _hard(course: Course, skill: str) -> tuple[str, ...]:
    return tuple(sorted(course.curriculum.hard.get(skill, ())))


def _reason(course: Course, step: Chosen, gain: Estimate) -> DecidedBy:
    if step.skill in course.begun:
        return DecidedBy.STARTED
    if step.for_skill != step.skill:
        return DecidedBy.PREREQUISITE
    return DecidedBy.CORE if gain.value <= 0 and step.skill in course.core else DecidedBy.READINESS


STEP_COLUMNS = (
    "place",
    "skill",
    "stage",
    "state",
    "hours",
    "starts_on",
    "finishes_on",
    "demand_share",
    "demand_low",
    "demand_high",
    "gain",
    "gain_low",
    "gain_high",
    "unlock",
    "unlock_low",
    "unlock_high",
    "ready_after",
    "decided_by",
    "prerequisites",
    "also",
)


def steps_frame(steps: Sequence[RoadmapStep]) -> pd.DataFrame:
    """One row a step, `STEP_COLUMNS`: shares 0-1, gain 0-1, unlock in adverts, hours of study, days as dates."""
    rows = [
        (
            place,
            step.skill,
            step.stage.value if step.stage else "",
            step.state.value,
            step.hours,
            step.starts_on,
            step.finishes_on,
            *_values([step.demand, step.gain, step.unlock]),
            step.ready_after,
            step.decided_by.value,
            step.prerequisites,
            step.also,
        )
        for place, step in enumerate(steps, 1)
    ]
    return pd.DataFrame(rows, columns=list(STEP_COLUMNS))


def _values(estimates: Iterable[Estimate | None]) -> list[float | None]:
    return [
        value
        for estimate in estimates
        for value in ((estimate.value, estimate.low, estimate.high) if estimate else (None, None, None))
    ]
