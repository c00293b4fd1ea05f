"""A process of its own that forks a collector for each line on standard input, so that a test can kill it at any point.

Importing takes longer than a pass; forked children need not do it again. Each line is the JSON of one pass; the answer
is the child's process id, and a second line once it ended.
"""

import json
import os
import sys
from pathlib import Path

from pydantic import SecretStr

from collector import adverts, refresh
from collector import run as passes
from collector.sources import http, theirstack
from core.config import Settings
from core.store import Store
from tests.collector.reading import quick_reader
from tests.collector.stand_in import KEY

reader = quick_reader()


def collect(told: dict[str, object]) -> None:
    theirstack.PAGE_ROWS = 5
    theirstack.MOST_ROWS_A_WINDOW = int(str(told["most_rows_a_window"]))
    settings = Settings(
        _env_file=None,
        mongodb_uri=SecretStr(str(told["uri"])),
        mongodb_database=str(told["database"]),
        their_stack_api_key=SecretStr(KEY),
        their_stack_base_url=str(told["vendor"]),
        their_stack_max_credits_per_run=100_000,
        their_stack_max_credits_per_day=100_000,
        career_navigator_home=Path(str(told["home"])),
        debug=True,
    )  # type: ignore[call-arg]
    store = Store.connect(settings)
    watch = refresh.Watch()
    asked = adverts.Asked(roles=("Data Engineer",))
    passes.collect_once(
        settings, store, watch, asked, ("theirstack",), http.Http(watch.stop, first_wait_seconds=0.05), reader
    )
    store.close()


def say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                collect(json.loads(line))
            except BaseException as error:
                sys.stderr.write(f"{error!r}\n")
                os._exit(1)
            os._exit(0)
        say(child)
        say(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


if __name__ == "__main__":
    main()
