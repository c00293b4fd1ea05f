"""What the routes for one person give: gap, roadmap, projects, openings."""

from datetime import date
from typing import Any

from pydantic import BaseModel

from core.api.market_schemas import Basis, Measure
from core.models import StepState


class GapSkill(BaseModel):
    """`unlock_count`: postings newly ready once it is learned. `satisfied_by` and `soft_match` are skills one has."""

    skill: str
    name: str
    kind: str
    demand_share: float
    share_low: float | None
    share_high: float | None
    asked_count: int
    posting_count: int
    required_share: float
    lift: float | None
    satisfied_by: str
    soft_match: str
    unlock_count: int
    unlock_low: float | None
    unlock_high: float | None


class GapAnswer(Basis):
    """`coverage_percentage` is 100 x matched / in-demand skills, null where nothing is in demand."""

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
    rated_count: int
    left_out_count: int
    in_demand_count: int
    matched_count: int
    company_count: int
    matching_skills: list[GapSkill]
    missing_skills: list[GapSkill]


class ResourceAnswer(BaseModel):
    title: str
    url: str
    provider: str
    type: str
    level: str
    cost: str
    hours: int


class Step(BaseModel):
    """One skill to learn; `unlock` is null for a step that is done. Days are null then too."""

    place: int
    skill: str
    name: str
    state: StepState
    hours: float
    starts_on: date | None
    finishes_on: date | None
    demand: Measure | None
    unlock: Measure | None
    ready_after: float | None
    decided_by: str
    reason: str
    prerequisites: list[str]
    also: list[str]
    resources: list[ResourceAnswer]


class RoadmapAnswer(Basis):
    """`hours` of study in all, of a `budget` of hours; readiness before and after the plan."""

    target_role: str
    role_name: str
    hours_per_week: float
    weeks: int
    hours: float
    budget: float
    finishes_on: date | None
    readiness: Measure | None
    readiness_after: Measure | None
    decided_by: str
    optimal: bool
    steps: list[Step]
    left_out: list[str]
    gap_analysis: GapAnswer | None


class LinkAnswer(BaseModel):
    title: str
    url: str


class Project(BaseModel):
    """`fills` are missing in-demand skills it practises; `demand` the share of postings asking for one of them."""

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
    also_learn: list[str]
    demand: Measure | None


class Recommended(Basis):
    role: str | None
    gaps: list[str]
    projects: list[Project]


class Found(BaseModel):
    projects: list[Project]


class Opening(BaseModel):
    """Salaries are annual USD; skills are names."""

    posting_id: str
    title: str
    company: str | None
    city: str | None
    country: str | None
    remote: bool | None
    posted_on: date
    salary_min: float | None
    salary_max: float | None
    fit: float
    ready: bool
    matched: list[str]
    missing_required: list[str]
    missing_optional: list[str]
    url: str | None
    source: str
    attribution: str
    mark: str | None


class Openings(Basis):
    total_count: int
    ready_count: int
    page: int
    page_count: int
    postings: list[Opening]


class MentionAnswer(BaseModel):
    """Words of the posting's text (characters `start` to `end`) that were read as a skill, and by which rule."""

    words: str
    start: int
    end: int
    skill: str
    name: str
    ask: str
    rule: str
    counts: bool


class PostingAnswer(BaseModel):
    """A receipt. `reasons` say why the posting does not count; the text stays with its source, at `url`."""

    posting_id: str
    title: str
    company: str | None
    role: str | None
    role_name: str | None
    seniority: str | None
    country: str | None
    city: str | None
    remote: bool | None
    posted_on: date
    url: str | None
    source: str
    attribution: str
    snapshot_id: str
    skills: list[str]
    mentions: list[MentionAnswer]
    reasons: list[str]


def names(values: Any) -> list[str]:
    return [str(one) for one in values]
