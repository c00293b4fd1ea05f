"""`/charts`: charts of the public pages as SVG and PNG; `/embed`: the same for a frame on another site."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from core.api.auth import NOBODY
from core.api.chart_addresses import page_of_chart
from core.api.errors import NothingFound, error_responses, page_responses
from core.api.pages_without_scripts import embedded_page
from core.api.parameters import DemandQuery, GapQuery, Parameters, TrendingQuery
from core.api.pictures import DRAWING, PATIENCE_SECONDS, picture_response
from core.api.resolve import country_name, nothing_for, resolve_market, role_of, skill_of
from core.api.threads import threaded
from core.pictures.drawing import MEDIA, Kind, Picture
from core.runtime import runtime
from core.sharing.content import base_of
from core.sharing.pictures import explore_picture, gap_picture, trends_picture
from core.texts import text
from core.views.explore import ExploreQuestion, explore_view
from core.views.filters import ANY
from core.views.gap import GapQuestion, gap_view
from core.views.trends import TrendsQuestion, trends_view

router = APIRouter(tags=["Charts"])
PUBLIC = "public, max-age=300"
PICTURES: dict[int | str, dict[str, Any]] = {
    **error_responses(304, 404),
    200: {"description": "The picture", "content": {media: {"schema": {"type": "string"}} for media in MEDIA.values()}},
}
FRAMES = {**page_responses(), **error_responses(404), 200: page_responses()[200]}


def explore_chart(query: DemandQuery) -> Picture:
    """The chart of the Explore page. Raises NothingFound."""
    market = resolve_market(query.snapshot)
    question = ExploreQuestion(
        market.today,
        query.days,
        query.by,
        role_of(market, query.role) or ANY,
        query.source or ANY,
        skill_of(market, query.skill) or ANY,
        filters=query.filters,
    )
    view = explore_view(market.snapshot, market.knowledge, runtime().store.postings, question, country_name)
    if view.table.empty:
        raise NothingFound(text("api_error.no_postings"), [text("few.try_window"), text("few.try_filters")])
    base = base_of(market.snapshot, view.posting_count, view.company_count, view.span)
    return explore_picture(view, question, market.knowledge, base)


def trends_chart(query: TrendingQuery) -> Picture:
    """The first chart of a section of Trends. Raises NothingFound."""
    market = resolve_market(query.snapshot)
    question = TrendsQuestion(query.section, market.today, role_of(market, query.role) or ANY, query.filters)
    view = trends_view(market.snapshot, market.knowledge, question, country_name)
    picture = trends_picture(
        view, question, market.knowledge, base_of(market.snapshot, view.posting_count, view.company_count, view.span)
    )
    if view.words or not (picture.bars or picture.lines):
        raise NothingFound(
            view.words or text("api_error.no_picture"), [text("api_error.try_section"), text("api_error.try_roles")]
        )
    return picture


def gap_chart(query: GapQuery) -> Picture:
    """What a role asks for, as the Skill gap page shows it to a visitor who has `skills`. Raises NothingFound."""
    market = resolve_market(query.snapshot)
    role = role_of(market, query.role) or query.role
    question = GapQuestion(role, market.today, query.days, query.threshold, query.theta, query.filters)
    skills = (skill_of(market, name.strip()) for name in (query.skills or "").split(",") if name.strip())
    somebody = replace(NOBODY, skills=tuple(dict.fromkeys(filter(None, skills))))
    view = gap_view(market.snapshot, market.knowledge, somebody, question)
    if view.gap.words or view.table.empty:
        raise nothing_for(view.role_name, view.gap.words or "nothing is asked for that often", view.advice)
    return gap_picture(view, base_of(market.snapshot, view.gap.posting_count, view.company_count, view.span))


@router.get("/charts/explore.{kind}", response_model=None, responses=PICTURES)
@threaded(DRAWING, PATIENCE_SECONDS)
def explore_file(request: Request, kind: Kind, query: Annotated[DemandQuery, Query()]) -> Response:
    """The chart of Explore for the same choices."""
    return picture_response(request, explore_chart(query), kind, PUBLIC)


@router.get("/charts/trends.{kind}", response_model=None, responses=PICTURES)
@threaded(DRAWING, PATIENCE_SECONDS)
def trends_file(request: Request, kind: Kind, query: Annotated[TrendingQuery, Query()]) -> Response:
    """The first chart of a `section` of Trends; 404 where too few adverts speak."""
    return picture_response(request, trends_chart(query), kind, PUBLIC)


@router.get("/charts/gap.{kind}", response_model=None, responses=PICTURES)
@threaded(DRAWING, PATIENCE_SECONDS)
def gap_file(request: Request, kind: Kind, query: Annotated[GapQuery, Query()]) -> Response:
    """What a role asks for."""
    return picture_response(request, gap_chart(query), kind, PUBLIC)


@router.get("/embed/explore", response_model=None, responses=FRAMES)
@threaded(DRAWING, PATIENCE_SECONDS)
def explore_embed(request: Request, query: Annotated[DemandQuery, Query()]) -> Response:
    """The chart of Explore for a frame; only sites of FRAME_ANCESTORS may have one."""
    return _embedded(request, "explore", explore_chart(query), query)


@router.get("/embed/trends", response_model=None, responses=FRAMES)
@threaded(DRAWING, PATIENCE_SECONDS)
def trends_embed(request: Request, query: Annotated[TrendingQuery, Query()]) -> Response:
    """The chart of Trends for a frame."""
    return _embedded(request, "trends", trends_chart(query), query)


@router.get("/embed/gap", response_model=None, responses=FRAMES)
@threaded(DRAWING, PATIENCE_SECONDS)
def gap_embed(request: Request, query: Annotated[GapQuery, Query()]) -> Response:
    """What a role asks for, for a frame."""
    return _embedded(request, "gap", gap_chart(query), query)


def _embedded(request: Request, page: str, picture: Picture, chart_query: Parameters) -> Response:
    query = request.url.query
    parameters = chart_query.model_dump(mode="json", exclude_unset=True)
    return embedded_page(
        picture.title,
        picture.base,
        f"/charts/{page}.svg{'?' if query else ''}{query}",
        page_of_chart(page, parameters),
        runtime().settings.frame_ancestors,
    )
