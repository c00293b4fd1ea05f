"""Which host names this server answers to, since any site can point a name of its own at this machine."""

from fnmatch import fnmatchcase
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from core.runtime import runtime

LOOPBACK = ("localhost", "127.0.0.1", "::1")
REFUSAL = "This server does not answer to that host name. Its operator can add it to ALLOWED_HOSTS."


def host_of(header: str) -> str:
    """The name in a Host header, without the port and the brackets of an IPv6 address, in lower case."""
    name = header.strip().casefold()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0].removesuffix(".")


def is_allowed(host: str, reached_at: str | None, allowed: tuple[str, ...]) -> bool:
    """True for loopback, for the address at which the connection came in, and for names in `allowed`.

    An entry may be `*.example.org`, for every name below it, or `*`.
    """
    if host in LOOPBACK or any(fnmatchcase(host, pattern.casefold()) for pattern in allowed):
        return True
    try:
        return reached_at is not None and ip_address(host) == ip_address(reached_at)
    except ValueError:
        return False


class AllowedHosts:
    """ASGI middleware before everything else: 400 for other host names, on every path."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one ASGI call (see the class)."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        reached_at = scope["server"][0] if scope.get("server") else None
        host = host_of(Headers(scope=scope).get("host", ""))
        settings = runtime().settings
        public = (host_of(urlsplit(settings.public_url).netloc),) if settings.public_url else ()
        if is_allowed(host, reached_at, (*settings.allowed_hosts, *public)):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": "unknown host"})
        else:
            await PlainTextResponse(REFUSAL, 400)(scope, receive, send)
