"""Fills an empty store with the sample beside the running server, in a process of its own.

A child does it: where the packed sample was read with other data its texts are read, which needs spaCy, whose memory
would stay with the dashboard for good.
"""

import logging
import signal
import subprocess
import sys
import threading
from contextlib import suppress

from core.config import ROOT
from core.errors import StoreError
from core.models import SAMPLE_SOURCE
from core.runtime import Runtime

log = logging.getLogger(__name__)
LOOK_SECONDS = 1.0
STOP_SECONDS = 10.0
NEEDED_MB, NEEDED_TO_READ_MB = 200, 800  # as it ships, and where its texts must be read
COMMAND = (sys.executable, "-m", "collector", "--load-sample")


class SampleLoading:
    """Started once at the start of the server; ends by itself, or as soon as a real posting is stored."""

    def __init__(self, runtime: Runtime, command: tuple[str, ...] = COMMAND) -> None:
        self._runtime, self._command = runtime, command
        self._ready: subprocess.Popen[bytes] | None = None
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sample", daemon=True)

    def make_ready(self) -> None:
        """Where there was never a store, start the child now: it reads its file while the store is opened."""
        settings = self._runtime.settings
        if not settings.mongodb_uri and not (settings.home / "store").exists():
            command = [*self._command, "--when-told"]
            self._ready = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE)

    def start(self) -> None:
        """Begin to load in a thread of its own."""
        self._thread.start()

    def close(self) -> None:
        """End the child, if there is one."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join(2 * STOP_SECONDS)
        self._let_go()

    def _let_go(self) -> None:
        """End the child that waits to be told: it ends with its standard input."""
        if self._ready is not None:
            child, self._ready = self._ready, None
            child.communicate()

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                if self._is_wanted():
                    self._runtime.is_loading_sample = True
                    self._load()
                    self._runtime.snapshots.refresh()
                self._runtime.is_loading_sample = False
                self._let_go()
                return
            except StoreError as error:
                log.warning("the sample waits for the store: %s", error)
                self._closing.wait(5 * LOOK_SECONDS)

    def _is_wanted(self) -> bool:
        """Whether the store is empty, or holds part of a sample whose loading was cut off."""
        store = self._runtime.store
        if store.postings.count() == 0:
            return True
        last = store.collecting.last_run(SAMPLE_SOURCE)
        was_cut_off = last is not None and (last.ended_at is None or last.error is not None)
        return was_cut_off and not self._has_collected()

    def _load(self) -> None:
        log.info("the store holds no postings but the sample's; the sample is loaded into it")
        child = self._told() or subprocess.Popen(self._command, cwd=ROOT, stdin=subprocess.DEVNULL)
        try:
            while not _has_ended_within(child, LOOK_SECONDS) and not self._closing.is_set():
                if self._has_collected():
                    log.info("real postings are stored; the sample is not needed")
                    break
        finally:
            _end(child)
        if child.returncode and not self._closing.is_set() and not self._has_collected():
            log.error(
                "Loading the sample ended with %s. It needs about %s MB of memory, %s where its texts must be read. "
                "Load it again with: python -m collector --load-sample",
                ending(child.returncode),
                NEEDED_MB,
                NEEDED_TO_READ_MB,
            )

    def _told(self) -> "subprocess.Popen[bytes] | None":
        """The child that was made ready, told to begin; None where there is none, or it has died."""
        child, self._ready = self._ready, None
        if child is None or child.stdin is None:
            return None
        with suppress(OSError):  # it has died: as above
            child.stdin.write(b"now\n")
        with suppress(OSError):
            child.stdin.close()
        return child

    def _has_collected(self) -> bool:
        try:
            return self._runtime.store.postings.version().has_collected
        except StoreError:
            return False


def ending(code: int) -> str:
    """How a process ended, in words: its exit code, or the signal that ended it."""
    if code >= 0:
        return f"exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = str(-code)
    return f"signal {name}" + (", as where the memory is used up" if name == "SIGKILL" else "")


def _has_ended_within(child: "subprocess.Popen[bytes]", seconds: float) -> bool:
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _end(child: "subprocess.Popen[bytes]") -> None:
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
