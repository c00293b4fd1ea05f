"""What a plan is chosen from: the adverts that count, and the skills that may be steps."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from core.catalogue.curriculum import Curriculum
from core.catalogue.scoring import Scoring
from core.catalogue.skill import Level
from core.market.adverts import Adverts
from core.market.demand import skill_demand
from core.market.fit import THETA, Standing
from core.market.gain_order import CORE_ADVERTS, CORE_PART
from core.market.languages import first_language, leading_language
from core.market.profile import OwnedSkills
from core.market.roadmap.task import BIG, LANGUAGE_BY, LANGUAGE_LATER, SMALL, Task, is_near
from core.models import Seniority
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot

MAX_STEPS = 12
TYPICAL_SHARE, TYPICAL_COUNT, TYPICAL_LIFT = 0.04, 2, 1.25
LONG, LONG_SHARE = 30.0, 0.08  # hours above which what is not core to the role must be asked for by so many postings
OTHER_ADVERTS = 30.0  # adverts that those of the role outside the slice count like together
SELDOM = 0.5  # share of the postings below which a role can be begun without a programming language
BEGINNING = 4  # core skills that a role begins with
FEW_POSTINGS = 25  # postings of a role below which the core of its neighbours is asked as well


@dataclass(frozen=True, slots=True)
class RoleCore:
    """What the catalogue says of a role: its core skills and those of the roles beside it.

    `shared` of these are core to several roles beside it. `foreign` ones are the trade of others: adverts for
    developers name UX design, which designers do.
    """

    skills: tuple[str, ...] = ()
    adjacent: tuple[str, ...] = ()
    shared: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rules:
    """What a plan keeps to.

    At most `max_steps` new steps, prerequisites included; an advert fits when the fit is at least `theta`; `core` is
    what the catalogue says of the role, `level` the learner's.
    """

    theta: float = THETA
    max_steps: int = MAX_STEPS
    core: RoleCore = field(default_factory=RoleCore)
    level: Seniority | None = None


def task_of(
    snapshot: Snapshot,
    where: Slice,
    profile: OwnedSkills,
    curriculum: Curriculum,
    rules: Rules,
    adverts: Adverts,
    sets: tuple[frozenset[str], frozenset[str], frozenset[str]],
) -> Task:
    """What a plan for `where` is chosen from: `adverts` are those of `whole_role(where)`, as their units.

    The adverts of the slice count whole, the others as `OTHER_ADVERTS`, and the core as `CORE_ADVERTS`.

    `sets` are the core skills that count, what need not be learned any more, and what is presumed to be known. Who is
    near the role is told of that as well, late, since little else is left.
    """
    core, satisfied, presumed = sets
    facts = rules.core
    wide = whole_role(where)
    inside = np.isin(adverts.rows, where.rows(snapshot))
    others = int((~inside).sum())
    weights = np.where(inside, 1.0, min(1.0, OTHER_ADVERTS / max(others, 1)))
    demand = skill_demand(snapshot, wide)
    posting_count = len(wide.rows(snapshot))
    typical = demand[
        (demand["demand_share"] >= TYPICAL_SHARE)
        & (demand["asked_count"] >= TYPICAL_COUNT)
        & ((demand["lift"] >= TYPICAL_LIFT) | (where.role is None))
    ]["skill"].tolist()
    thin = posting_count < FEW_POSTINGS
    shares = dict(zip(demand["skill"], demand["demand_share"], strict=True))
    extra = [skill for skill in facts.adjacent if profile.scoring.counts(skill)] if thin else []
    extra = [skill for skill in extra if skill in facts.shared or skill in shares]
    wanted = dict.fromkeys([*typical, *facts.skills, *extra]) if not thin else dict.fromkeys([*facts.skills, *extra])
    weight = CORE_ADVERTS + CORE_PART * float(weights.sum())
    whole, weights = with_core(adverts, weights, [(core, weight), (frozenset(extra), weight / 3)], profile)
    standing = Standing(whole, profile.credits(whole.skills))
    near = is_near(standing, weights)
    satisfied |= frozenset() if near else presumed
    concepts = [profile.scoring.concepts[skill] for skill in wanted if skill in profile.scoring.concepts]
    must_have = {*facts.skills, *concepts}
    able = [
        skill
        for skill in dict.fromkeys([*wanted, *concepts])
        if skill not in (satisfied - profile.basics) | facts.foreign
        and profile.scoring.may_be_step(skill, core)
        and (curriculum.cost(skill) >= SMALL or skill in core)
        and (curriculum.cost(skill) <= LONG or shares.get(skill, 0.0) >= LONG_SHARE or skill in must_have)
    ]
    # Who needs no BI tool learns to draw data by itself.
    picked_up = profile.scoring.picked_up_with(skill for skill in able if skill in core or not core) | (
        profile.scoring.picked_up_with(able) - core
    )
    able = [skill for skill in able if skill not in picked_up]
    curriculum = curriculum.teaching(profile.scoring.picked_up)
    alone = dict(zip(demand["skill"], demand["demand_share"] - demand["choice_share"] / 2, strict=True))
    candidates = tuple(_one_of_each_group(able, core, alone, profile))
    languages = profile.scoring.languages & {*typical, *core}
    path = path_of(facts.skills, profile.scoring.preferred_with(profile.satisfied).intersection(candidates))
    waited_for = asks_for_sql_before(languages, core, shares)
    is_beginner = rules.level in (Seniority.INTERN, Seniority.JUNIOR)
    if profile.scoring.languages & satisfied:
        new = {
            language
            for language in profile.scoring.languages - satisfied
            if profile.scoring.is_new_language(language, satisfied) or curriculum.cost(language) > BIG
        }
        curriculum = replace(curriculum, quicker=frozenset(new))
    if is_beginner and core.isdisjoint(satisfied):
        curriculum = curriculum.needing(foundations(curriculum, core, profile.scoring.languages))
    first = first_language(shares, core, satisfied, profile.scoring)
    if first:
        curriculum = curriculum.preferring(first)
    # What stands on any cloud stands on the one that goes with what one has.
    for skill in sorted(profile.scoring.preferred_with(profile.satisfied).intersection(candidates)):
        curriculum = curriculum.preferring(skill)
    return Task(
        standing=standing,
        weights=weights,
        candidates=candidates,
        core=core,
        curriculum=curriculum,
        scoring=profile.scoring,
        satisfied=satisfied,
        path=path,
        languages=languages,
        leading=None if thin else leading_language(shares, core, satisfied, profile.scoring),
        first_language=first,
        language_by=LANGUAGE_LATER if waited_for else turn_of_language(path, first, satisfied, profile.scoring),
        is_beginner=is_beginner,
        is_thin=thin,
        presumed=presumed if near else frozenset(),
        basics=profile.basics,
    )


def whole_role(where: Slice) -> Slice:
    """The role and the window of a slice, at any place and level."""
    return Slice(role=where.role, since=where.since, until=where.until)


def _one_of_each_group(
    skills: Sequence[str], core: Collection[str], shares: Mapping[str, float], profile: OwnedSkills
) -> Iterator[str]:
    """Of rivals the one that goes with what one has, else is core, else is most asked for.

    Knowing one earns part of the others anyway.
    """
    preferred = profile.scoring.preferred_with(profile.satisfied)

    def rank(skill: str) -> tuple[bool, bool, float, str]:
        return skill not in preferred, skill not in core, -shares.get(skill, 0.0), skill

    for skill in skills:
        others = [other for other in skills if profile.scoring.are_rivals(skill, other)]
        if all(rank(skill) < rank(other) for other in others):
            yield skill


def with_core(
    adverts: Adverts,
    weights: "np.ndarray[tuple[int], np.dtype[np.float64]]",
    cores: Sequence[tuple[frozenset[str], float]],
    profile: OwnedSkills,
) -> "tuple[Adverts, np.ndarray[tuple[int], np.dtype[np.float64]]]":
    """`adverts` and one made-up advert more for each of `cores`: it requires these skills and counts by its weight."""
    for core, weight in cores:
        if core:
            adverts, weights = adverts.with_advert(sorted(core), profile.scoring), np.append(weights, weight)
    return adverts, weights


def foundations(curriculum: Curriculum, core: frozenset[str], languages: Collection[str]) -> dict[str, frozenset[str]]:
    """What beginners who have nothing of a role's core learn before each skill, because it helps.

    It is core to the role, begins a learner's path and stands on nothing that is core itself: networks and Linux before
    security. Programming languages are none: which one helps depends on the person.
    """
    begins = {skill for skill in core if curriculum.level.get(skill) is Level.BEGINNER}.difference(languages)
    first = {
        skill
        for skill in begins
        if core.isdisjoint(curriculum.needs(skill, ()) | curriculum.soft.get(skill, frozenset()))
    }
    return {skill: helps & first for skill, helps in curriculum.soft.items() if helps & first}


def path_of(skills: Sequence[str], preferred: Collection[str]) -> tuple[str, ...]:
    """A role's core `skills` in learning order, what goes with what one has before all else if the role begins with it.

    Windows administrators begin with Azure where others learn Linux first, if the role is about clouds.
    """
    leading = [skill for skill in skills[:BEGINNING] if skill in preferred]
    return (*leading, *(skill for skill in skills if skill not in leading))


def turn_of_language(path: Sequence[str], first: str | None, satisfied: Collection[str], scoring: Scoring) -> int:
    """The place, from 1, by which who has no programming language begins the `first`: when the role usually does.

    Testers test by hand before they write tests. `path` are the role's core skills in learning order; of these rivals
    share a place, and what is satisfied takes none. From `LANGUAGE_BY` to `LANGUAGE_LATER`.
    """
    before = [skill for skill in path[: path.index(first)] if skill not in satisfied] if first in path else []
    single = [skill for number, skill in enumerate(before) if not scoring.rival_among(skill, before[:number])]
    return min(max(LANGUAGE_BY, len(single) + 1), LANGUAGE_LATER)


def asks_for_sql_before(languages: Collection[str], core: Collection[str], shares: Mapping[str, float]) -> bool:
    """Whether a role takes SQL more than any programming language, and none in half of its adverts."""
    most = max((shares.get(language, 0.0) for language in languages), default=0.0)
    return "sql" in core and most < min(shares.get("sql", 0.0), SELDOM)
