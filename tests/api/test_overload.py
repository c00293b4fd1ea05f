"""Beyond what can be answered in good time the API says that it is busy, and is back at once when the load ends."""

import threading

import anyio
import httpx
import pytest
from anyio import CapacityLimiter
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from core.api.shedding import AT_ONCE, Shedding
from core.api.threads import Busy, threaded
from tests.waiting import PATIENCE_SECONDS


def test_who_waits_too_long_is_told_that_the_server_is_busy_and_the_next_is_served() -> None:
    release, started = threading.Event(), threading.Event()

    def slow() -> str:
        started.set()
        release.wait(PATIENCE_SECONDS)
        return "done"

    limiter = CapacityLimiter(1)
    work, quick = threaded(limiter, 0.2)(slow), threaded(limiter, 0.2)(lambda: "quick")
    answers: list[str] = []

    async def first() -> None:
        answers.append(await work())

    async def all_of_it() -> None:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(first)
            while not started.is_set():  # noqa: ASYNC110 - a thread sets it
                await anyio.sleep(0.01)
            for _ in range(3):
                with pytest.raises(Busy):
                    await quick()
            release.set()
        assert await quick() == "quick"

    anyio.run(all_of_it)
    assert answers == ["done"]
    assert limiter.borrowed_tokens == 0


def test_what_cannot_be_answered_soon_is_refused_before_it_costs_anything() -> None:
    release, entered = anyio.Event(), list[str]()

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        entered.append(scope["path"])
        if scope["path"] == "/market/roles":
            await release.wait()
        await PlainTextResponse("answered")(scope, receive, send)

    app = Shedding(application)

    async def status(path: str) -> tuple[int, str | None]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as http:
            answer = await http.get(path)
            return answer.status_code, answer.headers.get("retry-after")

    async def all_of_it() -> None:
        async with anyio.create_task_group() as tasks:
            for _ in range(AT_ONCE):
                tasks.start_soon(status, "/market/roles")
            while len(entered) < AT_ONCE:  # noqa: ASYNC110 - tasks fill it
                await anyio.sleep(0.01)
            code, after = await status("/market/demand")
            assert code == 503 and int(after or 0) >= 1
            assert (await status("/health"))[0] == (await status("/auth/login"))[0] == 200
            release.set()
        assert (await status("/market/demand"))[0] == 200

    anyio.run(all_of_it)
