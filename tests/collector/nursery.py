"""A process of its own that forks a collector for each line on standard input, for a test to kill."""

from pathlib import Path
from typing import Any

from pydantic import SecretStr

from collector import adverts, refresh
from collector import run as passes
from collector.sources import http, theirstack
from core.config import Settings
from core.store import Store
from testbed.stand_in import KEY
from tests.collector.reading import quick_reader
from tests.forking import fork_for_each_line

reader = quick_reader()


def collect(told: dict[str, Any]) -> None:
    theirstack.PAGE_ROWS = 5
    theirstack.MOST_ROWS_A_WINDOW = told["most_rows_a_window"]
    settings = Settings(
        _env_file=None,
        mongodb_uri=SecretStr(told["uri"]),
        mongodb_database=told["database"],
        their_stack_api_key=SecretStr(KEY),
        their_stack_base_url=told["vendor"],
        their_stack_max_credits_per_run=100_000,
        their_stack_max_credits_per_day=100_000,
        career_navigator_home=Path(told["home"]),
        debug=True,
    )  # type: ignore[call-arg]
    store = Store.connect(settings)
    watch = refresh.Watch()
    asked = adverts.Asked(roles=("Data Engineer",))
    passes.collect_once(
        settings, store, watch, asked, ("theirstack",), http.Http(watch.stop, first_wait_seconds=0.05), reader
    )
    store.close()


if __name__ == "__main__":
    fork_for_each_line(collect)
