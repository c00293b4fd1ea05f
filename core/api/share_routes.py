"""`/shares`: links to one's numbers as they were; `/shared`: what such a link shows."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from core.api.account_schemas import Given
from core.api.auth import SignedIn, Themselves, no_parameters
from core.api.errors import NothingFound, error_responses, page_responses
from core.api.pages_without_scripts import shared_page
from core.api.pictures import DRAWING, PATIENCE_SECONDS, picture_response
from core.api.resolve import Market, country_name, nothing_for, resolve_market, role_of, skill_of
from core.api.search_routes import PLAIN, site_of
from core.api.search_schemas import Country, Named
from core.api.small_page import small_page
from core.api.threads import NUMBERS, threaded
from core.errors import ShareExpired
from core.market.roadmap.steps import Pace
from core.models import User
from core.pictures.drawing import MEDIA, Kind
from core.runtime import runtime
from core.sharing.content import SharedContent, explore_content, gap_content, roadmap_content
from core.sharing.service import ShareDesk
from core.store.shares import SharedView
from core.texts import text
from core.views.explore import BY, ExploreQuestion, explore_view
from core.views.filters import ANY, Filters
from core.views.gap import GapQuestion, gap_view
from core.views.process_state import learning
from core.views.roadmap import roadmap_view
from core.views.roadmap_question import RoadmapQuestion, Taste

router = APIRouter(tags=["Sharing"])
Secret = Annotated[str, Path(max_length=200)]


class ShareWanted(Given):
    """What is shared: one's `gap` or `roadmap` towards `role`, or a table of Explore.

    `with_name` shows one's name; the link works for `valid_days`.
    """

    kind: Literal["gap", "roadmap", "explore"]
    with_name: bool = False
    valid_days: Annotated[int, Field(ge=1, le=365)] = 30
    role: Named | None = None
    days: Annotated[int, Field(ge=1, le=731, description="Numbers of the last N days")] = 90
    hours_per_week: Annotated[float, Field(ge=0.5, le=168, allow_inf_nan=False)] = 8
    weeks: Annotated[int, Field(ge=1, le=520)] = 26
    by: Literal[BY] = "skill"  # type: ignore[valid-type]
    skill: Named | None = None
    source: Named | None = None
    country: Country | None = None
    level: Literal["intern", "junior", "mid", "senior", "lead", "principal", "executive"] | None = None
    work_model: Literal["remote", "hybrid", "onsite"] | None = None


class ShareShown(BaseModel):
    """A share without its link."""

    id: str
    kind: Literal["gap", "roadmap", "explore"]
    title: str
    created_at: datetime
    expires_at: datetime

    @classmethod
    def of(cls, share: SharedView) -> "ShareShown":
        """As the API shows it."""
        return cls.model_validate(
            {
                "id": share.share_id,
                "kind": share.kind,
                "title": share.title,
                "created_at": share.created_at,
                "expires_at": share.expires_at,
            }
        )


class ShareMade(ShareShown):
    """`address` is the link, shown this once."""

    address: str


class SharesShown(BaseModel):
    """All that a person shares."""

    shares: list[ShareShown]


def shares_desk() -> ShareDesk:
    """The shares of this process's store."""
    return ShareDesk(runtime().store.shares)


@router.get("/shares", dependencies=PLAIN, responses=error_responses(401))
@threaded(NUMBERS)
def shares(response: Response, who: SignedIn) -> SharesShown:
    """What one shares, newest first, without the links."""
    response.headers["cache-control"] = "no-store"
    return SharesShown(shares=[ShareShown.of(share) for share in shares_desk().of_user(who[0])])


@router.post("/shares", status_code=201, dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(NUMBERS)
def share(request: Request, response: Response, who: Themselves, body: ShareWanted) -> ShareMade:
    """Make a link to numbers as they are now. Whoever has it sees them, until it ends or is revoked."""
    created, secret = shares_desk().create(
        who[0], _content(resolve_market(), who[0], body), with_name=body.with_name, days=body.valid_days
    )
    response.headers["cache-control"] = "no-store"
    return ShareMade(address=f"{site_of(request)}/shared/{secret}", **ShareShown.of(created).model_dump())


def _content(market: Market, user: User, body: ShareWanted) -> SharedContent:
    filters = Filters(body.country or ANY, body.level or ANY, body.work_model or ANY)
    if body.kind == "explore":
        question = ExploreQuestion(
            market.today,
            body.days,
            body.by,
            role_of(market, body.role) or ANY,
            body.source or ANY,
            skill_of(market, body.skill) or ANY,
            filters=filters,
        )
        view = explore_view(market.snapshot, market.knowledge, runtime().store.postings, question, country_name)
        if view.table.empty:
            raise NothingFound(text("api_error.no_postings"), [text("few.try_window"), text("few.try_filters")])
        return explore_content(market.snapshot, view, question, market.knowledge)
    role = role_of(market, body.role or next(iter(user.target_roles), None))
    if role is None:
        raise NothingFound(text("api_error.name_role"), ["role"])
    if body.kind == "gap":
        gap = gap_view(
            market.snapshot, market.knowledge, user, GapQuestion(role, market.today, body.days, filters=filters)
        )
        if gap.gap.words:
            raise nothing_for(gap.role_name, gap.gap.words, gap.advice)
        return gap_content(market.snapshot, gap)
    pace = Pace(body.hours_per_week, body.weeks, datetime.now(UTC).date())
    plan_question = RoadmapQuestion(role, market.today, body.days, pace, filters)
    plan = roadmap_view(market.snapshot, market.knowledge, learning(), user, plan_question, Taste())
    if not plan.cards:
        raise nothing_for(plan.role_name, plan.words or text("api_error.no_step"), plan.advice)
    return roadmap_content(market.snapshot, plan)


@router.delete("/shares/{share_id}", status_code=204, dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(NUMBERS)
def revoke_share(who: SignedIn, share_id: Annotated[str, Path(max_length=64)]) -> None:
    """Revoke a link: it shows nothing from now on."""
    if not shares_desk().revoke(who[0], share_id):
        raise NothingFound(text("api_error.share"), [text("api_error.try_shares")])


PICTURES = {
    **page_responses(404, 410),
    200: {"description": "The picture", "content": {media: {"schema": {"type": "string"}} for media in MEDIA.values()}},
    304: {"description": "What the ETag of If-None-Match names has not changed"},
}


@router.get("/shared/{secret}.{kind}", response_model=None, dependencies=[Depends(no_parameters)], responses=PICTURES)
@threaded(DRAWING, PATIENCE_SECONDS)
def shared_picture(request: Request, secret: Secret, kind: Kind) -> Response:
    """The picture of a share, as it was."""
    opened = _opened(request, secret)
    if isinstance(opened, Response):
        return opened
    response = picture_response(request, opened[1].drawn, kind, "private, no-cache")
    response.headers["x-robots-tag"] = "noindex"
    return response


@router.get("/shared/{secret}", response_model=None, dependencies=PLAIN, responses=page_responses(404, 410))
@threaded(NUMBERS)
def shared(request: Request, secret: Secret) -> Response:
    """What a link shows. 404 for one that was revoked or never made, 410 for one whose time is up."""
    opened = _opened(request, secret)
    if isinstance(opened, Response):
        return opened
    saved, content = opened
    return shared_page(content, str(saved.content.get("name") or ""), f"/shared/{secret}", site_of(request))


def _opened(request: Request, secret: str) -> tuple[SharedView, SharedContent] | HTMLResponse:
    base = f"{site_of(request)}/"
    try:
        opened = shares_desk().open(secret)
    except ShareExpired:
        return small_page(text("share.gone_title"), text("share.expired_words"), base, status=410)
    return opened or small_page(text("share.gone_title"), text("share.gone_words"), base, status=404)
