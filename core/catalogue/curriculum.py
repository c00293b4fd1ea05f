"""What learning a skill costs, requires and implies: the part of the taxonomy that plans are made from."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from core.catalogue.skill import Level
from core.catalogue.taxonomy import Taxonomy

DEFAULT_HOURS = 40.0
TRANSFER = 0.6  # part of the hours of a programming language for who programs in another


@dataclass(frozen=True, slots=True)
class Curriculum:
    """`hours` to a working level, `hard` prerequisites (no cycle) and `closure`: a skill and all it implies.

    Of each group in `one_of` any one will do before the skill, the usual one first; `soft` prerequisites only help;
    `level` says when in a learner's path a skill usually comes; `quicker` are languages that take `TRANSFER` of their
    hours, because the learner has another. A skill that is not listed costs
    `DEFAULT_HOURS`, needs nothing and implies nothing.
    """

    hours: Mapping[str, float]
    hard: Mapping[str, frozenset[str]]
    closure: Mapping[str, frozenset[str]]
    one_of: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    soft: Mapping[str, frozenset[str]] = field(default_factory=dict)
    level: Mapping[str, Level] = field(default_factory=dict)
    quicker: frozenset[str] = frozenset()

    @classmethod
    def of(cls, taxonomy: Taxonomy) -> Self:
        """Hours, hard prerequisites and what each skill implies, as a taxonomy states them."""
        return cls(
            {skill.id: float(skill.hours) for skill in taxonomy.skills.values()},
            {skill.id: frozenset(skill.hard) for skill in taxonomy.skills.values()},
            taxonomy.closure,
            {skill.id: skill.one_of for skill in taxonomy.skills.values() if skill.one_of},
            {skill.id: frozenset(skill.soft) for skill in taxonomy.skills.values() if skill.soft},
            {skill.id: skill.level for skill in taxonomy.skills.values()},
        )

    def preferring(self, skill: str) -> Self:
        """The same, with `skill` as the usual one of every group it stands in."""
        groups = {
            name: tuple(
                (skill, *(member for member in group if member != skill)) if skill in group else group
                for group in every
            )
            for name, every in self.one_of.items()
        }
        return replace(self, one_of=groups)

    def teaching(self, more: Mapping[str, frozenset[str]]) -> Self:
        """The same, in which skills teach more than they imply."""
        return replace(
            self, closure={**self.closure, **{skill: self.gives(skill) | also for skill, also in more.items()}}
        )

    def needing(self, needs: Mapping[str, Collection[str]]) -> Self:
        """The same, with more hard prerequisites; left out are those that would stand on the skill themselves."""
        curriculum = replace(self, hard=dict(self.hard))
        for skill, more in sorted(needs.items()):
            free = {
                prerequisite
                for prerequisite in more
                if prerequisite != skill and not curriculum.stands_on(prerequisite, skill)
            }
            curriculum = replace(
                curriculum, hard={**curriculum.hard, skill: curriculum.hard.get(skill, frozenset()) | free}
            )
        return curriculum

    def stands_on(self, skill: str, other: str) -> bool:
        """Whether `skill` needs `other`, however far back, or one of a group that `other` is in."""
        needs = self.hard.get(skill, frozenset()).union(*self.one_of.get(skill, ()))
        if other in needs:
            return True
        return any(self.stands_on(need, other) for need in self.hard.get(skill, ()))

    def needs(self, skill: str, satisfied: Collection[str]) -> frozenset[str]:
        """What must be learned right before `skill`: of a group that nothing in `satisfied` meets, the usual one."""
        groups = self.one_of.get(skill, ())
        usual = {group[0] for group in groups if not any(member in satisfied for member in group)}
        return self.hard.get(skill, frozenset()) | usual

    def cost(self, skill: str) -> float:
        """Hours of study."""
        return float(self.hours.get(skill, DEFAULT_HOURS))

    def study_hours(self, skill: str) -> float:
        """Hours of study for this learner: much of a second programming language is known from the first."""
        return self.cost(skill) * (TRANSFER if skill in self.quicker else 1.0)

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
        return frozenset(
            implied for implied in self.gives(skill) if implied == skill or self.cost(implied) <= self.cost(skill)
        )

    def taught(self, skills: Iterable[str]) -> frozenset[str]:
        """All that a plan may count on once `skills` are learned."""
        return frozenset().union(*(self.teaches(skill) for skill in skills))

    def missing_before(self, skill: str, satisfied: frozenset[str]) -> tuple[str, ...]:
        """What must still be learned before `skill`, in an order that can be followed; without `skill` itself."""
        missing: dict[str, None] = {}
        self._collect(skill, satisfied, missing, frozenset())
        missing.pop(skill, None)
        return tuple(missing)

    def _collect(self, skill: str, satisfied: frozenset[str], missing: dict[str, None], above: frozenset[str]) -> None:
        # What teaches another need comes first, so that nobody learns what is satisfied by then.
        needs = sorted(self.needs(skill, {*satisfied, *missing}), key=lambda need: (-len(self.teaches(need)), need))
        for need in needs:
            if need not in satisfied and need not in self.taught(missing) and need not in above:
                self._collect(need, satisfied, missing, above | {skill})
        missing[skill] = None
