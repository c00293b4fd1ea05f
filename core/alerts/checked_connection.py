"""Connections to hosts that somebody typed: a name is looked up once, and what was checked is connected to."""

import socket
import time
from collections.abc import Iterable
from ssl import SSLContext
from typing import Any

import httpcore

from core.alerts.addresses import Check
from core.errors import WebhookRefused
from core.mail.reasons import not_delivered


class CheckedBackend(httpcore.NetworkBackend):
    """Looks a name up, refuses it if one of its addresses is not allowed, and connects to one of these very addresses.

    TLS and the Host header keep the name, as httpcore sets them from the address asked for. Nothing on the connection
    may take longer than until `deadline` (of time.monotonic) in all, nor bring more than `most_bytes`.
    """

    def __init__(self, is_allowed: Check, deadline: float, most_bytes: int) -> None:
        self._is_allowed, self._deadline, self._most_bytes = is_allowed, deadline, most_bytes
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline counts
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a checked address of `host`. Raises WebhookRefused, httpcore's errors."""
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(type(error).__name__) from None
        addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
        if not addresses or not all(self._is_allowed(address) for address in addresses):
            raise not_delivered(WebhookRefused, "webhook_private")
        failure: Exception = httpcore.ConnectError("no address answers")
        for address in addresses:
            try:
                stream = self._plain.connect_tcp(address, port, _left(self._deadline), local_address, socket_options)
                return _Bounded(stream, self._deadline, self._most_bytes)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class _Bounded(httpcore.NetworkStream):
    """A stream that ends in time and brings no more than it may."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float, most_bytes: int) -> None:
        self._stream, self._deadline, self._most_bytes = stream, deadline, most_bytes

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - as above
        if self._most_bytes <= 0:
            raise httpcore.ReadError("the answer is too large")
        data = self._stream.read(min(max_bytes, self._most_bytes), _left(self._deadline))
        self._most_bytes -= len(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - as above
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - as above
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline))
        return _Bounded(secured, self._deadline, self._most_bytes)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time is up")
    return left
