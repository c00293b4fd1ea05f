"""Rubbish on every port: the program still answers, and keeps none of the connections."""

import asyncio
import random
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import psutil
import pytest

from core.config import Settings
from core.models import Posting, PostingText
from core.store import Store
from testbed.dashboard import running
from tests.faults.conftest import CONNECTIONS, LINUX_ONLY, eventually, server_pid, server_port, told

AT_ONCE = 50
# Streamlit keeps up to 128 sessions that broke off, three handles each, so that a visitor may come back within minutes.
KEPT = 3 * 128
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason=LINUX_ONLY)
KINDS: tuple[Callable[[random.Random], bytes], ...] = (
    lambda chance: b"",
    lambda chance: chance.randbytes(chance.randrange(1, 4000)),
    lambda chance: b"GET / HTTP/1.1\r\nHost: x\r\n",  # and no end
    lambda chance: b"POST /auth/login HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n{",
    lambda chance: b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
    lambda chance: b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + chance.randbytes(200),  # the beginning of TLS
    lambda chance: (
        b"GET /_stcore/stream HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n" + chance.randbytes(50)
    ),
    lambda chance: (2**31 - 1).to_bytes(4, "little") + chance.randbytes(12),  # a MongoDB message of 2 GB
    lambda chance: (60).to_bytes(4, "little") + chance.randbytes(4) + bytes(4) + b"\xdd\x07\0\0" + chance.randbytes(44),
)


async def throw(port: int, count: int) -> int:
    """So many connections, `AT_ONCE` at a time; returns how many were taken."""
    chance, gate, taken = random.Random(port), asyncio.Semaphore(AT_ONCE), 0

    async def one(number: int) -> None:
        nonlocal taken
        async with gate:
            try:
                reader, writer = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", port), 10)
            except OSError:
                return
            taken += 1
            try:
                writer.write(KINDS[number % len(KINDS)](chance))
                await asyncio.wait_for(writer.drain(), 2)
                if number % 3 == 0:
                    await asyncio.wait_for(reader.read(100), 0.1)
            except (OSError, TimeoutError):
                pass
            finally:
                writer.transport.abort() if number % 2 else writer.close()

    await asyncio.gather(*(one(number) for number in range(count)))
    return taken


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.connect(Settings(career_navigator_home=tmp_path / "home"))
    one = Posting("file:1", "file", "Data Engineer", date(2026, 11, 1), role="data-engineer")
    opened.postings.upsert([(one, PostingText("file:1", "Python"))], datetime.now(UTC))
    yield opened
    opened.close()


def held(process: psutil.Process) -> tuple[int, int]:
    """Open handles and threads."""
    return process.num_fds(), process.num_threads()


def assert_takes(process: psutil.Process, port: int, answers: Callable[[], bool], name: str, kept: int = 0) -> None:
    assert answers()
    asyncio.run(throw(port, 50))  # pools and caches fill once
    before, memory = held(process), process.memory_info().rss
    taken = asyncio.run(throw(port, CONNECTIONS))
    assert eventually(answers, 60) is not None
    assert taken >= CONNECTIONS * 0.99
    calm = eventually(lambda: held(process)[0] <= before[0] + kept + 10 and held(process)[1] <= before[1] + 10, 90)
    after, grown = held(process), (process.memory_info().rss - memory) / 1e6
    told(
        f"{taken} garbage connections to the {name}: handles {before[0]} -> {after[0]}, threads {before[1]} -> "
        f"{after[1]}, memory {grown:+.0f} MB"
    )
    assert calm is not None, f"handles and threads {before} -> {after}"


def test_the_store_takes_garbage(store: Store, tmp_path: Path) -> None:
    process = psutil.Process(server_pid(tmp_path / "home"))
    assert_takes(process, server_port(tmp_path / "home"), lambda: store.postings.count() == 1, "embedded server")
    assert process.is_running(), "it was not started anew"


def test_the_dashboard_takes_garbage(server_uri: str, tmp_path: Path) -> None:
    with running(tmp_path / "home", server_uri, "career_navigator") as base:
        port = int(base.rpartition(":")[2])
        (process,) = [one for one in psutil.Process().children() if listens_on(one, port)]
        answers = lambda: httpx.get(f"{base}/health", timeout=20).status_code == 200  # noqa: E731
        assert_takes(process, port, answers, "dashboard", KEPT)


def listens_on(process: psutil.Process, port: int) -> bool:
    return any(one.laddr.port == port for one in process.net_connections("tcp") if one.status == psutil.CONN_LISTEN)
