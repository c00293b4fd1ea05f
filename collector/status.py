"""What the collector did: `--status`."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from collector.sources import source_names
from core.catalogue.sources import FILE_SOURCE, source_note
from core.config import Settings
from core.models import SAMPLE_SOURCE, CollectorRun
from core.store import Store

CLOCK_TOLERANCE = timedelta(minutes=5)
SHOWN_RUNS = 15
SHOWN_DAYS = 30


def status_lines(settings: Settings, store: Store, now: datetime, next_run: datetime | None) -> Iterator[str]:
    """What is stored, when the next pass is due and how the latest passes went, a line each."""
    yield f"Store: {store.place}"
    imports = sorted(source for source in store.collecting.sources() if source.startswith(f"{FILE_SOURCE}:"))
    counts = {name: store.postings.count_of(name) for name in (*source_names(), FILE_SOURCE, *imports, SAMPLE_SOURCE)}
    yield f"Postings stored: {store.postings.count():,}"
    yield from (f"  {source_note(name).label}: {count:,}" for name, count in counts.items() if count)
    yield f"Schedule: {settings.job_collection_schedule}" + (f", next {next_run:%Y-%m-%d %H:%M %Z}" if next_run else "")
    runs = store.collecting.runs(now - timedelta(days=SHOWN_DAYS))
    spent = sum(run.credits for run in runs if run.started_at.date() == now.date())
    if ahead := clock_is_behind(runs, now):
        yield ahead
    yield f"TheirStack credits spent today: {spent:,} of {settings.their_stack_max_credits_per_day:,}"
    yield f"Passes of the last {SHOWN_DAYS} days: {len(runs)}" + (", latest first:" if runs else "")
    for run in runs[:SHOWN_RUNS]:
        took = f"{(run.ended_at - run.started_at).total_seconds():.0f} s" if run.ended_at else "not ended"
        yield (
            f"  {run.started_at:%Y-%m-%d %H:%M} {run.source} ({took}): fetched {run.fetched} = new {run.new} + updated "
            f"{run.updated} + unchanged {run.unchanged} + rejected {run.rejected}; duplicates {run.duplicates}, "
            f"credits {run.credits}" + (f"; {run.error}" if run.error else "")
        )


def clock_is_behind(runs: Iterable[CollectorRun], now: datetime) -> str | None:
    """What to say where a pass is recorded in the future: this clock, or that of another collector, is or was wrong."""
    latest = max((run.started_at for run in runs), default=now)
    if latest <= now + CLOCK_TOLERANCE:
        return None
    return (
        f"This machine's clock says {now:%Y-%m-%d %H:%M} UTC, a pass is recorded at {latest:%Y-%m-%d %H:%M} UTC: one "
        "of the two was wrong. Set the clock by a time server; collecting goes on."
    )
