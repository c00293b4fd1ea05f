"""Files pages are served with: outlines of countries, which plotly would fetch from another host, icon and preview."""

import hashlib

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from core.config import ROOT
from core.formats.addresses import rooted

ASSETS = ROOT / "core" / "assets"
OUTLINES = {path.name: path for path in sorted((ASSETS / "topojson").glob("*.json"))}
A_WEEK = 7 * 24 * 3600
KEPT = {"cache-control": f"public, max-age={A_WEEK}"}
NOT_FOR_ROBOTS = ("/auth/", "/posting", "/profile", "/sign_in", "/sign_out", "/register")

# What Streamlit writes into the page later would win over selectors of the same weight: nested, ours weigh more.
STYLE = f":root {{\n{(ASSETS / 'style.css').read_text('utf-8')}\n}}\n"
STYLE_ADDRESS = f"app-assets/style.css?v={hashlib.sha256(STYLE.encode()).hexdigest()[:12]}"


async def style(request: Request) -> Response:
    """`GET /app-assets/style.css`: part of the page from the start, so that nothing moves when it arrives."""
    return Response(STYLE, media_type="text/css", headers=KEPT)


async def outlines(request: Request) -> Response:
    """The file by its name, kept a week by browsers; 404 for a name that is not shipped."""
    path = OUTLINES.get(request.path_params["name"])
    if path is None:
        return PlainTextResponse("There are no such outlines.", 404)
    return FileResponse(path, media_type="application/json", headers=KEPT)


async def icon(request: Request) -> Response:
    """`GET /favicon.png` and `/favicon.ico`: ours, where Streamlit would give its own."""
    return FileResponse(ASSETS / "icon.png", media_type="image/png", headers=KEPT)


async def preview(request: Request) -> Response:
    """`GET /app-assets/preview.png`: the picture that messengers show with a link."""
    return FileResponse(ASSETS / "preview.png", media_type="image/png", headers=KEPT)


async def robots(request: Request) -> Response:
    """`GET /robots.txt`: what search engines leave alone.

    They read it at the root of a host only: under a BASE_PATH these lines belong into the bigger site's file.
    """
    lines = ["User-agent: *", *(f"Disallow: {rooted(path)}" for path in NOT_FOR_ROBOTS)]
    return PlainTextResponse("\n".join(lines) + "\n", headers=KEPT)
