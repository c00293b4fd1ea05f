"""What somebody asks the Roadmap page: towards which role, at which pace, learning from what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from core.catalogue.curriculum import Curriculum
from core.catalogue.learning import Cost, ProjectIdea, Resource, ResourceType
from core.catalogue.skill import Level
from core.market.roadmap.steps import Pace as Pace  # noqa: PLC0414 - pages take it from here
from core.snapshot.slices import Slice
from core.views.filters import Filters
from core.views.windows import last_days

HOURS = (2, 4, 6, 8, 10, 15, 20, 30, 40)
WEEKS = (4, 8, 13, 26, 39, 52, 78, 104)


@dataclass(frozen=True, slots=True)
class Taste:
    """Which resources somebody wants; an empty set: any."""

    levels: frozenset[Level] = frozenset()
    costs: frozenset[Cost] = frozenset()
    types: frozenset[ResourceType] = frozenset()

    @classmethod
    def of(cls, levels: Iterable[str], costs: Iterable[str], types: Iterable[str]) -> Self:
        """From the values of the enumerations. Raises ValueError for another one."""
        return cls(frozenset(map(Level, levels)), frozenset(map(Cost, costs)), frozenset(map(ResourceType, types)))

    def suits(self, resource: Resource) -> bool:
        """Whether a resource has a level, cost and type that were chosen; nothing chosen suits all."""
        return all(
            not wanted or value in wanted
            for wanted, value in (
                (self.levels, resource.level),
                (self.costs, resource.cost),
                (self.types, resource.type),
            )
        )


@dataclass(frozen=True, slots=True, eq=False)
class Learning:
    """What is known about learning: what each skill costs and needs, by skill what to learn it from, what to build.

    Make it once: plans are cached for the object they were made with.
    """

    curriculum: Curriculum
    taught: Mapping[str, tuple[Resource, ...]]
    projects: Sequence[ProjectIdea] = ()


@dataclass(frozen=True, slots=True)
class RoadmapQuestion:
    """Towards `role` at `pace`, from the postings of the last `days` days up to `today`."""

    role: str
    today: date
    days: int
    pace: Pace
    filters: Filters = field(default_factory=Filters)
    widened: frozenset[str] = frozenset()

    @property
    def asked(self) -> Slice:
        """The slice of the question."""
        since, until = last_days(self.days, self.today)
        return self.filters.narrow(role=self.role, since=since, until=until)
