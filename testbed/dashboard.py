"""The real dashboard on a free port, as a child process."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from core.config import ROOT
from core.store.probes import free_port

START_SECONDS = 120
SAMPLE_SECONDS = 300  # a busy machine reads it slowly
PROGRAM = (sys.executable, "-m", "core.start")


@contextmanager
def running(
    home: Path, uri: str, database: str, program: Path = ROOT, port: int | None = None, **settings: str
) -> Iterator[str]:
    """The address of a dashboard that answers, stopped afterwards. Its log is `home/dashboard.log`.

    `program` is the folder it runs from; without `port` it takes a free one.
    """
    port = port or free_port()
    home.mkdir(parents=True, exist_ok=True)
    environment = {
        **{name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")},
        "MONGODB_URI": uri,
        "MONGODB_DATABASE": database,
        "CAREER_NAVIGATOR_HOME": str(home),
        "JWT_SECRET_KEY": secrets.token_hex(32),
        "PORT": str(port),
        **settings,
    }
    with answering(PROGRAM, port, program, environment, home / "dashboard.log") as (url, _):
        yield url


@contextmanager
def answering(
    command: Sequence[str], port: int, folder: Path, environment: Mapping[str, str], log: Path
) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Address and process of a Streamlit server that `command` starts on `port`, stopped afterwards."""
    with log.open("w") as out:
        child = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(url, child, log)
        yield url, child
    finally:
        child.terminate()
        try:
            child.wait(15)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def wait_for_postings(url: str) -> None:
    """Until the dashboard serves a snapshot with postings; an empty store first reads the sample."""
    deadline = time.monotonic() + SAMPLE_SECONDS
    while time.monotonic() < deadline:
        try:
            with urlopen(f"{url}/health/ready", timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError(f"{url} served no postings within {SAMPLE_SECONDS} s")


def _wait(url: str, child: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if child.poll() is not None:
            raise RuntimeError(f"The server did not start:\n{log.read_text()}")
        try:
            with urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server did not answer within {START_SECONDS} s:\n{log.read_text()}")
