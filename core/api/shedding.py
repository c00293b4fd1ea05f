"""Load shedding: requests beyond what can be answered soon are refused at once, before they cost anything."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from core.api.refusals import busy

# Four threads compute numbers, and requests that wait a second for one are refused: more than these would wait in vain.
AT_ONCE = 60
# Files of the pages (their frame goes by what a browser accepts), signs of life, and sign-in, which has its own queue.
FREE = ("/static/", "/_stcore/", "/media/", "/app-assets/", "/health", "/metrics", "/auth/")


class Shedding:
    """ASGI middleware: 503 with Retry-After for the API while AT_ONCE of its requests are under way."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count a request in, or refuse it."""
        if scope["type"] != "http" or scope["path"].startswith(FREE) or _asks_for_page(scope):
            await self._app(scope, receive, send)
            return
        if self._under_way >= AT_ONCE:
            await busy()(scope, receive, send)
            return
        self._under_way += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._under_way -= 1


def _asks_for_page(scope: Scope) -> bool:
    return "text/html" in Headers(scope=scope).get("accept", "")
