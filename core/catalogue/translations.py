"""What the data says in sentences, in other languages: one file a table and language, `data/project_ideas_de.json`.

A file is read when its language is first spoken. What it lacks is said in English, as the data has it.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from core.catalogue.files import DATA, Slug, load_data_file
from core.catalogue.learning import Description, ProjectIdea, Title
from core.catalogue.skill import Skill, SkillDescription
from core.texts import DEFAULT, language

Schema = Annotated[int, Field(alias="schema", ge=1, le=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ProjectWords(_Entry):
    """What a project idea says in another language; `deliverables` in the order of the idea's own."""

    title: Title
    description: Description
    deliverables: tuple[Title, ...]


class _ProjectWordsFile(_Entry):
    schema_: Schema
    projects: dict[Slug, ProjectWords]


class _SkillWordsFile(_Entry):
    schema_: Schema
    descriptions: dict[Slug, SkillDescription]


def translation_file(table: str, tag: str) -> Path:
    """Where the sentences of `table` in the language `tag` stand, whether there are any or not."""
    return DATA / f"{table}_{tag}.json"


@cache
def project_words(tag: str) -> Mapping[str, ProjectWords]:
    """Id -> what a project idea says in the language `tag`; nothing without a file. Raises DataFileError."""
    file = translation_file("project_ideas", tag)
    return load_data_file(file, _ProjectWordsFile).projects if tag != DEFAULT and file.exists() else {}


@cache
def skill_descriptions(tag: str) -> Mapping[str, str]:
    """Id -> description of a skill in the language `tag`; nothing without a file. Raises DataFileError."""
    file = translation_file("skills", tag)
    return load_data_file(file, _SkillWordsFile).descriptions if tag != DEFAULT and file.exists() else {}


def project_in_language(project: ProjectIdea) -> ProjectIdea:
    """`project` with its sentences in the language spoken now; as it is where there are none. Raises DataFileError."""
    words = project_words(language()).get(project.id)
    return replace(project, **dict(words)) if words else project


def skill_description(skill: Skill) -> str:
    """What `skill` is, in the language spoken now; in English where nothing is. Raises DataFileError."""
    return skill_descriptions(language()).get(skill.id, skill.description)
