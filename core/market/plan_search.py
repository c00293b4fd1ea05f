"""The search for an order of study: exact where few skills are missing, a beam otherwise, never worse than greedy.

A plan is worth its posting-hours: every posting that becomes ready counts for the hours of the budget left by then.
That is the area under the curve of newly ready postings over hours of study; an order that readies more postings an
hour, or the same ones earlier, is worth more. Orders that are worth the same are told apart by the same area over the
postings that ask for what was learned.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDTH = 12
EXACT_STEPS = 10
WORD = 64

Value = tuple[float, float]


@dataclass(frozen=True, eq=False)
class StudyProblem:
    """What may be learned and what it is good for.

    `steps` name what may be learned; `hours` (> 0) what each costs; `needs` the steps before it, as bits; `gives` the
    items it satisfies, as bits; bit i of an item set is item i, and step i is item i. `demand` counts, by item, the
    postings that ask for it. Pattern j stands for `weight[j]` postings that are ready once `need[j]` (> 0) of the items
    in `masks[:, j]` (64-bit words) are satisfied. No plan takes more than `budget` hours or `max_steps` steps.
    """

    steps: tuple[str, ...]
    hours: tuple[float, ...]
    needs: tuple[int, ...]
    gives: tuple[int, ...]
    demand: tuple[int, ...]
    masks: NDArray[np.uint64]
    need: NDArray[np.int16]
    weight: NDArray[np.int64]
    budget: float
    max_steps: int

    def words(self, items: int) -> NDArray[np.uint64]:
        """An item set as (words, 1) unsigned integers."""
        return np.array(
            [[(items >> (WORD * word)) & (2**WORD - 1)] for word in range(len(self.masks))], dtype=np.uint64
        )

    def short_of(self, items: int) -> NDArray[np.int16]:
        """How many items each pattern still lacks, (patterns,); 0 or less: ready."""
        short: NDArray[np.int16] = self.need - covered(self.masks, self.words(items))
        return short

    def ready(self, items: int) -> int:
        """Postings ready with these items."""
        return int(self.weight[self.short_of(items) <= 0].sum())

    def demand_of(self, items: int) -> int:
        return sum(self.demand[item] for item in bits(items))

    @cached_property
    def bundles(self) -> tuple[tuple[int, ...], ...]:
        """For each step, it and all steps it needs, in an order that can be followed."""
        return tuple(self._bundle(step) for step in range(len(self.steps)))

    def _bundle(self, step: int) -> tuple[int, ...]:
        found: dict[int, None] = {}

        def collect(one: int) -> None:
            for before in bits(self.needs[one]):
                if before not in found:
                    collect(before)
            found[one] = None

        collect(step)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps in order, what they satisfy and cost, postings `readied`, and the worth of it.

    `value` is (posting-hours of readiness, posting-hours of demand), compared in this order.
    """

    order: tuple[int, ...] = ()
    learned: int = 0
    items: int = 0
    hours: float = 0.0
    readied: int = 0
    value: Value = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Found:
    """The best plan found, what the greedy one is worth, and whether no plan can be better."""

    plan: Plan
    greedy: Plan
    optimal: bool


def bits(items: int) -> Iterator[int]:
    """The numbers of the bits that are set, ascending."""
    while items:
        low = items & -items
        yield low.bit_length() - 1
        items ^= low


def covered(masks: NDArray[np.uint64], items: NDArray[np.uint64]) -> NDArray[np.int16]:
    """How many of `items` (words, 1) are in each of `masks` (words, patterns)."""
    counts = np.zeros(masks.shape[1], dtype=np.int16)
    for mask, item in zip(masks, items, strict=True):
        if item[0]:  # most item sets have bits in one word only
            counts += np.bitwise_count(mask & item)
    return counts


def search(problem: StudyProblem, start: Plan | None = None, width: int = WIDTH) -> Found:
    """The best plan that goes on from `start`; of equal ones the one met first, so always the same."""
    first = start or Plan()
    greedy = greedy_plan(problem, first)
    exact = len(problem.steps) - first.learned.bit_count() <= EXACT_STEPS
    seeds = [] if exact else list(_prefixes(problem, first, greedy.order))
    levels: list[dict[int, Plan]] = [{} for _ in range(problem.max_steps + 1)]
    for plan in [first, *seeds]:
        _keep(levels[len(plan.order)], plan)
    best = first
    for level in levels:
        chosen = list(level.values()) if exact else _beam(level.values(), width)
        for plan in chosen:
            best = plan if plan.value > best.value else best
            for child in _children(problem, plan, single=exact):
                _keep(levels[len(child.order)], child)
        level.clear()
    return Found(max((greedy, best), key=lambda plan: plan.value), greedy, exact)


def greedy_plan(problem: StudyProblem, start: Plan) -> Plan:
    """Again and again the step, with all it still needs, that readies most postings an hour, then by demand an hour."""
    plan = start

    def rate(child: Plan) -> tuple[float, float]:
        hours = child.hours - plan.hours
        return (child.readied - plan.readied) / hours, problem.demand_of(child.items & ~plan.items) / hours

    while children := list(_children(problem, plan, single=False)):
        plan = max(children, key=rate)
    return plan


def follow(problem: StudyProblem, order: Iterable[int], start: Plan | None = None) -> Plan:
    """The plan that takes `order` as it is, whatever it breaks."""
    plan = start or Plan()
    for step in order:
        plan = _grown(problem, plan, step, problem.ready(plan.items | problem.gives[step]) - problem.ready(plan.items))
    return plan


def _prefixes(problem: StudyProblem, start: Plan, order: Sequence[int]) -> Iterator[Plan]:
    plan = start
    for step in order[len(start.order) :]:
        plan = follow(problem, (step,), plan)
        yield plan


def _keep(level: dict[int, Plan], plan: Plan) -> None:
    # Plans over the same steps cost the same hours and can go on the same way: the better one stands for all.
    known = level.get(plan.learned)
    if known is None or plan.value > known.value:
        level[plan.learned] = plan


def _beam(plans: Iterable[Plan], width: int) -> list[Plan]:
    """The best by value, and as many of the best by demand: what is asked for most readies postings later."""
    found = list(plans)
    by_value = sorted(found, key=lambda plan: plan.value, reverse=True)[: (width + 1) // 2]
    by_demand = sorted(found, key=lambda plan: plan.value[1], reverse=True)[: width // 2]
    return list({plan.learned: plan for plan in [*by_value, *by_demand]}.values())


def _children(problem: StudyProblem, plan: Plan, *, single: bool) -> Iterator[Plan]:
    """Plans with one more step, or (not `single`) with a step and all it still needs."""
    readied = _Readied(problem, plan.items)
    for chain in _chains(problem, plan):
        if single and len(chain) > 1:
            continue
        child = plan
        for step in chain:
            child = _grown(problem, child, step, readied.between(child.items, child.items | problem.gives[step]))
        yield child


def _chains(problem: StudyProblem, plan: Plan) -> Iterator[tuple[int, ...]]:
    """What can be learned next: each step that adds something, after what it still needs, within budget."""
    for step, bundle in enumerate(problem.bundles):
        if plan.items >> step & 1:
            continue
        chain, items, hours = [], plan.items, plan.hours
        for one in bundle:
            if not items >> one & 1:
                chain.append(one)
                items |= problem.gives[one]
                hours += problem.hours[one]
        if hours <= problem.budget and len(plan.order) + len(chain) <= problem.max_steps:
            yield tuple(chain)


def _grown(problem: StudyProblem, plan: Plan, step: int, readied: int) -> Plan:
    items = plan.items | problem.gives[step]
    hours = plan.hours + problem.hours[step]
    left = max(problem.budget - hours, 0.0)
    wanted = problem.demand_of(items & ~plan.items)
    value = (plan.value[0] + readied * left, plan.value[1] + wanted * left)
    return Plan((*plan.order, step), plan.learned | 1 << step, items, hours, plan.readied + readied, value)


class _Readied:
    """Counts postings readied on top of one item set, looking only at patterns that are near enough."""

    def __init__(self, problem: StudyProblem, items: int) -> None:
        self._problem, self._items = problem, items
        self._short = problem.short_of(items)
        self._near: dict[int, tuple[Any, Any, Any]] = {}
        self._counts: dict[int, int] = {items: 0}

    def between(self, fewer: int, more: int) -> int:
        """Postings ready with `more` and not with `fewer`; both hold the item set this is on top of."""
        return self._over(more) - self._over(fewer)

    def _over(self, items: int) -> int:
        if items not in self._counts:
            added = items & ~self._items
            masks, short, weight = self._within(added.bit_count())
            self._counts[items] = int(weight[covered(masks, self._problem.words(added)) >= short].sum())
        return self._counts[items]

    def _within(self, reach: int) -> tuple[Any, Any, Any]:
        if reach not in self._near:
            rows = np.flatnonzero((self._short > 0) & (self._short <= reach))
            problem = self._problem
            self._near[reach] = (problem.masks[:, rows], self._short[rows], problem.weight[rows])
        return self._near[reach]
