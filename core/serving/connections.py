"""Limits of a connection, held where bytes arrive: how many, how large a head, how long a head or a body may take.

ASGI sees a request when its head is complete, so none of this can be a middleware.
"""

import asyncio
import logging
import time
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from core.accounts.client_address import client_address, peer_is_trusted

log = logging.getLogger(__name__)
MAX_HEAD = 64 * 1024
TOLD_EVERY_SECONDS = 60.0
LINGER_SECONDS = 0.5
SETTLE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Limits:
    """Connections at once (a trusted proxy has no limit of its own), and seconds for parts of a request.

    A body may take `body_seconds` in all and be silent for `silent_seconds`.
    """

    in_all: int = 2_000
    per_address: int = 200
    head_seconds: float = 10.0
    body_seconds: float = 120.0
    silent_seconds: float = 20.0
    trusted: tuple[str, ...] = ()


class Gate:
    """Counts the open connections of this process."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.refused = 0
        self._of_address: Counter[str] = Counter()
        self._told_at = float("-inf")

    @property
    def open(self) -> int:
        """How many connections are open."""
        return self._of_address.total()

    def enter(self, peer: str) -> bool:
        """Count a connection in; False where there are too many already."""
        full = self.open >= self.limits.in_all
        if not full and not peer_is_trusted(peer, self.limits.trusted):
            full = self._of_address[peer] >= self.limits.per_address
        if full:
            self._refuse(peer)
            return False
        self._of_address[peer] += 1
        return True

    def leave(self, peer: str) -> None:
        """A connection of this address has ended."""
        self._of_address[peer] -= 1
        if self._of_address[peer] <= 0:
            del self._of_address[peer]

    def _refuse(self, peer: str) -> None:
        self.refused += 1
        if time.monotonic() - self._told_at > TOLD_EVERY_SECONDS:
            self._told_at = time.monotonic()
            log.warning(
                "%s connections are open, %s of them from %s: no more are taken from there (refused so far: %s)",
                self.open,
                self._of_address[peer],
                peer,
                self.refused,
            )


gate = Gate(Limits())


class LimitedProtocol(HttpToolsProtocol):
    """uvicorn's protocol with these limits. A refusal is a plain answer and the end of the connection."""

    _peer: str | None = None
    _clock: asyncio.TimerHandle | None = None
    _in_head = False
    _head_bytes = 0
    _body_ends_at = 0.0
    _refused = False
    _settled = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Let a connection in, or answer 503 where there are too many."""
        super().connection_made(transport)
        peer = client_address(self.client[0] if self.client else None, None, ())
        if not gate.enter(peer):
            self._refuse(503, "Too many connections. Try again in a few seconds.", b"retry-after: 5\r\n")
            return
        self._peer = peer
        self._wait(gate.limits.head_seconds, self._head_took_too_long, settle=True)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop its clocks and give its place to another."""
        self._stop_waiting()
        if self._peer is not None:
            gate.leave(self._peer)
            self._peer = None
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Start the clock of a request's head, and end a head that is too large."""
        self._settled = False
        if self._refused:
            return
        if not self._in_head and not self._is_in_body():
            self._in_head, self._head_bytes = True, 0
            self._wait(gate.limits.head_seconds, self._head_took_too_long, settle=True)
        before = self._head_bytes
        super().data_received(data)
        if self._in_head and not self._refused:
            self._head_bytes = max(self._head_bytes, before + len(data))
            if self._head_bytes > MAX_HEAD:
                self._refuse(431, f"The head of the request is larger than {MAX_HEAD // 1024} KB.")

    def on_url(self, url: bytes) -> None:
        """Count the address towards the head."""
        self._head_bytes += len(url)
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Count a header towards the head."""
        self._head_bytes += len(name) + len(value) + 4
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is whole: refuse one that is too large, and start the clock of the body."""
        self._in_head = False
        if self._head_bytes > MAX_HEAD:
            self._refuse(431, f"The head of the request is larger than {MAX_HEAD // 1024} KB.")
        if self._refused:
            return
        self._head_bytes = 0
        self._body_ends_at = self.loop.time() + gate.limits.body_seconds
        self._wait(gate.limits.silent_seconds, self._body_took_too_long)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Start the clock for the next part of the body anew."""
        if self._refused:
            return
        left = self._body_ends_at - self.loop.time()
        self._wait(min(gate.limits.silent_seconds, left), self._body_took_too_long)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is whole: nothing more is waited for."""
        self._stop_waiting()
        if not self._refused:
            super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """Hand the connection to the websocket protocol, which then tells when it ends."""
        self._stop_waiting()
        if self._refused:
            return
        super().handle_websocket_upgrade()
        if self._peer is not None:  # from now on the other protocol hears of the end
            protocol, peer = self.transport.get_protocol(), self._peer
            lost = protocol.connection_lost

            def connection_lost(exc: Exception | None) -> None:
                gate.leave(peer)
                lost(exc)

            protocol.connection_lost = connection_lost  # type: ignore[method-assign]

    def _is_in_body(self) -> bool:
        return self.cycle is not None and self.cycle.more_body and not self.cycle.response_complete

    def _head_took_too_long(self) -> None:
        if self._in_head:
            self._refuse(408, "The head of the request did not come in time.")
        elif not self.transport.is_closing():
            self.transport.close()

    def _body_took_too_long(self) -> None:
        if self.flow.read_paused and self.loop.time() < self._body_ends_at:  # it is we who do not read
            self._wait(gate.limits.silent_seconds, self._body_took_too_long)
        elif self.cycle is not None and self.cycle.response_started:
            self.transport.close()
        else:
            self._refuse(408, "The body of the request did not come in time.")

    def _refuse(self, status: int, reason: str, header: bytes = b"") -> None:
        self._stop_waiting()
        self._refused = True
        body = reason.encode()
        self.transport.write(
            STATUS_LINE[status]
            + b"content-type: text/plain; charset=utf-8\r\ncontent-length: %d\r\n" % len(body)
            + header
            + b"connection: close\r\n\r\n"
            + body
        )
        # Closing while the client still sends would reset the connection, and the answer with it.
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self._wait(LINGER_SECONDS, self.transport.close)

    def timeout_keep_alive_handler(self) -> None:
        """uvicorn's: ends a connection on which nothing came. First what has come meanwhile is read, as below."""
        if self._settled:
            super().timeout_keep_alive_handler()
        else:
            self._settled = True
            self.timeout_keep_alive_task = self.loop.call_later(SETTLE_SECONDS, self.timeout_keep_alive_handler)

    def _wait(self, seconds: float, then: Any, *, settle: bool = False) -> None:
        """Call `then` after so many seconds; with `settle` only if nothing is read shortly after either.

        After a time without the processor uvloop calls what is due before it reads what has come: without a second look
        a busy server would end connections whose requests lie there unread.
        """
        self._stop_waiting()
        after = partial(self._wait, SETTLE_SECONDS, then) if settle else then
        self._clock = self.loop.call_later(max(seconds, 0), after)

    def _stop_waiting(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None
