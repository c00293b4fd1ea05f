"""The Projects page: what to build to practise what is missing, and a search over all ideas."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

import pandas as pd

from core.catalogue.curriculum import Curriculum
from core.catalogue.learning import Difficulty, ProjectIdea
from core.formats.export import Export, Provenance, table_export
from core.market.demand import company_count
from core.market.project_search import ProjectIndex
from core.market.projects import Recommendation, Wish, projects_frame
from core.market.sample_size import Advice, advice, too_few
from core.models import User
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.views.audience import Chip, audience
from core.views.columns import interval
from core.views.filters import Filters
from core.views.knowledge import Knowledge
from core.views.planning import recommendations_for
from core.views.provenance import provenance_of
from core.views.windows import last_days, span

LIMIT, NEXT = 20, 6
HOURS = (0, 20, 40, 80, 120, 200)
COLUMNS = {
    "place": "position in the ranking, from 1",
    "project": "id of the idea",
    "title": "title of the idea",
    "difficulty": "Beginner, Intermediate or Advanced",
    "hours": "hours of work, including what must be learned for it",
    "fills": "missing skills it practises, those of the plan first, joined by |",
    "after_step": "last step of the plan that it needs; empty where it needs none",
    "demand_share": "share of postings that ask for at least one of fills, 0-1",
    **interval("demand"),
    "also_learn": "required skills that are neither owned nor planned",
}
FORMULAS = {
    "place": "greedy: most demand of the next steps that it practises comes next, less for what is not planned",
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
    """For `role` in the last `days` days up to `today`.

    `difficulties` empty: any; `most_hours` 0: any; a `query` searches instead of recommending. `widened` names default
    filters of the profile ("level", "place") that are taken away.
    """

    role: str | None
    today: date
    days: int
    filters: Filters = field(default_factory=Filters)
    difficulties: frozenset[Difficulty] = frozenset()
    most_hours: int = 0
    query: str = ""
    widened: frozenset[str] = frozenset()

    @property
    def asked(self) -> Slice:
        """The slice of the question."""
        since, until = last_days(self.days, self.today)
        return self.filters.narrow(role=self.role, since=since, until=until)

    @property
    def wish(self) -> Wish:
        """Difficulties and hours as the market's function takes them."""
        return Wish(tuple(sorted(self.wanted)), self.most_hours or float("inf"))

    @property
    def wanted(self) -> frozenset[Difficulty]:
        """The difficulties that were chosen, else all of them."""
        return self.difficulties or frozenset(Difficulty)


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """One idea as shown; skills are names. `found` says what it is good for, None where it practises no gap."""

    project: ProjectIdea
    found: Recommendation | None
    fills: tuple[str, ...]
    after_step: str
    also_learn: tuple[str, ...]
    core: tuple[str, ...]
    stretch: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True)
class ProjectsView:
    """`cards` are search results where there was a query, else recommendations; `table` holds all recommendations.

    `gaps` are the next steps of the plan that projects practise, as names; `words` is set below the floor. `chips` are
    the default filters of the profile.
    """

    role_name: str
    asked: Slice
    chips: tuple[Chip, ...]
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
    around = audience(snapshot, user, question.asked, question.filters, question.widened)
    asked = around.asked
    rows = asked.rows(snapshot)
    words = too_few(len(rows))
    recommended = (
        recommendations_for(snapshot, knowledge, ideas.projects, user, around, question.wish) if question.role else []
    )
    recommendation_of = {recommendation.project.id: recommendation for recommendation in recommended}
    shown: Sequence[ProjectIdea] = [recommendation.project for recommendation in recommended[:LIMIT]]
    if question.query or not recommended:
        shown = [
            one
            for one in ideas.index.search(question.query, question.wanted, limit=len(ideas.projects))
            if not question.most_hours or one.hours <= question.most_hours
        ][:LIMIT]
    table = projects_frame(recommended)[list(COLUMNS)]
    gaps = tuple(dict.fromkeys(skill for recommendation in recommended[:LIMIT] for skill in recommendation.fills))[
        :NEXT
    ]
    catalogue = knowledge.roles.get(question.role or "")
    return ProjectsView(
        role_name=knowledge.role_name(question.role) if question.role else "",
        asked=asked,
        chips=around.chips,
        cards=tuple(_card(project, recommendation_of.get(project.id), knowledge) for project in shown),
        gaps=tuple(map(knowledge.skill_name, gaps)),
        posting_count=len(rows),
        company_count=company_count(snapshot, rows),
        span=span(snapshot, asked),
        words=words,
        advice=advice(snapshot, asked, catalogue.adjacent if catalogue else ()),
        table=table,
        export=table_export(table, _provenance(snapshot, question, asked, len(rows))),
    )


def _card(project: ProjectIdea, recommendation: Recommendation | None, knowledge: Knowledge) -> ProjectCard:
    def names(skills: Sequence[str]) -> tuple[str, ...]:
        return tuple(map(knowledge.skill_name, skills))

    return ProjectCard(
        project=project,
        found=recommendation,
        fills=names(recommendation.fills if recommendation else ()),
        after_step=knowledge.skill_name(recommendation.after_step)
        if recommendation and recommendation.after_step
        else "",
        also_learn=names(recommendation.also_learn if recommendation else ()),
        core=names(sorted(project.core)),
        stretch=names(sorted(project.stretch)),
        roles=tuple(map(knowledge.role_name, project.roles)),
    )


def _provenance(snapshot: Snapshot, question: ProjectsQuestion, asked: Slice, postings: int) -> Provenance:
    return provenance_of(
        snapshot,
        "projects",
        slice={
            **asdict(asked),
            "days": question.days,
            "difficulties": sorted(question.wanted),
            "most_hours": question.most_hours,
        },
        columns=COLUMNS,
        formulas=FORMULAS,
        counts={"postings": postings},
    )
