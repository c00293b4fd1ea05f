"""The outlines of countries come from this host, and nothing else does by that way."""

import json

from starlette.applications import Starlette
from starlette.testclient import TestClient

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
