"""Which skills to learn, and in which order: a greedy choice by what each adds to readiness in its hours.

Again and again the skill is taken that, with all it still needs, adds most readiness per hours^`PATIENCE`. The choice
does not depend on the weeks somebody has: the plan is cut where these end. docs/method.md says why.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from core.catalogue.curriculum import Curriculum
from core.catalogue.scoring import Scoring
from core.catalogue.skill import Level
from core.market.fit import Standing, learned_credits
from core.market.profile import BASIC_CREDIT
from core.stats.proportions import Floats

PATIENCE = 0.6  # per hour alone, short peripheral skills would come before a language; and for
SHORT_PATIENCE = 0.7  # those whose steps had better be short ones: beginners, and who is near already
BIG = 50.0  # hours above which a skill is learned in two stages
ENOUGH = 0.5  # readiness from which a language beside one's own, and what is built on it, is worth learning
BASICS_PART = 1 / 3  # of the hours lead to the basics
SMALL = 12.0  # hours below which a skill is no step for its own sake: it is picked up along the way
SHORTEST, SHORT = 25.0, 20.0  # hours that a shorter skill counts like, SHORT to beginners: being short leads no plan
LEAST_GAIN = 0.002  # readiness below which a skill is no step of its own
# What a skill is worth to somebody at the beginning: what comes late in a learner's path waits.
EARLY_WORTH = {Level.BEGINNER: 1.0, Level.INTERMEDIATE: 0.8, Level.ADVANCED: 0.5}
LATE_WORTH = 0.6  # what a beginning that is not core to the role is worth to who is near, and what is half known
PRESUMED_WORTH, STRANGE_WORTH = 0.4, 0.7  # the same of what is presumed, and of another language or stack
JOB_WORTH = 1.5  # what names whole jobs is worth to who has nothing of its kind: a mobile platform, a front-end library
PREFERRED_WORTH = 1.3  # what a core skill counts that goes with what one has
INTERVIEW_WORTH = 3.0  # what a core skill that beginners are asked about in interviews is worth to who can program
PROCESS_WORTH = 0.5  # what a way of working counts for where it is core to the role
IN_TURN = 0.85  # what a skill counts for each one that its role usually learns before it and that is still open,
STRICT_TURN = 0.65  # for beginners and in roles with hardly a posting; the rest of a big skill waits for
SECOND_STAGE = 2  # skills after its basics, and
OUT_OF_TURN = 3  # how many of these stand before a skill that is not core to the role
LANGUAGE_BY = 2  # place at which who has no programming language begins one, and
LANGUAGE_LATER = 6  # where the role asks for SQL more than for any: of analysts


class LearningStage(StrEnum):
    """How far a step leads in a big skill."""

    BASICS = "basics"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A step as chosen: what it costs, and why it is there (`for_skill`: the skill that needs it, else itself)."""

    skill: str
    stage: LearningStage | None
    hours: float
    for_skill: str


@dataclass(frozen=True, eq=False)
class Task:
    """What a plan is chosen from.

    `standing` is the person before the adverts, each of which counts by its `weights` (m,). `candidates` may be steps
    for their own sake. `core` are the role's core skills, `path` the same in the order in which they are usually
    learned, `languages` the programming languages it usually takes, `leading` the one it takes far more often than any
    the person has, `first_language` the core one it takes most often, for who has none: they begin it at place
    `language_by`. `is_beginner` is true of interns and juniors, `is_thin` of roles with few postings; `basics` are
    owned skills known at a basic level, whose next stage is the working level; `presumed` what is picked up on the job.
    """

    standing: Standing
    weights: Floats
    candidates: tuple[str, ...]
    core: frozenset[str]
    curriculum: Curriculum
    scoring: Scoring
    satisfied: frozenset[str]
    path: tuple[str, ...] = ()
    languages: frozenset[str] = frozenset()
    leading: str | None = None
    first_language: str | None = None
    language_by: int = LANGUAGE_BY
    is_beginner: bool = False
    is_thin: bool = False
    basics: frozenset[str] = frozenset()
    presumed: frozenset[str] = frozenset()

    @cached_property
    def whole(self) -> float:
        """The sum of all weights, 1 where there are none, to divide by."""
        return float(self.weights.sum()) or 1.0

    @cached_property
    def is_near(self) -> bool:
        """Whether the weighted mean fit is at least `ENOUGH`."""
        return is_near(self.standing, self.weights)

    def patient(self, hours: float) -> float:
        """What a gain is divided by that takes so many hours."""
        if self.is_near:
            return float(max(hours, SMALL) ** SHORT_PATIENCE)
        if self.is_beginner:
            return float(max(hours, SHORT) ** SHORT_PATIENCE)
        return float(max(hours, SHORTEST) ** PATIENCE)

    def worth(self, skill: str) -> float:
        """What a skill counts for: ways of working are picked up on the job, and what comes late in a path waits."""
        if skill in self.scoring.process:
            return PROCESS_WORTH
        if skill in self.presumed:
            return PRESUMED_WORTH
        if skill in self.familiar and not self.is_beginner:
            return LATE_WORTH
        if self.scoring.languages & self.satisfied and self._is_strange(skill):
            return STRANGE_WORTH
        if (
            skill in self.scoring.interviews & self.core
            and self.is_beginner
            and self.scoring.languages & self.satisfied
        ):
            return INTERVIEW_WORTH
        if self._names_jobs(skill):
            return JOB_WORTH
        if skill in self.preferred:
            return PREFERRED_WORTH
        level = self.curriculum.level.get(skill)
        if level is Level.BEGINNER and self.is_near and not self.is_beginner and skill not in self.core:
            return LATE_WORTH
        return EARLY_WORTH[level] if self.is_beginner and level else 1.0

    @cached_property
    def interviews(self) -> frozenset[str]:
        """Core skills that beginners who can program are asked about in interviews."""
        programs = self.is_beginner and bool(self.scoring.languages & self.satisfied)
        return self.scoring.interviews & self.core if programs else frozenset()

    @cached_property
    def preferred(self) -> frozenset[str]:
        """Core skills that go with what this person has: Windows servers with Active Directory."""
        return self.scoring.preferred_with(self.satisfied) & self.core

    @cached_property
    def familiar(self) -> frozenset[str]:
        """What is half known to this person."""
        return self.scoring.familiar_with(self.satisfied)

    def _is_strange(self, skill: str) -> bool:
        """Whether it is a language beside the person's own, or built on one, and not the one the role takes."""
        if skill == self.leading:
            return False
        satisfied = self.satisfied
        return self.scoring.is_new_language(skill, satisfied) or self.scoring.is_other_stack(skill, satisfied)

    def _names_jobs(self, skill: str) -> bool:
        """Whether a core skill names whole jobs and the person has none of its kind."""
        kind = self.scoring.rivals.get(skill) if skill in self.scoring.job_names & self.core else None
        return kind is not None and not any(self.scoring.rivals.get(one) == kind for one in self.satisfied)


@dataclass
class _Progress:
    """What is known as the plan grows."""

    standing: Standing
    satisfied: set[str]
    basics: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    steps: list[Chosen] = field(default_factory=list)


def is_near(standing: Standing, weights: Floats) -> bool:
    """Whether the mean fit of adverts that count by `weights` is at least `ENOUGH`."""
    return float((standing.fits * weights).sum()) >= ENOUGH * (float(weights.sum()) or 1.0)


def stage_hours(curriculum: Curriculum, skill: str, stage: LearningStage | None) -> float:
    """Hours of a stage of `skill`, its basics or the rest to a working level; None: the whole at once."""
    hours = curriculum.study_hours(skill)
    if stage is None:
        return hours
    basics = float(round(hours * BASICS_PART))
    return basics if stage is LearningStage.BASICS else hours - basics


def first_stage(curriculum: Curriculum, skill: str) -> LearningStage | None:
    """The stage that a skill begins with: its basics where it takes more than `BIG` hours, else none."""
    return LearningStage.BASICS if curriculum.study_hours(skill) > BIG else None


def chosen_steps(task: Task, begun: Sequence[str], most: int) -> list[list[Chosen]]:
    """Steps in the order of choice, each list a skill with what it still needs before it; at most `most` lists.

    `begun` come first. Who has no programming language begins one by step `language_by`, if the role's core has one.
    """
    progress = _Progress(task.standing, set(task.satisfied), set(task.basics))
    progress.languages = set(task.scoring.languages & task.satisfied)
    chains = [_take(task, progress, skill) for skill in begun]
    while len(chains) < most:
        rates = _in_turn(task, progress, {skill: _rate(task, progress, skill) for skill in _open(task, progress)})
        best = _best(rates)
        if not progress.languages and (language := task.first_language) in rates:
            chain = _chain(task, progress, best) if best else []
            begins = any(step.skill == language for step in chain)
            if not begins and len(progress.steps) + len(chain) >= task.language_by:
                best = language
        if best is None:
            break
        chains.append(_take(task, progress, best))
    return chains


def _in_turn(task: Task, progress: _Progress, rates: Mapping[str, float]) -> dict[str, float]:
    """`rates`, less for each open skill of the role that is usually learned before."""
    waiting, turns = 0, dict[str, int]()
    for skill in task.path:
        turns[skill] = waiting + SECOND_STAGE * (skill in progress.basics)
        waiting += rates.get(skill, 0.0) > 0 and skill not in progress.basics
    part = STRICT_TURN if task.is_beginner or task.is_thin else IN_TURN
    return {skill: rate * part ** turns.get(skill, min(waiting, OUT_OF_TURN)) for skill, rate in rates.items()}


def _best(rates: Mapping[str, float]) -> str | None:
    """What has the highest rate, of equal ones the first by id; None where all are 0."""
    best = min(rates, key=lambda skill: (-rates[skill], skill), default=None)
    return best if best is not None and rates[best] > 0 else None


def _open(task: Task, progress: _Progress) -> Iterator[str]:
    """What may be the next step: no rival of what is known, no second language, nothing known."""
    for skill in task.candidates:
        if skill in progress.satisfied and skill not in progress.basics:
            continue
        if skill in progress.basics:
            yield skill
            continue
        if task.scoring.rival_among(skill, progress.satisfied) or _waits_for_concept(task, progress, skill):
            continue
        if _is_barred(task, progress, skill):
            continue
        yield skill


def _waits_for_concept(task: Task, progress: _Progress, skill: str) -> bool:
    """Whether it is a tool for something not yet understood that may be a step before it: CI/CD, then Jenkins.

    So is a skill that is not core and teaches one that is: Tableau, for data scientists, teaches them to draw data.
    """
    concepts = {task.scoring.concepts.get(skill, skill)}
    if skill not in task.core:
        concepts |= task.curriculum.teaches(skill) & task.core
    waited_for = (concepts - progress.satisfied - {skill}).intersection(task.candidates)
    return any(_rate(task, progress, concept) > 0 for concept in sorted(waited_for))


def _chain(task: Task, progress: _Progress, skill: str) -> list[Chosen]:
    if skill in progress.basics:
        hours = stage_hours(task.curriculum, skill, LearningStage.WORKING)
        return [Chosen(skill, LearningStage.WORKING, hours, skill)]
    needs = task.curriculum.missing_before(skill, frozenset(progress.satisfied))
    stages = ((one, first_stage(task.curriculum, one)) for one in (*needs, skill))
    return [Chosen(one, stage, stage_hours(task.curriculum, one, stage), skill) for one, stage in stages]


def _credits(task: Task, standing: Standing, chain: Iterable[Chosen]) -> Standing:
    for step in chain:
        credit = BASIC_CREDIT if step.stage is LearningStage.BASICS else 1.0
        standing = standing.with_skills(learned_credits(standing, task.curriculum.teaches(step.skill), credit))
    return standing


def _rate(task: Task, progress: _Progress, skill: str) -> float:
    """Readiness per hours^PATIENCE that a skill adds with all it needs; 0 where it adds too little."""
    chain = _chain(task, progress, skill)
    needed = [step.skill for step in chain[:-1]]
    if any(_is_barred(task, progress, one) or task.scoring.rival_among(one, progress.satisfied) for one in needed):
        return 0.0
    after = _credits(task, progress.standing, chain)
    row, more = progress.standing.gain(after.credits)
    gain = float((more * task.weights[row]).sum() / task.whole)
    if gain < LEAST_GAIN:
        return 0.0
    worth = 1.0 if skill in progress.basics and skill in task.interviews else task.worth(skill)
    if task.scoring.concepts.get(skill) in progress.satisfied:
        worth *= LATE_WORTH
    return worth * gain / task.patient(sum(step.hours for step in chain))


def _is_barred(task: Task, progress: _Progress, skill: str) -> bool:
    """Whether a skill is no step for this person: what counts nowhere, or another language or stack than theirs.

    Who is near a role may learn a language beside one that it takes, and what is built on it.
    """
    if not task.scoring.counts(skill):
        return True
    if not progress.languages and skill in task.scoring.languages & task.core:
        return skill != task.first_language
    if not task.is_near and task.scoring.is_other_stack(skill, progress.satisfied):
        return True
    enough = bool(progress.languages - task.satisfied)
    if skill == task.leading and not enough:
        return False
    enough |= bool(progress.languages & task.languages) and not task.is_near
    return enough and task.scoring.is_new_language(skill, progress.satisfied)


def _take(task: Task, progress: _Progress, skill: str) -> list[Chosen]:
    chain = _chain(task, progress, skill)
    progress.standing = _credits(task, progress.standing, chain)
    for step in chain:
        progress.satisfied |= task.curriculum.teaches(step.skill)
        (progress.basics.add if step.stage is LearningStage.BASICS else progress.basics.discard)(step.skill)
        if step.skill in task.scoring.languages:
            progress.languages.add(step.skill)
    progress.steps += chain
    return chain
