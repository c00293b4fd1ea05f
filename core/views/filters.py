"""What a slice can be narrowed to: the countries, levels and ways of working that occur in the postings."""

from dataclasses import dataclass

import numpy as np

from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.models import Seniority

ANY = "any"
REMOTE = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Filters:
    """Chosen values, `ANY` where nothing is chosen; `country` is ISO 3166-1 alpha-2, `remote` "yes" or "no"."""

    country: str = ANY
    seniority: str = ANY
    remote: str = ANY

    @property
    def count(self) -> int:
        """How many of them narrow the slice."""
        return sum(one != ANY for one in (self.country, self.seniority, self.remote))

    def narrow(self, **slice: object) -> Slice:
        """A Slice of these filters and whatever else is given."""
        return Slice(
            country=None if self.country == ANY else self.country,
            seniority=None if self.seniority == ANY else self.seniority,
            remote=REMOTE.get(self.remote),
            **slice,  # type: ignore[arg-type]
        )


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from: countries with most postings first, levels in their order."""

    countries: tuple[str, ...]
    levels: tuple[str, ...]
    roles: tuple[str, ...]


def choices(snapshot: Snapshot) -> Choices:
    """Values that occur in `snapshot`; roles with most postings first."""
    if (known := snapshot.recall("choices")) is None:
        levels = set(snapshot.seniority.categories)
        known = snapshot.remember(
            "choices",
            Choices(
                countries=_most_frequent(snapshot, "country"),
                levels=tuple(level.value for level in Seniority if level.value in levels),
                roles=_most_frequent(snapshot, "role"),
            ),
        )
    found: Choices = known
    return found


def _most_frequent(snapshot: Snapshot, name: str) -> tuple[str, ...]:
    column = getattr(snapshot, name)
    codes = column.codes[~snapshot.duplicate]
    counts = np.bincount(codes[codes >= 0], minlength=len(column.categories))
    order = sorted(np.flatnonzero(counts).tolist(), key=lambda code: (-int(counts[code]), column.categories[code]))
    return tuple(column.categories[code] for code in order)
