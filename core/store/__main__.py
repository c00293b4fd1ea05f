"""Moves, backs up and restores the store. An export goes from the embedded server to MongoDB, and back."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from core.config import Settings, configure_logging, load_settings
from core.errors import CareerNavigatorError
from core.store import Store
from core.store.archive import Entry, export_store, import_store
from core.store.backup_service import back_up_daily
from core.store.backups import back_up, list_backups, restore

Result = TypeVar("Result")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m core.store", description=__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    out = actions.add_parser("export", help="write everything into a folder")
    out.add_argument("folder", type=Path, metavar="DIR")
    out.add_argument("--partial", action="store_true", help="take what can be read of a damaged store")
    into = actions.add_parser("import", help="read an export into an empty store")
    into.add_argument("folder", type=Path, metavar="DIR")
    once = actions.add_parser("backup", help="make a backup now, in backups/ of the home folder")
    once.add_argument("--daily", action="store_true", help="go on and make one each day, until told to end")
    actions.add_parser("backups", help="list the backups")
    back = actions.add_parser("restore", help="bring a backup back; what the store holds is moved aside")
    back.add_argument("folder", type=Path, nargs="?", metavar="DIR", help="which backup (the newest)")
    return parser


def main() -> int:
    """Do what the command line says; the exit code."""
    options = _parser().parse_args()
    try:
        settings = load_settings()
        configure_logging(settings)
        entries = _do(options, settings)
    except CareerNavigatorError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        place = getattr(options, "folder", None) or settings.home
        print(f"{place}: {error.strerror or error}. Nothing in the store was changed by this.", file=sys.stderr)
        return 1
    print(file=sys.stderr)
    for entry in entries:
        print(f"{entry.documents:>10,}  {entry.collection}")
    return 0


def _do(options: argparse.Namespace, settings: Settings) -> list[Entry]:
    now = datetime.now(UTC)
    if options.action == "backups":
        for backup in list_backups(settings.home):
            print(f"{backup.made_at:%Y-%m-%d %H:%M} UTC  {backup.size / 1e6:>8,.1f} MB  {backup.folder}")
        return []
    if options.action == "restore":
        return restore(settings, options.folder, now, _progress)
    if options.action == "backup" and options.daily:
        back_up_daily(settings)
        return []
    if options.action == "backup":
        print(_with_store(settings, lambda store: back_up(settings.home, store, now)).folder)
        return []
    if options.action == "export":
        return _with_store(
            settings, lambda store: export_store(store.connection, options.folder, _progress, partial=options.partial)
        )
    return _with_store(settings, lambda store: import_store(store.connection, options.folder, _progress))


def _with_store(settings: Settings, work: Callable[[Store], Result]) -> Result:
    store = Store.connect(settings)
    try:
        return work(store)
    finally:
        store.close()


def _progress(collection: str, documents: int) -> None:
    print(f"\r{collection}: {documents:,}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
