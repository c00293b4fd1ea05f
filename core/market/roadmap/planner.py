"""Which skills to learn, and in which order: a greedy choice by what each adds to readiness in its hours.

Again and again the skill is taken that, with all it still needs, adds most readiness per hours^`PATIENCE`. The choice
does not depend on the weeks somebody has: the plan is cut where these end. docs/method.md says why.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.catalogue.curriculum import Curriculum
from core.market.fit import Standing, learned_credits
from core.market.profile import BASIC_CREDIT
from core.market.roadmap.task import BIG, LATE_WORTH, Chosen, LearningStage, Task

BASICS_PART = 1 / 3  # of the hours lead to the basics
LEAST_GAIN = 0.002  # readiness below which a skill is no step of its own
IN_TURN = 0.85  # what a skill counts for each one that its role usually learns before it and that is still open,
STRICT_TURN = 0.65  # for beginners and in roles with hardly a posting; the rest of a big skill waits for
SECOND_STAGE = 2  # skills after its basics, and
OUT_OF_TURN = 3  # how many of these stand before a skill that is not core to the role


@dataclass
class _Progress:
    """What is known as the plan grows; `rates` are those worked out since the last step was taken."""

    standing: Standing
    satisfied: set[str]
    basics: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    steps: list[Chosen] = field(default_factory=list)
    rates: dict[str, float] = field(default_factory=dict)


def stage_hours(curriculum: Curriculum, skill: str, stage: LearningStage | None) -> float:
    """Hours of a stage of `skill`, its basics or the rest to a working level; None: the whole at once.

    The basics take `BASICS_PART` of the hours of study, rounded to whole ones.
    """
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
    stages = ((step, first_stage(task.curriculum, step)) for step in (*needs, skill))
    return [Chosen(step, stage, stage_hours(task.curriculum, step, stage), skill) for step, stage in stages]


def _credits(task: Task, standing: Standing, chain: Iterable[Chosen]) -> Standing:
    for step in chain:
        credit = BASIC_CREDIT if step.stage is LearningStage.BASICS else 1.0
        standing = standing.with_skills(learned_credits(standing, task.curriculum.teaches(step.skill), credit))
    return standing


def _rate(task: Task, progress: _Progress, skill: str) -> float:
    """Readiness per hours^PATIENCE that a skill adds with all it needs; 0 where it adds too little."""
    if skill not in progress.rates:
        progress.rates[skill] = _worked_out(task, progress, skill)
    return progress.rates[skill]


def _worked_out(task: Task, progress: _Progress, skill: str) -> float:
    chain = _chain(task, progress, skill)
    needed = [step.skill for step in chain[:-1]]
    if any(_is_barred(task, progress, need) or task.scoring.rival_among(need, progress.satisfied) for need in needed):
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
    learned = _credits(task, progress.standing, chain).credits
    progress.standing = progress.standing.with_skills(learned).settled()
    for step in chain:
        progress.satisfied |= task.curriculum.teaches(step.skill)
        (progress.basics.add if step.stage is LearningStage.BASICS else progress.basics.discard)(step.skill)
        if step.skill in task.scoring.languages:
            progress.languages.add(step.skill)
    progress.steps += chain
    progress.rates.clear()
    return chain
