"""The taxonomy: every skill the project knows, its spellings, what it implies and what to learn before it."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from rapidfuzz import fuzz, process

from core.errors import DataFileError

DATA_FILE = Path(__file__).resolve().parent.parent.parent / "data" / "skills.json"
# Grows when the same file would be read differently, so that stored postings are known to be of an older reading.
READING = "1"
MAX_HOURS = 400
MIN_SUGGESTION = 70.0

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Spelling = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^\S(.*\S)?$")]
LowerPhrase = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^A-Z]+$")]
Sentence = Annotated[str, StringConstraints(min_length=3, max_length=300)]
HttpsUrl = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.[^\s]+$", max_length=300)]

_STRICT = ConfigDict(extra="forbid")


class Kind(StrEnum):
    """What sort of thing a skill is."""

    LANGUAGE = "language"
    FRAMEWORK = "framework"
    LIBRARY = "library"
    TOOL = "tool"
    PLATFORM = "platform"
    DATABASE = "database"
    CONCEPT = "concept"
    METHOD = "method"
    SOFT = "soft"


class Level(StrEnum):
    """When in a learner's path a skill usually comes."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Match(StrEnum):
    """Whether a spelling counts in any case or only as it is written."""

    ANY_CASE = "any-case"
    EXACT_CASE = "exact-case"


class Strength(StrEnum):
    """`hard` must be learned before, `soft` helps."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Alias:
    """Another spelling of a skill."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    text: Spelling
    match: Match


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A skill to learn before."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    id: Slug
    strength: Strength


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """When the spellings in `terms` mean the skill.

    `case` "exact" counts only the listed spellings, unless known skills stand on both sides. One of `require_near`
    (or a known skill) must stand in the same sentence, if any is listed; a phrase of `reject_near` around or beside
    the term rules it out. `positive` and `negative` are one sentence each way, and both are tests.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    terms: Annotated[tuple[Spelling, ...], Field(min_length=1)]
    case: Literal["exact", "any"]
    require_near: tuple[LowerPhrase, ...]
    reject_near: tuple[LowerPhrase, ...]
    positive: Sentence
    negative: Sentence


@dataclass(frozen=True, slots=True)
class Skill:
    """One entry of the taxonomy. `hours` lead from the prerequisites to a working level."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    id: Slug
    name: Spelling
    category: Slug
    kind: Kind
    level: Level
    hours: Annotated[int, Field(ge=1, le=MAX_HOURS)]
    official_url: HttpsUrl | None
    description: Annotated[str, StringConstraints(min_length=10, max_length=200)]
    aliases: tuple[Alias, ...]
    implies: tuple[Slug, ...]
    prerequisites: tuple[Prerequisite, ...]
    related: tuple[Slug, ...]
    ambiguity: Ambiguity | None = None

    @property
    def hard(self) -> tuple[str, ...]:
        """Ids of what must be learned before."""
        return tuple(one.id for one in self.prerequisites if one.strength is Strength.HARD)

    @property
    def soft(self) -> tuple[str, ...]:
        """Ids of what helps to know before."""
        return tuple(one.id for one in self.prerequisites if one.strength is Strength.SOFT)

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name, then every alias."""
        return (self.name, *(alias.text for alias in self.aliases))

    @property
    def references(self) -> Iterator[tuple[str, str]]:
        """Each (field, id) at which the entry points to another."""
        yield from (("implies", one) for one in self.implies)
        yield from (("prerequisites", one.id) for one in self.prerequisites)
        yield from (("related", one) for one in self.related)


class _SkillFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_: Literal[1] = Field(alias="schema")
    categories: Annotated[tuple[Slug, ...], Field(min_length=1)]
    skills: Annotated[tuple[Skill, ...], Field(min_length=1)]


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
        try:
            content = file.read_bytes()
            raw = json.loads(content)
        except (OSError, ValueError, RecursionError) as error:
            raise DataFileError(file, "whole file", str(error)) from error
        try:
            parsed = _SkillFile.model_validate(raw)
        except ValidationError as error:
            first = error.errors()[0]
            raise DataFileError(file, _entry_name(raw, first["loc"]), first["msg"]) from error
        version = hashlib.sha256(READING.encode() + content).hexdigest()[:12]
        return cls(parsed.skills, parsed.categories, version, file)

    @cached_property
    def closure(self) -> Mapping[str, frozenset[str]]:
        """Each skill id with the ids of itself and of all it implies, however indirectly."""
        return MappingProxyType({skill_id: frozenset(self._implied(skill_id)) for skill_id in self.skills})

    def resolve(self, text: str) -> str | None:
        """The id of the skill a person means by `text`: an id, name or alias, whatever its case, hyphens and spaces.

        None when nothing is spelled so, or when two skills share the alias and neither is named so.
        """
        wanted = text.strip()
        if (exact := self._exact.get(wanted)) is not None:
            return exact
        return self._loose.get(_loosened(wanted))

    def suggest(self, text: str, limit: int = 8) -> list[str]:
        """Ids whose spelling is nearest to what was typed so far, best first; at most `limit`, no repeats."""
        wanted = _loosened(text[:80])
        if not wanted or limit < 1:
            return []
        starts = [index for index, choice in enumerate(self._choices) if choice.startswith(wanted)]
        inner = [index for index, choice in enumerate(self._choices) if f" {wanted}" in choice]
        near = process.extract(wanted, self._choices, scorer=fuzz.ratio, limit=limit * 3, score_cutoff=MIN_SUGGESTION)
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
        found, open_ids = {skill_id}, [skill_id]
        while open_ids:
            for other in self.skills[open_ids.pop()].implies:
                if other not in found:
                    found.add(other)
                    open_ids.append(other)
        return found

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
        waiting = {skill.id: set(skill.hard) for skill in self.skills.values()}
        while waiting:
            ready = [skill_id for skill_id, needs in waiting.items() if needs <= depths.keys()]
            if not ready:
                raise DataFileError(self.file, min(waiting), "its hard prerequisites lead back to itself")
            for skill_id in ready:
                depths[skill_id] = 1 + max((depths[need] for need in waiting.pop(skill_id)), default=-1)
        return depths

    @cached_property
    def _exact(self) -> dict[str, str]:
        """Spellings as written that belong to one skill only; ids and names come before aliases."""
        claims: dict[str, set[str]] = {}
        for skill in self.skills.values():
            for alias in skill.aliases:
                claims.setdefault(alias.text, set()).add(skill.id)
        found = {text: next(iter(ids)) for text, ids in claims.items() if len(ids) == 1}
        return found | {skill.name: skill.id for skill in self.skills.values()}

    @cached_property
    def _loose(self) -> dict[str, str]:
        claims: dict[str, set[str]] = {}
        for skill in self.skills.values():
            for alias in skill.aliases:
                claims.setdefault(_loosened(alias.text), set()).add(skill.id)
        found = {text: next(iter(ids)) for text, ids in claims.items() if len(ids) == 1}
        found |= {_loosened(skill.id): skill.id for skill in self.skills.values()}
        return found | {_loosened(skill.name): skill.id for skill in self.skills.values()}

    @cached_property
    def _choice_ids(self) -> list[str]:
        return list(self._loose.values())

    @cached_property
    def _choices(self) -> list[str]:
        return list(self._loose)


def _loosened(text: str) -> str:
    return re.sub(r"[\s_\-]+", " ", text).strip().casefold()


def _entry_name(raw: Any, location: tuple[int | str, ...]) -> str:
    if len(location) > 1 and location[0] == "skills" and isinstance(location[1], int):
        entry = raw["skills"][location[1]]
        name = entry.get("id") if isinstance(entry, dict) else None
        field = ".".join(str(part) for part in location[2:])
        return f"{name or f'skill number {location[1] + 1}'}{f' ({field})' if field else ''}"
    return ".".join(str(part) for part in location) or "whole file"
