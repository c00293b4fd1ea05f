"""Each case of docs/troubleshooting.md is brought about, and the message is the documented one."""

import json
import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from collector import __main__ as collector
from collector.enrich import Reader
from core.config import ROOT, Settings
from core.errors import StoreError, StoreRefused
from core.models import CollectorRun, Posting, PostingText, Watermark
from core.runtime import runtime
from core.serving.listening import CannotListen, open_sockets
from core.snapshot.keeper import SnapshotKeeper
from core.store import Store, connection, embedded
from core.store.embedded import EmbeddedServer
from core.store.probes import free_port
from testbed.stand_in import KEY, StandIn, row
from tests.api.conftest import serving, signed_up
from tests.collector.reading import quick_reader
from tests.troubleshooting import assert_said, headings
from tests.waiting import PATIENCE_SECONDS

NOW = datetime.now(UTC).replace(microsecond=0)
Run = Callable[..., str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], settings: Settings) -> Iterator[Run]:
    """`python -m collector` in this process: its words on standard output and error."""
    root, handlers = logging.getLogger(), list(logging.getLogger().handlers)
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM)}
    monkeypatch.setattr(Reader, "load", lambda *_: quick_reader())
    assert settings.mongodb_uri is not None
    here = {"MONGODB_URI": settings.mongodb_uri.get_secret_value(), "MONGODB_DATABASE": settings.mongodb_database}

    def ran(*arguments: str, **environment: str) -> str:
        for name, value in {**here, "DEBUG": "1", "JOB_ROLES": "Data Engineer", **environment}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["collector", *arguments])
        collector.main()
        return "".join(capsys.readouterr())

    yield ran
    root.handlers[:] = handlers
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def vendor() -> Iterator[StandIn]:
    with StandIn([row(1000 + n, NOW - timedelta(hours=2 + n)) for n in range(5)]).serving() as stand_in:
        yield stand_in


def keyed(vendor: StandIn, key: str = KEY) -> dict[str, str]:
    return {"THEIR_STACK_API_KEY": key, "THEIR_STACK_BASE_URL": vendor.url}


def by_hand(folder: Path, port: int, *options: str) -> "subprocess.Popen[bytes]":
    """A server as somebody would start it beside the program."""
    folder.mkdir(parents=True, exist_ok=True)
    program = Path(sys.executable).with_name("secantusd-py")
    command = [program, "--host", "127.0.0.1", "--port", str(port), "--storage-path", str(folder), *options]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert embedded.accepts_within(60, child, port)
    return child


def test_every_case_of_the_page_is_brought_about() -> None:
    tests = (ROOT / "tests" / "test_troubleshooting.py", ROOT / "tests" / "pages" / "test_troubleshooting.py")
    words = "".join(path.read_text() for path in tests)
    assert len(headings()) >= 14
    assert [one for one in headings() if f'assert_said("{one}", 0' not in words] == []


def test_mongodb_unreachable(run: Run) -> None:
    said = run("--status", MONGODB_URI="mongodb://me:hunter2@127.0.0.1:9/")
    assert_said("MongoDB unreachable", 0, said)
    assert "hunter2" not in said


def test_wrong_credentials(run: Run, tmp_path: Path) -> None:
    port = free_port()
    server = by_hand(tmp_path / "store", port, "--auth")
    try:
        said = run("--status", MONGODB_URI=f"mongodb://me:hunter2@127.0.0.1:{port}/?directConnection=true")
    finally:
        server.kill()
        server.wait()
    assert_said("Wrong credentials", 0, said)
    assert "hunter2" not in said


def test_theirstack_refuses_the_key(run: Run, vendor: StandIn) -> None:
    said = run("--once", **keyed(vendor, "wrong-key-0123456789"))
    assert_said("TheirStack refused the key", 0, said)
    assert "wrong-key-0123456789" not in said


def test_credits_are_used_up(run: Run, vendor: StandIn) -> None:
    vendor.faults = ["402"]
    assert_said("Credits used up", 0, run("--once", **keyed(vendor)))
    assert_said("Credits used up", 1, run("--once", **keyed(vendor), THEIR_STACK_MAX_CREDITS_PER_DAY="0"))


def test_spacy_is_missing(settings: Settings, tmp_path: Path) -> None:
    hidden = tmp_path / "spacy"
    hidden.mkdir()
    (hidden / "__init__.py").write_text('raise ModuleNotFoundError("No module named spacy", name="spacy")\n')
    postings = tmp_path / "postings.jsonl"
    postings.write_text(json.dumps(row(1, NOW)) + "\n")
    assert settings.mongodb_uri is not None
    environment = {
        **os.environ,
        "PYTHONPATH": str(tmp_path),
        "DEBUG": "1",
        "MONGODB_DATABASE": settings.mongodb_database,
        "MONGODB_URI": settings.mongodb_uri.get_secret_value(),
    }
    command = [sys.executable, "-m", "collector", "--import", str(postings)]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS)
    assert_said("spaCy is missing", 0, ended.stderr)
    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)


def test_a_token_has_expired(settings: Settings, store: Store) -> None:
    with serving(settings) as base:
        person = signed_up(base)
        sessions = store.connection.database["sessions"]
        sessions.update_many({}, {"$set": {"expires_at": NOW - timedelta(seconds=1)}})
        answer = person.get("/auth/me")
    assert answer.status_code == 401
    assert_said("Token expired", 0, answer.json()["detail"])


def test_numbers_stay_stale_while_the_store_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, run: Run
) -> None:
    monkeypatch.setattr(connection, "SERVER_SELECTION_MS", 300)
    server = EmbeddedServer(tmp_path)
    server.open()
    store = Store.connect(Settings(mongodb_uri=server.uri, debug=True))
    service = SnapshotKeeper(store, tmp_path / "home")
    assert service.current.size == 0
    server.close()
    monkeypatch.setattr(service._closing, "wait", lambda seconds: "not refreshed" in caplog.text)
    service._keep_fresh()
    store.close()
    assert_said("Stale numbers after a collection", 0, caplog.text)
    assert service.current.size == 0, "the last numbers stay"
    assert_said("Stale numbers after a collection", 1, run("--status"))


def test_the_readiness_route_names_the_same_kind_of_store_as_the_collector(settings: Settings, run: Run) -> None:
    with serving(settings) as base:
        store = runtime().store
        store.postings.upsert([(Posting("file:1", "file", "Engineer", NOW.date()), PostingText("file:1", "Go"))], NOW)
        runtime().snapshots.refresh()
        assert httpx.get(f"{base}/health/ready", timeout=PATIENCE_SECONDS).json()["store"] == "mongodb"
    assert "Store: MongoDB of MONGODB_URI, database" in run("--status")


def test_a_port_is_taken() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        with pytest.raises(CannotListen) as refused:
            open_sockets(("127.0.0.1",), holder.getsockname()[1])
    assert_said("Port taken", 0, str(refused.value))


def test_a_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nearly full, as the system tells it; tests/faults fills a real one."""
    usage = embedded.shutil.disk_usage(tmp_path)
    monkeypatch.setattr(embedded.shutil, "disk_usage", lambda path: usage._replace(free=embedded.FULL_BYTES - 1))
    server = EmbeddedServer(tmp_path)
    with pytest.raises(StoreRefused) as refused:
        server.open()
    server.close()
    assert_said("Disk full", 0, str(refused.value))


def test_a_directory_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "LOCKED_SECONDS", 0.2)
    other = by_hand(tmp_path / "store", free_port())
    server = EmbeddedServer(tmp_path)
    try:
        with pytest.raises(StoreRefused) as refused:
            server.open()
    finally:
        server.close()
        other.kill()
        other.wait()
    assert_said("Directory locked", 0, str(refused.value))


def test_a_home_folder_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(StoreRefused) as refused:
        EmbeddedServer(file / "home").open()
    assert_said("Home folder cannot be written", 0, str(refused.value))


def test_a_store_directory_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "WiredTiger.turtle").write_bytes(b"\0" * 64)
    (tmp_path / "store" / "WiredTiger.wt").write_bytes(b"not a table")
    (tmp_path / "store" / "WiredTiger").write_bytes(b"WiredTiger")
    server = EmbeddedServer(tmp_path)
    with pytest.raises(StoreError) as refused:
        server.open()
    server.close()
    assert_said("Damaged store directory", 0, str(refused.value))


def test_a_clock_was_set_back(run: Run, vendor: StandIn, store: Store) -> None:
    run("--once", **keyed(vendor))
    (done,) = store.collecting.runs(NOW - timedelta(days=1))
    store.collecting.save_run(CollectorRun("ahead", "theirstack", NOW + timedelta(days=9), NOW + timedelta(days=9)))
    for key in (one["_id"] for one in store.connection.database["collector_state"].find({"_id": {"$regex": ":"}})):
        mark = store.collecting.watermark(str(key))
        if mark and ":visited" not in str(key) and ":from" not in str(key):
            store.collecting.set_watermark(str(key), replace(mark, until=NOW + timedelta(days=9)))
    store.collecting.set_watermark("schedule", Watermark(NOW + timedelta(days=9)))
    vendor.rows.append(row(2000, NOW - timedelta(minutes=30)))
    said = run("--once", **keyed(vendor))
    assert_said("Clock skew", 0, said)
    assert_said("Clock skew", 1, said)
    assert_said("Clock skew", 0, run("--status"))
    assert store.postings.count() == 6, "what was discovered meanwhile is collected all the same"
    assert vendor.times_billed() <= done.fetched + 2
