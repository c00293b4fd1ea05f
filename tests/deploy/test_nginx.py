"""The shipped nginx configuration, run for real in front of two dashboards."""

import secrets
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, expect

from core.store import Store
from tests.browser.people import expect_signed_in, new_email, open_page, register, session_cookie
from tests.deploy.conftest import Fleet

pytestmark = pytest.mark.browser
STRANGER, OTHERS = "127.0.0.7", "127.0.0.8"  # all of 127.0.0.0/8 is this machine


def client(fleet: Fleet, address: str = "127.0.0.1") -> httpx.Client:
    """A program that calls from `address`."""
    return httpx.Client(base_url=fleet.url, transport=httpx.HTTPTransport(local_address=address), timeout=30)


def test_each_browser_stays_on_one_dashboard_and_both_are_used(fleet: Fleet) -> None:
    used = []
    for _ in range(12):
        marker = secrets.token_hex(6)
        with client(fleet) as http:
            for _ in range(4):
                http.get("/health", params={"marker": marker}).raise_for_status()
        # The first request has no cookie yet; nginx hashes the very id that it then sends as the cookie.
        served = fleet.served_by(marker)
        assert len(served) == 1
        used.append(served.pop())
    assert set(used) == set(fleet.dashboards)


def test_headers_come_once_bundles_are_compressed_and_kept(fleet: Fleet) -> None:
    with client(fleet) as http:
        page = http.get("/")
        for name in ("content-security-policy", "x-content-type-options", "x-request-id"):
            assert len(page.headers.get_list(name)) == 1, name
        assert page.headers["set-cookie"].startswith("cn_lb=")
        assert {"HttpOnly", "SameSite=Lax"} <= set(page.headers["set-cookie"].split("; "))
        bundle = page.text.split('src="./static/js/')[1].split('"')[0]
        path = f"/static/js/{bundle}"
        for _ in range(2):
            script = http.get(path, headers={"accept-encoding": "gzip"})
            assert script.headers["content-encoding"] == "gzip"
            assert len(script.content) > 10_000
    first, second = fleet.upstreams(path)
    assert first != "-"
    assert second == "-", "the second came from nginx's own copy"


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics"])
def test_metrics_are_not_shown_to_the_outside(fleet: Fleet, path: str) -> None:
    with client(fleet) as http:
        assert http.get(path).status_code == 404


def test_too_large_a_body_is_refused_at_the_door(fleet: Fleet) -> None:
    with client(fleet) as http:
        refused = http.post("/auth/login", content=b"x" * 7_000_000, headers={"content-type": "application/json"})
    assert refused.status_code == 413


def test_lockout_counts_the_client_and_not_what_it_claims_to_be(fleet: Fleet) -> None:
    wrong = {"email": new_email(), "password": "wrong password 1"}
    with client(fleet, STRANGER) as http:
        refused = http.post("/auth/login", json=wrong, headers={"x-forwarded-for": "203.0.113.9"})
    assert refused.status_code == 401
    store = Store.connect(fleet.store)
    try:
        assert store.lockouts.find(f"address:{STRANGER}") is not None
        assert store.lockouts.find("address:203.0.113.9") is None
        assert store.lockouts.find("address:127.0.0.1") is None
    finally:
        store.close()


def test_signing_in_is_limited_by_address(fleet: Fleet) -> None:
    with client(fleet, OTHERS) as http:
        statuses = [http.post("/auth/login", json={}).status_code for _ in range(40)]
    assert statuses[0] == 422
    assert 429 in statuses
    with client(fleet) as http:
        assert http.post("/auth/login", json={}).status_code == 422, "others are not held up"


def test_a_person_stays_signed_in_when_their_dashboard_dies(fleet: Fleet, browser: Browser) -> None:
    context = browser.new_context(base_url=fleet.url)
    context.set_default_timeout(20_000)
    page = context.new_page()
    sockets = []
    page.on("websocket", lambda socket: sockets.append(urlsplit(socket.url).netloc))
    register(page, new_email())
    assert set(sockets) == {urlsplit(fleet.url).netloc}
    before = session_cookie(page)
    (serving,) = fleet.served_by("/_stcore/host-config")
    fleet.stop(serving)
    expect_signed_in(open_page(page, "/gap"))
    expect(page.get_by_role("heading", name="Skill gap")).to_be_visible()
    assert session_cookie(page) == before
    assert fleet.served_by("/_stcore/host-config") == {serving, *fleet.stops}
    context.close()
