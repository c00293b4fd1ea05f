"""HTTP as every source needs it: bounded answers, bounded retries with jitter, waits that SIGTERM ends."""

import json
import logging
import random
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlsplit

import requests
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt
from urllib3.exceptions import NewConnectionError

from core import __version__
from core.errors import SourceBusy, SourceError

log = logging.getLogger(__name__)
TIMEOUT_SECONDS = (5.0, 30.0)  # to connect, between two pieces of the answer
LONGEST_ANSWER_SECONDS = 120.0
LARGEST_ANSWER = 64_000_000  # bytes
RETRIES = 3
LONGEST_WAIT_SECONDS = 90.0
USER_AGENT = f"career-navigator/{__version__}"
Answer = TypeVar("Answer")


class Stopped(SourceError):
    """The collector was told to stop; `was_sent` where a request was under way, so that it may be billed."""

    def __init__(self, message: str, was_sent: bool = False) -> None:
        super().__init__(message)
        self.was_sent = was_sent


class CutOff(SourceBusy):
    """The request may have arrived, its answer did not: what it asked for may be billed."""


class Missing(SourceError):
    """404: what was asked for is not there."""


class Unreachable(SourceBusy):
    """No connection could be made: the host is down, or this machine has no network."""


class TooLarge(SourceError):
    """The answer is larger than anything a source has to say: it is not read, and asking again would not help."""


class WaitFirst(SourceBusy):
    """A source said how long to wait before the next try."""

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds


class Http:
    """One session. `first_wait_seconds` is the first pause between tries; each later one doubles, with jitter.

    `answers` counts the answers of any kind that began to come.
    """

    def __init__(self, stop: threading.Event, first_wait_seconds: float = 1.0) -> None:
        self._stop, self._first_wait = stop, first_wait_seconds
        self._session = requests.Session()
        self._session.headers["User-Agent"] = USER_AGENT
        self.is_waiting = False
        self.answers = 0

    def get_json(self, url: str, params: Mapping[str, Any] | None = None, tries: int = RETRIES + 1) -> Any:
        """The decoded answer of a public source. Raises SourceBusy after bounded tries, SourceError at once for 4xx.

        A source whose terms count calls is asked with one try.
        """
        return self.with_retries(lambda: self._public(url, params, {}).decoded(plain_url(url)), tries)

    def get(
        self,
        url: str,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        tries: int = RETRIES + 1,
    ) -> "Reply":
        """The answer of a public source, whatever its form; 304 where `headers` ask for what changed since.

        Raises SourceBusy after bounded tries; at once Missing for 404 and SourceError for other refusals.
        """
        return self.with_retries(lambda: self._public(url, params, headers or {}), tries)

    def _public(self, url: str, params: Mapping[str, Any] | None, headers: Mapping[str, str]) -> "Reply":
        reply, where = self.send("GET", url, params=params, headers=headers), plain_url(url)
        if reply.status == 429:
            raise WaitFirst(f"429 from {where}", reply.seconds_to_wait(30.0))
        if reply.status >= 500:
            raise SourceBusy(f"{reply.status} from {where}")
        if reply.status in (404, 410):
            raise Missing(f"{reply.status} from {where}")
        if reply.status >= 400:
            raise SourceError(f"{reply.status} from {where}")
        return reply

    def with_retries(self, attempt: Callable[[], Answer], tries: int = RETRIES + 1) -> Answer:
        """Call until it does not raise SourceBusy, at most `tries` times. A wait longer than 90 s is not waited for."""
        retrying = Retrying(
            stop=stop_after_attempt(tries),
            wait=self._wait,
            retry=retry_if_exception(_is_worth_it),
            sleep=self.pause,
            reraise=True,
        )
        return retrying(attempt)

    def pause(self, seconds: float) -> None:
        """Sleep; raises Stopped where the collector is told to stop meanwhile."""
        if self._stop.wait(seconds):
            raise Stopped("stopped while waiting")

    def send(self, method: str, url: str, **arguments: Any) -> "Reply":
        """One request, no retry.

        Raises SourceBusy where it could not be sent, CutOff where no whole answer came, TooLarge, Stopped.
        """
        if self._stop.is_set():
            raise Stopped("stopped before asking")
        where = plain_url(url)
        self.is_waiting = True
        try:
            with self._session.request(
                method, url, timeout=TIMEOUT_SECONDS, stream=True, allow_redirects=method == "GET", **arguments
            ) as reply:
                self.answers += 1
                return Reply(reply.status_code, dict(reply.headers), _body(reply, where))
        except requests.RequestException as error:  # its text may quote the whole address
            if _was_never_sent(error):
                raise Unreachable(f"no answer from {where} ({type(error).__name__})") from None
            raise CutOff(f"no whole answer from {where} ({type(error).__name__})") from None
        except Stopped:
            raise Stopped("stopped while waiting for an answer", was_sent=True) from None
        finally:
            self.is_waiting = False

    def _wait(self, state: RetryCallState) -> float:
        failure = state.outcome.exception() if state.outcome else None
        if isinstance(failure, WaitFirst):
            return failure.seconds + random.uniform(0, self._first_wait)
        ceiling = min(self._first_wait * 2 ** (state.attempt_number - 1), LONGEST_WAIT_SECONDS)
        return random.uniform(ceiling / 2, ceiling)


class Reply:
    """A whole answer, of any kind."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.status, self.body = status, body
        self._headers = {name.casefold(): value for name, value in headers.items()}

    def header(self, name: str) -> str:
        """A header's value by its name in any case; "" where it did not come."""
        return self._headers.get(name.casefold(), "")

    def seconds_to_wait(self, otherwise: float) -> float:
        """`Retry-After` in seconds, where it is there and a number."""
        try:
            return max(0.0, float(self.header("Retry-After")))
        except ValueError:
            return otherwise

    def decoded(self, where: str) -> Any:
        """Raises SourceBusy where the body is no JSON: a proxy's page, or cut off."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            raise SourceBusy(f"{self.status} from {where} with a body that is not JSON") from None


def plain_url(url: str) -> str:
    """Scheme, host and path: what may stand in a message."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"


def _was_never_sent(error: requests.RequestException) -> bool:
    """True where no connection was made. One that broke later may have delivered the request."""
    if isinstance(error, requests.ConnectTimeout | requests.exceptions.SSLError | requests.exceptions.ProxyError):
        return True
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(reason, NewConnectionError) or isinstance(error, ValueError)  # ValueError: a malformed address


def _is_worth_it(failure: BaseException) -> bool:
    too_long = isinstance(failure, WaitFirst) and failure.seconds > LONGEST_WAIT_SECONDS
    return isinstance(failure, SourceBusy) and not too_long


def _body(reply: requests.Response, where: str) -> bytes:
    started, pieces, size = time.monotonic(), [], 0
    for piece in reply.iter_content(65_536):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST_ANSWER:
            raise TooLarge(f"the answer from {where} is larger than {LARGEST_ANSWER // 1_000_000} MB")
        if time.monotonic() - started > LONGEST_ANSWER_SECONDS:
            raise CutOff(f"the answer from {where} takes longer than {LONGEST_ANSWER_SECONDS:.0f} s")
    return b"".join(pieces)
