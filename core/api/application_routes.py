"""`/applications`: one's applications, their history, and the outcomes of all of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from core.api.application_schemas import (
    ApplicationAnswer,
    ApplicationsAnswer,
    ApplicationsQuery,
    ApplicationWithEvents,
    JobChanges,
    NewApplication,
    NewEvent,
    OutcomesAnswer,
    RateAnswer,
    Seen,
    VersionQuery,
    given_job,
)
from core.api.auth import SignedIn, no_parameters
from core.api.errors import NothingFound, Refused, error_responses
from core.api.market_schemas import Measure
from core.api.rates import counter
from core.api.resolve import resolve_market, table_route
from core.api.responses import Answer, reply
from core.api.threads import NUMBERS, READING_PATIENCE_SECONDS, READINGS, threaded
from core.applications.service import ApplicationDesk, Happened
from core.errors import UnknownApplication, UnreadableAdvert
from core.models import Application, JobCopy, User
from core.resumes.advert_service import read_advert
from core.runtime import runtime
from core.texts import text
from core.views.applications import ApplicationsView, application_card, applications_view, fit_for, job_of
from core.views.process_state import knowledge

router = APIRouter(tags=["Applications"])
PLAIN = [Depends(no_parameters)]
Key = Annotated[str, Path(pattern="^[0-9a-f]{24}$", description="An id from /applications")]


def _desk() -> ApplicationDesk:
    """The applications of this process's store. Raises StoreError."""
    return ApplicationDesk(runtime().store)


def _view(user: User, query: ApplicationsQuery) -> ApplicationsView:
    if query.since and query.until and query.since > query.until:
        raise Refused(text("api_error.since"))
    return applications_view(_desk().of_user(user.user_id), _desk().today, query.since, query.until)


@table_route(router, "/applications", ApplicationsAnswer, 401)
@threaded(NUMBERS)
def applications(request: Request, who: SignedIn, query: Annotated[ApplicationsQuery, Query()]) -> Response:
    """One's applications, what comes next first; the CSV proves what was done within the days asked for."""
    market = resolve_market()

    def make() -> Answer:
        view = _view(who[0], query)
        within = set(view.table["application_id"])
        cards = [card for card in view.in_stage(query.stage) if card.application.application_id in within]
        content = ApplicationsAnswer(
            today=_desk().today, counts=dict(view.counts), applications=[ApplicationAnswer.of(card) for card in cards]
        )
        return Answer.of(content, view.export)

    return reply(request, market.snapshot, (query, who[0].user_id), make, keep=False)


@table_route(router, "/applications/outcomes", OutcomesAnswer, 401, plain=True)
@threaded(NUMBERS)
def application_outcomes(request: Request, who: SignedIn) -> Response:
    """How many of one's applications were answered, with intervals, over all and by band of fit."""
    market = resolve_market()

    def make() -> Answer:
        view = _view(who[0], ApplicationsQuery())
        outcomes = view.outcomes
        content = OutcomesAnswer(
            today=_desk().today,
            total=RateAnswer.of(outcomes.total),
            bands=[RateAnswer.of(band.rate, band) for band in outcomes.bands],
            verdict=outcomes.verdict,
            difference=Measure.of(outcomes.difference),
        )
        return Answer.of(content, view.bands_export)

    return reply(request, market.snapshot, (who[0].user_id,), make, keep=False)


_CALENDAR: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The next days as iCalendar",
        "content": {"text/calendar": {"schema": {"type": "string"}}},
    }
}


@router.get(
    "/applications.ics", response_class=Response, dependencies=PLAIN, responses={**_CALENDAR, **error_responses(401)}
)
@threaded(NUMBERS)
def application_calendar(who: SignedIn) -> Response:
    """The next day of each application as a calendar file, with a reminder the morning before."""
    view = _view(who[0], ApplicationsQuery())
    headers = {"cache-control": "no-store", "content-disposition": 'attachment; filename="applications.ics"'}
    return Response(view.calendar(datetime.now(UTC)), headers=headers, media_type="text/calendar")


@router.post("/applications", status_code=201, dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(READINGS, READING_PATIENCE_SECONDS)
def new_application(who: SignedIn, response: Response, body: NewApplication) -> ApplicationWithEvents:
    """Save an opening or enter a job by hand. An opening that has an application gives that one, unchanged."""
    happened = Happened(body.stage, body.happened_on, body.note, body.next_on, keeps_next=False)
    application = _desk().enter(who[0].user_id, _job(body, who[0]), happened)
    response.headers["cache-control"] = "no-store"
    return _answer(application)


def _job(body: NewApplication, user: User) -> JobCopy:
    if body.posting_id is not None:
        if body.advert is not None or any(given_job(body).values()):
            raise Refused(text("api_error.posting_or_job"))
        postings = runtime().store.postings.find([body.posting_id])
        if not postings:
            raise NothingFound(
                text("api_error.posting", name=repr(body.posting_id[:100])), [text("api_error.try_postings")]
            )
        return job_of(postings[0], knowledge(), user)
    job = JobCopy(**given_job(body))
    if body.advert is None:
        return job
    counter().count("readings", user.user_id)
    try:
        read = read_advert(body.advert)
    except UnreadableAdvert as error:
        raise Refused(str(error)) from None
    return replace(
        job,
        required=tuple(sorted(read.required)),
        optional=tuple(sorted(read.optional)),
        fit=fit_for(read.required, read.optional, knowledge(), user),
    )


@router.get("/applications/{application_id}", dependencies=PLAIN, responses=error_responses(401, 404))
@threaded(NUMBERS)
def application(who: SignedIn, response: Response, application_id: Key) -> ApplicationWithEvents:
    """One application with its history."""
    response.headers["cache-control"] = "no-store"
    with _known():
        return _answer(_desk().get(who[0].user_id, application_id))


@router.put("/applications/{application_id}", dependencies=PLAIN, responses=error_responses(401, 403, 404, 409))
@threaded(NUMBERS)
def change_application(who: SignedIn, application_id: Key, body: JobChanges) -> ApplicationWithEvents:
    """Correct the copy of the job. 409 where `version` is not the stored one (any more)."""
    with _known():
        return _answer(_desk().change(who[0].user_id, application_id, body.version, body.changes))


@router.post(
    "/applications/{application_id}/events",
    status_code=201,
    dependencies=PLAIN,
    responses=error_responses(401, 403, 404, 409),
)
@threaded(NUMBERS)
def add_event(who: SignedIn, application_id: Key, body: NewEvent) -> ApplicationWithEvents:
    """Write down what happened; earlier events stay. 409 where `version` is not the stored one (any more)."""
    keeps = "next_on" not in body.model_fields_set
    happened = Happened(body.stage, body.happened_on, body.note, body.next_on, keeps)
    with _known():
        return _answer(_desk().record(who[0].user_id, application_id, body.version, happened))


@router.post("/applications/{application_id}/undo", dependencies=PLAIN, responses=error_responses(401, 403, 404, 409))
@threaded(NUMBERS)
def undo_stage(who: SignedIn, application_id: Key, body: Seen) -> ApplicationWithEvents:
    """Undo a silence that set in automatically (its 30 days start again), else the last change of stage."""
    with _known():
        return _answer(_desk().undo(who[0].user_id, application_id, body.version))


@router.delete("/applications/{application_id}", status_code=204, responses=error_responses(401, 403, 404, 409))
@threaded(NUMBERS)
def delete_application(who: SignedIn, application_id: Key, query: Annotated[VersionQuery, Query()]) -> None:
    """Delete it with its history."""
    with _known():
        _desk().delete(who[0].user_id, application_id, query.version)


@contextmanager
def _known() -> Iterator[None]:
    """404 for an application that there is not, or that is somebody else's."""
    try:
        yield
    except UnknownApplication as error:
        raise NothingFound(str(error), [text("api_error.try_applications")]) from None


def _answer(application: Application) -> ApplicationWithEvents:
    return ApplicationWithEvents.of(application_card(application, _desk().today))
