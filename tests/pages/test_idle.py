"""An open page that reruns itself does not keep a session alive; a person who uses it does."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from core.accounts.service import Accounts
from core.accounts.sessions import SessionDesk
from core.runtime import Runtime
from core.web.auth import gate
from tests.pages.conftest import Open, Token

CONTEXT = SimpleNamespace(ip_address="198.51.100.7", headers={}, cookies={})


def test_a_page_that_asks_by_itself_lets_the_session_idle(runtime: Runtime, open_page: Open, token: Token) -> None:
    at = open_page("sign_out", token())
    (session,) = runtime.store.sessions.of_user(runtime.store.users.by_email("ada@example.org").user_id)
    long_ago = (datetime.now(UTC) - timedelta(minutes=30)).replace(microsecond=0)

    def last_used() -> datetime:
        return runtime.store.sessions.find(session.session_hash).last_used

    runtime.store.sessions.touch(session.session_hash, long_ago)
    at.session_state[gate._BY_ITSELF] = True
    at.run()
    assert last_used() == long_ago
    at.run()
    assert last_used() > long_ago, "this run is a person's"


def test_who_is_there_is_looked_up_once_a_run_and_in_each(
    shared: Runtime, open_page: Open, token: Token, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    find = SessionDesk.find
    monkeypatch.setattr(
        SessionDesk, "find", lambda desk, told, *, used=True: asked.append(told) or find(desk, told, used=used)
    )
    given = token()
    at = open_page("gap", given)
    assert asked == [given]
    at.run()
    assert asked == [given] * 2
    Accounts.open(shared.store, shared.settings).sign_out(given)
    at.run()
    assert at.session_state[gate.TOKEN] == ""


def test_what_was_found_stands_for_a_second_and_not_once_the_accounts_were_opened(
    shared: Runtime, token: Token, monkeypatch: pytest.MonkeyPatch
) -> None:
    state: dict[str, object] = {gate.TOKEN: token()}
    monkeypatch.setattr(gate, "st", SimpleNamespace(session_state=state, context=CONTEXT))
    now = 100.0
    monkeypatch.setattr(gate, "time", SimpleNamespace(monotonic=lambda: now))
    first = gate.current_session(shared)
    assert first is not None and gate.current_session(shared) is first
    now = 101.5
    later = gate.current_session(shared)
    assert later is not first
    gate.open_accounts(shared)
    assert gate.current_session(shared) is not later
    state[gate.TOKEN] = "another"
    assert gate.current_session(shared) is None
