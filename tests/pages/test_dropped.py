"""Sessions that fall out of Streamlit's keeping are shut down; those that may come back are not."""

import asyncio
from types import SimpleNamespace
from typing import Any

from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo

from core.web.session_cleanup import ClosingStorage


def session(name: str, closed: list[str]) -> Any:
    return SessionInfo(None, SimpleNamespace(id=name, shutdown=lambda: closed.append(name)), 0)  # type: ignore[arg-type]


def test_the_oldest_beyond_the_limit_is_shut_down_and_one_that_came_back_is_not() -> None:
    closed: list[str] = []
    storage = ClosingStorage(MemorySessionStorage(maxsize=2))

    async def visits() -> None:
        for name in ("a", "b"):
            storage.save(session(name, closed))
        storage.delete("a")  # it came back
        for name in ("c", "d"):
            storage.save(session(name, closed))
        await asyncio.sleep(0)

    asyncio.run(visits())
    assert closed == ["b"]
    assert {one.session.id for one in storage.list()} == {"c", "d"}
    assert storage.get("b") is None
