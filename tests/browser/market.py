"""A dashboard over a market that fills every page, and an account on it."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.accounts.passwords import Passwords
from core.accounts.service import Accounts
from core.applications.service import ApplicationDesk, Happened
from core.config import Settings
from core.models import AccountRole, JobCopy, Posting, Stage
from core.store import Store
from testbed.dashboard import running
from tests.conftest import drop_from_lent_server
from tests.pages.market import market, stored

EMAIL, OPERATOR, PASSWORD = "full@example.org", "operator@example.org", "correct horse 9"
PROFILE = {"skills": ["python", "git"], "target_roles": ["data-engineer"]}


def well_paid() -> list[Posting]:
    """Enough postings with their pay in each of two weeks to draw a line."""
    like = next(one for one in market() if one.salary)
    return [
        replace(
            like,
            posting_id=f"theirstack:paid-{number}",
            company=f"Payer {number}",
            posted_on=datetime.now(UTC).date() - timedelta(days=number % 14),
            content_hash=f"paid-{number}",
        )
        for number in range(120)
    ]


def _applied(store: Store) -> None:
    """Two applications of EMAIL, one of them answered."""
    user, desk = store.users.by_email(EMAIL), ApplicationDesk(store)
    assert user is not None
    for title, fit in (("Data Engineer", 0.8), ("Data Analyst", 0.4)):
        made = desk.enter(user.user_id, JobCopy(title, "Acme", "https://example.org/7", "Basel, CH", fit=fit))
        made = desk.record(user.user_id, made.application_id, made.version, Happened(Stage.APPLIED))
    desk.record(user.user_id, made.application_id, made.version, Happened(Stage.INTERVIEW, note="by phone"))


@contextmanager
def market_dashboard(server_uri: str, home: Path) -> Iterator[str]:
    """Its address."""
    name = f"test_{secrets.token_hex(6)}"
    settings = Settings(mongodb_uri=server_uri, mongodb_database=name, career_navigator_home=home, debug=True)
    store = Store.connect(settings)
    store.postings.upsert(stored([*market(), *well_paid()]), datetime.now(UTC))
    accounts = Accounts.open(store, settings)
    accounts._given_passwords = Passwords(rounds=4)
    accounts.register(EMAIL, PASSWORD, "Ada", PROFILE)
    accounts.register(OPERATOR, PASSWORD, "Ada", PROFILE)
    accounts.set_role(OPERATOR, AccountRole.OPERATOR)
    _applied(store)
    store.close()
    with running(home, server_uri, name) as url:
        yield url
    drop_from_lent_server(server_uri, name)
