"""The demand question as an aggregation on the embedded server, beside the snapshot of the same postings."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.markets import LAST_DAY, made_postings, role_name
from benchmarks.timing import milliseconds, timed
from core.config import Settings
from core.market.demand import demand
from core.models import PostingText
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.store import Store

ROLE = Slice(role=role_name(0))
PIPELINE: list[dict[str, Any]] = [
    {"$match": {"role": ROLE.role, "duplicate_of": None}},
    {"$project": {"asked": {"$setUnion": ["$required", "$optional"]}}},
    {"$unwind": "$asked"},
    {"$group": {"_id": "$asked", "n": {"$sum": 1}}},
]


def on_the_server(count: int) -> dict[str, Any]:
    """Times of both; raises AssertionError where they count differently."""
    postings, counted = made_postings(count), dict[str, int]()
    with tempfile.TemporaryDirectory() as home:
        store = Store.connect(Settings(career_navigator_home=Path(home)))
        try:
            for start in range(0, count, 1000):
                some = postings[start : start + 1000]
                store.postings.upsert([(one, PostingText(one.posting_id, "")) for one in some], datetime.now(UTC))
            collection = store.connection.database["postings"]
            server = milliseconds(
                lambda: counted.update({row["_id"]: row["n"] for row in collection.aggregate(PIPELINE)})
            )
            built: list[Snapshot] = []
            build = milliseconds(
                lambda: built.append(Snapshot.build(store.bulk_reads.since(LAST_DAY.replace(year=LAST_DAY.year - 2))))
            )
        finally:
            store.close()
    frame = demand(built[0], ROLE).skills
    assert dict(zip(frame["skill"], frame["asked_count"], strict=True)) == counted
    return {
        "postings": count,
        "aggregation_ms": round(server, 1),
        "snapshot_with_intervals": timed(lambda: demand(built[0], ROLE), built[0]),
        "read_from_store_ms": round(build, 1),
    }
