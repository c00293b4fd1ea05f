"""What stands before the routes: sizes, rates, other origins, a store that is gone, failures without a name."""

import logging
from pathlib import Path

import httpx
import pytest

from core.api import market_routes
from core.api.middleware import MAX_BODY
from core.api.rates import Counter, RateLimits, TooManyRequests, use_rates
from core.config import Settings
from tests.api.conftest import REGISTRATION, serving, signed_up
from tests.tables import each_row
from tests.waiting import PATIENCE_SECONDS


def test_a_large_body_is_refused_whatever_it_says_of_its_length(api: httpx.Client) -> None:
    body = b'{"email": "' + b"x" * MAX_BODY + b'"}'
    headers = {"content-type": "application/json"}
    known = api.post("/auth/login", content=body, headers=headers)
    streamed = api.post("/auth/login", content=iter([body[:100], body[100:]]), headers=headers)
    assert (known.status_code, streamed.status_code) == (413, 413)
    assert known.json() == {"detail": "The body is larger than 64 KB."}


@each_row("body", [b"", b"{", b"[]", b"null", b'"\\ud800"', b"\xff\xfe", b"[" * 5000, b'{"\\ud800": 1}'])
def test_a_body_that_is_no_such_object_is_refused(api: httpx.Client, body: bytes) -> None:
    answer = api.post("/auth/login", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422) and answer.json()["detail"]


def test_how_often_an_address_may_ask_is_a_setting(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.api.rates._counter", None)
    with serving(settings.model_copy(update={"api_requests_per_minute": 2})) as base:
        statuses = [httpx.get(f"{base}/docs").status_code for _ in range(7)]  # a new minute may begin in between
        assert statuses[:2] == [200, 200] and 429 in statuses


def test_an_address_that_asks_too_often_waits(settings: Settings) -> None:
    with use_rates(RateLimits(address="3/hour")), serving(settings) as base:
        statuses = [httpx.get(f"{base}/openapi.json").status_code for _ in range(4)]
        refused = httpx.get(f"{base}/openapi.json")
        assert statuses == [200, 200, 200, 429]
        assert 0 < int(refused.headers["retry-after"]) <= 7200
        assert refused.json()["detail"].startswith("Too many requests. Try again in ")
        assert httpx.get(f"{base}/health").status_code in (200, 503)  # never refused, though a busy store may be late


def test_an_address_behind_a_trusted_proxy_is_counted_for_itself(settings: Settings) -> None:
    behind = settings.model_copy(update={"trusted_proxies": ("127.0.0.1",)})
    with use_rates(RateLimits(address="1/hour")), serving(behind) as base:
        asked = [
            httpx.get(f"{base}/openapi.json", headers={"x-forwarded-for": one}).status_code
            for one in ("203.0.113.1", "203.0.113.2", "203.0.113.1")
        ]
    assert asked == [200, 200, 429]


def test_an_account_that_asks_too_often_waits(settings: Settings) -> None:
    with use_rates(RateLimits(account="2/hour")), serving(settings) as base:
        person = signed_up(base)
        assert [person.get("/auth/me").status_code for _ in range(3)] == [200, 200, 429]


def test_passwords_are_counted_apart(settings: Settings) -> None:
    with use_rates(RateLimits(credentials="2/hour")), serving(settings) as base:
        person = signed_up(base)
        given = {name: REGISTRATION[name] for name in ("email", "password")}
        assert httpx.post(f"{base}/auth/login", json=given).status_code == 429
        assert person.get("/auth/me").status_code == 200


def test_kinds_and_names_are_counted_apart() -> None:
    counter = Counter(RateLimits(address="1/hour", account="1/hour"))
    for kind, name in (("address", "a"), ("address", "b"), ("account", "a")):
        counter.count(kind, name)
    with pytest.raises(TooManyRequests) as refused:
        counter.count("address", "a")
    assert refused.value.seconds >= 1


def test_guessing_a_password_locks_with_a_time_to_wait(api: httpx.Client) -> None:
    given = {"email": "nobody@example.org", "password": "a wrong guess"}
    statuses = [api.post("/auth/login", json=given).status_code for _ in range(6)]
    last = api.post("/auth/login", json=given)
    assert 401 in statuses and last.status_code == 429
    assert int(last.headers["retry-after"]) > 0


def test_only_named_origins_may_call(settings: Settings) -> None:
    named = settings.model_copy(update={"allowed_origins": ("https://app.example.org",)})
    with serving(named) as base:
        for origin, allowed in (("https://app.example.org", "https://app.example.org"), ("https://evil.example", None)):
            answer = httpx.get(f"{base}/openapi.json", headers={"origin": origin})
            assert answer.headers.get("access-control-allow-origin") == allowed
        asked = {
            "origin": "https://app.example.org",
            "access-control-request-method": "PUT",
            "access-control-request-headers": "authorization",
        }
        assert httpx.options(f"{base}/auth/me", headers=asked).status_code == 200
        assert httpx.options(f"{base}/auth/me", headers=asked | {"origin": "https://evil.example"}).status_code == 400
    with serving(settings) as base:
        answer = httpx.get(f"{base}/openapi.json", headers={"origin": "https://app.example.org"})
        assert "access-control-allow-origin" not in answer.headers


def test_a_store_that_is_gone_is_a_503_with_a_time_to_wait(tmp_path: Path) -> None:
    nobody = Settings(mongodb_uri="mongodb://127.0.0.1:9/", career_navigator_home=tmp_path, debug=True)
    with serving(nobody) as base, httpx.Client(base_url=base, timeout=PATIENCE_SECONDS) as http:
        answers = [http.get("/market/trending"), http.post("/auth/register", json=REGISTRATION)]
    for answer in answers:
        assert (answer.status_code, answer.json()) == (503, {"detail": "The store does not answer."})
        assert answer.headers["retry-after"] == "5"


def test_a_failure_without_a_name_tells_only_its_request_id(
    api: httpx.Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(snapshot_id: str | None = None) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr(market_routes, "resolve_market", fail)
    with caplog.at_level(logging.ERROR):
        answer = api.get("/market/roles")
    known = answer.headers["x-request-id"]
    assert (answer.status_code, answer.json()) == (500, {"detail": "Internal server error", "request_id": known})
    assert "secret detail" in caplog.text


def test_an_unknown_method_is_refused_with_those_that_are_known(api: httpx.Client) -> None:
    answer = api.patch("/auth/login")
    assert answer.status_code == 405 and answer.headers["allow"] == "POST"
