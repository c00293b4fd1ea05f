"""Health, readiness, metrics, request ids and headers, over real HTTP."""

import logging
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr

from core import __version__
from core.api.headers import inline_script_hashes
from core.api.metrics import may_read
from core.config import Settings
from core.runtime import runtime
from core.store.backups import back_up
from tests.api.conftest import serving, signed_up
from tests.api.market import fill


def test_health_names_the_program_and_its_version(api: httpx.Client) -> None:
    answer = api.get("/health")
    assert answer.status_code == 200
    backup = {"wanted": False, "made_at": None, "age_seconds": None}
    assert answer.json() == {
        "status": "healthy",
        "app": "Career Navigator",
        "version": __version__,
        "backup": backup,
    }


def test_health_and_metrics_tell_the_age_of_the_newest_backup(settings: Settings) -> None:
    with serving(settings.model_copy(update={"backups": True})) as base:
        made_at = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=3)
        back_up(settings.home, runtime().store, made_at)
        fill(runtime().store)
        runtime().snapshots.refresh()
        for path in ("/health", "/health/ready"):
            told = httpx.get(base + path).json()["backup"]
            assert told["wanted"] and told["made_at"] == made_at.isoformat() and told["age_seconds"] >= 3 * 3600
        metrics = httpx.get(base + "/metrics").text
    samples = {s.name: s.value for family in text_string_to_metric_families(metrics) for s in family.samples}
    assert samples["career_navigator_backups_wanted"] == 1
    assert samples["career_navigator_backup_timestamp_seconds"] == made_at.timestamp()


def test_health_says_that_the_store_is_gone(tmp_path: Path) -> None:
    nobody = Settings(mongodb_uri="mongodb://me:hunter2@127.0.0.1:9/", career_navigator_home=tmp_path, debug=True)
    with serving(nobody) as base:
        for path in ("/health", "/health/ready"):
            answer = httpx.get(base + path)
            assert answer.status_code == 503
            assert answer.elapsed.total_seconds() < 4, "5.2 s before it was asked in a hurry"
            assert answer.headers["retry-after"] == "5"
            assert re.search("does not answer|still being opened", answer.json()["store"])
            assert "hunter2" not in answer.text
        assert "career_navigator_store_up 0.0" in httpx.get(base + "/metrics").text


def test_readiness_waits_for_postings_and_tells_store_snapshot_and_age(settings: Settings) -> None:
    with serving(settings) as base:
        empty = httpx.get(base + "/health/ready")
        assert (empty.status_code, empty.json()["status"]) == (503, "not ready")
        assert "sample is being loaded" in empty.json()["store"]
        fill(runtime().store)
        runtime().snapshots.refresh()
        found = httpx.get(base + "/health/ready").json()
        assert found["status"] == "ready"
        assert found["snapshot"]["postings"] > 0
        assert set(found["collector"]) == {"as_of", "age_seconds"}


def test_metrics_are_well_formed_and_say_that_the_store_is_up(api: httpx.Client) -> None:
    answer = api.get("/metrics")
    samples = {s.name: s.value for family in text_string_to_metric_families(answer.text) for s in family.samples}
    assert samples["career_navigator_store_up"] == 1
    assert samples["career_navigator_snapshot_postings"] == 0
    assert samples["process_open_fds"] > 0


def test_whoever_is_signed_in_may_have_the_postings_read_again_but_not_all_the_time(settings: Settings) -> None:
    with serving(settings) as base, signed_up(base).http as http:
        assert httpx.post(base + "/market/refresh").status_code == 401
        assert http.get("/market/roles").json()["posting_count"] == 0
        fill(runtime().store)
        read = http.post("/market/refresh")
        assert read.status_code == 200
        assert read.json()["posting_count"] == runtime().store.postings.count() > 0
        assert http.get("/market/roles").json()["snapshot_id"] == read.json()["snapshot_id"]
        again = http.post("/market/refresh")
        assert (again.status_code, 0 < int(again.headers["retry-after"]) <= 60) == (429, True)


@pytest.mark.parametrize(
    ("peer", "forwarded", "authorization", "token", "allowed"),
    [
        ("127.0.0.1", False, "", None, True),
        ("::1", False, "", None, True),
        ("127.0.0.1", True, "", None, False),
        ("10.0.0.9", False, "", None, False),
        ("10.0.0.9", False, "Bearer right", "right", True),
        ("10.0.0.9", True, "Bearer right", "right", True),
        ("10.0.0.9", False, "Bearer wrong", "right", False),
        ("10.0.0.9", False, "Bearer ", None, False),
        (None, False, "", None, False),
        ("not an address", False, "", None, False),
    ],
)
def test_metrics_are_for_loopback_or_the_token(
    peer: str | None, forwarded: bool, authorization: str, token: str | None, allowed: bool
) -> None:
    assert may_read(peer, forwarded, authorization, token) is allowed


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "x-real-ip", "via"])
def test_metrics_behind_a_proxy_are_refused(header: str, api: httpx.Client) -> None:
    assert api.get("/metrics", headers={header: "203.0.113.7"}).status_code == 403


def test_metrics_are_for_who_brings_the_token_through_a_proxy(settings: Settings) -> None:
    with serving(settings.model_copy(update={"metrics_token": SecretStr("let-me-see")})) as base:
        for token, status in (("let-me-see", 200), ("guess", 403)):
            headers = {"x-forwarded-for": "203.0.113.7", "authorization": f"Bearer {token}"}
            assert httpx.get(f"{base}/metrics", headers=headers).status_code == status


def test_an_unhandled_error_tells_only_its_request_id(api: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = api.get("/broken")
    assert answer.status_code == 500
    known = answer.headers["x-request-id"]
    assert answer.json() == {"detail": "Internal server error", "request_id": known}
    assert "secret detail" in caplog.text


@pytest.mark.parametrize(
    ("given", "kept"), [("abcdef123456", True), ("a b\tc", False), ("x" * 500, False), ("", False)]
)
def test_a_request_id_from_outside_is_kept_only_if_well_formed(api: httpx.Client, given: str, kept: bool) -> None:
    answer = api.get("/health", headers={"x-request-id": given})
    assert (answer.headers["x-request-id"] == given) is kept
    assert len(answer.headers["x-request-id"]) >= 8


def test_every_answer_carries_the_security_headers(api: httpx.Client) -> None:
    for path in ("/health", "/broken", "/nowhere"):
        headers = api.get(path).headers
        policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
        assert "'unsafe-inline'" not in policy["script-src"] and "'unsafe-eval'" not in policy["script-src"]
        assert policy["frame-ancestors"] == "'none'"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_the_policy_names_streamlits_inline_scripts_by_hash() -> None:
    assert inline_script_hashes().count("'sha256-") >= 1
