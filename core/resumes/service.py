"""Reading a résumé from anywhere in the program: at most two at once, each in a process that can be killed.

A résumé is hostile until read. A process without our settings reads it, bounded in time and memory, so that no crafted
file can stall or fill the dashboard. Nothing is written to disk. The first file waits some seconds for that process to
load; it stays, so the next are read at once.
"""

import atexit
import contextlib
import json
import logging
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from core.config import ROOT
from core.errors import UnreadableResume
from core.resumes.files import KINDS, MAX_BYTES, checked_format
from core.resumes.reading import ResumeReading
from core.resumes.worker import HELLO, frames
from core.texts import text

__all__ = ["AT_ONCE", "KINDS", "MAX_BYTES", "SECONDS", "read_resume"]

SECONDS = 60.0  # of waiting on a busy machine; the work itself is bounded tighter, in processor time
AT_ONCE = 2  # each may take the worker's memory again and a core
MAX_ANSWER = 4_000_000
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH")
log = logging.getLogger(__name__)
_turns = threading.BoundedSemaphore(AT_ONCE)


class _Gone(Exception):
    """The warm process ended before it took the file."""


def read_resume(name: str, data: bytes, *, today: date | None = None, seconds: float = SECONDS) -> ResumeReading:
    """What a résumé says; jobs that go on end `today` (UTC). Raises UnreadableResume with a sentence for the person."""
    checked_format(name, data)
    with taking_a_turn(seconds):
        raw = ask(frames(name, data, today or datetime.now(UTC).date(), seconds), seconds)
    try:
        content: dict[str, Any] = json.loads(raw)
        if "error" in content:
            raise UnreadableResume(str(content["error"]))
        return ResumeReading.from_json(content["reading"])
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableResume(text("resume_error.gave_up")) from error


@contextlib.contextmanager
def taking_a_turn(seconds: float) -> Iterator[None]:
    """Wait up to so many seconds for one of AT_ONCE turns. Raises UnreadableResume."""
    if not _turns.acquire(timeout=seconds):
        raise UnreadableResume(text("resume_error.busy"))
    try:
        yield
    finally:
        _turns.release()


def ask(request: bytes, seconds: float) -> bytes:
    """What the process answers to a request of `frames`, as JSON. Raises UnreadableResume."""
    if not hasattr(os, "fork"):
        return _ask_once(request, seconds)
    until = time.monotonic() + seconds
    was_warm = _warm.is_running()
    try:
        return _warm.ask(request, until)
    except _Gone as error:
        if was_warm:  # it ends by itself when nothing was read for long
            with contextlib.suppress(_Gone):
                return _warm.ask(request, until)
        log.error("the process that reads résumés ended while it started; run python -m core.resumes.worker to see why")
        raise UnreadableResume(text("resume_error.out_of_order")) from error


def _ask_once(request: bytes, seconds: float) -> bytes:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "core.resumes.worker"],
            input=request,
            capture_output=True,
            timeout=seconds,
            cwd=ROOT,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableResume(text("resume_error.too_long")) from error
    return done.stdout[:MAX_ANSWER]


def _environment() -> dict[str, str]:
    """Only what Python needs to start: no key, no URI of ours. One thread, for a process with more cannot be forked."""
    variables = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**variables, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class _Warm:
    """The process that stays, started at the first file and again where it ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def is_running(self) -> bool:
        """Whether a process waits for files."""
        with self._lock:
            return self._process is not None and self._process.poll() is None

    def ask(self, request: bytes, until: float) -> bytes:
        """Send one request to a fork of its own and wait for the answer. Raises UnreadableResume or _Gone."""
        near_end, far_end = socket.socketpair()
        with near_end:
            with far_end, self._lock:
                self._hand_over(far_end)
            try:
                near_end.settimeout(max(0.01, until - time.monotonic()))
                if near_end.recv(1) != HELLO:
                    raise _Gone
                near_end.sendall(request)
                return self._received(near_end, until)
            except TimeoutError as error:
                raise UnreadableResume(text("resume_error.too_long")) from error
            except OSError as error:  # the fork was killed while it took the file
                raise UnreadableResume(text("resume_error.gave_up")) from error

    def _hand_over(self, connection: socket.socket) -> None:
        for _ in range(2):
            if self._process is None or self._process.poll() is not None or self._control is None:
                self._start()
            assert self._control is not None
            try:
                socket.send_fds(self._control, [b"r"], [connection.fileno()])
            except OSError:
                self.stop()
            else:
                return
        raise UnreadableResume(text("resume_error.out_of_order"))

    def _start(self) -> None:
        self.stop()
        self._control, far_end = socket.socketpair()
        with far_end:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "core.resumes.worker", str(far_end.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=ROOT,
                env=_environment(),
                pass_fds=[far_end.fileno()],
            )

    def stop(self) -> None:
        """End the process, if there is one; the next file starts another."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._process = None

    @staticmethod
    def _received(connection: socket.socket, until: float) -> bytes:
        parts, length = [], 0
        while length < MAX_ANSWER:
            connection.settimeout(max(0.01, until - time.monotonic()))
            part = connection.recv(65536)
            if not part:
                break
            parts.append(part)
            length += len(part)
        return b"".join(parts)


_warm = _Warm()
atexit.register(_warm.stop)
