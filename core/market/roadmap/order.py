"""The chosen steps in an order that can be followed, cut where the weeks end."""

from collections.abc import Collection, Sequence

from core.market.roadmap.task import Chosen, LearningStage, Task

BLOCK = 8  # skills that are put into learning order together


def in_learning_order(chains: Sequence[Sequence[Chosen]], task: Task, begun: Collection[str]) -> list[Chosen]:
    """All chosen steps, each after what it needs and after what helps with it, otherwise in the order of choice.

    `BLOCK` chains are ordered at a time, so that what is chosen late does not come before what is chosen early. Steps
    that were begun keep their place in front. Core skills stand in the order in which they are
    usually learned.
    """
    ordered: list[Chosen] = []
    have = set(task.satisfied)
    for start in range(0, len(chains), BLOCK):
        steps = [step for chain in chains[start : start + BLOCK] for step in chain]
        steps = with_core_in_turn(steps, task.path, task.out_of_turn.union(begun))
        block = _Block(steps, task, begun, have)
        ordered += block.ordered()
    return ordered


def with_core_in_turn(steps: Sequence[Chosen], path: Sequence[str], fixed: Collection[str]) -> list[Chosen]:
    """The same steps, of which those in `path` change places until they stand in its order; all others stay.

    So do the second stages of big skills, and what is `fixed`.
    """
    turn = {skill: number for number, skill in enumerate(path)}
    moving = [
        number
        for number, step in enumerate(steps)
        if step.skill in turn and step.stage is not LearningStage.WORKING and step.skill not in fixed
    ]
    ordered = list(steps)
    in_turn = sorted((steps[number] for number in moving), key=lambda step: turn[step.skill])
    for number, step in zip(moving, in_turn, strict=True):
        ordered[number] = step
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
        if step.stage is LearningStage.WORKING:
            for basics in self._steps:
                if basics.skill == step.skill and basics is not step:
                    self._add(basics, above)
        elif step.skill not in self._begun:
            for need in self._before(step.skill, above):
                if need not in self._have:
                    self._add(self._steps[self._place[need]], above | {step.skill})
        self._done.append(step)
        self._have |= self._task.curriculum.teaches(step.skill)

    def _before(self, skill: str, above: frozenset[str]) -> list[str]:
        """What comes before a skill and is here, in the order of choice; of several languages one is enough.

        Before a core skill comes of what only helps what is core as well.
        """
        curriculum, core = self._task.curriculum, self._task.core
        helps = {helper for helper in curriculum.soft.get(skill, ()) if not curriculum.stands_on(helper, skill)}
        helps -= self._task.presumed if skill not in core else self._task.presumed | (helps - core)
        needs = curriculum.needs(skill, self._have) | helps
        if needs & self._task.scoring.languages & self._have:
            needs -= self._task.scoring.languages
        return sorted((needs & self._place.keys()) - curriculum.teaches(skill) - above, key=self._place.__getitem__)


def fitted(steps: Sequence[Chosen], task: Task, budget: float, most: int) -> list[Chosen]:
    """The steps that fit `budget` hours and `most` steps, in order; none without what it needs or what it is for.

    A step that does not fit is passed over for shorter ones behind it. What was taken only as a prerequisite goes where
    what it is for does not fit.
    """
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
