"""Resolves skills and roles as users spell them to ids. The data is read once, at first use."""

from functools import cache

from core.catalogue.roles import RoleCatalogue
from core.catalogue.taxonomy import Taxonomy
from core.texts import name_of, names_of


@cache
def role_catalogue() -> RoleCatalogue:
    """The roles of `data/roles.json`, read once. Raises DataFileError."""
    return RoleCatalogue.load()


class _Skills:
    """The taxonomy in use; None before it was asked for."""

    read: Taxonomy | None = None


def taxonomy() -> Taxonomy:
    """The skills of `data/skills.json`, read once. Raises DataFileError."""
    if _Skills.read is None:
        _Skills.read = Taxonomy.load()
    return _Skills.read


def resolve_skill(text: str) -> str | None:
    """The id of a skill by id, name or alias, or by what another language than English calls it."""
    return taxonomy().resolve(text) or _skills_by_other_name().get(" ".join(text.split()).casefold())


def use_skills(taxonomy: Taxonomy | None) -> None:
    """Names are those of `taxonomy` from now on, as an operator decided about some; None: read anew when next asked."""
    _Skills.read = taxonomy
    _skills_by_other_name.cache_clear()


@cache
def _skills_by_other_name() -> dict[str, str]:
    return {name.casefold(): skill for skill in taxonomy().skills for name in names_of("skill_name", skill)}


def skill_name(skill_id: str) -> str:
    """What a skill is called in the language spoken now; the id of one that is not known."""
    skill = taxonomy().skills.get(skill_id)
    return name_of("skill_name", skill_id, skill.name) if skill else skill_id


@cache
def _roles_by_name() -> dict[str, str]:
    return {
        key.casefold(): role.id
        for role in role_catalogue().all()
        for key in (*names_of("role_name", role.id), role.name, role.id)
    }


def find_role(text: str) -> str | None:
    """The id of a role by id, name or any title that reads as it ("Backend Dev")."""
    return _roles_by_name().get(text.casefold()) or role_catalogue().match(text).role_id


def role_name(role_id: str) -> str:
    """What a role is called in the language spoken now; the id of one that is not known."""
    role = role_catalogue().get(role_id)
    return name_of("role_name", role_id, role.name) if role else role_id
