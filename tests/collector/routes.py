"""A real HTTP server on loopback whose answers a test gives by path."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qsl, urlsplit

from tests.collector.loopback import loopback_server

Query = dict[str, str]
Route = Callable[[Query], object]


class Routes:
    """`answers[path]` gets the query and returns JSON to answer, bytes, or a status. `faults` are taken one a request,
    first come first served: a status, or "html", "empty", "cut", "not-a-list"; None lets one through."""

    def __init__(self) -> None:
        self.answers: dict[str, Route] = {}
        self.faults: list[str | int | None] = []
        self.asked: list[tuple[str, Query]] = []
        self.url = ""

    @contextmanager
    def serving(self) -> Iterator["Routes"]:
        routes = self

        class Handler(_Handler):
            given = routes

        with loopback_server(Handler) as self.url:
            yield self


class _Handler(BaseHTTPRequestHandler):
    given: Routes

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query))
        self.given.asked.append((parts.path, query))
        fault = self.given.faults.pop(0) if self.given.faults else None
        route = self.given.answers.get(parts.path)
        answer = route(query) if route else 404
        odd = {
            "html": b"<html>Moved</html>",
            "empty": b"",
            "cut": b'{"hits": [',
            "not-a-list": b'{"hits": {}, "jobs": 3}',
        }
        if isinstance(fault, int):
            answer = fault
        elif fault:
            answer = odd[fault]
        status = answer if isinstance(answer, int) else 200
        body = (
            answer if isinstance(answer, bytes) else b"{}" if isinstance(answer, int) else json.dumps(answer).encode()
        )
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
