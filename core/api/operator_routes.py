"""`/operator`: the operator's room for programs. Every access is recorded; no personal key opens it."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from core.accounts.operating import OperatorDesk
from core.api.auth import Themselves, no_parameters
from core.api.auth_session import accounts
from core.api.errors import NothingFound, Refused, error_responses
from core.api.operator_schemas import (
    ActionDone,
    AuditLogShown,
    BoardShown,
    BoardWanted,
    CollectingAnswer,
    LogLineShown,
    NameDecision,
    Names,
    NameShown,
    ReportDecision,
    ReportsAnswer,
    ReportShown,
    State,
    UserAction,
    UserDetail,
    UsersAnswer,
    UserShown,
    sessions_of,
)
from core.api.parameters import LogQuery, UsersQuery
from core.api.rates import address_of
from core.api.threads import NUMBERS, threaded
from core.models import Decision
from core.runtime import runtime
from core.skills.decisions import BadDecision
from core.texts import text
from core.views.operating.collecting import collecting_view, set_board
from core.views.operating.log import log_lines
from core.views.operating.reading import decide_name, decide_report, reading_view
from core.views.operating.state import state_facts, state_view


def no_store(response: Response) -> None:
    """What operators see is kept by no cache."""
    response.headers["cache-control"] = "no-store"


router = APIRouter(prefix="/operator", tags=["Operator"], dependencies=[Depends(no_store)])
PLAIN = [Depends(no_parameters)]
UserId = Annotated[str, Path(max_length=64)]


@threaded(NUMBERS)
def signed_in_operator(request: Request, who: Themselves) -> OperatorDesk:
    """The desk of the operator who asks. Raises OperatorsOnly."""
    return OperatorDesk(accounts(address_of(request.scope)), who[0])


Operator = Annotated[OperatorDesk, Depends(signed_in_operator)]


@router.get("/state", dependencies=PLAIN, responses=error_responses(401, 403))
@threaded(NUMBERS)
def state(desk: Operator) -> State:
    """Store, snapshot, backups, disk, and the settings as they are."""
    desk.looked("state")
    view = state_view(runtime(), datetime.now(UTC))
    settings = dict(zip(view.settings["setting"], view.settings["value"], strict=True))
    return State.model_validate({**state_facts(view), "settings": settings})


@router.get("/users", responses=error_responses(401, 403))
@threaded(NUMBERS)
def users(desk: Operator, query: Annotated[UsersQuery, Query()]) -> UsersAnswer:
    """Accounts whose e-mail address begins with `begins`, by address; 50 at most."""
    desk.looked("users")
    return UsersAnswer(users=[UserShown.of(user) for user in desk.find_users(query.begins)])


@router.get("/users/{user_id}", dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(NUMBERS)
def user(desk: Operator, who: Themselves, user_id: UserId) -> UserDetail:
    """An account, where it is signed in, and what happened to it."""
    account = desk.user(user_id)
    if account is None:
        raise NothingFound(text("api_error.account"))
    desk.looked("account", account)
    lines = log_lines(desk.log_of(account), desk)
    return UserDetail(
        user=UserShown.of(account),
        sessions=sessions_of(desk.sessions_of(account), who[1]),
        log=[LogLineShown.of(line) for line in lines],
    )


@router.post("/users/{user_id}", dependencies=PLAIN, responses=error_responses(401, 403, 404, 409))
@threaded(NUMBERS)
def act_on_user(desk: Operator, user_id: UserId, body: UserAction) -> ActionDone:
    """Lock or unlock an account, end all its sessions, or make a link to a new password."""
    account = desk.user(user_id)
    if account is None:
        raise NothingFound(text("api_error.account"))
    if body.action in ("lock", "unlock"):
        return ActionDone(user=UserShown.of(desk.set_locked(account, body.action == "lock")))
    if body.action == "sign_out":
        return ActionDone(user=UserShown.of(account), sessions=desk.sign_out(account))
    secret, ends = desk.issue_reset(account)
    return ActionDone(user=UserShown.of(account), link=f"/sign_in?reset={secret}", link_ends_at=ends)


@router.get("/collector", dependencies=PLAIN, responses=error_responses(401, 403))
@threaded(NUMBERS)
def collector(desk: Operator) -> CollectingAnswer:
    """Passes of the last 30 days, credits, sources with those that went stale first, and company boards."""
    desk.looked("collector")
    return CollectingAnswer.of(collecting_view(runtime().store, runtime().settings, datetime.now(UTC)))


@router.post("/boards", dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(NUMBERS)
def choose_board(desk: Operator, body: BoardWanted) -> BoardShown:
    """Start or stop visiting a known company board, from the next pass on."""
    store = runtime().store
    if not set_board(store, body.system, body.token, visited=body.visited):
        raise NothingFound(text("api_error.board"))
    desk.decided(f"board {body.system}:{body.token} {'visited' if body.visited else 'removed'}")
    key = (body.system, body.token)
    return BoardShown.of(next(board for board in store.boards.all() if (board.system, board.token) == key))


@router.get("/names", dependencies=PLAIN, responses=error_responses(401, 403))
@threaded(NUMBERS)
def names(desk: Operator) -> Names:
    """Names that adverts list next to known skills and that the taxonomy lacks, the most widespread first."""
    desk.looked("names")
    return Names(names=[NameShown.of(name) for name in reading_view(runtime().store).names])


@router.post("/names", status_code=204, dependencies=PLAIN, responses=error_responses(401, 403))
@threaded(NUMBERS)
def decide_on_name(desk: Operator, body: NameDecision) -> None:
    """Accept a name as an alias or a skill, reject it, or put it off."""
    try:
        decide_name(runtime().store, body.name, body.verdict, skill=body.skill, category=body.category, kind=body.kind)
    except BadDecision as error:
        raise Refused(str(error)) from None
    desk.decided(f"name {body.name}: {body.verdict.value} {body.skill or body.category}")


@router.get("/reports", dependencies=PLAIN, responses=error_responses(401, 403))
@threaded(NUMBERS)
def reports(desk: Operator) -> ReportsAnswer:
    """Reports of mistakes that wait for a decision, the newest first."""
    desk.looked("reports")
    return ReportsAnswer(reports=[ReportShown.of(report) for report in reading_view(runtime().store).reports])


@router.post("/reports/{report_id}", status_code=204, dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(NUMBERS)
def decide_on_report(desk: Operator, report_id: Annotated[str, Path(max_length=64)], body: ReportDecision) -> None:
    """Accept or reject a report, or put it off."""
    decision = Decision(body.decision)
    try:
        decided = decide_report(runtime().store, report_id, decision, datetime.now(UTC), spelling=body.spelling)
    except BadDecision as error:
        raise Refused(str(error)) from None
    if not decided:
        raise NothingFound(text("api_error.report"))
    desk.decided(f"report {report_id}: {decision.value}")


@router.get("/log", responses=error_responses(401, 403))
@threaded(NUMBERS)
def log(desk: Operator, query: Annotated[LogQuery, Query()]) -> AuditLogShown:
    """Sign-ins, failed ones, changes of accounts and looks of operators in the last `days` days, newest first."""
    desk.looked("log")
    entries = desk.log_since(datetime.now(UTC) - timedelta(days=query.days))
    return AuditLogShown(entries=[LogLineShown.of(line) for line in log_lines(entries, desk)])
