"""The operator's room is open to operators and to nobody else: over every page, route and action."""

import inspect
import re
from contextlib import ExitStack
from datetime import UTC, datetime

import httpx
import pytest
from fastapi.routing import APIRoute
from streamlit.testing.v1 import AppTest

from core.accounts.operating import OperatorDesk
from core.accounts.service import Accounts
from core.api import operator_routes
from core.config import ROOT, Settings
from core.errors import NotThisAccount, OperatorsOnly
from core.models import AccountRole, User
from core.runtime import Runtime
from core.store import Store
from core.store.audit import AuditEvent
from core.web.auth import gate
from tests.accounts.conftest import PASSWORD
from tests.api.conftest import serving, signed_up
from tests.pages.conftest import Open, Token
from tests.waiting import PATIENCE_SECONDS

PAGES = sorted((ROOT / "pages").glob("operator_*.py"))
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
ROUTES = [
    (method, route.path)
    for route in operator_routes.router.routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods)
]
BODIES = {
    "/operator/users/{user_id}": {"action": "lock"},
    "/operator/boards": {"system": "lever", "token": "x", "visited": True},
    "/operator/names": {"name": "Zorblax", "verdict": "reject"},
    "/operator/reports/{report_id}": {"decision": "accepted"},
}


def shown(at: AppTest) -> list[str]:
    """What a page shows beside its frame."""
    kinds = ("title", "header", "subheader", "dataframe", "metric", "text_input", "button", "code")
    return [f"{kind}: {element}" for kind in kinds for element in getattr(at, kind)]


def test_there_is_a_room() -> None:
    assert len(PAGES) >= 5 and len(ROUTES) >= 11
    for page in PAGES:
        assert re.search(r"^(desk = )?session\.require_operator\(", page.read_text("utf-8"), re.MULTILINE), page


def looks(runtime: Runtime, user_id: str) -> list[str]:
    """What an operator looked at, the newest first."""
    entries = runtime.store.audit.since(LONG_AGO)
    return [
        entry.detail for entry in entries if entry.event is AuditEvent.OPERATOR_LOOKED and entry.actor_id == user_id
    ]


def somebody(runtime: Runtime, token: str, role: AccountRole = AccountRole.MEMBER) -> User:
    accounts = Accounts.open(runtime.store, runtime.settings)
    return accounts.set_role(accounts.authenticate(token)[0].email, role)


@pytest.mark.parametrize("who", ["visitor", "member"])
def test_no_page_shows_anything_to_others(shared: Runtime, open_page: Open, token: Token, who: str) -> None:
    given = token() if who == "member" else None
    user = somebody(shared, given) if given else None
    for page in PAGES:
        alone = AppTest.from_file(str(page), default_timeout=PATIENCE_SECONDS)  # as if the navigation let them in
        if given:
            alone.session_state[gate.TOKEN] = given
        alone.run()
        assert shown(alone) == [], page
        assert [warning.value for warning in alone.warning] == ["This page is for operators only."]
        at = open_page(page.stem, given)  # through the navigation, where there is no such page
        assert at.title[0].value.startswith(("You have", "Find out", "See", "What")), at.title[0].value
        assert "perator" not in at.title[0].value
    assert user is None or looks(shared, user.user_id) == []


def test_an_operator_sees_each_page_and_each_look_is_written_down(
    shared: Runtime, open_page: Open, token: Token
) -> None:
    given = token()
    operator = somebody(shared, given, AccountRole.OPERATOR)
    for count, page in enumerate(PAGES, 1):
        at = open_page(page.stem, given)
        assert not at.exception and at.title, page
        at.run()  # another run of the same page is no further look
        parts = looks(shared, operator.user_id)
        assert len(parts) == count and page.stem.removeprefix("operator_") in parts


def asked(http: httpx.Client, method: str, path: str) -> httpx.Response:
    body = BODIES.get(path) if method == "POST" else None
    return http.request(method, path.replace("{user_id}", "x").replace("{report_id}", "x"), json=body)


def test_no_route_answers_others(settings: Settings) -> None:
    with serving(settings) as base:
        member, operator = signed_up(base), signed_up(base, email="op@example.org")
        store = Store.connect(settings)
        Accounts.open(store, settings).set_role("op@example.org", AccountRole.OPERATOR)
        store.close()
        keys = [
            operator.http.post("/auth/keys", json={"name": name, "read_only": name == "reader"}).json()["key"]
            for name in ("reader", "full")
        ]
        with httpx.Client(base_url=base) as nobody, ExitStack() as opened:
            bearers = [
                opened.enter_context(httpx.Client(base_url=base, headers={"Authorization": f"Bearer {key}"}))
                for key in keys
            ]
            for method, path in ROUTES:
                assert asked(nobody, method, path).status_code == 401, path
                for http in (member.http, *bearers):
                    assert asked(http, method, path).status_code == 403, path
                assert asked(operator.http, method, path).status_code in (200, 204, 404), path


@pytest.mark.parametrize("role", [None, AccountRole.MEMBER])
def test_no_action_is_done_for_others(accounts: Accounts, ada: User, role: AccountRole | None) -> None:
    with pytest.raises(OperatorsOnly):
        OperatorDesk(accounts, ada if role else None)
    public = [name for name, _ in inspect.getmembers(OperatorDesk, inspect.isfunction) if not name.startswith("_")]
    assert len(public) >= 10  # each needs a desk, and there is none for others


def test_the_role_ends_at_once_and_is_never_given_by_oneself(accounts: Accounts, ada: User) -> None:
    operator = accounts.set_role(ada.email, AccountRole.OPERATOR)
    assert operator.is_operator and accounts.authenticate(accounts.sign_in(ada.email, PASSWORD).token)[0].is_operator
    with pytest.raises(Exception, match="cannot be changed"):
        accounts.update_profile(operator, {"account_role": "operator"}, operator.version)
    member = accounts.set_role(ada.email, AccountRole.MEMBER)
    with pytest.raises(OperatorsOnly):
        OperatorDesk(accounts, member)


def test_an_operator_locks_signs_out_and_makes_links_for_others_only(accounts: Accounts, ada: User) -> None:
    accounts.register("bob@example.org", PASSWORD, "Bob")
    desk = OperatorDesk(accounts, accounts.set_role(ada.email, AccountRole.OPERATOR))
    bob = desk.find_users("bo")[0]
    assert desk.find_users("zz") == [] and len(desk.find_users("")) == 2
    token = accounts.sign_in("bob@example.org", PASSWORD).token
    assert desk.sign_out(bob) == 1
    secret, _ = desk.issue_reset(bob)
    accounts.reset_password(secret, "quite another one")
    token = accounts.sign_in("bob@example.org", "quite another one").token
    locked = desk.set_locked(accounts.by_email("bob@example.org"), True)
    with pytest.raises(Exception, match="validate"):
        accounts.authenticate(token)
    with pytest.raises(NotThisAccount):
        desk.issue_reset(locked)
    for forbidden in (lambda: desk.set_locked(desk.operator, True), lambda: desk.issue_reset(desk.operator)):
        with pytest.raises(NotThisAccount):
            forbidden()
    desk.set_locked(locked, False)
    events = {entry.event for entry in desk.log_of(bob)}
    assert {AuditEvent.LOCKED, AuditEvent.UNLOCKED, AuditEvent.SIGNED_OUT_EVERYWHERE} < events
    assert {AuditEvent.RESET_ISSUED, AuditEvent.PASSWORD_RESET} < events
    assert {entry.actor_id for entry in desk.log_of(bob) if entry.event is AuditEvent.LOCKED} == {ada.user_id}
