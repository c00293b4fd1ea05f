"""Allow-list of Streamlit's endpoints; anything else, including what a later release adds, is 404."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.formparsers import MultiPartParser
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.accounts.tokens import COOKIE
from core.api.auth_session import accounts, own_origin
from core.api.rates import TooManyRequests, counter
from core.api.refusals import refuse
from core.errors import NotSignedIn, StoreError

# Read by every page before it draws anything; neither tells more than that this is Streamlit.
OPEN = frozenset({"/_stcore/health", "/_stcore/host-config", "/_stcore/stream"})
UPLOADS = "/_stcore/upload_file/"
MEDIA = "/media/"
# Its counters, its interface for programs, its own sign-in, files of components (ours travel by the websocket).
CLOSED = ("/_stcore/", "/component/", "/oauth2callback")
# A résumé stays in memory: Starlette moves larger parts of a form to a temporary file, by default those over 1 MB.
MultiPartParser.spool_max_size = 8 * 1024 * 1024


class StreamlitDoors:
    """ASGI middleware before Streamlit's routes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one ASGI call (see the class)."""
        if scope["type"] == "websocket" and _from_elsewhere(HTTPConnection(scope)):
            await send({"type": "websocket.close", "code": 1008, "reason": "other origin"})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if refusal := await _refusal(HTTPConnection(scope), scope["method"]):
            await refusal(scope, receive, send)
            return

        async def send_uncached(message: Message) -> None:
            if message["type"] == "http.response.start" and scope["path"].startswith(MEDIA):
                # Somebody's export may be among them: no cache on the way keeps it, nor the browser's.
                MutableHeaders(scope=message)["cache-control"] = "private, no-store"
            await send(message)

        await self._app(scope, receive, send_uncached)


def _from_elsewhere(connection: HTTPConnection) -> bool:
    """Does a page of another origin ask?

    Streamlit would let in any page of localhost, whose cookies are ours whatever the port, and asks another host for
    this machine's address before it refuses others.
    """
    return "origin" in connection.headers and not own_origin(connection)


async def _refusal(connection: HTTPConnection, method: str) -> JSONResponse | None:
    path: str = connection.scope["path"]
    if path.startswith(UPLOADS):
        return await run_in_threadpool(_upload_refusal, connection, method)
    if path not in OPEN and path.startswith(CLOSED):
        return refuse(404, "Not found")
    return None


def _upload_refusal(connection: HTTPConnection, method: str) -> JSONResponse | None:
    """Only the signed-in may fill this process's memory, and only so often."""
    try:
        user, _ = accounts().authenticate(connection.cookies.get(COOKIE))
        if method == "PUT":
            counter().count("uploads", user.user_id)
    except NotSignedIn:
        return refuse(401, "Sign in to upload a file.")
    except TooManyRequests as error:
        return refuse(429, str(error), {"retry-after": str(error.seconds)})
    except StoreError:
        return refuse(503, "The store does not answer.", {"retry-after": "5"})
    return None
