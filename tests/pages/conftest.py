"""Pages run headless on the real store, behind the real navigation."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from core.accounts.passwords import Passwords
from core.accounts.service import Accounts
from core.catalogue.names import find_role, resolve_skill
from core.config import Settings
from core.runtime import Runtime, use_runtime
from core.runtime import runtime as current_runtime
from core.views import process_state
from core.web.auth import gate
from tests.conftest import drop_from_lent_server
from tests.pages.market import market, stored
from tests.waiting import PATIENCE_SECONDS

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "correct horse 9"
Open = Callable[..., AppTest]
Token = Callable[..., str]


@pytest.fixture(autouse=True)
def _no_leftovers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Caches of a process outlive an AppTest; what it need not do it does not do anew each time."""
    # Half a second: the metadata of every installed package is searched for components that bring files; none does.
    monkeypatch.setattr(BidiComponentManager, "discover_and_register_components", lambda *_, **__: None)
    monkeypatch.setattr("core.runtime.load_settings", _no_settings)
    _forget_shared()  # what tests of other folders left
    yield
    use_runtime(None)
    _forget_shared()
    st.cache_data.clear()
    st.cache_resource.clear()


def _no_settings() -> Settings:
    """In place of those of the machine, in whose home folder a store would be opened that nobody closes."""
    pytest.fail("a page was opened without a store: ask for `shared`, `empty`, `full` or `runtime`")


def _forget_shared() -> None:
    process_state.forget_shared()


@pytest.fixture(scope="session")
def _runtimes(server_uri: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Runtime]]:
    """A runtime on an empty store and one on a store with a market in it; pages only read either."""
    made = {}
    for name in ("empty", "full"):
        settings = Settings(
            _env_file=None,
            mongodb_uri=server_uri,
            mongodb_database=f"test_pages_{name}_{secrets.token_hex(4)}",
            career_navigator_home=tmp_path_factory.mktemp(name),
            debug=True,
        )
        made[name] = Runtime(settings)
    made["full"].store.postings.upsert(stored(market()), datetime.now(UTC))
    yield made
    for one in made.values():
        one.close()
        drop_from_lent_server(server_uri, one.settings.mongodb_database)


@pytest.fixture
def runtime(settings: Settings) -> Iterator[Runtime]:
    """Pages run on a store of the test's own, empty, for tests that write."""
    made = Runtime(settings)
    use_runtime(made)
    yield made
    made.close()


@pytest.fixture
def full(runtime: Runtime) -> Runtime:
    """The same with a market in it."""
    runtime.store.postings.upsert(stored(market()), datetime.now(UTC))
    runtime.snapshots.refresh()
    return runtime


@pytest.fixture
def full_of_few(runtime: Runtime) -> Runtime:
    """The same with six postings in it."""
    runtime.store.postings.upsert(stored(market()[:6]), datetime.now(UTC))
    runtime.snapshots.refresh()
    return runtime


@pytest.fixture
def empty(_runtimes: dict[str, Runtime]) -> Runtime:
    """Pages run on a store without postings."""
    use_runtime(_runtimes["empty"])
    return _runtimes["empty"]


@pytest.fixture
def shared(_runtimes: dict[str, Runtime]) -> Runtime:
    """Pages run on a store with a market that all tests share."""
    use_runtime(_runtimes["full"])
    return _runtimes["full"]


@pytest.fixture
def token() -> Token:
    """Registers somebody with a profile in the store in use, signs them in and gives their token."""

    def made(name: str = "Ada Lovelace", **profile: object) -> str:
        here = current_runtime()
        email = "ada@example.org"
        if here.store.users.by_email(email):  # somebody of another test, on a shared store
            email = f"ada.{secrets.token_hex(6)}@example.org"
        accounts = Accounts(
            here.store, here.settings, resolve=resolve_skill, find_role=find_role, passwords=Passwords(rounds=4)
        )
        accounts.register(email, PASSWORD, name, profile)
        return accounts.sign_in(email, PASSWORD).token

    return made


def opened(page: str, token: str | None = None, *, shown: Sequence[str] = (), **address: str) -> AppTest:
    """A page as its address would open it: through the navigation, for a visitor or with somebody's token.

    `shown` are the keys of menus and boxes that stand open; what is in a closed one is not made.
    """
    at = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=PATIENCE_SECONDS)
    if token:
        at.session_state[gate.TOKEN] = token
    for key in shown:
        at.session_state[key] = True
    for name, value in address.items():
        at.query_params[name] = value
    return (at if page == "home" else at.switch_page(f"{page}.py")).run()


@pytest.fixture
def open_page() -> Open:
    return opened
