"""What a slice can be narrowed to: the countries, levels and ways of working that occur in the postings."""

from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass

import numpy as np

from core.models import Seniority, WorkModel
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot

ANY = "any"
TERM_FILTERS = ("contract", "visa", "relocation", "spoken")  # what is read well enough to filter by
WORK_MODELS = tuple(model.value for model in WorkModel)


@dataclass(frozen=True, slots=True)
class Filters:
    """Chosen values, `ANY` where nothing is.

    `country` is ISO 3166-1 alpha-2, `work_model` one of WORK_MODELS, the others are values of Terms.
    """

    country: str = ANY
    seniority: str = ANY
    work_model: str = ANY
    contract: str = ANY
    visa: str = ANY
    relocation: str = ANY
    spoken: str = ANY

    @property
    def count(self) -> int:
        """How many of them narrow the slice."""
        return sum(choice != ANY for choice in astuple(self))

    def narrow(self, **slice: object) -> Slice:
        """A Slice of these filters and whatever else is given."""
        chosen = {name: None if value == ANY else value for name, value in asdict(self).items()}
        return Slice(**chosen, **slice)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from: countries with most postings first, levels in their order.

    `terms` are the values of each of TERM_FILTERS, those most adverts say first.
    """

    countries: tuple[str, ...]
    levels: tuple[str, ...]
    roles: tuple[str, ...]
    terms: Mapping[str, tuple[str, ...]]


def choices(snapshot: Snapshot) -> Choices:
    """Values that occur in `snapshot`; roles with most postings first."""
    if (stored := snapshot.recall("choices")) is None:
        levels = set(snapshot.seniority.categories)
        stored = snapshot.remember(
            "choices",
            Choices(
                countries=_most_frequent(snapshot, "country"),
                levels=tuple(level.value for level in Seniority if level.value in levels),
                roles=_most_frequent(snapshot, "role"),
                terms={name: _most_frequent(snapshot, name) for name in TERM_FILTERS},
            ),
        )
    offered: Choices = stored
    return offered


def companies(snapshot: Snapshot) -> tuple[str, ...]:
    """The companies of the adverts that are counted, those with most first."""
    if (stored := snapshot.recall("companies")) is None:
        stored = snapshot.remember("companies", _most_frequent(snapshot, "company"))
    named: tuple[str, ...] = stored
    return named


def company_called(snapshot: Snapshot, spelling: str) -> str | None:
    """The company of this name, however it is cased; None where no advert that is counted names it."""
    there, folded = companies(snapshot), spelling.casefold()
    return spelling if spelling in there else next((name for name in there if name.casefold() == folded), None)


def _most_frequent(snapshot: Snapshot, name: str) -> tuple[str, ...]:
    _, column = getattr(snapshot, name).take(np.flatnonzero(~snapshot.left_out)).single()
    codes = column.codes
    counts = np.bincount(codes[codes >= 0], minlength=len(column.categories))
    order = sorted(np.flatnonzero(counts).tolist(), key=lambda code: (-int(counts[code]), column.categories[code]))
    return tuple(column.categories[code] for code in order)
