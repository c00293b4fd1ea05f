"""Questions to the system about servers: is a process alive, is a port free, does a store still answer?"""

import contextlib
import os
import socket
import subprocess
import time

from pymongo import MongoClient
from pymongo.errors import OperationFailure, PyMongoError

INTERNAL_ERROR = 1


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def accepts(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def storage_gave_up(port: int) -> bool:
    """True where the server answers, and refuses to read: its storage stopped after an error of the disk."""
    address = f"mongodb://127.0.0.1:{port}/?directConnection=true"
    try:
        with MongoClient[dict[str, object]](address, serverSelectionTimeoutMS=2000, socketTimeoutMS=5000) as client:
            client["admin"]["storage_check"].find_one({})
    except OperationFailure as error:
        return error.code == INTERNAL_ERROR
    except PyMongoError:
        return False
    return False


def is_free(port: int) -> bool:
    with contextlib.suppress(OSError), socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        return True
    return False


def free_port() -> int:
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
