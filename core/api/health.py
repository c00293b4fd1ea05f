"""`GET /health`: is this process alive and its store in reach? `GET /health/ready`: can it answer questions?"""

from datetime import UTC, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from core import __version__
from core.errors import CareerNavigatorError
from core.runtime import runtime
from core.store import hurried
from core.store.backups import backup_state

RETRY_SECONDS = "5"
SECONDS = 0.8  # whoever watches asks every few seconds and must hear soon that the store is gone
EMPTY = "No posting is stored yet; the sample is being loaded, or the collector has yet to store one."


async def health(request: Request) -> JSONResponse:
    """200 `healthy` with the age of the newest backup, or 503 with the store's state and a `Retry-After` in seconds."""
    answer = {"status": "healthy", "app": "Career Navigator", "version": __version__}
    try:
        with hurried(SECONDS):
            await run_in_threadpool(runtime().store.ping)
    except CareerNavigatorError as error:
        down = {**answer, "status": "unhealthy", "store": str(error)}
        return JSONResponse(down, 503, headers={"retry-after": RETRY_SECONDS})
    return JSONResponse({**answer, "backup": await run_in_threadpool(_backup)})


async def ready(request: Request) -> JSONResponse:
    """200 with store, snapshot and the age of the last collection in seconds.

    503 while any of it is missing, or no posting is served.
    """
    try:
        with hurried(SECONDS):
            readiness = await run_in_threadpool(_readiness)
    except CareerNavigatorError as error:
        down = {"status": "not ready", "store": str(error)}
        return JSONResponse(down, 503, headers={"retry-after": RETRY_SECONDS})
    if runtime().is_loading_sample or not readiness["snapshot"]["postings"]:
        return JSONResponse({"status": "not ready", "store": EMPTY}, 503, headers={"retry-after": RETRY_SECONDS})
    return JSONResponse(readiness)


def _readiness() -> dict[str, Any]:
    store = runtime().store
    store.ping()
    snapshot = runtime().snapshots.current
    age = (datetime.now(UTC) - snapshot.as_of).total_seconds() if snapshot.as_of else None
    return {
        "status": "ready",
        "store": "embedded" if store.is_embedded else "mongodb",
        "snapshot": {
            "id": snapshot.snapshot_id,
            "postings": snapshot.size,
            "is_sample": snapshot.is_sample,
            "taxonomy_version": snapshot.taxonomy_version,
        },
        "collector": {"as_of": snapshot.as_of.isoformat() if snapshot.as_of else None, "age_seconds": age},
        "backup": _backup(),
    }


def _backup() -> dict[str, Any]:
    """Whether backups are made, when the newest was, and how long ago; no age where there is none."""
    backups = backup_state(runtime().settings, datetime.now(UTC))
    made_at = backups.made[0].made_at.isoformat() if backups.made else None
    return {
        "wanted": backups.wanted,
        "made_at": made_at,
        "age_seconds": backups.age.total_seconds() if backups.age else None,
    }
