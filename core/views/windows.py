"""Time windows a visitor can choose: a number of days up to and including today."""

from datetime import date, datetime, timedelta

from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot

DAYS = (30, 60, 90, 180)
DEFAULT_DAYS = 90


def last_day(snapshot: Snapshot, now: datetime) -> date:
    """The day windows end on: when the collector last succeeded, `now` (aware) where it never did.

    Were it always today, a collector that stands still for a month would look like a market that does.
    """
    return min(snapshot.as_of, now).date() if snapshot.as_of else now.date()


def last_days(days: int, today: date) -> tuple[date, date]:
    """The half-open window `[since, until)` of the last `days` days with `today` as its last."""
    until = today + timedelta(days=1)
    return until - timedelta(days=days), until


def span(snapshot: Snapshot, slice: Slice) -> tuple[date, date] | None:
    """First and last day on which a posting of the slice was posted; None for an empty one."""
    days = snapshot.day[slice.rows(snapshot)]
    if not len(days):
        return None
    epoch = date(1970, 1, 1)
    return epoch + timedelta(days=int(days.min())), epoch + timedelta(days=int(days.max()))
