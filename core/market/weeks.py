"""Calendar weeks, Monday to Sunday, and whether the whole of a week was collected."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from core.snapshot.columns import day_number, day_of
from core.snapshot.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Weeks:
    """`mondays` of successive weeks and whether each lies wholly within what was collected and asked for."""

    mondays: tuple[date, ...]
    complete: tuple[bool, ...]

    @property
    def count(self) -> int:
        """How many weeks there are."""
        return len(self.mondays)

    def of(self, days: NDArray[np.int32]) -> NDArray[np.int64]:
        """The number of the week of each day."""
        first = day_number(self.mondays[0]) if self.mondays else 0
        return (days.astype(np.int64) - first) // 7


def weeks_between(snapshot: Snapshot, since: date, until: date, shown_since: date | None = None) -> Weeks:
    """The weeks that `[shown_since, until)` touches; `shown_since` is `since` unless told.

    A week is complete if `[since, until)` holds all of it, collecting had begun before it (the snapshot's window and
    its first posting) and has succeeded since it ended.
    """
    first = shown_since or since
    if until <= first:
        return Weeks((), ())
    monday = first - timedelta(days=first.weekday())
    mondays = [monday + timedelta(weeks=number) for number in range(-(-(until - monday).days // 7))]
    begun = max(since, snapshot.first_day or since, _first_day(snapshot) or since)
    ended = min(until, snapshot.as_of.date()) if snapshot.as_of else until
    complete = tuple(begun <= monday and monday + timedelta(weeks=1) <= ended for monday in mondays)
    return Weeks(tuple(mondays), complete)


def _first_day(snapshot: Snapshot) -> date | None:
    key = ("first day",)
    if (remembered := snapshot.recall(key)) is None and snapshot.size:
        remembered = snapshot.remember(key, day_of(int(snapshot.day.min())))
    first_day: date | None = remembered
    return first_day
