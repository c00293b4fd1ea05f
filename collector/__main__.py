"""`python -m collector`: gathers postings once, from a file, or on the schedule for as long as it runs."""

import json
import logging
import sys

import schedule

from collector import board_commands
from collector.alerts import tell_searches
from collector.arguments import Arguments, read_arguments
from collector.enrich import ReadPosting
from collector.lease import AnotherCollector
from collector.limits import limit_process
from collector.loading import files_of, forget_import, import_files, load_sample, preview_file
from collector.new_names import note_new_names
from collector.packed_sample import packed_postings
from collector.reextract import reextract
from collector.run import collect_once
from collector.schedule import due_time, next_time
from collector.sources import Context
from collector.sources.http import Http
from collector.sources.theirstack import open_source as open_theirstack
from collector.status import status_lines
from collector.stopping import end_alarms, stop_on_signals
from collector.watch import Watch
from core.catalogue.overlay import use_overlay
from core.config import Settings, configure_logging, load_settings
from core.errors import CareerNavigatorError, SettingsError
from core.models import CollectorRun
from core.store import Store, waiting_for_store
from core.store.backups import back_up_if_due

log = logging.getLogger("collector")
LOOK_EVERY_SECONDS = 15


NO_NETWORK = (
    "None of the sources could be reached, so nothing was collected and everything stored is as it was: check that "
    "this machine is connected to the internet."
)


TOO_LARGE = "Reading this file takes more memory than it may have. Split it, or save it as CSV or JSON lines."


def main() -> int:
    """Do what the arguments say; the exit code.

    0: done, or stopped on a signal; 1: a source, a file or the store failed; 2: wrong arguments or settings.
    """
    boards = sys.argv[2:] if sys.argv[1:2] == ["boards"] else None
    if boards is not None:
        board_commands.read_board_words(boards)  # asking for help starts no store
    arguments = read_arguments([] if boards is not None else None)
    try:
        settings = load_settings()
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    configure_logging(settings)
    limit_process(arguments.memory_mb, arguments.cpu_seconds)
    use_overlay(settings.home)
    watch = Watch(workers=arguments.workers)
    http = Http(watch.stop)
    stop_on_signals(watch, http)
    packed = packed_postings() if arguments.when_told else None
    if arguments.when_told and not sys.stdin.readline():
        return 0  # whoever wanted the sample is gone
    try:
        store = Store.connect(settings)
        try:
            if boards is not None:
                return board_commands.run_boards(boards, settings, store, http)
            with waiting_for_store(settings.store_wait_seconds, watch.stop):
                failed = _do(arguments, settings, store, watch, http, packed)
        finally:
            store.close()
    except CareerNavigatorError as error:
        log.error("%s", error)
        return 0 if watch.stop.is_set() else 1
    finally:
        end_alarms()
    return 0 if watch.stop.is_set() else int(failed)


def _do(
    arguments: Arguments,
    settings: Settings,
    store: Store,
    watch: Watch,
    http: Http,
    packed: list[ReadPosting] | None = None,
) -> bool:
    """Do what the command line says; True where something failed."""
    if arguments.status:
        following = next_time(settings.job_collection_schedule, watch.clock())
        print(*status_lines(settings, store, watch.clock(), following), sep="\n")
        return False
    if arguments.forget:
        count = forget_import(arguments.forget, store, watch)
        print(f"{count:,} postings of {arguments.forget} were taken out.")
        return False
    if arguments.files:
        failed = _import(arguments, store, watch)
        if not arguments.dry_run:
            tell_searches(settings, store, watch)
        return failed
    if arguments.dry_run:
        return _say_costs(arguments, settings, store, watch, http)
    if arguments.reextract:
        reextract(store, watch)
        return False
    if arguments.load_sample:
        run = load_sample(store, watch, packed)
        print(_summary(run))
        return run.error is not None
    if arguments.once:
        runs = collect_once(settings, store, watch, arguments.asked, arguments.sources, http)
        _look_after(store, watch)
        tell_searches(settings, store, watch)
        back_up_if_due(settings, store, watch.clock())
        if runs and all(run.error for run in runs) and not http.answers:
            print(NO_NETWORK)
            return True
        print(*map(_summary, runs), sep="\n")
        return any(run.error for run in runs)
    _keep_schedule(arguments, settings, store, watch, http)
    return False


def _import(arguments: Arguments, store: Store, watch: Watch) -> bool:
    """Import or preview files; True where one of them stored nothing."""
    try:
        return _import_within_limits(arguments, store, watch)
    except MemoryError:
        log.error(TOO_LARGE)
        if arguments.as_values:
            _say(json.dumps({"error": TOO_LARGE}))
        return True


def _import_within_limits(arguments: Arguments, store: Store, watch: Watch) -> bool:
    options, as_values = arguments.options, arguments.as_values
    if arguments.dry_run:
        empty = [
            preview_file(path, options, store, watch, _say, as_values=as_values) for path in files_of(arguments.files)
        ]
        return any(empty)
    imported = import_files(arguments.files, options, store, watch, _say, as_values=as_values)
    _look_after(store, watch)
    return any(run.failed for run in imported)


def _say(line: str) -> None:
    print(line, flush=True)  # whoever reads it from a pipe wants to see how far it is


def _look_after(store: Store, watch: Watch) -> None:
    """After a pass: collects new names and drops old entries of the log."""
    note_new_names(store, watch)
    store.audit.delete_expired(watch.clock())


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
        + (f"; {run.closed} are listed no more" if run.closed else "")
        + (f"; {run.credits} credits" if run.credits else "")
        + (f". {run.error}" if run.error else "")
    )


def _keep_schedule(arguments: Arguments, settings: Settings, store: Store, watch: Watch, http: Http) -> None:
    """Run what is due until told to stop. A time missed while the machine slept is made up for once."""

    def look() -> None:
        try:
            back_up_if_due(settings, store, watch.clock())
            due = due_time(settings.job_collection_schedule, store, watch.clock())
            if due is None:
                tell_searches(settings, store, watch)
                return
            collect_once(settings, store, watch, arguments.asked, arguments.sources, http, scheduled=due)
            _look_after(store, watch)
            tell_searches(settings, store, watch)
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
