"""The order in which missing skills are told: by what each adds beside those above it."""

import heapq
from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np

from core.catalogue.curriculum import Curriculum
from core.market.fit import Standing, learned_credits
from core.market.gains import without_rivals
from core.market.languages import leading_language
from core.market.profile import OwnedSkills

CORE_ADVERTS, CORE_PART = 15.0, 0.15  # adverts that a role's core skills count like, and a part of those there are
SECOND_LANGUAGE = 0.25  # what a programming language beside one's own, or another cloud, counts in the order of the gap
PICKED_UP = 0.25  # the same of what is learned with one that stands before: dashboards with Tableau

Needs = Callable[
    [str], Sequence[Collection[str]]
]  # of a skill: groups of which one member comes before it, in this order


def needs_of(curriculum: Curriculum, path: Sequence[str], satisfied: Collection[str]) -> Needs:
    """What comes before each skill: hard prerequisites, and what only helps where it stands earlier in `path`.

    `path` are the role's core skills in the order in which they are usually learned. What comes before a skill stands
    in this order too, and behind it what is not in it. What is `satisfied` is there.
    """
    turn = {skill: number for number, skill in enumerate(path)}

    def needs(skill: str) -> Sequence[Collection[str]]:
        here = turn.get(skill, 0)
        helps = {helper for helper in curriculum.soft.get(skill, ()) if turn.get(helper, here) < here}
        groups = [group for group in curriculum.one_of.get(skill, ()) if not any(one in satisfied for one in group)]
        groups += [(need,) for need in sorted(curriculum.hard.get(skill, frozenset()) | helps)]
        return sorted(groups, key=lambda group: min(turn.get(one, len(turn)) for one in group))

    return needs


def after_their_needs(ordered: Sequence[str], needs: Needs) -> list[str]:
    """The same skills in the same order, only that what one of them needs stands before it; of a group the first."""
    place = {skill: number for number, skill in enumerate(ordered)}
    moved = dict[str, None]()

    def add(skill: str, above: frozenset[str]) -> None:
        for group in needs(skill):
            here = sorted((one for one in group if one in place and one not in above), key=place.__getitem__)
            if here and moved.keys().isdisjoint(here):
                add(here[0], above | {here[0]})
        moved.setdefault(skill)

    for skill in ordered:
        if skill not in moved:
            add(skill, frozenset((skill,)))
    return list(moved)


def in_order_of_gain(
    standing: Standing,
    missing: Sequence[str],
    profile: OwnedSkills,
    lifts: Mapping[str, float],
    shares: Mapping[str, float],
    core: Collection[str],
    behind: Collection[str],
    first: str | None = None,
) -> list[str]:
    """`missing` by what each adds beside those before it: where one of several rivals stands, the next adds less.

    What is less typical of the role than of others counts so much less. `SECOND_LANGUAGE` counts a programming language
    beside one of the role's that is owned, or, for who has none, beside the `first` one to learn; so do what services
    are built on in another language, and rivals of what goes with what one has. Ways of working and what is in `behind`
    come last.
    """
    weights, scoring, satisfied = np.ones(standing.adverts.size), profile.scoring, profile.satisfied
    counted = [skill for skill in core if scoring.counts(skill)]
    if counted:
        weights = np.append(weights, CORE_ADVERTS + CORE_PART * len(weights))
        adverts = standing.adverts.with_advert(sorted(counted), scoring)
        standing = Standing(adverts, profile.credits(adverts.skills))
    usual = {*core, *(skill for skill, lift in lifts.items() if lift >= 1)}
    leading = leading_language(shares, core, satisfied, scoring)
    has_language = bool(scoring.languages & satisfied.keys() & usual)
    last = scoring.process.union(behind)
    position = {skill: number for number, skill in enumerate(missing)}

    preferred = scoring.preferred_with(satisfied).intersection(missing)

    def part(skill: str) -> float:
        typical = 1.0 if skill in core else min(lifts.get(skill, 1.0), 1.0)
        other = (has_language and scoring.is_new_language(skill, satisfied)) or scoring.is_other_stack(skill, satisfied)
        other |= first is not None and skill in scoring.languages
        other |= skill not in preferred and scoring.rival_among(skill, preferred) is not None
        return typical * (SECOND_LANGUAGE if other and skill not in (leading, first) else 1.0)

    def gain(skill: str) -> float:
        row, more = standing.gain(learned_credits(standing, (skill,)))
        return part(skill) * float((more * weights[row]).sum())

    single = without_rivals(standing.adverts, missing)
    columns = np.array([standing.adverts.codes[missing[number]] for number in single], dtype=np.int32)
    place, row, more = standing.single_gains(columns)
    alone = np.bincount(place, more * weights[row], minlength=len(single))
    gains = {missing[one]: part(missing[one]) * float(alone[number]) for number, one in enumerate(single)}
    gains |= {skill: gain(skill) for skill in missing if skill not in gains}

    def key(skill: str) -> tuple[bool, float, int]:
        return skill in last, -gains[skill], position[skill]

    queue, taken, ordered = [(key(skill), skill) for skill in missing], set[str](), list[str]()
    heapq.heapify(queue)
    while queue:
        rank, best = heapq.heappop(queue)
        if best in taken or rank != key(best):
            continue
        taken.add(best)
        ordered.append(best)
        group = scoring.rivals.get(best)
        for skill in (scoring.picked_up_with((best,)) & gains.keys()) - taken:
            gains[skill] *= PICKED_UP
            heapq.heappush(queue, (key(skill), skill))
        rivals = [rival for rival in missing if group and rival not in taken and scoring.rivals.get(rival) == group]
        if rivals:
            standing = standing.with_skills(learned_credits(standing, (best,)))
            gains |= {rival: gain(rival) for rival in rivals}
            for rival in rivals:
                heapq.heappush(queue, (key(rival), rival))
    return ordered
