"""Compresses Streamlit's 9 MB of bundles, each once; never what mixes secrets with request data (BREACH)."""

import gzip
import re
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Only files of the package, whose names carry a hash of what is in them: nothing secret, nothing that a visitor sends.
# One spelling for each file, so that the cache holds no more entries than there are files.
BUNDLE = re.compile(r"/static/(?:js|css|media)/[\w.-]+\.(?:js|css|svg)")
LEVEL = 6  # the first visitor after a start waits for it; 9 takes twice the time and saves 1 %
AS_IT_IS = ("range", "if-none-match", "if-modified-since")


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is sent for a bundle."""

    headers: list[tuple[bytes, bytes]]
    body: bytes


class CompressedBundles:
    """ASGI middleware. Conditional and range requests go to the file itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._known: dict[str, Bundle] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one ASGI call (see the class)."""
        if _is_private(scope):
            # The length of a compressed answer reveals which parts of it repeat the request (BREACH).
            headers = [header for header in scope["headers"] if header[0] != b"accept-encoding"]
            await self._app({**scope, "headers": headers}, receive, send)
        elif not _asks_for_compressed(scope):
            await self._app(scope, receive, send)
        elif bundle := self._known.get(scope["path"]):
            await _answer(bundle, send)
        else:
            await self._compress(scope, receive, send)

    async def _compress(self, scope: Scope, receive: Receive, send: Send) -> None:
        start: Message | None = None
        parts: list[bytes] = []

        async def gather(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _can_be_compressed(message):
                start = message
            elif start is None:
                await send(message)
            else:
                parts.append(message.get("body", b""))

        await self._app(scope, receive, gather)
        whole = b"".join(parts)
        # If the client disconnects, the body is truncated: it must not be kept.
        if start is not None and str(len(whole)) == Headers(raw=start["headers"]).get("content-length"):
            body = await run_in_threadpool(gzip.compress, whole, LEVEL, mtime=0)
            self._known[scope["path"]] = bundle = Bundle(_headers(start, len(body)), body)
            await _answer(bundle, send)


def _is_private(scope: Scope) -> bool:
    """Is it an answer to somebody in particular? Streamlit would compress it as any other."""
    return scope["type"] == "http" and (scope["path"].startswith("/auth/") or "authorization" in Headers(scope=scope))


def _asks_for_compressed(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not BUNDLE.fullmatch(scope["path"]):
        return False
    headers = Headers(scope=scope)
    return "gzip" in headers.get("accept-encoding", "") and not any(name in headers for name in AS_IT_IS)


def _can_be_compressed(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    is_page = headers.get("content-type", "").startswith("text/html")  # what Streamlit answers where there is no file
    is_plain = "content-length" in headers and "content-encoding" not in headers
    return start["status"] == 200 and not is_page and is_plain


def _headers(start: Message, size: int) -> list[tuple[bytes, bytes]]:
    headers = MutableHeaders(raw=list(start["headers"]))
    headers["content-encoding"], headers["content-length"] = "gzip", str(size)
    headers.add_vary_header("Accept-Encoding")
    if tag := headers.get("etag"):
        headers["etag"] = f"W/{tag.removeprefix('W/')}"  # other bytes than the file's, the same content
    return headers.raw


async def _answer(bundle: Bundle, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": list(bundle.headers)})
    await send({"type": "http.response.body", "body": bundle.body})
