"""The kinds of skills a reader may filter by: technologies, concepts, soft skills; the same on every page."""

from enum import StrEnum

import pandas as pd

from core.catalogue.names import taxonomy
from core.catalogue.skill import Kind
from core.texts import kept_with
from core.views.filters import ANY


class SkillGroup(StrEnum):
    """What a reader tells skills apart by."""

    TECHNOLOGIES = "technologies"
    CONCEPTS = "concepts"
    PERSONAL = "personal"


def group_of(skill: str) -> SkillGroup | None:
    """The group of a skill by id; None of one that the taxonomy does not know."""
    entry = taxonomy().skills.get(skill)
    if entry is None:
        return None
    if entry.is_personal:
        return SkillGroup.PERSONAL
    return SkillGroup.CONCEPTS if entry.kind in (Kind.CONCEPT, Kind.METHOD) else SkillGroup.TECHNOLOGIES


def of_group(frame: pd.DataFrame, group: str, column: str = "skill") -> pd.DataFrame:
    """The rows of `frame` whose `column`, ids of skills, is of `group`, a SkillGroup; all of them for ANY."""
    return frame if group == ANY else _of_group(frame, group, column)


@kept_with
def marked(frame: pd.DataFrame, column: str, *, is_so: bool = True) -> pd.DataFrame:
    """The rows of `frame` that are true in `column`, or those that are not; the same frame each time."""
    return frame[frame[column] if is_so else ~frame[column]] if len(frame) else frame.copy()


@kept_with
def _of_group(frame: pd.DataFrame, group: str, column: str) -> pd.DataFrame:
    return frame[[group_of(skill) == group for skill in frame[column]]].reset_index(drop=True)
