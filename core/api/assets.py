"""`GET /app-assets/topojson/{name}`: the outlines of countries, which plotly would fetch from another host."""

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from core.config import ROOT

FOLDER = ROOT / "core" / "assets" / "topojson"
OUTLINES = {path.name: path for path in sorted(FOLDER.glob("*.json"))}
A_WEEK = 7 * 24 * 3600


async def outlines(request: Request) -> Response:
    """The file by its name, kept a week by browsers; 404 for a name that is not shipped."""
    path = OUTLINES.get(request.path_params["name"])
    if path is None:
        return PlainTextResponse("There are no such outlines.", 404)
    return FileResponse(path, media_type="application/json", headers={"cache-control": f"public, max-age={A_WEEK}"})
