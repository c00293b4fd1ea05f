"""All HTTP routes beside the pages, in one list that `dashboard.py` mounts."""

from starlette.routing import BaseRoute, Route

from core.api.health import health

ROUTES: list[BaseRoute] = [Route("/health", health, methods=["GET"])]
