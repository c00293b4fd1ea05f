"""The embedded server: a MongoDB-compatible child process that the processes of one home folder share.

Whoever comes first starts it; the others find it by `store.json`. If the starter leaves, its server leaves with it, and
one of those who stay starts it again on the same port, so that their clients reconnect by themselves.
"""

import contextlib
import errno
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock
from filelock import Timeout as LockTimeout

from core.errors import StoreRefused, StoreUnavailable
from core.store.probes import accepts, accepts_within, free_port, is_alive, is_free, storage_gave_up

log = logging.getLogger(__name__)
CHECK_SECONDS = 0.5
START_SECONDS = 60.0  # recovery after a crash replays the log, which may be long
STOP_SECONDS = 15.0
FULL_BYTES = 20_000_000  # with less than this free the server starts and fails at its first writes
LOCKED_SIGNS = ("already being managed", "Device or resource busy")  # held by the same process, by another
LOCKED_SECONDS = 10.0  # a server that was told to stop needs up to some seconds to let go of its directory

# Set where a server answered "internal error". After a write that found the disk full its storage refuses everything,
# for good and without ending, so the keeper looks closer and puts another in its place.
suspected = threading.Event()


class EmbeddedServer:
    """The server of `home`, kept answering as long as this object is open.

    A thread of its own starts the server, because the kernel's "signal me when my parent dies" means the parent
    *thread*, and Streamlit's script threads are short-lived.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._port: int | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._failure: Exception | None = None
        self._ready, self._closing = threading.Event(), threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="embedded-store", daemon=True)

    @property
    def port(self) -> int | None:
        """The port it answers on now; it changes only if another program took the old one while the server was down."""
        return self._port

    @property
    def folder(self) -> Path:
        return self._home / "store"

    @property
    def failure(self) -> Exception | None:
        """Why there is no server now (StoreRefused or StoreUnavailable), None where there is one."""
        return self._failure

    def open(self) -> int:
        """Find or start the server and return its port. Raises StoreRefused or StoreUnavailable."""
        try:
            self._home.mkdir(parents=True, exist_ok=True, mode=0o700)
            (self._home / "logs").mkdir(exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error
        self._keeper.start()
        self._ready.wait(START_SECONDS + LOCKED_SECONDS)
        if self._failure:
            raise self._failure
        if self._port is None:
            raise StoreUnavailable(
                f"The embedded store did not answer within {START_SECONDS:.0f} s; see {self._log_path}."
            )
        return self._port

    def close(self) -> None:
        """Stop watching and, if this process started the server, stop it."""
        self._closing.set()
        if self._keeper.is_alive():
            self._keeper.join(STOP_SECONDS + START_SECONDS)

    def _stop_child(self) -> None:
        # Done by the thread that started it, before that thread ends: its end kills the server too (see launch.py).
        if self._child and self._child.poll() is None:
            self._child.terminate()
            try:
                self._child.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._child.kill()
                self._child.wait()

    @property
    def _log_path(self) -> Path:
        return self._home / "logs" / "store.log"

    def _keep(self) -> None:
        while not self._closing.is_set():
            try:
                if suspected.is_set():
                    suspected.clear()
                    self._end_broken()
                if not self._is_answering():
                    with FileLock(self._home / "store.lock", timeout=START_SECONDS):
                        if not self._is_answering() and not self._closing.is_set():
                            self._start()
                self._failure = None
            except (StoreRefused, StoreUnavailable, LockTimeout, OSError) as error:
                known = str(self._failure)
                self._failure = self._named(error)
                if self._ready.is_set() and str(self._failure) != known:
                    log.error("embedded store: %s", self._failure)
            self._ready.set()
            self._closing.wait(CHECK_SECONDS if not self._failure else CHECK_SECONDS * 10)
        self._stop_child()

    def _named(self, error: Exception) -> StoreRefused | StoreUnavailable:
        if isinstance(error, StoreRefused | StoreUnavailable):
            return error
        if isinstance(error, OSError) and not isinstance(error, LockTimeout):
            return self._unwritable(error)
        return StoreUnavailable(
            f"Another process has been starting the embedded store for {START_SECONDS:.0f} s; see {self._log_path}."
        )

    def _unwritable(self, error: OSError) -> StoreRefused:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return self._disk_full()
        return StoreRefused(
            f"The home folder {self._home} cannot be written ({error.strerror}); "
            "make it writable or point CAREER_NAVIGATOR_HOME elsewhere."
        )

    def _disk_full(self) -> StoreRefused:
        return StoreRefused(
            f"The disk that holds {self._home} is full. What was acknowledged is safe. Make room (at least "
            f"{FULL_BYTES // 1_000_000} MB, better some GB) and the store comes back by itself, or point "
            "CAREER_NAVIGATOR_HOME to a larger disk."
        )

    def _end_broken(self) -> None:
        """Kill a server whose storage gave up: it would answer "internal error" to everything from now on."""
        recorded = self._recorded()
        if not recorded or not is_alive(recorded["pid"]) or not storage_gave_up(recorded["port"]):
            return
        log.error("the embedded store's storage gave up, mostly because its disk is full; starting it again")
        if self._child and self._child.pid == recorded["pid"]:
            self._child.kill()
            self._child.wait()
        else:
            _kill(recorded["pid"])

    def _is_answering(self) -> bool:
        if self._child and self._child.poll() is not None:
            self._child = None
        recorded = self._recorded()
        if not recorded or not is_alive(recorded["pid"]) or not accepts(recorded["port"]):
            return False
        if not is_alive(recorded["starter"]):
            return False  # it was told to end with its starter, and may accept connections until it has
        self._port = recorded["port"]
        return True

    def _recorded(self) -> dict[str, int] | None:
        try:
            found = json.loads((self._home / "store.json").read_text())
            # A file of an earlier version names no starter: then the server itself stands for it.
            return {name: int(found.get(name, found["pid"])) for name in ("port", "pid", "starter")}
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _see_off(self) -> None:
        """Wait for a server whose starter is gone; one that hangs on its way out (seen once in 40 kills) is killed."""
        recorded = self._recorded()
        if not recorded or is_alive(recorded["starter"]):
            return
        if not _is_gone_within(STOP_SECONDS, recorded["pid"]):
            log.warning("the embedded server of a process that is gone does not end; killing it")
            _kill(recorded["pid"])
            _is_gone_within(STOP_SECONDS, recorded["pid"])

    def _start(self) -> None:
        self._see_off()
        self._refuse_other_version()
        if shutil.disk_usage(self._home).free < FULL_BYTES:
            raise self._disk_full()
        recorded = self._recorded()
        port = recorded["port"] if recorded and is_free(recorded["port"]) else free_port()
        deadline = time.monotonic() + LOCKED_SECONDS
        while True:
            child = self._spawn(port)
            if accepts_within(START_SECONDS, child, port):
                break
            child.kill()
            child.wait()
            said = self._said()
            if not any(sign in said for sign in LOCKED_SIGNS):
                reason = said.rpartition("\n")[2][-400:] or "no reason given"
                raise StoreRefused(
                    f"The embedded store cannot open {self.folder}: {reason}. Move the "
                    "folder away and bring the data back with: python -m core.store import DIR."
                )
            if time.monotonic() > deadline:
                raise StoreRefused(
                    f"The store directory {self.folder} is locked by another process that this one cannot "
                    "find; stop the other program or set CAREER_NAVIGATOR_HOME to another folder."
                )
            time.sleep(CHECK_SECONDS)
        self._child, self._port = child, port
        partial = self._home / "store.json.new"
        partial.write_text(json.dumps({"port": port, "pid": child.pid, "starter": os.getpid()}))
        partial.replace(self._home / "store.json")
        log.info("embedded store started on 127.0.0.1:%s", port)

    def _refuse_other_version(self) -> None:
        mark, ours = self._home / "store.version", version("SecantusDB")
        if self.folder.exists() and mark.exists() and (theirs := mark.read_text().strip()) != ours:
            raise StoreRefused(
                f"The store directory {self.folder} was written by SecantusDB {theirs}, installed is {ours}. Bring "
                f"the data over: python -m pip install SecantusDB=={theirs}; python -m core.store export DIR; move the "
                f"folder away; python -m pip install SecantusDB=={ours}; python -m core.store import DIR."
            )
        if not mark.exists() or mark.read_text().strip() != ours:
            mark.write_text(ours)

    def _spawn(self, port: int) -> subprocess.Popen[bytes]:
        program = shutil.which("secantusd-py", path=str(Path(sys.executable).parent)) or "secantusd-py"
        command = [
            sys.executable, "-I", str(Path(__file__).with_name("launch.py")), str(os.getpid()),
            sys.executable, "-I", program, "--host", "127.0.0.1", "--port", str(port),
            "--storage-path", str(self.folder), "--sync-on-commit", "--cache-size", "256M",
            "--standalone", "--log-level", "WARNING",
        ]  # fmt: skip
        with self._log_path.open("wb") as output:
            # A session of its own: Ctrl-C in the terminal reaches us, and we end the server in order.
            return subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=output, stderr=output, cwd=self._home, start_new_session=True
            )

    def _said(self) -> str:
        with contextlib.suppress(OSError):
            return self._log_path.read_text(errors="replace").strip()
        return ""


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))  # Windows has only the latter


def _is_gone_within(seconds: float, pid: int) -> bool:
    deadline = time.monotonic() + seconds
    while is_alive(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
