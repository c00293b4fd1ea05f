"""All HTTP routes besides the pages, in one list that `dashboard.py` mounts."""

from starlette.routing import BaseRoute, Route

from core.api.app import API_ROUTES
from core.api.assets import icon, outlines, preview, robots, style
from core.api.auth_session import drop_cookie, fetch_cookie
from core.api.health import health, ready
from core.api.index_page import base_script
from core.api.metrics import metrics

ROUTES: list[BaseRoute] = [
    Route("/health", health, methods=["GET"]),
    Route("/health/ready", ready, methods=["GET"]),
    Route("/metrics", metrics, methods=["GET"]),
    Route("/auth/session", fetch_cookie, methods=["POST"]),
    Route("/auth/end-session", drop_cookie, methods=["POST"]),
    Route("/app-assets/base.js", base_script, methods=["GET"]),
    Route("/app-assets/style.css", style, methods=["GET"]),
    Route("/app-assets/preview.png", preview, methods=["GET"]),
    Route("/favicon.png", icon, methods=["GET"]),
    Route("/favicon.ico", icon, methods=["GET"]),
    Route("/robots.txt", robots, methods=["GET"]),
    Route("/app-assets/topojson/{name}", outlines, methods=["GET"]),
    *API_ROUTES,
]
