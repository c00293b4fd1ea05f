"""What learning a skill costs, needs and gives: the part of the taxonomy a plan is made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from core.skills.taxonomy import Taxonomy

DEFAULT_HOURS = 40.0


@dataclass(frozen=True, slots=True)
class Curriculum:
    """`hours` to a working level, `hard` prerequisites (no cycle) and `closure`: a skill and all it implies.

    A skill that is not listed costs `DEFAULT_HOURS`, needs nothing and implies nothing.
    """

    hours: Mapping[str, float]
    hard: Mapping[str, frozenset[str]]
    closure: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, taxonomy: Taxonomy) -> Self:
        return cls(
            {one.id: float(one.hours) for one in taxonomy.skills.values()},
            {one.id: frozenset(one.hard) for one in taxonomy.skills.values()},
            taxonomy.closure,
        )

    def cost(self, skill: str) -> float:
        """Hours of study."""
        return float(self.hours.get(skill, DEFAULT_HOURS))

    def gives(self, skill: str) -> frozenset[str]:
        """What whoever has `skill` satisfies: itself and all it implies."""
        return self.closure.get(skill) or frozenset((skill,))

    def satisfied(self, skills: Iterable[str]) -> frozenset[str]:
        """All that `skills` satisfy together."""
        return frozenset().union(*(self.gives(skill) for skill in skills))

    def teaches(self, skill: str) -> frozenset[str]:
        """What a plan may count on once `skill` is learned: itself, and what it implies as far as that costs no more.

        Hours lead from the prerequisites to a working level. Whoever knows kubectl knows Kubernetes, and still nobody
        learns Kubernetes in the hours of kubectl.
        """
        return frozenset(one for one in self.gives(skill) if one == skill or self.cost(one) <= self.cost(skill))

    def taught(self, skills: Iterable[str]) -> frozenset[str]:
        """All that a plan may count on once `skills` are learned."""
        return frozenset().union(*(self.teaches(skill) for skill in skills))

    def missing_before(self, skill: str, satisfied: frozenset[str]) -> tuple[str, ...]:
        """What must still be learned before `skill`, in an order that can be followed; without `skill` itself."""
        found: dict[str, None] = {}
        self._collect(skill, satisfied, found, frozenset())
        found.pop(skill, None)
        return tuple(found)

    def _collect(self, skill: str, satisfied: frozenset[str], found: dict[str, None], above: frozenset[str]) -> None:
        for need in sorted(self.hard.get(skill, ())):
            if need not in satisfied and need not in found and need not in above:
                self._collect(need, satisfied, found, above | {skill})
        found[skill] = None
