"""What to build: projects that practise what is missing, in the order of a weighted set cover."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from core.learning import Difficulty, ProjectIdea
from core.market.counting import Counts, company_pairs, group_sums, row_counts
from core.market.likeness import effective_counts
from core.market.readiness import columns_in
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.market.statistics import Estimate, wilson
from core.market.study import Curriculum

STRETCH_WEIGHT = 0.5
LIMIT = 10
COLUMNS = (
    "place", "project", "title", "difficulty", "hours", "fills", "adds", "gap_count", "demand_share", "demand_low",
    "demand_high", "also_learn",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A project and what it is good for.

    `fills` are gaps within reach that it practises, most wanted first; `adds` those of them that no project before it
    in the list practises as fully. `gap_count` is how many gaps are within reach. `demand` is the share of the slice's
    postings that ask for at least one of `fills`. `hours` are the project's and those of `also_learn`: core skills that
    are missing without being gaps.
    """

    project: ProjectIdea
    fills: tuple[str, ...]
    adds: tuple[str, ...]
    gap_count: int
    demand: Estimate
    hours: float
    also_learn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Learner:
    """Who looks for a project: what `owned` satisfies, and `gaps`, missing skills with their demand_share (0-1)."""

    owned: frozenset[str]
    gaps: Mapping[str, float]
    curriculum: Curriculum


@dataclass(frozen=True, slots=True)
class Wish:
    """Which projects are welcome."""

    difficulties: Collection[Difficulty] = tuple(Difficulty)
    most_hours: float = math.inf


@dataclass(frozen=True, slots=True)
class _Option:
    """A project with what each gap it practises is worth, 0-1."""

    project: ProjectIdea
    worth: Mapping[str, float]
    hours: float
    also_learn: tuple[str, ...]


def within_reach(gaps: Iterable[str], satisfied: frozenset[str], curriculum: Curriculum) -> frozenset[str]:
    """Gaps all of whose hard prerequisites are satisfied or are themselves gaps within reach."""
    waiting, reached = set(gaps) - satisfied, set(satisfied)
    while new := {gap for gap in waiting if curriculum.hard.get(gap, frozenset()) <= reached}:
        reached |= new
        waiting -= new
    return frozenset(reached - satisfied)


def recommended_projects(
    snapshot: Snapshot,
    asked: Slice,
    learner: Learner,
    projects: Sequence[ProjectIdea],
    wish: Wish | None = None,
    *,
    limit: int = LIMIT,
) -> list[Recommendation]:
    """At most `limit` projects in the order of a greedy weighted set cover (Chvatal 1979).

    Next comes whatever practises most of what is still unpractised in an hour; practising a gap is worth its
    demand_share, half of it where the skill is only a stretch goal. Then come the others that practise any gap. Left
    out is a project with a core skill whose prerequisites are out of reach.
    """
    wish = wish or Wish()
    satisfied = learner.curriculum.satisfied(learner.owned)
    reach = within_reach(learner.gaps, satisfied, learner.curriculum)
    found = (_option(one, learner, reach, satisfied) for one in projects if one.difficulty in wish.difficulties)
    options = [one for one in found if one is not None and one.hours <= wish.most_hours]
    rows = asked.rows(snapshot)
    asks, group, pairs = snapshot.asks[rows], snapshot.group[rows], company_pairs(snapshot, rows)
    made = []
    for option, adds in _cover(options)[:limit]:
        fills = sorted(option.worth, key=lambda gap: (-learner.gaps[gap], gap))
        hits = row_counts(asks, columns_in(snapshot, fills)) > 0
        made.append(
            Recommendation(
                project=option.project,
                fills=tuple(fills),
                adds=tuple(gap for gap in fills if gap in adds),
                gap_count=len(reach),
                demand=_share(group_sums(group, hits), group_sums(group), pairs),
                hours=option.hours,
                also_learn=option.also_learn,
            )
        )
    return made


def projects_for(
    skill: str, projects: Sequence[ProjectIdea], satisfied: frozenset[str], curriculum: Curriculum
) -> list[ProjectIdea]:
    """Projects with `skill` at their core for whoever has learned it on top of `satisfied`.

    Those that ask for fewest other skills at their core that are still missing come first, then the shorter.
    """
    have = satisfied | curriculum.gives(skill)
    found = [project for project in projects if skill in project.core]
    return sorted(found, key=lambda project: (len(project.core - have), project.hours, project.id))


def _option(project: ProjectIdea, learner: Learner, reach: frozenset[str], satisfied: frozenset[str]) -> _Option | None:
    """None for a project that practises no gap, or has a core skill that cannot be learned yet."""
    curriculum = learner.curriculum
    missing = project.core - satisfied
    open_to = satisfied | reach | project.core
    if any(not curriculum.hard.get(skill, frozenset()) <= open_to for skill in missing - reach):
        return None
    practised, touched = curriculum.satisfied(project.core), curriculum.satisfied(project.stretch)
    worth = {gap: learner.gaps[gap] * STRETCH_WEIGHT for gap in reach & touched}
    worth |= {gap: learner.gaps[gap] for gap in reach & practised}
    if not worth:
        return None
    extra = sorted(missing - reach)
    return _Option(project, worth, project.hours + sum(map(curriculum.cost, extra)), tuple(extra))


def _cover(options: Sequence[_Option]) -> list[tuple[_Option, frozenset[str]]]:
    """Options in the order they are taken, each with the gaps it practises more fully than those before."""
    left, had, taken = list(options), dict[str, float](), []

    def rate(option: _Option) -> tuple[float, float, str]:
        new = sum(max(worth - had.get(gap, 0.0), 0.0) for gap, worth in option.worth.items())
        # Ties, and all that is left once everything is practised: by what it practises at all.
        return -new / option.hours, -sum(option.worth.values()) / option.hours, option.project.id

    while left:
        best = min(left, key=rate)
        left.remove(best)
        taken.append((best, frozenset(gap for gap, worth in best.worth.items() if worth > had.get(gap, 0.0))))
        had |= {gap: max(worth, had.get(gap, 0.0)) for gap, worth in best.worth.items()}
    return taken


def _share(hits: Counts, sizes: Counts, pairs: Counts) -> Estimate:
    n = int(sizes.sum())
    share = hits.sum() / max(n, 1)
    low, high = wilson([share], effective_counts(hits[:, None], sizes, pairs))
    return Estimate(float(share), float(low[0]), float(high[0]), n)


def projects_frame(recommendations: Sequence[Recommendation]) -> pd.DataFrame:
    """One row a project, `COLUMNS`: hours of work, demand as shares 0-1, skills as ids."""
    rows = [
        (
            place, one.project.id, one.project.title, one.project.difficulty.value, one.hours, one.fills, one.adds,
            one.gap_count, one.demand.value, one.demand.low, one.demand.high, one.also_learn,
        )
        for place, one in enumerate(recommendations, 1)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))
