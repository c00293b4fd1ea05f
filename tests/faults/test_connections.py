"""What one client can do with connections alone: endless heads, heads and bodies that never end, too many at once."""

import asyncio
import contextlib
import os
import resource
import sys
import time
from collections.abc import Iterator

import httpx
import psutil
import pytest

from testbed.dashboard import running
from tests.faults.conftest import LINUX_ONLY, eventually, told

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason=LINUX_ONLY)
LONG = int(os.environ.get("FAULT_ROUNDS", "2")) > 2
PER_ADDRESS = 150
WEBSOCKETS = 30
UPGRADE = (
    b"GET /_stcore/stream HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)


@pytest.fixture(scope="module")
def dashboard(server_uri: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    limits = {"MAX_CONNECTIONS_PER_ADDRESS": str(PER_ADDRESS), "MAX_WEBSOCKETS_PER_ADDRESS": str(WEBSOCKETS)}
    with running(tmp_path_factory.mktemp("home"), server_uri, "connections", **limits) as url:
        yield url


def port_of(url: str) -> int:
    return int(url.rpartition(":")[2])


async def answer_to(port: int, *parts: bytes, pause: float = 0.0, wait: float = 30.0) -> tuple[bytes, float]:
    """What comes back for these bytes, and after how many seconds."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    began = time.monotonic()
    try:
        for part in parts:
            writer.write(part)
            await asyncio.wait_for(writer.drain(), wait)
            await asyncio.sleep(pause)
    except (ConnectionError, TimeoutError):
        pass
    try:
        received = await asyncio.wait_for(reader.read(4000), wait)
    except ConnectionError:
        received = b""
    took = time.monotonic() - began
    writer.transport.abort()
    return received, took


def slowest_health(url: str, seconds: float) -> float:
    """The longest wait of a client that asks for something small, again and again."""
    slowest, ends = 0.0, time.monotonic() + seconds
    while time.monotonic() < ends:
        began = time.monotonic()
        assert httpx.get(f"{url}/_stcore/health", timeout=30).status_code == 200
        slowest = max(slowest, time.monotonic() - began)
        time.sleep(0.05)
    return slowest


HEADS = {
    "one header of 80 MB": [b"GET / HTTP/1.1\r\nHost: x\r\nX: ", *[b"a" * 65_536] * 1_280],
    "many headers": [
        b"GET / HTTP/1.1\r\nHost: x\r\n",
        *[b"X-%d: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n" % n for n in range(4_000)],
    ],
    "a long address": [b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n"],
    "a head of 70 KB that is whole": [b"GET /health HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 70_000 + b"\r\n\r\n"],
}


@pytest.mark.parametrize("kind", HEADS)
def test_a_head_without_end_is_refused_and_holds_up_nobody(dashboard: str, kind: str) -> None:
    async def attack() -> tuple[bytes, float]:
        asking = asyncio.to_thread(slowest_health, dashboard, 3.0)
        (received, _), slowest = await asyncio.gather(answer_to(port_of(dashboard), *HEADS[kind]), asking)
        return received, slowest

    received, slowest = asyncio.run(attack())
    assert received.startswith(b"HTTP/1.1 431 ") or (received == b"" and "80 MB" in kind), received[:100]
    told(f"{kind}: others waited {slowest:.2f} s at most")
    assert slowest < 5, "34 s before there were limits"


def test_a_head_of_60_kb_is_read(dashboard: str) -> None:
    head = b"GET /_stcore/health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX: " + b"a" * 60_000 + b"\r\n\r\n"
    received, _ = asyncio.run(answer_to(port_of(dashboard), head))
    assert received.startswith(b"HTTP/1.1 200 ")


NEVER_WHOLE = {
    "a head": b"GET /health HTTP/1.1\r\nHost: x\r\n",
    "a body": b"POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n{",
}


def test_what_never_becomes_whole_is_ended(dashboard: str) -> None:
    async def attack() -> list[tuple[bytes, float]]:
        waits = (answer_to(port_of(dashboard), part, wait=90) for part in (*NEVER_WHOLE.values(), b""))
        return await asyncio.gather(*waits)

    (head, head_took), (body, body_took), (nothing, nothing_took) = asyncio.run(attack())
    assert head.startswith(b"HTTP/1.1 408 ") and body.startswith(b"HTTP/1.1 408 ") and nothing == b""
    told(f"ended after {head_took:.0f} s (head), {body_took:.0f} s (body), {nothing_took:.0f} s (nothing)")
    assert max(head_took, body_took, nothing_took) < 60


def test_half_open_requests_leave_room_for_others_and_are_freed(dashboard: str) -> None:
    count = 1_500 if LONG else 300
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8_192), hard))
    (process,) = [one for one in psutil.Process().children() if listens_on(one, port_of(dashboard))]
    before = process.num_fds()

    async def attack() -> int:
        refused, open_ones = 0, []
        for _ in range(count):
            reader, writer = await asyncio.open_connection("127.0.0.1", port_of(dashboard))
            writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n")
            open_ones.append((reader, writer))
        await asyncio.sleep(1)
        for reader, _ in open_ones:
            with contextlib.suppress(TimeoutError, ConnectionError):
                refused += b" 503 " in await asyncio.wait_for(reader.read(20), 0.002)
        held = process.num_fds()
        for _, writer in open_ones:
            writer.transport.abort()
        assert held < before + PER_ADDRESS + 50
        return refused

    refused = asyncio.run(attack())
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert refused >= count - PER_ADDRESS - 20
    freed = eventually(lambda: process.num_fds() <= before + 10, 60)
    told(f"{count} half-open requests: {refused} refused; freed after {freed} s")
    assert freed is not None
    assert httpx.get(f"{dashboard}/_stcore/health", timeout=30).status_code == 200


def test_websockets_of_one_address_have_a_limit_and_are_freed(dashboard: str) -> None:
    (process,) = [one for one in psutil.Process().children() if listens_on(one, port_of(dashboard))]
    before = process.num_fds()

    async def attack() -> list[bytes]:
        open_ones = [await asyncio.open_connection("127.0.0.1", port_of(dashboard)) for _ in range(2 * WEBSOCKETS)]
        for _, writer in open_ones:
            writer.write(UPGRADE % port_of(dashboard))
        answers = [await asyncio.wait_for(reader.read(15), 30) for reader, _ in open_ones]
        for _, writer in open_ones:
            writer.transport.abort()
        return answers

    answers = asyncio.run(attack())
    taken = sum(answer.startswith(b"HTTP/1.1 101") for answer in answers)
    refused = sum(answer.startswith(b"HTTP/1.1 503") for answer in answers)
    assert (taken, refused) == (WEBSOCKETS, WEBSOCKETS), answers
    assert eventually(
        lambda: asyncio.run(answer_to(port_of(dashboard), UPGRADE % port_of(dashboard)))[0][:12] == b"HTTP/1.1 101", 60
    )
    told(f"{taken} websockets taken, {refused} refused; descriptors {before} -> {process.num_fds()}")


def test_the_limit_of_descriptors_is_raised(dashboard: str) -> None:
    (process,) = [one for one in psutil.Process().children() if listens_on(one, port_of(dashboard))]
    soft, hard = process.rlimit(psutil.RLIMIT_NOFILE)
    assert soft == min(hard, 65_536)


def listens_on(process: psutil.Process, port: int) -> bool:
    return any(one.laddr.port == port for one in process.net_connections("tcp") if one.status == psutil.CONN_LISTEN)


def test_another_host_name_is_refused_on_every_path(dashboard: str) -> None:
    for path in ("/", "/health", "/metrics", "/market/roles", "/_stcore/health"):
        answer = httpx.get(dashboard + path, headers={"host": "rebound.example"}, timeout=30)
        assert (answer.status_code, "ALLOWED_HOSTS" in answer.text) == (400, True), path
