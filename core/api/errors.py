"""Every answer of the API that is not a success: its status, its words and its schema."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from core.api.health import RETRY_SECONDS
from core.api.rates import TooManyRequests
from core.api.refusals import busy, refuse
from core.api.threads import Busy
from core.errors import (
    BadCredentials,
    BadSecondFactor,
    DuplicateEmail,
    InvalidProfile,
    KeyNotEnough,
    NotSignedIn,
    NotThisAccount,
    OperatorsOnly,
    SecondFactorNeeded,
    StaleVersion,
    StoreError,
)
from core.errors import TooManyAttempts as LockedOut
from core.texts import number, spoken_locale, text

BEARER = {"www-authenticate": "Bearer"}


class Refusal(BaseModel):
    """What went wrong, in a sentence."""

    detail: str


class Failure(Refusal):
    """An error of the program; the log has its cause under the request id."""

    request_id: str


class FieldProblem(BaseModel):
    """`loc` names the field: where it was (`body`, `query`, `path`), then its name."""

    loc: list[str | int]
    msg: str
    type: str


class Invalid(BaseModel):
    """What is wrong with a request, field by field."""

    detail: list[FieldProblem]


class NoDataDetail(BaseModel):
    """`suggestions` are what to try instead, `alternatives` are roles (or skills) that can be answered."""

    message: str
    suggestions: list[str]
    alternatives: list[str]


class NoData(BaseModel):
    """Why there is no number, and what to ask instead."""

    detail: NoDataDetail


class NothingFound(Exception):
    """There is nothing to answer with: 404 with what to try instead."""

    def __init__(self, message: str, suggestions: Sequence[str] = (), alternatives: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.detail = NoDataDetail(message=message, suggestions=list(suggestions), alternatives=list(alternatives))


class Refused(Exception):
    """400 with a sentence."""


def error_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """OpenAPI's `responses` for these statuses and those any route may give."""
    responses: dict[int | str, dict[str, Any]] = {
        304: {"description": "What the ETag of If-None-Match names has not changed"},
        400: {"model": Refusal, "description": "Refused; `detail` says why"},
        401: {"model": Refusal, "description": "No valid credentials", "headers": _header("WWW-Authenticate")},
        403: {"model": Refusal, "description": "A personal key may not do this, or only an operator may"},
        404: {"model": NoData, "description": "No data; `detail` says what to try instead"},
        409: {"model": Refusal, "description": "Somebody else has changed it in the meantime"},
        413: {"model": Refusal, "description": "The body is too large"},
        422: {"model": Invalid, "description": "A parameter or field is unknown, of a wrong type or out of range"},
        429: {"model": Refusal, "description": "Too many requests", "headers": _header("Retry-After")},
        500: {"model": Failure, "description": "An error of the program"},
        503: {
            "model": Refusal,
            "description": "The store does not answer, or the server is busy",
            "headers": _header("Retry-After"),
        },
    }
    return {status: responses[status] for status in sorted({*statuses, 400, 413, 422, 429, 500, 503})}


def file_responses(media: str, *statuses: int) -> dict[int | str, dict[str, Any]]:
    """`described` for a route that gives a file of this media type."""
    return {200: {"description": "The file", "content": _text_of(media)}, **error_responses(*statuses)}


def page_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """`described` for a route that gives a page to read, also at `statuses`."""
    page = {"description": "A page to read", "content": _text_of("text/html")}
    return {200: page, **error_responses(), **dict.fromkeys(statuses, page)}


def _text_of(media: str) -> dict[str, Any]:
    return {media: {"schema": {"type": "string"}}}


def _header(name: str) -> dict[str, Any]:
    return {name: {"required": True, "schema": {"type": "string"}}}


def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    # Neither the input nor its context: a password or a token may be in it.
    problems = [
        {"loc": list(problem["loc"]), "msg": problem["msg"], "type": problem["type"]} for problem in error.errors()
    ]
    return refuse(422, problems)


def _profile(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, InvalidProfile)
    field = (
        {"password": "new_password"}.get(error.field, error.field)
        if request.url.path in ("/auth/password", "/auth/reset/confirm")
        else None
    )
    return refuse(422, [{"loc": ["body", field or error.field], "msg": error.reason, "type": "value_error"}])


def _waiting(request: Request, error: Exception) -> JSONResponse:
    seconds = int(getattr(error, "seconds", 1))
    key = "account_error.attempts" if isinstance(error, LockedOut) else "api_error.rate"
    return refuse(429, text(key, count=number(seconds, spoken_locale())), {"retry-after": str(seconds)})


def _nothing(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, NothingFound)
    return refuse(404, error.detail.model_dump())


def _unauthorised(key: str, request: Request, error: Exception) -> JSONResponse:
    return refuse(401, text(key), BEARER)


def install(api: FastAPI) -> None:
    """Give every named failure its answer."""
    api.add_exception_handler(RequestValidationError, _invalid)
    api.add_exception_handler(InvalidProfile, _profile)
    api.add_exception_handler(LockedOut, _waiting)
    api.add_exception_handler(TooManyRequests, _waiting)
    api.add_exception_handler(NothingFound, _nothing)
    api.add_exception_handler(Refused, lambda request, error: refuse(400, str(error)))
    api.add_exception_handler(DuplicateEmail, lambda request, error: refuse(400, text("account_error.taken")))
    api.add_exception_handler(StaleVersion, lambda request, error: refuse(409, str(error)))
    for forbidden in (KeyNotEnough, OperatorsOnly):
        api.add_exception_handler(forbidden, lambda request, error: refuse(403, str(error)))
    api.add_exception_handler(NotThisAccount, lambda request, error: refuse(400, str(error)))
    api.add_exception_handler(Busy, lambda request, error: busy())
    unknown = {
        NotSignedIn: "token",
        BadCredentials: "credentials",
        SecondFactorNeeded: "factor_needed",
        BadSecondFactor: "factor_bad",
    }
    for kind, key in unknown.items():
        api.add_exception_handler(kind, partial(_unauthorised, f"account_error.{key}"))
    api.add_exception_handler(
        StoreError, lambda request, error: refuse(503, text("api_error.store"), {"retry-after": RETRY_SECONDS})
    )
