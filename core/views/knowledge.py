"""What views know beside the snapshot: names of skills and roles, and which skill implies which."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from core.market.gap import Profile
from core.models import User
from core.roles import RoleCatalogue
from core.skills.taxonomy import Kind, Taxonomy


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Taxonomy and roles, loaded once a process."""

    taxonomy: Taxonomy
    roles: RoleCatalogue

    def skill_name(self, skill: str) -> str:
        found = self.taxonomy.skills.get(skill)
        return found.name if found else skill

    def role_name(self, role: str) -> str:
        found = self.roles.get(role)
        return found.name if found else role

    def skill_names(self, skills: "pd.Series[str]") -> "pd.Series[str]":
        return skills.map(self.skill_name).astype("str")

    @property
    def soft_skills(self) -> frozenset[str]:
        """Ids of the skills no course gives, such as patience: they count, but nobody is told to study them."""
        return frozenset(skill.id for skill in self.taxonomy.skills.values() if skill.kind is Kind.SOFT)

    @property
    def related(self) -> Mapping[str, tuple[str, ...]]:
        return {skill.id: skill.related for skill in self.taxonomy.skills.values()}

    def profile(self, user: User) -> Profile:
        """What the market compares a user's skills by."""
        return Profile(frozenset(user.skills), self.taxonomy.closure, self.related)
