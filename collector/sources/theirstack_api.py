"""TheirStack's HTTP side: one call, its errors by name, its rate windows obeyed before they are broken."""

import json
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any

from collector.sources.http import LONGEST_WAIT_SECONDS, CutOff, Http, Reply, Stopped, TooLarge, WaitFirst
from collector.sources.theirstack_ledger import Ledger
from core.errors import SourceBusy, SourceError
from core.logs import printable

log = logging.getLogger(__name__)
SEARCH = "/v1/jobs/search"
BALANCE = "/v0/billing/credit-balance"
FREE_PLAN_ROWS = 25
UNTOLD_WAIT_SECONDS = 10.0  # after a 429 that does not say how long
_SAID_AT_MOST = 300  # characters of the vendor's own words in a message


class TheirStackAuthenticationError(SourceError):
    """The key is missing, wrong or may not do this (`status` 401 or 403)."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class TheirStackRetryableError(SourceBusy):
    """Too many requests, a failure on their side or in the network; a later pass goes on where this one stopped."""


class TheirStackClientError(SourceError):
    """The request itself is refused (other 4xx), or the credits are used up (402)."""


class OutOfCredits(TheirStackClientError):
    """402: the balance does not cover the next page."""


class PageTooLarge(TheirStackClientError):
    """403 E-020: the plan does not allow so many rows a page."""


class TheirStackApi:
    """Calls with retries; what a paid one may cost is in the ledger before it is sent."""

    def __init__(self, http: Http, base_url: str, key: str) -> None:
        self._http, self._base, self._key = http, base_url, key
        self._free_from = 0.0  # monotonic time before which a rate window is known to be used up

    def count(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """A search that returns no postings and costs nothing. Raises as `buy` does."""
        return self._named(lambda: self._decoded(self._call("POST", SEARCH, body)))

    def buy(self, body: Mapping[str, Any], ledger: Ledger, keep: Callable[[bytes], None]) -> dict[str, Any]:
        """One page of postings; `keep` gets the answer before it is read. Each try is staked in the ledger.

        Raises OutOfBudget where the next try could cost more than there is, TheirStackAuthenticationError,
        TheirStackClientError, or TheirStackRetryableError after bounded tries.
        """
        at_stake = int(body["limit"])

        def attempt() -> dict[str, Any]:
            ledger.stake(at_stake)
            try:
                reply = self._call("POST", SEARCH, body)
                keep(reply.body)
                return self._decoded(reply)
            except SourceError as failure:
                if _may_be_billed(failure):
                    ledger.lose(at_stake)
                else:
                    ledger.was_free()
                raise

        return self._named(attempt)

    def balance(self) -> int | None:
        """API credits left, None where the answer does not say."""
        answer = self._named(lambda: self._decoded(self._call("GET", BALANCE, None)))
        total, used = answer.get("api_credits"), answer.get("used_api_credits")
        return total - used if isinstance(total, int) and isinstance(used, int) else None

    def _named(self, attempt: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        try:
            return self._http.with_retries(attempt)
        except SourceBusy as error:
            raise TheirStackRetryableError(
                f"TheirStack: {error}. What came is kept; the next pass goes on from there."
            ) from error

    def _call(self, method: str, path: str, body: Mapping[str, Any] | None) -> Reply:
        self._wait_for_window()
        headers = {"Authorization": f"Bearer {self._key}", "Content-Type": "application/json"}
        reply = self._http.send(method, self._base + path, json=body, headers=headers)
        self._note_windows(reply)
        if reply.status == 200:
            return reply
        raise self._failure(reply)

    def _decoded(self, reply: Reply) -> dict[str, Any]:
        answer = decoded_answer(reply.body)
        if answer is None:
            raise CutOff("an answer that is not JSON or was cut off")
        return answer

    def _wait_for_window(self) -> None:
        seconds = self._free_from - time.monotonic()
        if seconds > LONGEST_WAIT_SECONDS:
            raise WaitFirst(
                f"the hourly or daily number of requests is used up for {seconds / 60:.0f} more minutes", seconds
            )
        if seconds > 0:
            log.info("theirstack: waiting %.1f s for its rate window", seconds)
            self._http.pause(seconds)

    def _note_windows(self, reply: Reply) -> None:
        remaining, reset = _numbers(reply.header("RateLimit-Remaining")), _numbers(reply.header("RateLimit-Reset"))
        used_up = [wait for left, wait in zip(remaining, reset, strict=False) if left <= 0]
        if used_up:
            self._free_from = time.monotonic() + max(used_up) + 0.05

    def _failure(self, reply: Reply) -> SourceError:
        code, reason = _vendor_words(reply.body)
        reason = printable(reason).replace(self._key, "***")
        status = reply.status
        if status == 429:
            wait = reply.seconds_to_wait(max(self._free_from - time.monotonic(), 0.0) or UNTOLD_WAIT_SECONDS)
            return WaitFirst("429, too many requests", wait)
        if status >= 500:
            return SourceBusy(f"status {status}")
        if status == 402:
            return OutOfCredits(
                f"TheirStack: not enough credits ({reason}). What came before is stored; add credits or wait for the "
                "next month, the next pass goes on from there."
            )
        if status == 403 and code == "E-020":
            return PageTooLarge(f"TheirStack: {reason}")
        if status in (401, 403):
            return TheirStackAuthenticationError(
                f"TheirStack refused the key ({status}: {reason}). Check THEIR_STACK_API_KEY and the plan it belongs "
                "to.",
                status,
            )
        return TheirStackClientError(
            f"TheirStack refused the request ({status}: {reason}). Check JOB_ROLES, JOB_LOCATIONS and "
            "THEIR_STACK_BASE_URL; if they are right, the vendor's interface has changed."
        )


def decoded_answer(body: bytes) -> dict[str, Any] | None:
    """The JSON object an answer holds, None where it holds none."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _may_be_billed(failure: SourceError) -> bool:
    return isinstance(failure, CutOff | TooLarge) or (isinstance(failure, Stopped) and failure.was_sent)


def _numbers(header: str) -> list[float]:
    try:
        return [float(part) for part in header.split(",") if part.strip()]
    except ValueError:
        return []


def _vendor_words(body: bytes) -> tuple[str, str]:
    """Code and text of any error body: the vendor's envelope, FastAPI's detail, or something else altogether."""
    answer = decoded_answer(body)
    if answer is None:
        return "", "no readable reason"
    error, detail = answer.get("error"), answer.get("detail")
    code, reason = "", ""
    if isinstance(error, dict):
        code = str(error.get("code") or "")
        reason = ": ".join(str(error[key]) for key in ("code", "title", "description") if error.get(key))
    elif isinstance(detail, list):
        reason = "; ".join(_detail(problem) for problem in detail[:5] if isinstance(problem, dict))
    elif detail or error:
        reason = str(detail or error)
    return code, " ".join(reason.split())[:_SAID_AT_MOST] or "no readable reason"


def _detail(problem: Mapping[str, Any]) -> str:
    where = problem.get("loc")
    return f"{'.'.join(map(str, where)) if isinstance(where, list) else 'request'}: {problem.get('msg')}"
