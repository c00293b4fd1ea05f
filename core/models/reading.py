"""What was read from an advert's text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

UNKNOWN_LANGUAGE = "und"
# The languages whose adverts are read; each has its words in `data/reading_<language>.json`.
READ_LANGUAGES = frozenset({"de", "en", "es", "fr"})


def is_read(language: str) -> bool:
    """Whether adverts in `language` (ISO 639-1) are read; one whose language could not be told is."""
    return language == UNKNOWN_LANGUAGE or language in READ_LANGUAGES


class Ask(StrEnum):
    """What a posting says of a skill it names."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Mention:
    """One span of a posting's text that names a skill.

    `start` and `end` are half-open character offsets into the stored text; `rule` names what made it count.
    """

    skill: str
    start: int
    end: int
    text: str
    ask: Ask
    rule: str


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree that is asked for: the lowest `level` that is enough, and whether experience may stand for it."""

    level: str
    ask: Ask
    or_equivalent: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """A spoken language that is asked for; `level` is a word such as "fluent" or "B2", None where none is said."""

    language: str
    level: str | None
    ask: Ask


@dataclass(frozen=True, slots=True)
class Terms:
    """Who may apply, and on which terms. None is not said.

    `years` is the least experience for the job as a whole, `years_of` that with single skills. `visa` and `relocation`
    are "offered" or "refused", `clearance` (or a citizenship) "required" or "optional", `contract` "permanent",
    "temporary" or "internship", `hours` "full_time" or "part_time".
    """

    years: int | None = None
    years_of: Mapping[str, int] = field(default_factory=dict)
    degree: Degree | None = None
    spoken: tuple[Spoken, ...] = ()
    visa: str | None = None
    relocation: str | None = None
    clearance: str | None = None
    contract: str | None = None
    hours: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Where a posting's text states one of its fields: `field` is the name of the field in Posting or in its Terms.

    `start` and `end` are half-open character offsets into the stored text.
    """

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from one posting text: `language` is ISO 639-1 or "und"; asks are per skill id.

    `alternatives` are groups of asked skills of which any one is enough ("AWS, GCP or Azure"); `facts` say where the
    text states the `terms`.
    """

    language: str
    mentions: tuple[Mention, ...]
    required: frozenset[str]
    optional: frozenset[str]
    mentioned: frozenset[str]
    alternatives: tuple[frozenset[str], ...] = ()
    terms: Terms = field(default_factory=Terms)
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What was read in a posting's title: its `mentions` lie in the title, and so do the groups of `alternatives`.

    Of `terms` a title tells clearance, contract and hours.
    """

    mentions: tuple[Mention, ...] = ()
    alternatives: tuple[frozenset[str], ...] = ()
    terms: Terms = field(default_factory=Terms)
