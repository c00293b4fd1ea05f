"""Answers that are no success, as guards before the API give them too; loads none of it."""

from typing import Any

from starlette.responses import JSONResponse

from core.texts import text

BUSY_SECONDS = "2"


def refuse(status: int, detail: Any, headers: dict[str, str] | None = None) -> JSONResponse:
    """An error as JSON that nobody may keep; what JSON cannot say in `detail` is written as text."""
    return JSONResponse({"detail": _writable(detail)}, status, headers={"cache-control": "no-store", **(headers or {})})


def _writable(value: Any) -> Any:
    """Half of a surrogate pair, which JSON may name and UTF-8 cannot hold, as its escape."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, list | tuple):
        return [_writable(item) for item in value]
    return {key: _writable(item) for key, item in value.items()} if isinstance(value, dict) else value


def busy() -> JSONResponse:
    """The answer where more is asked than can be answered in good time."""
    return refuse(503, text("api_error.busy"), {"retry-after": BUSY_SECONDS})
