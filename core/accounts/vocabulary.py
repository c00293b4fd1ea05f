"""Skills and roles as users spell them, to ids. The data is read once, at first use."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from core.roles import RoleCatalogue
from core.skills.taxonomy import Taxonomy

TYPED = 4  # letters somebody types before they look


@cache
def roles() -> RoleCatalogue:
    return RoleCatalogue.load()


@cache
def _taxonomy() -> Taxonomy:
    return Taxonomy.load()


def resolve_skill(text: str) -> str | None:
    """The id of a skill by id, name or alias."""
    return _taxonomy().resolve(text)


@cache
def skill_options() -> Mapping[str, str]:
    """What one can pick for a skill -> how it reads: ids first, then aliases ("k8s" -> "k8s (Kubernetes)").

    An alias that begins like an option of its skill is left out, because that option is in sight by then, unless it
    spells out an abbreviation: a browser is sent a third of the bytes. Typed to its end, each is understood as well.
    """
    skills = sorted(_taxonomy().skills.values(), key=lambda skill: skill.name.casefold())
    options = {skill.id: skill.name for skill in skills}
    shown = {name.casefold() for name in options.values()} | set(options)
    for skill in skills:
        of_skill = [skill.name]
        for alias in sorted((one.text for one in skill.aliases), key=len):
            in_sight = any(_is_found(alias[:TYPED].strip(), option) for option in of_skill)
            spelled_out = "".join(word[0] for word in alias.split()).casefold() == skill.name.casefold()
            if (spelled_out or not in_sight) and alias.casefold() not in shown and resolve_skill(alias) == skill.id:
                shown.add(alias.casefold())
                options[alias] = f"{alias} ({skill.name})"
                of_skill.append(options[alias])
    return MappingProxyType(options)


def _is_found(typed: str, option: str) -> bool:
    """Does Streamlit's select box offer `option` to somebody who has typed so far? All letters, in that order."""
    letters = iter(option.casefold())
    return all(letter in letters for letter in typed.casefold())


def skill_name(skill_id: str) -> str:
    skill = _taxonomy().skills.get(skill_id)
    return skill.name if skill else skill_id


@cache
def _roles_by_name() -> dict[str, str]:
    return {key.casefold(): role.id for role in roles().all() for key in (role.id, role.name)}


def find_role(text: str) -> str | None:
    """The id of a role by id, name or any title that reads as it ("Backend Dev")."""
    return _roles_by_name().get(text.casefold()) or roles().match(text).role_id


def role_name(role_id: str) -> str:
    role = roles().get(role_id)
    return role.name if role else role_id


@cache
def role_options() -> Mapping[str, str]:
    """Role id -> name, by name."""
    return MappingProxyType(
        {role.id: role.name for role in sorted(roles().all(), key=lambda role: role.name.casefold())}
    )
