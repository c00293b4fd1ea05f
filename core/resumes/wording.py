"""The words of résumés in several languages, from `data/resume_words.json`, as patterns."""

import re
from enum import StrEnum
from functools import cache
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from core.catalogue.files import DATA, load_data_file, regular_expression

DATA_FILE = DATA / "resume_words.json"


class ResumeSection(StrEnum):
    """What part of a résumé a line belongs to."""

    HEAD = "head"
    SUMMARY = "summary"
    SKILLS = "skills"
    WORK = "work"
    PROJECTS = "projects"
    EDUCATION = "education"
    COURSES = "courses"
    CERTIFICATES = "certificates"
    LANGUAGES = "languages"
    INTERESTS = "interests"
    WISHES = "wishes"
    REFERENCES = "references"
    AWARDS = "awards"
    PUBLICATIONS = "publications"
    VOLUNTEERING = "volunteering"
    CONTACT = "contact"


class SpokenLevel(StrEnum):
    """How well a language is spoken where no level of the CEFR is named."""

    NATIVE = "native"
    FLUENT = "fluent"
    GOOD = "good"
    INTERMEDIATE = "intermediate"
    BASIC = "basic"


class ClaimedDegree(StrEnum):
    """From the highest down."""

    PHD = "phd"
    MASTER = "master"
    BACHELOR = "bachelor"
    ASSOCIATE = "associate"
    SCHOOL = "school"


Phrase = Annotated[str, StringConstraints(min_length=1, max_length=800), AfterValidator(regular_expression)]
Phrases = Annotated[tuple[Phrase, ...], Field(min_length=1)]


class _File(BaseModel):
    """The file as it stands; its fields are explained in `docs/resumes.md`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_number: Literal[1] = Field(alias="schema")
    about: str
    headings: dict[ResumeSection, Phrases]
    denials_before: Phrases
    denials_after: Phrases
    not_denials: Phrases
    wishes_before: Phrases
    wishes_after: Phrases
    past: Phrases
    clause_end: Phrases
    samples: Phrases
    employer_tells: Phrases
    employer_verbs: Phrases
    course_labels: Phrases
    phrases: dict[str, Phrases]
    role_nouns: Phrases
    contact_words: Phrases
    months: dict[int, Phrases]
    seasons: dict[str, int]
    present: Phrases
    since: Phrases
    levels: dict[SpokenLevel, Phrases]
    degrees: dict[ClaimedDegree, Phrases]
    years_said: Phrases


def phrases_pattern(phrases: tuple[str, ...], before: str = "", after: str = "") -> re.Pattern[str]:
    """One pattern for lower-cased text that matches any of the phrases; longer ones are tried first."""
    return re.compile(before + "(?:" + "|".join(sorted(phrases, key=len, reverse=True)) + ")" + after)


def word_set(text: str) -> frozenset[str]:
    """The words of a text between blanks."""
    return frozenset(text.split())


class Words:
    """The compiled patterns. All are for lower-cased text."""

    def __init__(self, file: _File) -> None:
        self.headings = {section: phrases_pattern(phrases, "^", "$") for section, phrases in file.headings.items()}
        self.denials_before, self.denials_after = phrases_pattern(file.denials_before), file.denials_after
        self.denied_after = phrases_pattern(file.denials_after)
        self.not_denials = phrases_pattern(file.not_denials)
        self.wishes_before, self.wished_after = phrases_pattern(file.wishes_before), phrases_pattern(file.wishes_after)
        self.past, self.clause_end = phrases_pattern(file.past), phrases_pattern(file.clause_end)
        self.samples, self.employer_tells = phrases_pattern(file.samples), phrases_pattern(file.employer_tells)
        self.employer_verb = phrases_pattern(file.employer_verbs, r"^\W{0,3}(?:\w+\W+){0,2}?", r"\b")
        self.course_label = phrases_pattern(file.course_labels, r"^(?:(?:19|20)\d\d)?\W*", r"(?: \w+){0,2} ?[:–-]")
        self.phrases = {skill: phrases_pattern(phrases) for skill, phrases in file.phrases.items()}
        self.role_noun = phrases_pattern(file.role_nouns, r"(?<![\w.])", r"(?![\w])")
        self.contact = phrases_pattern(file.contact_words, r"^\W*", r"\b")
        self.months = {name: number for number, names in file.months.items() for name in names}
        self.seasons = dict(file.seasons)
        self.present, self.since = phrases_pattern(file.present), phrases_pattern(file.since)
        self.levels = {level: phrases_pattern(phrases, r"(?<!\w)", r"(?!\w)") for level, phrases in file.levels.items()}
        self.degrees = {
            degree: phrases_pattern(phrases, r"(?<![\w.])", r"(?!\w)") for degree, phrases in file.degrees.items()
        }
        self.years_said = tuple(re.compile(phrase) for phrase in file.years_said)

    @classmethod
    @cache
    def load(cls) -> Self:
        """Read the file once. Raises DataFileError when it is damaged."""
        return cls(load_data_file(DATA_FILE, _File))
