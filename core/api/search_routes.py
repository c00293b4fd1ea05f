"""`/searches`: saved searches and their feeds; `/unsubscribe`: stops mails without signing in."""

from hashlib import blake2b
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import HTMLResponse

from core.accounts.profile import profile_language
from core.alerts.feed import MEDIA_TYPE, feed_of
from core.alerts.questions import (
    address_of_openings,
    address_of_trends,
    openings_question,
    trends_question,
)
from core.alerts.service import SearchDesk
from core.api.auth import SignedIn, Themselves, no_parameters
from core.api.auth_session import accounts
from core.api.errors import NothingFound, Refused, error_responses, file_responses, page_responses
from core.api.resolve import resolve_market, role_of, skill_of
from core.api.search_schemas import SearchChanges, SearchesShown, SearchShown, SearchWanted, Tested, TroubleShown
from core.api.small_page import small_page
from core.api.threads import NUMBERS, threaded
from core.errors import NotDelivered, NotSignedIn
from core.formats.addresses import absolute
from core.models import User
from core.runtime import runtime
from core.store.searches import MailEvery, SavedSearch, SearchKind
from core.texts import speaking, text
from core.views.filters import ANY, Filters
from core.views.openings_question import OpeningsQuestion
from core.views.trends import TrendsQuestion
from core.views.windows import DEFAULT_DAYS

router = APIRouter(tags=["Saved searches"])
PLAIN = [Depends(no_parameters)]
SearchId = Annotated[str, Path(max_length=64)]
Secret = Annotated[str, Path(max_length=200)]
ATOM = file_responses("application/atom+xml", 304, 404)


def _desk() -> SearchDesk:
    """The saved searches of this process's store."""
    return SearchDesk(runtime().store, runtime().settings)


def site_of(request: Request) -> str:
    """The address of this server: PUBLIC_URL, else as the caller reaches it; without a slash at the end."""
    origin = runtime().settings.public_url or f"{request.url.scheme}://{request.url.netloc}"
    return absolute("/", origin).rstrip("/")


def _shown(search: SavedSearch, request: Request) -> SearchShown:
    return SearchShown.of(search, _desk().troubles(search), site_of(request))


def _of(user: User, search_id: str) -> SavedSearch:
    search = _desk().find(user, search_id)
    if search is None:
        raise NothingFound(text("api_error.search"), [text("api_error.try_searches")])
    return search


@router.get("/searches", dependencies=PLAIN, responses=error_responses(401))
@threaded(NUMBERS)
def searches(request: Request, response: Response, who: SignedIn) -> SearchesShown:
    """One's saved searches, oldest first, with what could not be sent."""
    response.headers["cache-control"] = "no-store"
    return SearchesShown(searches=[_shown(search, request) for search in _desk().of_user(who[0])])


@router.post("/searches", status_code=201, dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(NUMBERS)
def save_search(request: Request, response: Response, who: SignedIn, body: SearchWanted) -> SearchShown:
    """Save a question. New results come to its feed, and by mail and webhook where these are on."""
    user, market = who[0], resolve_market()
    role = role_of(market, body.role) or ANY
    filters = Filters(
        body.country or ANY,
        body.level or ANY,
        body.work_model or ANY,
        body.contract or ANY,
        body.visa or ANY,
        body.relocation or ANY,
        body.spoken or ANY,
    )
    if SearchKind(body.kind) is SearchKind.TRENDS:
        trends = TrendsQuestion(body.section, market.today, role, filters)
        question, address = trends_question(trends), address_of_trends(trends)
    else:
        skills = frozenset(filter(None, (skill_of(market, name) for name in body.skills)))
        openings = OpeningsQuestion(
            role,
            market.today,
            DEFAULT_DAYS,
            filters,
            least_fit=body.least_fit,
            least_salary=body.least_salary,
            most_years=body.most_years,
            no_degree=body.no_degree,
            skills=skills,
            widened=frozenset(body.wide),
        )
        question, address = openings_question(market.snapshot, user, openings), address_of_openings(openings)
    search = _desk().save(
        user,
        body.name,
        SearchKind(body.kind),
        question,
        address,
        mail_every=MailEvery(body.mail_every),
        webhook=body.webhook,
    )
    response.headers["cache-control"] = "no-store"
    return _shown(search, request)


@router.put("/searches/{search_id}", dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(NUMBERS)
def change_search(
    request: Request, response: Response, who: SignedIn, search_id: SearchId, body: SearchChanges
) -> SearchShown:
    """Change the name and how one hears of it; the question stays."""
    every = None if body.mail_every is None else MailEvery(body.mail_every)
    search = _of(who[0], search_id)
    changed = _desk().change(who[0], search, name=body.name, mail_every=every, webhook=body.webhook)
    response.headers["cache-control"] = "no-store"
    return _shown(changed, request)


@router.delete("/searches/{search_id}", status_code=204, dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(NUMBERS)
def delete_search(who: SignedIn, search_id: SearchId) -> None:
    """Delete a saved search; its feed and its unsubscribe links are over."""
    _desk().delete(_of(who[0], search_id))


@router.post("/searches/{search_id}/test", dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(NUMBERS)
def test_search(who: SignedIn, search_id: SearchId) -> Tested:
    """Send a test by mail and webhook, whichever is on. 400 with the reason where that fails."""
    try:
        return Tested.model_validate({"sent": _desk().test(who[0], _of(who[0], search_id))})
    except NotDelivered as error:
        raise Refused(str(error)) from None


@router.post("/searches/{search_id}/retry", dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(NUMBERS)
def retry_search(who: SignedIn, search_id: SearchId) -> list[TroubleShown]:
    """Try again to send what could not be sent; answers with what that is."""
    search = _of(who[0], search_id)
    _desk().try_again(search)
    return _shown_troubles(search)


def _shown_troubles(search: SavedSearch) -> list[TroubleShown]:
    return [TroubleShown.model_validate(trouble, from_attributes=True) for trouble in _desk().troubles(search)]


@router.post("/searches/{search_id}/feed", dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(NUMBERS)
def renew_feed(request: Request, response: Response, who: Themselves, search_id: SearchId) -> SearchShown:
    """Give the feed a new address; the old one stops working at once."""
    response.headers["cache-control"] = "no-store"
    return _shown(_desk().new_feed(_of(who[0], search_id)), request)


@router.get("/feeds/{secret}.atom", response_model=None, dependencies=PLAIN, responses=ATOM, name="feed")
@threaded(NUMBERS)
def feed(request: Request, secret: Secret) -> Response:
    """The newest results of a saved search as Atom, for whoever has the address."""
    search = runtime().store.searches.by_feed(secret)
    if search is None:
        raise NothingFound(text("api_error.feed"))
    owner = runtime().store.users.by_id(search.user_id)
    with speaking(profile_language(owner) if owner else None):
        body = feed_of(runtime().store, search, site_of(request))
    tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"etag": tag, "cache-control": "private, no-cache", "x-robots-tag": "noindex"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers | {"content-type": MEDIA_TYPE})


HTML = page_responses(404)


@router.get("/unsubscribe/{secret}", response_model=None, dependencies=PLAIN, responses=HTML)
@router.get("/unsubscribe/{secret}/all", response_model=None, dependencies=PLAIN, responses=HTML)
@threaded(NUMBERS)
def ask_to_stop(request: Request, secret: Secret) -> HTMLResponse:
    """A page with one button: mail readers that follow links stop nothing."""
    search = runtime().store.searches.by_unsubscribe(secret)
    base = f"{site_of(request)}/"
    if search is None:
        return _dead_link(base)
    everything = request.url.path.endswith("/all")
    words = text("alerts.stop_all_words") if everything else text("alerts.stop_words", name=search.name)
    return small_page(text("alerts.stop_title"), words, base, button=text("alerts.stop_button"))


@router.post("/unsubscribe/{secret}", response_model=None, dependencies=PLAIN, responses=HTML)
@router.post("/unsubscribe/{secret}/all", response_model=None, dependencies=PLAIN, responses=HTML)
@threaded(NUMBERS)
def stop_mails(request: Request, secret: Secret) -> HTMLResponse:
    """End the mails of one search, or with `all` of every search of its owner (RFC 8058)."""
    base = f"{site_of(request)}/"
    if _desk().stop_mails(secret, everything=request.url.path.endswith("/all")) is None:
        return _dead_link(base)
    return small_page(text("alerts.stopped_title"), text("alerts.stopped_words"), base)


@router.get("/confirm/{secret}", response_model=None, dependencies=PLAIN, responses=HTML)
@threaded(NUMBERS)
def ask_to_confirm(request: Request, secret: Secret) -> HTMLResponse:
    """A page with one button: mail readers that follow links confirm nothing."""
    words = text("confirm.title"), text("confirm.words")
    return small_page(*words, f"{site_of(request)}/", button=text("confirm.button"))


@router.post("/confirm/{secret}", response_model=None, dependencies=PLAIN, responses=HTML)
@threaded(NUMBERS)
def confirm(request: Request, secret: Secret) -> HTMLResponse:
    """Note that the account's address is its owner's; once."""
    base = f"{site_of(request)}/"
    try:
        accounts().confirm_email(secret)
    except NotSignedIn:
        return small_page(text("confirm.dead_title"), text("confirm.dead_words"), base, status=404)
    return small_page(text("confirm.done_title"), text("confirm.done_words"), base)


def _dead_link(base: str) -> HTMLResponse:
    return small_page(text("alerts.stop_dead_title"), text("alerts.stop_dead_words"), base, status=404)
