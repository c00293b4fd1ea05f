"""What stands between somebody and an opening: why it is none that they could apply to today."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from core.market.suitability import is_far_below
from core.models import Seniority
from core.snapshot.coded import BoolColumn
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Floats


class Hurdle(StrEnum):
    """One thing that speaks against an application today, the first to be told of first."""

    STACK = "stack"
    TRADE = "trade"
    CLEARANCE = "clearance"
    PLACE = "place"
    YEARS = "years"
    INTERNSHIP = "internship"
    LEVEL = "level"
    NO_LEVEL = "no_level"
    LITTLE = "little"
    FEW_SKILLS = "few_skills"
    NEAR_ROLE = "near_role"


HURDLES = tuple(Hurdle)
LEAST_FITTING = 1 / 3  # fit, times what the level counts, from which an advert is worth applying to today, and
LEAST_TAUGHT = 0.2  # the same of an internship for students: whoever takes interns teaches them


def level_hurdles(
    snapshot: Snapshot, rows: NDArray[np.int64], level: Seniority | None, fits: Floats, worth: Floats
) -> dict[Hurdle, BoolColumn]:
    """What the level of each advert, and the skills it asks for, put in somebody's way.

    `rows` (m,) are places in the snapshot, `fits` (m,) are 0-1, and `worth` (m,) what each counts for the level of the
    advert beside `level`, the person's (0-1). Students apply to what names a level, and nobody else to internships.
    What is far below a senior's level is in their way as well.
    """
    is_internship = snapshot.seniority.take(rows).equals(Seniority.INTERN)
    is_student = level is Seniority.INTERN
    least = np.where(is_internship & is_student, LEAST_TAUGHT, LEAST_FITTING)
    too_little = fits < least
    unnamed = snapshot.seniority.codes[rows] < 0
    less = (fits * worth < least) & ~too_little
    nobody = np.zeros(len(rows), dtype=bool)
    return {
        Hurdle.INTERNSHIP: is_internship if level and not is_student else nobody,
        Hurdle.LEVEL: (less & ~unnamed & ~is_internship) | is_far_below(snapshot, rows, level),
        Hurdle.NO_LEVEL: unnamed if is_student else less & unnamed,
        Hurdle.LITTLE: too_little,
    }
