"""API middleware: CORS, errors, rate limit, body size."""

import logging
from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.api.rates import TooManyRequests, address_of, counter
from core.api.refusals import refuse
from core.errors import StoreError
from core.logs import request_id
from core.resumes.advert_service import MAX_CHARS
from core.resumes.files import MAX_BYTES
from core.runtime import runtime
from core.texts import number, spoken_locale, text

log = logging.getLogger(__name__)
MAX_BODY = 64 * 1024
# Routes that take a file or an advert, and the most that they take with what a form adds to it.
MAX_ADVERT_BODY = 12 * MAX_CHARS + 16 * 1024  # JSON may write one character as two escapes of six
MAX_FILE_BODY = {
    "/profile/resume": MAX_BYTES + 16 * 1024,
    "/postings/read": MAX_ADVERT_BODY,
    "/applications": MAX_ADVERT_BODY,
}


class CrossOrigin:
    """Answers other origins where ALLOWED_ORIGINS names them, and only them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._known: tuple[Sequence[str], ASGIApp] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one ASGI call (see the class)."""
        origins = runtime().settings.allowed_origins
        if self._known is None or self._known[0] != origins:
            self._known = (origins, self._with(origins))
        await self._known[1](scope, receive, send)

    def _with(self, origins: Sequence[str]) -> ASGIApp:
        if not origins:
            return self._app
        return CORSMiddleware(
            self._app,
            allow_origins=origins,
            allow_methods=("GET", "POST", "PUT", "DELETE"),
            allow_headers=("Authorization", "Content-Type", "If-None-Match"),
            expose_headers=("ETag", "Retry-After", "X-Request-ID", "Content-Disposition"),
        )


class Failures:
    """An error without a name becomes a 500 that tells only its request id; a store that fails late a 503."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one ASGI call (see the class)."""
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            if started:
                raise
            if isinstance(error, StoreError):
                answer = refuse(503, text("api_error.store"), {"retry-after": "5"})
            else:
                log.exception("unhandled error at %s %s", scope["method"], scope["path"])
                content = {"detail": "Internal server error", "request_id": request_id.get() or ""}
                answer = JSONResponse(content, 500, headers={"cache-control": "no-store"})
            await answer(scope, receive, send)


class RequestLimits:
    """Counts every request of an address, whatever its answer, and reads its body before anything else does.

    Too many are a 429; a body of more than MAX_BODY (MAX_FILE_BODY) is a 413.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one ASGI call (see the class)."""
        try:
            counter().count("address", address_of(scope))
            body = await _body(scope, receive)
        except TooManyRequests as error:
            words = text("api_error.rate", count=number(error.seconds, spoken_locale()))
            await refuse(429, words, {"retry-after": str(error.seconds)})(scope, receive, send)
        except _TooLarge as error:
            words = text("api_error.body", most=error.most // 1024)
            await refuse(413, words, {"connection": "close"})(scope, receive, send)
        except ClientDisconnect:
            return
        else:
            await self._app(scope, _replaying(body, receive), send)


class _TooLarge(Exception):
    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__()


async def _body(scope: Scope, receive: Receive) -> bytes:
    """The whole body. Raises _TooLarge as soon as it is known to be, ClientDisconnect where the client has gone."""
    most = MAX_FILE_BODY.get(scope["path"], MAX_BODY)
    length = Headers(scope=scope).get("content-length", "0")
    if length.isdecimal() and int(length) > most:
        raise _TooLarge(most)
    body, more = b"", length != "0" or "transfer-encoding" in Headers(scope=scope)
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise ClientDisconnect
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > most:
            raise _TooLarge(most)
    return body


def _replaying(body: bytes, receive: Receive) -> Receive:
    replayed = False

    async def replay() -> Message:
        nonlocal replayed
        if replayed:
            return await receive()
        replayed = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
