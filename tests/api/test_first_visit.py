"""What is loaded when it is first asked for: the API, and what pages need."""

import asyncio
import threading
from contextlib import suppress
from typing import Any

import pytest
from fastapi.routing import APIRoute

from core.api.app import PARTS
from core.api.first_visit import FirstVisit
from core.api.paths import API_PATHS
from tests.tables import each_row

PAGE = {"type": "http", "method": "GET", "path": "/gap", "headers": [(b"accept", b"text/html,*/*;q=0.8")]}
WEBSOCKET = {"type": "websocket", "path": "/_stcore/stream", "headers": []}


def test_the_paths_are_told_as_the_api_has_them() -> None:
    routes = [route.path for part in PARTS for route in part.routes if isinstance(route, APIRoute)]
    assert list(API_PATHS) == ["/openapi.json", "/docs", *dict.fromkeys(routes)]


class Served:
    """The middleware over an application that notes what reached it, and a `load` that ends when told."""

    def __init__(self, error: Exception | None = None) -> None:
        self.reached: list[str] = []
        self.load_count, self.may_end, self.loaded = 0, threading.Event(), asyncio.Event()
        self._error = error
        self.middleware = FirstVisit(self._app, self._load, self.loaded)

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        self.reached.append(scope["type"])

    def _load(self) -> None:
        self.load_count += 1
        self.may_end.wait(30)
        if self._error:
            raise self._error

    async def ask(self, scope: dict[str, Any]) -> None:
        await self.middleware(scope, None, None)  # type: ignore[arg-type]


@each_row(
    "scope",
    [
        {"type": "http", "method": "GET", "path": "/health", "headers": []},
        {"type": "http", "method": "GET", "path": "/market/demand", "headers": [(b"accept", b"application/json")]},
        {"type": "http", "method": "POST", "path": "/auth/session", "headers": [(b"accept", b"text/html")]},
        {"type": "lifespan"},
    ],
)
def test_what_is_no_page_loads_nothing(scope: dict[str, Any]) -> None:
    async def asking() -> None:
        served = Served()
        await served.ask(scope)
        await asyncio.sleep(0)
        assert served.load_count == 0 and served.reached == [scope["type"]]

    asyncio.run(asking())


def test_a_page_is_answered_at_once_and_its_script_waits_for_what_it_needs() -> None:
    async def asking() -> None:
        served = Served()
        for _ in range(3):
            await served.ask(PAGE)
        assert served.reached == ["http"] * 3
        scripts = [asyncio.create_task(served.ask(WEBSOCKET)) for _ in range(2)]
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(scripts[0]), 0.05)
        assert served.reached == ["http"] * 3 and not served.loaded.is_set()
        served.may_end.set()
        await asyncio.gather(*scripts)
        await served.ask(WEBSOCKET)
        assert served.reached == ["http"] * 3 + ["websocket"] * 3
        assert served.loaded.is_set() and served.load_count == 1

    asyncio.run(asking())


def test_pages_are_served_where_loading_ahead_failed(caplog: pytest.LogCaptureFixture) -> None:
    async def asking() -> None:
        served = Served(MemoryError("no room"))
        served.may_end.set()
        await served.ask(WEBSOCKET)
        assert served.reached == ["websocket"] and served.loaded.is_set()

    asyncio.run(asking())
    assert "could not be loaded ahead" in caplog.text and "no room" in caplog.text
