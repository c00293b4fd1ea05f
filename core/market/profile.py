"""What a person has, as numbers about them see it: skills, what these imply, and what counts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from core.catalogue.scoring import EVERYTHING, Scoring
from core.snapshot.coded import BoolColumn
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Floats

BASIC_CREDIT = 0.5  # what a skill known at a basic level is worth, and
RIVAL_CREDIT = 0.5  # what a skill is worth of which one has an alternative

Implies = Mapping[str, frozenset[str]]


def satisfied_by(owned: Iterable[str], implies: Implies) -> dict[str, str]:
    """Every skill that `owned` satisfies, with the owned skill that does: itself, else the first by id to imply it."""
    names = sorted(set(owned))
    owner_of = {name: name for name in names}
    for name in names:
        for other in sorted(implies.get(name, frozenset())):
            owner_of.setdefault(other, name)
    return owner_of


def columns_in(snapshot: Snapshot, skills: Collection[str]) -> BoolColumn:
    """Which skill columns are among `skills`, (k,)."""
    return np.fromiter((skill in skills for skill in snapshot.skills), dtype=bool, count=len(snapshot.skills))


@dataclass(frozen=True, slots=True)
class OwnedSkills:
    """What a person has. `implies` maps a skill to all it satisfies (itself included), `related` to its neighbours.

    `basics` are owned skills known at a basic level only; `scoring` says what counts.
    """

    owned: frozenset[str]
    implies: Implies
    related: Mapping[str, Collection[str]]
    scoring: Scoring = EVERYTHING
    basics: frozenset[str] = frozenset()

    @property
    def satisfied(self) -> dict[str, str]:
        """Every satisfied skill with the owned skill that satisfies it."""
        return satisfied_by(self.owned, self.implies)

    def credits(self, skills: Iterable[str]) -> Floats:
        """The credit of each skill, 0-1: 1 owned or implied, a part where it is basic or a rival is owned."""
        strong = set(satisfied_by(self.owned - self.basics, self.implies))
        basic = set(satisfied_by(self.basics, self.implies)) - strong
        groups = {self.scoring.rivals[skill] for skill in strong | basic if skill in self.scoring.rivals}

        worth = {skill: RIVAL_CREDIT for skill, group in self.scoring.rivals.items() if group in groups}
        worth |= dict.fromkeys(basic, BASIC_CREDIT) | dict.fromkeys(strong, 1.0)
        return np.array([worth.get(skill, 0.0) for skill in skills], dtype=float)
