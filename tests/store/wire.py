"""A way to the database that breaks on purpose: ports on loopback, a proxy that cuts and refuses, TLS."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def listening(serve: Callable[[socket.socket], None]) -> Iterator[int]:
    """A port on loopback whose every connection is given to `serve`."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            while True:
                try:
                    peer, _ = server.accept()
                except OSError:
                    return
                threading.Thread(target=_guarded, args=(serve, peer), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield int(server.getsockname()[1])


def _guarded(serve: Callable[[socket.socket], None], peer: socket.socket) -> None:
    with peer:
        try:
            serve(peer)
        except OSError:
            return


class Proxy:
    """Passes bytes on to a server, and can refuse and cut connections for a while, as a step-down does."""

    def __init__(self, port: int, tls: ssl.SSLContext | None = None) -> None:
        self.target, self.is_up, self.tls = port, True, tls
        self.cut_after_bytes: int | None = None  # of what the server sends: then the connection breaks, once
        self.down_at: bytes | None = None  # what a client sends: then it refuses until it is told otherwise
        self._open: list[socket.socket] = []

    def serve(self, peer: socket.socket) -> None:
        if not self.is_up:
            return
        if self.tls is not None:
            peer = self.tls.wrap_socket(peer, server_side=True)
        with socket.create_connection(("127.0.0.1", self.target)) as server, peer:
            self._open += [peer, server]
            back = threading.Thread(target=_pump, args=(server, peer, self._may_pass), daemon=True)
            back.start()
            _pump(peer, server, self._may_enter())

    def _may_pass(self, received: bytes) -> bool:
        if self.cut_after_bytes is None:
            return True
        self.cut_after_bytes -= len(received)
        if self.cut_after_bytes > 0:
            return True
        self.cut_after_bytes = None
        return False

    def _may_enter(self) -> Callable[[bytes], bool]:
        """Of one connection: a mark may come in two parts."""
        end = b""

        def may_enter(received: bytes) -> bool:
            nonlocal end
            if (mark := self.down_at) is None:
                return True
            if mark not in end + received:
                end = received[-len(mark) :]
                return True
            self.down_at, self.is_up = None, False
            self.cut()
            return False

        return may_enter

    def cut(self) -> None:
        """Break every connection there is."""
        for one in self._open:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        self._open.clear()

    def down_for(self, seconds: float) -> threading.Thread:
        def outage() -> None:
            self.is_up = False
            self.cut()
            time.sleep(seconds)
            self.is_up = True

        thread = threading.Thread(target=outage)
        thread.start()
        return thread


def _pump(source: socket.socket, target: socket.socket, may_pass: Callable[[bytes], bool] = lambda _: True) -> None:
    try:
        while (received := source.recv(65_536)) and may_pass(received):
            target.sendall(received)
        target.shutdown(socket.SHUT_RDWR)
        source.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
