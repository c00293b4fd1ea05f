"""The real dashboard in a process of its own, as `make run` starts it, with the processor time and memory it takes."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from core.config import ROOT
from core.store.probes import free_port
from testbed.dashboard import PROGRAM, answering


@dataclass(frozen=True)
class Server:
    """A server that answers at `base`."""

    base: str
    process: psutil.Process

    def used(self) -> float:
        """Seconds of processor time so far; those of the store's own process are not among them."""
        if sys.platform == "linux":  # psutil counts hundredths of a second, which is a rerun
            return time.clock_gettime(~self.process.pid << 3 | 2)  # clock_getcpuclockid(3) of another process
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def resident(self) -> int:
        """Bytes of memory it has now."""
        return int(self.process.memory_info().rss)


@contextmanager
def dashboard(home: Path, checkout: Path = ROOT) -> Iterator[Server]:
    """The dashboard over the store of `home`, without limits to how often it is asked; its log is in `home` too.

    It runs the code of `checkout`.
    """
    port = free_port()
    environment = {
        **os.environ,
        "CAREER_NAVIGATOR_HOME": str(home),
        "PORT": str(port),
        "API_REQUESTS_PER_MINUTE": "10000000",
    }
    with answering(PROGRAM, port, checkout, environment, home / "dashboard.log") as (base, child):
        yield Server(base, psutil.Process(child.pid))


@contextmanager
def plain_page(folder: Path) -> Iterator[Server]:
    """`benchmarks/plain_page.py` as anybody would run it: Streamlit as it comes, without a configuration."""
    port = free_port()
    script = str(ROOT / "benchmarks" / "plain_page.py")
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), "--server.headless=true"]
    environment = {**os.environ, "PLAIN_PAGE_FRAMES": str(folder)}
    with answering(command, port, folder, environment, folder / "plain.log") as (base, child):
        yield Server(base, psutil.Process(child.pid))
