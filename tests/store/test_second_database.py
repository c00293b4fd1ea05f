"""A second database as deployments have one: TLS, a user with readWrite on one database, a server that moves away."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.request import urlopen

import pytest
from pymongo import MongoClient

from core.config import ROOT, Settings
from core.errors import StoreError, StoreRefused
from core.models import Posting, PostingText
from core.snapshot.keeper import SnapshotKeeper
from core.store import Store, backup_service, backups, bulk_reads, connection
from core.store.archive import export_store
from core.store.embedded import EmbeddedServer
from core.store.probes import free_port
from testbed.dashboard import answering
from tests.store.over_tls import Secured, secured
from tests.waiting import PATIENCE_MS, PATIENCE_SECONDS, eventually

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
ROWS = 1_200  # three pages of a file
MIDDLE = 700  # the first page is written when this row's text is sent


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedServer]:
    server = EmbeddedServer(tmp_path / "server")
    server.open()
    yield server
    server.close()


@pytest.fixture
def database(server: EmbeddedServer, tmp_path: Path) -> Iterator[Secured]:
    assert server.port is not None
    with secured(tmp_path, server.uri, server.port) as made:
        yield made


def settings_of(database: Secured, home: Path) -> Settings:
    return Settings(
        mongodb_uri=database.uri, mongodb_database=database.database, career_navigator_home=home, debug=True
    )


def environment(database: Secured, home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "TMPDIR")}
    return {
        **kept,
        "MONGODB_URI": database.uri,
        "MONGODB_DATABASE": database.database,
        "PYTHONPATH": str(ROOT),
        "CAREER_NAVIGATOR_HOME": str(home),
        "JWT_SECRET_KEY": "k" * 40,
        "COMPANY_BOARDS": "off",
        "BACKUPS": "off",
    }


def postings(numbers: range) -> list[tuple[Posting, PostingText]]:
    return [
        (
            Posting(f"file:{n}", "file", "Data Engineer", date(2026, 11, 1), "data-engineer", content_hash=str(n)),
            PostingText(f"file:{n}", "Python and SQL."),
        )
        for n in numbers
    ]


def test_one_database_is_all_the_program_needs_and_all_it_gets(database: Secured, tmp_path: Path) -> None:
    settings = settings_of(database, tmp_path / "home")
    store = Store.connect(settings)
    store.postings.upsert(postings(range(20)), NOW)
    assert sum(entry.documents for entry in export_store(store.connection, tmp_path / "out")) >= 40
    with pytest.raises(StoreRefused, match="no rights on the database"):
        Store.connect(settings.model_copy(update={"mongodb_database": "another"}))
    store.close()
    rows = [{"id": f"{n}", "job_title": "Data Engineer", "date_posted": "2026-11-02"} for n in range(30)]
    (tmp_path / "rows.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    command = [sys.executable, "-m", "collector", "--once", "--import", str(tmp_path / "rows.jsonl")]
    told = environment(database, tmp_path / "home")
    imported = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, timeout=2 * PATIENCE_SECONDS)
    assert imported.returncode == 0, imported.stderr
    port = free_port()
    served = answering(
        [sys.executable, "-m", "core.start"], port, ROOT, told | {"PORT": str(port)}, tmp_path / "dashboard.log"
    )
    with served as (url, _):
        ready = _ready(url)
    assert ready["store"] == "mongodb"
    assert ready["snapshot"]["postings"] == 50
    said = (tmp_path / "dashboard.log").read_text() + imported.stderr + imported.stdout
    assert database.uri not in said and database.uri.split(":")[2].split("@")[0] not in said


def _ready(url: str) -> dict[str, object]:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with suppress(OSError), urlopen(f"{url}/health/ready", timeout=5) as answer:
            return dict(json.load(answer))
        time.sleep(0.5)
    raise AssertionError("the dashboard was not ready")


def test_an_import_outlasts_a_step_down_to_another_address(
    server: EmbeddedServer, database: Secured, tmp_path: Path
) -> None:
    """The old primary cuts what is under way, refuses, and another answers somewhere else: nothing lost or doubled."""
    text = "We ask for Python and SQL. " * 40
    rows = [
        {
            "id": f"{n}",
            "job_title": "Data Engineer",
            "date_posted": "2026-11-02",
            "description": f"{text} number {n} of {ROWS}",
        }
        for n in range(ROWS)
    ]
    (tmp_path / "rows.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    command = [sys.executable, "-m", "collector", "--once", "--import", str(tmp_path / "rows.jsonl")]
    database.proxy.down_at = f"number {MIDDLE} of".encode()
    with (tmp_path / "import.log").open("w") as out:
        child = subprocess.Popen(
            command, cwd=ROOT, env=environment(database, tmp_path / "home"), stdout=out, stderr=out
        )
        assert eventually(lambda: not database.proxy.is_up or child.poll() is not None)
        with MongoClient[dict[str, object]](database.root_uri) as root:
            between = root[database.database]["postings"].count_documents({})
            between_texts = root[database.database]["posting_texts"].count_documents({})
        old_port = server.port
        assert old_port is not None
        server.close()
        with socket.create_server(("127.0.0.1", old_port)):  # so that it comes back elsewhere
            moved = EmbeddedServer(tmp_path / "server")
            moved.open()
            assert moved.port not in (None, old_port)
            time.sleep(connection.SERVER_SELECTION_MS / 1000 + 1)  # longer than the driver looks for a server
            database.proxy.target, database.proxy.is_up = int(moved.port or 0), True
            assert child.wait(PATIENCE_SECONDS * 2) == 0, (tmp_path / "import.log").read_text()
    look = Store.connect(settings_of(database, tmp_path / "look"))
    assert 0 < between < ROWS and between_texts < ROWS, "it was moved in the middle"
    assert look.postings.count() == ROWS
    assert look.connection.database["posting_texts"].count_documents({}) == ROWS
    look.close()
    moved.close()
    told = (tmp_path / "import.log").read_text()
    assert "waiting up to 60 s" in told
    assert f"{ROWS} new" in told or f"{ROWS:,} new" in told


def test_a_cursor_that_breaks_in_the_middle_gives_no_half_of_a_snapshot(
    database: Secured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_reads, "BATCH", 100)
    monkeypatch.setattr(connection, "SERVER_SELECTION_MS", PATIENCE_MS)  # it is up, however slow this machine is
    store = Store.connect(settings_of(database, tmp_path / "home"))
    store.postings.upsert(postings(range(2_000)), NOW)
    read: list[Posting] = []
    database.proxy.cut_after_bytes = 200_000
    with pytest.raises(StoreError):
        read.extend(store.bulk_reads.since(date(2026, 1, 1)))
    assert 0 < len(read) < 2_000, "it broke in the middle"
    database.proxy.cut_after_bytes = 200_000
    keeper = SnapshotKeeper(store, tmp_path / "home", clock=lambda: NOW)
    with pytest.raises(StoreError):
        keeper.open()
    keeper = SnapshotKeeper(store, tmp_path / "home", clock=lambda: NOW)
    keeper.open()
    assert keeper.current.size == 2_000
    keeper.close()
    store.close()


def test_a_backup_waits_for_a_server_that_is_away(
    database: Secured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_of(database, tmp_path / "home")
    store = Store.connect(settings)
    store.postings.upsert(postings(range(20)), NOW)
    store.close()
    database.proxy.is_up = False
    stop = threading.Event()
    monkeypatch.setattr(backup_service, "AGAIN_SECONDS", 0.5)
    service = threading.Thread(target=backup_service.back_up_daily, args=(settings,), kwargs={"stop": stop})
    service.start()
    time.sleep(2)
    assert service.is_alive() and not backups.list_backups(settings.home)
    database.proxy.is_up = True
    assert eventually(lambda: bool(backups.list_backups(settings.home)))
    stop.set()
    service.join(PATIENCE_SECONDS)
    assert len(backups.list_backups(settings.home)) == 1
