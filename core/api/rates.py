"""How often one address and one account may ask. Each process counts separately, in memory."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from math import ceil

from starlette.datastructures import Headers
from starlette.types import Scope

from core.accounts.client_address import client_address
from core.runtime import runtime


@dataclass(frozen=True, slots=True)
class RateLimits:
    """Requests in a time, as `limits` reads them. `credentials` are those in which a password is sent.

    `uploads` are files a page takes, of up to 5 MB each, which stay in memory until its tab closes. `readings` are
    pasted adverts, counted by account or, without one, by address.
    """

    address: str = "600/minute"
    account: str = "600/minute"
    credentials: str = "60/minute"
    uploads: str = "30/hour"
    readings: str = "60/hour"


class TooManyRequests(Exception):
    """`seconds` is how long to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many requests. Try again in {seconds} seconds.")
        self.seconds = seconds


class Counter:
    """Counts requests by kind and name against `rates`."""

    def __init__(self, rates: RateLimits) -> None:
        from limits import parse
        from limits.storage import MemoryStorage
        from limits.strategies import SlidingWindowCounterRateLimiter

        self._items = {field.name: parse(getattr(rates, field.name)) for field in fields(rates)}
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def count(self, kind: str, name: str) -> None:
        """Count one request of `name` (an address, a user id). Raises TooManyRequests."""
        item = self._items[kind]
        if not self._limiter.hit(item, kind, name):
            ends = self._limiter.get_window_stats(item, kind, name).reset_time
            raise TooManyRequests(max(ceil(ends - time.time()), 1))


_counter: Counter | None = None


def counter() -> Counter:
    """The counter of this process; made at first use, as often as the settings allow."""
    global _counter
    if _counter is None:
        often = f"{runtime().settings.api_requests_per_minute}/minute"
        _counter = Counter(RateLimits(address=often, account=often))
    return _counter


def address_of(scope: Scope) -> str:
    """Whom to count a request for."""
    peer = scope["client"][0] if scope.get("client") else None
    return client_address(peer, Headers(scope=scope).get("x-forwarded-for"), runtime().settings.trusted_proxies)


@contextmanager
def use_rates(rates: RateLimits) -> Iterator[None]:
    """Count by other rates for a while (tests, benchmarks)."""
    global _counter
    before, _counter = _counter, Counter(rates)
    try:
        yield
    finally:
        _counter = before
