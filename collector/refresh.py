"""One pass over one source: fetch a page, read it, store it, and only then ask for the next."""

import logging
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from collector.adverts import Asked, Page, Row, Source
from collector.duplicates import mark_duplicates
from collector.reading import Reader, ReadPosting
from core.errors import BadRecord, SourceError
from core.models import CollectorRun, Posting
from core.store import Store

log = logging.getLogger(__name__)
MOST_NAMED = 20  # damaged rows that are named one by one; the rest are only counted
STORED_AT_ONCE = 500
BETWEEN_WRITES = timedelta(milliseconds=5)  # the store gives changed postings times of their own after the new ones

# What reading an odd row may raise: the row is refused, the pass goes on.
UNREADABLE = (BadRecord, LookupError, ArithmeticError, ValueError, TypeError, AttributeError, RecursionError)
Wanted = Callable[[Posting], bool]


def utc_now() -> datetime:
    """Now, as the store keeps time: aware UTC, whole milliseconds."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


@dataclass(slots=True)
class Watch:
    """How a pass is watched and stopped from outside."""

    stop: threading.Event = field(default_factory=threading.Event)
    lease_lost: threading.Event = field(default_factory=threading.Event)
    clock: Callable[[], datetime] = utc_now
    on_page: Callable[[Page], None] = lambda page: None

    @property
    def is_over(self) -> bool:
        """True where the page in hand must be the last."""
        return self.stop.is_set() or self.lease_lost.is_set()


@dataclass(frozen=True, slots=True)
class Prepared:
    """Rows read and compared with the store: what to write, which of it the store has, what to note as seen again."""

    changed: tuple[ReadPosting, ...]
    stored: tuple[str, ...]
    same: tuple[str, ...]


def refresh(
    source: Source,
    asked: Asked,
    store: Store,
    reader: Reader,
    watch: Watch,
    wanted: Wanted | None = None,
) -> CollectorRun:
    """Run one pass and return its record, which is stored as well; `error` says why it ended early, if it did.

    `wanted` leaves out what a source without a search of its own sends along: such postings are counted in
    `asked["left_out"]` and nowhere else. Where pages cost nothing the next one is read while one is stored.
    Raises StoreError where the store goes away; the record then stays open and the next pass closes it.
    """
    started = watch.clock()
    store.collecting.close_open_runs(source.name, started)
    run = CollectorRun(f"{started:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}", source.name, started, asked=_words(asked))
    return _Pass(run, source, store, reader, watch, wanted).run(asked)


def _words(asked: Asked) -> dict[str, object]:
    return {
        "roles": list(asked.roles),
        "locations": list(asked.locations),
        "max_age_days": asked.max_age_days,
        "per_role_limit": asked.per_role_limit,
        "backfill": asked.backfill,
        "left_out": 0,
    }


class _Pass:
    def __init__(
        self, run: CollectorRun, source: Source, store: Store, reader: Reader, watch: Watch, wanted: Wanted | None
    ) -> None:
        self._record, self._source, self._store, self._reader = run, source, store, reader
        self._watch, self._wanted = watch, wanted
        self._left_out = 0
        # Not before the store's last change: readers ask for what came later, also where the clock was set back.
        self._latest = store.postings.version().latest or datetime.min.replace(tzinfo=UTC)

    def run(self, asked: Asked) -> CollectorRun:
        self._save()
        error: str | None = None
        try:
            pages = self._source.fetch_pages(asked)
            finished = self._store_overlapping(pages) if _is_free(self._source) else self._store_in_turn(pages)
            error = None if finished else "stopped before the end"
        except SourceError as failure:
            error = str(failure)
        self._save(ended_at=self._watch.clock(), error=error)
        _log_end(self._record)
        return self._record

    def _store_in_turn(self, pages: Iterator[Page]) -> bool:
        for page in pages:
            self._count(credits=page.credits)
            self._save()  # before anything can go wrong: what is paid for counts for the day's cap
            for rows in _slices(page.rows):
                self._write(self._compare(self._drafts(rows)))
            self._save()
            page.on_stored()
            self._watch.on_page(page)
            if self._watch.is_over:
                return False
        return True

    def _store_overlapping(self, pages: Iterator[Page]) -> bool:
        with ThreadPoolExecutor(1, "store") as writer:
            writing: Future[None] | None = None
            in_flight: set[str] = set()
            for page in pages:
                for rows in _slices(page.rows):
                    drafts = self._drafts(rows)
                    if writing and in_flight & drafts.keys():
                        writing.result()  # the same posting twice in a row: what is being written must be compared
                    prepared = self._compare(drafts)
                    if writing:
                        writing.result()
                    in_flight = {posting.posting_id for posting, _ in prepared.changed}
                    writing = writer.submit(self._write, prepared)
                self._watch.on_page(page)
                if self._watch.is_over:
                    break
            if writing:
                writing.result()
        return not self._watch.is_over

    def _drafts(self, rows: Sequence[Row]) -> dict[str, ReadPosting]:
        """Readable, wanted rows by posting id. Of two with one id the last is read, the first counts as unchanged."""
        drafts: dict[str, ReadPosting] = {}
        for row in rows:
            try:
                draft = self._draft(row)
            except UNREADABLE as error:
                self._count(fetched=1)
                self._reject(row.where, error)
                continue
            if self._wanted and not self._wanted(draft[0]):
                self._left_out += 1
                continue
            self._count(fetched=1, unchanged=int(draft[0].posting_id in drafts))
            drafts[draft[0].posting_id] = draft
        return drafts

    def _draft(self, row: Row) -> ReadPosting:
        if row.raw is None:
            raise BadRecord(row.problem)
        return self._reader.draft(self._source.name, self._source.parse(row.raw), self._record.started_at)

    def _reject(self, where: str, error: Exception) -> None:
        self._count(rejected=1)
        if self._record.rejected <= MOST_NAMED:
            reason = str(error) if isinstance(error, BadRecord) else repr(error)[:200]
            log.warning("%s: %s skipped: %s", self._source.name, where, reason)
        if self._record.rejected == MOST_NAMED:
            log.warning("%s: further rows that cannot be read are only counted", self._source.name)

    def _compare(self, drafts: dict[str, ReadPosting]) -> Prepared:
        stored = self._store.postings.versions(list(drafts))
        changed = [draft for one, draft in drafts.items() if stored.get(one) != _version(draft[0])]
        known = tuple(posting.posting_id for posting, _ in changed if posting.posting_id in stored)
        same = tuple(one for one, draft in drafts.items() if stored.get(one) == _version(draft[0]))
        return Prepared(tuple(self._with_skills(changed)), known, same)

    def _with_skills(self, drafts: Iterable[ReadPosting]) -> Iterator[ReadPosting]:
        """One at a time, so that a text nobody can read costs itself and not the pass, today and every day after."""
        for draft in drafts:
            try:
                yield from self._reader.with_skills([draft])
            except UNREADABLE as error:
                self._reject(draft[0].posting_id, error)

    def _write(self, prepared: Prepared) -> None:
        postings = self._store.postings
        batch = prepared.changed
        if batch:
            stored = {one.posting_id: one for one in postings.find(prepared.stored)}
            marked = mark_duplicates(postings, batch, stored)
            count = postings.upsert(marked.batch, self._next_time())
            postings.mark_duplicates(marked.stored, self._next_time())
            copies = sum(1 for one, _ in marked.batch if one.duplicate_of and one.posting_id not in stored)
            self._count(new=count.new, updated=count.updated, unchanged=count.unchanged, duplicates=copies)
        postings.touch(prepared.same, self._watch.clock())
        self._count(unchanged=len(prepared.same))

    def _next_time(self) -> datetime:
        """A time later than every change in the store, also where the clock stands still or steps back."""
        self._latest = max(self._watch.clock(), self._latest + BETWEEN_WRITES)
        return self._latest

    def _count(self, **more: int) -> None:
        with _counting:
            self._record = replace(
                self._record, **{name: getattr(self._record, name) + number for name, number in more.items()}
            )

    def _save(self, **fields: object) -> None:
        said = {**self._record.asked, "left_out": self._left_out}
        self._record = replace(self._record, asked=said, **fields)  # type: ignore[arg-type]
        self._store.collecting.save_run(self._record)


_counting = threading.Lock()


def _is_free(source: Source) -> bool:
    return bool(getattr(source, "pages_are_free", False))


def _slices(rows: Sequence[Row]) -> Iterable[Sequence[Row]]:
    return (rows[start : start + STORED_AT_ONCE] for start in range(0, len(rows), STORED_AT_ONCE))


def _version(posting: Posting) -> tuple[str, str]:
    return posting.content_hash, posting.taxonomy_version


def _log_end(run: CollectorRun) -> None:
    level = logging.ERROR if run.error else logging.INFO
    log.log(
        level,
        "%s: fetched %d = new %d + updated %d + unchanged %d + rejected %d; of the new ones %d are duplicates, "
        "credits %d%s",
        run.source, run.fetched, run.new, run.updated, run.unchanged, run.rejected, run.duplicates, run.credits,
        f"; ended early: {run.error}" if run.error else "",
    )  # fmt: skip
