"""The process of the embedded server: which version may open a folder, how it is started and let go of."""

import contextlib
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from core.errors import StoreRefused


def refuse_other_version(home: Path, folder: Path) -> None:
    """Raises StoreRefused if another version of the server wrote `folder`; else records our version next to it."""
    mark, ours = home / "store.version", version("SecantusDB")
    if folder.exists() and mark.exists() and (theirs := mark.read_text().strip()) != ours:
        raise StoreRefused(
            f"The store directory {folder} was written by SecantusDB {theirs}, installed is {ours}. Bring "
            f"the data over: python -m pip install SecantusDB=={theirs}; python -m core.store export DIR; move the "
            f"folder away; python -m pip install SecantusDB=={ours}; python -m core.store import DIR."
        )
    if not mark.exists() or mark.read_text().strip() != ours:
        mark.write_text(ours)


def start_server(folder: Path, port: int, user: str, password_file: Path, log_path: Path) -> "subprocess.Popen[bytes]":
    """A server of `folder` on `port`, which ends with this process; what it prints goes into `log_path`."""
    command = [
        sys.executable,
        "-I",
        str(Path(__file__).with_name("launch.py")),
        str(os.getpid()),
        sys.executable,
        "-I",
        str(Path(__file__).with_name("serve.py")),
        user,
        str(password_file),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--storage-path",
        str(folder),
        "--sync-on-commit",
        "--cache-size",
        "256M",
        "--standalone",
        "--log-level",
        "WARNING",
    ]
    with log_path.open("wb") as output:
        # A session of its own: Ctrl-C in the terminal reaches us, and we end the server in order.
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=output, stderr=output, cwd=folder.parent, start_new_session=True
        )


def reap(child: subprocess.Popen[bytes]) -> None:
    """Wait for a child that ends and close our end of its standard input."""
    if child.stdin:
        with contextlib.suppress(OSError):
            child.stdin.close()
    child.wait()
