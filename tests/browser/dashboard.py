"""The real dashboard on a free port, as a child process."""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from core.config import ROOT

START_SECONDS = 300  # an empty store first reads the whole sample, which a busy machine does slowly


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(home: Path, uri: str, database: str, program: Path = ROOT, **settings: str) -> Iterator[str]:
    """The address of a dashboard that answers, stopped afterwards. Its log is `home/dashboard.log`.

    `program` is the folder it runs from.
    """
    port, log = free_port(), home / "dashboard.log"
    home.mkdir(parents=True, exist_ok=True)
    environment = {
        **{name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")},
        "MONGODB_URI": uri, "MONGODB_DATABASE": database, "CAREER_NAVIGATOR_HOME": str(home),
        "JWT_SECRET_KEY": secrets.token_hex(32), "PORT": str(port), **settings,
    }  # fmt: skip
    with log.open("w") as out:
        child = subprocess.Popen(
            [sys.executable, "-m", "core.start"], cwd=program, env=environment, stdout=out, stderr=out
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(url, child, log)
        yield url
    finally:
        child.terminate()
        try:
            child.wait(15)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _wait(url: str, child: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if child.poll() is not None:
            raise RuntimeError(f"The dashboard did not start:\n{log.read_text()}")
        try:
            with urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The dashboard did not answer within {START_SECONDS} s:\n{log.read_text()}")
