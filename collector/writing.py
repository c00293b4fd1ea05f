"""Writes a batch in a thread of its own while the next one is parsed and read."""

from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass

from collector.enrich import ReadPosting


@dataclass(frozen=True, slots=True)
class Prepared:
    """Rows compared with the store: what to write, which of it the store has, what to note as seen again.

    `reading` gives the changed ones with their skills, which other processes may be reading meanwhile.
    """

    changed: tuple[ReadPosting, ...]
    reading: Iterable[ReadPosting]
    stored: tuple[str, ...]
    same: tuple[str, ...]
    repeated: frozenset[str] = frozenset()  # what an earlier page of this pass held


class Writer:
    """Writes in a thread, in order: the batch before the one that is taken, once its texts are read."""

    def __init__(
        self, thread: ThreadPoolExecutor, read: Callable[[Prepared], Prepared], write: Callable[[Prepared], None]
    ) -> None:
        self._thread, self._read, self._write = thread, read, write
        self._begun: Prepared | None = None
        self._writing: Future[None] | None = None
        self._in_hand: tuple[set[str], set[str]] = set(), set()

    def holds(self, ids: Collection[str]) -> bool:
        """Whether one of these postings is not known to be written yet."""
        return any(held & set(ids) for held in self._in_hand)

    def take(self, prepared: Prepared) -> None:
        """Have the batch before this one written; raises what went wrong with the one before that."""
        self._write_begun()
        self._begun = prepared
        self._in_hand = self._in_hand[1], {posting.posting_id for posting, _ in prepared.changed}

    def finish(self) -> None:
        """Have everything written that was taken, and wait for it."""
        self._write_begun()
        if self._writing:
            self._writing.result()
        self._in_hand = set(), set()

    def _write_begun(self) -> None:
        if self._begun is None:
            return
        prepared, self._begun = self._read(self._begun), None
        if self._writing:
            self._writing.result()
        # In this pass's context: else the thread that writes would not wait for a store that goes away.
        self._writing = self._thread.submit(copy_context().run, self._write, prepared)
