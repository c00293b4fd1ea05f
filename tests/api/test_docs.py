"""docs/api.md runs as it stands; `/docs` and `/openapi.json` describe what is there."""

import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from fastapi.routing import APIRoute

from tests.conftest import ROOT

WRITTEN_FOR = "http://127.0.0.1:8501"


def block(language: str) -> str:
    """The one code block of that language in docs/api.md."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.DOTALL)
    assert found.count(WRITTEN_FOR) == 1
    return str(found)


def test_the_curl_lines_run_as_they_stand(market: str) -> None:
    script = "set -euo pipefail\n" + block("bash").replace(WRITTEN_FOR, market)
    email = "ada.curl@example.org"
    done = subprocess.run(
        ["bash", "-c", script.replace("ada@example.org", email)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    for told in ('"skills":["python","sql","docker"]', "coverage_percentage", "top_skills", "steps", "projects"):
        assert told in done.stdout
    assert "skill,name,kind,owned" in done.stdout


def test_the_python_client_runs_as_it_stands(market: str, tmp_path: Path) -> None:
    script = tmp_path / "client.py"
    script.write_text(block("python").replace(WRITTEN_FOR, market))
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "skills: python, sql" in done.stdout
    for told in ("coverage: ", "missing: ", "most asked for: Python", "1. ", "build: ", "found: "):
        assert told in done.stdout


def test_the_openapi_names_every_route_of_the_issue(anyone: httpx.Client) -> None:
    schema = anyone.get("/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    routes = {f"{method.upper()} {path}" for path, methods in schema["paths"].items() for method in methods}
    tables = (
        "/skills/gap-analysis", "/market/trending", "/market/demand", "/market/roles", "/market/compare",
        "/market/changes", "/learning/roadmap", "/projects/recommendations", "/projects/search", "/postings",
        "/postings/{posting_id}",
    )  # fmt: skip
    plain = (
        "POST /auth/register", "POST /auth/login", "GET /auth/me", "PUT /auth/me", "DELETE /auth/me",
        "POST /auth/logout", "POST /auth/password", "GET /health", "GET /health/ready",
            "POST /market/refresh",
    )  # fmt: skip
    assert routes == {*plain, *(f"GET {path}{end}" for path in tables for end in ("", ".csv"))}


def test_every_described_path_is_served(anyone: httpx.Client) -> None:
    for path in anyone.get("/openapi.json").json()["paths"]:
        assert anyone.request("PATCH", path).status_code == 405, path


def test_the_page_for_people_loads_nothing_and_runs_nothing(anyone: httpx.Client) -> None:
    page = anyone.get("/docs")
    assert page.status_code == 200 and page.headers["content-type"].startswith("text/html")
    assert not re.search(r"<(script|link|img|iframe|object|embed)\b|\bsrc=|\bon\w+=|@import|url\(", page.text)
    assert set(re.findall(r'href="?([^"\' >]+)', page.text)) == {"/openapi.json"}
    for path in anyone.get("/openapi.json").json()["paths"]:
        assert f"</span>{path}</code>" in page.text


def test_links_within_the_page_lead_somewhere(anyone: httpx.Client) -> None:
    page = anyone.get("/docs").text
    targets = set(re.findall(r"href='#([^']+)'", page))
    assert targets and targets <= set(re.findall(r"id='([^']+)'", page))


@pytest.mark.parametrize("word", ["600 times a minute", "60 requests a minute"])
def test_the_documented_rates_are_those_that_hold(word: str) -> None:
    from core.api.rates import Rates

    rates = Rates()
    assert (rates.address, rates.account, rates.credentials) == ("600/minute", "600/minute", "60/minute")
    assert word in (ROOT / "docs" / "api.md").read_text("utf-8")


def test_no_route_is_hidden_from_the_schema_but_the_schema_itself() -> None:
    from core.api.app import api

    hidden = [route.path for route in api.routes if isinstance(route, APIRoute) and not route.include_in_schema]
    assert hidden == ["/openapi.json", "/docs"]


def test_ranges_stand_in_the_schema(anyone: httpx.Client) -> None:
    paths = anyone.get("/openapi.json").json()["paths"]
    ranges = {}
    for one in paths["/skills/gap-analysis"]["get"]["parameters"]:
        ranges[one["name"]] = {key: value for key, value in one["schema"].items() if "imum" in key.lower()}
    assert ranges["days"] == {"minimum": 1, "maximum": 731}
    assert ranges["threshold"] == {"minimum": 0, "maximum": 1}
    assert ranges["theta"] == {"exclusiveMinimum": 0, "maximum": 1}
