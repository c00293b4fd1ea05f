"""The HTTP API as one application."""

from threading import Lock
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.middleware import Middleware

from core import __version__
from core.api import (
    account_routes,
    advert_routes,
    application_routes,
    chart_routes,
    group_routes,
    market_routes,
    operator_routes,
    person_routes,
    posting_routes,
    resume_routes,
    search_routes,
    share_routes,
)
from core.api.docs_page import documentation
from core.api.errors import install
from core.api.health import health, ready
from core.api.middleware import CrossOrigin, Failures, RequestLimits
from core.api.operations_schemas import Down, Health, Readiness
from core.formats.addresses import base_path

ABOUT = (
    "The numbers of the pages for programs: what tech roles ask for, what a person is missing, what to learn next. "
    "Shares are 0-1 with 95 % intervals. Every table also comes as CSV, by `.csv` or `Accept: text/csv`."
)
FILES = (".csv", ".atom", ".{kind}")
PAGES = ("/unsubscribe/", "/confirm/", "/shared/", "/embed/")


class Api(FastAPI):
    """The application of the HTTP routes, with a schema that says what they answer."""

    _making_schema = Lock()

    def openapi(self) -> dict[str, Any]:
        """OpenAPI 3.1, made once. Files and pages do not come as JSON, which FastAPI adds to every 200."""
        with self._making_schema:
            if self.openapi_schema is None:
                schema = super().openapi()
                for path, methods in schema["paths"].items():
                    if path.endswith(FILES) or path.startswith(PAGES):
                        for route in methods.values():
                            route["responses"]["200"]["content"].pop("application/json", None)
                if base_path():
                    schema["servers"] = [{"url": base_path()}]
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
    middleware=[
        Middleware(CrossOrigin),
        Middleware(Failures),
        Middleware(RequestLimits),
    ],
)
install(api)
PARTS = (
    account_routes.router,
    market_routes.router,
    person_routes.router,
    resume_routes.router,
    search_routes.router,
    share_routes.router,
    chart_routes.router,
    advert_routes.router,
    posting_routes.router,
    application_routes.router,
    group_routes.router,
    operator_routes.router,
)
for part in PARTS:
    api.include_router(part)
_down: dict[int | str, dict[str, Any]] = {503: {"model": Down, "description": "The store does not answer"}}
api.add_api_route("/health", health, response_model=Health, responses=_down, tags=["Operations"])
api.add_api_route("/health/ready", ready, response_model=Readiness, responses=_down, tags=["Operations"])


@api.get("/openapi.json", include_in_schema=False)
def schema(request: Request) -> JSONResponse:
    """OpenAPI 3.1 of every route. A thread's work: making it takes a quarter of a second, the first time."""
    return JSONResponse(api.openapi())


@api.get("/docs", include_in_schema=False)
def docs(request: Request) -> HTMLResponse:
    """The same for people."""
    return HTMLResponse(documentation(api.openapi()))
