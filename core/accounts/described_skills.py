"""Skills as an address or a query names them: `python:basic,sql,go:strong`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from core.models import SkillLevel

TOLD_LEVELS = (SkillLevel.BASIC, SkillLevel.STRONG)  # a working level is what is meant where nothing is said


@dataclass(frozen=True, slots=True)
class DescribedSkills:
    """Ids in the order named, how well each is known where not at a working level, and what is no skill."""

    skills: tuple[str, ...]
    levels: Mapping[str, SkillLevel]
    unknown: tuple[str, ...]

    @classmethod
    def read(cls, described: str, resolve: Callable[[str], str | None], most: int) -> "DescribedSkills":
        """At most `most` names with their levels; `resolve` gives the id of a name, None where there is none."""
        levels: dict[str, SkillLevel] = {}
        unknown = []
        for entry in [part.strip() for part in described.split(",") if part.strip()][:most]:
            name, _, level = entry.rpartition(":")
            if not name or level not in list(SkillLevel):
                name, level = entry, SkillLevel.WORKING.value
            skill = resolve(name.strip())
            if skill is None:
                unknown.append(entry)
            else:
                levels[skill] = SkillLevel(level)
        stated_levels = {skill: level for skill, level in levels.items() if level is not SkillLevel.WORKING}
        return cls(tuple(levels), stated_levels, tuple(unknown))


def described(skills: Iterable[str], levels: Mapping[str, SkillLevel]) -> str:
    """The text that `DescribedSkills.read` reads."""
    return ",".join(f"{skill}:{levels[skill].value}" if skill in levels else skill for skill in skills)
