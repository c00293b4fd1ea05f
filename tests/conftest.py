"""Shared fixtures: the real embedded server (or MONGODB_TEST_URI), one fresh database a test."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryDirectory

import httpx
import pytest
from pymongo import MongoClient

from core.config import Settings
from core.store import Store
from core.store.embedded import EmbeddedServer
from tests.drawing import load_profile

ROOT = Path(__file__).resolve().parent.parent

# Before any test is imported: settings take what they do not say from the profile.
load_profile()


# Five seconds, as httpx has it, are too few where other programs keep all cores busy; this ends only what hangs.
for _part in ("connect", "read", "write", "pool"):
    setattr(httpx._config.DEFAULT_TIMEOUT_CONFIG, _part, 300.0)


# What the server of MONGODB_TEST_URI cannot show.
EMBEDDED_ONLY = {
    "tests/store/test_embedded.py": "it is about the embedded server itself",
    "tests/store/test_processes.py": "it is about the embedded server's processes",
    "tests/store/test_backups.py": "it damages the embedded server's files",
    "tests/store/test_second_database.py": "it starts a second database of its own",
    "tests/faults/test_damage.py": "it damages the embedded server's files",
    "tests/faults/test_disks.py": "it fills the embedded server's disk",
    "tests/faults/test_store_killed.py": "it kills the embedded server",
    "tests/pages/test_store_hangs.py": "it stops the embedded server for a while",
}


# What takes longest comes first, so that no process ends minutes after the other.
LONGEST_FIRST = (
    "tests/browser/test_accessibility.py",
    "tests/browser",
    "tests/store/test_second_database.py",
    "tests/market/test_truth.py",
    "tests/collector/test_bounded.py",
    "tests/api/test_schema.py",
    "tests/resumes",
    "tests/faults",
    "tests/deploy",
    "tests/operating",
    "tests/api",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what draws its cases at random, for `make explore`, and skip what MONGODB_TEST_URI cannot show."""
    items.sort(key=_rank)
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.explore)
        reason = EMBEDDED_ONLY.get(item.path.relative_to(ROOT).as_posix())
        if reason and "MONGODB_TEST_URI" in os.environ:
            item.add_marker(pytest.mark.skip(reason=f"MONGODB_TEST_URI is set: {reason}"))


IN_MEMORY = Path("/dev/shm")
NEEDED_BYTES = 2 << 30


def _rank(item: pytest.Item) -> int:
    path = item.path.relative_to(ROOT).as_posix()
    return next((rank for rank, first in enumerate(LONGEST_FIRST) if path.startswith(first)), len(LONGEST_FIRST))


@pytest.fixture(scope="session")
def server_uri() -> Iterator[str]:
    """The server all tests of this run share; in memory where there is room: most tests make a database."""
    if given := os.environ.get("MONGODB_TEST_URI"):
        yield given
        return
    roomy = IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and disk_usage(IN_MEMORY).free > NEEDED_BYTES
    with TemporaryDirectory(prefix="store-", dir=IN_MEMORY if roomy else None, ignore_cleanup_errors=True) as folder:
        server = EmbeddedServer(Path(folder))
        server.open()
        yield server.uri
        server.close()


def new_database() -> str:
    """The name of a fresh database; MONGODB_TEST_DATABASE where the user of MONGODB_TEST_URI may use that one only."""
    return os.environ.get("MONGODB_TEST_DATABASE") or f"test_{secrets.token_hex(6)}"


def drop_from_lent_server(uri: str, database: str) -> None:
    """Our own server goes with its folder, and dropping would take it a second for each test (measured)."""
    if os.environ.get("MONGODB_TEST_DATABASE") == database:  # who may read and write it may not drop it
        with MongoClient(uri) as client:
            for name in client[database].list_collection_names():
                client[database][name].delete_many({})
    elif "MONGODB_TEST_URI" in os.environ:
        with MongoClient(uri) as client:
            client.drop_database(database)


@pytest.fixture(autouse=True)
def _no_outside_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the developer's own environment and `.env` out of the tests, and run-time state out of the tree."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setitem(Settings.model_config, "env_file", None)
    monkeypatch.setenv("COMPANY_BOARDS", "off")  # hundreds of hosts that a test must not ask
    monkeypatch.setenv("CAREER_NAVIGATOR_HOME", str(tmp_path / "home"))


@pytest.fixture
def settings(server_uri: str, tmp_path: Path) -> Iterator[Settings]:
    """Settings that point at a fresh, empty database."""
    name = new_database()
    yield Settings(mongodb_uri=server_uri, mongodb_database=name, career_navigator_home=tmp_path / "home", debug=True)
    drop_from_lent_server(server_uri, name)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    store = Store.connect(settings)
    yield store
    store.close()
