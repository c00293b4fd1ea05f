"""A recorded process number proves nothing: innocent processes are left alone, and strangers do not get in."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.errors import OperationFailure, PyMongoError

from core.config import Settings
from core.errors import StoreRefused
from core.models import User
from core.store import Store, embedded, processes
from core.store.embedded import EmbeddedServer
from core.store.probes import accepts_within, free_port
from core.store.processes import Identity, identity_of


@contextmanager
def innocent(*words: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that has nothing to do with any store."""
    command = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(120)", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        yield child
        child.kill()


def recorded(home: Path) -> dict[str, Any]:
    return dict(json.loads((home / "store.json").read_text()))


def write_record(home: Path, **fields: object) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home / "store.json").write_text(json.dumps(fields))


def test_a_stale_record_never_ends_an_innocent_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "STOP_SECONDS", 0.3)
    with innocent() as bystander, innocent() as starter:
        starter.kill()
        starter.wait()
        identity = identity_of(bystander.pid)
        assert identity is not None
        ours: dict[str, object] = {"started": identity.started, "starter_started": "1", "space": identity.space}
        records: dict[str, dict[str, object]] = {  # one start each: the rest of the kind is told apart below
            "of an earlier version": {},
            "its number went on": {**ours, "started": "1"},
            "not our command": ours,
        }
        for name, record in records.items():
            home = tmp_path / name
            write_record(home, port=9, pid=bystander.pid, starter=starter.pid, **record)
            server = EmbeddedServer(home)
            server.open()
            server.close()
            assert bystander.poll() is None, name


@pytest.mark.parametrize("pid", [-1, 0, 1, os.getpid()], ids=["-1", "0", "1", "our own"])
def test_what_is_no_server_of_ours_is_never_killed(pid: int) -> None:
    target = identity_of(pid) or Identity(pid, "", processes.process_space())
    assert not processes.kill(target, sys.executable)


def test_a_process_is_told_from_a_later_one_with_its_number() -> None:
    with innocent("our-folder") as child:
        identity = identity_of(child.pid)
        assert identity is not None and processes.is_running(identity)
        assert processes.runs_command(identity, "our-folder")
        assert not processes.runs_command(identity, "our")
        assert not processes.is_running(Identity(child.pid, "0", identity.space))
        assert not processes.is_running(Identity(child.pid, identity.started, "another/container"))
        child.kill()
        assert child.wait() != 0 and not processes.is_running(identity)


@pytest.mark.parametrize("port", [0, -5, 70_000, "x", None])
def test_a_bad_port_in_the_record_does_not_hold_up_the_start(tmp_path: Path, port: object) -> None:
    write_record(tmp_path, port=port, pid=os.getpid(), starter=os.getpid())
    server = EmbeddedServer(tmp_path)
    assert server.open() > 0
    server.close()


def test_a_wrong_port_of_a_running_server_is_found_out(tmp_path: Path) -> None:
    first, second = EmbeddedServer(tmp_path), EmbeddedServer(tmp_path)
    port = first.open()
    write_record(tmp_path, **{**recorded(tmp_path), "port": free_port()})
    assert second.open() == port
    second.close()
    first.close()


def test_without_the_password_nothing_is_read_or_written(tmp_path: Path) -> None:
    store = Store.connect(Settings(career_navigator_home=tmp_path))
    store.users.create(User("u1", "a@example.org", "$2b$x"))
    port = recorded(tmp_path)["port"]
    stranger = f"mongodb://127.0.0.1:{port}/?directConnection=true"
    guesser = f"mongodb://{embedded.USER}:guess@127.0.0.1:{port}/?directConnection=true&authSource=admin"
    for uri in (stranger, guesser):
        with MongoClient[dict[str, Any]](uri, serverSelectionTimeoutMS=500) as client:
            users = client["career_navigator"]["users"]
            attempts = (
                lambda users=users: users.find_one({}),
                lambda users=users: users.update_one({}, {"$set": {"password_hash": "mine"}}),
                lambda client=client: client["admin"].command("createUser", "me", pwd="mine", roles=["root"]),
                lambda client=client: client.list_database_names(),
            )
            for attempt in attempts:
                with pytest.raises(PyMongoError) as refused:
                    attempt()
                code = refused.value.code if isinstance(refused.value, OperationFailure) else None
                assert code in (13, 18) or "authentication failed" in str(refused.value)
    found = store.users.by_id("u1")
    assert found is not None and found.password_hash == "$2b$x"
    store.close()


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_password_and_data_are_the_owners_alone(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir(mode=0o755)
    (tmp_path / "store.password").write_text("x" * 40)
    (tmp_path / "store.password").chmod(0o644)
    server = EmbeddedServer(tmp_path)
    server.open()
    command = Path(f"/proc/{recorded(tmp_path)['pid']}/cmdline")
    if command.exists():
        assert b"x" * 40 not in command.read_bytes(), "every user of the machine sees command lines"
    server.close()
    assert (tmp_path / "store.password").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "store").stat().st_mode & 0o777 == 0o700


def test_a_folder_of_an_earlier_version_is_taken_over(tmp_path: Path) -> None:
    port = free_port()
    (tmp_path / "store").mkdir()
    program = Path(sys.executable).with_name("secantusd-py")
    command = [program, "--host", "127.0.0.1", "--port", str(port), "--storage-path", str(tmp_path / "store")]
    before = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert accepts_within(60, before, port)
        with MongoClient[dict[str, Any]](f"mongodb://127.0.0.1:{port}/?directConnection=true") as client:
            client["career_navigator"]["users"].insert_one(
                {"_id": "u1", "email": "a@example.org", "password_hash": "$2b$x", "version": 1}
            )
        write_record(tmp_path, port=port, pid=before.pid, starter=os.getpid())
        while_it_runs = EmbeddedServer(tmp_path)
        with pytest.raises(StoreRefused, match="earlier version, without a password"):
            while_it_runs.open()
        while_it_runs.close()
    finally:
        before.terminate()
        before.wait()
    store = Store.connect(Settings(career_navigator_home=tmp_path))
    assert store.users.by_id("u1") is not None
    store.close()


def test_a_lost_password_file_costs_nothing(tmp_path: Path) -> None:
    store = Store.connect(Settings(career_navigator_home=tmp_path))
    store.users.create(User("u1", "a@example.org", "$2b$x"))
    store.close()
    (tmp_path / "store.password").unlink()
    store = Store.connect(Settings(career_navigator_home=tmp_path))
    assert store.users.count() == 1
    store.close()


def test_a_server_told_to_end_just_after_its_start_ends_at_once(tmp_path: Path) -> None:
    for number in range(4):  # before, one stop in eight hung until it was killed after 15 s
        server = EmbeddedServer(tmp_path / str(number))
        server.open()
        began = time.monotonic()
        server.close()
        assert time.monotonic() - began < embedded.STOP_SECONDS
