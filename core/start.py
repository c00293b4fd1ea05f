"""`career-navigator run` (or `python -m core.start`): checks what can go wrong, says it in one line, then serves.

With `--with-parent` (as `make run` calls it) it ends when the program that started it is gone, however that ended.
"""

import argparse
import ctypes
import logging
import os
import signal
import sys

from core.config import ROOT, Settings, configure_logging, load_settings, require_signing_key
from core.errors import SettingsError
from core.serving.listening import CannotListen, close, open_sockets

log = logging.getLogger("core.start")
PR_SET_PDEATHSIG = 1


def port_problem(settings: Settings) -> str | None:
    """Why the dashboard cannot listen, or None. One sentence that says what to do."""
    try:
        close(open_sockets(settings.addresses, settings.port))
    except CannotListen as error:
        return str(error)
    return None


def end_with_parent() -> None:
    """On Linux the kernel signals us when our parent dies, also after the exec below. Elsewhere nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start_dashboard(*, with_parent: bool = False) -> int:  # noqa: RET503 - the exec does not return
    """Become the dashboard; returns an exit code where that is not possible.

    `with_parent` ends it when the program that started it is gone, however that ended.
    """
    if with_parent:
        end_with_parent()
    try:
        settings = load_settings()
        require_signing_key(settings)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    configure_logging(settings)
    if problem := port_problem(settings):
        log.error(problem)
        return 1
    # Visitors are what runs at once here: with a second thread one gap takes as long and twice the processor.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Each rerun is a thread of its own; glibc would give them sixteen heaps, which grow and are never given back.
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    os.chdir(ROOT)
    command = [sys.executable, "-m", "core.serving.server"]
    os.execv(command[0], command)  # noqa: S606 - the command is ours, no shell wanted


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m core.start", description="Serve the dashboard and the HTTP API.")
    parser.add_argument("--with-parent", action="store_true", help="end when the program that started this one ends")
    sys.exit(start_dashboard(with_parent=parser.parse_args().with_parent))
