"""The fit of new postings for one person after another: the number of the Openings page, without a page's work."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from core.market.adverts import Adverts, adverts_of
from core.market.fit import ROUNDING
from core.models import Posting, User
from core.snapshot.snapshot import Snapshot
from core.views.knowledge import PERSONAL, Knowledge

if TYPE_CHECKING:
    from core.stats.proportions import Floats


class Fitting:
    """Fits of `postings` (all dated) by their place in the sequence; what is common to all people is done once."""

    def __init__(self, postings: Sequence[Posting], knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._snapshot = Snapshot.build(postings)
        rows = {name: row for row, name in enumerate(self._snapshot.ids(np.arange(self._snapshot.size)))}
        self._rows = [rows[posting.posting_id] for posting in postings]
        self._units: dict[bool, list[list[tuple[float, list[int]]]]] = {}
        self._credits: dict[str, Floats] = {}

    def fit(self, place: int, user: User) -> float:
        """How well the posting at `place` fits `user`, 0-1; rounded up by what rounding may have taken."""
        if user.user_id not in self._credits:
            self._credits[user.user_id] = self._knowledge.profile(user).credits(self._snapshot.skills)
        credits = self._credits[user.user_id]
        units = self._units_of(bool(user.preferences.get(PERSONAL)), user)[self._rows[place]]
        return float(sum(weight * max(credits[columns]) for weight, columns in units)) + ROUNDING

    def _units_of(self, personal: bool, user: User) -> list[list[tuple[float, list[int]]]]:
        if personal not in self._units:
            everything = np.arange(self._snapshot.size)
            adverts = adverts_of(self._snapshot, everything, self._knowledge.scoring(user), fewest=0)
            self._units[personal] = _units_by_row(adverts)
        return self._units[personal]


def _units_by_row(adverts: Adverts) -> list[list[tuple[float, list[int]]]]:
    columns: list[list[int]] = [[] for _ in adverts.row]
    for unit, column in zip(adverts.unit.tolist(), adverts.column.tolist(), strict=True):
        columns[unit].append(column)
    rows: list[list[tuple[float, list[int]]]] = [[] for _ in range(adverts.size)]
    for row, weight, unit_columns in zip(adverts.row.tolist(), adverts.weight.tolist(), columns, strict=True):
        rows[row].append((weight, unit_columns))
    return rows
