"""The cases of docs/troubleshooting.md that people meet on a page."""

from datetime import UTC, datetime, timedelta

from core.runtime import Runtime
from tests.pages.conftest import Open, Token
from tests.troubleshooting import assert_said


def test_there_is_no_data_for_a_role(shared: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("gap", token(skills=["python"], target_roles=["technical-writer"]))
    assert_said("No data for a role", 0, "\n".join(info.value for info in at.info))


def test_there_are_no_postings_at_all(empty: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("gap", token(skills=["python"], target_roles=["data-engineer"]))
    assert_said("No data for a role", 1, "\n".join(info.value for info in at.info))


def test_a_session_has_expired(runtime: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("profile", token())
    past = datetime.now(UTC) - timedelta(seconds=1)
    runtime.store.connection.database["sessions"].update_many({}, {"$set": {"expires_at": past}})
    at.run()
    assert_said("Token expired", 1, "\n".join(toast.value for toast in at.toast))
