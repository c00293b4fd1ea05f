"""`python -m collector`: gathers postings once, from a file, or on the schedule for as long as it runs."""

import argparse
import logging
import signal
import sys
from pathlib import Path

from collector.lease import AnotherCollector
from collector.loading import import_file, load_sample
from collector.refresh import Watch
from core.config import configure_logging, load_settings
from core.errors import CareerNavigatorError, SettingsError
from core.store import Store

log = logging.getLogger("collector")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m collector", description=__doc__)
    parser.add_argument("--once", action="store_true", help="one pass, then end; else keep the schedule")
    parser.add_argument("--import", dest="file", type=Path, metavar="FILE", help="store the postings of a file")
    parser.add_argument("--load-sample", action="store_true", help="store the built-in sample postings")
    return parser.parse_args()


def main() -> int:
    asked = arguments()
    try:
        settings = load_settings()
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    configure_logging(settings)
    watch = Watch()
    signal.signal(signal.SIGTERM, lambda *_: watch.stop.set())
    try:
        store = Store.connect(settings)
        try:
            run = load_sample(store, watch) if asked.load_sample else import_file(asked.file, store, watch)
        finally:
            store.close()
    except (AnotherCollector, CareerNavigatorError) as error:
        log.error("%s", error)
        return 1
    except KeyboardInterrupt:
        return 130
    return 1 if run.error else 0


if __name__ == "__main__":
    sys.exit(main())
