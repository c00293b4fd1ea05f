"""An HTTP transport that asks the API inside this process, so that a command needs no server to be running."""

import asyncio
from typing import Any

import httpx

BASE = "http://localhost"


class InProcess(httpx.BaseTransport):
    """Hands each request to an ASGI application and waits for its whole response."""

    def __init__(self, app: Any) -> None:
        self._transport = httpx.ASGITransport(app=app, client=("127.0.0.1", 0))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The application's answer to a request, without a socket."""
        return asyncio.run(self._handle(request))

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        inner = httpx.Request(request.method, request.url, headers=request.headers, content=request.read())
        response = await self._transport.handle_async_request(inner)
        content = await response.aread()
        return httpx.Response(response.status_code, headers=response.headers, content=content)
