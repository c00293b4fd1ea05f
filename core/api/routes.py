"""All HTTP routes besides the pages, in one list that `dashboard.py` mounts.

The API is loaded when it is first asked for: its routes and schemas take a second of a start and 30 MB, and nobody who
only looks at pages needs them.
"""

import threading

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from core.api.assets import icon, outlines, preview, robots, style
from core.api.auth_session import drop_cookie, fetch_cookie
from core.api.health import health, ready
from core.api.index_page import base_script
from core.api.paths import API_PATHS
from core.runtime import runtime


class LoadedWhenAsked:
    """The API as an ASGI application; the first request waits until it is loaded, off the event loop."""

    def __init__(self) -> None:
        self._api: ASGIApp | None = None
        self._loading = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one ASGI call."""
        api = await run_in_threadpool(self._load) if self._api is None else self._api
        await api(scope, receive, send)

    def _load(self) -> ASGIApp:
        with self._loading:
            if self._api is None:
                runtime().get_ready()
                from core.api.app import api

                self._api = api
            return self._api


async def _metrics(request: Request) -> Response:
    """`GET /metrics`, which few installations have somebody for; see `core.api.metrics`."""
    from core.api.metrics import metrics

    return await metrics(request)


_api = LoadedWhenAsked()
ROUTES: list[BaseRoute] = [
    Route("/health", health, methods=["GET"]),
    Route("/health/ready", ready, methods=["GET"]),
    Route("/metrics", _metrics, methods=["GET"]),
    Route("/auth/session", fetch_cookie, methods=["POST"]),
    Route("/auth/end-session", drop_cookie, methods=["POST"]),
    Route("/app-assets/base.js", base_script, methods=["GET"]),
    Route("/app-assets/style.css", style, methods=["GET"]),
    Route("/app-assets/preview.png", preview, methods=["GET"]),
    Route("/favicon.png", icon, methods=["GET"]),
    Route("/favicon.ico", icon, methods=["GET"]),
    Route("/robots.txt", robots, methods=["GET"]),
    Route("/app-assets/topojson/{name}", outlines, methods=["GET"]),
    *(Route(path, _api) for path in API_PATHS),
]
