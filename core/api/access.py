"""Who asks: the bearer of a token, and the account it names."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from core.accounts.service import Accounts
from core.api.rates import counter
from core.api.work import NUMBERS, threaded
from core.errors import NotSignedIn
from core.models import Session, User
from core.runtime import runtime

_bearer = HTTPBearer(auto_error=False, description="The access_token of POST /auth/login.")
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
NOBODY = User(user_id="", email="", password_hash="")


def accounts() -> Accounts:
    return Accounts.open(runtime().store, runtime().settings)


@threaded(NUMBERS)
def signed_in(given: Credentials) -> tuple[User, Session]:
    """The user and session of the token. Raises NotSignedIn, TooManyRequests."""
    if given is None:
        raise NotSignedIn
    user, session = accounts().authenticate(given.credentials)
    counter().count("account", user.user_id)
    return user, session


@threaded(NUMBERS)
def signed_in_or_nobody(request: Request, given: Credentials) -> User:
    """The user of the token, NOBODY without one; a token that is no good is refused all the same."""
    if given is None:
        if "authorization" in request.headers:
            raise NotSignedIn
        return NOBODY
    user, _ = accounts().authenticate(given.credentials)
    counter().count("account", user.user_id)
    return user


def no_parameters(request: Request) -> None:
    """Refuse a query where none is known."""
    if unknown := list(request.query_params):
        raise RequestValidationError(
            [
                {"loc": ("query", name), "msg": "Extra inputs are not permitted", "type": "extra_forbidden"}
                for name in unknown
            ]
        )


SignedIn = Annotated[tuple[User, Session], Depends(signed_in)]
Visitor = Annotated[User, Depends(signed_in_or_nobody)]
