"""What counts: which skills are scored, which may be steps of a plan, and which stand in for each other.

The one set of rules that fit, gap, next step, roadmap, projects, openings and roles go by. The taxonomy marks soft
skills, spoken languages, umbrella and process words; `data/advice_rules.json` names rivals and programming languages.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from core.catalogue.files import DATA, Slug, load_data_file
from core.catalogue.taxonomy import Taxonomy
from core.errors import DataFileError
from core.models import Seniority

RULES_FILE = DATA / "advice_rules.json"
COMPANIONS = frozenset({"javascript", "typescript"})  # what web pages need whatever language the services are in
ENGINEERING = frozenset({"docker", "git"})  # tools of who programs for a living
PROFESSIONAL = (Seniority.MID, Seniority.SENIOR, Seniority.LEAD, Seniority.PRINCIPAL)


class RivalGroup(BaseModel):
    """Skills of which one does the work of another: AWS, Azure, GCP. Whole jobs are named after `names_stack`.

    `concept` is what the tools of a group are for, where it is learned with any of them: CI/CD.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=2, max_length=60)]
    skills: Annotated[tuple[Slug, ...], Field(min_length=2)]
    names_stack: tuple[Slug, ...] = ()
    concept: Slug | None = None


class Stack(BaseModel):
    """What services in a programming language are built on: who works in one seldom needs another."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Slug
    skills: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Extension(BaseModel):
    """A programming language that is no new one for who has another: TypeScript beside JavaScript."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Slug
    beside: Slug


class Preference(BaseModel):
    """Of rivals those that go with `owning`: Azure DevOps for who has Azure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    owning: Slug
    skills: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Presumed(BaseModel):
    """What a professional with `owning` has picked up; without `owning`: with any programming language.

    `at_any_level` beginners have it as well: nobody learns React without HTML.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    owning: Slug | None = None
    at_any_level: bool = False
    skills: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Trade(BaseModel):
    """Skills that make a job one of a trade of its own, whatever its title: embedded systems, maps, SAP."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=2, max_length=60)]
    skills: Annotated[tuple[Slug, ...], Field(min_length=1)]


class AdviceRules(BaseModel):
    """Rivals, stacks, what is presumed, and languages that programs are written in (SQL, shells, markup are none)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_: Literal[1] = Field(alias="schema")
    programming_languages: tuple[Slug, ...]
    extensions: tuple[Extension, ...] = ()
    preferences: tuple[Preference, ...] = ()
    stacks: tuple[Stack, ...]
    presumed: tuple[Presumed, ...]
    rivals: tuple[RivalGroup, ...]
    trades: tuple[Trade, ...] = ()
    picked_up: tuple[Preference, ...] = ()
    familiar: tuple[Preference, ...] = ()
    asked_in_interviews: tuple[Slug, ...] = ()
    presumed_of_seniors: tuple[Slug, ...] = ()
    not_studied: tuple[Slug, ...] = ()

    @classmethod
    def load(cls, skills: Collection[str], file: Path = RULES_FILE) -> Self:
        """Read the file. Raises DataFileError for a skill that is not among `skills` or stands in two groups."""
        rules = load_data_file(file, cls)
        seen: set[str] = set()
        for group in rules.rivals:
            for skill in group.skills:
                if skill in seen:
                    raise DataFileError(file, group.name, f"{skill!r} stands in two groups")
                seen.add(skill)
            if not set(group.names_stack) <= set(group.skills):
                raise DataFileError(file, group.name, "what names a stack is one of the group's skills")
        named = [skill for stack in rules.stacks for skill in stack.skills]
        named += [skill for extension in rules.extensions for skill in (extension.language, extension.beside)]
        named += [skill for preference in rules.preferences for skill in (preference.owning, *preference.skills)]
        named += [group.concept for group in rules.rivals if group.concept]
        named += [skill for presumption in rules.presumed for skill in presumption.skills]
        named += [skill for trade in rules.trades for skill in trade.skills]
        for along in (*rules.picked_up, *rules.familiar):
            named += [along.owning, *along.skills]
        named += [*rules.asked_in_interviews, *rules.presumed_of_seniors, *rules.not_studied]
        for skill in (*seen, *rules.programming_languages, *named):
            if skill not in skills:
                raise DataFileError(file, skill, "there is no such skill")
        return rules


@dataclass(frozen=True, slots=True)
class Scoring:
    """Which skills count in numbers about a person, and how.

    `scored`: the skills that count; None: every skill. `process`: of these, ways of working that are steps only where
    they are core to a role. `rivals` maps a skill to the name of its group; `implies` a skill to all it satisfies;
    `languages` are programming languages; `stacks` maps what services are built on to the language it is for;
    `presumed` is what professionals with a skill (None: a programming language) have picked up, `comes_with` what
    beginners with it have as well; whole jobs are named
    after `job_names`, so that who has a rival of one is of another trade: React, Angular. `extensions` maps a
    language to one beside which it is no new one; `concepts` a tool to what any of its group is learned for;
    `preferences` a skill to those of several rivals that go with it. `trades` are sets of skills of trades of their
    own. `picked_up` maps a skill to what nobody learns apart from it, `familiar` to what is half known with it;
    `interviews` ask beginners for more than adverts say; who has programmed for years knows what is `of_seniors`;
    nobody studies what is `not_studied`, asked for or not.
    """

    scored: frozenset[str] | None = None
    process: frozenset[str] = frozenset()
    rivals: Mapping[str, str] = field(default_factory=dict)
    languages: frozenset[str] = frozenset()
    implies: Mapping[str, frozenset[str]] = field(default_factory=dict)
    stacks: Mapping[str, str] = field(default_factory=dict)
    presumed: tuple[tuple[str | None, frozenset[str]], ...] = ()
    comes_with: Mapping[str, frozenset[str]] = field(default_factory=dict)
    job_names: frozenset[str] = frozenset()
    extensions: Mapping[str, str] = field(default_factory=dict)
    concepts: Mapping[str, str] = field(default_factory=dict)
    preferences: Mapping[str, frozenset[str]] = field(default_factory=dict)
    trades: tuple[frozenset[str], ...] = ()
    picked_up: Mapping[str, frozenset[str]] = field(default_factory=dict)
    familiar: Mapping[str, frozenset[str]] = field(default_factory=dict)
    interviews: frozenset[str] = frozenset()
    of_seniors: frozenset[str] = frozenset()
    not_studied: frozenset[str] = frozenset()

    @classmethod
    def of(cls, taxonomy: Taxonomy, rules: AdviceRules, *, personal: bool = False) -> Self:
        """`personal` switches soft skills and spoken languages on."""
        return cls(
            frozenset(skill for skill in taxonomy.skills if taxonomy.is_scored(skill, personal=personal)),
            frozenset(skill.id for skill in taxonomy.skills.values() if skill.is_process),
            {skill: group.name for group in rules.rivals for skill in group.skills},
            frozenset(rules.programming_languages),
            taxonomy.closure,
            {skill: stack.language for stack in rules.stacks for skill in stack.skills},
            tuple((presumption.owning, frozenset(presumption.skills)) for presumption in rules.presumed),
            {
                presumption.owning: frozenset(presumption.skills)
                for presumption in rules.presumed
                if presumption.at_any_level and presumption.owning
            },
            frozenset(skill for group in rules.rivals for skill in group.names_stack),
            {extension.language: extension.beside for extension in rules.extensions},
            {skill: group.concept for group in rules.rivals if group.concept for skill in group.skills},
            {preference.owning: frozenset(preference.skills) for preference in rules.preferences},
            tuple(frozenset(trade.skills) for trade in rules.trades),
            {along.owning: frozenset(along.skills) for along in rules.picked_up},
            {along.owning: frozenset(along.skills) for along in rules.familiar},
            frozenset(rules.asked_in_interviews),
            frozenset(rules.presumed_of_seniors),
            frozenset(rules.not_studied),
        )

    def counts(self, skill: str) -> bool:
        """Whether having the skill or not counts in any number about a person."""
        return self.scored is None or skill in self.scored

    def may_be_step(self, skill: str, core: Collection[str] = ()) -> bool:
        """Whether the skill may be a step of a plan for a role with these core skills."""
        return self.counts(skill) and (skill in core or skill not in self.process | self.not_studied)

    def are_rivals(self, skill: str, other: str) -> bool:
        """Whether one is an alternative of the other, and neither part of it."""
        group = self.rivals.get(skill)
        return (
            skill != other
            and group is not None
            and group == self.rivals.get(other)
            and skill not in self.implies.get(other, ())
            and other not in self.implies.get(skill, ())
        )

    def rival_among(self, skill: str, candidates: Iterable[str]) -> str | None:
        """The first of `others`, by id, that is a rival of `skill`; None where none is."""
        return min((other for other in candidates if self.are_rivals(skill, other)), default=None)

    def preferred_with(self, satisfied: Iterable[str]) -> frozenset[str]:
        """Those of several rivals that go with what somebody has."""
        return frozenset().union(*(self.preferences.get(skill, frozenset()) for skill in satisfied))

    def is_new_language(self, skill: str, satisfied: Collection[str]) -> bool:
        """Whether it is a programming language of its own for somebody: TypeScript beside JavaScript is none."""
        return skill in self.languages and self.extensions.get(skill, "") not in satisfied

    def is_other_stack(self, skill: str, satisfied: Collection[str]) -> bool:
        """Whether somebody who builds services on one language would begin to do so on another."""
        language = self.stacks.get(skill)
        own = {self.stacks[known_skill] for known_skill in self.stacks.keys() & set(satisfied)}
        return language is not None and bool(own) and language not in own

    def presumed_of(self, level: Seniority | None, satisfied: Collection[str]) -> frozenset[str]:
        """What somebody has picked up, whether they say so or not: with a tool, and professionals on the job.

        What needs no skill but a programming language, from senior on whoever has one, at mid-level whoever builds
        services or clients, or keeps code in Git.
        """
        owned = set(satisfied)
        acquired = self.picked_up_with(owned).union(*(self.comes_with.get(skill, frozenset()) for skill in owned))
        if level not in PROFESSIONAL:
            return acquired - owned
        needed = self.stacks.keys() | self.job_names | ENGINEERING if level is Seniority.MID else self.languages
        programs = bool(self.languages & owned and needed & owned)
        groups = [skills for owning, skills in self.presumed if (programs if owning is None else owning in owned)]
        of_level = self.of_seniors if programs and level is not Seniority.MID else frozenset[str]()
        return acquired.union(of_level, *groups) - owned

    def picked_up_with(self, satisfied: Iterable[str]) -> frozenset[str]:
        """What nobody learns apart from these: dashboards who has Tableau."""
        return frozenset().union(*(self.picked_up.get(skill, frozenset()) for skill in satisfied))

    def familiar_with(self, satisfied: Iterable[str]) -> frozenset[str]:
        """What is half known to who has these: a relational database to who writes SQL."""
        return frozenset().union(*(self.familiar.get(skill, frozenset()) for skill in satisfied))


EVERYTHING = Scoring()
