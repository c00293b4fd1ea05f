"""Serves the site below BASE_PATH: strips it from requests and adds it to answers.

A proxy may hand the path over or strip it; both are understood. Everything inside sees the addresses of a site that has
its host to itself.
"""

from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.formats.addresses import base_path, rooted


class BasePath:
    """ASGI middleware, the outermost: strips the path, moves cookies and redirects below it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one ASGI call (see the class)."""
        base = base_path()
        if not base or scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        if scope["path"] == base and scope["type"] == "http":
            query = scope["query_string"].decode("latin-1")
            await RedirectResponse(f"{base}/?{query}" if query else f"{base}/", 308)(scope, receive, send)
            return
        if scope["path"].startswith(f"{base}/"):
            raw = scope.get("raw_path") or scope["path"].encode()
            # Only as it was sent unescaped; else the inner application goes by the path alone.
            raw = raw.removeprefix(base.encode()) if raw.startswith(base.encode()) else scope["path"].encode()
            scope = {**scope, "path": scope["path"].removeprefix(base), "raw_path": raw}

        async def send_below(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.accept", "websocket.http.response.start"):
                _move(message)
            await send(message)

        await self._app(scope, receive, send_below)


def _move(start: Message) -> None:
    headers = MutableHeaders(raw=list(start.get("headers", ())))
    target = headers.get("location", "")
    if target.startswith("/") and not target.startswith(("//", f"{base_path()}/")):
        headers["location"] = rooted(target)
    start["headers"] = [
        (name, _of_path(value) if name.lower() == b"set-cookie" else value) for name, value in headers.raw
    ]


def _of_path(cookie: bytes) -> bytes:
    parts = cookie.decode("latin-1").split("; ")
    return "; ".join(f"Path={base_path()}" if part.lower() == "path=/" else part for part in parts).encode("latin-1")
