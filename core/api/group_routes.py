"""`/profile/groups`: groups, under the same rules as the page: shares only, one report a day, joined by choice."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import BaseModel, Field

from core.accounts.groups import CODE_LENGTH, MAX_NAME, GroupDesk
from core.api.account_schemas import Given
from core.api.auth import SignedIn, Themselves, no_parameters
from core.api.auth_session import accounts
from core.api.errors import NothingFound, error_responses
from core.api.rates import address_of
from core.api.resolve import resolve_market
from core.api.threads import NUMBERS, threaded
from core.runtime import runtime
from core.store.groups import UserGroup
from core.texts import text
from core.views.group.report import GroupReport, group_report
from core.views.process_state import learning

router = APIRouter(prefix="/profile/groups", tags=["Groups"])
PLAIN = [Depends(no_parameters)]
GroupId = Annotated[str, Path(max_length=64)]


class GroupWanted(Given):
    """A new group's name."""

    name: Annotated[str, Field(min_length=1, max_length=MAX_NAME)]


class CodeGiven(Given):
    """The code of a group, however it is spaced and cased."""

    code: Annotated[str, Field(min_length=1, max_length=2 * CODE_LENGTH)]


class JoinedGroup(BaseModel):
    """A group one is a member of."""

    group_id: str
    name: str


class OwnGroup(JoinedGroup):
    """A group one runs; whoever has its code may join."""

    code: str


class GroupsShown(BaseModel):
    """The groups one runs and those one is in."""

    own: list[OwnGroup]
    joined: list[JoinedGroup]


class Invitation(BaseModel):
    """What a person sees before joining: whose group it is and what the group sees."""

    name: str
    owner: str
    sees: str


class GroupShare(BaseModel):
    """About which part of the members, 0-1 in steps of a tenth, give or take `margin` (95 %)."""

    id: str
    name: str
    share: float
    margin: float


class GroupNumbers(BaseModel):
    """`members` is rounded down to five; `aims` and `well_on` are by target role, `gaps` and `courses` by skill."""

    group_id: str
    made_at: datetime
    members: int
    aims: list[GroupShare]
    well_on: list[GroupShare]
    gaps: list[GroupShare]
    courses: list[GroupShare]


def _desk(request: Request) -> GroupDesk:
    return accounts(address_of(request.scope)).groups


def _no_store(response: Response) -> None:
    response.headers["cache-control"] = "no-store"


def _own(group: UserGroup) -> OwnGroup:
    return OwnGroup(group_id=group.group_id, name=group.name, code=group.code)


def _joined(group: UserGroup) -> JoinedGroup:
    return JoinedGroup(group_id=group.group_id, name=group.name)


def _no_group() -> NothingFound:
    return NothingFound(text("api_error.group"), [text("api_error.try_groups")])


@router.get("", dependencies=PLAIN, responses=error_responses(401))
@threaded(NUMBERS)
def groups(request: Request, response: Response, who: SignedIn) -> GroupsShown:
    """The groups one runs, with their codes, and those one is in."""
    _no_store(response)
    desk = _desk(request)
    return GroupsShown(
        own=[_own(group) for group in desk.own(who[0])], joined=[_joined(group) for group in desk.joined(who[0])]
    )


@router.post("", status_code=201, dependencies=PLAIN, responses=error_responses(401, 403))
@threaded(NUMBERS)
def create_group(request: Request, response: Response, who: Themselves, body: GroupWanted) -> OwnGroup:
    """Make a group; its code is for those who may join."""
    _no_store(response)
    return _own(_desk(request).create(who[0], body.name))


@router.post("/invitation", dependencies=PLAIN, responses=error_responses(401, 403))
@threaded(NUMBERS)
def invitation(request: Request, response: Response, who: Themselves, body: CodeGiven) -> Invitation:
    """Whose group a code is of and what it sees; nobody is a member by asking."""
    _no_store(response)
    desk = _desk(request)
    group = desk.find(body.code)
    owner = desk.owner_of(group)
    name = owner.full_name or owner.email if owner else ""
    return Invitation(name=group.name, owner=name, sees=text("groups.sees"))


@router.post("/join", dependencies=PLAIN, responses=error_responses(401, 403))
@threaded(NUMBERS)
def join_group(request: Request, response: Response, who: Themselves, body: CodeGiven) -> JoinedGroup:
    """Become a member: one is counted in the shares that the group sees."""
    _no_store(response)
    return _joined(_desk(request).join(who[0], body.code))


@router.post("/{group_id}/leave", status_code=204, dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(NUMBERS)
def leave_group(request: Request, who: Themselves, group_id: GroupId) -> None:
    """Leave a group: one is counted in no new number."""
    if not _desk(request).leave(who[0], group_id):
        raise _no_group()


@router.delete("/{group_id}", status_code=204, dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(NUMBERS)
def end_group(request: Request, who: Themselves, group_id: GroupId) -> None:
    """End a group one runs, with all memberships and numbers."""
    if not _desk(request).end(who[0], group_id):
        raise _no_group()


@router.get("/{group_id}/report", dependencies=PLAIN, responses=error_responses(401, 404))
@threaded(NUMBERS)
def report(request: Request, response: Response, who: SignedIn, group_id: GroupId) -> GroupNumbers:
    """The shares that who runs a group and its members see alike. 404 for fewer than five members."""
    _no_store(response)
    group = _desk(request).seen_by(who[0], group_id)
    if group is None:
        raise _no_group()
    market = resolve_market()
    numbers = group_report(
        runtime().store, group, market.snapshot, market.knowledge, learning(), datetime.now(UTC), market.today
    )
    if numbers is None:
        raise NothingFound(text("groups.too_few"), [])
    return _numbers(group, numbers)


def _numbers(group: UserGroup, numbers: GroupReport) -> GroupNumbers:
    shares = {
        kind: [
            GroupShare(id=row.id, name=row.name, share=row.share, margin=row.margin) for row in getattr(numbers, kind)
        ]
        for kind in ("aims", "well_on", "gaps", "courses")
    }
    return GroupNumbers(group_id=group.group_id, made_at=numbers.made_at, members=numbers.members, **shares)
