"""Gives every HTTP request an id (in log, header and the text of a 500) and a deadline for store calls."""

import logging
import re
import secrets
from contextlib import nullcontext

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.logs import request_id
from core.store import hurried

log = logging.getLogger(__name__)
ACCEPTABLE = re.compile(r"[A-Za-z0-9_-]{8,64}")


class RequestIds:
    """ASGI middleware. A proxy's well-formed `X-Request-ID` is kept; an unhandled error becomes a plain 500."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one ASGI call (see the class)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        header = Headers(scope=scope).get("x-request-id", "")
        correlation_id = header if ACCEPTABLE.fullmatch(header) else secrets.token_hex(8)
        token, started = request_id.set(correlation_id), False

        async def send_with_id(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                MutableHeaders(scope=message)["x-request-id"] = correlation_id
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        except Exception:
            log.exception("unhandled error at %s %s", scope["method"], scope["path"])
            if started:
                raise
            answer = JSONResponse({"detail": "Internal server error", "request_id": correlation_id}, 500)
            await answer(scope, receive, send_with_id)
        finally:
            request_id.reset(token)


class SoonAnswered:
    """ASGI middleware. Who asks over HTTP waits for the store as long as a page does, and no longer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one ASGI call (see the class)."""
        with hurried() if scope["type"] == "http" else nullcontext():
            await self._app(scope, receive, send)
