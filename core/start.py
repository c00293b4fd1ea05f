"""`career-navigator run` (or `python -m core.start`): prepares the process that becomes the dashboard.

What has to be set before the interpreter starts is set here; `core.serving.server` checks the settings and serves. This
module loads nothing of size: the interpreter starts anew, and whatever was loaded here would be loaded twice.

With `--with-parent` (as `make run` calls it) the dashboard ends when the program that started it is gone, however that
ended.
"""

import argparse
import ctypes
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]
PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """On Linux the kernel signals us when our parent dies, also after the exec below. Elsewhere nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start_dashboard(*, with_parent: bool = False) -> NoReturn:
    """Become the dashboard. `with_parent` ends it when the program that started it is gone, however that ended."""
    if with_parent:
        end_with_parent()
    # Visitors are what runs at once here: with a second thread one gap takes as long and twice the processor.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Each rerun is a thread of its own; glibc would give them sixteen heaps, which grow and are never given back.
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    # What was freed goes back to the system, also after a large file was read, which glibc takes for a reason to wait.
    os.environ.setdefault("MALLOC_TRIM_THRESHOLD_", "131072")
    os.chdir(ROOT)
    command = [sys.executable, "-m", "core.serving.server"]
    os.execv(command[0], command)  # noqa: S606 - the command is ours, no shell wanted


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m core.start", description="Serve the dashboard and the HTTP API.")
    parser.add_argument("--with-parent", action="store_true", help="end when the program that started this one ends")
    start_dashboard(with_parent=parser.parse_args().with_parent)
