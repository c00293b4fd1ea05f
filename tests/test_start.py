"""Starting and stopping as a user does: `make run`, a taken port, Ctrl-C, a killed parent."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.request import urlopen

import pytest

from core.config import ROOT, Settings
from core.models import Posting, PostingText
from core.store import Store
from core.store.probes import free_port
from tests.waiting import PATIENCE_SECONDS, eventually

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def processes_of(home: Path) -> list[int]:
    """Processes whose command line or environment names `home`."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                told = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
                alive = (entry / "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
            except OSError:
                continue
            if alive and str(home).encode() in told:
                found.append(int(entry.name))
    return found


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A home whose store holds something, so that no sample is loaded; nothing of it may be left afterwards."""
    home = tmp_path / "home"
    store = Store.connect(Settings(career_navigator_home=home))
    one = Posting("sample:1", "sample", "Data Engineer", date(2026, 11, 1))
    store.postings.upsert([(one, PostingText("sample:1", "Python"))], datetime.now(UTC))
    store.close()
    yield home
    for pid in processes_of(home):
        os.kill(pid, signal.SIGKILL)


def make_run(home: Path, port: int) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "CAREER_NAVIGATOR_HOME": str(home), "PORT": str(port), "MAKEFLAGS": ""}
    return subprocess.Popen(["make", "run"], cwd=ROOT, env=environment, start_new_session=True)


def answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/health", timeout=2) as reply:
            return bool(reply.status == 200)
    except OSError:
        return False


def test_a_taken_port_is_said_with_a_way_out(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        environment = {**os.environ, "CAREER_NAVIGATOR_HOME": str(tmp_path), "PORT": str(port)}
        ended = subprocess.run(
            [sys.executable, "-m", "core.start"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
        )
    assert ended.returncode == 1
    assert f"Port {port} on 127.0.0.1 is taken" in ended.stderr
    assert f"PORT={port + 1} make run" in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


def test_a_bad_setting_is_said_without_a_traceback(tmp_path: Path) -> None:
    environment = {**os.environ, "CAREER_NAVIGATOR_HOME": str(tmp_path), "JOB_COLLECTION_SCHEDULE": "never"}
    ended = subprocess.run(
        [sys.executable, "-m", "core.start"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 2
    assert "JOB_COLLECTION_SCHEDULE" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_damaged_data_file_stops_the_start_with_file_entry_and_reason(tmp_path: Path) -> None:
    for folder in ("core", "data", "pages", ".streamlit"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "dashboard.py", tmp_path)
    file = tmp_path / "data" / "project_ideas.json"
    ideas = json.loads(file.read_text(encoding="utf-8"))
    ideas["projects"][7]["skills"][0]["id"] = "no-such-skill"
    file.write_text(json.dumps(ideas), encoding="utf-8")
    environment = {**os.environ, "CAREER_NAVIGATOR_HOME": str(tmp_path / "home"), "PORT": str(free_port())}
    ended = subprocess.run(
        [sys.executable, "-m", "core.start"], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode != 0
    assert f"project_ideas.json: {ideas['projects'][7]['id']}: no skill has the id 'no-such-skill'" in ended.stderr


@LINUX
@pytest.mark.skipif(shutil.which("make") is None, reason="no make")
@pytest.mark.skipif(not (ROOT / ".venv/.installed").exists(), reason="make run would install packages first")
@pytest.mark.parametrize("how", ["ctrl-c", "make killed"])
def test_make_run_leaves_nothing_behind(home: Path, how: str) -> None:
    port = free_port()
    make = make_run(home, port)
    assert eventually(lambda: answers(port))
    assert len(processes_of(home)) >= 2, "dashboard and embedded server"
    if how == "ctrl-c":
        os.killpg(make.pid, signal.SIGINT)
    else:
        make.send_signal(signal.SIGKILL)
    make.wait(PATIENCE_SECONDS)
    assert eventually(lambda: not processes_of(home)), processes_of(home)
