"""What a plan is chosen from: the person before the adverts, and what each skill is worth to them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from core.catalogue.curriculum import Curriculum
from core.catalogue.scoring import Scoring
from core.catalogue.skill import Level
from core.market.fit import Standing
from core.stats.proportions import Floats

PATIENCE = 0.6  # per hour alone, short peripheral skills would come before a language; and for
SHORT_PATIENCE = 0.7  # those whose steps had better be short ones: beginners, and who is near already
BIG = 50.0  # hours above which a skill is learned in two stages
ENOUGH = 0.5  # readiness from which a language beside one's own, and what is built on it, is worth learning
SMALL = 12.0  # hours below which a skill is no step for its own sake: it is picked up along the way
SHORTEST, SHORT = 25.0, 20.0  # hours that a shorter skill counts like, SHORT to beginners: being short leads no plan
# What a skill is worth to somebody at the beginning: what comes late in a learner's path waits.
EARLY_WORTH = {Level.BEGINNER: 1.0, Level.INTERMEDIATE: 0.8, Level.ADVANCED: 0.5}
LATE_WORTH = 0.6  # what a beginning that is not core to the role is worth to who is near, and what is half known
PRESUMED_WORTH, STRANGE_WORTH = 0.4, 0.7  # the same of what is presumed, and of another language or stack
JOB_WORTH = 1.5  # what names whole jobs is worth to who has nothing of its kind: a mobile platform, a front-end library
PREFERRED_WORTH = 1.3  # what a core skill counts that goes with what one has
INTERVIEW_WORTH = 3.0  # what a core skill that beginners are asked about in interviews is worth to who can program
PROCESS_WORTH = 0.5  # what a way of working counts for where it is core to the role
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
        if level is Level.ADVANCED and skill in self.core:
            level = Level.INTERMEDIATE  # what a role is about is begun early, with its basics
        return EARLY_WORTH[level] if self.is_beginner and level else 1.0

    @cached_property
    def interviews(self) -> frozenset[str]:
        """Core skills that beginners who can program are asked about in interviews."""
        programs = self.is_beginner and bool(self.scoring.languages & self.satisfied)
        return self.scoring.interviews & self.core if programs else frozenset()

    @cached_property
    def out_of_turn(self) -> frozenset[str]:
        """Core skills that are worth more than their turn among these says."""
        return self.interviews.union(filter(self._names_jobs, self.core))

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
        return kind is not None and not any(self.scoring.rivals.get(owned) == kind for owned in self.satisfied)


def is_near(standing: Standing, weights: Floats) -> bool:
    """Whether the mean fit of adverts that count by `weights` is at least `ENOUGH`."""
    return float((standing.fits * weights).sum()) >= ENOUGH * (float(weights.sum()) or 1.0)
