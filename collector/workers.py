"""Reads the texts of large batches in several processes; order and results are those of one."""

import logging
import os
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from core.catalogue.overlay import overlay_home, use_overlay
from core.models import Extraction, TitleReading

if TYPE_CHECKING:
    from core.skills.extractor import Extractor

log = logging.getLogger(__name__)
LEAST_TEXTS = 200  # fewer are read before the processes have loaded what they need
AT_ONCE = 25
LOOK_SECONDS = 2.0
_extractor: "Extractor | None" = None


def default_workers() -> int:
    """All cores but one."""
    return max(1, (os.cpu_count() or 2) - 1)


class SkillPool:
    """An extractor that hands large batches to `workers` processes; they are started when first needed."""

    def __init__(self, own: "Extractor", workers: int) -> None:
        self._own, self._workers = own, workers
        self.taxonomy_version = own.taxonomy_version
        self._pool: ProcessPoolExecutor | None = None

    def extract_many(self, texts: Iterable[str]) -> Iterator[Extraction]:
        """`Extractor.extract_many`, in order; the processes begin at once."""
        listed = list(texts)
        if self._workers < 2 or len(listed) < LEAST_TEXTS:
            return self._own.extract_many(listed)
        try:
            return self._in_order(self._begun(listed), listed)
        except BrokenProcessPool:
            return self._alone(listed)

    def read_title(self, title: str, company: str | None, language: str) -> TitleReading:
        """`Extractor.read_title`, here: a title is read in no time."""
        return self._own.read_title(title, company, language)

    def _in_order(self, parts: Iterator[list[Extraction]], texts: list[str]) -> Iterator[Extraction]:
        count = 0
        try:
            for part in parts:
                yield from part
                count += len(part)
        except BrokenProcessPool:
            yield from self._alone(texts[count:])

    def _alone(self, texts: list[str]) -> Iterator[Extraction]:
        """A process was killed, for want of memory perhaps."""
        log.warning("a reading process ended; going on with one process")
        self._workers = 1
        return self._own.extract_many(texts)

    def _begun(self, texts: list[str]) -> Iterator[list[Extraction]]:
        """Hand the texts out; the processes read while the caller does something else."""
        if self._pool is None:
            # Not forked: the driver's threads and locks are none of theirs.
            self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"), _begin, (os.getpid(), overlay_home()))
        parts = [texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE)]
        return self._pool.map(_extract, parts)


def _begin(parent: int, home: Path | None) -> None:
    """Load what reading needs, leave Ctrl-C to the collector, and end where the collector is gone."""
    from core.skills.extractor import Extractor

    global _extractor
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_without, args=(parent,), daemon=True).start()
    if home is not None:
        use_overlay(home)
    _extractor = Extractor.load()


def _end_without(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os._exit(1)


def _extract(texts: list[str]) -> list[Extraction]:
    assert _extractor is not None
    return list(_extractor.extract_many(texts))
