"""`store.json` of a home folder: which process serves its embedded store, on which port, and who started it."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from core.store import processes
from core.store.processes import Identity, identity_of

FILE = "store.json"


@dataclass(frozen=True, slots=True)
class ServerRecord:
    """What `store.json` says: the port of the server, its process and that of who started it.

    One written by a version without passwords names neither start times nor `has_password`.
    """

    port: int
    server: Identity
    starter: Identity
    has_password: bool


def read_record(home: Path, folder: Path) -> ServerRecord | None:
    """What the file says of the server of `folder`; None where there is none, or none that can be read."""
    try:
        content = json.loads((home / FILE).read_text())
        pid = int(content["pid"])
        if pid < processes.LOWEST_PID:
            return None
        port = _port_of(content.get("port"))
        if "space" not in content:
            return _record_before(port, pid, int(content.get("starter", pid)), folder)
        space = str(content["space"])
        return ServerRecord(
            port,
            Identity(pid, str(content["started"]), space),
            Identity(int(content["starter"]), str(content["starter_started"]), space),
            has_password=True,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _record_before(port: int, pid: int, starter: int, folder: Path) -> ServerRecord | None:
    """The file of an earlier version holds numbers only: the process counts if it runs this folder's server."""
    server = identity_of(pid)
    if server is None or not processes.runs_command(server, str(folder)):
        return None
    return ServerRecord(port, server, identity_of(starter) or Identity(starter, "", ""), has_password=False)


def write_record(home: Path, port: int, pid: int) -> None:
    """Note that this process started the server `pid` on `port`. Raises OSError."""
    server, starter = identity_of(pid), identity_of(os.getpid())
    content = {
        "port": port,
        "pid": pid,
        "started": server.started if server else "",
        "starter": os.getpid(),
        "starter_started": starter.started if starter else "",
        "space": processes.process_space(),
    }
    partial = home / f"{FILE}.new"
    partial.write_text(json.dumps(content))
    partial.replace(home / FILE)


def _port_of(written: object) -> int:
    """The port that `store.json` names; 0 where it names none that there can be."""
    port = written if isinstance(written, int) else 0
    return port if 0 < port < 65_536 else 0
