"""What views know besides the snapshot: names of skills and roles, and which skill implies which."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from core.catalogue.curriculum import Curriculum
from core.catalogue.roles import RoleCatalogue
from core.catalogue.scoring import AdviceRules, Scoring
from core.catalogue.stack_names import StackNames
from core.catalogue.taxonomy import Taxonomy
from core.market.profile import OwnedSkills
from core.market.roadmap.candidates import RoleCore
from core.models import SkillLevel, User
from core.texts import name_of

if TYPE_CHECKING:
    import pandas as pd

PERSONAL = "score_personal"  # the preference that switches soft skills and spoken languages on


def person_key(user: User) -> Hashable:
    """Everything about a user that advice depends on, except progress."""
    levels = tuple(sorted(user.skill_levels.items()))
    return user.skills, levels, user.experience_level, user.location, bool(user.preferences.get(PERSONAL))


def scored_as_asked(user: User, soft: str | None) -> User:
    """`user` with soft skills and spoken languages switched on or off as an address or a query says; None: as is."""
    if soft is None:
        return user
    return replace(user, preferences={**user.preferences, PERSONAL: soft.casefold() in ("1", "true", "yes", "on")})


FIELDS = ("data-engineering", "machine-learning", "games-graphics")


@dataclass(frozen=True)
class Knowledge:
    """Taxonomy and roles, loaded once a process."""

    taxonomy: Taxonomy
    roles: RoleCatalogue

    def skill_name(self, skill: str) -> str:
        """The name of a skill; the id itself where the taxonomy does not know it."""
        entry = self.taxonomy.skills.get(skill)
        return name_of("skill_name", skill, entry.name) if entry else skill

    def role_name(self, role: str) -> str:
        """The name of a role; the id itself where the catalogue does not know it."""
        entry = self.roles.get(role)
        return name_of("role_name", role, entry.name) if entry else role

    def skill_names(self, skills: "pd.Series[str]") -> "pd.Series[str]":
        """The names of a column of skill ids."""
        return skills.map(self.skill_name).astype("str")

    @cached_property
    def related(self) -> Mapping[str, tuple[str, ...]]:
        """The related skills of each skill."""
        return {skill.id: skill.related for skill in self.taxonomy.skills.values()}

    @cached_property
    def curriculum(self) -> Curriculum:
        """What each skill costs, needs and gives."""
        return Curriculum.of(self.taxonomy)

    @cached_property
    def _scorings(self) -> tuple[Scoring, Scoring]:
        rules = AdviceRules.load(self.taxonomy.skills)
        return tuple(Scoring.of(self.taxonomy, rules, personal=personal) for personal in (False, True))  # type: ignore[return-value]

    def scoring(self, user: User | None = None) -> Scoring:
        """What counts for a user: soft skills and spoken languages only where their preferences switch these on."""
        return self._scorings[bool(user and user.preferences.get(PERSONAL))]

    @cached_property
    def stack_names(self) -> StackNames:
        """How titles name programming languages, what is built on them, and what whole jobs are named after."""
        scoring = self.scoring()
        return StackNames.of(self.taxonomy, scoring.languages | scoring.stacks.keys() | scoring.job_names)

    def role_core(self, role: str | None) -> RoleCore:
        """What the catalogue says about a role's skills."""
        entry = self.roles.get(role) if role else None
        if entry is None:
            return RoleCore()
        beside = tuple(filter(None, map(self.roles.get, entry.adjacent)))
        near = (*beside, *(other for other in self.roles.all() if other.family == entry.family))
        own_skills = frozenset(skill for other in near for skill in other.core_skills)
        adjacent = Counter(skill for other in beside for skill in other.core_skills)
        shared = frozenset(skill for skill, roles in adjacent.items() if roles > 1)
        around = {*entry.core_skills, *adjacent}
        strange = [skills for skills in (*self._fields, *self.scoring().trades) if around.isdisjoint(skills)]
        foreign = self._of_other_trades.union(*strange)
        return RoleCore(entry.core_skills, tuple(adjacent), shared, foreign - own_skills)

    @cached_property
    def _of_other_trades(self) -> frozenset[str]:
        """Skills of designers and of those who lead products and projects."""
        return frozenset(skill.id for skill in self.taxonomy.skills.values() if skill.category == "product-design")

    @cached_property
    def _fields(self) -> tuple[frozenset[str], ...]:
        """Skills of each of `FIELDS`, which who has none of them in a role's core or beside it need not know."""
        skills = self.taxonomy.skills.values()
        return tuple(frozenset(skill.id for skill in skills if skill.category == field) for field in FIELDS)

    def profile(self, user: User) -> OwnedSkills:
        """What the market compares a user's skills by."""
        basics = frozenset(skill for skill, level in user.skill_levels.items() if level is SkillLevel.BASIC)
        owned = frozenset(user.skills)
        return OwnedSkills(owned, self.taxonomy.closure, self.related, self.scoring(user), basics & owned)
