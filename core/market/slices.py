"""The slice: which postings a question is about."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from core.market.columns import BoolColumn, day_number
from core.market.snapshot import Snapshot
from core.models import Seniority


@dataclass(frozen=True, slots=True)
class Slice:
    """Postings of a role, window, country, seniority, remote and source; None: whatever it is.

    The window is half-open, `[since, until)`. `country` is ISO 3166-1 alpha-2. `remote` true or false leaves out
    postings that do not say. Duplicates are never in a slice.
    """

    role: str | None = None
    since: date | None = None
    until: date | None = None
    country: str | None = None
    seniority: Seniority | str | None = None
    remote: bool | None = None
    source: str | None = None

    def mask(self, snapshot: Snapshot, *, duplicates: bool = False) -> BoolColumn:
        """Which rows of `snapshot` are in the slice, bool (n,); with `duplicates` those as well, to say how many."""
        mask = np.ones(snapshot.size, dtype=bool) if duplicates else ~snapshot.duplicate
        for column, name in (
            (snapshot.role, self.role),
            (snapshot.country, self.country),
            (snapshot.seniority, self.seniority),
            (snapshot.source, self.source),
        ):
            if name is not None:
                mask &= column.equals(str(name))
        if self.since is not None:
            mask &= snapshot.day >= day_number(self.since)
        if self.until is not None:
            mask &= snapshot.day < day_number(self.until)
        if self.remote is not None:
            mask &= snapshot.remote == np.int8(self.remote)
        return mask

    def rows(self, snapshot: Snapshot) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        """Row numbers of the slice, ascending."""
        return np.flatnonzero(self.mask(snapshot)).astype(np.int64)

    def over_all_roles(self) -> "Slice":
        """The same question about every role: what the lift compares with."""
        return replace(self, role=None)
