"""The two routes behind the browser's cookie, over HTTP."""

from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from core.accounts.service import Accounts
from core.api.headers import SecurityHeaders
from core.api.routes import ROUTES
from core.config import Settings
from core.errors import NotSignedIn
from core.models import SessionKind, User
from core.runtime import Runtime, use_runtime
from tests.accounts.conftest import PASSWORD
from tests.tables import each_row

HOST = "https://careers.example.org"


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    runtime = Runtime(settings)
    use_runtime(runtime)
    app = Starlette(routes=ROUTES, middleware=[Middleware(SecurityHeaders)])
    with TestClient(app, base_url=HOST, raise_server_exceptions=False) as client:
        yield client
    use_runtime(None)
    runtime.close()


@pytest.fixture
def ticket(accounts: Accounts, ada: User) -> str:
    return str(accounts.sign_in("ada@example.org", PASSWORD, kind=SessionKind.BROWSER).ticket)


def test_a_ticket_gives_an_http_only_secure_lax_cookie_once(
    client: TestClient, ticket: str, accounts: Accounts, ada: User
) -> None:
    answer = client.post("/auth/session", json={"ticket": ticket}, headers={"origin": HOST})
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    cookie = SimpleCookie(answer.headers["set-cookie"])["cn_session"]
    assert cookie["httponly"] and cookie["secure"] and cookie["samesite"] == "lax" and cookie["path"] == "/"
    assert 0 < int(cookie["max-age"]) <= 720 * 60
    assert accounts.authenticate(cookie.value)[0].user_id == ada.user_id
    again = client.post("/auth/session", json={"ticket": ticket}, headers={"origin": HOST})
    assert again.status_code == 401 and "set-cookie" not in again.headers


@pytest.mark.parametrize("trusted", ["", "testclient", "0.0.0.0/0"])
def test_without_tls_the_cookie_is_not_secure_and_a_stranger_cannot_say_otherwise(
    client: TestClient, ticket: str, trusted: str
) -> None:
    headers = {"origin": "http://careers.example.org", "x-forwarded-proto": "https"}
    answer = client.post("http://careers.example.org/auth/session", json={"ticket": ticket}, headers=headers)
    assert answer.status_code == 200 and "secure" not in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize("path", ["/auth/session", "/auth/end-session"])
@pytest.mark.parametrize(
    "origin",
    [None, "null", "https://evil.example", "https://careers.example.org.evil.example", "https://[", HOST + ":444"],
)
def test_a_page_of_another_origin_is_refused(
    client: TestClient, ticket: str, accounts: Accounts, path: str, origin: str | None
) -> None:
    headers = {"origin": origin} if origin else {}
    token, _ = accounts.sessions.redeem(ticket) or ("", None)
    client.cookies.set("cn_session", token)
    answer = client.post(path, json={"ticket": ticket}, headers=headers)
    assert answer.status_code == 403 and "set-cookie" not in answer.headers
    accounts.authenticate(token)


def test_end_session_ends_the_session_and_clears_the_cookie(
    client: TestClient, ticket: str, accounts: Accounts
) -> None:
    client.post("/auth/session", json={"ticket": ticket}, headers={"origin": HOST})
    token = client.cookies["cn_session"]
    answer = client.post("/auth/end-session", headers={"origin": HOST})
    assert answer.status_code == 200 and "cn_session" not in client.cookies
    with pytest.raises(NotSignedIn):
        accounts.authenticate(token)


@each_row(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"5",
        b'{"ticket": {"$ne": ""}}',
        b'{"ticket": ""}',
        b'{"ticket": null}',
        b"\xff\xfe",
        b"[" * 4000,
        b'{"ticket": "' + b"x" * 5000 + b'"}',
    ],
)
def test_a_body_without_a_ticket_is_a_bad_request(client: TestClient, body: bytes) -> None:
    headers = {"origin": HOST, "content-type": "application/json"}
    assert client.post("/auth/session", content=body, headers=headers).status_code == 400


def test_a_form_cannot_post_a_ticket(client: TestClient, ticket: str) -> None:
    assert client.post("/auth/session", data={"ticket": ticket}, headers={"origin": HOST}).status_code == 400


@pytest.mark.parametrize("path", ["/auth/session", "/auth/end-session"])
def test_only_post_is_answered(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 405


def test_a_store_that_is_gone_answers_503_with_a_time_to_retry(settings: Settings) -> None:
    runtime = Runtime(settings.model_copy(update={"mongodb_uri": type(settings.mongodb_uri)("mongodb://127.0.0.1:9")}))
    use_runtime(runtime)
    with TestClient(Starlette(routes=ROUTES), base_url=HOST) as client:
        answer = client.post("/auth/session", json={"ticket": "x"}, headers={"origin": HOST})
    use_runtime(None)
    runtime.close()
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
