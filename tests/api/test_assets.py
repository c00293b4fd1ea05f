"""What pages are served with: outlines of countries from this host and nothing else by that way, and the first page."""

import json

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from core.api.assets import ASSETS, STYLE_ADDRESS
from core.api.chart_addresses import chart_of_page
from core.api.index_page import IndexPage
from core.api.routes import ROUTES

client = TestClient(Starlette(routes=ROUTES))


def test_the_outlines_are_what_plotly_reads() -> None:
    answer = client.get("/app-assets/topojson/world_110m.json")
    assert answer.status_code == 200
    assert "max-age" in answer.headers["cache-control"]
    countries = json.loads(answer.content)["objects"]["countries"]["geometries"]
    assert {"USA", "DEU", "IND"} <= {country.get("id") for country in countries}


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
    assert "<title>Trends · Career Navigator</title>" in page.text
    for part in ('name="description"', 'property="og:title"', "/charts/trends.png", 'name="theme-color"'):
        assert part in page.text
    assert "etag" not in page.headers and len(page.content) == int(page.headers["content-length"])
    assert (untouched.text, untouched.headers["etag"]) == ("<title>Mine</title>", "mine")
    assert "BACKEND_BASE_URL" in client.get("/app-assets/base.js").text


@pytest.mark.parametrize(
    ("page", "query", "picture"),
    [
        ("gap", "role=data-engineer&have=python", "/charts/gap.png?days=90&role=data-engineer&skills=python"),
        ("gap", "have=python", None),
        ("role", "id=data-engineer", "/charts/gap.png?role=data-engineer&days=90"),
        ("skill", "id=python&role=x", "/charts/explore.png?skill=python&by=role&days=90"),
        ("skill", "", None),
        ("profile", "", None),
    ],
)
def test_a_link_preview_shows_the_chart_of_the_page(page: str, query: str, picture: str | None) -> None:
    assert chart_of_page(page, query) == picture


def test_the_icon_the_preview_and_what_robots_leave_alone_are_ours() -> None:
    for path in ("/favicon.png", "/favicon.ico", "/app-assets/preview.png"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert client.get("/favicon.png").content == (ASSETS / "icon.png").read_bytes()
    assert "Disallow: /profile" in client.get("/robots.txt").text
    assert client.get(f"/{STYLE_ADDRESS}").headers["content-type"].startswith("text/css")


@pytest.mark.parametrize(
    ("path", "status", "title"),
    [
        ("/", 200, "What do employers really ask for?"),
        ("/gap", 200, "Skill gap"),
        ("/skill?id=k8s", 200, "Kubernetes"),
        ("/role?id=data-engineer", 200, "Data engineer"),
        ("/skill?id=telepathy", 404, "This page does not exist"),
        ("/role", 404, "This page does not exist"),
        ("/nothing-here", 404, "This page does not exist"),
        ("/meta.gap", 404, "This page does not exist"),
        ("/a/gap", 404, "This page does not exist"),
    ],
)
def test_each_address_has_its_title_or_is_not_found(path: str, status: int, title: str) -> None:
    async def index(request: Request) -> Response:
        return HTMLResponse('<title>Streamlit</title><script type="module" src="./x.js"></script>')

    app = Starlette(routes=[Route("/{path:path}", index)], middleware=[Middleware(IndexPage)])
    answer = TestClient(app).get(path)
    assert answer.status_code == status
    assert f"<title>{title} · Career Navigator</title>" in answer.text


def test_a_hostile_address_is_not_markup_in_the_page() -> None:
    async def index(request: Request) -> Response:
        return HTMLResponse("<title>Streamlit</title>")

    app = Starlette(routes=[Route("/{path:path}", index)], middleware=[Middleware(IndexPage)])
    answer = TestClient(app).get("/gap", headers={"host": 'evil"><script>alert(1)</script>'})
    assert "<script>alert" not in answer.text
