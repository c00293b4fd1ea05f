"""What to learn from and what to build: the learning resources and project ideas under `data/`, read and checked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, ClassVar
from urllib.parse import parse_qsl, urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from core.catalogue.files import DATA, ENTRY, Slug, load_data_file
from core.catalogue.skill import Level
from core.errors import DataFileError

RESOURCES_FILE = DATA / "learning_resources.json"
PROJECTS_FILE = DATA / "project_ideas.json"
TRACKING = ("ref", "fbclid", "gclid", "aff", "affiliate", "campaign")


class ResourceType(StrEnum):
    """Kinds of learning resources."""

    DOCS = "docs"
    COURSE = "course"
    BOOK = "book"
    INTERACTIVE = "interactive"
    VIDEO = "video"
    CHEATSHEET = "cheatsheet"
    PRACTICE = "practice"


class Cost(StrEnum):
    """What a resource costs: nothing, something for all of it, or money."""

    FREE = "free"
    FREEMIUM = "freemium"
    PAID = "paid"


class Difficulty(StrEnum):
    """How demanding a project is."""

    BEGINNER = "Beginner"
    INTERMEDIATE = "Intermediate"
    ADVANCED = "Advanced"


class SkillUse(StrEnum):
    """How much of a skill a project takes: its heart, or what one may add."""

    CORE = "core"
    STRETCH = "stretch"


def clean_url(url: str) -> str:
    """`url`, if it is https, names a host and follows nobody. Raises ValueError."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or "." not in parts.hostname or parts.username:
        raise ValueError("must be an https address of a public host")
    if any(character.isspace() or character in "<>\"'\\" for character in url):
        raise ValueError("holds a character no address has")
    for name, _ in parse_qsl(parts.query, keep_blank_values=True):
        if name.casefold() in TRACKING or name.casefold().startswith(("utm_", "mc_")):
            raise ValueError(f"carries the tracking parameter {name!r}")
    return url


Title = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Description = Annotated[str, StringConstraints(min_length=20, max_length=1000)]
Url = Annotated[str, StringConstraints(max_length=500), AfterValidator(clean_url)]
Hours = Annotated[int, Field(ge=1, le=400)]


@dataclass(frozen=True, slots=True)
class TaughtSkill:
    """A skill a resource teaches; `primary` where it is what the resource is about."""

    __pydantic_config__: ClassVar[ConfigDict] = ENTRY
    id: Slug
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to learn from. `hours` is what the useful part takes."""

    __pydantic_config__: ClassVar[ConfigDict] = ENTRY
    id: Slug
    title: Title
    url: Url
    provider: Title
    type: ResourceType
    level: Level
    cost: Cost
    hours: Hours
    skills: Annotated[tuple[TaughtSkill, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class UsedSkill:
    """A skill that a project uses, and what for."""

    __pydantic_config__: ClassVar[ConfigDict] = ENTRY
    id: Slug
    role: SkillUse


@dataclass(frozen=True, slots=True)
class Link:
    """An address with its title."""

    __pydantic_config__: ClassVar[ConfigDict] = ENTRY
    title: Title
    url: Url


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectIdea:
    """Something to build that shows an employer the skills it takes; `roles` are those it convinces for."""

    __pydantic_config__: ClassVar[ConfigDict] = ENTRY
    id: Slug
    title: Title
    description: Description
    difficulty: Difficulty
    skills: Annotated[tuple[UsedSkill, ...], Field(min_length=1)]
    roles: tuple[Slug, ...] = ()
    hours: Hours
    deliverables: Annotated[tuple[Title, ...], Field(min_length=1)]
    links: tuple[Link, ...] = ()

    @property
    def core(self) -> frozenset[str]:
        """Skills without which the project cannot be built."""
        return frozenset(skill.id for skill in self.skills if skill.role is SkillUse.CORE)

    @property
    def stretch(self) -> frozenset[str]:
        """Skills the project may be extended with."""
        return frozenset(skill.id for skill in self.skills if skill.role is SkillUse.STRETCH)


class _ResourceFile(BaseModel):
    model_config = ENTRY

    schema_: Annotated[int, Field(alias="schema", ge=1, le=1)]
    resources: tuple[Resource, ...]


class _ProjectFile(BaseModel):
    model_config = ENTRY

    schema_: Annotated[int, Field(alias="schema", ge=1, le=1)]
    projects: tuple[ProjectIdea, ...]


def load_resources(skills: Iterable[str], file: Path = RESOURCES_FILE) -> tuple[Resource, ...]:
    """Every resource, in the file's order. `skills` are the ids that exist.

    Raises `DataFileError` with file, entry and reason: damaged JSON, an unknown skill, an id or address given twice.
    """
    resources = load_data_file(file, _ResourceFile).resources
    skill_ids = frozenset(skills)
    _refuse_repeats(file, "id", [(resource.id, resource.id) for resource in resources])
    _refuse_repeats(file, "url", [(resource.id, resource.url) for resource in resources])
    for resource in resources:
        _refuse_unknown(file, resource.id, "skill", [skill.id for skill in resource.skills], skill_ids)
    return resources


def load_projects(skills: Iterable[str], roles: Iterable[str], file: Path = PROJECTS_FILE) -> tuple[ProjectIdea, ...]:
    """Every project idea, in the file's order. `skills` and `roles` are the ids that exist.

    Raises `DataFileError` with file, entry and reason.
    """
    projects = load_data_file(file, _ProjectFile).projects
    known_skills, known_roles = frozenset(skills), frozenset(roles)
    _refuse_repeats(file, "id", [(project.id, project.id) for project in projects])
    _refuse_repeats(file, "title", [(project.id, project.title.casefold()) for project in projects])
    for project in projects:
        _refuse_unknown(file, project.id, "skill", [skill.id for skill in project.skills], known_skills)
        _refuse_unknown(file, project.id, "role", project.roles, known_roles)
    return projects


def resources_by_skill(resources: Iterable[Resource]) -> dict[str, tuple[Resource, ...]]:
    """Skill id -> what teaches it: documentation about it, other resources about it, then those that touch it."""
    ranked: defaultdict[str, list[tuple[bool, bool, Resource]]] = defaultdict(list)
    for resource in resources:
        for skill in resource.skills:
            ranked[skill.id].append((not skill.primary, resource.type is not ResourceType.DOCS, resource))
    return {
        skill: tuple(resource for *_, resource in sorted(rows, key=lambda row: row[:2]))
        for skill, rows in ranked.items()
    }


def coverage_problems(
    resources: Sequence[Resource],
    projects: Sequence[ProjectIdea],
    *,
    most_asked: Sequence[str],
    roles: Iterable[str],
) -> list[str]:
    """What the two files promise and do not hold, one sentence each; `most_asked` are skill ids, most asked first."""
    taught = {skill: {resource.type for resource in rows} for skill, rows in resources_by_skill(resources).items()}
    built = {skill for project in projects for skill in project.core | project.stretch}
    levels = Counter(project.difficulty for project in projects)
    convincing = Counter(role for project in projects for role in project.roles)
    free = sum(resource.cost is Cost.FREE for resource in resources)
    checks = (
        (len(resources) < 900, f"{len(resources)} learning resources, 900 wanted"),
        (free < 0.7 * len(resources), f"{free} of {len(resources)} learning resources are free, 70 % wanted"),
        (len(projects) < 600, f"{len(projects)} project ideas, 600 wanted"),
        *((levels[level] < 120, f"{levels[level]} {level} project ideas, 120 wanted") for level in Difficulty),
        *((convincing[role] < 5, f"{role}: {convincing[role]} project ideas, 5 wanted") for role in roles),
        *((skill not in taught, f"{skill}: no learning resource") for skill in most_asked[:400]),
        *((len(taught.get(skill, ())) < 3, f"{skill}: fewer than 3 types") for skill in most_asked[:100]),
        *((skill not in built, f"{skill}: no project idea uses it") for skill in most_asked[:250]),
    )
    return [problem for wrong, problem in checks if wrong]


def _refuse_repeats(file: Path, field: str, values: Sequence[tuple[str, str]]) -> None:
    first_entries: dict[str, str] = {}
    for entry, value in values:
        if value in first_entries:
            raise DataFileError(file, entry, f"the {field} {value!r} already belongs to {first_entries[value]}")
        first_entries[value] = entry


def _refuse_unknown(file: Path, entry: str, kind: str, ids: Sequence[str], existing: frozenset[str]) -> None:
    for entry_id in ids:
        if entry_id not in existing:
            raise DataFileError(file, entry, f"no {kind} has the id {entry_id!r}")
    if len(set(ids)) < len(ids):
        raise DataFileError(file, entry, f"names a {kind} twice")
