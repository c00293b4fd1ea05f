"""The outcomes of somebody's applications, with intervals, in all and by how well the jobs fitted at the time.

A rate rests on applications that were sent at least 30 days ago: of younger ones the quick answers are in and the slow
ones are not, so counting them would flatter. Who withdrew within these days without an answer is left out too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.applications.history import (
    ANSWERS,
    INTERVIEWS,
    SILENT_AFTER,
    first_sent_on,
    has_reached,
    stage_changes,
)
from core.models import Application, Stage
from core.stats.proportions import Estimate, difference_interval, wilson

FLOOR = 10  # settled applications below which a rate says nothing
BANDS = ((0.0, 0.5), (0.5, 0.7), (0.7, 1.0))  # of the fit then; the last one holds 1.0
BETTER_FROM = 0.7


class FitVerdict(StrEnum):
    """Does a better fit get more answers?"""

    TOO_FEW = "too_few"
    UNCLEAR = "unclear"
    MORE = "more"
    FEWER = "fewer"


@dataclass(frozen=True, slots=True)
class Rate:
    """What became of a group of applications.

    Of `sent_count` that were sent, `answered_count` were answered so far and `interview_count` led to an interview.
    `answered` and `interviewed` (0-1, 95 %) rest on the `settled_count` whose 30 days are over; None below FLOOR.
    """

    sent_count: int
    answered_count: int
    interview_count: int
    settled_count: int
    settled_answered_count: int
    settled_interview_count: int
    answered: Estimate | None
    interviewed: Estimate | None


@dataclass(frozen=True, slots=True)
class Band:
    """The applications whose fit was in `low`-`high` (0-1); both None: those whose fit is not known."""

    low: float | None
    high: float | None
    rate: Rate


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The outcomes of all applications, and of those with a better fit compared with the others.

    `verdict` compares a fit of BETTER_FROM and more with less; `difference` is the share answered there minus the share
    answered below (-1 to 1), None where one of the two has fewer than FLOOR settled applications.
    """

    total: Rate
    bands: tuple[Band, ...]
    verdict: FitVerdict
    difference: Estimate | None


def outcomes(applications: Iterable[Application], today: date) -> Outcomes:
    """Rates over all applications that were sent, and by band of fit."""
    sent = [application for application in applications if first_sent_on(application) is not None]
    bands = [Band(low, high, rate(_within(sent, low, high), today)) for low, high in BANDS]
    unknown = [application for application in sent if application.job.fit is None]
    if unknown:
        bands.append(Band(None, None, rate(unknown, today)))
    better, worse = (rate(_within(sent, *bounds), today) for bounds in ((BETTER_FROM, 1.0), (0.0, BETTER_FROM)))
    difference = _difference(worse, better)
    return Outcomes(rate(sent, today), tuple(bands), _verdict(difference), difference)


def _within(sent: Sequence[Application], low: float, high: float) -> list[Application]:
    """Those whose fit is in [low, high); 1.0 belongs to the last band."""
    return [
        application
        for application in sent
        if application.job.fit is not None and (low <= application.job.fit < high or application.job.fit == high == 1.0)
    ]


def rate(sent: Sequence[Application], today: date) -> Rate:
    """The rate of applications that were sent."""
    settled = [application for application in sent if is_settled(application, today)]
    counts = [
        sum(has_reached(application, stages) for application in group)
        for group in (sent, settled)
        for stages in (ANSWERS, INTERVIEWS)
    ]
    return Rate(
        len(sent),
        counts[0],
        counts[1],
        len(settled),
        counts[2],
        counts[3],
        _share(counts[2], len(settled)),
        _share(counts[3], len(settled)),
    )


def is_settled(application: Application, today: date) -> bool:
    """Are its 30 days over, and was it not withdrawn within them before any answer?"""
    sent_on = first_sent_on(application)
    if sent_on is None or today - sent_on < SILENT_AFTER:
        return False
    withdrawn = [change.happened_on for change in stage_changes(application) if change.stage is Stage.WITHDRAWN]
    gave_up = bool(withdrawn) and min(withdrawn) - sent_on < SILENT_AFTER
    return has_reached(application, ANSWERS) or not gave_up


def _share(count: int, n: int) -> Estimate | None:
    if n < FLOOR:
        return None
    low, high = wilson(count / n, n)
    return Estimate(count / n, float(low), float(high), n)


def _difference(worse: Rate, better: Rate) -> Estimate | None:
    if worse.answered is None or better.answered is None:
        return None
    low, high = difference_interval(worse.answered.value, worse.answered.n, better.answered.value, better.answered.n)
    n = worse.answered.n + better.answered.n
    return Estimate(better.answered.value - worse.answered.value, float(low), float(high), n)


def _verdict(difference: Estimate | None) -> FitVerdict:
    if difference is None:
        return FitVerdict.TOO_FEW
    if difference.low > 0:
        return FitVerdict.MORE
    return FitVerdict.FEWER if difference.high < 0 else FitVerdict.UNCLEAR
