"""Collections `collector_state`, `collector_runs` and `leases`: how far a source is stored, what each pass did."""

from datetime import datetime, timedelta
from typing import Any

from pymongo.errors import DuplicateKeyError

from core.models import CollectorRun, Watermark
from core.store.connection import Connection, translated
from core.store.records import Records

CLOCKS_DIFFER = timedelta(hours=1)  # by more than this, one of two machines has a clock that is wrong


_WATERMARKS = Records("collector_state", Watermark)
_RUNS = Records("collector_runs", CollectorRun, "run_id")


class Collecting:
    """What the collector keeps of its passes: watermarks, runs and leases."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _collection(self, name: str) -> Any:
        return self._connection.database[name]

    def watermark(self, key: str) -> Watermark | None:
        """How far `key` is stored whole; None where it never was. Raises StoreError."""
        with translated():
            document = self._collection("collector_state").find_one({"_id": key})
        return _WATERMARKS.from_document(document) if document else None

    def set_watermark(self, key: str, mark: Watermark) -> None:
        """Note how far `key` is stored whole. Raises StoreError."""
        fields = {"until": mark.until, "boundary_ids": list(mark.boundary_ids)}
        with translated():
            self._collection("collector_state").update_one({"_id": key}, {"$set": fields}, upsert=True)

    def save_run(self, run: CollectorRun) -> None:
        """Store what a pass did, in place of what was stored of it. Raises StoreError."""
        with translated():
            self._collection("collector_runs").replace_one({"_id": run.run_id}, _RUNS.to_document(run), upsert=True)

    def runs(self, since: datetime) -> list[CollectorRun]:
        """Passes started at or after `since`, newest first."""
        with translated():
            documents = list(self._collection("collector_runs").find({"started_at": {"$gte": since}}))
        return sorted((_RUNS.from_document(run) for run in documents), key=lambda run: run.started_at, reverse=True)

    def sources(self) -> set[str]:
        """Every source over which there ever was a pass."""
        with translated():
            return set(self._collection("collector_runs").distinct("source"))

    def last_run(self, source: str) -> CollectorRun | None:
        """The latest pass over a source; None where there was none."""
        with translated():
            documents = self._collection("collector_runs").find({"source": source}).sort([("started_at", -1)]).limit(1)
            return next((_RUNS.from_document(run) for run in documents), None)

    def close_open_runs(self, source: str, now: datetime) -> int:
        """Mark this source's passes that never ended (killed, store gone) as interrupted; returns how many."""
        runs = self._collection("collector_runs")
        ended = {"$set": {"ended_at": now, "error": "interrupted: the collector or the store went away"}}
        with translated():
            return int(runs.update_many({"source": source, "ended_at": None}, ended).modified_count)

    def take_lease(self, name: str, holder: str, now: datetime, lasts: timedelta) -> bool:
        """True if `holder` now has the lease (new, its own renewed, or one whose time ran out).

        One that ends long after any lease can was taken before a clock was set back, and is no good either.
        """
        leases = self._collection("leases")
        fields = {"holder": holder, "expires_at": now + lasts}
        with translated():
            ran_out, impossible = {"$lt": now}, {"$gt": now + lasts + CLOCKS_DIFFER}
            for free in ({"holder": holder}, {"expires_at": ran_out}, {"expires_at": impossible}):
                if leases.update_one({"_id": name, **free}, {"$set": fields}).matched_count:
                    return True
            try:
                leases.insert_one({"_id": name, **fields})
            except DuplicateKeyError:  # another was faster, or it was we whose first try was done before the store went
                return bool(leases.count_documents({"_id": name, "holder": holder}))
            return True

    def lease_holder(self, name: str) -> str | None:
        """Who holds a lease; None where nobody does. Raises StoreError."""
        with translated():
            document = self._collection("leases").find_one({"_id": name})
        return str(document.get("holder") or "") or None if document else None

    def release_lease(self, name: str, holder: str) -> None:
        """Give a lease back, if `holder` has it. Raises StoreError."""
        with translated():
            self._collection("leases").delete_one({"_id": name, "holder": holder})
