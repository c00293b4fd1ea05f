"""`/auth`: register, sign in, profile, password, sign out, delete."""

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from core.accounts.mailing import AccountMails
from core.api.account_schemas import (
    Account,
    Ended,
    KeyMade,
    Keys,
    KeyShown,
    KeyWanted,
    Log,
    LogEntry,
    Login,
    PasswordChange,
    ProfileChanges,
    Registration,
    ResetDone,
    ResetWanted,
    SessionShown,
    SignedInSessions,
    Token,
    Told,
)
from core.api.auth import SignedIn, Themselves, no_parameters
from core.api.auth_session import accounts
from core.api.errors import NothingFound, Refused, error_responses
from core.api.parameters import LogoutQuery
from core.api.rates import address_of, counter
from core.api.threads import NUMBERS, PASSWORD_PATIENCE_SECONDS, PASSWORDS, threaded
from core.errors import BadCredentials, TooManyAttempts
from core.runtime import runtime
from core.texts import text

router = APIRouter(prefix="/auth", tags=["Account"])
PLAIN = [Depends(no_parameters)]


def mails() -> AccountMails:
    """The mails of this process's accounts."""
    return AccountMails(runtime().store, runtime().settings)


def _address(request: Request) -> str:
    address = address_of(request.scope)
    counter().count("credentials", address)
    return address


@router.post("/register", status_code=201, dependencies=PLAIN, responses=error_responses())
@threaded(PASSWORDS, PASSWORD_PATIENCE_SECONDS)
def register(request: Request, body: Registration) -> Account:
    """Make an account. 400 `Email already registered`."""
    address = _address(request)
    user = accounts(address).register(body.email, body.password, body.full_name, body.profile, address=address)
    with suppress(TooManyAttempts):  # the account exists nevertheless
        mails().send_confirmation(user, address=address)
    return Account.of(user)


@router.post("/reset", status_code=202, dependencies=PLAIN, responses=error_responses())
@threaded(NUMBERS)
def ask_for_reset(request: Request, body: ResetWanted) -> Told:
    """Have a link to choose a new password mailed. The answer is the same whether there is such an account or not.

    400 where this server sends no mail: its operator can make a link.
    """
    if not mails().can_send:
        raise Refused(text("api_error.no_mail_link"))
    mails().send_reset(body.email, address=_address(request))
    return Told(detail="If there is an account with this address, a link is on its way.")


@router.post("/reset/confirm", dependencies=PLAIN, responses=error_responses(401))
@threaded(PASSWORDS, PASSWORD_PATIENCE_SECONDS)
def reset_password(request: Request, body: ResetDone) -> Told:
    """Set a new password with a link's token, once; every session of the account ends. 401 for a dead link."""
    _address(request)
    accounts().reset_password(body.token, body.new_password)
    return Told(detail="The new password is set. Sign in with it.")


@router.post("/confirmation", status_code=202, dependencies=PLAIN, responses=error_responses(401, 403))
@threaded(NUMBERS)
def ask_for_confirmation(request: Request, who: Themselves) -> Told:
    """Have the link mailed that confirms one's address. 400 where this server sends no mail."""
    if not mails().can_send:
        raise Refused(text("api_error.no_mail"))
    mails().send_confirmation(who[0], address=_address(request))
    return Told(detail="The link is on its way, unless the address is confirmed already.")


@router.post("/login", dependencies=PLAIN, responses=error_responses(401))
@threaded(PASSWORDS, PASSWORD_PATIENCE_SECONDS)
def login(request: Request, response: Response, body: Login) -> Token:
    """Sign in; the token goes into `Authorization: Bearer …`."""
    address = _address(request)
    signed = accounts(address).sign_in(body.email, body.password, address=address, code=body.code)
    response.headers["cache-control"] = "no-store"
    return Token(access_token=signed.token, user=Account.of(signed.user))


@router.get("/me", dependencies=PLAIN, responses=error_responses(401))
@threaded(NUMBERS)
def profile(who: SignedIn, response: Response) -> Account:
    """The profile of the token's bearer."""
    response.headers["cache-control"] = "no-store"
    return Account.of(who[0])


@router.put("/me", dependencies=PLAIN, responses=error_responses(401, 403, 409))
@threaded(NUMBERS)
def change_profile(who: SignedIn, body: ProfileChanges) -> Account:
    """Change what the body names. 409 where `version` is not the stored one (any more)."""
    user, _ = who
    version = user.version if body.version is None else body.version
    return Account.of(accounts().update_profile(user, body.changes, version))


@router.delete("/me", status_code=204, dependencies=PLAIN, responses=error_responses(401, 403))
@threaded(NUMBERS)
def delete_account(who: Themselves) -> None:
    """Delete the account with everything kept about it; every session ends."""
    accounts().delete(who[0])


@router.post("/logout", responses=error_responses(401, 403))
@threaded(NUMBERS)
def logout(who: Themselves, query: Annotated[LogoutQuery, Query()], request: Request) -> Ended:
    """End this session, or with `everywhere` all of the account's."""
    desk = accounts(address_of(request.scope))
    if query.everywhere:
        return Ended(detail="Signed out everywhere", sessions=desk.sign_out_everywhere(who[0]))
    token = request.headers["authorization"].partition(" ")[2].strip()
    return Ended(detail="Signed out", sessions=int(desk.sign_out(token)))


@router.post("/password", dependencies=PLAIN, responses=error_responses(401, 403))
@threaded(PASSWORDS, PASSWORD_PATIENCE_SECONDS)
def change_password(request: Request, who: Themselves, body: PasswordChange) -> Account:
    """Set a new password; every other session ends. 400 where the current one is wrong."""
    desk = accounts(_address(request))
    try:
        return Account.of(desk.change_password(*who, body.current_password, body.new_password))
    except BadCredentials:
        raise Refused(text("account_error.current_password")) from None


@router.get("/keys", dependencies=PLAIN, responses=error_responses(401, 403))
@threaded(NUMBERS)
def keys(who: Themselves, response: Response) -> Keys:
    """One's personal keys, without the keys themselves, which are shown once when made."""
    response.headers["cache-control"] = "no-store"
    return Keys(keys=[KeyShown.of(key) for key in accounts().keys.of_user(who[0])])


@router.post("/keys", status_code=201, dependencies=PLAIN, responses=error_responses(401, 403))
@threaded(NUMBERS)
def make_key(who: Themselves, request: Request, response: Response, body: KeyWanted) -> KeyMade:
    """Make a personal key for a program; `key` in the answer is shown this once."""
    desk = accounts(address_of(request.scope)).keys
    api_key, secret = desk.create(who[0], body.name, read_only=body.read_only, days=body.days)
    response.headers["cache-control"] = "no-store"
    return KeyMade(key=secret, **KeyShown.of(api_key).model_dump())


@router.delete("/keys/{key_id}", status_code=204, dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(NUMBERS)
def revoke_key(who: Themselves, request: Request, key_id: Annotated[str, Path(max_length=64)]) -> None:
    """Revoke a key: it opens nothing from now on."""
    if not accounts(address_of(request.scope)).keys.revoke(who[0], key_id):
        raise NothingFound(text("account_error.key_unknown"))


@router.get("/sessions", dependencies=PLAIN, responses=error_responses(401, 403))
@threaded(NUMBERS)
def sessions(who: Themselves, response: Response) -> SignedInSessions:
    """Where one is signed in, oldest first; `current` is the session that asks."""
    response.headers["cache-control"] = "no-store"
    return SignedInSessions(
        sessions=[SessionShown.of(session, who[1]) for session in accounts().sessions.of_user(who[0].user_id)]
    )


@router.delete("/sessions/{session_id}", status_code=204, dependencies=PLAIN, responses=error_responses(401, 403, 404))
@threaded(NUMBERS)
def end_session(who: Themselves, request: Request, session_id: Annotated[str, Path(max_length=64)]) -> None:
    """End one of the bearer's sessions; it may be the session of this request."""
    if not accounts(address_of(request.scope)).end_session(who[0], session_id):
        raise NothingFound(text("account_error.session_unknown"))


@router.get("/log", dependencies=PLAIN, responses=error_responses(401, 403))
@threaded(NUMBERS)
def log(who: Themselves, response: Response) -> Log:
    """What happened to one's account, newest first: sign-ins, failed ones, changes, and operators' looks at it."""
    response.headers["cache-control"] = "no-store"
    return Log(entries=[LogEntry.of(entry, who[0]) for entry in accounts().audit.of_user(who[0])])
