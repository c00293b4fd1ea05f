"""The warm process: it holds the reader and forks for each file, so that a crash ends only that fork.

It never touches a file itself. Each fork is bounded in memory, processor and wall time, may write no file, and ends
after one answer. Where the system cannot fork (Windows), one process reads one file from its standard input.
"""

import contextlib
import gc
import json
import logging
import os
import signal
import socket
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

from core.errors import UnreadableResume
from core.resumes.adverts import advert_reading
from core.texts import bundle, language, languages, speak, text

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows
    resource = None

# What a fork may take beyond what the process holds anyway.
MORE_MEMORY = 600 * 1024**2
CPU_SECONDS = 20
IDLE_SECONDS = 30 * 60
MAX_REQUEST = 8 * 1024 * 1024
HELLO = b"\x06"
RESUME, ADVERT = "resume", "advert"  # the kinds of what is read


def answer(reader: Any, request: dict[str, Any], data: bytes) -> dict[str, Any]:
    """The reading of one file or advert as JSON, or a sentence under "error", in the language that was asked for."""
    speak(request["language"])
    try:
        if request.get("kind") == ADVERT:
            return {"advert": advert_reading(reader.extractor, data.decode()).to_json()}
        return {"reading": reader.read_file(request["name"], data, date.fromisoformat(request["today"])).to_json()}
    except UnreadableResume as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": text("resume_error.memory")}
    # Parsers of hostile files fail in every way there is, RecursionError among them.
    except Exception:  # noqa: BLE001
        return {"error": text("resume_error.unreadable")}


def read_frames(source: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """A request: the length of a line of JSON, the line, the file."""
    length = int.from_bytes(source.read(4), "big")
    request = json.loads(source.read(min(length, MAX_REQUEST)))
    return request, source.read(min(int(request["size"]), MAX_REQUEST))


def frames(name: str, data: bytes, today: date, seconds: float, kind: str = RESUME) -> bytes:
    """The request as bytes; errors come back in the current language."""
    request = {"kind": kind, "name": name, "size": len(data), "today": today.isoformat(), "seconds": seconds}
    line = json.dumps(request | {"language": language()}).encode()
    return len(line).to_bytes(4, "big") + line + data


def _limit(seconds: float) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, max(0.01, seconds))
    if resource is None:
        return
    memory = _address_space() + MORE_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _address_space() -> int:
    """Bytes of address space this process holds; a guess on systems without /proc."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 1024**3


def _serve_one(reader: Any, connection: socket.socket) -> None:
    """In the fork: read one request, answer, end."""
    connection.sendall(HELLO)
    with connection.makefile("rb") as source:
        request, data = read_frames(source)
    _limit(float(request["seconds"]))
    connection.sendall(json.dumps(answer(reader, request, data)).encode())


def serve_files(control: socket.socket) -> None:
    """Fork for each connection that arrives over `control`, until the other end closes or nothing comes for long."""
    from core.resumes.files import load_parsers
    from core.resumes.reading import ResumeReader

    load_parsers()
    reader = ResumeReader.load()
    reader.read_text("Loads what loads late: I know Python and SQL.\n2019 – 2020", date(2020, 1, 1))
    for tag in languages():
        bundle(tag)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system reaps the forks
    gc.collect()
    gc.freeze()
    control.settimeout(IDLE_SECONDS)
    while True:
        try:
            _, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        except TimeoutError:
            return
        if not descriptors:
            return
        connection = socket.socket(fileno=descriptors[0])
        if os.fork() == 0:
            control.close()
            with contextlib.suppress(BaseException):
                _serve_one(reader, connection)
            os._exit(0)
        connection.close()


def main() -> int:
    """Read files as the parent sends them; one file from standard input where none does. The exit code."""
    logging.disable(logging.CRITICAL)  # parsers quote the document in their warnings
    if len(sys.argv) > 1:
        serve_files(socket.socket(fileno=int(sys.argv[1])))
        return 0
    from core.resumes.reading import ResumeReader

    request, data = read_frames(sys.stdin.buffer)
    sys.stdout.write(json.dumps(answer(ResumeReader.load(), request, data)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
