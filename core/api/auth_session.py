"""The browser's cookie: `POST /auth/session` gives it for a ticket, `POST /auth/end-session` takes it back."""

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response

from core.accounts.client_address import peer_is_trusted
from core.accounts.tokens import COOKIE
from core.errors import StoreError
from core.runtime import runtime

if TYPE_CHECKING:
    from core.accounts.service import Accounts

MAX_BODY = 4096


def own_origin(request: HTTPConnection) -> bool:
    """Did a page of this site send the request? Browsers name the origin of every POST; without one it is refused."""
    origin = request.headers.get("origin", "")
    host = request.headers.get("host", "")
    try:
        return bool(host) and urlsplit(origin).netloc == host and urlsplit(origin).scheme in ("http", "https")
    except ValueError:
        return False


def over_tls(request: Request) -> bool:
    """Did the client speak https, to us or to a trusted proxy?"""
    if request.url.scheme == "https":
        return True
    peer = request.client.host if request.client else None
    forwarded = request.headers.get("x-forwarded-proto", "").split(",")[-1].strip()
    return forwarded == "https" and peer_is_trusted(peer, runtime().settings.trusted_proxies)


async def fetch_cookie(request: Request) -> Response:
    """A ticket in, the session's cookie out. 403 for another origin, 400 for no ticket, 401 for a dead one."""
    if not own_origin(request):
        return _refused(403, "This request did not come from a page of this site.")
    ticket = await _ticket(request)
    if ticket is None:
        return _refused(400, "The body must be a JSON object with a ticket.")
    try:
        redeemed = await run_in_threadpool(lambda: accounts().sessions.redeem(ticket))
    except StoreError:
        return _unavailable()
    if redeemed is None:
        return _refused(401, "The ticket was used or is too old.")
    token, expires = redeemed
    answer = _answer()
    seconds = max(int((expires - datetime.now(UTC)).total_seconds()), 0)
    answer.set_cookie(COOKIE, token, max_age=seconds, **_attributes(request))
    return answer


async def drop_cookie(request: Request) -> Response:
    """End the session the cookie names and clear the cookie. 403 for another origin."""
    if not own_origin(request):
        return _refused(403, "This request did not come from a page of this site.")
    try:
        await run_in_threadpool(lambda: accounts().sign_out(request.cookies.get(COOKIE)))
    except StoreError:
        return _unavailable()
    answer = _answer()
    answer.delete_cookie(COOKIE, **_attributes(request))
    return answer


def _attributes(request: Request) -> dict[str, Any]:
    """The cookie's, alike where it is given and taken back: a browser keeps one that is taken back otherwise."""
    return {"path": "/", "httponly": True, "samesite": "lax", "secure": over_tls(request)}


def accounts(origin: str = "") -> "Accounts":
    """The accounts, asked from the address `origin`."""
    from core.accounts.service import Accounts

    return Accounts.open(runtime().store, runtime().settings, origin)


async def _ticket(request: Request) -> str | None:
    """The ticket in the body, read up to MAX_BODY; None for anything else."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return None
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            return None
    try:
        ticket = json.loads(body)["ticket"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return ticket if isinstance(ticket, str) and ticket else None


def _answer() -> JSONResponse:
    return JSONResponse({"ok": True}, headers={"cache-control": "no-store"})


def _refused(status: int, detail: str) -> JSONResponse:
    return JSONResponse({"detail": detail}, status, headers={"cache-control": "no-store"})


def _unavailable() -> JSONResponse:
    return JSONResponse({"detail": "The store does not answer."}, 503, headers={"retry-after": "5"})
