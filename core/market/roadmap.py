"""The order in which to learn what is missing, with the evidence for every step."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from core.market.demand import skill_demand
from core.market.plan_search import Found, StudyProblem, follow, search
from core.market.plan_steps import Course, DecidedBy, Pace, RoadmapStep, done_steps, planned_steps, readiness_of
from core.market.readiness import THETA
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.market.statistics import Estimate
from core.market.study import Curriculum
from core.market.study_problem import evidence_for, problem_of, steps_worth_taking
from core.models import StepState

MAX_STEPS = 12
# Below these a plan's newly ready postings are too few to order skills by.
FEW_READIED, FEW_READIED_SHARE = 5, 0.01


@dataclass(frozen=True, slots=True)
class Rules:
    """What a plan keeps to: at most `max_steps` new steps, prerequisites included; a posting is ready when at least
    `theta` of its skills are satisfied; skills in `without` are planned only where another needs them.
    """

    theta: float = THETA
    max_steps: int = MAX_STEPS
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Learner:
    """Who learns, and how far they are."""

    owned: frozenset[str]
    curriculum: Curriculum
    pace: Pace
    progress: Mapping[str, StepState]


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Steps in order. `posting_hours` is the plan's worth, `greedy_posting_hours` that of the greedy order, both in
    postings (ready, or asking, as `decided_by` says) times hours of the budget; `gap_to_greedy` their relation - 1.
    `optimal`: no order of these skills is worth more. Readiness is over postings with at least 3 skills; `few_skills`
    counts the others. `left_out` are wanted skills that fit neither budget nor `max_steps`.
    """

    steps: tuple[RoadmapStep, ...]
    posting_count: int
    few_skills: int
    readiness: Estimate
    readiness_after: Estimate
    hours: float
    budget: float
    decided_by: DecidedBy
    posting_hours: float
    greedy_posting_hours: float
    optimal: bool
    left_out: tuple[str, ...] = ()

    @property
    def gap_to_greedy(self) -> float:
        """By how much the plan is worth more than the greedy one; 0.1 is 10 %, infinite where greedy is worth 0."""
        if self.greedy_posting_hours == 0:
            return math.inf if self.posting_hours > 0 else 0.0
        return self.posting_hours / self.greedy_posting_hours - 1


def roadmap(
    snapshot: Snapshot,
    where: Slice,
    owned: Iterable[str],
    curriculum: Curriculum,
    pace: Pace,
    *,
    progress: Mapping[str, StepState] | None = None,
    rules: Rules | None = None,
) -> Roadmap:
    """The best order found of the skills `owned` lacks for the postings of `where`.

    `progress` keeps the order in which steps were begun: done ones come first and count as owned, those being learned
    follow, and nothing in the postings moves either. Then come the new ones.
    """
    course = _course(snapshot, where, Learner(frozenset(owned), curriculum, pace, progress or {}), rules or Rules())
    start = follow(course.problem, range(len(course.begun)))
    found = search(course.problem, start)
    by = DecidedBy.READINESS
    if found.plan.readied < max(FEW_READIED, FEW_READIED_SHARE * int(course.evidence.counted.sum())):
        by = DecidedBy.DEMAND
        asked = _by_demand_only(course.problem)
        found = search(asked, follow(asked, range(len(course.begun))))
    return _told(course, found, by)


def _course(snapshot: Snapshot, where: Slice, learner: Learner, rules: Rules) -> Course:
    curriculum, pace = learner.curriculum, learner.pace
    done = tuple(skill for skill, state in learner.progress.items() if state is StepState.DONE)
    satisfied = curriculum.satisfied((*learner.owned, *done))
    begun: dict[str, None] = {}
    for skill, state in learner.progress.items():
        if state is StepState.LEARNING and skill not in satisfied:
            before = curriculum.missing_before(skill, satisfied | curriculum.taught(begun))
            begun |= dict.fromkeys((*before, skill))
    rows = where.rows(snapshot)
    asks = snapshot.asks if len(rows) == snapshot.size else snapshot.asks[rows]
    have = satisfied | curriculum.taught(begun)
    new, wanted = steps_worth_taking(snapshot.skills, asks, have, curriculum, rules.without)
    steps = (*begun, *(step for step in new if step not in begun))
    given = sorted(curriculum.taught(steps) - satisfied - set(steps))
    evidence = evidence_for(snapshot, rows, asks, satisfied, (*steps, *given), rules.theta)
    problem = problem_of(evidence, steps, curriculum, pace.budget, len(begun) + rules.max_steps)
    demand = skill_demand(snapshot, where)
    return Course(problem, evidence, curriculum, pace, demand, wanted, tuple(begun), done)


def _by_demand_only(problem: StudyProblem) -> StudyProblem:
    return replace(problem, masks=problem.masks[:, :0], need=problem.need[:0], weight=problem.weight[:0])


def _told(course: Course, found: Found, by: DecidedBy) -> Roadmap:
    readiness = readiness_of(course, found.plan.order)
    axis = 0 if by is DecidedBy.READINESS else 1
    missed = (step for number, step in enumerate(course.problem.steps) if not found.plan.items >> number & 1)
    return Roadmap(
        steps=(*done_steps(course), *planned_steps(course, found.plan.order, readiness, by)),
        posting_count=len(course.evidence.counted),
        few_skills=int((~course.evidence.counted).sum()),
        readiness=readiness.before,
        readiness_after=readiness.after,
        hours=found.plan.hours,
        budget=course.problem.budget,
        decided_by=by,
        posting_hours=found.plan.value[axis],
        greedy_posting_hours=found.greedy.value[axis],
        optimal=found.optimal,
        left_out=tuple(step for step in missed if step in course.wanted),
    )
