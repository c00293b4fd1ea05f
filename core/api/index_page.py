"""Streamlit's own index page, told where the server is before its program starts."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.texts import text

FIRST_SCRIPT = b'<script type="module"'
OURS = b'<script src="./app-assets/base.js"></script>\n    '
# Without it Streamlit tries the address of the page first, and a deep link logs two 404s in the browser's console.
BASE_SCRIPT = 'window.__streamlit = { BACKEND_BASE_URL: new URL("../", document.currentScript.src).href };\n'
STALE = ("etag", "last-modified")  # they name the file as it was shipped


async def base_script(request: Request) -> Response:
    """`GET /app-assets/base.js`: where the server is, seen from the script itself."""
    return Response(BASE_SCRIPT, media_type="text/javascript", headers={"cache-control": "no-cache"})


def told(page: bytes) -> bytes:
    """The index page with our script before its first one and our title; another page comes back as it is."""
    title = f"<title>{text('app.name')}</title>".encode()
    return page.replace(b"<title>Streamlit</title>", title, 1).replace(FIRST_SCRIPT, OURS + FIRST_SCRIPT, 1)


class IndexPage:
    """ASGI middleware; belongs inside anything that compresses."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or "text/html" not in Headers(scope=scope).get("accept", "")
        ):
            await self._app(scope, receive, send)
            return
        # Streamlit compresses for itself; a page is asked for as it is, to be read here.
        scope = {**scope, "headers": [one for one in scope["headers"] if one[0] != b"accept-encoding"]}
        held: list[Message] = []

        async def hold_pages(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                held.append(message)
                return
            if not held:
                await send(message)
                return
            held.append(message)
            if not message.get("more_body", False):
                await _send_told(held, send)

        await self._app(scope, receive, hold_pages)


def _is_page(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


async def _send_told(held: list[Message], send: Send) -> None:
    start, *parts = held
    shipped = b"".join(part.get("body", b"") for part in parts)
    page = told(shipped)
    if page != shipped:
        headers = MutableHeaders(raw=start["headers"])
        headers["content-length"] = str(len(page))
        for name in STALE:
            if name in headers:
                del headers[name]
        start["headers"] = headers.raw
    await send(start)
    await send({"type": "http.response.body", "body": page})
