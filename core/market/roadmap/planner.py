"""Which skills to learn, and in which order: a greedy choice by what each adds to readiness in its hours.

Again and again the skill is taken that, with all it still needs, adds most readiness per hours^`PATIENCE`. The choice
does not depend on the weeks somebody has: the plan is cut where these end. docs/method.md says why.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
LEAST_GAIN = 0.002  # readiness below which a skill is no step of its own
BLOCK = 8  # skills that are put into learning order together
# What a skill is worth to somebody at the beginning: what comes late in a learner's path waits.
EARLY_WORTH = {Level.BEGINNER: 1.0, Level.INTERMEDIATE: 0.8, Level.ADVANCED: 0.5}
PROCESS_WORTH = 0.5  # what a way of working counts for where it is core to the role
LANGUAGE_BY = 3  # place at which who has no programming language begins one


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
    for their own sake. `core` are the role's core skills, `languages` the programming languages it usually takes;
    `is_beginner` is true of interns and juniors; `basics` are owned skills known at a basic level, whose next stage is
    the working level.
    """

    standing: Standing
    weights: Floats
    candidates: tuple[str, ...]
    core: frozenset[str]
    curriculum: Curriculum
    scoring: Scoring
    satisfied: frozenset[str]
    languages: frozenset[str] = frozenset()
    is_beginner: bool = False
    basics: frozenset[str] = frozenset()

    @cached_property
    def whole(self) -> float:
        """The sum of all weights, 1 where there are none, to divide by."""
        return float(self.weights.sum()) or 1.0

    @cached_property
    def is_near(self) -> bool:
        """Whether the weighted mean fit is at least `ENOUGH`."""
        return is_near(self.standing, self.weights)

    def worth(self, skill: str) -> float:
        """What a skill counts for: ways of working are picked up on the job, and what comes late in a path waits."""
        if skill in self.scoring.process:
            return PROCESS_WORTH
        if not self.is_beginner or skill not in self.curriculum.level:
            return 1.0
        return EARLY_WORTH[self.curriculum.level[skill]]


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
    hours = curriculum.cost(skill)
    if stage is None:
        return hours
    basics = float(round(hours * BASICS_PART))
    return basics if stage is LearningStage.BASICS else hours - basics


def first_stage(curriculum: Curriculum, skill: str) -> LearningStage | None:
    """The stage that a skill begins with: its basics where it takes more than `BIG` hours, else none."""
    return LearningStage.BASICS if curriculum.cost(skill) > BIG else None


def chosen_steps(task: Task, begun: Sequence[str], most: int) -> list[list[Chosen]]:
    """Steps in the order of choice, each list a skill with what it still needs before it; at most `most` lists.

    `begun` come first. Who has no programming language begins one by step `LANGUAGE_BY`, if the role's core has one.
    """
    progress = _Progress(task.standing, set(task.satisfied), set(task.basics))
    progress.languages = set(task.scoring.languages & task.satisfied)
    chains = [_take(task, progress, skill) for skill in begun]
    while len(chains) < most:
        rates = {skill: _rate(task, progress, skill) for skill in _open(task, progress)}
        best = _best(rates)
        if not progress.languages and (languages := task.scoring.languages & task.core & rates.keys()):
            chain = _chain(task, progress, best) if best else []
            begins = any(step.skill in task.scoring.languages for step in chain)
            if not begins and len(progress.steps) + len(chain) >= LANGUAGE_BY:
                best = _best({skill: rates[skill] for skill in languages}) or min(languages)
        if best is None:
            break
        chains.append(_take(task, progress, best))
    return chains


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
        if task.scoring.rival_among(skill, progress.satisfied):
            continue
        if _is_barred(task, progress, skill):
            continue
        yield skill


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
    if any(_is_barred(task, progress, step.skill) for step in chain[:-1]):
        return 0.0
    after = _credits(task, progress.standing, chain)
    row, more = progress.standing.gain(after.credits)
    gain = float((more * task.weights[row]).sum() / task.whole)
    if gain < LEAST_GAIN:
        return 0.0
    hours: float = max(sum(step.hours for step in chain), SMALL)
    return task.worth(skill) * gain / float(hours ** (SHORT_PATIENCE if task.is_beginner or task.is_near else PATIENCE))


def _is_barred(task: Task, progress: _Progress, skill: str) -> bool:
    """Whether a skill is no step for this person: what counts nowhere, or another language or stack than theirs.

    Who is near a role may learn a language beside one that it takes, and what is built on it.
    """
    if not task.scoring.counts(skill):
        return True
    if not task.is_near and task.scoring.is_other_stack(skill, progress.satisfied):
        return True
    enough = bool(progress.languages - task.satisfied)
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


def in_learning_order(chains: Sequence[Sequence[Chosen]], task: Task, begun: Collection[str]) -> list[Chosen]:
    """All chosen steps, each after what it needs and after what helps with it, otherwise in the order of choice.

    `BLOCK` chains are ordered at a time, so that what is chosen late does not come before what is chosen early. Steps
    that were begun keep their place in front.
    """
    ordered: list[Chosen] = []
    have = set(task.satisfied)
    for start in range(0, len(chains), BLOCK):
        steps = [step for chain in chains[start : start + BLOCK] for step in chain]
        block = _Block(steps, task, begun, have)
        ordered += block.ordered()
    return ordered


class _Block:
    """Steps that are put into learning order together; `have` grows by what they teach."""

    def __init__(self, steps: Sequence[Chosen], task: Task, begun: Collection[str], have: set[str]) -> None:
        self._steps, self._task, self._begun, self._have = steps, task, begun, have
        self._place = {step.skill: number for number, step in reversed(list(enumerate(steps)))}
        self._done: list[Chosen] = []

    def ordered(self) -> list[Chosen]:
        for step in sorted(self._steps, key=lambda one: one.skill not in self._begun):
            self._add(step, frozenset())
        return self._done

    def _add(self, step: Chosen, above: frozenset[str]) -> None:
        if step in self._done:
            return
        if step.stage is not LearningStage.WORKING and step.skill not in self._begun:
            for need in self._before(step.skill, above):
                if need not in self._have:
                    self._add(self._steps[self._place[need]], above | {step.skill})
        self._done.append(step)
        self._have |= self._task.curriculum.teaches(step.skill)

    def _before(self, skill: str, above: frozenset[str]) -> list[str]:
        """What comes before a skill and is here, in the order of choice; of several languages one is enough."""
        curriculum = self._task.curriculum
        helps = {one for one in curriculum.soft.get(skill, ()) if not curriculum.stands_on(one, skill)}
        needs = curriculum.needs(skill, self._have) | helps
        if needs & self._task.scoring.languages & self._have:
            needs -= self._task.scoring.languages
        return sorted((needs & self._place.keys()) - curriculum.teaches(skill) - above, key=self._place.__getitem__)


def fitted(steps: Sequence[Chosen], task: Task, budget: float, most: int) -> list[Chosen]:
    """The steps that fit `budget` hours and `most` steps, in order; none without what it needs or what it is for."""
    unneeded: set[str] = set()
    while True:
        taken = _cut(steps, task, budget, most, unneeded)
        wanted = {step.skill for step in taken}
        idle = {step.skill for step in taken if step.for_skill not in wanted} - set(task.candidates)
        if not idle:
            return taken
        unneeded |= idle


def _cut(steps: Sequence[Chosen], task: Task, budget: float, most: int, without: Collection[str]) -> list[Chosen]:
    taken: list[Chosen] = []
    satisfied, hours = set(task.satisfied), 0.0
    for step in steps:
        if step.skill in without or hours + step.hours > budget + 1e-9 or len(taken) == most:
            continue
        started = step.skill in task.basics or any(other.skill == step.skill for other in taken)
        if (step.stage is LearningStage.WORKING) is not started:
            continue
        if not task.curriculum.needs(step.skill, satisfied) <= satisfied | task.curriculum.teaches(step.skill):
            continue
        taken.append(step)
        hours += step.hours
        satisfied |= task.curriculum.teaches(step.skill)
    return taken
