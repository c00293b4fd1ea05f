"""Visits: one ends with silence or signing out, is written down once, and tells what was there when it began."""

import json

from core.accounts.service import Accounts
from core.models import SessionKind, User, Visit
from core.store import Store
from tests.accounts.conftest import PASSWORD, Clock, Commands

WRITES = ("insert", "update", "delete", "findAndModify")


def browser(accounts: Accounts) -> str:
    return accounts.sign_in("ada@example.org", PASSWORD, kind=SessionKind.BROWSER).token


def run(accounts: Accounts, token: str, snapshot_id: str = "aaa") -> User:
    """What a page does first when a person asked for it."""
    user, session = accounts.authenticate(token)
    return accounts.visited(user, session, lambda: snapshot_id)


def test_the_first_visit_has_none_before_it(accounts: Accounts, ada: User, clock: Clock) -> None:
    user = run(accounts, browser(accounts))
    assert (user.visit, user.last_visit) == (Visit(clock.now, "aaa"), None)


def test_a_visit_goes_on_until_half_an_hour_of_silence(accounts: Accounts, ada: User, clock: Clock) -> None:
    token = browser(accounts)
    began = run(accounts, token).visit
    for _ in range(4):
        clock.advance(minutes=29)
        assert run(accounts, token, "bbb").visit == began
    accounts.update_profile(*_changed(accounts, token, ["python"]))
    clock.advance(minutes=31)
    user = run(accounts, token, "ccc")
    assert (user.visit, user.last_visit) == (Visit(clock.now, "ccc", ("python",)), began)
    assert run(accounts, token, "ddd") == user


def _changed(accounts: Accounts, token: str, skills: list[str]) -> tuple[User, dict[str, object], int]:
    user, _ = accounts.authenticate(token)
    return user, {"skills": skills}, user.version


def test_another_browser_takes_part_in_the_same_visit(accounts: Accounts, ada: User, clock: Clock) -> None:
    first = browser(accounts)
    began = run(accounts, first).visit
    clock.advance(minutes=20)
    second = browser(accounts)
    assert run(accounts, second).visit == began
    clock.advance(minutes=20)
    assert run(accounts, second).visit == began
    assert run(accounts, first).visit == began, "forty minutes after its own last run, twenty after the other's"


def test_signing_out_ends_a_visit_and_a_program_keeps_none_alive(accounts: Accounts, ada: User, clock: Clock) -> None:
    token = browser(accounts)
    began = run(accounts, token).visit
    accounts.sign_out(token)
    clock.advance(minutes=5)
    again = browser(accounts)
    assert run(accounts, again).last_visit == began
    program = accounts.sign_in("ada@example.org", PASSWORD).token
    for _ in range(3):
        clock.advance(minutes=15)
        accounts.authenticate(program)
    assert run(accounts, again).visit == Visit(clock.now, "aaa")


def test_an_open_page_that_asks_by_itself_is_no_visit(accounts: Accounts, ada: User, clock: Clock) -> None:
    token = browser(accounts)
    began = run(accounts, token).visit
    for _ in range(4):
        clock.advance(minutes=10)
        accounts.authenticate(token, used=False)
    assert run(accounts, token).last_visit == began


def test_a_visit_is_written_once_and_leaves_the_version_alone(
    accounts: Accounts, ada: User, clock: Clock, commands: Commands
) -> None:
    token = browser(accounts)
    assert run(accounts, token).version == ada.version
    commands.seen = []
    for _ in range(5):
        run(accounts, token)
    assert [name for name, _ in commands.seen] == ["find", "find"] * 5
    clock.advance(minutes=40)
    commands.seen = []
    run(accounts, token)
    run(accounts, token)
    writes = [str(command.get(name)) for name, command in commands.seen if name in WRITES]
    assert sorted(writes) == ["sessions", "users"]


def test_of_two_tabs_that_come_back_at_once_the_first_decides(
    accounts: Accounts, ada: User, clock: Clock, store: Store
) -> None:
    token = browser(accounts)
    run(accounts, token)
    clock.advance(hours=1)
    user, session = accounts.authenticate(token)
    first = accounts.visited(user, session, lambda: "first")
    second = accounts.visited(user, session, lambda: "second")
    assert first == second == store.users.by_id(user.user_id)


def test_visits_are_in_the_export(accounts: Accounts, ada: User, clock: Clock) -> None:
    token = browser(accounts)
    run(accounts, token)
    clock.advance(hours=1)
    exported = accounts.export_data(run(accounts, token))["account"]
    assert json.loads(json.dumps(exported))["last_visit"]["snapshot_id"] == "aaa"
