"""Which process a recorded id means: ids are reused, and each container has its own."""

import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psutil

LOWEST_PID = 2  # 0 and below name groups of processes, 1 is whatever keeps the machine or the container running


@dataclass(frozen=True, slots=True)
class Identity:
    """A process: its number, when it started, and where both mean something (this boot and container)."""

    pid: int
    started: str
    space: str


def identity_of(pid: int) -> Identity | None:
    """The process that has this number now. None if there is none, or if it has ended and waits to be reaped."""
    if pid < 1:
        return None
    try:
        process = psutil.Process(pid)
        if process.status() in (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD):
            return None
        return Identity(pid, _started(process), process_space())
    except (psutil.NoSuchProcess, OverflowError):
        return None
    except psutil.AccessDenied:
        return Identity(pid, "", process_space())


def is_running(identity: Identity) -> bool:
    """True while this very process lives. One of another boot or container cannot be seen from here: False."""
    return identity.space == process_space() and identity_of(identity.pid) == identity


def runs_command(identity: Identity, part: str) -> bool:
    """True where the process runs now and `part` is one of the words of its command line."""
    try:
        return is_running(identity) and part in psutil.Process(identity.pid).cmdline()
    except psutil.Error:
        return False


def listening_port(identity: Identity) -> int | None:
    """The TCP port the process listens on; None where there is none or the system does not tell."""
    try:
        connections = psutil.Process(identity.pid).net_connections("tcp")
    except (psutil.Error, OSError):
        return None
    return next((connection.laddr.port for connection in connections if connection.status == psutil.CONN_LISTEN), None)


def kill(identity: Identity, command_part: str) -> bool:
    """Kill the process if it is still the one recorded and its command line has this word; False where it was not."""
    if identity.pid < LOWEST_PID or identity.pid == os.getpid() or not runs_command(identity, command_part):
        return False
    with suppress(ProcessLookupError):
        os.kill(identity.pid, getattr(signal, "SIGKILL", signal.SIGTERM))  # Windows has only the latter
    return True


@cache
def process_space() -> str:
    """What process numbers mean something in: this boot of this machine, and in it this container; "" if unknown."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{boot}/{Path('/proc/self/ns/pid').stat().st_ino}"
    except OSError:
        return ""


def _started(process: psutil.Process) -> str:
    """On Linux in clock ticks since boot, which setting the clock does not change."""
    if sys.platform == "linux":
        with suppress(OSError, IndexError):
            return Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[19]
    return f"{process.create_time():.2f}"
