"""What holds for one HTTP request: its id (in log, header and the text of a 500), its language, a deadline."""

import logging
import re
import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.api.language import language_of_page
from core.logs import request_id
from core.store import hurried
from core.texts import speak

log = logging.getLogger(__name__)
ACCEPTABLE = re.compile(r"[A-Za-z0-9_-]{8,64}")


class RequestContext:
    """ASGI middleware. Every HTTP request gets an id, its language, and a page's patience with the store.

    A proxy's well-formed `X-Request-ID` is kept. An unhandled error becomes a 500 that tells only the id.
    """

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

        speak(language_of_page(scope))
        try:
            with hurried():
                await self._app(scope, receive, send_with_id)
        except Exception:
            log.exception("unhandled error at %s %s", scope["method"], scope["path"])
            if started:
                raise
            answer = JSONResponse({"detail": "Internal server error", "request_id": correlation_id}, 500)
            await answer(scope, receive, send_with_id)
        finally:
            request_id.reset(token)
