"""A stand-in for the hosts of company boards, with a switch for each way in which they fail."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.collector.loopback import loopback_server


class BoardHost:
    """Speaks Greenhouse's form. `jobs[token]` is what a board lists, `faults[token]` what goes wrong with it."""

    def __init__(self) -> None:
        self.jobs: dict[str, list[dict[str, Any]]] = {}
        self.faults: dict[str, str] = {}
        self.asked: list[str] = []
        self.not_modified = 0
        self.under_way = self.most_under_way = 0
        self.pages: dict[str, str] = {}
        self.url = ""

    @contextmanager
    def serving(self) -> Iterator["BoardHost"]:
        host = self

        class Handler(_Handler):
            board_host = host

        with loopback_server(Handler) as self.url:
            yield self


class _Handler(BaseHTTPRequestHandler):
    board_host: BoardHost

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        host = self.board_host
        host.under_way += 1
        host.most_under_way = max(host.under_way, host.most_under_way)
        path = unquote(urlsplit(self.path).path)
        if path in host.pages:
            self._send(200, host.pages[path].encode(), "text/html")
        else:
            token = path.strip("/").split("/")[0]
            host.asked.append(token)
            self._board(token, host.faults.get(token, ""))
        host.under_way -= 1

    def _board(self, token: str, fault: str) -> None:
        jobs = self.board_host.jobs.get(token)
        answer: object = {"jobs": jobs, "meta": {"total": len(jobs or ())}}
        if jobs is None or fault == "404":
            self._send(404, b'{"status": 404, "error": "Job not found"}')
        elif fault == "500":
            self._send(500, b"oops", "text/plain")
        elif fault == "429":
            self._send(429, b"{}", headers={"Retry-After": "7200"})
        elif fault == "html":
            self._send(200, b"<html>We moved</html>", "text/html")
        elif fault == "empty":
            self._send(200, b'{"jobs": [], "meta": {"total": 0}}')
        elif fault == "part":
            self._send(200, json.dumps({"jobs": (jobs or [])[:1], "meta": {"total": len(jobs or ())}}).encode())
        elif fault == "odd":
            self._send(
                200, json.dumps({"jobs": [None, 3, "x", {}, {"id": None}, *(jobs or ())], "meta": None}).encode()
            )
        else:
            self._whole(json.dumps(answer).encode(), fault)

    def _whole(self, body: bytes, fault: str) -> None:
        if fault == "slow":
            time.sleep(0.05)
        mark = f'"{hash(body)}"'
        if self.headers.get("If-None-Match") == mark:
            self.board_host.not_modified += 1
            self._send(304, b"", headers={"ETag": mark})
        else:
            self._send(200, body, headers={"ETag": mark})

    def _send(
        self, status: int, body: bytes, kind: str = "application/json", headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def job(number: int, **fields: Any) -> dict[str, Any]:
    """A posting as Greenhouse answers it; its text differs from every other's."""
    words = " ".join(f"w{(number * 7919 + place * 31) % 9973}" for place in range(60))
    return {
        "id": number,
        "title": "Data Engineer",
        "first_published": "2026-11-20T09:00:00-05:00",
        "updated_at": "2026-11-20T09:00:00-05:00",
        "location": {"name": "Berlin, Germany"},
        "absolute_url": f"https://boards.example.org/jobs/{number}",
        "content": f"&lt;p&gt;You know Python. {words}&lt;/p&gt;",
        "company_name": f"Company {number}",
        **fields,
    }
