"""The shipped nginx configuration, run for real in front of two dashboards."""

import re
import secrets
import socket
import ssl
from contextlib import ExitStack
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from core.store import Store
from tests.browser.people import expect_signed_in, go_to, new_email, open_page, register, session_cookie
from tests.deploy.conftest import Fleet, Tls
from tests.waiting import PATIENCE_MS, PATIENCE_SECONDS

pytestmark = pytest.mark.browser
STRANGER, OTHERS, CROWD = "127.0.0.7", "127.0.0.8", "127.0.0.9"  # all of 127.0.0.0/8 is this machine
AT_ONCE = 260  # more than nginx lets one address ask in a second (30) and ahead of that (200)


def client(fleet: Fleet, address: str = "127.0.0.1") -> httpx.Client:
    """A program that calls from `address`."""
    return httpx.Client(
        base_url=fleet.url, transport=httpx.HTTPTransport(verify=False, local_address=address), timeout=30
    )


def test_each_browser_stays_on_one_dashboard_and_both_are_used(fleet: Fleet) -> None:
    fleet.make_whole()
    browsers = [secrets.token_hex(6) for _ in range(20)]
    for marker in browsers:
        with client(fleet) as http:
            for _ in range(3):
                http.get("/health", params={"browser": marker}).raise_for_status()
    # The first request has no cookie yet; nginx hashes the very id that it then sends as the cookie.
    asked = fleet.requests()
    served = [{upstream for upstream, address in asked if marker in address} for marker in browsers]
    assert {len(one) for one in served} == {1}
    assert {f"http://{one}" for each in served for one in each} == set(fleet.dashboards)


def test_headers_come_once_bundles_are_compressed_and_kept(fleet: Fleet) -> None:
    with client(fleet) as http:
        page = http.get("/")
        for name in ("content-security-policy", "x-content-type-options", "x-request-id"):
            assert len(page.headers.get_list(name)) == 1, name
        assert page.headers["set-cookie"].startswith("cn_lb=")
        assert set(page.headers["set-cookie"].split("; ")[1:]) == {"Path=/", "HttpOnly", "SameSite=Lax"}
        bundle = page.text.split('src="./static/js/')[1].split('"')[0]
        path = f"/static/js/{bundle}"
        for _ in range(2):
            script = http.get(path, headers={"accept-encoding": "gzip"})
            assert script.headers["content-encoding"] == "gzip"
            assert len(script.content) > 10_000
    first, second = fleet.upstreams(path)
    assert first != "-"
    assert second == "-", "the second came from nginx's own copy"


SPELLINGS = ("/metrics", "//metrics", "/metrics/", "/%6detrics", "/x/../metrics", "/metrics?x=/", "/METRICS")


@pytest.mark.parametrize("path", [*SPELLINGS, *(f"/_stcore{one}" for one in SPELLINGS), "/gap/_stcore/metrics"])
def test_metrics_are_not_shown_to_the_outside_however_they_are_spelt(fleet: Fleet, path: str) -> None:
    host = urlsplit(fleet.url)
    with socket.create_connection((str(host.hostname), int(host.port or 0)), timeout=PATIENCE_SECONDS) as plain:
        plain.sendall(f"GET {path} HTTP/1.1\r\nHost: {host.netloc}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: plain.recv(65_536), b""))
    assert b"process_resident_memory_bytes" not in answer and b"cache_memory_bytes" not in answer
    if "METRICS" not in path:  # that is another address, which the application answers as any unknown page
        assert answer.startswith(b"HTTP/1.1 404 ")


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


def test_one_address_cannot_take_all_the_room(fleet: Fleet) -> None:
    host = urlsplit(fleet.url)
    asked = f"GET /_stcore/health HTTP/1.1\r\nHost: {host.netloc}\r\nConnection: close\r\n\r\n".encode()
    with ExitStack() as open_ones:
        crowd = []
        for _ in range(AT_ONCE):
            one = socket.create_connection((str(host.hostname), int(host.port or 0)), 30, source_address=(CROWD, 0))
            crowd.append(open_ones.enter_context(one))
        for one in crowd:
            one.sendall(asked)
        statuses = {one.recv(12)[-3:] for one in crowd}
    assert statuses == {b"200", b"429"}
    with client(fleet) as http:
        assert http.get("/_stcore/health").status_code == 200, "others are not held up"


def test_with_its_tls_lines_in_use_it_speaks_http_2_and_sends_everybody_there(tls: Tls) -> None:
    address, context = urlsplit(tls.url), ssl._create_unverified_context()
    context.set_alpn_protocols(["h2", "http/1.1"])
    with (
        socket.create_connection((str(address.hostname), int(address.port or 0)), timeout=PATIENCE_SECONDS) as plain,
        context.wrap_socket(plain) as secured,
    ):
        assert secured.selected_alpn_protocol() == "h2"
    with httpx.Client(base_url=tls.url, verify=False, timeout=PATIENCE_SECONDS) as http:
        page = http.get("/")
    assert page.headers.get_list("strict-transport-security") == ["max-age=31536000"]
    assert page.headers["set-cookie"].endswith("; Secure")
    moved = httpx.get(f"{tls.plain}/gap?role=data-engineer")
    assert (moved.status_code, moved.headers["location"]) == (308, "https://127.0.0.1/gap?role=data-engineer")


def test_over_tls_the_websocket_and_the_session_are_secure(tls: Tls, browser: Browser) -> None:
    context = browser.new_context(base_url=tls.url, ignore_https_errors=True)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    sockets = []
    page.on("websocket", lambda one: sockets.append(one.url))
    register(page, new_email())
    assert sockets and all(one.startswith(tls.url.replace("https", "wss")) for one in sockets)
    cookie = session_cookie(page)
    assert cookie and cookie["secure"] and cookie["httpOnly"]
    context.close()


def upload_resume(page: Page) -> int:
    """The status of the upload; a dashboard that does not hold the page's session refuses it."""
    open_page(page, "/profile")
    resume = {"name": "resume.txt", "mimeType": "text/plain", "buffer": b"Ada Lovelace. Python."}
    with page.expect_response(lambda answer: "/_stcore/upload_file/" in answer.url) as answered:
        page.locator("input[type=file]").set_input_files(resume)
    return answered.value.status


def test_a_person_stays_signed_in_when_their_dashboard_dies(fleet: Fleet, browser: Browser) -> None:
    fleet.make_whole()
    context = browser.new_context(base_url=fleet.url)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    sockets = []
    page.on("websocket", lambda socket: sockets.append(urlsplit(socket.url).netloc))
    register(page, new_email())
    assert set(sockets) == {urlsplit(fleet.url).netloc}
    before = session_cookie(page)
    assert upload_resume(page) == 204
    (serving,) = fleet.served_by("/_stcore/host-config")
    assert fleet.served_by("/_stcore/upload_file") == {serving}, "an upload goes where the session lives"
    fleet.stop(serving)
    go_to(page, "Skill gap")  # in the page that was open, without loading it again
    expect(page).to_have_url(re.compile("/gap"), timeout=PATIENCE_MS)
    expect_signed_in(page)
    expect_signed_in(open_page(page, "/gap"))
    assert session_cookie(page) == before
    assert fleet.served_by("/_stcore/host-config") == {serving, *fleet.stops}
    context.close()
