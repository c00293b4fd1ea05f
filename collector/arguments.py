"""The collector's command line."""

import argparse
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from collector.adverts import Asked
from collector.importing.column_names import FIELDS
from collector.importing.columns import field_named
from collector.importing.dates import DayOrder
from collector.importing.file_source import ImportOptions
from collector.workers import default_workers

EPILOG = """\
examples:
  python -m collector --once                      one pass over the configured sources
  python -m collector --import FILE --dry-run     look first: format, columns, what would be stored
  python -m collector --import FILE [FILE...]     store the postings of files or folders; - is standard input
  python -m collector --forget NAME               take the postings of an import out again
  python -m collector --once --roles "Data Engineer, Data Analyst" --locations Germany --days 7
  python -m collector --dry-run                   what a pass would cost in TheirStack credits
  python -m collector                             stay, and collect on JOB_COLLECTION_SCHEDULE
  python -m collector boards                      the company boards that are visited; boards --help for more
"""


@dataclass(frozen=True, slots=True)
class Arguments:
    """The command line, checked."""

    asked: Asked
    sources: tuple[str, ...]
    files: tuple[Path, ...]
    options: ImportOptions
    forget: str | None
    once: bool
    dry_run: bool
    status: bool
    reextract: bool
    load_sample: bool
    when_told: bool
    workers: int
    as_values: bool = False
    memory_mb: int | None = None
    cpu_seconds: int | None = None


def read_arguments(words: list[str] | None = None) -> Arguments:
    """Read the command line; ends the program with a message where it cannot be understood."""
    parser = argparse.ArgumentParser(
        prog="python -m collector",
        description="Gathers job postings: once, from a file, or on the schedule for as long as it runs.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    task = parser.add_mutually_exclusive_group()
    task.add_argument(
        "--import", dest="files", type=Path, nargs="+", metavar="FILE", help="store the postings of files"
    )
    task.add_argument("--forget", metavar="NAME", help="take the postings of the import of this name out again")
    task.add_argument("--load-sample", action="store_true", help="store the built-in sample postings")
    parser.add_argument("--when-told", action="store_true", help=argparse.SUPPRESS)  # the dashboard's, see loading
    task.add_argument("--reextract", action="store_true", help="read stored texts again after a taxonomy change")
    task.add_argument("--status", action="store_true", help="what is stored and how the latest passes went")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what a pass would cost or an import would store; write nothing"
    )
    parser.add_argument("--once", action="store_true", help="one pass, then end; without it, keep the schedule")
    parser.add_argument("--source", action="append", default=[], metavar="NAME", help="only this source (repeatable)")
    parser.add_argument("--roles", default="", metavar="A,B", help="job titles instead of JOB_ROLES")
    parser.add_argument("--locations", default="", metavar="A,B", help="places instead of JOB_LOCATIONS")
    parser.add_argument("--days", type=_positive, metavar="N", help="at most so many days old (30; boards: all open)")
    parser.add_argument("--limit-per-role", type=_positive, metavar="N", help="at most so many postings a role")
    parser.add_argument("--backfill", action="store_true", help="the days before those that are stored, up to --days")
    parser.add_argument(
        "--workers",
        type=_positive,
        metavar="N",
        default=default_workers(),
        help="processes that read texts (all cores but one)",
    )
    file = parser.add_argument_group("with --import")
    file.add_argument("--name", metavar="NAME", type=_name, help="name of the import (the file's own)")
    file.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        type=_mapped,
        help="read a field from this column (repeatable); kept in FILE.mapping.json",
    )
    file.add_argument("--as-of", type=_day, metavar="DAY", help='the day from which "3 days ago" counts (today)')
    file.add_argument("--dates", type=DayOrder, choices=list(DayOrder), help="day or month first in 11/09/2026")
    file.add_argument(
        "--pay-period", choices=("year", "month", "week", "day", "hour"), help="what pay without one is for"
    )
    file.add_argument("--json", action="store_true", help="say what happens as lines of JSON, for another program")
    file.add_argument("--memory-mb", type=_positive, metavar="N", help="end the program rather than take more memory")
    file.add_argument("--cpu-seconds", type=_positive, metavar="N", help="end it rather than take more processor time")
    parsed = parser.parse_args(words)
    return Arguments(
        asked=Asked(
            _split(parsed.roles),
            _split(parsed.locations),
            parsed.days or 30,
            parsed.limit_per_role,
            parsed.backfill,
            parsed.days is not None,
        ),
        sources=_split(",".join(parsed.source)),
        files=tuple(parsed.files or ()),
        options=ImportOptions(parsed.name or "", dict(parsed.map), parsed.as_of, parsed.dates, parsed.pay_period),
        forget=parsed.forget,
        once=parsed.once or parsed.backfill,
        dry_run=parsed.dry_run,
        status=parsed.status,
        reextract=parsed.reextract,
        load_sample=parsed.load_sample,
        when_told=parsed.when_told and parsed.load_sample,
        workers=parsed.workers,
        as_values=parsed.json,
        memory_mb=parsed.memory_mb,
        cpu_seconds=parsed.cpu_seconds,
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _name(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,60}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no name: use letters, digits, dots, _ and -, at most 60")
    return text


def _mapped(text: str) -> tuple[str, str]:
    name, equals, column = text.partition("=")
    field = field_named(name)
    if not equals or not column.strip() or field is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not FIELD=COLUMN; fields are {', '.join(FIELDS)}")
    return field, column.strip()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2026-11-29") from error


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of 1 or more")
    return int(text)
