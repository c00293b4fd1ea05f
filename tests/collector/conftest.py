"""The stand-in of TheirStack, and a pass over it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from collector.adverts import Asked
from collector.enrich import Reader
from collector.run import collect_once
from collector.sources.http import Http
from collector.watch import Watch
from core.config import Settings
from core.models import CollectorRun
from core.store import Store
from testbed.stand_in import KEY, StandIn, row
from tests.collector.reading import quick_reader

NOW = datetime.now(UTC).replace(microsecond=0)
Collect = Callable[..., CollectorRun]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return quick_reader()


@pytest.fixture
def vendor() -> Iterator[StandIn]:
    """Twenty-five postings, discovered an hour apart, the latest two hours ago."""
    with StandIn([row(1000 + n, NOW - timedelta(hours=2 + n)) for n in range(25)]).serving() as stand_in:
        yield stand_in


@pytest.fixture
def collect(
    settings: Settings, store: Store, vendor: StandIn, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> Collect:
    """Run one pass: `collect(asked=…, their_stack_max_credits_per_run=…, clock=…)`."""

    monkeypatch.setattr("collector.sources.theirstack.PAGE_ROWS", 10)

    def run(asked: Asked | None = None, watch: Watch | None = None, **changes: object) -> CollectorRun:
        changed = settings.model_copy(
            update={"their_stack_api_key": SecretStr(KEY), "their_stack_base_url": vendor.url, **changes}
        )
        watch = watch or Watch()
        runs = collect_once(
            changed,
            store,
            watch,
            asked or Asked(roles=("Data Engineer",)),
            ("theirstack",),
            Http(watch.stop, first_wait_seconds=0.02),
            reader,
        )
        return runs[0]

    return run
