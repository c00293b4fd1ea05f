"""The embedded server's life: shared, restarted by those who stay, gone when the last one is gone."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.config import ROOT, Settings
from core.errors import StoreRefused
from core.models import Watermark
from core.store import Store, embedded
from core.store.embedded import EmbeddedServer
from tests.waiting import PATIENCE_SECONDS, eventually

HOLDER = """
import sys, time
from pathlib import Path
from core.config import Settings
from core.store import Store
store = Store.connect(Settings(career_navigator_home=Path(sys.argv[1])))
print("open", flush=True)
for line in sys.stdin:
    if line.strip() == "write":
        from datetime import UTC, datetime
        from core.models import Watermark
        store.collecting.set_watermark("x", Watermark(datetime.now(UTC)))
        print("written", flush=True)
store.close()
"""


Hold = Callable[[Path], "subprocess.Popen[str]"]


@pytest.fixture
def hold() -> Iterator[Hold]:
    """Starts another process that has the store of a home open until its stdin ends, the test at the latest."""
    with ExitStack() as processes:

        def start(home: Path) -> "subprocess.Popen[str]":
            command = [sys.executable, "-c", HOLDER, str(home)]
            process = processes.enter_context(
                subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            )
            assert process.stdout is not None
            assert process.stdout.readline() == "open\n"
            return process

        yield start


def server_pid(home: Path) -> int:
    return int(json.loads((home / "store.json").read_text())["pid"])


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_a_second_process_finds_the_server_of_the_first(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path)
    port = server.open()
    other = EmbeddedServer(tmp_path)
    assert other.open() == port
    other.close()
    assert is_running(server_pid(tmp_path)), "who did not start it does not stop it"
    pid = server_pid(tmp_path)
    server.close()
    assert eventually(lambda: not is_running(pid))


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_server_is_gone_after_its_parent_was_killed(hold: Hold, tmp_path: Path) -> None:
    holder = hold(tmp_path)
    pid = server_pid(tmp_path)
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert eventually(lambda: not is_running(pid))


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, None], ids=["killed", "closed"])
def test_when_the_starter_leaves_who_stays_starts_it_again_on_the_same_port(
    hold: Hold, tmp_path: Path, how: signal.Signals | None
) -> None:
    starter = hold(tmp_path)
    with_us = Store.connect(Settings(career_navigator_home=tmp_path))
    port = json.loads((tmp_path / "store.json").read_text())["port"]
    if how:
        starter.send_signal(how)
    else:
        assert starter.stdin is not None
        starter.stdin.close()
    starter.wait(PATIENCE_SECONDS)

    def answers() -> bool:
        try:
            with_us.ping()
            return is_running(server_pid(tmp_path))
        except Exception:
            return False

    assert eventually(answers)
    assert json.loads((tmp_path / "store.json").read_text())["port"] == port
    with_us.close()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_server_that_hangs_on_its_way_out_does_not_keep_the_next_one_from_starting(
    hold: Hold, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "STOP_SECONDS", 1.0)
    holder = hold(tmp_path)
    hanging = server_pid(tmp_path)
    os.kill(hanging, signal.SIGSTOP)  # it accepts connections, answers nothing and takes no SIGTERM
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with_us = Store.connect(Settings(career_navigator_home=tmp_path))
    with_us.ping()
    assert server_pid(tmp_path) != hanging
    assert not is_running(hanging)
    with_us.close()


def test_a_server_that_is_killed_comes_back_with_what_was_written(hold: Hold, tmp_path: Path) -> None:
    store = Store.connect(Settings(career_navigator_home=tmp_path))
    holder = hold(tmp_path)
    assert holder.stdin is not None and holder.stdout is not None
    holder.stdin.write("write\n")
    holder.stdin.flush()
    assert holder.stdout.readline() == "written\n"
    os.kill(server_pid(tmp_path), signal.SIGKILL)

    def found() -> bool:
        try:
            return store.collecting.watermark("x") is not None
        except Exception:
            return False

    assert eventually(found)
    holder.stdin.close()
    holder.wait(PATIENCE_SECONDS)
    store.close()


def test_writes_outlast_a_restart_of_the_server(tmp_path: Path) -> None:
    store = Store.connect(Settings(career_navigator_home=tmp_path))
    until = datetime(2026, 11, 1, tzinfo=UTC)
    store.collecting.set_watermark("before", Watermark(until))
    os.kill(server_pid(tmp_path), signal.SIGKILL)
    store.collecting.set_watermark("after", Watermark(until))
    assert store.collecting.watermark("before") == store.collecting.watermark("after") == Watermark(until)
    store.close()


def test_where_the_kernel_cannot_signal_the_launcher_watches_its_stdin(tmp_path: Path) -> None:
    launcher = ROOT / "core/store/launch.py"
    child = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)"]
    with subprocess.Popen(
        [sys.executable, str(launcher), str(os.getpid()), *child],
        env={**os.environ, "CAREER_NAVIGATOR_WATCH_STDIN": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        assert process.stdout.readline() == "up\n"
        process.stdin.close()
        assert process.wait(PATIENCE_SECONDS) != 0


def test_a_directory_of_another_version_is_refused_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store.version").write_text("0.0.1")
    with pytest.raises(StoreRefused, match=r"0\.0\.1.*core\.store export DIR.*import DIR"):
        EmbeddedServer(tmp_path).open()


def test_a_damaged_directory_is_refused_and_left_alone(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path)
    server.open()
    server.close()
    damaged = tmp_path / "store" / "WiredTiger.turtle"
    damaged.write_bytes(b"\0" * 64)
    (tmp_path / "store" / "WiredTiger.wt").write_bytes(b"not a table")
    again = EmbeddedServer(tmp_path)
    with pytest.raises(StoreRefused, match="cannot open"):
        again.open()
    again.close()
    assert damaged.read_bytes() == b"\0" * 64


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_home_is_refused_by_name(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreRefused, match="cannot be written"):
        EmbeddedServer(tmp_path / "home").open()


@pytest.mark.parametrize("port", ["another program's", 70_000, 0, "no number", None])
def test_a_wrong_port_in_the_record_leads_nowhere_else(tmp_path: Path, port: object) -> None:
    """What is written there is only where to look first: the server's own process says where it listens."""
    first = Store.connect(Settings(career_navigator_home=tmp_path))
    record = json.loads((tmp_path / "store.json").read_text())
    with socket.create_server(("127.0.0.1", 0)) as other:
        wrong = other.getsockname()[1] if port == "another program's" else port
        (tmp_path / "store.json").write_text(json.dumps({**record, "port": wrong}))
        second = EmbeddedServer(tmp_path)
        assert second.open() == record["port"]
        second.close()
    first.ping()
    first.close()
