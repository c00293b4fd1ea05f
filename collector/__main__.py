"""`python -m collector`: gathers postings once, from a file, or on the schedule for as long as it runs."""

import logging
import sys

import schedule

from collector.arguments import Arguments, read_arguments
from collector.lease import AnotherCollector
from collector.loading import import_file, load_sample
from collector.passes import collect_once
from collector.reextract import reextract
from collector.refresh import Watch
from collector.schedule_marks import due_time, next_time
from collector.sources import Context
from collector.sources.http import Http
from collector.sources.theirstack import open_source as open_theirstack
from collector.status import status_lines
from collector.stopping import end_alarms, stop_on_signals
from core.config import Settings, configure_logging, load_settings
from core.errors import CareerNavigatorError, SettingsError
from core.models import CollectorRun
from core.store import Store

log = logging.getLogger("collector")
LOOK_EVERY_SECONDS = 15


def main() -> int:
    arguments = read_arguments()
    try:
        settings = load_settings()
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    configure_logging(settings)
    watch = Watch()
    http = Http(watch.stop)
    stop_on_signals(watch, http)
    try:
        store = Store.connect(settings)
        try:
            failed = _do(arguments, settings, store, watch, http)
        finally:
            store.close()
    except CareerNavigatorError as error:
        log.error("%s", error)
        return 0 if watch.stop.is_set() else 1
    finally:
        end_alarms()
    return 0 if watch.stop.is_set() else int(failed)


def _do(arguments: Arguments, settings: Settings, store: Store, watch: Watch, http: Http) -> bool:
    """Do what the command line says; True where something failed."""
    if arguments.status:
        following = next_time(settings.job_collection_schedule, watch.clock())
        print(*status_lines(settings, store, watch.clock(), following), sep="\n")
        return False
    if arguments.dry_run:
        return _say_costs(arguments, settings, store, watch, http)
    if arguments.reextract:
        reextract(store, watch)
        return False
    if arguments.load_sample or arguments.file:
        run = import_file(arguments.file, store, watch) if arguments.file else load_sample(store, watch)
        print(_summary(run))
        return run.error is not None
    if arguments.once:
        runs = collect_once(settings, store, watch, arguments.asked, arguments.sources, http)
        print(*map(_summary, runs), sep="\n")
        return any(run.error for run in runs)
    _keep_schedule(arguments, settings, store, watch, http)
    return False


def _say_costs(arguments: Arguments, settings: Settings, store: Store, watch: Watch, http: Http) -> bool:
    source = open_theirstack(Context(settings, http, store, watch.clock))
    if source is None:
        print("THEIR_STACK_API_KEY is not set: a pass visits sources without a key and costs nothing.")
        return False
    total: int | None = 0
    for titles, waiting in source.costs(arguments.asked):
        print(f"{titles}: {'unknown' if waiting is None else f'{waiting:,}'} postings waiting")
        total = None if total is None or waiting is None else total + waiting
    left = source.credits_left()
    cost = left if total is None else min(total, left)
    print(f"A pass now would cost {'at most ' if total is None else ''}{cost:,} credits; its caps leave {left:,}.")
    balance = source.balance()
    if balance is not None:
        print(f"TheirStack's balance: {balance:,} API credits.")
    return False


def _summary(run: CollectorRun) -> str:
    return (
        f"{run.source}: {run.new} new, {run.updated} updated, {run.unchanged} unchanged, {run.rejected} rejected of "
        f"{run.fetched} fetched; {run.duplicates} of the new ones are duplicates"
        + (f"; {run.credits} credits" if run.credits else "")
        + (f". {run.error}" if run.error else "")
    )


def _keep_schedule(arguments: Arguments, settings: Settings, store: Store, watch: Watch, http: Http) -> None:
    """Run what is due until told to stop. A time missed while the machine slept is made up for once."""

    def look() -> None:
        try:
            due = due_time(settings.job_collection_schedule, store, watch.clock())
            if due is None:
                return
            collect_once(settings, store, watch, arguments.asked, arguments.sources, http, scheduled=due)
            log.info("next pass at %s", f"{next_time(settings.job_collection_schedule, watch.clock()):%Y-%m-%d %H:%M}")
        except AnotherCollector as error:
            log.info("%s", error)
        except SettingsError:
            raise
        except CareerNavigatorError as error:
            log.error("%s The next look is in %d s.", error, LOOK_EVERY_SECONDS)
        except Exception:
            # The one broad handler: `schedule` would let it out and end a daemon that should run for months.
            log.exception("the pass failed; the next look is in %d s", LOOK_EVERY_SECONDS)

    log.info("collecting on the schedule %r until told to stop", settings.job_collection_schedule)
    schedule.every(LOOK_EVERY_SECONDS).seconds.do(look)
    look()
    while not watch.stop.wait(1.0):
        schedule.run_pending()


if __name__ == "__main__":
    sys.exit(main())
