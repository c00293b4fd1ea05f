"""Rates of answers: what they rest on, below which number nothing is said, and by how well the jobs fitted."""

from datetime import timedelta

import pytest

from core.applications.outcomes import FLOOR, FitVerdict, outcomes
from core.models import Application, ApplicationEvent, EventKind, Stage
from core.stats.proportions import wilson
from tests.applications.conftest import DAY, START, application

LONG_AGO = DAY - timedelta(days=60)


def sent(count: int, answered: int, fit: float | None) -> list[Application]:
    """So many applications of which so many were answered with an interview."""
    return [
        application((Stage.APPLIED, LONG_AGO), *([(Stage.INTERVIEW, DAY)] if number < answered else []), fit=fit)
        for number in range(count)
    ]


def test_twelve_applied_four_answered_two_interviews() -> None:
    made = [
        *(application((Stage.APPLIED, LONG_AGO), (Stage.INTERVIEW, DAY)) for _ in range(2)),
        *(application((Stage.APPLIED, LONG_AGO), (Stage.REJECTED, DAY)) for _ in range(2)),
        *(application((Stage.APPLIED, LONG_AGO)) for _ in range(8)),
        *(application((Stage.SAVED, LONG_AGO)) for _ in range(5)),
    ]
    total = outcomes(made, DAY).total
    assert (total.sent_count, total.answered_count, total.interview_count) == (12, 4, 2)
    low, high = wilson(4 / 12, 12)
    assert total.answered is not None and total.interviewed is not None
    assert (total.answered.value, total.answered.low, total.answered.high) == (4 / 12, low, high)
    assert total.interviewed.value == 2 / 12


@pytest.mark.parametrize(
    ("stages", "counts"),
    [
        ([(Stage.APPLIED, DAY - timedelta(days=29))], False),
        ([(Stage.APPLIED, DAY - timedelta(days=30))], True),
        ([(Stage.APPLIED, DAY - timedelta(days=5)), (Stage.REJECTED, DAY)], False),  # its slow fellows are not in yet
        ([(Stage.APPLIED, LONG_AGO), (Stage.WITHDRAWN, LONG_AGO + timedelta(days=3))], False),
        ([(Stage.APPLIED, LONG_AGO), (Stage.WITHDRAWN, LONG_AGO + timedelta(days=40))], True),
        ([(Stage.APPLIED, LONG_AGO), (Stage.INTERVIEW, DAY), (Stage.WITHDRAWN, DAY)], True),
        ([(Stage.SAVED, LONG_AGO)], False),
        ([(Stage.SAVED, LONG_AGO), (Stage.WITHDRAWN, DAY)], False),
    ],
)
def test_a_rate_rests_on_what_had_its_time(stages: list[tuple[Stage, object]], counts: bool) -> None:
    assert outcomes([application(*stages)], DAY).total.settled_count == counts  # type: ignore[arg-type]


def test_below_the_floor_no_share_is_told() -> None:
    assert outcomes(sent(FLOOR - 1, 3, 0.8), DAY).total.answered is None
    assert outcomes(sent(FLOOR, 3, 0.8), DAY).total.answered is not None
    assert outcomes([], DAY).verdict is FitVerdict.TOO_FEW


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        ((40, 2), (40, 20), FitVerdict.MORE),
        ((40, 20), (40, 2), FitVerdict.FEWER),
        ((12, 3), (12, 5), FitVerdict.UNCLEAR),
        ((9, 0), (40, 40), FitVerdict.TOO_FEW),
        ((40, 0), (9, 9), FitVerdict.TOO_FEW),
    ],
)
def test_a_better_fit_is_said_to_answer_more_only_where_the_numbers_can_tell(
    low: tuple[int, int], high: tuple[int, int], verdict: FitVerdict
) -> None:
    found = outcomes([*sent(*low, 0.4), *sent(*high, 0.7), *sent(30, 30, None)], DAY)
    assert found.verdict is verdict
    assert [band.rate.sent_count for band in found.bands] == [low[0], 0, high[0], 30]
    if found.difference:
        assert found.difference.value == pytest.approx(high[1] / high[0] - low[1] / low[0])


def test_an_undone_answer_is_none() -> None:
    made = application((Stage.APPLIED, LONG_AGO), (Stage.REJECTED, DAY), fit=1.0)
    undone = ApplicationEvent(EventKind.UNDO, DAY, START)
    back = Application("a", "u", made.job, (*made.events, undone), 2, START, START)
    assert outcomes([made], DAY).total.answered_count == 1
    assert outcomes([back], DAY).total.answered_count == 0
    assert outcomes([back], DAY).bands[2].rate.sent_count == 1
