"""Runs the embedded server with a password: `serve.py USER PASSWORD_FILE OPTION …`, options as `secantusd-py` has.

The server's own command can ask for passwords, but only after somebody made an account over a connection without one.
Here the account is written into the storage before the port opens, so there is no moment without a password. It also
ends at once and every time: the original hung in one of eight stops, and needed two seconds in most others.
"""

import contextlib
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from typing import Any

from secantus import auth, cli, server, storage

DATABASE = "admin"
MECHANISM = auth.SCRAM_SHA_256
ENDING = (signal.SIGTERM, signal.SIGINT)


class QuickStorage(storage.Storage):  # type: ignore[misc]  # its package has no types
    """Reads the options of a collection's indexes once for each chunk of documents, not three times for each document.

    A third of the time that a posting takes to store. The chunk is written under the collection's lock, and the list of
    its indexes is read once for it by the package too.
    """

    _writing = threading.local()

    def _insert_chunk(self, *args: Any, **options: Any) -> Any:
        self._writing.options = {}
        try:
            return super()._insert_chunk(*args, **options)
        finally:
            self._writing.options = None

    def _index_options_map(self, database: str, collection: str) -> Any:
        read_here = getattr(self._writing, "options", None)
        if read_here is None:
            return super()._index_options_map(database, collection)
        if (database, collection) not in read_here:
            read_here[database, collection] = super()._index_options_map(database, collection)
        return read_here[database, collection]


class PrivateServer(server.SecantusDBServer):  # type: ignore[misc]  # its package has no types
    """A server with one account, created from the password file at each start."""

    user = ""
    account: dict[str, Any] = {}  # noqa: RUF012

    def start(self) -> None:
        """Make the one user and listen, with ending put off until that is done."""
        with _ending_put_off():
            self.storage.add_user(DATABASE, self.user, self.account, replace=True)
            super().start()

    def wait(self) -> None:
        """Not in a lock: the handler of a signal, which runs in this thread, would wait for that lock for ever."""
        while self._socket is not None:
            time.sleep(0.5)

    def stop(self) -> None:
        """End once: further signals are ignored, and the thread that accepts is woken."""
        for number in ENDING:
            signal.signal(number, signal.SIG_IGN)
        listening = self._socket
        if listening is not None:
            with contextlib.suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)  # closing alone does not wake the thread that accepts
        super().stop()


@contextlib.contextmanager
def _ending_put_off() -> Any:
    """Signals to end wait until the server is whole."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


def main(user: str, password_file: Path, options: list[str]) -> int:
    """Serve until told to end."""
    password = password_file.read_text().strip()
    PrivateServer.user = user
    PrivateServer.account = {
        "_id": f"{DATABASE}.{user}",
        "user": user,
        "db": DATABASE,
        "credentials": auth.derive_credentials(password, mechanism=MECHANISM, username=user).to_doc(),
        "roles": [{"role": "root", "db": DATABASE}],
        "mechanisms": [MECHANISM],
    }
    server.Storage = QuickStorage
    cli.SecantusDBServer = PrivateServer
    return int(cli.main([*options, "--auth"]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))
