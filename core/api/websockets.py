"""Limits the number of websockets, which are open pages, for each address and in total."""

from collections import Counter

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.api.rates import address_of
from core.runtime import runtime

RETRY_SECONDS = "10"


class WebsocketLimit:
    """ASGI middleware: 503 before the handshake where there are too many.

    Counts by the client's address, as the rates do, also behind a trusted proxy.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one ASGI call (see the class)."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        settings, address = runtime().settings, address_of(scope)
        if self._open.total() >= settings.max_websockets or self._open[address] >= settings.max_websockets_per_address:
            await _refuse(scope, receive, send)
            return
        self._open[address] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._open[address] -= 1
            if not self._open[address]:
                del self._open[address]


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1013})
        return
    answer = PlainTextResponse("Too many pages are open. Try again later.", 503, {"retry-after": RETRY_SECONDS})

    async def as_denial(message: Message) -> None:
        await send({**message, "type": f"websocket.{message['type']}"})

    await receive()  # websocket.connect
    await answer({**scope, "type": "http", "method": "GET"}, receive, as_denial)
