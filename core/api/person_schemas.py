"""What the routes for one person give: gap, roadmap, projects."""

from datetime import date

from pydantic import BaseModel

from core.api.described import described_by
from core.api.market_schemas import Basis, Measure
from core.models import StepState
from core.views import gap, projects, roadmap


@described_by(gap.COLUMNS)
class GapSkill(BaseModel):
    """One skill that the role asks for."""

    skill: str
    name: str
    kind: str
    demand_share: float
    share_low: float | None
    share_high: float | None
    asked_count: int
    posting_count: int
    required_share: float
    alone_share: float
    choice_share: float
    lift: float | None
    satisfied_by: str
    soft_match: str
    in_demand: bool
    gain: float
    gain_low: float | None
    gain_high: float | None
    unlock_count: int
    unlock_low: float | None
    unlock_high: float | None


class Wider(BaseModel):
    """A wider question and how many postings it has."""

    question: str
    posting_count: int


class GapAnswer(Basis):
    """What a person lacks for a role.

    `readiness` is the mean fit over the rated adverts; `ready_count` of these fit at least theta, and `near_count` more
    would with two more skills. The person has `most_asked_owned_count` of the `most_asked_count` most requested skills.

    `coverage_percentage` is 100 x matched / in-demand skills. It is null if nothing is in demand or there are too few
    postings for a number; `words` then says so, and `wider` and `similar_roles` suggest what to ask instead.
    `missing_skills` are in demand, those that add most first; `further_skills` are less requested but worth showing.
    """

    role: str
    role_name: str
    days: int
    threshold: float
    theta: float
    coverage_percentage: float | None
    coverage: Measure | None
    weighted_coverage: Measure | None
    readiness: Measure | None
    ready_count: int
    near_count: int
    rated_count: int
    left_out_count: int
    most_asked_count: int
    most_asked_owned_count: int
    in_demand_count: int
    matched_count: int
    company_count: int
    matching_skills: list[GapSkill]
    missing_skills: list[GapSkill]
    further_skills: list[GapSkill]
    wider: list[Wider]
    similar_roles: list[str]


class ResourceAnswer(BaseModel):
    """Something to learn a skill from."""

    title: str
    url: str
    provider: str
    type: str
    level: str
    cost: str
    hours: int


@described_by(
    roadmap.COLUMNS,
    demand=roadmap.COLUMNS["demand_share"],
    reason="why it stands there, in a sentence",
    prerequisites="names of the skills to learn before",
    also="names of the skills it newly satisfies as well",
    resources="what to learn it from, what suits best first",
    projects="titles of projects that practise it",
)
class Step(BaseModel):
    """One skill to learn, or a stage of a big one. Gain, unlock and the days are null for a step that is done."""

    place: int
    skill: str
    name: str
    stage: str | None
    state: StepState
    hours: float
    starts_on: date | None
    finishes_on: date | None
    demand: Measure | None
    gain: Measure | None
    unlock: Measure | None
    ready_after: float | None
    decided_by: str
    reason: str
    prerequisites: list[str]
    also: list[str]
    resources: list[ResourceAnswer]
    projects: list[str]


class NotPlannedAnswer(BaseModel):
    """A missing skill outside the plan, and why: rival (of `beside`), language, process, no_room, rare, other_role."""

    skill: str
    name: str
    why: str
    beside: str
    demand_share: float
    hours: float


class RoadmapAnswer(Basis):
    """`hours` of study in all, of a `budget` of hours; readiness before and after the plan, null of too few adverts."""

    target_role: str
    role_name: str
    hours_per_week: float
    weeks: int
    hours: float
    budget: float
    finishes_on: date | None
    readiness: Measure | None
    readiness_after: Measure | None
    steps: list[Step]
    left_out: list[NotPlannedAnswer]
    gap_analysis: GapAnswer | None


class LinkAnswer(BaseModel):
    """An address with its title."""

    title: str
    url: str


@described_by(
    projects.COLUMNS,
    id=projects.COLUMNS["project"],
    description="what to build, in a few sentences",
    skills="skills it cannot do without",
    stretch_skills="skills it can be extended with",
    roles="names of the roles it is for",
    deliverables="what there is to show at the end",
    links="where to start reading",
    fills="missing skills it practises, those of the plan first",
    also_learn=projects.COLUMNS["also_learn"],
    demand=projects.COLUMNS["demand_share"],
)
class Project(BaseModel):
    """A project to build."""

    id: str
    title: str
    description: str
    difficulty: str
    hours: float
    skills: list[str]
    stretch_skills: list[str]
    roles: list[str]
    deliverables: list[str]
    links: list[LinkAnswer]
    fills: list[str]
    after_step: str
    also_learn: list[str]
    demand: Measure | None


class Recommended(Basis):
    """Projects for what a person lacks, the most useful first."""

    role: str | None
    gaps: list[str]
    projects: list[Project]


class FoundProjects(BaseModel):
    """Projects that a search found, the closest first."""

    projects: list[Project]
