"""Questions about servers on this machine: is a port free, does it accept, does a store still answer?"""

import contextlib
import socket
import subprocess
import time
from pathlib import Path

from pymongo import MongoClient
from pymongo.errors import OperationFailure, PyMongoError

INTERNAL_ERROR = 1


def accepts(port: int) -> bool:
    """Whether a server on this machine accepts connections on a port."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def storage_gave_up(uri: str) -> bool:
    """True where the server answers, and refuses to read: its storage stopped after an error of the disk."""
    try:
        with MongoClient[dict[str, object]](uri, serverSelectionTimeoutMS=2000, socketTimeoutMS=5000) as client:
            client["admin"]["storage_check"].find_one({})
    except OperationFailure as error:
        return error.code == INTERNAL_ERROR
    except PyMongoError:
        return False
    return False


def is_locked(path: Path) -> bool:
    """Whether a process, of this container or of another, has locked the file.

    Never where the system has no such locks (Windows).
    """
    try:
        import fcntl
    except ImportError:
        return False
    try:
        with path.open("r+b") as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return True
            return False
    except OSError:
        return False


def is_free(port: int) -> bool:
    """Whether a server on this machine can listen on a port."""
    with contextlib.suppress(OSError), socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        return True
    return False


def free_port() -> int:
    """A port that the system chose and that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def accepts_within(seconds: float, child: subprocess.Popen[bytes], port: int) -> bool:
    """False as soon as the child ends, or where it does not listen in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if child.poll() is not None:
            return False
        if accepts(port):
            return True
        time.sleep(0.05)
    return False
