"""The slice: which postings a question is about."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from core.models import Seniority, WorkModel
from core.snapshot.coded import BoolColumn, Coded
from core.snapshot.columns import day_number
from core.snapshot.snapshot import Snapshot

NOT_REMOTE = "not_remote"


@dataclass(frozen=True, slots=True)
class Slice:
    """Postings of a role, window, country, seniority, work model, source and terms; None: any.

    The window is half-open, `[since, until)`. `country` is ISO 3166-1 alpha-2; a posting in several countries is in the
    slice of each. `work_model` leaves out postings that do not say; NOT_REMOTE takes hybrid and on site. `contract`,
    `visa`, `relocation` and `spoken` (the id of a language that is required) are those of Terms. `near_level` is a
    level: postings of it, of the one below or above, and those that state none. `home` is a country: postings from
    there, and remote ones that name no country. Duplicates and postings in a language that is not read are never in a
    slice.
    """

    role: str | None = None
    since: date | None = None
    until: date | None = None
    country: str | None = None
    seniority: Seniority | str | None = None
    work_model: WorkModel | str | None = None
    source: str | None = None
    contract: str | None = None
    visa: str | None = None
    relocation: str | None = None
    spoken: str | None = None
    near_level: Seniority | str | None = None
    home: str | None = None

    def mask(self, snapshot: Snapshot, *, left_out: bool = False) -> BoolColumn:
        """Which rows of `snapshot` are in the slice, bool (n,); with `left_out` copies and unread ones as well."""
        mask = np.ones(snapshot.size, dtype=bool) if left_out else ~snapshot.left_out
        for column, name in (
            (snapshot.role, self.role),
            (snapshot.country, self.country),
            (snapshot.seniority, self.seniority),
            (snapshot.source, self.source),
            (snapshot.contract, self.contract),
            (snapshot.visa, self.visa),
            (snapshot.relocation, self.relocation),
            (snapshot.spoken, self.spoken),
        ):
            if name is not None:
                mask &= column.equals(str(name))
        if self.since is not None:
            mask &= snapshot.day >= day_number(self.since)
        if self.until is not None:
            mask &= snapshot.day < day_number(self.until)
        if self.work_model == NOT_REMOTE:
            mask &= snapshot.work_model.equals(WorkModel.HYBRID) | snapshot.work_model.equals(WorkModel.ONSITE)
        elif self.work_model is not None:
            mask &= snapshot.work_model.equals(str(self.work_model))
        if self.near_level is not None:
            mask &= _is_near(snapshot.seniority, Seniority(self.near_level))
        if self.home is not None:
            anywhere = (snapshot.country.codes < 0) & snapshot.work_model.equals(WorkModel.REMOTE)
            mask &= snapshot.country.equals(self.home) | anywhere
        return mask

    def rows(self, snapshot: Snapshot) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        """Row numbers of the slice, ascending."""
        return np.flatnonzero(self.mask(snapshot)).astype(np.int64)

    def over_all_roles(self) -> "Slice":
        """The same question about every role: what the lift compares with."""
        return replace(self, role=None)


def are_near(level: Seniority | str, other: Seniority | str) -> bool:
    """Whether two levels are the same or one apart."""
    ranks = list(Seniority)
    return abs(ranks.index(Seniority(level)) - ranks.index(Seniority(other))) <= 1


def _is_near(levels: Coded, level: Seniority) -> BoolColumn:
    """Rows of a level at most one from `level`, and those that state none."""
    near = np.array([are_near(name, level) for name in levels.categories] + [True])
    is_near: BoolColumn = near[levels.codes]
    return is_near
