"""The embedded server: a MongoDB-compatible child process that the processes of one home folder share.

Whoever comes first starts it; the others find it by `store.json`. If the starter leaves, its server leaves with it, and
one of those who stay starts it again on the same port, so that their clients reconnect by themselves.
"""

import contextlib
import errno
import logging
import shutil
import subprocess
import threading
import time
from pathlib import Path

from filelock import FileLock
from filelock import Timeout as LockTimeout

from core.errors import SettingsError, StoreRefused, StoreUnavailable
from core.formats.secret_files import kept_secret
from core.store import processes
from core.store.probes import accepts, accepts_within, free_port, is_free, is_locked, storage_gave_up
from core.store.processes import Identity, is_running
from core.store.server_process import reap, refuse_other_version, start_server
from core.store.server_record import ServerRecord, read_record, write_record

log = logging.getLogger(__name__)
CHECK_SECONDS = 0.5
START_SECONDS = 60.0  # recovery after a crash replays the log, which may be long
STOP_SECONDS = 15.0
FULL_BYTES = 20_000_000  # with less than this free the server starts and fails at its first writes
LOCKED_SIGNS = ("already being managed", "Device or resource busy")  # held by the same process, by another
LOCKED_SECONDS = 10.0  # a server that was told to stop needs up to some seconds to let go of its directory
FOREIGN_LOCK_SECONDS = 0.5  # where nothing says that the holder is on its way out
USER = "career-navigator"

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
        """The directory that holds the data."""
        return self._home / "store"

    @property
    def uri(self) -> str:
        """Its address with user and password: for the driver, never to be shown."""
        return self._uri(self._port or 0)

    def _uri(self, port: int) -> str:
        return f"mongodb://{USER}:{self._password()}@127.0.0.1:{port}/?directConnection=true&authSource=admin"

    def _password(self) -> str:
        try:
            return kept_secret(self._password_file, "nothing is lost", "free its disk")
        except SettingsError as error:
            raise StoreRefused(str(error)) from error

    @property
    def _password_file(self) -> Path:
        return self._home / "store.password"

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
        if self._child:
            reap(self._child)

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
            except Exception as error:  # noqa: BLE001 - whatever it is: without this thread nobody would try again
                before = str(self._failure)
                self._failure = self._named(error)
                if self._ready.is_set() and str(self._failure) != before:
                    log.error("embedded store: %s", self._failure)
            self._ready.set()
            self._closing.wait(CHECK_SECONDS if not self._failure else CHECK_SECONDS * 10)
        self._stop_child()

    def _named(self, error: Exception) -> StoreRefused | StoreUnavailable:
        if isinstance(error, StoreRefused | StoreUnavailable):
            return error
        if isinstance(error, OSError) and not isinstance(error, LockTimeout):
            return self._unwritable(error)
        if not isinstance(error, LockTimeout):
            log.error("watching the embedded store failed", exc_info=error)
            return StoreUnavailable(f"The embedded store could not be looked after ({type(error).__name__}).")
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
        if not recorded or not is_running(recorded.server) or not storage_gave_up(self._uri(recorded.port)):
            return
        log.error("the embedded store's storage gave up, mostly because its disk is full; starting it again")
        if self._child and self._child.pid == recorded.server.pid:
            self._child.kill()
            reap(self._child)
        else:
            processes.kill(recorded.server, str(self.folder))

    def _is_answering(self) -> bool:
        if self._child and self._child.poll() is not None:
            reap(self._child)
            self._child = None
        recorded = self._recorded()
        if not recorded or not is_running(recorded.server):
            return False
        if not recorded.has_password:
            raise StoreRefused(
                f"The embedded store of {self._home} was started by an earlier version, without a password. Stop that "
                "dashboard or collector; the store then starts again with one, and keeps its data."
            )
        if not is_running(recorded.starter):
            return False  # it was told to end with its starter, and may accept connections until it has
        port = recorded.port
        if port != self._port or not accepts(port):  # the number may be damaged, and another program answer there
            port = processes.listening_port(recorded.server) or port
        if not port or not accepts(port):
            return False
        self._port = port
        return True

    def _recorded(self) -> ServerRecord | None:
        return read_record(self._home, self.folder)

    def _reap_orphan(self) -> None:
        """Wait for a server whose starter is gone; one that hangs on its way out (seen once in 40 kills) is killed."""
        recorded = self._recorded()
        if not recorded or is_running(recorded.starter):
            return
        if not _is_gone_within(STOP_SECONDS, recorded.server):
            if processes.kill(recorded.server, str(self.folder)):
                log.warning("the embedded server of a process that is gone did not end; it was killed")
            _is_gone_within(STOP_SECONDS, recorded.server)

    def refuse_use_by_others(self) -> None:
        """Raises StoreRefused while a program uses this store: what is to be moved aside must be at rest."""
        recorded = self._recorded()
        if (recorded and is_running(recorded.server)) or is_locked(self.folder / "WiredTiger.lock"):
            raise StoreRefused(
                f"The store in {self.folder} is in use. Stop the dashboard and the collector, then try again."
            )

    def _refuse_foreign_lock(self) -> None:
        """Raises StoreRefused where a process that we cannot see (of another container) has the directory open."""
        deadline = time.monotonic() + FOREIGN_LOCK_SECONDS
        while is_locked(self.folder / "WiredTiger.lock"):
            if time.monotonic() > deadline:
                raise self._locked()
            time.sleep(0.1)

    def _locked(self) -> StoreRefused:
        return StoreRefused(
            f"The store directory {self.folder} is locked by another process that this one cannot find; stop the other "
            "program (where it runs in a container, run this command in the same one) or set CAREER_NAVIGATOR_HOME to "
            "another folder."
        )

    def _start(self) -> None:
        self._reap_orphan()
        refuse_other_version(self._home, self.folder)
        self._refuse_foreign_lock()
        if shutil.disk_usage(self._home).free < FULL_BYTES:
            raise self._disk_full()
        recorded = self._recorded()
        port = recorded.port if recorded and recorded.port and is_free(recorded.port) else free_port()
        self._password()
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self.folder.chmod(0o700)
        deadline = time.monotonic() + LOCKED_SECONDS
        while True:
            child = start_server(self.folder, port, USER, self._password_file, self._log_path)
            if accepts_within(START_SECONDS, child, port):
                break
            child.kill()
            reap(child)
            last_words = self._last_words()
            if not any(sign in last_words for sign in LOCKED_SIGNS):
                reason = last_words.rpartition("\n")[2][-400:] or "no reason given"
                raise StoreRefused(
                    f"The embedded store cannot open {self.folder}: {reason}. Move the "
                    "folder away and bring the data back with: python -m core.store import DIR."
                )
            if time.monotonic() > deadline:
                raise self._locked()
            time.sleep(CHECK_SECONDS)
        self._child, self._port = child, port
        write_record(self._home, port, child.pid)
        log.info("embedded store started on 127.0.0.1:%s", port)

    def _last_words(self) -> str:
        with contextlib.suppress(OSError):
            return self._log_path.read_text(errors="replace").strip()
        return ""


def _is_gone_within(seconds: float, process: Identity) -> bool:
    deadline = time.monotonic() + seconds
    while is_running(process):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
