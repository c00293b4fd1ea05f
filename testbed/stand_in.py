"""A real HTTP server on loopback that speaks TheirStack's contract, with a switch for every fault in it.

It counts what it bills: `billed[id]` is how often a row was paid for.
"""

import gzip
import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "stand-in-key-0123456789"
MANDATORY = (
    "posted_at_max_age_days",
    "posted_at_gte",
    "posted_at_lte",
    "company_domain_or",
    "company_linkedin_url_or",
    "company_name_or",
)
LOST = ("closed", "html", "other-shape", "not-an-object", "gzip-bomb", "too-large")
Row = dict[str, Any]


def row(number: int, discovered: datetime, **fields: Any) -> Row:
    """A posting as the vendor answers it; its text differs from every other's in most of its words."""
    words = " ".join(f"w{(number * 7919 + place * 31) % 9973}" for place in range(60))
    return {
        "id": number,
        "job_title": "Data Engineer",
        "url": f"https://jobs.example.org/{number}",
        "date_posted": discovered.date().isoformat(),
        "discovered_at": discovered.strftime("%Y-%m-%dT%H:%M:%S"),
        "has_blurred_data": False,
        "company": f"Company {number}",
        "location": "Berlin, Germany",
        "country_code": "DE",
        "description": f"You know Python and SQL.\n\n{words}",
        "hiring_team": [{"full_name": "Somebody Private", "linkedin_url": "https://example.org/in/private"}],
        **fields,
    }


class StandIn:
    """The vendor. `faults` are taken one a paid search, first come first served; "ok" lets one through."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.credits: int | None = None
        self.most_rows_a_page = 500
        self.counts_are_free = True
        self.count_says: int | None = None
        self.ignores_paging = self.ignores_left_out = False
        self.faults: list[str] = []
        self.before_answer: Callable[[int], None] = lambda page: None
        self.billed: Counter[int | str] = Counter()
        self.searches: list[dict[str, Any]] = []
        self.bills: list[tuple[str | None, list[int]]] = []
        self.counts = 0
        self.times: list[float] = []
        self.windows: dict[str, str] = {}
        self.lock = threading.Lock()
        self.url = ""

    @contextmanager
    def serving(self) -> Iterator["StandIn"]:
        vendor = self

        class Handler(_Handler):
            stand_in = vendor

        server = _Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()

    def matching(self, body: dict[str, Any], now: datetime) -> list[Row]:
        if self.ignores_left_out:
            body = {name: value for name, value in body.items() if name != "job_id_not"}
        found = [one for one in self.rows if _matches(one, body, now.date())]
        return sorted(found, key=lambda one: (one["date_posted"], one["discovered_at"], str(one["id"])), reverse=True)

    def page(self, body: dict[str, Any]) -> list[Row]:
        limit = body.get("limit", 25)
        start = 0 if self.ignores_paging else body.get("offset", body.get("page", 0) * limit)
        return self.matching(body, datetime.now(UTC))[start : start + limit]

    def times_billed(self) -> int:
        return sum(self.billed.values())


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    stand_in: StandIn
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        if self.path == "/v0/billing/credit-balance":
            self._json(200, {"ui_credits": 0, "used_ui_credits": 0, "api_credits": 200, "used_api_credits": 40})
        else:
            self._json(404, {"detail": "Not Found"})

    def do_POST(self) -> None:
        vendor = self.stand_in
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with vendor.lock:
            vendor.times.append(time.monotonic())
            if self.path != "/v1/jobs/search":
                self._json(404, {"detail": "Not Found"})
            elif self.headers["Authorization"] != f"Bearer {KEY}":
                self._refuse(401, "E-001", "Unauthorized", f"key {self.headers['Authorization'][7:]} is not known")
            elif not any(name in body for name in MANDATORY):
                self._refuse(422, "E-010", "Missing filter", f"one of {', '.join(MANDATORY)} is required")
            elif body.get("blur_company_data"):
                self._count(body)
            else:
                self._search(body)

    def _count(self, body: dict[str, Any]) -> None:
        vendor = self.stand_in
        vendor.counts += 1
        if not vendor.counts_are_free:
            self._refuse(403, "E-021", "Not in your plan", "previews are not available")
            return
        found = vendor.matching(body, datetime.now(UTC))
        masked = [{"id": one["id"], "job_title": "*****", "has_blurred_data": True} for one in found[: body["limit"]]]
        total = len(found) if vendor.count_says is None else vendor.count_says
        self._json(200, {"metadata": {"total_results": total}, "data": masked})

    def _search(self, body: dict[str, Any]) -> None:
        vendor = self.stand_in
        vendor.searches.append(body)
        vendor.before_answer(body.get("page", 0))
        fault = vendor.faults.pop(0) if vendor.faults else "ok"
        if fault != "ok" and not self._answer_fault(fault, body):
            return
        if body.get("limit", 25) > vendor.most_rows_a_page:
            reason = "The free plan does not allow more than 25 results per page."
            self._refuse(403, "E-020", "Plan limit", reason)
            return
        rows = vendor.page(body)
        if vendor.credits is not None and vendor.credits < len(rows):
            reason = f"Required: {len(rows)} API credits. You currently have {vendor.credits}"
            self._refuse(402, "E-007", "Not enough credits", reason)
            return
        self._bill(rows)
        vendor.bills.append((body.get("discovered_at_gte"), [one["id"] for one in rows]))
        answer = {"metadata": {"total_results": None, "truncated_results": 0}, "data": rows}
        if fault == "truncated":
            self._raw(200, json.dumps(answer).encode()[: len(json.dumps(answer)) // 2])
        elif fault == "cut":
            self._cut(json.dumps(answer).encode())
        elif fault in LOST:
            self._lose(fault)
        elif fault == "duplicate" and rows:
            self._json(200, {**answer, "data": [*rows[:-1], rows[0]]})
        else:
            self._json(200, answer)

    def _bill(self, rows: list[Row]) -> None:
        vendor = self.stand_in
        vendor.billed.update(one["id"] if isinstance(one["id"], int) else repr(one["id"]) for one in rows)
        if vendor.credits is not None:
            vendor.credits -= len(rows)

    def _answer_fault(self, fault: str, body: dict[str, Any]) -> bool:
        """True where the ordinary answer still follows."""
        simple: dict[str, Callable[[], None]] = {
            "401": lambda: self._refuse(401, "E-001", "Unauthorized", "bad key"),
            "402": lambda: self._refuse(402, "E-007", "Not enough credits", "Required: 301 API credits. You have 1"),
            "escapes": lambda: self._refuse(
                400, "E-0\x1b[31m", "\x1b]0;owned\x07Bad", "red \x9b31m \u202e backwards\r\nnext line"
            ),
            "403": lambda: self._refuse(403, "E-022", "Forbidden", "account suspended"),
            "422": lambda: self._refuse(422, "E-011", "Bad value", "job_title_or is odd"),
            "422-detail": lambda: self._json(
                422, {"detail": [{"loc": ["body", "limit"], "msg": "too large", "type": "x"}]}
            ),
            "404": lambda: self._json(404, {"detail": "Not Found"}),
            "429": lambda: self._refuse(429, "E-002", "Too many requests", "slow down"),
            "429-after": lambda: self._refuse(429, "E-002", "Too many requests", "slow down", {"Retry-After": "1"}),
            "429-hour": lambda: self._refuse(
                429,
                "E-002",
                "Too many requests",
                "slow down",
                {
                    "RateLimit-Limit": "4, 10, 50, 400",
                    "RateLimit-Remaining": "3, 6, 0, 350",
                    "RateLimit-Reset": "1, 19, 3199, 57199",
                },
            ),
            "500": lambda: self._json(500, {"detail": "oops"}),
            "502": lambda: self._raw(502, b"<html><h1>502 Bad Gateway</h1></html>"),
            "empty-body": lambda: self._raw(200, b""),
            "refused": lambda: self.connection.shutdown(socket.SHUT_RDWR),
        }
        if fault in ("slow", "hang"):
            time.sleep(1.5 if fault == "slow" else 40)
            return True
        if fault in simple:
            simple[fault]()
            return False
        return fault in {"truncated", "cut", "duplicate", *LOST}

    def _lose(self, fault: str) -> None:
        """The rows are billed, and something else comes than the rows."""
        if fault == "closed":
            self.connection.shutdown(socket.SHUT_RDWR)
        elif fault == "html":
            self._raw(200, b"<html><h1>Welcome</h1></html>")
        elif fault == "other-shape":
            self._json(200, {"metadata": {}, "jobs": []})
        elif fault == "not-an-object":
            self._json(200, ["rows"])
        elif fault == "gzip-bomb":
            self._raw(200, gzip.compress(bytes(80_000_000), 9), {"Content-Encoding": "gzip"})
        elif fault == "too-large":
            self._too_large()

    def _too_large(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(10**9))
        self.end_headers()
        try:
            for _ in range(1000):
                self.wfile.write(bytes(1_000_000))
        except OSError:  # the client hangs up, as it should
            self.close_connection = True

    def _refuse(
        self, status: int, code: str, title: str, description: str, headers: dict[str, str] | None = None
    ) -> None:
        error = {"code": code, "title": title, "description": description}
        self._json(status, {"request_id": None, "error": error}, headers)

    def _json(self, status: int, content: object, headers: dict[str, str] | None = None) -> None:
        self._raw(status, json.dumps(content).encode(), headers)

    def _raw(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in {**self.stand_in.windows, **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _cut(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 3])
        self.wfile.flush()
        self.close_connection = True


def _matches(one: Row, body: dict[str, Any], today: date) -> bool:
    posted, discovered = date.fromisoformat(one["date_posted"]), _time(one["discovered_at"])
    checks = {
        "posted_at_max_age_days": lambda days: posted >= today - timedelta(days=days),
        "posted_at_gte": lambda day: posted >= date.fromisoformat(day),
        "posted_at_lte": lambda day: posted <= date.fromisoformat(day),
        "discovered_at_gte": lambda moment: discovered >= _time(moment),
        "discovered_at_lte": lambda moment: discovered <= _time(moment),
        "job_id_not": lambda ids: one["id"] not in ids,
        "job_title_or": lambda titles: any(title.casefold() in one["job_title"].casefold() for title in titles),
        "job_country_code_or": lambda codes: one["country_code"] in codes,
    }
    return all(check(body[name]) for name, check in checks.items() if name in body)


def _time(text: str) -> datetime:
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)
