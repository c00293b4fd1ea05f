"""Visitors that speak Streamlit's own protocol over a websocket: connect, open a page, change a choice, wait, again."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from core.accounts.tokens import COOKIE

LONGEST = 120.0


@dataclass
class Run:
    """One run of the script: seconds until its end was told, bytes and elements sent, errors shown."""

    seconds: float
    sent_bytes: int
    elements: int
    errors: list[str]
    warnings: list[str] = field(default_factory=list)


@dataclass
class Visitor:
    """One tab. `boxes` are the select boxes of the page by key, with the choices each offers.

    As a browser does, it keeps large elements and tells their hashes, so that the same one is not sent again.
    """

    socket: ClientConnection
    page: str = ""
    page_hash: str = ""
    query: str = ""
    boxes: dict[str, tuple[str, Sequence[str]]] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)

    @classmethod
    async def arrive(cls, base: str, token: str | None) -> Self:
        headers = {"Cookie": f"{COOKIE}={token}"} if token else {}
        address = base.replace("http", "ws", 1) + "/_stcore/stream"
        return cls(
            await connect(
                address, subprotocols=["streamlit"], additional_headers=headers, max_size=None, compression=None
            )
        )

    async def open(self, page: str, query: str = "") -> Run:
        """Go to a page by name ("" is the home page), as a click in the navigation does."""
        self.page, self.page_hash, self.query, self.states = page, "", query, {}
        return await self._run()

    async def choose(self, key: str, number: int, labels: Sequence[str] = ()) -> Run:
        """Take choice `number` of `labels`, else of the select box with that key, and let the page run."""
        widget, options = self.boxes[key]
        label = labels[number % len(labels)] if labels else ""
        self.states[widget] = label if label in options else options[number % len(options)]
        return await self._run()

    async def ask(self, name: str, value: str) -> Run:
        """Let the address say something else and the page run, as the browser's back button does."""
        self.query = urlencode(dict(parse_qsl(self.query)) | {name: value})
        return await self._run()

    async def again(self) -> Run:
        """Let the page run as it stands."""
        return await self._run()

    async def leave(self) -> None:
        await self.socket.close()

    async def _run(self) -> Run:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_script_hash, asked.page_name = self.query, self.page_hash, self.page
        asked.cached_message_hashes.extend(self.kept)
        asked.context_info.timezone, asked.context_info.locale = "UTC", "en-US"
        asked.context_info.url, asked.context_info.color_scheme = f"http://127.0.0.1/{self.page}", "light"
        for widget, value in self.states.items():
            state = asked.widget_states.widgets.add()
            state.id, state.string_value = widget, value
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        done = Run(0, 0, 0, [])
        while True:
            raw = await asyncio.wait_for(self.socket.recv(), LONGEST)
            assert isinstance(raw, bytes)
            done.sent_bytes += len(raw)
            if self._read(ForwardMsg.FromString(raw), done):
                done.seconds = time.perf_counter() - started
                return done

    def _read(self, message: Any, done: Run) -> bool:
        kind = message.WhichOneof("type")
        if message.metadata.cacheable:
            self.kept.add(message.hash)
        if kind == "ref_hash":
            done.elements += 1
        elif kind == "script_finished":
            return message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        if kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._seen(message.delta.new_element, done)
        return False

    def _seen(self, element: Any, done: Run) -> None:
        done.elements += 1
        kind = element.WhichOneof("type")
        if kind == "exception" or (kind == "alert" and element.alert.format == element.alert.ERROR):
            done.errors.append(element.exception.message if kind == "exception" else element.alert.body)
        if kind == "alert" and element.alert.format == element.alert.WARNING:
            done.warnings.append(element.alert.body)
        if kind == "selectbox":
            box = element.selectbox
            self.boxes[box.id.rsplit("-", 1)[-1]] = (box.id, list(box.options))
