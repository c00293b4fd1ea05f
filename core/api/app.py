"""The HTTP API as one application, and the routes that lead to it."""

from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from core import __version__
from core.api import account_routes, market_routes, person_routes, posting_routes
from core.api.docs_page import documentation
from core.api.guards import AddressRate, BodyLimit, CrossOrigin, Failures
from core.api.health import health, ready
from core.api.operations_schemas import Down, Health, Readiness
from core.api.refusals import install

ABOUT = (
    "The numbers of the pages for programs: what tech roles ask for, what a person is missing, what to learn next. "
    "Shares are 0-1 with 95 % intervals. Every table also comes as CSV, by `.csv` or `Accept: text/csv`."
)


class Api(FastAPI):
    def openapi(self) -> dict[str, Any]:
        """OpenAPI 3.1, made once. What comes as CSV only does not come as JSON, which FastAPI adds to every 200."""
        if self.openapi_schema is None:
            for path, methods in super().openapi()["paths"].items():
                if path.endswith(".csv"):
                    methods["get"]["responses"]["200"]["content"].pop("application/json", None)
        assert self.openapi_schema is not None
        return self.openapi_schema


api = Api(
    title="Career Navigator",
    version=__version__,
    description=ABOUT,
    docs_url=None,
    redoc_url=None,
    openapi_url=None,
    redirect_slashes=False,
    middleware=[Middleware(CrossOrigin), Middleware(Failures), Middleware(AddressRate), Middleware(BodyLimit)],
)
install(api)
for part in (account_routes, market_routes, person_routes, posting_routes):
    api.include_router(part.router)
_down: dict[int | str, dict[str, Any]] = {503: {"model": Down, "description": "The store does not answer"}}
api.add_api_route("/health", health, response_model=Health, responses=_down, tags=["Operations"])
api.add_api_route("/health/ready", ready, response_model=Readiness, responses=_down, tags=["Operations"])


@api.get("/openapi.json", include_in_schema=False)
async def schema(request: Request) -> JSONResponse:
    """OpenAPI 3.1 of every route."""
    return JSONResponse(api.openapi())


@api.get("/docs", include_in_schema=False)
async def docs(request: Request) -> HTMLResponse:
    """The same for people."""
    return HTMLResponse(documentation(api.openapi()))


def _paths() -> list[str]:
    """Every path in the order of the routes; those of health lead to the same functions without the API's guards."""
    known = [path for path in api.openapi()["paths"] if not path.startswith("/health")]
    return ["/openapi.json", "/docs", *(path.replace("{posting_id}", "{posting_id:path}") for path in known)]


API_ROUTES: list[BaseRoute] = [Route(path, api) for path in _paths()]
