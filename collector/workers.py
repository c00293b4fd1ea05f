"""Reads the texts of large batches in several processes; order and results are those of one."""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from collector.fingerprints import fingerprints_of_text
from core.catalogue.overlay import overlay_home, use_overlay
from core.models import Extraction, TitleReading

if TYPE_CHECKING:
    from core.skills.extractor import Extractor

log = logging.getLogger(__name__)
LEAST_TEXTS = 200  # fewer are read before the processes have loaded what they need
AT_ONCE = 25
LOOK_SECONDS = 2.0
_extractor: "Extractor | None" = None
Result = TypeVar("Result")
ReadText = tuple[Extraction, tuple[str, ...]]


class TextReader(Protocol):
    """What reads texts; `core.skills.extractor.Extractor` is one."""

    def extract_many(self, texts: Iterable[str]) -> Iterator[Extraction]:
        """The skills and facts of each text, in order."""


def default_workers() -> int:
    """All cores but one."""
    return max(1, (os.cpu_count() or 2) - 1)


Work = Callable[[TextReader, Sequence[str]], Iterator[Result]]


class SkillPool:
    """An extractor that hands large batches to `workers` processes; they are started when first needed."""

    def __init__(self, own: "Extractor", workers: int) -> None:
        self._own, self._workers = own, workers
        self.taxonomy_version = own.taxonomy_version
        self._pool: ProcessPoolExecutor | None = None

    def extract_many(self, texts: Iterable[str]) -> Iterator[Extraction]:
        """`Extractor.extract_many`, in order; the processes begin at once."""
        return self._through(extractions, texts)

    def read_many(self, texts: Iterable[str]) -> Iterator[ReadText]:
        """What `texts_read` gives for each text, in order; the processes begin at once."""
        return self._through(texts_read, texts)

    def read_title(self, title: str, company: str | None, language: str) -> TitleReading:
        """`Extractor.read_title`, here: a title is read in no time."""
        return self._own.read_title(title, company, language)

    def _through(self, work: Work[Result], texts: Iterable[str]) -> Iterator[Result]:
        listed = list(texts)
        if self._workers < 2 or len(listed) < LEAST_TEXTS:
            return work(self._own, listed)
        try:
            return self._in_order(self._begun(work, listed), work, listed)
        except BrokenProcessPool:
            return self._alone(work, listed)

    def _in_order(self, parts: Iterator[list[Result]], work: Work[Result], texts: Sequence[str]) -> Iterator[Result]:
        count = 0
        try:
            for part in parts:
                yield from part
                count += len(part)
        except BrokenProcessPool:
            yield from self._alone(work, texts[count:])

    def _alone(self, work: Work[Result], texts: Sequence[str]) -> Iterator[Result]:
        """A process was killed, for want of memory perhaps."""
        log.warning("a reading process ended; going on with one process")
        self._workers = 1
        return work(self._own, texts)

    def _begun(self, work: Work[Result], texts: Sequence[str]) -> Iterator[list[Result]]:
        """Hand the texts out; the processes read while the caller does something else."""
        if self._pool is None:
            # Not forked: the driver's threads and locks are none of theirs.
            self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"), _begin, (os.getpid(), overlay_home()))
        parts = [texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE)]
        return self._pool.map(partial(_done, work), parts)


def extractions(reader: TextReader, texts: Sequence[str]) -> Iterator[Extraction]:
    """The skills and facts of each text, in order, lazily."""
    return reader.extract_many(texts)


def texts_read(reader: TextReader, texts: Sequence[str]) -> Iterator[ReadText]:
    """The skills and facts of each text and the fingerprints of its words, in order, lazily."""
    return ((found, fingerprints_of_text(text)) for found, text in zip(reader.extract_many(texts), texts, strict=True))


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


def _done(work: Work[Result], texts: Sequence[str]) -> list[Result]:
    assert _extractor is not None
    return list(work(_extractor, texts))
