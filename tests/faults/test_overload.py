"""More than can be answered: many clients at the API, many pages at once; refusals are polite, and it is over at once.

`make faults` asks with 200 and 400 clients and 100 pages; `make test` with few. Loopback only, in bounded loops.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator

import httpx
import numpy as np
import pytest
from websockets.exceptions import ConnectionClosed

from benchmarks.visitors import Run, Visitor
from core.config import Settings
from core.store import Store
from core.texts import text
from testbed.dashboard import running
from tests.api.market import fill
from tests.conftest import drop_from_lent_server, new_database
from tests.faults.conftest import CLIENTS, told

SECONDS = 10.0
BROKEN = 0  # in place of a status: the connection ended without an answer
LIMITS = {
    "API_REQUESTS_PER_MINUTE": "10000000",
    "MAX_CONNECTIONS_PER_ADDRESS": "2000",
    "MAX_WEBSOCKETS_PER_ADDRESS": "500",
}
PATH = "/skills/gap-analysis"


@pytest.fixture(scope="module")
def busy(server_uri: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    name, home = new_database(), tmp_path_factory.mktemp("busy")
    store = Store.connect(
        Settings(mongodb_uri=server_uri, mongodb_database=name, career_navigator_home=home, debug=True)
    )
    fill(store)
    store.close()
    with running(home, server_uri, name, **LIMITS) as base:
        httpx.get(f"{base}{PATH}", params={"role": "data-engineer", "skills": "go"}, timeout=60)  # the first costs more
        yield base
    drop_from_lent_server(server_uri, name)


async def ask(base: str, clients: int, seconds: float) -> tuple[Counter[int], list[float], float]:
    """Statuses, seconds of each answer, and how long after the end a question was answered again."""
    statuses: Counter[int] = Counter()
    took: list[float] = []
    ends = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=clients, max_keepalive_connections=clients)
    async with httpx.AsyncClient(base_url=base, timeout=60, limits=limits) as http:

        async def one(number: int) -> None:
            tries = 0
            while time.monotonic() < ends:
                tries += 1
                # Each question is another one, so that none is answered from memory.
                query = {"role": "data-engineer", "skills": "python", "days": 20 + (number * 131 + tries * 7) % 340}
                began = time.monotonic()
                try:
                    answer = await http.get(PATH, params=query)
                except httpx.TransportError:
                    statuses[BROKEN] += 1
                    continue
                took.append(time.monotonic() - began)
                statuses[answer.status_code] += 1
                if answer.status_code == 503:
                    assert int(answer.headers["retry-after"]) >= 1
                    await asyncio.sleep(0.2)  # impatient: a polite one would wait longer

        await asyncio.gather(*(one(number) for number in range(clients)))
        began = time.monotonic()
        for _ in range(200):
            if (await http.get(PATH, params={"role": "data-engineer", "skills": "sql"})).status_code == 200:
                break
            await asyncio.sleep(0.05)
        return statuses, took, time.monotonic() - began


@pytest.mark.parametrize("clients", CLIENTS)
def test_the_api_sheds_what_it_cannot_answer(busy: str, clients: int) -> None:
    seconds = SECONDS if clients >= 100 else 2.0
    statuses, took, recovered = asyncio.run(ask(busy, clients, seconds))
    median, high = np.percentile(took, [50, 95])
    told(
        f"{clients} clients, {seconds:.0f} s: {dict(statuses)}; median {median:.2f} s, 95 % within {high:.2f} s; "
        f"answered again {recovered:.2f} s after the end"
    )
    assert set(statuses) <= {200, 503, BROKEN}
    assert statuses[BROKEN] <= statuses[200]
    assert statuses[200] > 0


async def opened(visitor: Visitor) -> Run | None:
    """What a visitor's page came to; None where its connection ended first."""
    try:
        return await visitor.open("gap", "role=data-engineer&have=python")
    except ConnectionClosed:
        return None


async def load(base: str, pages: int) -> tuple[Counter[str], list[float], float]:
    """What each page said, its seconds, and how long after the last a new visitor's page took."""
    visitors = [await Visitor.arrive(base, None) for _ in range(pages)]
    told_of = await asyncio.gather(*map(opened, visitors))
    runs = [run for run in told_of if run is not None]
    kinds = Counter("busy" if text("busy.page") in run.warnings else "page" for run in runs)
    kinds["broken"] = len(told_of) - len(runs)
    assert [error for run in runs for error in run.errors] == []
    for visitor in visitors:
        await visitor.leave()
    began = time.monotonic()
    late = await Visitor.arrive(base, None)
    run = await late.open("gap", "role=data-engineer&have=python")
    await late.leave()
    assert text("busy.page") not in run.warnings
    return kinds, [run.seconds for run in runs], time.monotonic() - began


def test_pages_beyond_what_can_run_say_that_it_is_busy(busy: str) -> None:
    pages = 100 if max(CLIENTS) >= 100 else 12
    kinds, took, recovered = asyncio.run(load(busy, pages))
    told(
        f"{pages} pages at once: {dict(kinds)}; median {np.median(took):.2f} s, longest {max(took):.2f} s; a new "
        f"visitor's page {recovered:.2f} s after the end"
    )
    assert kinds["page"] > 0
    assert sum(kinds.values()) == pages
