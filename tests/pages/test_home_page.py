"""Home of somebody who comes back: what changed since their last visit, and that the page says what it compares."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from core.accounts.service import Accounts
from core.runtime import Runtime
from tests.pages.conftest import Open, Token
from tests.pages.market import market, stored
from tests.pages.test_states import said

PROFILE = {"skills": ["python"], "target_roles": ["data-engineer"]}


def come_back(runtime: Runtime, hours: float) -> None:
    """Let so much time pass since the person's last run."""
    user = runtime.store.users.by_email("ada@example.org")
    assert user
    for session in runtime.store.sessions.of_user(user.user_id):
        runtime.store.sessions.touch(session.session_hash, datetime.now(UTC) - timedelta(hours=hours))


def test_home_says_what_one_learned_since_the_last_visit(full: Runtime, token: Token, open_page: Open) -> None:
    signed_in = token(**PROFILE)
    first = said(open_page("home", signed_in))
    assert "Since" not in first  # nothing can have moved since a visit that was never made
    user = full.store.users.by_email("ada@example.org")
    assert user and user.visit
    changed = {"skills": ["python", "sql"]}
    Accounts.open(full.store, full.settings).update_profile(user, changed, user.version)
    come_back(full, 1)
    back = said(open_page("home", signed_in))
    assert "Since your last visit" in back and "Your last visit was on" in back
    assert "Your learning added **+" in back
    assert "Compared with its numbers, collected up to" in back


def test_home_says_nothing_of_a_visit_since_which_nothing_moved(full: Runtime, token: Token, open_page: Open) -> None:
    signed_in = token(**PROFILE)
    open_page("home", signed_in)
    come_back(full, 1)
    back = said(open_page("home", signed_in))
    user = full.store.users.by_email("ada@example.org")
    assert user and user.last_visit and "Since" not in back and "Your last visit" not in back


def test_home_compares_with_a_week_ago_where_the_snapshot_of_the_last_visit_is_gone(
    full: Runtime, token: Token, open_page: Open
) -> None:
    signed_in = token(**PROFILE)
    open_page("home", signed_in)
    come_back(full, 1)
    user = full.store.users.by_email("ada@example.org")
    assert user and user.visit
    for path in full.settings.home.glob("snapshots/*.arrow"):
        path.unlink()
    new = [replace(one, posting_id=f"{one.posting_id}-new") for one in market()[:50]]
    full.store.postings.upsert(stored(new), datetime.now(UTC))
    full.snapshots.refresh()
    back = said(open_page("home", signed_in))
    assert "Compared with its numbers" not in back


def test_the_next_step_starts_from_where_one_stands(full: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("home", token(**PROFILE))
    before, after = map(int, re.findall(r"takes you from (\d+)% to (\d+)%", said(at))[0])
    assert before < after <= 100
    assert f"{before}%" in [one.value for one in at.metric]
