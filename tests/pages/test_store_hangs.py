"""A store that accepts connections and answers nothing: pages and API say so before long, and go on when it does."""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from streamlit.runtime.media_file_manager import MediaFileManager

from core.config import Settings
from core.errors import StoreUnavailable
from core.runtime import Runtime, use_runtime
from core.runtime import runtime as current_runtime
from core.store import Store, connection, hurried
from tests.api.conftest import serving
from tests.pages.conftest import Open, Token
from tests.pages.market import market, stored

FAR_TOO_LONG = 20.0  # left to itself the driver waits some 30 s
VISITORS = 25  # one after the other they would wait longer than that


@pytest.fixture
def stop_store(tmp_path: Path) -> Iterator[Callable[[int], None]]:
    """Sends the embedded server of this test a signal; at the end it goes on, if it is still there."""

    def send(number: int) -> None:
        os.kill(int(json.loads((tmp_path / "store.json").read_text())["pid"]), number)

    yield send
    with suppress(ProcessLookupError):
        send(signal.SIGCONT)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing stops a process there")
def test_a_store_that_hangs_is_said_soon_and_used_again_when_it_goes_on(
    tmp_path: Path, token: Token, open_page: Open, stop_store: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "ANSWER_SECONDS", 1.0)
    here = Settings(_env_file=None, career_navigator_home=tmp_path, debug=True)
    with serving(here) as base, httpx.Client(base_url=base, timeout=FAR_TOO_LONG) as http:
        somebody = token()
        at = open_page("sign_out", somebody)
        headers = {"Authorization": f"Bearer {somebody}"}
        assert not at.error

        stop_store(signal.SIGSTOP)
        started = time.monotonic()
        at.run()
        assert time.monotonic() - started < FAR_TOO_LONG
        assert [one.value for one in at.error] == [
            "We cannot reach the database. Your data is safe, and this page tries again by itself."
        ]
        for path in ("/auth/me", "/health"):
            answer = http.get(path, headers=headers)
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")

        stop_store(signal.SIGCONT)
        at.button(key="store_retry").click().run()
        assert not at.error and [title.value for title in at.title] == ["Sign out"]
        assert http.get("/health").status_code == 200


@pytest.mark.skipif(sys.platform == "win32", reason="nothing stops a process there")
def test_who_asks_a_store_that_hangs_for_everything_about_them_is_told_soon(
    tmp_path: Path, token: Token, open_page: Open, stop_store: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "ANSWER_SECONDS", 1.0)
    handed_over: list[Callable[[], str]] = []  # what Streamlit calls when somebody presses the button
    monkeypatch.setattr(
        MediaFileManager, "add_deferred", lambda self, given, *_, **__: handed_over.append(given) or "some id"
    )
    runtime = Runtime(Settings(_env_file=None, career_navigator_home=tmp_path, debug=True))
    use_runtime(runtime)
    try:
        at = open_page("profile", token("Ada Lovelace"), shown=("account_export",))
        assert not at.exception
        (everything,) = handed_over
        assert json.loads(everything())["account"]["full_name"] == "Ada Lovelace"

        stop_store(signal.SIGSTOP)
        started = time.monotonic()
        with pytest.raises(StoreUnavailable):
            everything()
        assert time.monotonic() - started < FAR_TOO_LONG

        stop_store(signal.SIGCONT)
        assert json.loads(everything())["account"]["email"] == "ada@example.org"
    finally:
        stop_store(signal.SIGCONT)
        runtime.close()


@pytest.mark.skipif(sys.platform == "win32", reason="nothing stops a process there")
def test_all_who_come_while_a_store_that_hangs_is_opened_are_told_soon(
    tmp_path: Path, stop_store: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "ANSWER_SECONDS", 1.0)
    here = Settings(_env_file=None, career_navigator_home=tmp_path, debug=True)
    before = Runtime(here)
    before.store.ping()
    started_later = Runtime(here)

    def told() -> str:
        with hurried(), pytest.raises(StoreUnavailable):
            _ = started_later.snapshots
        return "told"

    stop_store(signal.SIGSTOP)
    started = time.monotonic()
    with ThreadPoolExecutor(VISITORS) as visitors:
        coming = [visitors.submit(told) for _ in range(VISITORS)]
    assert time.monotonic() - started < FAR_TOO_LONG
    assert [one.result() for one in coming] == ["told"] * VISITORS

    stop_store(signal.SIGCONT)
    started_later.store.ping()
    assert started_later.snapshots.current.size == 0
    started_later.close()
    before.close()


def test_what_reads_or_writes_for_long_is_not_cut_short(
    full: object, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "ANSWER_SECONDS", 1e-6)
    snapshots = current_runtime().snapshots
    with hurried():
        with pytest.raises(StoreUnavailable):
            store.postings.count()
        assert snapshots.rebuild().size == snapshots.current.size > 0
    assert store.postings.upsert(stored(market()), datetime.now(UTC)).unchanged > 0  # as the collector does
