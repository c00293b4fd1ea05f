"""A client of the HTTP API: one method a question, retries of what may pass, pages walked through."""

import os
from collections.abc import Iterable, Mapping
from io import BytesIO
from types import TracebackType
from typing import Any, Self

import httpx
import pandas as pd
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential

TRIES = 4
MOST_GROUPS = 1_000_000
MAY_PASS = frozenset({429, 502, 503, 504})
LONGEST_WAIT_SECONDS = 60.0
Parameter = str | int | float | bool | None
Parameters = Mapping[str, Parameter | Iterable[str]]


class Failure(Exception):
    """The server refused: `status` is its HTTP status (None where it was not reached), `detail` what it said."""

    def __init__(self, status: int | None, detail: object) -> None:
        self.status, self.detail = status, detail
        super().__init__(f"{status or 'not reached'}: {_sentence(detail)}")


class Client:
    """Asks one server. `key` opens what belongs to an account; the environment's `CAREER_NAVIGATOR_KEY` unless given.

    `http` replaces the connection, for tests and for programs that have one of their own.
    """

    def __init__(
        self, base: str = "http://127.0.0.1:8501", key: str | None = None, http: httpx.Client | None = None
    ) -> None:
        key = key or os.environ.get("CAREER_NAVIGATOR_KEY") or None
        self._http = http or httpx.Client(base_url=base.rstrip("/"), timeout=60)
        if key:
            self._http.headers["authorization"] = f"Bearer {key}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def gap(self, role: str, *, skills: Iterable[str] | None = None, **parameters: Parameter) -> pd.DataFrame:
        """What adverts of `role` ask for: a row a skill, column `owned` says whether it is yours.

        Without a key name what you know in `skills`. Further parameters are those of `GET /skills/gap-analysis`.
        Raises Failure.
        """
        answer = self.get("/skills/gap-analysis", role=role, skills=_joined(skills), **parameters)
        rows = [{"owned": True, **row} for row in answer.pop("matching_skills")]
        rows += [{"owned": False, **row} for row in answer.pop("missing_skills")]
        return _frame(rows, answer)

    def demand(self, by: str = "skill", **parameters: Parameter) -> pd.DataFrame:
        """Any slice of the market by any grouping: a row a group, all unless `limit` says less. Raises Failure."""
        answer = self.get("/market/demand", **{"by": by, "limit": MOST_GROUPS, **parameters})
        return _frame(answer.pop("groups"), answer)

    def trends(self, section: str = "skills", table: str = "numbers", **parameters: Parameter) -> pd.DataFrame:
        """A table of the page Trends, by its name: what rises and falls, the weeks, the forecast. Raises Failure."""
        return self.table("/market/trending", section=section, table=table, **parameters)

    def compare(self, first: str, second: str, **parameters: Parameter) -> pd.DataFrame:
        """Two roles, skill by skill. Raises Failure."""
        answer = self.get("/market/compare", first=first, second=second, **parameters)
        return _frame(answer.pop("skills"), answer)

    def roadmap(self, role: str, *, skills: Iterable[str] | None = None, **parameters: Parameter) -> pd.DataFrame:
        """What to learn in which order: a row a step. Raises Failure."""
        answer = self.get("/learning/roadmap", target_role=role, skills=_joined(skills), **parameters)
        return _frame(answer.pop("steps"), answer)

    def projects(self, *, skills: Iterable[str] | None = None, **parameters: Parameter) -> pd.DataFrame:
        """What to build: a row a project. Raises Failure."""
        answer = self.get("/projects/recommendations", skills=_joined(skills), **parameters)
        return _frame(answer.pop("projects"), answer)

    def openings(
        self, *, skills: Iterable[str] | None = None, most: int = 100, **parameters: Parameter
    ) -> pd.DataFrame:
        """At most `most` openings, best fit first, from as many pages as that takes. Raises Failure."""
        rows: list[Any] = []
        page, pages = 1, 1
        answer: dict[str, Any] = {}
        while page <= pages and len(rows) < most:
            answer = self.get("/postings", skills=_joined(skills), page=page, **parameters)
            rows.extend(answer.pop("postings"))
            page, pages = page + 1, answer["page_count"]
        return _frame(rows[:most], answer)

    def posting(self, posting_id: str) -> dict[str, Any]:
        """One posting, with the sentence behind each skill. Raises Failure."""
        return self.get(f"/postings/{posting_id}")

    def get(self, path: str, **parameters: Parameter | Iterable[str]) -> dict[str, Any]:
        """The JSON of `path`. Raises Failure."""
        answer: dict[str, Any] = self._ask(path, parameters).json()
        return answer

    def table(self, path: str, **parameters: Parameter | Iterable[str]) -> pd.DataFrame:
        """The CSV of `path` as a frame, digit for digit what a page offers for download. Raises Failure.

        `.attrs` are the facts of the JSON answer to the same question: snapshot, base, dates, whether it is the sample.
        """
        answer = self._ask(f"{path}.csv", parameters)
        frame = pd.read_csv(BytesIO(answer.content), keep_default_na=False, na_values=[""])
        facts = self.get(path, **{name: value for name, value in parameters.items() if name != "table"})
        frame.attrs.update({name: value for name, value in facts.items() if not isinstance(value, list)})
        frame.attrs["etag"] = answer.headers.get("etag")
        return frame

    def _ask(self, path: str, parameters: Parameters) -> httpx.Response:
        query = {name: _text(value) for name, value in parameters.items() if value is not None}
        tries = Retrying(stop=stop_after_attempt(TRIES), wait=_wait, retry=retry_if_exception(_may_pass), reraise=True)
        response: httpx.Response = tries(self._ask_once, path, query)
        return response

    def _ask_once(self, path: str, query: Mapping[str, Any]) -> httpx.Response:
        try:
            response = self._http.get(path, params=dict(query))
        except httpx.HTTPError as error:
            raise Failure(None, str(error) or type(error).__name__) from error
        if response.is_success:
            return response
        failure = Failure(response.status_code, _detail(response))
        failure.retry_after = response.headers.get("retry-after")  # type: ignore[attr-defined]
        raise failure


def _may_pass(error: BaseException) -> bool:
    return isinstance(error, Failure) and (error.status is None or error.status in MAY_PASS)


def _wait(state: RetryCallState) -> float:
    """What the server asks for in `Retry-After`, else 1, 2, 4 s."""
    error = state.outcome.exception() if state.outcome else None
    retry_after = getattr(error, "retry_after", None)
    if retry_after and str(retry_after).isdigit():
        return min(float(retry_after), LONGEST_WAIT_SECONDS)
    return float(wait_exponential(min=1, max=8)(state))


def _detail(response: httpx.Response) -> object:
    try:
        body = response.json()
    except ValueError:
        return response.text[:500]
    return body.get("detail", body) if isinstance(body, dict) else body


def _sentence(detail: object) -> str:
    if isinstance(detail, Mapping):
        return str(detail.get("message", detail))
    if isinstance(detail, list) and detail and isinstance(detail[0], Mapping):
        return "; ".join(f"{row.get('loc', ['?'])[-1]}: {row.get('msg')}" for row in detail)
    return str(detail)


def _joined(skills: Iterable[str] | None) -> str | None:
    return None if skills is None else skills if isinstance(skills, str) else ",".join(skills)


def _text(value: Parameter | Iterable[str]) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str | int | float) else list(value)  # type: ignore[arg-type]


def _frame(rows: list[dict[str, Any]], attributes: Mapping[str, Any]) -> pd.DataFrame:
    frame = pd.DataFrame(rows)
    frame.attrs.update(attributes)
    return frame
