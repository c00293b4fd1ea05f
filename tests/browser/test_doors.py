"""Streamlit's own endpoints on a real dashboard: open, for the signed-in, or closed."""

import re
from unittest.mock import MagicMock

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from core.accounts.service import Accounts
from core.accounts.tokens import COOKIE
from core.api.streamlit_endpoints import StreamlitDoors
from core.config import ROOT
from tests.browser.people import PASSWORD, new_email

UPLOAD = "/_stcore/upload_file/nobody/nothing"


def streamlit_paths() -> set[str]:
    """Every path this release of Streamlit answers, but for its pages and bundles."""
    routes: list[BaseRoute] = create_streamlit_routes(MagicMock())
    return {re.sub(r"\{(\w+)(:path)?\}", r"{\1}", route.path) for route in routes if getattr(route, "path", "")}


def test_the_documentation_says_of_each_endpoint_of_streamlit_who_may_use_it() -> None:
    paths = streamlit_paths()
    assert len(paths) >= 10
    text = (ROOT / "docs" / "security.md").read_text("utf-8")
    assert sorted(path for path in paths if f"`{path}`" not in text) == []


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/host-config"])
def test_what_every_page_asks_first_is_open(base_url: str, path: str) -> None:
    assert httpx.get(base_url + path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/oauth2callback?code=x&state=y",
        "/component/x/index.html",
        "/_stcore/bidi-components/x/y.js",
        "/_stcore/agent/mcp",
        "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json",
        "/_stcore/script-health-check",
        "/_stcore/metrics",
        "/%5Fstcore/%6Detrics",
        "/_stcore/what-a-later-release-adds",
        "/%5Fstcore/agent/mcp",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_what_nothing_uses_is_closed(base_url: str, path: str, method: str) -> None:
    assert httpx.request(method, base_url + path).status_code == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("cookie", ["", "x", "ey.J.x", "\xff"])
def test_a_stranger_cannot_fill_the_memory_with_files(base_url: str, method: str, cookie: str) -> None:
    headers = {"cookie": f"{COOKIE}={cookie}".encode("latin-1")}
    assert httpx.request(method, base_url + UPLOAD, headers=headers).status_code == 401


def test_the_signed_in_may_upload_so_many_files_an_hour(base_url: str, accounts: Accounts) -> None:
    email = new_email()
    accounts.register(email, PASSWORD, "Ada")
    with httpx.Client(base_url=base_url) as client:
        signed_in = client.post("/auth/login", json={"email": email, "password": PASSWORD}).json()
        client.cookies.set(COOKIE, signed_in["access_token"])
        answers = [client.put(UPLOAD, files={"file": b"x"}) for _ in range(31)]
    # Streamlit asks for its own token against forged requests next, which this client has none of.
    assert [answer.status_code for answer in answers] == [403] * 30 + [429]
    assert int(answers[-1].headers["retry-after"]) > 0


@pytest.mark.parametrize("origin", ["http://localhost:3000", "http://127.0.0.1:1", "https://evil.example", "null"])
def test_a_page_of_another_origin_cannot_open_the_websocket(base_url: str, origin: str) -> None:
    address = base_url.replace("http", "ws") + "/_stcore/stream"
    with pytest.raises(InvalidStatus) as caught, connect(address, origin=origin, subprotocols=["streamlit"]):
        pass
    assert caught.value.response.status_code == 403
    with connect(address, origin=base_url, subprotocols=["streamlit"]):
        pass


def test_an_upload_of_five_megabytes_never_touches_the_disk() -> None:
    async def rolled(request: Request) -> PlainTextResponse:
        async with request.form() as form:
            return PlainTextResponse(str(form["file"].file._rolled))

    app = Starlette(routes=[Route("/", rolled, methods=["PUT"])], middleware=[Middleware(StreamlitDoors)])
    assert TestClient(app).put("/", files={"file": b"x" * 5 * 1024 * 1024}).text == "False"


def test_no_cache_keeps_what_a_page_offers_for_download() -> None:
    app = Starlette(
        routes=[Route("/media/{name}", lambda request: PlainTextResponse("{}"))],
        middleware=[Middleware(StreamlitDoors)],
    )
    assert TestClient(app).get("/media/export.json").headers["cache-control"] == "private, no-store"
