"""The collector from Python."""

from collections.abc import Sequence

from collector.adverts import Asked
from collector.run import collect_once
from collector.watch import Watch
from core.config import load_settings
from core.models import CollectorRun
from core.store import Store


def collect(
    roles: Sequence[str] = (),
    locations: Sequence[str] = (),
    max_age_days: int = 30,
    per_role_limit: int | None = None,
    sources: Sequence[str] = (),
) -> list[CollectorRun]:
    """One pass over the configured sources, as `python -m collector --once` does it; returns a record a source.

    Empty `roles` or `locations` mean JOB_ROLES and JOB_LOCATIONS. Source failures are in `CollectorRun.error`.
    Raises ValueError for a number below 1, SettingsError, AnotherCollector, StoreError, DataFileError.
    """
    if max_age_days < 1 or (per_role_limit is not None and per_role_limit < 1):
        raise ValueError("max_age_days and per_role_limit must be 1 or more")
    settings = load_settings()
    store = Store.connect(settings)
    try:
        criteria = Asked(tuple(roles), tuple(locations), max_age_days, per_role_limit)
        return collect_once(settings, store, Watch(), criteria, sources)
    finally:
        store.close()
