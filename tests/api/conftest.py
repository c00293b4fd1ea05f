"""The HTTP routes on a real server: uvicorn on a free port of loopback, over a fresh store."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.api.headers import SecurityHeaders
from core.api.requests import RequestIds
from core.api.routes import ROUTES
from core.config import Settings
from core.runtime import Runtime, use_runtime


async def broken(request: Request) -> Response:
    raise RuntimeError("a secret detail")


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Base URL of a server over `settings`; nothing of Streamlit is started."""
    runtime = Runtime(settings)
    use_runtime(runtime)
    app = Starlette(
        routes=[*ROUTES, Route("/broken", broken)], middleware=[Middleware(SecurityHeaders), Middleware(RequestIds)]
    )
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
        use_runtime(None)
        runtime.close()


@pytest.fixture
def api(settings: Settings) -> Iterator[httpx.Client]:
    with serving(settings) as base, httpx.Client(base_url=base, timeout=30) as client:
        yield client
