"""The collector's command line."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from collector.adverts import Asked

EPILOG = """\
examples:
  python -m collector --once                      one pass over the configured sources
  python -m collector --once --import FILE        store the postings of a JSONL, JSON or CSV file
  python -m collector --once --roles "Data Engineer, Data Analyst" --locations Germany --days 7
  python -m collector --dry-run                   what a pass would cost in TheirStack credits
  python -m collector                             stay, and collect on JOB_COLLECTION_SCHEDULE
"""


@dataclass(frozen=True, slots=True)
class Arguments:
    """The command line, checked."""

    asked: Asked
    sources: tuple[str, ...]
    file: Path | None
    once: bool
    dry_run: bool
    status: bool
    reextract: bool
    load_sample: bool


def read_arguments(words: list[str] | None = None) -> Arguments:
    """Read the command line; ends the program with a message where it cannot be understood."""
    parser = argparse.ArgumentParser(
        prog="python -m collector",
        description="Gathers job postings: once, from a file, or on the schedule for as long as it runs.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--import", dest="file", type=Path, metavar="FILE", help="store the postings of a file")
    what.add_argument("--load-sample", action="store_true", help="store the built-in sample postings")
    what.add_argument("--reextract", action="store_true", help="read stored texts again after a taxonomy change")
    what.add_argument("--status", action="store_true", help="what is stored and how the latest passes went")
    what.add_argument("--dry-run", action="store_true", help="say what a pass would cost; fetch nothing")
    parser.add_argument("--once", action="store_true", help="one pass, then end; without it, keep the schedule")
    parser.add_argument("--source", action="append", default=[], metavar="NAME", help="only this source (repeatable)")
    parser.add_argument("--roles", default="", metavar="A,B", help="job titles instead of JOB_ROLES")
    parser.add_argument("--locations", default="", metavar="A,B", help="places instead of JOB_LOCATIONS")
    parser.add_argument("--days", type=_positive, default=30, metavar="N", help="at most so many days old (30)")
    parser.add_argument("--limit-per-role", type=_positive, metavar="N", help="at most so many postings a role")
    parser.add_argument("--backfill", action="store_true", help="the days before those that are stored, up to --days")
    found = parser.parse_args(words)
    return Arguments(
        asked=Asked(_split(found.roles), _split(found.locations), found.days, found.limit_per_role, found.backfill),
        sources=_split(",".join(found.source)),
        file=found.file,
        once=found.once or found.backfill,
        dry_run=found.dry_run,
        status=found.status,
        reextract=found.reextract,
        load_sample=found.load_sample,
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of 1 or more")
    return int(text)
