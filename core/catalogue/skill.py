"""One skill of the taxonomy: its kind, spellings, what it implies and what to learn before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, StringConstraints

from core.catalogue.files import ENTRY, Slug

MAX_HOURS = 400
SPOKEN = "spoken-languages"

Spelling = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^\S(.*\S)?$")]
LowerPhrase = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^A-Z]+$")]
SkillDescription = Annotated[str, StringConstraints(min_length=10, max_length=200)]
Sentence = Annotated[str, StringConstraints(min_length=3, max_length=300)]
EscoUri = Annotated[str, StringConstraints(pattern=r"^http://data\.europa\.eu/esco/skill/[0-9a-f-]{36}$")]
CommodityCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}$")]
HttpsUrl = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.[^\s]+$", max_length=300)]


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


class Casing(StrEnum):
    """Whether a spelling counts in any case or only as it is written."""

    ANY_CASE = "any-case"
    EXACT_CASE = "exact-case"


class Strength(StrEnum):
    """`hard` must be learned before, `soft` helps."""

    HARD = "hard"
    SOFT = "soft"


class Scope(StrEnum):
    """Why a skill is no step of a plan like any other.

    `umbrella` names a whole field or trade (DevOps, Big Data, fintech), which nobody learns as such; `process` a way
    of working or an everyday tool of it (Agile, Jira, code review), which people pick up on the job.
    """

    UMBRELLA = "umbrella"
    PROCESS = "process"


@dataclass(frozen=True, slots=True)
class Alias:
    """Another spelling of a skill."""

    __pydantic_config__: ClassVar[ConfigDict] = ENTRY
    text: Spelling
    match: Casing


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A skill to learn before."""

    __pydantic_config__: ClassVar[ConfigDict] = ENTRY
    id: Slug
    strength: Strength


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """When the spellings in `terms` mean the skill.

    `case` "exact" counts only the listed spellings, unless known skills stand on both sides. One of `require_near`
    (or a known skill) must stand in the same sentence, if any is listed; a phrase of `reject_near` around or beside
    the term rules it out. `positive` and `negative` are one sentence each way, and both are tests.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ENTRY
    terms: Annotated[tuple[Spelling, ...], Field(min_length=1)]
    case: Literal["exact", "any"]
    require_near: tuple[LowerPhrase, ...]
    reject_near: tuple[LowerPhrase, ...]
    positive: Sentence
    negative: Sentence


@dataclass(frozen=True, slots=True)
class OnetTechnology:
    """The technology of O*NET that is the skill.

    `name` is O*NET's own title; `code` the UNSPSC commodity code of its class, which other technologies of the class
    share.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ENTRY
    code: CommodityCode
    name: Annotated[str, StringConstraints(min_length=1, max_length=120)]


@dataclass(frozen=True, slots=True)
class Skill:
    """One entry of the taxonomy. `hours` lead from the prerequisites to a working level.

    Of each group in `one_of` any one must be learned before, the usual one first: unit testing takes some language.
    `esco` is the address of the same concept in ESCO, `onet` the same technology in O*NET, so that numbers can be
    joined with public statistics; both only where there is no doubt.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ENTRY
    id: Slug
    name: Spelling
    category: Slug
    kind: Kind
    level: Level
    hours: Annotated[int, Field(ge=1, le=MAX_HOURS)]
    official_url: HttpsUrl | None
    description: SkillDescription
    aliases: tuple[Alias, ...]
    implies: tuple[Slug, ...]
    prerequisites: tuple[Prerequisite, ...]
    related: tuple[Slug, ...]
    ambiguity: Ambiguity | None = None
    scope: Scope | None = None
    one_of: tuple[Annotated[tuple[Slug, ...], Field(min_length=2)], ...] = ()
    esco: EscoUri | None = None
    onet: OnetTechnology | None = None

    @property
    def is_umbrella(self) -> bool:
        """Whether it names a whole field or trade rather than something one learns."""
        return self.scope is Scope.UMBRELLA

    @property
    def is_process(self) -> bool:
        """Whether it is a way of working or an everyday tool, picked up on the job."""
        return self.scope is Scope.PROCESS

    @property
    def is_spoken(self) -> bool:
        """Whether it is a language that people speak."""
        return self.category == SPOKEN

    @property
    def is_personal(self) -> bool:
        """Whether it is a soft skill or a spoken language: shown apart, scored only for who switches these on."""
        return self.kind is Kind.SOFT or self.is_spoken

    @property
    def hard(self) -> tuple[str, ...]:
        """Ids of what must be learned before."""
        return tuple(prerequisite.id for prerequisite in self.prerequisites if prerequisite.strength is Strength.HARD)

    @property
    def soft(self) -> tuple[str, ...]:
        """Ids of what helps to know before."""
        return tuple(prerequisite.id for prerequisite in self.prerequisites if prerequisite.strength is Strength.SOFT)

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name, then every alias."""
        return (self.name, *(alias.text for alias in self.aliases))

    @property
    def references(self) -> Iterator[tuple[str, str]]:
        """Each (field, id) at which the entry points to another."""
        yield from (("implies", skill) for skill in self.implies)
        yield from (("prerequisites", skill.id) for skill in self.prerequisites)
        yield from (("one_of", skill) for group in self.one_of for skill in group)
        yield from (("related", skill) for skill in self.related)
