"""The HTTP routes on a real server: uvicorn on a free port of loopback, over a fresh store."""

import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.api.headers import SecurityHeaders
from core.api.rates import RateLimits, use_rates
from core.api.requests import RequestContext
from core.api.routes import ROUTES
from core.config import Settings
from core.runtime import Runtime, use_runtime
from core.store import Store
from tests.api.market import fill
from tests.conftest import drop_from_lent_server
from tests.waiting import PATIENCE_SECONDS


async def broken(request: Request) -> Response:
    raise RuntimeError("a secret detail")


# Clients of `signed_up` by the server they speak to, which does not end while one keeps a connection.
_opened: dict[str, ExitStack] = {}


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Base URL of a server over `settings`; nothing of Streamlit is started."""
    runtime = Runtime(settings)
    use_runtime(runtime)
    app = Starlette(
        routes=[*ROUTES, Route("/broken", broken)],
        middleware=[Middleware(SecurityHeaders), Middleware(RequestContext)],
    )
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    try:
        with _opened.setdefault(base, ExitStack()):
            yield base
    finally:
        del _opened[base]
        server.should_exit = True
        thread.join(PATIENCE_SECONDS)
        use_runtime(None)
        runtime.close()


@pytest.fixture
def api(settings: Settings) -> Iterator[httpx.Client]:
    with serving(settings) as base, httpx.Client(base_url=base) as client:
        yield client


@dataclass(frozen=True)
class Person:
    """Somebody signed in: `http` sends their token."""

    http: httpx.Client
    account: dict[str, Any]

    def get(self, path: str, **parameters: Any) -> httpx.Response:
        return self.http.get(path, params=parameters)


REGISTRATION = {
    "email": "ada@example.org",
    "password": "correct horse battery",
    "full_name": "Ada Example",
    "skills": ["Python", "SQL", "Underwater Basketry"],
    "target_roles": ["Data Engineer"],
    "experience_level": "junior",
    "location": "Berlin",
}


def signed_up(base: str, **changes: Any) -> Person:
    """A new account with a token; its client is closed with the server."""
    given = REGISTRATION | changes
    with httpx.Client(base_url=base) as http:
        made = http.post("/auth/register", json=given)
        assert made.status_code == 201, made.text
        found = http.post("/auth/login", json={name: given[name] for name in ("email", "password")}).json()
    client = httpx.Client(base_url=base, headers={"Authorization": f"Bearer {found['access_token']}"})
    _opened[base.rstrip("/")].callback(client.close)
    return Person(client, found["user"])


@pytest.fixture(scope="module")
def market(server_uri: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Base URL of a server whose store holds a small market; one for a module, nothing in it changes the postings."""
    name = f"test_{secrets.token_hex(6)}"
    settings = Settings(
        mongodb_uri=server_uri, mongodb_database=name, career_navigator_home=tmp_path_factory.mktemp("home"), debug=True
    )
    store = Store.connect(settings)
    fill(store)
    store.close()
    generous = RateLimits(address="100000/minute", account="100000/minute", credentials="100000/minute")
    with use_rates(generous), serving(settings) as base:
        yield base
    drop_from_lent_server(server_uri, name)


@pytest.fixture(scope="module")
def ada(market: str) -> Person:
    """Knows Python and SQL, wants to be a data engineer."""
    return signed_up(market)


@pytest.fixture
def anyone(market: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=market) as client:
        yield client
