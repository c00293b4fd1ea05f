"""What to build: projects of the role, within reach, at one's level, that practise the next steps of the plan."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from core.catalogue.curriculum import Curriculum
from core.catalogue.learning import Difficulty, ProjectIdea
from core.catalogue.translations import project_in_language
from core.market.learner import LEVELS, Learner, difficulty_for, fitting_levels
from core.market.profile import columns_in
from core.models import Seniority
from core.snapshot.counting import Counts, company_pairs, group_sums, row_counts
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.clustering import effective_counts
from core.stats.proportions import Estimate, wilson

STRETCH_WEIGHT = 0.5  # what practising a skill as a stretch goal is worth, and
KNOWN_WEIGHT = 0.15  # practising a skill one has, and
NOTHING_NEW = 0.2  # what is left of that where it practises no step of the plan
AGAIN = 0.3  # practising a step that a project before in the list practises as well
NEXT_STEPS = 6  # steps of the plan that projects practise
LATER = 0.9  # what each place further down the plan is worth of the one before
ADJACENT_ROLE = 0.35  # what a project made for a neighbouring role is worth
UNKNOWN = 0.5  # what is left of its worth for each core skill that is neither owned nor planned
MOST_UNKNOWN = 2
FEW = 5  # projects that practise a step of the plan below which others fill the list
NICHE, LONG = 0.02, 20.0  # share of the role's postings below which no project teaches what takes more hours than that,
BEGINNERS = (Seniority.INTERN, Seniority.JUNIOR)  # to whom none does, however many ask for it
LANGUAGE_WITHIN = 3  # steps of the plan in which a beginner begins the language that a project needs
SOONER = 0.9  # what a project is worth for each place of the plan that it must wait for, of one that could begin now
RIVAL = 0.3  # what is left of its worth for each core skill that is an alternative of what one has or plans
BESIDE_LEVEL = 0.5  # what an easy or a hard project is worth to a mid-level who programs, and
BEFORE_LEVEL = 0.75  # what an easy one is worth to one who does not
NOT_EASY = 0.75  # what one that is not easy is worth to interns and juniors
LEAST_DEMAND = 0.02  # what a planned step counts for that hardly any advert names
LIMIT = 10
COLUMNS = (
    "place",
    "project",
    "title",
    "difficulty",
    "hours",
    "fills",
    "after_step",
    "demand_share",
    "demand_low",
    "demand_high",
    "also_learn",
)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A project and what it is good for.

    `fills` are missing skills that it practises at its core, those of the plan first; `after_step` is the last step of
    the plan that it needs, "" where it needs none. `demand` is the share of the slice's postings that ask for at least
    one of `fills`. `hours` are the project's and those of `also_learn`: core skills neither owned nor planned.
    """

    project: ProjectIdea
    fills: tuple[str, ...]
    after_step: str
    demand: Estimate
    hours: float
    also_learn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """Which projects are welcome."""

    difficulties: Collection[Difficulty] = tuple(Difficulty)
    most_hours: float = math.inf


def recommended_projects(
    snapshot: Snapshot,
    asked: Slice,
    learner: Learner,
    projects: Sequence[ProjectIdea],
    wish: Wish | None = None,
    *,
    limit: int = LIMIT,
) -> list[Recommendation]:
    """At most `limit` projects, again and again the one worth most beside those before it.

    Practising one of the next steps is worth the skill's demand and less the further down the plan it stands; half of
    it as a stretch goal, `AGAIN` of it where a project before practises it too. A project is worth less for each core
    skill that is neither owned nor planned, for each step of the plan that it waits for, and where it is made for a
    neighbouring role: where `FEW` of the role itself practise the plan, such are left out. So is what is made for other
    roles, has more than `MOST_UNKNOWN` such skills, or takes a programming language that is neither owned nor planned,
    or anything long for a beginner.
    """
    wish = wish or Wish()
    satisfied, learned = learner.satisfied, learner.learned
    levels = fitting_levels(learner)
    options = [
        (project, worth)
        for project in projects
        if project.difficulty in wish.difficulties
        and _nearness(project, learner)
        and _is_within_reach(project, learner, learned)
        if (worth := _worth(project, learner, satisfied, learned))
    ]
    new = frozenset(learner.plan) - satisfied
    proving = [
        (project, worth)
        for project, worth in options
        if not new.isdisjoint(learner.curriculum.satisfied(project.core))
        and difficulty_for(project, satisfied) in levels
    ]
    own = [(project, worth) for project, worth in proving if learner.role in project.roles]
    options = next((few for few in (own, proving) if len(few) >= FEW), options)
    rows = asked.rows(snapshot)
    asks, group, pairs = snapshot.asks[rows], snapshot.group[rows], company_pairs(snapshot, rows)
    sizes, shares = group_sums(group), dict[tuple[str, ...], Estimate]()  # many ideas practise the same skills
    made = []
    for project in _ordered(options, learner):
        also = tuple(sorted(skill for skill in project.core - learned if learner.scoring.counts(skill)))
        hours = project.hours + sum(map(learner.curriculum.cost, also))
        if hours > wish.most_hours:
            continue
        fills = _fills(project, learner, satisfied)
        if fills not in shares:
            hits = row_counts(asks, columns_in(snapshot, fills)) > 0
            shares[fills] = _share(group_sums(group, hits), sizes, pairs)
        made.append(Recommendation(project, fills, _after(project, learner, satisfied), shares[fills], hours, also))
        if len(made) == limit:
            break
    return made


def _nearness(project: ProjectIdea, learner: Learner) -> float:
    """What a project is worth by the roles it is made for; 0 where these are far away."""
    if learner.role in project.roles:
        return 1.0
    return 0.0 if learner.adjacent.isdisjoint(project.roles) else ADJACENT_ROLE


def _is_within_reach(project: ProjectIdea, learner: Learner, learned: frozenset[str]) -> bool:
    strange = {skill for skill in project.core - learned if learner.scoring.counts(skill)}
    tied = strange & learner.scoring.languages or any(
        learner.scoring.is_other_stack(skill, learned) for skill in strange
    )
    least = math.inf if learner.level in BEGINNERS else NICHE
    niche = any(learner.demand.get(skill, 0.0) < least and learner.curriculum.cost(skill) > LONG for skill in strange)
    return len(strange) <= MOST_UNKNOWN and not tied and not niche and not _is_too_soon(project, learner)


def _is_too_soon(project: ProjectIdea, learner: Learner) -> bool:
    """Whether it is written in a language that a beginner without one begins only later in the plan."""
    if learner.level not in BEGINNERS or learner.has_language:
        return False
    languages = learner.scoring.languages & learner.curriculum.satisfied(project.core)
    return not languages <= learner.curriculum.satisfied(learner.plan[:LANGUAGE_WITHIN])


def _worth(
    project: ProjectIdea, learner: Learner, satisfied: frozenset[str], learned: frozenset[str]
) -> dict[str, float]:
    """What each skill is worth that it practises."""
    near = _nearness(project, learner)
    strange = sum(learner.scoring.counts(skill) for skill in project.core - learned)
    rivals = sum(learner.scoring.rival_among(skill, learned) is not None for skill in project.core - learned)
    near *= UNKNOWN ** (strange - rivals) * RIVAL**rivals
    difficulty = difficulty_for(project, satisfied)
    if learner.level is Seniority.MID and learner.has_language and difficulty is not LEVELS[1]:
        near *= BESIDE_LEVEL
    if learner.level is Seniority.MID and not learner.has_language and difficulty is LEVELS[0]:
        near *= BEFORE_LEVEL
    if learner.level in BEGINNERS and difficulty is not LEVELS[0]:
        near *= NOT_EASY
    core, stretch = learner.curriculum.satisfied(project.core), learner.curriculum.satisfied(project.stretch)
    steps = [step for step in dict.fromkeys(learner.plan) if step not in satisfied]
    near *= SOONER ** max((steps.index(step) for step in steps if step in project.core), default=0)
    next_steps = steps[:NEXT_STEPS]
    demand = learner.demand
    practises = core & frozenset(learner.plan) - satisfied
    known_weight = near * KNOWN_WEIGHT * (1.0 if practises else NOTHING_NEW)
    worth = {skill: known_weight * demand[skill] for skill in core & satisfied if skill in demand}
    for place, step in enumerate(next_steps):
        part = 1.0 if step in core else STRETCH_WEIGHT if step in stretch else 0.0
        if part:
            worth[step] = near * part * LATER**place * max(demand.get(step, 0.0), LEAST_DEMAND)
    for skill in core & frozenset(learner.plan) - frozenset(next_steps):
        worth[skill] = near * STRETCH_WEIGHT * demand.get(skill, 0.0)
    return worth


def _ordered(options: Sequence[tuple[ProjectIdea, dict[str, float]]], learner: Learner) -> list[ProjectIdea]:
    """Greedy: what suits the level before all else, then what is worth most beside the projects before it."""
    levels, satisfied = fitting_levels(learner), learner.satisfied
    left, practised, ordered = list(options), set[str](), list[ProjectIdea]()

    def rank(option: tuple[ProjectIdea, dict[str, float]]) -> tuple[bool, float, int, str]:
        project, worth = option
        new = sum(value * (AGAIN if skill in practised else 1.0) for skill, value in worth.items())
        return difficulty_for(project, satisfied) not in levels, -new, project.hours, project.id

    while left:
        best = min(left, key=rank)
        left.remove(best)
        ordered.append(best[0])
        practised |= learner.curriculum.satisfied(best[0].core)
    return ordered


def _fills(project: ProjectIdea, learner: Learner, satisfied: frozenset[str]) -> tuple[str, ...]:
    """Missing skills it practises: those of the plan in its order, then others that are asked for."""
    practised = learner.curriculum.satisfied(project.core) - satisfied
    planned = [step for step in dict.fromkeys(learner.plan) if step in practised]
    others = sorted(
        (
            skill
            for skill in project.core - learner.learned
            if skill in learner.demand and learner.scoring.may_be_step(skill)
        ),
        key=lambda skill: (-learner.demand[skill], skill),
    )
    return (*planned, *others)


def _after(project: ProjectIdea, learner: Learner, satisfied: frozenset[str]) -> str:
    needed = [step for step in learner.plan if step in project.core - satisfied]
    return needed[-1] if needed else ""


def projects_for(
    skill: str, projects: Sequence[ProjectIdea], satisfied: frozenset[str], curriculum: Curriculum
) -> list[ProjectIdea]:
    """Projects with `skill` at their core for whoever has learned it on top of `satisfied`.

    Those that ask for fewest other skills at their core that are still missing come first, then the shorter.
    """
    have = satisfied | curriculum.gives(skill)
    practising = [project for project in projects if skill in project.core]
    return sorted(practising, key=lambda project: (len(project.core - have), project.hours, project.id))


def projects_by_step(recommendations: Sequence[Recommendation]) -> dict[str, list[ProjectIdea]]:
    """Projects by the last step of the plan that they need, in the order of recommendation."""
    by_step: dict[str, list[ProjectIdea]] = {}
    for one in recommendations:
        if one.after_step:
            by_step.setdefault(one.after_step, []).append(one.project)
    return by_step


def _share(hits: Counts, sizes: Counts, pairs: Counts) -> Estimate:
    n = int(sizes.sum())
    share = hits.sum() / max(n, 1)
    low, high = wilson([share], effective_counts(hits[:, None], sizes, pairs))
    return Estimate(float(share), float(low[0]), float(high[0]), n)


def projects_frame(recommendations: Sequence[Recommendation]) -> pd.DataFrame:
    """One row a project, `COLUMNS`: hours of work, demand as shares 0-1, skills as ids."""
    rows = [
        (
            place,
            one.project.id,
            project_in_language(one.project).title,
            one.project.difficulty.value,
            one.hours,
            one.fills,
            one.after_step,
            one.demand.value,
            one.demand.low,
            one.demand.high,
            one.also_learn,
        )
        for place, one in enumerate(recommendations, 1)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
