"""The order of study: nothing beats it where it claims so, greedy never does, and no rule is broken."""

from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from core.market.plan_search import Plan, StudyProblem, bits, follow, greedy_plan, search


@st.composite
def problems(draw: st.DrawFn, most: int = 5) -> StudyProblem:
    """Small worlds: some skills need earlier ones, some imply others, postings need several items at once."""
    count = draw(st.integers(1, most))
    needs = [draw(st.integers(0, 2**step - 1)) for step in range(count)]
    gives = [1 << step | draw(st.sampled_from([0, 0, 0, 1 << draw(st.integers(0, count))])) for step in range(count)]
    postings = draw(st.lists(st.tuples(st.integers(1, 2 ** (count + 1) - 1), st.integers(1, count)), max_size=12))
    masks = np.array([[mask for mask, _ in postings]], dtype=np.uint64).reshape(1, -1)
    return StudyProblem(
        steps=tuple(f"s{step}" for step in range(count)),
        hours=tuple(float(draw(st.integers(1, 9))) for _ in range(count)),
        needs=tuple(needs),
        gives=tuple(gives),
        demand=tuple(draw(st.integers(0, 9)) for _ in range(count + 1)),
        masks=masks,
        need=np.array([need for _, need in postings], dtype=np.int16),
        weight=np.array([draw(st.integers(1, 4)) for _ in postings], dtype=np.int64),
        budget=float(draw(st.integers(1, 30))),
        max_steps=draw(st.integers(1, count)),
    )


def worth(problem: StudyProblem, order: tuple[int, ...]) -> tuple[float, float] | None:
    """Posting-hours of an order, counted posting by posting; None where it breaks a rule."""
    have, hours, ready_area, demand_area = 0, 0.0, 0.0, 0.0
    ready: set[int] = set()
    for step in order:
        if have >> step & 1 or problem.needs[step] & ~have or len(order) > problem.max_steps:
            return None
        before, have = have, have | problem.gives[step]
        hours += problem.hours[step]
        if hours > problem.budget:
            return None
        for number in range(len(problem.need)):
            covered = sum(int(problem.masks[0, number]) >> item & have >> item & 1 for item in range(16))
            if number not in ready and covered >= problem.need[number]:
                ready.add(number)
                ready_area += int(problem.weight[number]) * (problem.budget - hours)
        demand_area += sum(problem.demand[item] for item in bits(have & ~before)) * (problem.budget - hours)
    return ready_area, demand_area


def every_worth(problem: StudyProblem) -> list[tuple[float, float]]:
    steps = range(len(problem.steps))
    orders = (order for length in range(len(steps) + 1) for order in permutations(steps, length))
    return [value for order in orders if (value := worth(problem, order)) is not None]


@given(problems())
@settings(max_examples=150, deadline=None)
def test_a_plan_called_optimal_is_the_best_of_all_orders(problem: StudyProblem) -> None:
    found = search(problem)
    assert found.optimal
    assert found.plan.value == worth(problem, found.plan.order) == max(every_worth(problem))


@given(problems(most=13), st.integers(1, 4))
@settings(max_examples=100, deadline=None)
def test_a_plan_keeps_every_rule_and_greedy_is_never_better(problem: StudyProblem, width: int) -> None:
    found = search(problem, width=width)
    assert worth(problem, found.plan.order) == found.plan.value
    assert worth(problem, found.greedy.order) == found.greedy.value
    assert found.plan.value >= found.greedy.value


@given(problems(most=12))
@settings(max_examples=60, deadline=None)
def test_what_is_already_begun_stays_in_front(problem: StudyProblem) -> None:
    begun = follow(problem, [0])
    assert search(problem, begun).plan.order[:1] == (0,)


def test_an_order_that_readies_postings_together_beats_greedy() -> None:
    # Alone, a readies 1 posting and b and c none; b and c together ready 100. Greedy takes a, which costs as much.
    problem = StudyProblem(
        steps=("a", "b", "c"), hours=(10.0, 10.0, 10.0), needs=(0, 0, 0), gives=(1, 2, 4), demand=(1, 1, 1),
        masks=np.array([[0b001, 0b110]], dtype=np.uint64), need=np.array([1, 2], dtype=np.int16),
        weight=np.array([1, 100], dtype=np.int64), budget=30.0, max_steps=3,
    )  # fmt: skip
    found = search(problem)
    assert greedy_plan(problem, Plan()).order == (0, 1, 2)
    assert found.greedy.value[0] == 1 * 20 + 100 * 0
    assert (found.plan.order[:2], found.plan.value[0]) == ((1, 2), 100 * 10)


def test_more_than_64_items_are_counted() -> None:
    problem = StudyProblem(
        steps=tuple(f"s{step}" for step in range(70)), hours=(1.0,) * 70, needs=(0,) * 70,
        gives=tuple(1 << step for step in range(70)), demand=(0,) * 70,
        masks=np.array([[0], [1 << 5]], dtype=np.uint64), need=np.array([1], dtype=np.int16),
        weight=np.array([7], dtype=np.int64), budget=2.0, max_steps=2,
    )  # fmt: skip
    assert search(problem).plan.order[0] == 69
    assert problem.ready(1 << 69) == 7
