"""One pass over one source: fetch a page, read it, store it, and only then ask for the next."""

import logging
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from collector.adverts import Advert, Asked, Page, Row, Source, WholeBoard
from collector.duplicates import Marked, mark_duplicates
from collector.enrich import ReadPosting
from collector.first_copies import where_copies_are
from collector.watch import Watch
from collector.writing import Prepared, Writer
from core.errors import BadRecord, SourceError
from core.logs import printable
from core.models import CollectorRun, Posting
from core.store import Store

log = logging.getLogger(__name__)
MOST_NAMED = 20  # damaged rows that are named one by one; the rest are only counted
STORED_AT_ONCE = 500
BETWEEN_WRITES = timedelta(milliseconds=5)  # the store gives changed postings times of their own after the new ones

# What reading a malformed row may raise: the row is rejected and the pass continues.
UNREADABLE = (BadRecord, LookupError, ArithmeticError, ValueError, TypeError, AttributeError, RecursionError)
Wanted = Callable[[Posting], bool]


class AdvertReader(Protocol):
    """What makes postings of adverts: `collector.enrich.Reader`, or what was read before."""

    def draft(self, source: str, advert: Advert, now: datetime) -> ReadPosting:
        """The posting without its skills, and its text; `now` is aware."""

    def with_skills(self, drafts: Iterable[ReadPosting]) -> Iterator[ReadPosting]:
        """The same postings with the skills that their texts ask for."""


def refresh(
    source: Source,
    criteria: Asked,
    store: Store,
    reader: AdvertReader,
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
    words = {**_words(criteria), **_about(source)}
    run = CollectorRun(f"{started:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}", source.name, started, asked=words)
    return _Pass(run, source, store, reader, watch, wanted).run(criteria)


def _words(criteria: Asked) -> dict[str, object]:
    return {
        "roles": list(criteria.roles),
        "locations": list(criteria.locations),
        "max_age_days": criteria.max_age_days,
        "per_role_limit": criteria.per_role_limit,
        "backfill": criteria.backfill,
        "left_out": 0,
    }


class _Pass:
    def __init__(
        self, run: CollectorRun, source: Source, store: Store, reader: AdvertReader, watch: Watch, wanted: Wanted | None
    ) -> None:
        self._record, self._source, self._store, self._reader = run, source, store, reader
        self._watch, self._wanted = watch, wanted
        self._left_out = 0
        self._met: set[str] = set()  # ids of this pass, where pages may repeat them
        # Nothing of a first import can be stored yet: what is not there need not be looked for.
        self._stored = where_copies_are(store)
        self._has_marks = bool(getattr(source, "copies_are_marked", False))
        self._is_first = _is_free(source) and store.postings.count_of(source.name) == 0
        # Not before the store's last change: readers ask for what came later, also where the clock was set back.
        self._latest = store.postings.version().latest or datetime.min.replace(tzinfo=UTC)

    def run(self, criteria: Asked) -> CollectorRun:
        self._save()
        error: str | None = None
        try:
            pages = self._source.fetch_pages(criteria)
            finished = self._store_overlapping(pages) if _is_free(self._source) else self._store_in_turn(pages)
            error = None if finished else "stopped before the end"
        except SourceError as failure:
            error = printable(str(failure))
        self._save(ended_at=self._watch.clock(), error=error)
        _log_end(self._record)
        return self._record

    def _store_in_turn(self, pages: Iterator[Page]) -> bool:
        for page in pages:
            self._count(credits=page.credits)
            self._save()  # before anything can go wrong: what is paid for counts for the day's cap
            page.on_counted()
            for rows in _slices(page.rows):
                self._write(self._read(self._compare(self._drafts(rows))))
            self._close_missing(page.whole)
            self._save()
            page.on_stored()
            self._watch.on_page(page)
            if self._watch.is_over:
                return False
        return True

    def _store_overlapping(self, pages: Iterator[Page]) -> bool:
        """Three pages are in hand at a time: one is taken apart here, one read by other processes, one written."""
        with ThreadPoolExecutor(1, "store") as thread:
            writer = Writer(thread, self._read, self._write)
            try:
                for page in pages:
                    for rows in _slices(page.rows):
                        drafts = self._drafts(rows)
                        if writer.holds(drafts):  # the same posting again: what is being written must be compared
                            writer.finish()
                        writer.take(self._compare(drafts))
                    self._watch.on_page(page)
                    if self._watch.is_over:
                        break
            except SourceError:
                writer.finish()  # what came before the fault is kept
                raise
            writer.finish()
        return not self._watch.is_over

    def _close_missing(self, whole: WholeBoard | None) -> None:
        if whole is None:
            return
        prefix = f"{self._source.name}:{whole.prefix}"
        if whole.listed is None:
            self._store.postings.seen_again(prefix, self._watch.clock())
            return
        listed = {f"{self._source.name}:{native_id}" for native_id in whole.listed}
        self._count(closed=self._store.postings.close_missing(prefix, listed, self._next_time()))

    def _drafts(self, rows: Sequence[Row]) -> dict[str, ReadPosting]:
        """Readable, wanted rows by posting id. Of two with one id the last is read, the first counts as repeated."""
        drafts: dict[str, ReadPosting] = {}
        fetched = repeated = 0
        for row in rows:
            try:
                draft = self._draft(row)
            except UNREADABLE as error:
                fetched += 1
                self._reject(row.where, error)
                continue
            if self._wanted and not self._wanted(draft[0]):
                self._left_out += 1
                continue
            posting_id = draft[0].posting_id
            fetched += 1
            repeated += posting_id in drafts
            drafts[posting_id] = draft
        self._count(fetched=fetched, repeated=repeated)
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
        ids = [posting_id for posting_id in drafts if posting_id in self._met] if self._is_first else list(drafts)
        stored = self._store.postings.versions(ids)
        changed = [draft for posting_id, draft in drafts.items() if stored.get(posting_id) != _version(draft[0])]
        stored_ids = tuple(posting.posting_id for posting, _ in changed if posting.posting_id in stored)
        same = tuple(posting_id for posting_id, draft in drafts.items() if stored.get(posting_id) == _version(draft[0]))
        repeated = frozenset(self._met & drafts.keys())
        if _is_free(self._source):
            self._met |= drafts.keys()
        return Prepared(tuple(changed), self._reader.with_skills(changed), stored_ids, same, repeated)

    def _read(self, prepared: Prepared) -> Prepared:
        return replace(prepared, changed=tuple(self._with_skills(prepared.changed, prepared.reading)), reading=())

    def _with_skills(self, drafts: Sequence[ReadPosting], reading: Iterable[ReadPosting]) -> Iterator[ReadPosting]:
        """All at once, which is faster; one at a time where one of them cannot be read.

        It then costs itself and not the pass, today and every day after.
        """
        try:
            read = list(reading)
        except UNREADABLE:
            log.debug("%s: a text cannot be read; reading one at a time", self._source.name)
        else:
            yield from read
            return
        for draft in drafts:
            try:
                yield from self._reader.with_skills([draft])
            except UNREADABLE as error:
                self._reject(draft[0].posting_id, error)

    def _write(self, prepared: Prepared) -> None:
        postings = self._store.postings
        batch = prepared.changed
        if batch:
            stored = {posting.posting_id: posting for posting in postings.find(prepared.stored)}
            marked = Marked(batch, ()) if self._has_marks else mark_duplicates(self._stored, batch, stored)
            absent = {posting.posting_id for posting, _ in batch} - set(prepared.stored)
            count = postings.upsert(marked.batch, self._next_time(), absent)
            postings.mark_duplicates(marked.stored, self._next_time())
            postings.set_places(marked.places, self._next_time())
            copies = sum(1 for posting, _ in marked.batch if posting.duplicate_of and posting.posting_id not in stored)
            again = sum(posting.posting_id in prepared.repeated for posting, _ in marked.batch)
            self._count(
                new=count.new,
                updated=count.updated - again,
                unchanged=count.unchanged,
                repeated=again,
                duplicates=copies,
            )
        postings.touch(prepared.same, self._watch.clock())
        again = sum(posting_id in prepared.repeated for posting_id in prepared.same)
        self._count(unchanged=len(prepared.same) - again, repeated=again)

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
        asked_words = {**self._record.asked, **_about(self._source), "left_out": self._left_out}
        self._record = replace(self._record, asked=asked_words, **fields)  # type: ignore[arg-type]
        self._store.collecting.save_run(self._record)


_counting = threading.Lock()


def _about(source: Source) -> dict[str, object]:
    """What the record keeps about a source besides its name: of a file its name, hash and columns."""
    return dict(getattr(source, "about", {}))


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
        "%s: fetched %d = new %d + updated %d + unchanged %d + repeated %d + rejected %d; of the new ones %d are "
        "duplicates, credits %d%s",
        run.source,
        run.fetched,
        run.new,
        run.updated,
        run.unchanged,
        run.repeated,
        run.rejected,
        run.duplicates,
        run.credits,
        f"; ended early: {run.error}" if run.error else "",
    )
