"""Which scheduled time is due. It is kept in the store, so that two collectors, or one that slept, run it once."""

from datetime import UTC, datetime

from croniter import croniter

from core.models import Watermark
from core.store import Store

KEY = "schedule"


def due_time(schedule: str, store: Store, now: datetime) -> datetime | None:
    """The latest scheduled time that nobody has run yet, None where all is done.

    Times missed while the machine slept count once: only the latest of them is due. A store that never saw a pass is
    due at once. The cron expression is read in the machine's local time. A mark that lies ahead was made by a clock
    that was wrong: were it believed, nothing would be collected until then.
    """
    latest = previous_time(schedule, now)
    done = store.collecting.watermark(KEY)
    return latest if done is None or done.until < latest or done.until > now else None


def mark_done(store: Store, scheduled: datetime) -> None:
    """Keep that the pass of this time was done, so that a restart does not repeat it. Raises StoreError."""
    store.collecting.set_watermark(KEY, Watermark(scheduled))


def previous_time(schedule: str, now: datetime) -> datetime:
    """The latest scheduled time at or before `now`, aware UTC."""
    local = now.astimezone()
    if croniter.match(schedule, local):
        return local.replace(second=0, microsecond=0).astimezone(UTC)
    due: datetime = croniter(schedule, local).get_prev(datetime)
    return due.astimezone(UTC)


def next_time(schedule: str, now: datetime) -> datetime:
    """The next scheduled time after `now`, in local time."""
    due: datetime = croniter(schedule, now.astimezone()).get_next(datetime)
    return due.astimezone()
