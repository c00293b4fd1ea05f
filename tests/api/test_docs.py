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


def test_the_curl_lines_run_as_they_stand(market: str, tmp_path: Path) -> None:
    script = "set -euo pipefail\n" + block("bash").replace(WRITTEN_FOR, market)
    email = "ada.curl@example.org"
    done = subprocess.run(
        ["bash", "-c", script.replace("ada@example.org", email)],
        capture_output=True,
        text=True,
        timeout=600,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    for told in (
        '"skills":["python","sql","docker"]',
        "coverage_percentage",
        "top_skills",
        "steps",
        "projects",
        "one_of",
        "BEGIN:VCALENDAR",
        "Course of 2026",
    ):
        assert told in done.stdout
    assert "skill,name,kind,owned" in done.stdout
    assert "<title>Data jobs in Germany" in done.stdout
    assert "Skills asked of a data engineer" in (tmp_path / "shared.html").read_text("utf-8")
    assert (tmp_path / "shared.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in (tmp_path / "countries.svg").read_text("utf-8")
    assert "skill,name,kind,owned" in done.stdout and "application_id,sent_on,title" in done.stdout


def test_the_python_client_runs_as_it_stands(market: str, tmp_path: Path) -> None:
    script = tmp_path / "client.py"
    script.write_text(block("python").replace(WRITTEN_FOR, market))
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    assert "skills: python, sql" in done.stdout
    for told in ("coverage: ", "missing: ", "most asked for: Python", "1. ", "build: ", "found: "):
        assert told in done.stdout


def test_the_openapi_names_every_route_of_the_issue(anyone: httpx.Client) -> None:
    schema = anyone.get("/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    routes = {f"{method.upper()} {path}" for path, methods in schema["paths"].items() for method in methods}
    tables = (
        "/skills/gap-analysis",
        "/market/trending",
        "/market/demand",
        "/market/roles",
        "/market/compare",
        "/market/changes",
        "/learning/roadmap",
        "/projects/recommendations",
        "/projects/search",
        "/postings",
        "/postings/{posting_id}",
        "/postings/by-id",
        "/applications",
        "/applications/outcomes",
    )
    plain = (
        "POST /auth/register",
        "POST /auth/login",
        "GET /auth/me",
        "PUT /auth/me",
        "DELETE /auth/me",
        "POST /auth/logout",
        "POST /auth/password",
        "GET /auth/keys",
        "POST /auth/keys",
        "DELETE /auth/keys/{key_id}",
        "GET /health",
        "GET /health/ready",
        "POST /market/refresh",
        "POST /profile/resume",
        "POST /auth/reset",
        "POST /auth/reset/confirm",
        "POST /auth/confirmation",
        "GET /searches",
        "POST /searches",
        "PUT /searches/{search_id}",
        "DELETE /searches/{search_id}",
        "POST /searches/{search_id}/test",
        "POST /searches/{search_id}/retry",
        "POST /searches/{search_id}/feed",
        "GET /feeds/{secret}.atom",
        "GET /unsubscribe/{secret}",
        "POST /unsubscribe/{secret}",
        "GET /unsubscribe/{secret}/all",
        "POST /unsubscribe/{secret}/all",
        "GET /profile/groups",
        "POST /profile/groups",
        "POST /profile/groups/invitation",
        "POST /profile/groups/join",
        "DELETE /profile/groups/{group_id}",
        "POST /profile/groups/{group_id}/leave",
        "GET /profile/groups/{group_id}/report",
        "GET /shares",
        "POST /shares",
        "DELETE /shares/{share_id}",
        "GET /shared/{secret}",
        "GET /shared/{secret}.{kind}",
        "GET /confirm/{secret}",
        "POST /confirm/{secret}",
        *(f"GET /charts/{one}.{{kind}}" for one in ("explore", "trends", "gap")),
        *(f"GET /embed/{one}" for one in ("explore", "trends", "gap")),
        "POST /market/refresh",
        "POST /profile/resume",
        "GET /auth/sessions",
        "DELETE /auth/sessions/{session_id}",
        "GET /auth/log",
        "GET /operator/state",
        "GET /operator/users",
        "GET /operator/users/{user_id}",
        "POST /operator/users/{user_id}",
        "GET /operator/collector",
        "POST /operator/boards",
        "GET /operator/names",
        "POST /operator/names",
        "GET /operator/reports",
        "POST /operator/reports/{report_id}",
        "GET /operator/log",
        "POST /market/refresh",
        "POST /profile/resume",
        "GET /learning/plan.pdf",
        "POST /postings/read",
        "GET /applications.ics",
        "POST /applications",
        "GET /applications/{application_id}",
        "PUT /applications/{application_id}",
        "DELETE /applications/{application_id}",
        "POST /applications/{application_id}/events",
        "POST /applications/{application_id}/undo",
    )
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
    from core.api.rates import RateLimits

    rates = RateLimits()
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
