"""`GET /health`: is this process alive and its store in reach?"""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from core import __version__
from core.errors import CareerNavigatorError
from core.runtime import runtime


async def health(request: Request) -> JSONResponse:
    """200 `healthy`, or 503 with the store's state and a `Retry-After` in seconds."""
    answer = {"status": "healthy", "app": "Career Navigator", "version": __version__}
    try:
        await run_in_threadpool(lambda: runtime().store.ping())
    except CareerNavigatorError as error:
        down = {**answer, "status": "unhealthy", "store": str(error)}
        return JSONResponse(down, 503, headers={"retry-after": "5"})
    return JSONResponse(answer)
