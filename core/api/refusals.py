"""Every answer that is not a success: its status, its words and its schema."""

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from core.accounts.service import STALE
from core.api.health import RETRY_SECONDS
from core.api.rates import TooManyRequests
from core.errors import BadCredentials, DuplicateEmail, InvalidProfile, NotSignedIn, StaleVersion, StoreError
from core.errors import TooManyAttempts as LockedOut

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
    detail: list[FieldProblem]


class NoDataDetail(BaseModel):
    """`suggestions` are what to try instead, `alternatives` are roles (or skills) that can be answered."""

    message: str
    suggestions: list[str]
    alternatives: list[str]


class NoData(BaseModel):
    detail: NoDataDetail


class NothingFound(Exception):
    """There is nothing to answer with: 404 with what to try instead."""

    def __init__(self, message: str, suggestions: Sequence[str] = (), alternatives: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.detail = NoDataDetail(message=message, suggestions=list(suggestions), alternatives=list(alternatives))


class Refused(Exception):
    """400 with a sentence."""


def described(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """OpenAPI's `responses` for these statuses and those any route may give."""
    known: dict[int | str, dict[str, Any]] = {
        304: {"description": "What the ETag of If-None-Match names has not changed"},
        400: {"model": Refusal, "description": "Refused; `detail` says why"},
        401: {"model": Refusal, "description": "No valid credentials", "headers": _header("WWW-Authenticate")},
        404: {"model": NoData, "description": "No data; `detail` says what to try instead"},
        409: {"model": Refusal, "description": "Somebody else changed it meanwhile"},
        413: {"model": Refusal, "description": "The body is too large"},
        422: {"model": Invalid, "description": "A parameter or field is unknown, of a wrong type or out of range"},
        429: {"model": Refusal, "description": "Too many requests", "headers": _header("Retry-After")},
        500: {"model": Failure, "description": "An error of the program"},
        503: {"model": Refusal, "description": "The store does not answer", "headers": _header("Retry-After")},
    }
    return {status: known[status] for status in sorted({*statuses, 400, 413, 422, 429, 500, 503})}


def _header(name: str) -> dict[str, Any]:
    return {name: {"required": True, "schema": {"type": "string"}}}


def refuse(status: int, detail: Any, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"detail": _writable(detail)}, status, headers={"cache-control": "no-store", **(headers or {})})


def _writable(value: Any) -> Any:
    """Half of a surrogate pair, which JSON may name and UTF-8 cannot hold, as its escape."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, list | tuple):
        return [_writable(one) for one in value]
    return {key: _writable(one) for key, one in value.items()} if isinstance(value, dict) else value


def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    # Neither the input nor its context: a password or a token may be in it.
    problems = [{"loc": list(one["loc"]), "msg": one["msg"], "type": one["type"]} for one in error.errors()]
    return refuse(422, problems)


def _profile(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, InvalidProfile)
    field = {"password": "new_password"}.get(error.field, error.field) if request.url.path == "/auth/password" else None
    return refuse(422, [{"loc": ["body", field or error.field], "msg": error.reason, "type": "value_error"}])


def _waiting(request: Request, error: Exception) -> JSONResponse:
    return refuse(429, str(error), {"retry-after": str(getattr(error, "seconds", 1))})


def _nothing(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, NothingFound)
    return refuse(404, error.detail.model_dump())


def install(api: FastAPI) -> None:
    """Give every named failure its answer."""
    api.add_exception_handler(RequestValidationError, _invalid)
    api.add_exception_handler(InvalidProfile, _profile)
    api.add_exception_handler(LockedOut, _waiting)
    api.add_exception_handler(TooManyRequests, _waiting)
    api.add_exception_handler(NothingFound, _nothing)
    api.add_exception_handler(Refused, lambda request, error: refuse(400, str(error)))
    api.add_exception_handler(DuplicateEmail, lambda request, error: refuse(400, "Email already registered"))
    api.add_exception_handler(StaleVersion, lambda request, error: refuse(409, STALE))
    for unknown in (NotSignedIn, BadCredentials):
        api.add_exception_handler(unknown, lambda request, error: refuse(401, str(error), BEARER))
    api.add_exception_handler(
        StoreError, lambda request, error: refuse(503, "The store does not answer.", {"retry-after": RETRY_SECONDS})
    )
