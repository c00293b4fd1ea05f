"""Authentication dependencies: the bearer of a token and the account it names."""

from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from core.accounts.described_skills import DescribedSkills
from core.accounts.profile import MAX_SKILLS
from core.api.auth_session import accounts
from core.api.errors import Refused
from core.api.rates import counter
from core.api.threads import NUMBERS, threaded
from core.catalogue.names import resolve_skill
from core.errors import KeyNotEnough, NotSignedIn
from core.models import Session, SessionKind, User
from core.texts import text
from core.views.knowledge import scored_as_asked

_bearer = HTTPBearer(auto_error=False, description="The access_token of POST /auth/login, or a personal key.")
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
NOBODY = User(user_id="", email="", password_hash="")


@threaded(NUMBERS)
def signed_in(request: Request, bearer: Credentials) -> tuple[User, Session]:
    """The user and session of the token or key. Raises NotSignedIn, KeyNotEnough, TooManyRequests."""
    return _authenticated(request, bearer)


def _authenticated(request: Request, bearer: HTTPAuthorizationCredentials | None) -> tuple[User, Session]:
    if bearer is None:
        raise NotSignedIn
    user, session = accounts().authenticate(bearer.credentials, keys=True)
    counter().count("account", user.user_id)
    if session.kind is SessionKind.READ_ONLY_KEY and request.method not in ("GET", "HEAD"):
        raise KeyNotEnough(text("account_error.key_read_only"))
    return user, session


@threaded(NUMBERS)
def signed_in_themselves(bearer: Credentials) -> tuple[User, Session]:
    """The same for what no key may do: password, keys, the end of the account. Raises as `signed_in`."""
    if bearer is None:
        raise NotSignedIn
    user, session = accounts().authenticate(bearer.credentials, keys=True)
    counter().count("account", user.user_id)
    if session.kind in (SessionKind.KEY, SessionKind.READ_ONLY_KEY):
        raise KeyNotEnough(text("account_error.key_not_enough"))
    return user, session


@threaded(NUMBERS)
def signed_in_or_nobody(request: Request, bearer: Credentials) -> User:
    """The user of the token, NOBODY without one; an invalid token is still refused."""
    if bearer is None:
        if "authorization" in request.headers:
            raise NotSignedIn
        return NOBODY
    user, _ = accounts().authenticate(bearer.credentials, keys=True)
    counter().count("account", user.user_id)
    return user


@threaded(NUMBERS)
def signed_in_or_described(request: Request, bearer: Credentials) -> User:
    """The user of the token or key; without one, a person without an account who has the `skills` of the query.

    Raises NotSignedIn where there is neither, Refused for both or for what is no skill, TooManyRequests.
    """
    error_responses = request.query_params.get("skills")
    if error_responses is None:
        return scored_as_asked(_authenticated(request, bearer)[0], request.query_params.get("soft"))
    if bearer is not None or "authorization" in request.headers:
        raise Refused(text("api_error.skills_or_token"))
    skills = DescribedSkills.read(error_responses, resolve_skill, MAX_SKILLS)
    if skills.unknown:
        raise Refused(text("api_error.skill", name=", ".join(map(repr, skills.unknown[:5]))))
    somebody = replace(NOBODY, skills=skills.skills, skill_levels=skills.levels)
    return scored_as_asked(somebody, request.query_params.get("soft"))


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
Themselves = Annotated[tuple[User, Session], Depends(signed_in_themselves)]
Visitor = Annotated[User, Depends(signed_in_or_nobody)]
Somebody = Annotated[User, Depends(signed_in_or_described)]
