"""The real dashboard in a process of its own, as `make run` starts it, with the processor time and memory it takes."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import psutil

from core.config import ROOT

LONGEST_START = 180.0


@dataclass(frozen=True)
class Server:
    """A server that answers at `base`."""

    base: str
    process: psutil.Process

    def used(self) -> float:
        """Seconds of processor time so far; those of the store's own process are not among them."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def resident(self) -> int:
        """Bytes of memory it has now."""
        return int(self.process.memory_info().rss)


@contextmanager
def dashboard(home: Path) -> Iterator[Server]:
    """The dashboard over the store of `home`, without limits to how often it is asked; its log is in `home` too."""
    port = _free_port()
    environment = {
        **os.environ,
        "CAREER_NAVIGATOR_HOME": str(home),
        "PORT": str(port),
        "API_REQUESTS_PER_MINUTE": "10000000",
    }
    with _running([sys.executable, "-m", "core.start"], port, ROOT, environment, home / "dashboard.log") as server:
        yield server


@contextmanager
def plain_page(folder: Path) -> Iterator[Server]:
    """`benchmarks/plain_page.py` as anybody would run it: Streamlit as it comes, without a configuration."""
    port = _free_port()
    script = str(ROOT / "benchmarks" / "plain_page.py")
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), "--server.headless=true"]
    environment = {**os.environ, "PLAIN_PAGE_FRAMES": str(folder)}
    with _running(command, port, folder, environment, folder / "plain.log") as server:
        yield server


@contextmanager
def _running(command: list[str], port: int, folder: Path, environment: dict[str, str], log: Path) -> Iterator[Server]:
    with log.open("w") as out:
        child = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out)
    try:
        base = f"http://127.0.0.1:{port}"
        _wait(child, f"{base}/_stcore/health", log)
        yield Server(base, psutil.Process(child.pid))
    finally:
        child.terminate()
        try:
            child.wait(15)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _wait(child: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    ends = time.monotonic() + LONGEST_START
    while time.monotonic() < ends:
        if child.poll() is not None:
            raise RuntimeError(f"The server did not start:\n{log.read_text()}")
        try:
            with urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"No answer at {url} within {LONGEST_START:.0f} s:\n{log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
