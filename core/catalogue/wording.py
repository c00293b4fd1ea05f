"""The words by which adverts of one language mark sections and requirements, from `data/reading_*.json`.

Every phrase is a regular expression for lower-cased text; a language has a table or its adverts are not read.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from core.catalogue.files import DATA, Slug, load_data_file, regular_expression


class Section(StrEnum):
    """What part of an advert a sentence belongs to."""

    UNSAID = "unsaid"
    REQUIREMENTS = "requirements"
    DUTIES = "duties"
    OPTIONAL = "optional"
    COMPANY = "company"
    BENEFITS = "benefits"
    LEGAL = "legal"


Phrase = Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(regular_expression)]
Phrases = tuple[Phrase, ...]
SomePhrases = Annotated[Phrases, Field(min_length=1)]
Name = Annotated[str, StringConstraints(min_length=2, max_length=80, pattern=r"^\S(.*\S)?$")]
Word = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^\S+$")]

_STRICT = ConfigDict(frozen=True, extra="forbid")


class Headings(BaseModel):
    """Headings that open one section."""

    model_config = _STRICT

    section: Section
    phrases: SomePhrases


class CueWords(BaseModel):
    """Phrases, and hints of which one stands in every text that a phrase matches (none: search always)."""

    model_config = _STRICT

    phrases: SomePhrases
    hints: tuple[str, ...] = ()


class DegreeLevel(StrEnum):
    """Degrees from the lowest to the highest; ANY is one whose level is not said."""

    VOCATIONAL = "vocational"
    ASSOCIATE = "associate"
    ANY = "any"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"


class TermWords(BaseModel):
    """Words for who may apply and on which terms.

    A number (in digits or one of `numbers`), perhaps a `range` of two, before `years` is experience unless `not_years`
    stands near. `degrees` name degrees by level, `equivalent` what may stand for one, `must` calls one required,
    `spoken_levels` how well a language is to be spoken. `values` are phrases for each value of the other fields of
    Terms; one that stands near a phrase of `denied` says nothing. One of a field's `hints` stands in every text that
    states it: to look for those costs next to nothing.
    """

    model_config = _STRICT

    years: SomePhrases
    not_years: SomePhrases
    numbers: Mapping[str, int]
    range: SomePhrases
    degrees: Mapping[DegreeLevel, Phrases]
    equivalent: SomePhrases
    must: SomePhrases
    spoken_levels: Mapping[str, Phrases]
    values: Mapping[Literal["visa", "relocation", "clearance", "contract", "hours"], Mapping[str, Phrases]]
    denied: Mapping[str, Phrases] = {}
    hints: Mapping[str, Annotated[tuple[str, ...], Field(min_length=1)]]


class Wording(BaseModel):
    """One language's table.

    `headings` are tried in order and count where only `heading_filler` is left of the line; `heading_openings` count
    at the beginning of a short line, whatever follows, and `list_headings` anywhere in one that introduces a list and
    is none of the other headings. `item_openings` and `inline_headings` part adverts whose line
    ends were lost; `requirement_openings`, after any `requirement_lead`, begin an item that asks anywhere.

    Of `plus_filler` are the words that may part a name from what calls it a plus ("Kafka - this would be a plus").
    `asked` makes a sentence ask by itself, `knowing` stands near what is to be known, `purpose` begins what knowing is
    for. `task` opens a sentence that gives a task, after `task_lead`; `task_nouns` do so anywhere in it, and so does a
    `task` after `task_inside`. A sentence without one of the verbs of `telling` is a fragment. `choice` joins
    members of a group of which one is enough and `conjunction` what is asked for together; `one_of` stands before a
    group, `such_as` before examples and `or_similar` after them; a bracket of names behind one of `kinds` ("a cloud
    provider") is a group too. `degree` names a degree, whose subjects end where
    `degree_end` begins; they also stand in a list that names a `discipline` and ends in a `related_field`. A
    `bare_discipline` is a subject unless one of `contents` follows it or one of `contents_of` stands before it. What a
    task is done for stands after `result`, and the people it is done with between `company_of` and `company_end`:
    neither is asked for, nor is a trade that a word of `team` follows (but for one of `team_joining` between them) or
    that one of `praise` or, two names away at most, of `ambient` stands before ("at the heart of"). In a title a
    technology is asked for that stands beside one of `doers`, and none where one of `sellers` stands. `names` are
    spellings of skills in this language, `not_names` words of it that are spelled like an English name of a skill.
    """

    model_config = _STRICT

    schema_: Literal[1] = Field(alias="schema")
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    common_words: Annotated[tuple[Word, ...], Field(min_length=10)]
    headings: Annotated[tuple[Headings, ...], Field(min_length=1)]
    heading_openings: tuple[Headings, ...] = ()
    list_headings: tuple[Headings, ...] = ()
    heading_filler: tuple[Word, ...]
    inline_headings: Phrases = ()
    item_openings: Phrases = ()
    requirement_lead: Phrases
    requirement_openings: SomePhrases
    after_optional: CueWords
    before_optional: CueWords
    plus_filler: tuple[Word, ...] = ()
    legal: CueWords
    applying: CueWords
    benefit: CueWords
    company: CueWords
    asked: SomePhrases
    knowing: SomePhrases
    purpose: SomePhrases
    us: SomePhrases
    you: SomePhrases
    seeking: SomePhrases
    task_lead: Phrases
    task: SomePhrases
    task_nouns: SomePhrases
    task_inside: Phrases = ()
    telling: Phrases = ()
    result: Phrases = ()
    team: Phrases = ()
    team_joining: Phrases = ()
    praise: Phrases = ()
    ambient: Phrases = ()
    company_of: Phrases = ()
    company_end: Phrases = ()
    doers: SomePhrases
    sellers: SomePhrases
    clause_end: SomePhrases
    opens_list: SomePhrases
    degree: SomePhrases
    degree_end: SomePhrases
    related_field: SomePhrases
    discipline: SomePhrases
    bare_discipline: SomePhrases
    contents: SomePhrases
    contents_of: SomePhrases
    choice: SomePhrases
    conjunction: SomePhrases
    one_of: SomePhrases
    such_as: SomePhrases
    kinds: Phrases = ()
    or_similar: SomePhrases
    terms: TermWords
    names: Mapping[Slug, tuple[Name, ...]] = {}
    not_names: tuple[Word, ...] = ()


@cache
def wordings(folder: Path = DATA) -> Mapping[str, Wording]:
    """Every table, by language. Raises DataFileError where one is damaged."""
    tables = [load_data_file(file, Wording) for file in sorted(folder.glob("reading_*.json"))]
    return {table.language: table for table in tables}
