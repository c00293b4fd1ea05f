"""From when to when each source was collected: before that nothing is known of how the market moved.

A company board hands over the adverts that are open today. Of those that were posted earlier only the long-lived are
among them, so a first collection is no history, whatever dates its postings bear.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from core.catalogue.sources import source_note
from core.snapshot.coded import IntColumn
from core.snapshot.columns import NO_DAY, day_of
from core.snapshot.snapshot import Snapshot

SILENT_DAYS = 14  # a source that brought nothing new for so long counts as no longer collected
_ALWAYS, _STILL = np.iinfo(np.int32).min, np.iinfo(np.int32).max


@dataclass(frozen=True, eq=False)
class Collected:
    """By source code (s,): the first and the last day, since 1970-01-01, on which the source was collected.

    A source that tells its past (`SourceNote.has_history`) was collected always, and so was one whose postings do not
    say when they were first seen. The last day is open where the source still brings something new.
    """

    begun: IntColumn
    ended: IntColumn

    def covers(self, since: int, until: int) -> NDArray[np.bool_]:
        """Which sources were collected on every day of `[since, until)`, (s,)."""
        return (self.begun <= since) & (self.ended >= until - 1)

    def since(self, sources: NDArray[np.int32]) -> date | None:
        """The first day on which one of these source codes was collected; None where one always was, or for none."""
        begun = self.begun[sources[sources >= 0]]
        return day_of(int(begun.min())) if len(begun) and begun.min() > _ALWAYS else None


def collected(snapshot: Snapshot) -> Collected:
    """Of all sources of a snapshot; worked out once."""
    key = ("collected",)
    if (remembered := snapshot.recall(key)) is None:
        remembered = snapshot.remember(key, _collected(snapshot))
    answer: Collected = remembered
    return answer


def _collected(snapshot: Snapshot) -> Collected:
    names, codes, seen = snapshot.source.categories, snapshot.source.codes, snapshot.first_seen
    begun = np.full(len(names), _STILL, dtype=np.int32)
    ended = np.full(len(names), _ALWAYS, dtype=np.int32)
    is_dated = (seen != NO_DAY) & (codes >= 0)
    np.minimum.at(begun, codes[is_dated], seen[is_dated])
    np.maximum.at(ended, codes[is_dated], seen[is_dated])
    latest = int(seen[is_dated].max()) if is_dated.any() else _ALWAYS
    ended[ended >= latest - SILENT_DAYS] = _STILL
    ended[ended == _ALWAYS] = _STILL
    past = np.array([source_note(name).has_history for name in names], dtype=bool)
    begun[past | (begun == _STILL)] = _ALWAYS
    return Collected(begun, ended)
