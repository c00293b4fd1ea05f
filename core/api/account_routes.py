"""`/auth`: register, sign in, profile, password, sign out, delete."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from core.api.access import SignedIn, accounts, no_parameters
from core.api.account_schemas import Account, Ended, Login, PasswordChange, ProfileChanges, Registration, Token
from core.api.guards import address_of
from core.api.parameters import LogoutAsked
from core.api.rates import counter
from core.api.refusals import Refused, described
from core.api.work import NUMBERS, PASSWORDS, threaded
from core.errors import BadCredentials

router = APIRouter(prefix="/auth", tags=["Account"])
PLAIN = [Depends(no_parameters)]


def _address(request: Request) -> str:
    address = address_of(request.scope)
    counter().count("credentials", address)
    return address


@router.post("/register", status_code=201, dependencies=PLAIN, responses=described())
@threaded(PASSWORDS)
def register(request: Request, body: Registration) -> Account:
    """Make an account. 400 `Email already registered`."""
    address = _address(request)
    user = accounts().register(body.email, body.password, body.full_name, body.profile, address=address)
    return Account.of(user)


@router.post("/login", dependencies=PLAIN, responses=described(401))
@threaded(PASSWORDS)
def login(request: Request, response: Response, body: Login) -> Token:
    """Sign in; the token goes into `Authorization: Bearer …`."""
    found = accounts().sign_in(body.email, body.password, address=_address(request))
    response.headers["cache-control"] = "no-store"
    return Token(access_token=found.token, user=Account.of(found.user))


@router.get("/me", dependencies=PLAIN, responses=described(401))
@threaded(NUMBERS)
def profile(who: SignedIn, response: Response) -> Account:
    """The profile of the token's bearer."""
    response.headers["cache-control"] = "no-store"
    return Account.of(who[0])


@router.put("/me", dependencies=PLAIN, responses=described(401, 409))
@threaded(NUMBERS)
def change_profile(who: SignedIn, body: ProfileChanges) -> Account:
    """Change what the body names. 409 where `version` is not the stored one (any more)."""
    user, _ = who
    version = user.version if body.version is None else body.version
    return Account.of(accounts().update_profile(user, body.changes, version))


@router.delete("/me", status_code=204, dependencies=PLAIN, responses=described(401))
@threaded(NUMBERS)
def delete_account(who: SignedIn) -> None:
    """Delete the account with everything kept about it; every session ends."""
    accounts().delete(who[0])


@router.post("/logout", responses=described(401))
@threaded(NUMBERS)
def logout(who: SignedIn, asked: Annotated[LogoutAsked, Query()], request: Request) -> Ended:
    """End this session, or with `everywhere` all of the account's."""
    if asked.everywhere:
        return Ended(detail="Signed out everywhere", sessions=accounts().sign_out_everywhere(who[0]))
    token = request.headers["authorization"].partition(" ")[2].strip()
    return Ended(detail="Signed out", sessions=int(accounts().sign_out(token)))


@router.post("/password", dependencies=PLAIN, responses=described(401))
@threaded(PASSWORDS)
def change_password(request: Request, who: SignedIn, body: PasswordChange) -> Account:
    """Set a new password; every other session ends. 400 where the current one is wrong."""
    _address(request)
    try:
        return Account.of(accounts().change_password(*who, body.current_password, body.new_password))
    except BadCredentials:
        raise Refused("The current password is not right.") from None
