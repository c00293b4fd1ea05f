"""What pages are served with: outlines of countries from this host and nothing else by that way, and the first page."""

import json

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from core.api.index_page import IndexPage
from core.api.routes import ROUTES

client = TestClient(Starlette(routes=ROUTES))


def test_the_outlines_are_what_plotly_reads() -> None:
    answer = client.get("/app-assets/topojson/world_110m.json")
    assert answer.status_code == 200
    assert "max-age" in answer.headers["cache-control"]
    countries = json.loads(answer.content)["objects"]["countries"]["geometries"]
    assert {"USA", "DEU", "IND"} <= {one.get("id") for one in countries}


def test_no_other_file_can_be_asked_for() -> None:
    for name in ("README.md", "..%2Fstyle.css", "%2e%2e/icon.png", "world_50m.json"):
        assert client.get(f"/app-assets/topojson/{name}").status_code == 404


def test_streamlits_page_is_told_where_the_server_is_and_other_pages_stay_as_they_are() -> None:
    async def index(request: Request) -> Response:
        shipped = '<title>Streamlit</title><script type="module" src="./static/js/index.js"></script>'
        return HTMLResponse(shipped, headers={"etag": "shipped"})

    async def other(request: Request) -> Response:
        return HTMLResponse("<title>Mine</title>", headers={"etag": "mine"})

    pages = [Route("/trends", index), Route("/other", other)]
    app = Starlette(routes=[*ROUTES, *pages], middleware=[Middleware(IndexPage), Middleware(GZipMiddleware, 1)])
    page, untouched = (TestClient(app).get(path, headers={"accept": "text/html"}) for path in ("/trends", "/other"))
    assert page.text.index('<script src="./app-assets/base.js">') < page.text.index('<script type="module"')
    assert "<title>Career Navigator</title>" in page.text
    assert "etag" not in page.headers and len(page.content) == int(page.headers["content-length"])
    assert (untouched.text, untouched.headers["etag"]) == ("<title>Mine</title>", "mine")
    assert "BACKEND_BASE_URL" in client.get("/app-assets/base.js").text
