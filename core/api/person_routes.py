"""Gap, roadmap and projects of one person."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from core.api.auth import Somebody
from core.api.errors import described
from core.api.market_schemas import Measure, basis, rows_of
from core.api.parameters import GapAsked, PaperAsked, ProjectsAsked, ProjectSearch, RoadmapAsked, difficulties
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
    text_list,
)
from core.api.resolve import Market, market, nothing_for, role_of, table_route, target_role
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
from core.views.roadmap import RoadmapQuestion, RoadmapView, StepCard, Taste, roadmap_view
from core.views.standing import counts_view

router = APIRouter(tags=["Plans"])


@table_route(router, "/skills/gap-analysis", GapAnswer, 401)
@threaded(NUMBERS)
def gap_analysis(request: Request, user: Somebody, asked: Annotated[GapAsked, Query()]) -> Response:
    """What a target role asks for, what of it the bearer has, and what learning the rest would open."""
    now = market(asked.snapshot)
    role = target_role(now, user, asked.role)
    question = GapQuestion(
        role, now.today, asked.days, asked.threshold, asked.theta, asked.filters, widened=frozenset(asked.wide)
    )

    def make() -> Answer:
        view = gap_view(now.snapshot, now.knowledge, user, question)
        if view.gap.words and not Slice(role=role).mask(now.snapshot).any():
            raise nothing_for(view.role_name, view.gap.words, view.advice)
        return Answer.of(_gap(now, question, view), view.export)

    return reply(request, now.snapshot, (question, *identity(user)), make)


def _gap(now: Market, question: GapQuestion, view: GapView) -> GapAnswer:
    found, owned = view.gap, view.table["owned"].astype(bool)
    in_demand = view.table["in_demand"].astype(bool)
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
        near_count=found.near_count,
        most_asked_count=len(found.most_asked),
        most_asked_owned_count=found.most_asked_owned_count,
        rated_count=found.rated_count,
        left_out_count=found.left_out_count,
        in_demand_count=found.in_demand_count,
        matched_count=found.matched_count,
        company_count=view.company_count,
        matching_skills=rows_of(GapSkill, view.table[owned]),
        missing_skills=rows_of(GapSkill, view.table[~owned & in_demand]),
        further_skills=rows_of(GapSkill, view.table[~owned & ~in_demand]),
        wider=[Wider(question=wide, posting_count=count) for wide, count in view.advice.wider] if view.advice else [],
        similar_roles=text_list(view.advice.similar_roles) if view.advice else [],
    )


@table_route(router, "/learning/roadmap", RoadmapAnswer, 401)
@threaded(NUMBERS)
def roadmap(request: Request, user: Somebody, asked: Annotated[RoadmapAsked, Query()]) -> Response:
    """What to learn in which order, by when, why, and from what."""
    now = market()
    role = target_role(now, user, asked.target_role)
    pace = Pace(asked.hours_per_week, asked.weeks, datetime.now(UTC).date())
    question = RoadmapQuestion(role, now.today, asked.days, pace, asked.filters, frozenset(asked.wide))

    def make() -> Answer:
        view = roadmap_view(now.snapshot, now.knowledge, learning(), user, question, Taste())
        if view.words and not Slice(role=role).mask(now.snapshot).any():
            raise nothing_for(view.role_name, view.words, view.advice)
        gap = None
        if asked.include_gap_analysis:
            about = GapQuestion(role, now.today, asked.days, filters=asked.filters, widened=frozenset(asked.wide))
            gap = _gap(now, about, gap_view(now.snapshot, now.knowledge, user, about))
        exported = view.export if asked.table == "steps" else view.graph_export
        return Answer.of(_roadmap(now, question, view, gap), exported)

    key = (question, asked.include_gap_analysis, asked.table, *identity(user))
    return reply(request, now.snapshot, key, make)


_PDF: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Two pages",
        "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("/learning/plan.pdf", response_class=Response, responses={**_PDF, **described(401, 404)})
@threaded(NUMBERS)
def plan_on_paper(user: Somebody, asked: Annotated[PaperAsked, Query()]) -> Response:
    """The roadmap on two pages: where one stands, steps with boxes to tick, sources, date and base."""
    now, today = market(), datetime.now(UTC).date()
    role = target_role(now, user, asked.target_role)
    pace = Pace(asked.hours_per_week, asked.weeks, today)
    question = RoadmapQuestion(role, now.today, asked.days, pace, asked.filters, frozenset(asked.wide))
    view = roadmap_view(now.snapshot, now.knowledge, learning(), user, question, Taste())
    if view.words and not Slice(role=role).mask(now.snapshot).any():
        raise nothing_for(view.role_name, view.words, view.advice)
    counts = counts_view(
        now.snapshot,
        now.knowledge,
        user,
        role,
        today=now.today,
        days=asked.days,
        filters=asked.filters,
        widened=frozenset(asked.wide),
    )
    paper = plan_paper(view, counts, now.snapshot, spoken_locale(), today, pace=pace, letter=asked.paper == "letter")
    headers = {"cache-control": "no-store", "content-disposition": 'attachment; filename="my-plan.pdf"'}
    return Response(paper, headers=headers, media_type="application/pdf")


def _roadmap(now: Market, question: RoadmapQuestion, view: RoadmapView, gap: GapAnswer | None) -> RoadmapAnswer:
    plan, pace = view.plan, question.pace
    return RoadmapAnswer(
        **basis(now.snapshot, view.asked, plan.posting_count, view.words),
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
                skill=one.found.skill,
                name=one.name,
                why=one.found.why.value,
                beside=one.beside,
                demand_share=one.found.demand_share,
                hours=one.found.hours,
            )
            for one in view.left_out
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
        resources=[ResourceAnswer(**one.model_dump(exclude={"id", "skills"}, mode="json")) for one in card.resources],
        projects=[project_in_language(one).title for one in card.projects],
    )


@table_route(router, "/projects/recommendations", Recommended, 401)
@threaded(NUMBERS)
def project_recommendations(request: Request, user: Somebody, asked: Annotated[ProjectsAsked, Query()]) -> Response:
    """What to build to practise what is missing for a role."""
    now = market()
    role = role_of(now, asked.role) or next(iter(user.target_roles), None)
    question = ProjectsQuestion(
        role,
        now.today,
        asked.days,
        asked.filters,
        difficulties(asked.difficulty),
        asked.most_hours,
        widened=frozenset(asked.wide),
    )

    def make() -> Answer:
        view = projects_view(now.snapshot, now.knowledge, ideas(), user, question)
        content = Recommended(
            **basis(now.snapshot, view.asked, view.posting_count, view.words),
            role=role,
            gaps=text_list(view.gaps),
            projects=[_project(card) for card in view.cards[: asked.limit]],
        )
        return Answer.of(content, view.export)

    return reply(request, now.snapshot, (question, asked.limit, *identity(user)), make)


@table_route(router, "/projects/search", FoundProjects, 401)
@threaded(NUMBERS)
def project_search(request: Request, user: Somebody, asked: Annotated[ProjectSearch, Query()]) -> Response:
    """Project ideas by words; typing errors are forgiven. The CSV is the page's: all that is recommended."""
    now = market()
    question = _search_question(now, user, asked)

    def make() -> Answer:
        view = projects_view(now.snapshot, now.knowledge, ideas(), user, question)
        return Answer.of(FoundProjects(projects=[_project(card) for card in view.cards[: asked.limit]]), view.export)

    return reply(request, now.snapshot, (question, asked.limit, *identity(user)), make)


def _search_question(now: Market, user: User, asked: ProjectSearch) -> ProjectsQuestion:
    plain = ProjectsAsked()
    role = next(iter(user.target_roles), None)
    return ProjectsQuestion(
        role, now.today, plain.days, plain.filters, difficulties(asked.difficulty), query=asked.query
    )


def identity(user: User) -> tuple[object, ...]:
    """What tells the answers for one person from those for another."""
    return user.user_id, user.version, person_key(user)


def ideas() -> Ideas:
    """The projects, their search index and the curriculum of this process."""
    shared = runtime()
    return Ideas(shared.projects, shared.project_index, shared.curriculum)


def _project(card: ProjectCard) -> Project:
    project, found = project_in_language(card.project), card.found
    return Project(
        id=project.id,
        title=project.title,
        description=project.description,
        difficulty=project.difficulty.value,
        hours=found.hours if found else project.hours,
        skills=text_list(card.core),
        stretch_skills=text_list(card.stretch),
        roles=text_list(card.roles),
        deliverables=text_list(project.deliverables),
        links=[LinkAnswer(title=link.title, url=link.url) for link in project.links],
        fills=text_list(card.fills),
        after_step=card.after_step,
        also_learn=text_list(card.also_learn),
        demand=Measure.of(found.demand) if found else None,
    )
