"""`GET /health`: is this process alive and its store in reach? `GET /health/ready`: can it answer questions?"""

from datetime import UTC, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from core import __version__
from core.errors import CareerNavigatorError
from core.runtime import runtime

RETRY_SECONDS = "5"


async def health(request: Request) -> JSONResponse:
    """200 `healthy`, or 503 with the store's state and a `Retry-After` in seconds."""
    answer = {"status": "healthy", "app": "Career Navigator", "version": __version__}
    try:
        await run_in_threadpool(lambda: runtime().store.ping())
    except CareerNavigatorError as error:
        down = {**answer, "status": "unhealthy", "store": str(error)}
        return JSONResponse(down, 503, headers={"retry-after": RETRY_SECONDS})
    return JSONResponse(answer)


async def ready(request: Request) -> JSONResponse:
    """200 with store, snapshot and the age of the last collection in seconds; 503 while any of it is missing."""
    try:
        return JSONResponse(await run_in_threadpool(_readiness))
    except CareerNavigatorError as error:
        down = {"status": "not ready", "store": str(error)}
        return JSONResponse(down, 503, headers={"retry-after": RETRY_SECONDS})


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
    }
