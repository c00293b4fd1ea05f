"""The Projects page: what to build to practise what is missing, and a search over all ideas."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

import pandas as pd

from core.export import Export, Provenance, table_export
from core.learning import Difficulty, ProjectIdea
from core.market.demand import company_count, skill_demand
from core.market.floors import Advice, advice, too_few
from core.market.project_search import ProjectIndex
from core.market.projects import Learner, Recommendation, Wish, projects_frame, recommended_projects, within_reach
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.market.study import Curriculum
from core.models import User
from core.views.filters import Filters
from core.views.knowledge import Knowledge
from core.views.provenance import provenance_of
from core.views.windows import last_days, span

LIMIT = 20
HOURS = (0, 20, 40, 80, 120, 200)
COLUMNS = {
    "place": "place in the order, from 1",
    "project": "id of the idea",
    "title": "its title",
    "difficulty": "Beginner, Intermediate or Advanced",
    "hours": "hours of work, with what must be learned for it",
    "fills": "missing in-demand skills it practises, joined by |",
    "adds": "those of them that no project before it practises as fully",
    "gap_count": "missing in-demand skills within reach",
    "demand_share": "share of postings that ask for at least one of fills, 0-1",
    "demand_low": "lower end of the 95 % interval, 0-1",
    "demand_high": "upper end of the 95 % interval, 0-1",
    "also_learn": "core skills that are missing without being in demand here",
}
FORMULAS = {
    "place": "greedy weighted set cover: most unpractised demand an hour comes next",
    "demand_share": "postings that ask for at least one of fills / postings",
}


@dataclass(frozen=True, slots=True)
class Ideas:
    """All project ideas, their search index, and what skills cost and need."""

    projects: Sequence[ProjectIdea]
    index: ProjectIndex
    curriculum: Curriculum


@dataclass(frozen=True, slots=True)
class ProjectsQuestion:
    """For `role` in the last `days` days up to `today`; in demand from `threshold` (0-1) on.

    `difficulties` empty: any; `most_hours` 0: any; a `query` searches instead of recommending.
    """

    role: str | None
    today: date
    days: int
    threshold: float
    filters: Filters = field(default_factory=Filters)
    difficulties: frozenset[Difficulty] = frozenset()
    most_hours: int = 0
    query: str = ""

    @property
    def asked(self) -> Slice:
        since, until = last_days(self.days, self.today)
        return self.filters.narrow(role=self.role, since=since, until=until)

    @property
    def wanted(self) -> frozenset[Difficulty]:
        return self.difficulties or frozenset(Difficulty)


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """One idea as shown; skills are names. `found` says what it is good for, None where it practises no gap."""

    project: ProjectIdea
    found: Recommendation | None
    fills: tuple[str, ...]
    also_learn: tuple[str, ...]
    core: tuple[str, ...]
    stretch: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True)
class ProjectsView:
    """`cards` are search results where there was a query, else recommendations; `table` holds all recommendations.

    `gaps` are the missing in-demand skills within reach, as names; `words` is set below the floor.
    """

    role_name: str
    cards: tuple[ProjectCard, ...]
    gaps: tuple[str, ...]
    posting_count: int
    company_count: int
    span: tuple[date, date] | None
    words: str | None
    advice: Advice | None
    table: pd.DataFrame
    export: Export


def projects_view(
    snapshot: Snapshot, knowledge: Knowledge, ideas: Ideas, user: User, question: ProjectsQuestion
) -> ProjectsView:
    """What `user` might build."""
    asked, satisfied = question.asked, frozenset(knowledge.profile(user).satisfied)
    rows = asked.rows(snapshot)
    words = too_few(len(rows))
    gaps = {} if words or question.role is None else _gaps(snapshot, asked, satisfied, question.threshold)
    found = _recommended(snapshot, ideas, user, question, gaps)
    known = {one.project.id: one for one in found}
    shown: Sequence[ProjectIdea] = [one.project for one in found[:LIMIT]]
    if question.query or not found:
        shown = [one for one in ideas.index.search(question.query, question.wanted, limit=len(ideas.projects))
                 if not question.most_hours or one.hours <= question.most_hours][:LIMIT]  # fmt: skip
    table = projects_frame(found)[list(COLUMNS)]
    reach = within_reach(gaps, satisfied, ideas.curriculum)
    catalogue = knowledge.roles.get(question.role or "")
    return ProjectsView(
        role_name=knowledge.role_name(question.role) if question.role else "",
        cards=tuple(_card(one, known.get(one.id), knowledge) for one in shown),
        gaps=tuple(map(knowledge.skill_name, sorted(reach, key=lambda one: (-gaps[one], one)))),
        posting_count=len(rows),
        company_count=company_count(snapshot, rows),
        span=span(snapshot, asked),
        words=words,
        advice=advice(snapshot, asked, catalogue.adjacent if catalogue else ()),
        table=table,
        export=table_export(table, _provenance(snapshot, question, len(rows), len(reach))),
    )


def _recommended(
    snapshot: Snapshot, ideas: Ideas, user: User, question: ProjectsQuestion, gaps: Mapping[str, float]
) -> list[Recommendation]:
    owned, wish = frozenset(user.skills), Wish(tuple(question.wanted), question.most_hours or float("inf"))
    key = ("projects", question.asked, owned, question.threshold, question.wanted, question.most_hours)
    found: list[Recommendation] | None = snapshot.recall(key)
    if found is None:
        learner = Learner(owned, gaps, ideas.curriculum)
        found = snapshot.remember(
            key,
            recommended_projects(snapshot, question.asked, learner, ideas.projects, wish, limit=len(ideas.projects)),
        )
    return found


def _gaps(snapshot: Snapshot, asked: Slice, satisfied: frozenset[str], threshold: float) -> dict[str, float]:
    """Missing skills that at least `threshold` of the slice's postings ask for, with their demand_share."""
    frame = skill_demand(snapshot, asked)
    wanted = frame[frame["demand_share"] >= threshold]
    shares = zip(wanted["skill"], wanted["demand_share"], strict=True)
    return {skill: float(share) for skill, share in shares if skill not in satisfied}


def _card(project: ProjectIdea, found: Recommendation | None, knowledge: Knowledge) -> ProjectCard:
    def names(skills: Sequence[str]) -> tuple[str, ...]:
        return tuple(map(knowledge.skill_name, skills))

    return ProjectCard(
        project=project,
        found=found,
        fills=names(found.fills if found else ()),
        also_learn=names(found.also_learn if found else ()),
        core=names(sorted(project.core)),
        stretch=names(sorted(project.stretch)),
        roles=tuple(map(knowledge.role_name, project.roles)),
    )


def _provenance(snapshot: Snapshot, question: ProjectsQuestion, postings: int, gaps: int) -> Provenance:
    return provenance_of(
        snapshot,
        "projects",
        slice={
            **asdict(question.asked),
            "days": question.days,
            "threshold": question.threshold,
            "difficulties": sorted(question.wanted),
            "most_hours": question.most_hours,
        },
        columns=COLUMNS,
        formulas=FORMULAS,
        counts={"postings": postings, "gaps": gaps},
    )
