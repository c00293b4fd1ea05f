"""The taxonomy: every skill the project knows, its spellings, what it implies and what to learn before it."""

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from core.catalogue.files import DATA, Slug, parse_data_file, read_data_file
from core.catalogue.overlay import Overlay, overlay
from core.catalogue.skill import Alias, Casing, Kind, Level, Skill
from core.errors import DataFileError

DATA_FILE = DATA / "skills.json"
# Grows when the same file would be read differently, so that stored postings are known to be of an older reading.
READING = "4"
OWN_HOURS = 40
MIN_SUGGESTION = 70.0


class _SkillFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_: Literal[1] = Field(alias="schema")
    categories: Annotated[tuple[Slug, ...], Field(min_length=1)]
    skills: Annotated[tuple[Skill, ...], Field(min_length=1)]


def _with_own(skills: tuple[Skill, ...], own: Overlay) -> tuple[Skill, ...]:
    """The skills with those and the aliases that the operator accepted; what the file knows by now is left as it is."""
    skill_ids = {skill.id for skill in skills}
    aliases: dict[str, list[Alias]] = {}
    for alias in own.aliases:
        aliases.setdefault(alias.id, []).append(Alias(alias.text, Casing.ANY_CASE))
    added = tuple(
        Skill(
            id=entry.id,
            name=entry.name,
            category=entry.category,
            kind=Kind(entry.kind),
            level=Level.INTERMEDIATE,
            hours=OWN_HOURS,
            official_url=None,
            description="Added here by an operator.",
            aliases=(),
            implies=(),
            prerequisites=(),
            related=(),
        )
        for entry in own.skills
        if entry.id not in skill_ids
    )
    return tuple(
        replace(skill, aliases=(*skill.aliases, *aliases[skill.id])) if skill.id in aliases else skill
        for skill in (*skills, *added)
    )


class Taxonomy:
    """All skills. Build it once and share it; nothing in it changes. Importing it does not import spaCy."""

    def __init__(self, skills: tuple[Skill, ...], categories: tuple[str, ...], version: str, file: Path) -> None:
        """Raises `DataFileError` for a repeated id, an unknown category, a dangling reference or a hard cycle."""
        self.categories, self.version, self.file = categories, version, file
        by_id: dict[str, Skill] = {}
        for skill in skills:
            if skill.id in by_id:
                raise DataFileError(file, skill.id, "this id stands twice")
            by_id[skill.id] = skill
        self.skills: Mapping[str, Skill] = MappingProxyType(by_id)
        self._check_references()
        self.depth: Mapping[str, int] = MappingProxyType(self._hard_depths())

    @classmethod
    def load(cls, file: Path = DATA_FILE) -> Self:
        """Read the taxonomy. Raises `DataFileError` with file, entry and reason when the file is damaged."""
        content = read_data_file(file)
        parsed = parse_data_file(content, file, _SkillFile)
        own = overlay()
        own_content = b"" if own.is_empty else own.model_dump_json(include={"aliases", "skills"}).encode()
        version = hashlib.sha256(READING.encode() + content + own_content).hexdigest()[:12]
        return cls(_with_own(parsed.skills, own), parsed.categories, version, file)

    @cached_property
    def closure(self) -> Mapping[str, frozenset[str]]:
        """Each skill id with the ids of itself and of all it implies, however indirectly."""
        return MappingProxyType({skill_id: frozenset(self._implied(skill_id)) for skill_id in self.skills})

    def is_scored(self, skill_id: str, *, personal: bool = False) -> bool:
        """Whether having the skill or not counts in any number about a person.

        Umbrella words never do; soft skills and spoken languages only where a person switched them on (`personal`).
        An unknown id, of a posting read with a newer taxonomy, does not count.
        """
        skill = self.skills.get(skill_id)
        return skill is not None and not skill.is_umbrella and (personal or not skill.is_personal)

    def is_step_candidate(self, skill_id: str, core: Collection[str] = (), *, personal: bool = False) -> bool:
        """Whether the skill may be a step of a plan for a role whose core skills are `core`.

        Only what is scored; process words only where they are core to the role.
        """
        if not self.is_scored(skill_id, personal=personal):
            return False
        return not self.skills[skill_id].is_process or skill_id in core

    def resolve(self, text: str) -> str | None:
        """The id of the skill a person means by `text`: an id, name or alias, whatever its case, hyphens and spaces.

        None when nothing is spelled so, or when two skills share the alias and neither is named so.
        """
        spelling = text.strip()
        if (exact := self._exact.get(spelling)) is not None:
            return exact
        return self._loose.get(_loosened(spelling))

    def suggest(self, text: str, limit: int = 8) -> list[str]:
        """Ids whose spelling is nearest to what was typed so far, best first; at most `limit`, no repeats."""
        typed = _loosened(text[:80])
        if not typed or limit < 1:
            return []
        starts = [index for index, choice in enumerate(self._choices) if choice.startswith(typed)]
        inner = [index for index, choice in enumerate(self._choices) if f" {typed}" in choice]
        from rapidfuzz import fuzz, process  # loads slowly, and few ask

        near = process.extract(typed, self._choices, scorer=fuzz.ratio, limit=limit * 3, score_cutoff=MIN_SUGGESTION)
        ordered = [*self._names_first(starts), *self._names_first(inner), *(index for _, _, index in near)]
        resolved = self.resolve(text)
        ids = dict.fromkeys(([resolved] if resolved else []) + [self._choice_ids[index] for index in ordered])
        return list(ids)[:limit]

    def _names_first(self, indexes: list[int]) -> list[int]:
        """Names before aliases, then the shorter spelling first: "java" before "java server pages"."""

        def rank(index: int) -> tuple[bool, int]:
            choice = self._choices[index]
            return (_loosened(self.skills[self._choice_ids[index]].name) != choice, len(choice))

        return sorted(indexes, key=rank)

    def _implied(self, skill_id: str) -> set[str]:
        implied, open_ids = {skill_id}, [skill_id]
        while open_ids:
            for other in self.skills[open_ids.pop()].implies:
                if other not in implied:
                    implied.add(other)
                    open_ids.append(other)
        return implied

    def _check_references(self) -> None:
        for skill in self.skills.values():
            if skill.category not in self.categories:
                raise DataFileError(self.file, skill.id, f"category {skill.category!r} is not listed")
            for field, other in skill.references:
                if other not in self.skills or other == skill.id:
                    reason = "points to itself" if other == skill.id else f"names the unknown skill {other!r}"
                    raise DataFileError(self.file, skill.id, f"{field} {reason}")

    def _hard_depths(self) -> dict[str, int]:
        """The number of hard steps below each skill; 0 for one that needs nothing before it."""
        depths: dict[str, int] = {}
        waiting = set(self.skills)
        while waiting:
            ready = {skill_id: below for skill_id in waiting if (below := self._below(skill_id, depths)) is not None}
            if not ready:
                raise DataFileError(self.file, min(waiting), "its hard prerequisites lead back to itself")
            depths |= {skill_id: below + 1 for skill_id, below in ready.items()}
            waiting -= ready.keys()
        return depths

    def _below(self, skill_id: str, depths: Mapping[str, int]) -> int | None:
        """The depth of the deepest thing needed before a skill, -1 for nothing; None while one has no depth yet."""
        skill = self.skills[skill_id]
        if not all(need in depths for need in skill.hard):
            return None
        groups = [[depths[member] for member in group if member in depths] for group in skill.one_of]
        if not all(groups):
            return None
        return max([depths[need] for need in skill.hard] + [min(group) for group in groups], default=-1)

    @cached_property
    def _exact(self) -> dict[str, str]:
        """Spellings as written that belong to one skill only; ids and names come before aliases."""
        claims: dict[str, set[str]] = {}
        for skill in self.skills.values():
            for alias in skill.aliases:
                claims.setdefault(alias.text, set()).add(skill.id)
        skill_of = {text: next(iter(ids)) for text, ids in claims.items() if len(ids) == 1}
        return skill_of | {skill.name: skill.id for skill in self.skills.values()}

    @cached_property
    def _loose(self) -> dict[str, str]:
        claims: dict[str, set[str]] = {}
        for skill in self.skills.values():
            for alias in skill.aliases:
                claims.setdefault(_loosened(alias.text), set()).add(skill.id)
        skill_of = {text: next(iter(ids)) for text, ids in claims.items() if len(ids) == 1}
        skill_of |= {_loosened(skill.id): skill.id for skill in self.skills.values()}
        return skill_of | {_loosened(skill.name): skill.id for skill in self.skills.values()}

    @cached_property
    def _choice_ids(self) -> list[str]:
        return list(self._loose.values())

    @cached_property
    def _choices(self) -> list[str]:
        return list(self._loose)


def _loosened(text: str) -> str:
    return re.sub(r"[\s_\-]+", " ", text).strip().casefold()
