"""`/charts`: charts of the public pages as SVG and PNG; `/embed`: the same for a frame on another site."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from core.api.auth import NOBODY
from core.api.chart_addresses import page_of_chart
from core.api.errors import NothingFound, described, page_responses
from core.api.pages_without_scripts import embedded_page
from core.api.parameters import DemandAsked, GapAsked, Parameters, TrendingAsked
from core.api.pictures import DRAWING, PATIENCE_SECONDS, picture_response
from core.api.resolve import country_name, market, nothing_for, role_of, skill_of
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
    **described(304, 404),
    200: {"description": "The picture", "content": {media: {"schema": {"type": "string"}} for media in MEDIA.values()}},
}
FRAMES = {**page_responses(), **described(404), 200: page_responses()[200]}


def explore_chart(asked: DemandAsked) -> Picture:
    """The chart of the Explore page. Raises NothingFound."""
    now = market(asked.snapshot)
    question = ExploreQuestion(
        now.today,
        asked.days,
        asked.by,
        role_of(now, asked.role) or ANY,
        asked.source or ANY,
        skill_of(now, asked.skill) or ANY,
        filters=asked.filters,
    )
    view = explore_view(now.snapshot, now.knowledge, runtime().store.postings, question, country_name)
    if view.table.empty:
        raise NothingFound(text("api_error.no_postings"), [text("few.try_window"), text("few.try_filters")])
    base = base_of(now.snapshot, view.posting_count, view.company_count, view.span)
    return explore_picture(view, question, now.knowledge, base)


def trends_chart(asked: TrendingAsked) -> Picture:
    """The first chart of a section of Trends. Raises NothingFound."""
    now = market(asked.snapshot)
    question = TrendsQuestion(asked.section, now.today, role_of(now, asked.role) or ANY, asked.filters)
    view = trends_view(now.snapshot, now.knowledge, question, country_name)
    picture = trends_picture(
        view, question, now.knowledge, base_of(now.snapshot, view.posting_count, view.company_count, view.span)
    )
    if view.words or not (picture.bars or picture.lines):
        raise NothingFound(
            view.words or text("api_error.no_picture"), [text("api_error.try_section"), text("api_error.try_roles")]
        )
    return picture


def gap_chart(asked: GapAsked) -> Picture:
    """What a role asks for, as the Skill gap page shows it to a visitor who has `skills`. Raises NothingFound."""
    now = market(asked.snapshot)
    role = role_of(now, asked.role) or asked.role
    question = GapQuestion(role, now.today, asked.days, asked.threshold, asked.theta, asked.filters)
    skills = (skill_of(now, one.strip()) for one in (asked.skills or "").split(",") if one.strip())
    somebody = replace(NOBODY, skills=tuple(dict.fromkeys(filter(None, skills))))
    view = gap_view(now.snapshot, now.knowledge, somebody, question)
    if view.gap.words or view.table.empty:
        raise nothing_for(view.role_name, view.gap.words or "nothing is asked for that often", view.advice)
    return gap_picture(view, base_of(now.snapshot, view.gap.posting_count, view.company_count, view.span))


@router.get("/charts/explore.{kind}", response_model=None, responses=PICTURES)
@threaded(DRAWING, PATIENCE_SECONDS)
def explore_file(request: Request, kind: Kind, asked: Annotated[DemandAsked, Query()]) -> Response:
    """The chart of Explore for the same choices."""
    return picture_response(request, explore_chart(asked), kind, PUBLIC)


@router.get("/charts/trends.{kind}", response_model=None, responses=PICTURES)
@threaded(DRAWING, PATIENCE_SECONDS)
def trends_file(request: Request, kind: Kind, asked: Annotated[TrendingAsked, Query()]) -> Response:
    """The first chart of a `section` of Trends; 404 where too few adverts speak."""
    return picture_response(request, trends_chart(asked), kind, PUBLIC)


@router.get("/charts/gap.{kind}", response_model=None, responses=PICTURES)
@threaded(DRAWING, PATIENCE_SECONDS)
def gap_file(request: Request, kind: Kind, asked: Annotated[GapAsked, Query()]) -> Response:
    """What a role asks for."""
    return picture_response(request, gap_chart(asked), kind, PUBLIC)


@router.get("/embed/explore", response_model=None, responses=FRAMES)
@threaded(DRAWING, PATIENCE_SECONDS)
def explore_embed(request: Request, asked: Annotated[DemandAsked, Query()]) -> Response:
    """The chart of Explore for a frame; only sites of FRAME_ANCESTORS may have one."""
    return _embedded(request, "explore", explore_chart(asked), asked)


@router.get("/embed/trends", response_model=None, responses=FRAMES)
@threaded(DRAWING, PATIENCE_SECONDS)
def trends_embed(request: Request, asked: Annotated[TrendingAsked, Query()]) -> Response:
    """The chart of Trends for a frame."""
    return _embedded(request, "trends", trends_chart(asked), asked)


@router.get("/embed/gap", response_model=None, responses=FRAMES)
@threaded(DRAWING, PATIENCE_SECONDS)
def gap_embed(request: Request, asked: Annotated[GapAsked, Query()]) -> Response:
    """What a role asks for, for a frame."""
    return _embedded(request, "gap", gap_chart(asked), asked)


def _embedded(request: Request, page: str, picture: Picture, asked: Parameters) -> Response:
    query = request.url.query
    given = asked.model_dump(mode="json", exclude_unset=True)
    return embedded_page(
        picture.title,
        picture.base,
        f"/charts/{page}.svg{'?' if query else ''}{query}",
        page_of_chart(page, given),
        runtime().settings.frame_ancestors,
    )
