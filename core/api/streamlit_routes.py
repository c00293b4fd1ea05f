"""Streamlit brings HTTP routes of its own. Those that pages need are open; the others do not exist for anybody."""

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

OWN = "/_stcore/"
NEEDED = (
    "/_stcore/health",  # is the process there; asked by browsers before they connect
    "/_stcore/host-config",  # what the browser may do
    "/_stcore/stream",  # the session, over a websocket that checks its origin
    "/_stcore/upload_file/",  # a résumé, into a session whose id only its browser knows
    "/_stcore/bidi-components/",  # the scripts of components
)


def is_open(path: str) -> bool:
    """Whether a path of Streamlit's is one that pages need."""
    return any(path == one or (one.endswith("/") and path.startswith(one)) for one in NEEDED)


class OnlyNeededRoutes:
    """ASGI middleware: counters, the agent API, checks that run the script and whatever comes next answer 404."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] == "http" and path.startswith(OWN) and not is_open(path):
            await JSONResponse({"detail": "Not Found"}, 404)(scope, receive, send)
            return
        await self._app(scope, receive, send)
