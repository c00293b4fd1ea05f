"""Whether an advert is of another stack: of languages, and what is built on them, that are strange to a person.

docs/method.md states the rule under Openings.
"""

from collections.abc import Collection

import numpy as np

from core.catalogue.scoring import COMPANIONS, Scoring
from core.market.fit import ROUNDING
from core.market.profile import OwnedSkills
from core.market.units import Units
from core.snapshot.coded import BoolColumn
from core.stats.proportions import Floats

MAIN_PART = 1 / 8  # of what an advert asks for that must be strange languages or stacks before they are its main ones
LITTLE_PART = 1 / 20  # the same, where something is built on them and nothing the person has stands beside it


def telling_skills(scoring: Scoring) -> frozenset[str]:
    """The skills that say whether an advert is of another stack or trade: units without one of them do not matter."""
    return frozenset().union(scoring.languages, scoring.stacks, scoring.job_names, COMPANIONS, *scoring.trades)


def is_other_stack(
    adverts: Units, profile: OwnedSkills, main_part: float = MAIN_PART, usual: Collection[str] = ()
) -> BoolColumn:
    """Which adverts ask for strange languages and stacks more than for those of the person.

    For who has no programming language none do, but with a `main_part` of 0 (roles beside the wanted one) whatever
    requires one.

    Strange is a programming language one lacks, what is built on another language than one builds on, and what a
    whole stack is named after (a front-end library, a mobile platform) where one has another. Alternatives of which
    one is familiar are familiar, and weigh half beside strange languages that are required. Strange ones must weigh
    more, or as much where something is built on them or JavaScript alone is one's own, and `main_part` (0-1) of all the
    advert asks for; one that is required in place of what one has decides alone. `LITTLE_PART` is enough where
    something is built on them and the advert names no language or stack of the person, or none but JavaScript for who
    has another language. `usual` languages are no strange
    ones.

    `adverts` are all units of the adverts that have one of the `telling_skills`, and may be others too. Returns bool,
    one entry an advert.
    """
    scoring, satisfied = profile.scoring, profile.satisfied.keys()
    if not scoring.languages & satisfied:
        if main_part:
            return np.zeros(adverts.size, dtype=bool)
        programs = adverts.row[adverts.units_of(scoring.languages | scoring.stacks.keys()) & adverts.required]
        return np.bincount(programs, minlength=adverts.size) > 0
    languages, built, named = _strange_skills(profile, usual)
    main = scoring.languages | scoring.stacks.keys() | named
    familiar = adverts.units_of(satisfied | (main - languages - built - named))
    replaced = adverts.units_of(named - satisfied) & ~familiar
    strange_built = adverts.units_of(built - satisfied) & ~familiar
    strange = (adverts.units_of(languages - satisfied) & ~familiar) | strange_built | replaced

    def part(units: BoolColumn) -> Floats:
        return np.bincount(adverts.row, adverts.weight * units, minlength=adverts.size).astype(np.float64)

    theirs, own = part(strange), part(familiar & adverts.units_of(main))
    # Who asks for "Java, C# or C++" and requires Ruby builds in Ruby: one of several says half as much.
    several = np.bincount(adverts.unit, minlength=len(adverts.row)) > 1
    required = part(strange & adverts.required & ~adverts.units_of(COMPANIONS))
    said_alone = required > own - part(familiar & adverts.units_of(main) & several) / 2 + ROUNDING
    beside_companions = part(familiar & adverts.units_of(main - COMPANIONS))
    companions = beside_companions == 0
    # Nearly every advert names JavaScript beside its own stack: who builds on something else has nothing of theirs.
    foreign = {skill for skill, language in scoring.stacks.items() if language not in satisfied}
    of_foreign = part(adverts.units_of(foreign - satisfied) & ~familiar) > 0
    own_alone = own if scoring.languages & satisfied <= COMPANIONS else beside_companions
    built_on = part(strange_built) > 0
    nothing_own = built_on & (own < ROUNDING) | of_foreign & (own_alone < ROUNDING)
    nothing_own &= theirs > LITTLE_PART - ROUNDING
    more = (theirs > own + ROUNDING) | ((built_on | companions) & (theirs > own - ROUNDING))
    more |= said_alone & (required > 0)
    other: BoolColumn = (part(replaced & adverts.required) > 0) | nothing_own | (more & (theirs > main_part - ROUNDING))
    return other


def strange_stacks(profile: OwnedSkills, usual: Collection[str] = ()) -> frozenset[str]:
    """Skill ids that are strange in `is_other_stack`; to who has no programming language all but the `usual` ones."""
    return frozenset[str]().union(*_strange_skills(profile, usual)) - profile.satisfied.keys()


def names_other_stack(named: Collection[str], strange: frozenset[str]) -> bool:
    """Whether the title of an advert is that of another stack: it names some, `named`, and all are `strange`."""
    return bool(named) and strange.issuperset(named)


def _strange_skills(profile: OwnedSkills, usual: Collection[str]) -> tuple[set[str], set[str], set[str]]:
    """Strange languages, what is built on strange ones, and what whole stacks of another name are named after."""
    scoring, satisfied = profile.scoring, profile.satisfied.keys()
    languages = {skill for skill in scoring.languages.difference(usual) if scoring.is_new_language(skill, satisfied)}
    own_stacks = {scoring.stacks[skill] for skill in scoring.stacks.keys() & satisfied} or satisfied
    built = {skill for skill, language in scoring.stacks.items() if language not in own_stacks}
    own_fields = {scoring.rivals[skill] for skill in scoring.job_names & satisfied}
    named = {skill for skill in scoring.job_names if scoring.rivals[skill] in own_fields}
    return languages, built, named
