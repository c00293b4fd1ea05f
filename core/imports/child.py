"""The child process that reads a file: `python -m collector --import FILE --json`, bounded in memory and time."""

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Generator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from core.config import ROOT, Settings
from core.errors import CareerNavigatorError

log = logging.getLogger(__name__)
MEMORY_MB = 4_000  # of addresses; spaCy's data and its arrays take 1.5 GB of them before a row is read
LOOK_CPU_SECONDS = 120
LOOK_SECONDS = 180.0
IMPORT_SECONDS = 6 * 3600.0
MAX_OUTPUT = 4_000_000
TIMED_OUT = "Reading this file took too long. Split it, or import it with python -m collector --import FILE."
ENDED = "The program that reads the file ended before it was done. Its last words: {words}"


class ImportFailed(CareerNavigatorError):
    """A file cannot be looked at or imported; the message says why."""


@dataclass(frozen=True, slots=True)
class ImportWishes:
    """What the operator says about a file; `columns` are their columns by field."""

    name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    day_order: str = ""
    pay_period: str = ""

    @property
    def arguments(self) -> list[str]:
        """The same for the command line; values are never taken for options."""
        words = [f"--name={self.name}"] if self.name else []
        words += [f"--map={name}={column}" for name, column in self.columns.items()]
        words += [f"--dates={self.day_order}"] if self.day_order else []
        return words + ([f"--pay-period={self.pay_period}"] if self.pay_period else [])


def look(path: Path, wishes: ImportWishes, settings: Settings) -> dict[str, Any]:
    """What an import of a file would do, as values; nothing is written. Raises ImportFailed."""
    more = ["--dry-run", f"--cpu-seconds={LOOK_CPU_SECONDS}", "--workers=1"]
    with closing(_said_by(_started(path, wishes, settings, more), LOOK_SECONDS)) as lines:
        for message in lines:
            if "error" in message:
                raise ImportFailed(str(message["error"]))
            if "preview" in message:
                preview: dict[str, Any] = message["preview"]
                return preview
    raise ImportFailed(TIMED_OUT)


class ImportJob:
    """An import that runs independently of any page; `progress` is 0-1."""

    def __init__(self, path: Path, wishes: ImportWishes, settings: Settings) -> None:
        self.path, self.progress, self.problem = path, 0.0, ""
        self.lines: tuple[str, ...] = ()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(wishes, settings), name="import", daemon=True)
        self._thread.start()

    @property
    def is_done(self) -> bool:
        """Whether it has ended, well or not."""
        return self._done.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait for its end, at most so long; True where it has ended."""
        return self._done.wait(seconds)

    def _hear(self, message: dict[str, Any]) -> None:
        if "progress" in message:
            self.progress = min(1.0, float(message["progress"]) / max(float(message["size"]), 1.0))
        if "error" in message:
            self.problem = str(message["error"])
        if "imported" in message:
            self.lines, self.problem = tuple(map(str, message["imported"])), str(message["problem"])

    def _run(self, wishes: ImportWishes, settings: Settings) -> None:
        try:
            with closing(_said_by(_started(self.path, wishes, settings, []), IMPORT_SECONDS)) as lines:
                for message in lines:
                    self._hear(message)
            if not self.lines and not self.problem:
                self.problem = TIMED_OUT
        except ImportFailed as error:
            self.problem = str(error)
        except Exception:
            log.exception("the import of %s failed", self.path.name)
            self.problem = ENDED.format(words="see the log")
        finally:
            self._done.set()


class ImportJobs:
    """The imports of one process: one at a time, the last one is remembered."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.last: ImportJob | None = None

    def begin(self, path: Path, wishes: ImportWishes, settings: Settings) -> ImportJob:
        """Start an import. Raises ImportFailed while another one is running."""
        with self._lock:
            if self.last is not None and not self.last.is_done:
                raise ImportFailed(f"{self.last.path.name} is being imported. Wait until it is done.")
            self.last = ImportJob(path, wishes, settings)
            return self.last


@cache
def import_jobs() -> ImportJobs:
    """The imports of this process."""
    return ImportJobs()


def _started(path: Path, wishes: ImportWishes, settings: Settings, more: list[str]) -> "subprocess.Popen[str]":
    command = [
        sys.executable,
        "-m",
        "collector",
        "--import",
        str(path.resolve()),
        "--json",
        f"--memory-mb={MEMORY_MB}",
        *more,
        *wishes.arguments,
    ]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=_environment(settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _environment(settings: Settings) -> dict[str, str]:
    """The environment of this process, with the store that it uses."""
    named = {"MONGODB_DATABASE": settings.mongodb_database, "CAREER_NAVIGATOR_HOME": str(settings.home)}
    if settings.mongodb_uri:
        named["MONGODB_URI"] = settings.mongodb_uri.get_secret_value()
    return {**os.environ, **named}


def _said_by(child: "subprocess.Popen[str]", seconds: float) -> Generator[dict[str, Any], None, None]:
    """Each line of JSON, until the child ends; it is ended after `seconds`. Raises ImportFailed where it fails."""
    timer = threading.Timer(seconds, child.kill)
    timer.start()
    words: list[str] = []
    reader = threading.Thread(target=_last_words, args=(child, words), daemon=True)
    reader.start()
    left, has_answered = MAX_OUTPUT, False
    try:
        assert child.stdout is not None
        while line := child.stdout.readline(left):
            left -= len(line)
            if left <= 0:
                raise ImportFailed(TIMED_OUT)
            if line.startswith("{"):
                has_answered = True
                yield json.loads(line)
        code = child.wait()
        reader.join(5)
        if not has_answered:
            raise ImportFailed(TIMED_OUT if code < 0 else ENDED.format(words=_plain(words)))
    finally:
        timer.cancel()
        if child.poll() is None:
            child.kill()
            child.wait()
        reader.join(5)
        for pipe in (child.stdout, child.stderr):
            if pipe is not None:
                pipe.close()


def _last_words(child: "subprocess.Popen[str]", words: list[str]) -> None:
    assert child.stderr is not None
    for line in child.stderr:
        words[:] = [*words[-4:], line.strip()[:300]]


def _plain(words: list[str]) -> str:
    return " ".join(words)[-600:] or "none"
