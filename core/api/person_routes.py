"""Gap, roadmap and projects of one person."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from core.api.access import SignedIn
from core.api.answers import Answer, reply
from core.api.asking import LOCALE, Market, market, nothing_for, role_of, table, target_role
from core.api.market_schemas import Measure, basis, rows_of
from core.api.parameters import GapAsked, ProjectsAsked, ProjectSearch, RoadmapAsked, difficulties
from core.api.person_schemas import (
    Found,
    GapAnswer,
    GapSkill,
    LinkAnswer,
    Project,
    Recommended,
    ResourceAnswer,
    RoadmapAnswer,
    Step,
    names,
)
from core.api.work import NUMBERS, threaded
from core.market.plan_steps import Pace
from core.models import User
from core.runtime import runtime
from core.views.gap import GapQuestion, GapView, gap_view
from core.views.projects import Ideas, ProjectCard, ProjectsQuestion, projects_view
from core.views.reasons import step_reason
from core.views.roadmap import RoadmapQuestion, RoadmapView, StepCard, Taste, roadmap_view
from core.views.shared import learning

router = APIRouter(tags=["Plans"])


@table(router, "/skills/gap-analysis", GapAnswer, 401)
@threaded(NUMBERS)
def gap_analysis(request: Request, who: SignedIn, asked: Annotated[GapAsked, Query()]) -> Response:
    """What a target role asks for, what of it the bearer has, and what learning the rest would open."""
    user, now = who[0], market(asked.snapshot)
    role = target_role(now, user, asked.role)
    question = GapQuestion(role, now.today, asked.days, asked.threshold, asked.theta, asked.filters)

    def make() -> Answer:
        view = gap_view(now.snapshot, now.knowledge, user, question)
        if view.gap.words:
            raise nothing_for(view.role_name, view.gap.words, view.advice)
        return Answer.of(_gap(now, question, view), view.export)

    return reply(request, now.snapshot, (question, user.user_id, user.version), make)


def _gap(now: Market, question: GapQuestion, view: GapView) -> GapAnswer:
    found, owned = view.gap, view.table["owned"].astype(bool)
    return GapAnswer(
        **basis(now.snapshot, view.asked, found.posting_count, found.words),
        role=view.role,
        role_name=view.role_name,
        days=question.days,
        threshold=found.threshold,
        theta=found.theta,
        coverage_percentage=found.coverage_percentage,
        coverage=Measure.of(found.coverage),
        weighted_coverage=Measure.of(found.weighted_coverage),
        readiness=Measure.of(found.readiness),
        ready_count=found.ready_count,
        rated_count=found.rated_count,
        left_out_count=found.left_out_count,
        in_demand_count=found.in_demand_count,
        matched_count=found.matched_count,
        company_count=view.company_count,
        matching_skills=rows_of(GapSkill, view.table[owned]),
        missing_skills=rows_of(GapSkill, view.table[~owned]),
    )


@table(router, "/learning/roadmap", RoadmapAnswer, 401)
@threaded(NUMBERS)
def roadmap(request: Request, who: SignedIn, asked: Annotated[RoadmapAsked, Query()]) -> Response:
    """What to learn in which order, by when, why, and from what."""
    user, now = who[0], market()
    role = target_role(now, user, asked.target_role)
    pace = Pace(asked.hours_per_week, asked.weeks, datetime.now(UTC).date())
    question = RoadmapQuestion(role, now.today, asked.days, pace, asked.filters)

    def make() -> Answer:
        view = roadmap_view(now.snapshot, now.knowledge, learning(), user, question, Taste())
        if view.words:
            raise nothing_for(view.role_name, view.words, view.advice)
        gap = None
        if asked.include_gap_analysis:
            about = GapQuestion(role, now.today, asked.days, filters=asked.filters)
            gap = _gap(now, about, gap_view(now.snapshot, now.knowledge, user, about))
        exported = view.export if asked.table == "steps" else view.graph_export
        return Answer.of(_roadmap(now, question, view, gap), exported)

    key = (question, asked.include_gap_analysis, asked.table, user.user_id, user.version)
    return reply(request, now.snapshot, key, make)


def _roadmap(now: Market, question: RoadmapQuestion, view: RoadmapView, gap: GapAnswer | None) -> RoadmapAnswer:
    plan, pace = view.plan, question.pace
    return RoadmapAnswer(
        **basis(now.snapshot, question.asked, plan.posting_count, view.words),
        target_role=view.role,
        role_name=view.role_name,
        hours_per_week=pace.hours_per_week,
        weeks=int(pace.weeks),
        hours=plan.hours,
        budget=plan.budget,
        finishes_on=view.finishes_on,
        readiness=Measure.of(plan.readiness),
        readiness_after=Measure.of(plan.readiness_after),
        decided_by=plan.decided_by.value,
        optimal=plan.optimal,
        steps=[_step(card) for card in view.cards],
        left_out=names(view.left_out),
        gap_analysis=gap,
    )


def _step(card: StepCard) -> Step:
    step = card.step
    return Step(
        place=card.place,
        skill=step.skill,
        name=card.name,
        state=step.state,
        hours=step.hours,
        starts_on=step.starts_on,
        finishes_on=step.finishes_on,
        demand=Measure.of(step.demand),
        unlock=Measure.of(step.unlock),
        ready_after=step.ready_after,
        decided_by=step.decided_by.value,
        reason=step_reason(card, LOCALE),
        prerequisites=names(card.prerequisites),
        also=names(card.also),
        resources=[ResourceAnswer(**one.model_dump(exclude={"id", "skills"}, mode="json")) for one in card.resources],
    )


@table(router, "/projects/recommendations", Recommended, 401)
@threaded(NUMBERS)
def project_recommendations(request: Request, who: SignedIn, asked: Annotated[ProjectsAsked, Query()]) -> Response:
    """What to build to practise what is missing for a role."""
    user, now = who[0], market()
    role = role_of(now, asked.role) or next(iter(user.target_roles), None)
    question = ProjectsQuestion(
        role, now.today, asked.days, asked.threshold, asked.filters, difficulties(asked.difficulty), asked.most_hours
    )

    def make() -> Answer:
        view = projects_view(now.snapshot, now.knowledge, ideas(), user, question)
        content = Recommended(
            **basis(now.snapshot, question.asked, view.posting_count, view.words),
            role=role,
            gaps=names(view.gaps),
            projects=[_project(card) for card in view.cards[: asked.limit]],
        )
        return Answer.of(content, view.export)

    return reply(request, now.snapshot, (question, asked.limit, user.user_id, user.version), make)


@table(router, "/projects/search", Found, 401)
@threaded(NUMBERS)
def project_search(request: Request, who: SignedIn, asked: Annotated[ProjectSearch, Query()]) -> Response:
    """Project ideas by words; typing errors are forgiven. The CSV is the page's: all that is recommended."""
    user, now = who[0], market()
    question = _search_question(now, user, asked)

    def make() -> Answer:
        view = projects_view(now.snapshot, now.knowledge, ideas(), user, question)
        return Answer.of(Found(projects=[_project(card) for card in view.cards[: asked.limit]]), view.export)

    return reply(request, now.snapshot, (question, asked.limit, user.user_id, user.version), make)


def _search_question(now: Market, user: User, asked: ProjectSearch) -> ProjectsQuestion:
    plain = ProjectsAsked()
    role = next(iter(user.target_roles), None)
    return ProjectsQuestion(
        role, now.today, plain.days, plain.threshold, plain.filters, difficulties(asked.difficulty), query=asked.query
    )


def ideas() -> Ideas:
    shared = runtime()
    return Ideas(shared.projects, shared.project_index, shared.curriculum)


def _project(card: ProjectCard) -> Project:
    project, found = card.project, card.found
    return Project(
        id=project.id,
        title=project.title,
        description=project.description,
        difficulty=project.difficulty.value,
        hours=found.hours if found else project.hours,
        skills=names(card.core),
        stretch_skills=names(card.stretch),
        roles=names(card.roles),
        deliverables=names(project.deliverables),
        links=[LinkAnswer(title=link.title, url=link.url) for link in project.links],
        fills=names(card.fills),
        also_learn=names(card.also_learn),
        demand=Measure.of(found.demand) if found else None,
    )
