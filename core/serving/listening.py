"""The sockets the dashboard listens on: one for each address, IPv4 or IPv6."""

import socket
from collections.abc import Sequence

IPV6_ONLY = hasattr(socket, "IPV6_V6ONLY")


class CannotListen(Exception):
    """The message says in one sentence what to do."""


def open_sockets(addresses: Sequence[str], port: int) -> list[socket.socket]:
    """Bound sockets (not listening yet), in the order of `addresses`. Raises CannotListen, with none left open."""
    opened: list[socket.socket] = []
    try:
        opened.extend(_bound(address, port) for address in addresses)
    except CannotListen:
        close(opened)
        raise
    return opened


def close(sockets: Sequence[socket.socket]) -> None:
    """Close them all."""
    for listener in sockets:
        listener.close()


def _bound(address: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError:
        raise CannotListen(
            f"{address} in ADDRESS is no address of this machine; use 127.0.0.1, ::1, 0.0.0.0 or :: (all there are)."
        ) from None
    try:
        bound = socket.socket(family, kind, protocol)
    except OSError as error:
        raise CannotListen(f"This machine does not speak the protocol of {address} ({error.strerror}).") from None
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6 and IPV6_ONLY:
            bound.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)  # IPv4 has a socket of its own
        bound.bind(place)
    except PermissionError:
        bound.close()
        raise CannotListen(f"Port {port} needs more rights; choose one above 1023: PORT=8501 make run") from None
    except OSError as error:
        bound.close()
        raise CannotListen(
            f"Port {port} on {address} is taken ({error.strerror}); stop the program that "
            f"holds it or choose another: PORT={port + 1} make run"
        ) from None
    return bound
