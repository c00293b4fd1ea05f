"""What the sample is made from: reads and checks `data/sample_postings.json`."""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from core.catalogue.files import DATA, Slug, load_data_file

DATA_FILE = DATA / "sample_postings.json"

Sentence = Annotated[str, StringConstraints(min_length=1, max_length=400)]
Sentences = Annotated[tuple[Sentence, ...], Field(min_length=1)]
Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(gt=0)]
Level = Literal["junior", "mid_level", "senior", "staff"]
TECH_GROUPS = frozenset({"language", "framework", "data", "database", "cloud", "tool"})
PLACEHOLDERS = frozenset(
    {"a", "b", "x", "y", "z", "list", "years", "title", "company", "blurb", "size", "city", "country", "countries"}
    | {"year", "n", "team", "salary", "area", "lang", "front", "cloudname"}
)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Company(_Part):
    """An invented company."""

    name: Sentence
    country: str
    industry: str


class Country(_Part):
    """`usd` is what one unit of the currency is worth; `pay` scales a profile's base salary, which is a US one."""

    name: Sentence
    weight: Weight
    currency: str
    sign: str
    usd: Weight
    pay: Weight
    salary_share: Share
    remote_share: Share
    cities: Annotated[tuple[tuple[str, str], ...], Field(min_length=1)]


class SampleProfile(_Part):
    """One kind of posting of a role: `shares` are parts (0-1) of its postings that ask for a skill.

    Where `any_language` is set, one of the programming languages that a posting requires will do.
    """

    id: Slug
    role: Slug
    weight: Weight
    levels: Mapping[Level, Weight]
    bank: str
    base: Weight
    titles: Sentences
    source: Literal["2023", "judged"]
    shares: Annotated[Mapping[Slug, Share], Field(min_length=6)]
    plain_title: bool = False
    industry: str | None = None
    any_language: bool = False


class Drift(_Part):
    """A share that moves in a straight line between two weeks; week 0 is the oldest."""

    profile: Slug
    role: Slug
    skill: Slug
    start: Share = Field(alias="from")
    end: Share = Field(alias="to")
    first_week: Annotated[int, Field(ge=0)]
    last_week: int

    def share(self, week: int) -> float:
        """The share in this week."""
        part = (week - self.first_week) / (self.last_week - self.first_week)
        return self.start + (self.end - self.start) * min(max(part, 0.0), 1.0)


class German(_Part):
    """The German sentences; `words` are the German names of soft skills."""

    intro: Sentences
    role: Sentences
    duties: Sentences
    required: Sentences
    optional: Sentences
    benefits: Sentences
    equal: Sentences
    heads: Annotated[tuple[str, ...], Field(min_length=5, max_length=5)]
    words: Mapping[Slug, Sentences]


class Text(_Part):
    """Sentence banks; `{…}` are the places to fill."""

    intros: Sentences
    boilerplate: Sentences
    role_intros: Sentences
    role_intros_plain: Sentences
    teams: Sentences
    remote: Sentences
    onsite: Sentences
    duties: Mapping[str, Sentences]
    heads: Mapping[Literal["about", "role", "duties", "required", "optional", "benefits", "equal"], Sentences]
    required: Mapping[Literal["tech", "idea", "soft"], Sentences]
    prose: Sentences
    prose_soft: Sentences
    optional: Sentences
    optional_inline: Sentences
    optional_items: Sentences
    benefits: Sentences
    benefits_tech: Sentences
    equal: Sentences
    apply: Sentences
    salary: Sentences
    areas: Sentences
    german: German


class Content(_Part):
    """The whole file."""

    schema_: Literal[1] = Field(alias="schema")
    note: Annotated[str, StringConstraints(min_length=40)]
    seed: str
    postings: Annotated[int, Field(ge=100, le=20_000)]
    weeks: Annotated[int, Field(ge=4, le=104)]
    repost_share: Annotated[float, Field(ge=0, le=0.2)]
    companies: Annotated[tuple[Company, ...], Field(min_length=20)]
    industries: Mapping[str, Sentences]
    countries: Mapping[Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")], Country]
    profiles: Annotated[tuple[SampleProfile, ...], Field(min_length=1)]
    drift: tuple[Drift, ...]
    stacks: Mapping[str, tuple[Slug, ...]]
    rivals: tuple[tuple[str, ...], ...]
    filler: Annotated[Mapping[Slug, Weight], Field(min_length=12)]
    wordings: Mapping[str, Mapping[Slug, Sentences]]
    title_prefixes: Mapping[Level, tuple[str, ...]]
    title_needs: Mapping[str, Slug]
    title_choices: Mapping[str, tuple[Slug, ...]]
    text: Text

    @cached_property
    def words(self) -> dict[str, tuple[str, ...]]:
        """Skill id -> the spellings the adverts use."""
        return {skill: texts for group in self.wordings.values() for skill, texts in group.items()}

    @cached_property
    def group_of(self) -> dict[str, str]:
        """Skill id -> group of its wording, such as `language`."""
        return {skill: group for group, skills in self.wordings.items() for skill in skills}

    @cached_property
    def drift_of(self) -> dict[tuple[str, str], Drift]:
        """(profile id, skill id) -> how its share moves."""
        return {(entry.profile, entry.skill): entry for entry in self.drift}

    @cached_property
    def stack_of(self) -> dict[str, str]:
        """Skill id -> its stack."""
        return {skill: stack for stack, skills in self.stacks.items() for skill in skills}

    @cached_property
    def rivalling(self) -> frozenset[str]:
        """Stacks that have a rival."""
        return frozenset(stack for stacks in self.rivals for stack in stacks)

    @property
    def skills(self) -> frozenset[str]:
        """Every skill id the file names."""
        named = {skill for profile in self.profiles for skill in profile.shares}
        return frozenset(named | set(self.words) | set(self.filler) | set(self.stack_of))

    @model_validator(mode="after")
    def _is_coherent(self) -> Self:
        for place, problem in _problems(self):
            raise ValueError(f"{place}: {problem}")
        return self


def _problems(content: Content) -> Iterator[tuple[str, str]]:
    for company in content.companies:
        if company.country not in content.countries:
            yield f"companies ({company.name})", f"no country {company.country!r}"
        if company.industry not in content.industries:
            yield f"companies ({company.name})", f"no industry {company.industry!r}"
    if missing := set(content.countries) - {company.country for company in content.companies}:
        yield "countries", f"no company in {', '.join(sorted(missing))}"
    ids = [profile.id for profile in content.profiles]
    if len(set(ids)) != len(ids) or len({c.name for c in content.companies}) != len(content.companies):
        yield "profiles or companies", "an id or a name occurs twice"
    for profile in content.profiles:
        if profile.bank not in content.text.duties:
            yield f"profiles ({profile.id})", f"no duties bank {profile.bank!r}"
        if profile.industry is not None and profile.industry not in {c.industry for c in content.companies}:
            yield f"profiles ({profile.id})", f"no company in industry {profile.industry!r}"
    for skill in sorted(content.skills - set(content.words)):
        yield f"wordings ({skill})", "the skill is used and has no wording"
    for skill in sorted(set(content.wordings.get("soft", ())) - set(content.text.german.words)):
        yield f"text.german.words ({skill})", "a soft skill has no German wording"
    yield from _drift_problems(content)
    for stacks in content.rivals:
        if missing := set(stacks) - set(content.stacks):
            yield "rivals", f"no stack {', '.join(sorted(missing))}"
    for text in _sentences(content.text.model_dump()):
        if unknown := {name for _, name, _, _ in Formatter().parse(text) if name is not None} - PLACEHOLDERS:
            yield f"text ({text[:40]}…)", f"nothing fills {', '.join(sorted(unknown))!r}"


def _drift_problems(content: Content) -> Iterator[tuple[str, str]]:
    roles = {profile.id: (profile.role, profile.shares) for profile in content.profiles}
    for entry in content.drift:
        role, shares = roles.get(entry.profile, ("", {}))
        if role != entry.role or entry.skill not in shares:
            yield f"drift ({entry.profile}, {entry.skill})", "no such profile of this role with this skill"
        if not entry.first_week < entry.last_week < content.weeks:
            yield f"drift ({entry.profile}, {entry.skill})", "weeks must rise and lie inside the sample"


def _sentences(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list | tuple):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _sentences(child)


@lru_cache(maxsize=4)
def load_content(file: Path = DATA_FILE) -> Content:
    """Read and check the file. Raises `DataFileError` with file, entry and reason when it is damaged."""
    return load_data_file(file, Content)
