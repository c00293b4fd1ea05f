"""`python -m core.start`: checks what can go wrong before the dashboard starts, says it in one line, then becomes it.

With `--with-parent` (as `make run` calls it) it ends when the program that started it is gone, however that ended.
"""

import ctypes
import logging
import os
import signal
import socket
import sys

from core.config import ROOT, Settings, configure_logging, load_settings
from core.errors import SettingsError

log = logging.getLogger("core.start")
PR_SET_PDEATHSIG = 1


def port_problem(settings: Settings) -> str | None:
    """Why the dashboard cannot listen, or None. One sentence that says what to do."""
    family = socket.AF_INET6 if ":" in settings.address else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.address, settings.port))
        except PermissionError:
            return f"Port {settings.port} needs more rights; choose one above 1023: PORT=8501 make run"
        except OSError as error:
            return (
                f"Port {settings.port} on {settings.address} is taken ({error.strerror}); stop the program that "
                f"holds it or choose another: PORT={settings.port + 1} make run"
            )
    return None


def end_with_parent() -> None:
    """On Linux the kernel signals us when our parent dies, also after the exec below. Elsewhere nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def main() -> int:
    if "--with-parent" in sys.argv[1:]:
        end_with_parent()
    try:
        settings = load_settings()
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    configure_logging(settings)
    if problem := port_problem(settings):
        log.error(problem)
        return 1
    # Uvicorn believes X-Forwarded-For from 127.0.0.1 unless told otherwise, and addresses decide about lockout.
    os.environ["FORWARDED_ALLOW_IPS"] = ",".join(settings.trusted_proxies)
    # Visitors are what runs at once here: with a second thread one gap takes as long and twice the processor.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Each rerun is a thread of its own; glibc would give them sixteen heaps, which grow and are never given back.
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    command = [
        sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py"),
        "--server.port", str(settings.port), "--server.address", settings.address,
    ]  # fmt: skip
    os.chdir(ROOT)
    os.execv(sys.executable, command)


if __name__ == "__main__":
    sys.exit(main())
