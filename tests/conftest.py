"""Shared fixtures: the real embedded server (or MONGODB_TEST_URI), one fresh database a test."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from pymongo import MongoClient

from core.config import Settings
from core.store import Store
from core.store.embedded import EmbeddedServer

ROOT = Path(__file__).resolve().parent.parent

# No example has a deadline: speed is measured in benchmarks/, and a busy machine is no failure.
hypothesis_settings.register_profile("project", deadline=None)
hypothesis_settings.load_profile("project")


@pytest.fixture(scope="session")
def server_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server all tests of this run share."""
    if given := os.environ.get("MONGODB_TEST_URI"):
        yield given
        return
    server = EmbeddedServer(tmp_path_factory.mktemp("store"))
    yield f"mongodb://127.0.0.1:{server.open()}/?directConnection=true"
    server.close()


def drop_from_lent_server(uri: str, database: str) -> None:
    """Our own server goes with its folder, and dropping would take it a second for each test (measured)."""
    if "MONGODB_TEST_URI" in os.environ:
        with MongoClient(uri) as client:
            client.drop_database(database)


@pytest.fixture(autouse=True)
def _no_outside_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the developer's own environment and `.env` out of the tests, and run-time state out of the tree."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setitem(Settings.model_config, "env_file", None)
    monkeypatch.setenv("CAREER_NAVIGATOR_HOME", str(tmp_path / "home"))


@pytest.fixture
def settings(server_uri: str, tmp_path: Path) -> Iterator[Settings]:
    """Settings that point at a fresh, empty database."""
    name = f"test_{secrets.token_hex(6)}"
    yield Settings(mongodb_uri=server_uri, mongodb_database=name, career_navigator_home=tmp_path / "home", debug=True)
    drop_from_lent_server(server_uri, name)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    store = Store.connect(settings)
    yield store
    store.close()
