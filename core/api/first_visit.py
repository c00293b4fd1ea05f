"""What pages need is loaded when the first visitor comes, while their browser fetches its own part."""

import asyncio
import logging
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

log = logging.getLogger(__name__)


class FirstVisit:
    """ASGI middleware: calls `load` once, in a thread, with the first request for a page, and then sets `loaded`.

    The page's frame is answered meanwhile. The websocket that runs the page's script waits for the end: two threads
    would load the same modules and get in each other's way.
    """

    def __init__(self, app: ASGIApp, load: Callable[[], None], loaded: asyncio.Event) -> None:
        self._app, self._load, self._loaded = app, load, loaded
        self._loading: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one ASGI call (see the class)."""
        if scope["type"] == "websocket" or _asks_for_page(scope):
            if self._loading is None:
                self._loading = asyncio.create_task(self._run())
            if scope["type"] == "websocket":
                await asyncio.shield(self._loading)
        await self._app(scope, receive, send)

    async def _run(self) -> None:
        try:
            await run_in_threadpool(self._load)
        except Exception:  # the page meets what it was, and shows it
            log.exception("what pages need could not be loaded ahead")
        self._loaded.set()


def _asks_for_page(scope: Scope) -> bool:
    is_get = scope["type"] == "http" and scope["method"] == "GET"
    return is_get and "text/html" in Headers(scope=scope).get("accept", "")
