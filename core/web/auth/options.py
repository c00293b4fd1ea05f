"""What the select boxes of the profile offer: skills under all their spellings, and roles."""

from collections.abc import Mapping
from types import MappingProxyType

from core.accounts.profile import EXPERIENCE_LEVELS
from core.catalogue.names import resolve_skill, role_catalogue, role_name, skill_name, taxonomy
from core.texts import alphabetical, by_language, text

_EXPERIENCE = (  # keys of the texts, in the order of EXPERIENCE_LEVELS
    "first_year",
    "second_year",
    "third_year",
    "fourth_year",
    "intern",
    "junior",
    "mid_level",
    "senior",
    "lead",
    "principal",
)
TYPED = 4  # letters somebody types before they look


@by_language
def skill_options() -> Mapping[str, str]:
    """What one can pick for a skill -> how it reads: ids first, then aliases ("k8s" -> "k8s (Kubernetes)").

    An alias that begins like an option of its skill is left out, because that option is in sight by then, unless it
    spells out an abbreviation: a browser is sent a third of the bytes. Typed to its end, each is understood as well.
    """
    skills = sorted(taxonomy().skills.values(), key=lambda skill: alphabetical(skill_name(skill.id)))
    options = {skill.id: skill_name(skill.id) for skill in skills}
    shown = {name.casefold() for name in options.values()} | set(options)
    for skill in skills:
        name = options[skill.id]
        of_skill = [name]
        spellings = {alias.text for alias in skill.aliases} | ({skill.name} - {name})
        for alias in sorted(spellings, key=lambda spelling: (len(spelling), spelling)):
            in_sight = any(_is_found(alias[:TYPED].strip(), option) for option in of_skill)
            spelled_out = "".join(word[0] for word in alias.split()).casefold() == name.casefold()
            if (spelled_out or not in_sight) and alias.casefold() not in shown and resolve_skill(alias) == skill.id:
                shown.add(alias.casefold())
                options[alias] = f"{alias} ({name})"
                of_skill.append(options[alias])
    return MappingProxyType(options)


def _is_found(typed: str, option: str) -> bool:
    """Does Streamlit's select box offer `option` to somebody who has typed so far? All letters, in that order."""
    letters = iter(option.casefold())
    return all(letter in letters for letter in typed.casefold())


def experience_name(level: str) -> str:
    """One of EXPERIENCE_LEVELS as it is read, or that nothing was chosen."""
    return text(f"experience.{_EXPERIENCE[EXPERIENCE_LEVELS.index(level)]}") if level else text("profile.not_said")


def role_options() -> Mapping[str, str]:
    """Role id -> name in the language spoken, by name."""
    names = {role.id: role_name(role.id) for role in role_catalogue().all()}
    return MappingProxyType(dict(sorted(names.items(), key=lambda row: alphabetical(row[1]))))
