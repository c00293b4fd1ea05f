"""Streamlit's bundles come compressed; nothing else does by this way, and what comes is what Streamlit ships."""

import gzip
from pathlib import Path

import anyio
import httpx
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_gzip_middleware import SelectiveGZipMiddleware

from core.api.compression import CompressedBundles

STATIC = Path(streamlit.__file__).parent / "static" / "static"
LARGEST = max((STATIC / "js").glob("*.js"), key=lambda path: path.stat().st_size)


async def page(request: Request) -> Response:
    return HTMLResponse("<html>" + "x" * 5000)


@pytest.fixture
def client() -> TestClient:
    routes = [
        Route("/static/js/gone.js", page),
        Mount("/static", StaticFiles(directory=STATIC)),
        Route("/{rest:path}", page),
    ]
    # Streamlit's own stands behind ours and compresses whatever it is let.
    return TestClient(
        Starlette(routes=routes, middleware=[Middleware(CompressedBundles), Middleware(SelectiveGZipMiddleware)])
    )


def get(client: TestClient, path: str, **headers: str) -> httpx.Response:
    return client.get(path, headers={"accept-encoding": "gzip, br", **headers})


def test_a_bundle_comes_compressed_and_whole_first_and_again(client: TestClient) -> None:
    for _ in range(2):
        answer = get(client, f"/static/js/{LARGEST.name}")
        assert answer.headers["content-encoding"] == "gzip"
        assert int(answer.headers["content-length"]) < LARGEST.stat().st_size / 2
        assert answer.content == LARGEST.read_bytes()
        assert "Accept-Encoding" in answer.headers["vary"]
        assert "javascript" in answer.headers["content-type"]


def test_who_cannot_read_gzip_or_wants_a_part_gets_the_file_itself(client: TestClient) -> None:
    path = f"/static/js/{LARGEST.name}"
    get(client, path)
    assert "content-encoding" not in get(client, path, **{"accept-encoding": "identity"}).headers
    part = get(client, path, range="bytes=0-9")
    assert (part.status_code, part.content) == (206, LARGEST.read_bytes()[:10])


def test_a_browser_that_has_the_bundle_is_told_so(client: TestClient) -> None:
    path = f"/static/js/{LARGEST.name}"
    tag = get(client, path).headers["etag"]
    assert get(client, path, **{"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize("path", ["/static/js/gone.js", "/static/js/none.js", "/static/js/./x.js"])
def test_what_is_no_bundle_stays_as_it_is(client: TestClient, path: str) -> None:
    assert "content-encoding" not in get(client, path).headers


def test_public_answers_are_compressed_and_those_to_somebody_are_not(client: TestClient) -> None:
    assert get(client, "/market/trending").headers["content-encoding"] == "gzip"
    assert "content-encoding" not in get(client, "/market/trending", authorization="Bearer x").headers
    assert "content-encoding" not in get(client, "/auth/login").headers


def test_a_visitor_who_breaks_off_spoils_no_bundle_for_the_others() -> None:
    calls = []

    async def stops_early_at_first(scope: Scope, receive: Receive, send: Send) -> None:
        calls.append(scope["path"])
        headers = [(b"content-type", b"text/javascript"), (b"content-length", b"6")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        if len(calls) > 1:
            await send({"type": "http.response.body", "body": b"export"})

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    app = CompressedBundles(stops_early_at_first)
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/static/js/a.js",
        "headers": [(b"accept-encoding", b"gzip")],
    }
    for _ in range(3):
        anyio.run(app, dict(scope), receive, send)
    bodies = [gzip.decompress(one["body"]) for one in sent if one["type"] == "http.response.body"]
    assert bodies == [b"export", b"export"], "nothing for who left, the whole for the next two"
    assert len(calls) == 2, "the third got what was kept of the second"
