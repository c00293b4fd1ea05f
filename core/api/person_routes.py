"""Gap, roadmap and projects of one person."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from core.api.auth import Somebody
from core.api.errors import error_responses
from core.api.market_schemas import Measure, basis_of, rows_of
from core.api.parameters import (
    GapQuery,
    PaperQuery,
    ProjectSearchQuery,
    ProjectsQuery,
    RoadmapQuery,
    parse_difficulties,
)
from core.api.person_schemas import (
    FoundProjects,
    GapAnswer,
    GapSkill,
    LinkAnswer,
    NotPlannedAnswer,
    Project,
    Recommended,
    ResourceAnswer,
    RoadmapAnswer,
    Step,
    Wider,
)
from core.api.posting_schemas import text_list
from core.api.resolve import Market, nothing_for, resolve_market, role_of, table_route, target_role
from core.api.responses import Answer, reply
from core.api.threads import NUMBERS, threaded
from core.catalogue.translations import project_in_language
from core.market.roadmap.steps import Pace
from core.models import User
from core.runtime import runtime
from core.snapshot.slices import Slice
from core.texts import spoken_locale
from core.views.gap import GapQuestion, GapView, gap_view
from core.views.knowledge import person_key
from core.views.paper import plan_paper
from core.views.process_state import learning
from core.views.projects import Ideas, ProjectCard, ProjectsQuestion, projects_view
from core.views.prose import step_reason
from core.views.roadmap import RoadmapView, StepCard, roadmap_view
from core.views.roadmap_question import RoadmapQuestion, Taste
from core.views.standing import counts_view

router = APIRouter(tags=["Plans"])


@table_route(router, "/skills/gap-analysis", GapAnswer, 401)
@threaded(NUMBERS)
def gap_analysis(request: Request, user: Somebody, query: Annotated[GapQuery, Query()]) -> Response:
    """What a target role asks for, how much of it the bearer has, and what learning the rest would bring."""
    market = resolve_market(query.snapshot)
    role = target_role(market, user, query.role)
    question = GapQuestion(
        role, market.today, query.days, query.threshold, query.theta, query.filters, widened=frozenset(query.wide)
    )

    def make() -> Answer:
        view = gap_view(market.snapshot, market.knowledge, user, question)
        if view.gap.words and not Slice(role=role).mask(market.snapshot).any():
            raise nothing_for(view.role_name, view.gap.words, view.advice)
        return Answer.of(_gap(market, question, view), view.export)

    return reply(request, market.snapshot, (question, *identity(user)), make)


def _gap(market: Market, question: GapQuestion, view: GapView) -> GapAnswer:
    gap, owned = view.gap, view.table["owned"].astype(bool)
    in_demand = view.table["in_demand"].astype(bool)
    return GapAnswer(
        **basis_of(market.snapshot, view.asked, gap.posting_count, gap.words),
        role=view.role,
        role_name=view.role_name,
        days=question.days,
        threshold=gap.threshold,
        theta=gap.theta,
        coverage_percentage=gap.coverage_percentage,
        coverage=Measure.of(gap.coverage),
        weighted_coverage=Measure.of(gap.weighted_coverage),
        readiness=Measure.of(gap.readiness),
        ready_count=gap.ready_count,
        near_count=gap.near_count,
        most_asked_count=len(gap.most_asked),
        most_asked_owned_count=gap.most_asked_owned_count,
        rated_count=gap.rated_count,
        left_out_count=gap.left_out_count,
        in_demand_count=gap.in_demand_count,
        matched_count=gap.matched_count,
        company_count=view.company_count,
        matching_skills=rows_of(GapSkill, view.table[owned]),
        missing_skills=rows_of(GapSkill, view.table[~owned & in_demand]),
        further_skills=rows_of(GapSkill, view.table[~owned & ~in_demand]),
        wider=[Wider(question=wide, posting_count=count) for wide, count in view.advice.wider] if view.advice else [],
        similar_roles=text_list(view.advice.similar_roles) if view.advice else [],
    )


@table_route(router, "/learning/roadmap", RoadmapAnswer, 401)
@threaded(NUMBERS)
def roadmap(request: Request, user: Somebody, query: Annotated[RoadmapQuery, Query()]) -> Response:
    """What to learn in which order, by when, why, and from what."""
    market = resolve_market()
    role = target_role(market, user, query.target_role)
    pace = Pace(query.hours_per_week, query.weeks, datetime.now(UTC).date())
    question = RoadmapQuestion(role, market.today, query.days, pace, query.filters, frozenset(query.wide))

    def make() -> Answer:
        view = roadmap_view(market.snapshot, market.knowledge, learning(), user, question, Taste())
        if view.words and not Slice(role=role).mask(market.snapshot).any():
            raise nothing_for(view.role_name, view.words, view.advice)
        gap = None
        if query.include_gap_analysis:
            about = GapQuestion(role, market.today, query.days, filters=query.filters, widened=frozenset(query.wide))
            gap = _gap(market, about, gap_view(market.snapshot, market.knowledge, user, about))
        exported = view.export if query.table == "steps" else view.graph_export
        return Answer.of(_roadmap(market, question, view, gap), exported)

    key = (question, query.include_gap_analysis, query.table, *identity(user))
    return reply(request, market.snapshot, key, make)


_PDF: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Two pages",
        "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("/learning/plan.pdf", response_class=Response, responses={**_PDF, **error_responses(401, 404)})
@threaded(NUMBERS)
def plan_on_paper(user: Somebody, query: Annotated[PaperQuery, Query()]) -> Response:
    """The roadmap on two pages: where one stands, steps with boxes to tick, sources, date and base."""
    market, today = resolve_market(), datetime.now(UTC).date()
    role = target_role(market, user, query.target_role)
    pace = Pace(query.hours_per_week, query.weeks, today)
    question = RoadmapQuestion(role, market.today, query.days, pace, query.filters, frozenset(query.wide))
    view = roadmap_view(market.snapshot, market.knowledge, learning(), user, question, Taste())
    if view.words and not Slice(role=role).mask(market.snapshot).any():
        raise nothing_for(view.role_name, view.words, view.advice)
    counts = counts_view(
        market.snapshot,
        market.knowledge,
        user,
        role,
        today=market.today,
        days=query.days,
        filters=query.filters,
        widened=frozenset(query.wide),
    )
    paper = plan_paper(view, counts, market.snapshot, spoken_locale(), today, pace=pace, letter=query.paper == "letter")
    headers = {"cache-control": "no-store", "content-disposition": 'attachment; filename="my-plan.pdf"'}
    return Response(paper, headers=headers, media_type="application/pdf")


def _roadmap(market: Market, question: RoadmapQuestion, view: RoadmapView, gap: GapAnswer | None) -> RoadmapAnswer:
    plan, pace = view.plan, question.pace
    return RoadmapAnswer(
        **basis_of(market.snapshot, view.asked, plan.posting_count, view.words),
        target_role=view.role,
        role_name=view.role_name,
        hours_per_week=pace.hours_per_week,
        weeks=int(pace.weeks),
        hours=plan.hours,
        budget=plan.budget,
        finishes_on=view.finishes_on,
        readiness=Measure.of(plan.readiness),
        readiness_after=Measure.of(plan.readiness_after),
        steps=[_step(card) for card in view.cards],
        left_out=[
            NotPlannedAnswer(
                skill=skill.found.skill,
                name=skill.name,
                why=skill.found.why.value,
                beside=skill.beside,
                demand_share=skill.found.demand_share,
                hours=skill.found.hours,
            )
            for skill in view.left_out
        ],
        gap_analysis=gap,
    )


def _step(card: StepCard) -> Step:
    step = card.step
    return Step(
        place=card.place,
        skill=step.skill,
        name=card.name,
        stage=step.stage.value if step.stage else None,
        state=step.state,
        hours=step.hours,
        starts_on=step.starts_on,
        finishes_on=step.finishes_on,
        demand=Measure.of(step.demand),
        gain=Measure.of(step.gain),
        unlock=Measure.of(step.unlock),
        ready_after=step.ready_after,
        decided_by=step.decided_by.value,
        reason=step_reason(card, spoken_locale()),
        prerequisites=text_list(card.prerequisites),
        also=text_list(card.also),
        resources=[ResourceAnswer.model_validate(resource, from_attributes=True) for resource in card.resources],
        projects=[project_in_language(project).title for project in card.projects],
    )


@table_route(router, "/projects/recommendations", Recommended, 401)
@threaded(NUMBERS)
def project_recommendations(request: Request, user: Somebody, query: Annotated[ProjectsQuery, Query()]) -> Response:
    """What to build to practise what is missing for a role."""
    market = resolve_market()
    role = role_of(market, query.role) or next(iter(user.target_roles), None)
    question = ProjectsQuestion(
        role,
        market.today,
        query.days,
        query.filters,
        parse_difficulties(query.difficulty),
        query.most_hours,
        widened=frozenset(query.wide),
    )

    def make() -> Answer:
        view = projects_view(market.snapshot, market.knowledge, ideas(), user, question)
        content = Recommended(
            **basis_of(market.snapshot, view.asked, view.posting_count, view.words),
            role=role,
            gaps=text_list(view.gaps),
            projects=[_project(card) for card in view.cards[: query.limit]],
        )
        return Answer.of(content, view.export)

    return reply(request, market.snapshot, (question, query.limit, *identity(user)), make)


@table_route(router, "/projects/search", FoundProjects, 401)
@threaded(NUMBERS)
def project_search(request: Request, user: Somebody, query: Annotated[ProjectSearchQuery, Query()]) -> Response:
    """Project ideas by words; typing errors are forgiven. The CSV is the page's: all that is recommended."""
    market = resolve_market()
    question = _search_question(market, user, query)

    def make() -> Answer:
        view = projects_view(market.snapshot, market.knowledge, ideas(), user, question)
        return Answer.of(FoundProjects(projects=[_project(card) for card in view.cards[: query.limit]]), view.export)

    return reply(request, market.snapshot, (question, query.limit, *identity(user)), make)


def _search_question(market: Market, user: User, query: ProjectSearchQuery) -> ProjectsQuestion:
    plain = ProjectsQuery()
    role = next(iter(user.target_roles), None)
    return ProjectsQuestion(
        role, market.today, plain.days, plain.filters, parse_difficulties(query.difficulty), query=query.query
    )


def identity(user: User) -> tuple[object, ...]:
    """What distinguishes the answers for one person from those for another."""
    return user.user_id, user.version, person_key(user)


def ideas() -> Ideas:
    """The projects, their search index and the curriculum of this process."""
    shared = runtime()
    return Ideas(shared.projects, shared.project_index, shared.curriculum)


def _project(card: ProjectCard) -> Project:
    project, fit = project_in_language(card.project), card.found
    return Project(
        id=project.id,
        title=project.title,
        description=project.description,
        difficulty=project.difficulty.value,
        hours=fit.hours if fit else project.hours,
        skills=text_list(card.core),
        stretch_skills=text_list(card.stretch),
        roles=text_list(card.roles),
        deliverables=text_list(project.deliverables),
        links=[LinkAnswer(title=link.title, url=link.url) for link in project.links],
        fills=text_list(card.fills),
        after_step=card.after_step,
        also_learn=text_list(card.also_learn),
        demand=Measure.of(fit.demand) if fit else None,
    )
