"""An open page that reruns itself does not keep a session alive; a person who uses it does."""

from datetime import UTC, datetime, timedelta

from core.runtime import Runtime
from core.web.auth import gate
from tests.pages.conftest import Open, Token


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
