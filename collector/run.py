"""A pass over all sources: which are due, which of their postings are wanted, and a record of each."""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from collector.adverts import Asked, Source
from collector.country_names import country_code
from collector.enrich import Reader
from collector.lease import collector_lease
from collector.refresh import Wanted, refresh
from collector.schedule import due_time, mark_done
from collector.sources import Context, open_sources
from collector.sources.boards import BoardSource
from collector.sources.http import Http
from collector.status import clock_is_behind
from collector.watch import Watch
from core.catalogue.roles import RoleCatalogue
from core.catalogue.sources import source_note
from core.config import Settings
from core.models import CollectorRun, Posting, Watermark, WorkModel
from core.store import Store

log = logging.getLogger(__name__)
CLOCK_LOOKS_BACK = timedelta(days=1)
NEVER = Watermark(datetime(1970, 1, 1, tzinfo=UTC))
SILENT_SOURCES = 2
EVERY_DAY = 36_500
LONGEST_OPEN_DAYS = 365  # what is listed for longer is a standing invitation, not an opening
SEARCHES_ITSELF = frozenset({"theirstack"})


def collect_once(
    settings: Settings,
    store: Store,
    watch: Watch,
    criteria: Asked,
    chosen: Sequence[str] = (),
    http: Http | None = None,
    reader: Reader | None = None,
    scheduled: datetime | None = None,
) -> list[CollectorRun]:
    """One pass over each source that is due; a source that fails stops none of the others.

    With `scheduled`, a time of the schedule, nothing is done where another collector did it already.
    Raises SettingsError for an unknown source, AnotherCollector where one is at work, StoreError.
    """
    context = Context(settings, http or Http(watch.stop), store, watch.clock)
    sources = open_sources(context, chosen)
    criteria = Asked(
        criteria.roles or settings.job_roles,
        criteria.locations or settings.job_locations,
        criteria.max_age_days,
        criteria.per_role_limit,
        criteria.backfill,
        criteria.is_age_given,
    )
    runs: list[CollectorRun] = []
    with collector_lease(store, watch):
        if warning := clock_is_behind(store.collecting.runs(watch.clock() - CLOCK_LOOKS_BACK), watch.clock()):
            log.warning(warning)
        if scheduled and due_time(settings.job_collection_schedule, store, watch.clock()) is None:
            return []  # another collector ran it between our look and the lease
        due = [source for source in sources if _is_due(source, store, watch)]
        reader = reader or (Reader.load(watch.workers) if due else None)
        for source in due:
            if watch.is_over or not reader or _has_no_network(runs, context.http):
                break
            runs.append(_visit(source, criteria, context, reader, watch))
        if scheduled and not watch.is_over:
            mark_done(store, scheduled)
    return runs


def _has_no_network(runs: Sequence[CollectorRun], http: Http) -> bool:
    """True where several sources failed and nothing ever answered: the others need not be tried for minutes."""
    return not http.answers and sum(1 for run in runs if run.error) >= SILENT_SOURCES


def _visit(source: Source, criteria: Asked, context: Context, reader: Reader, watch: Watch) -> CollectorRun:
    store, key, now = context.store, _poll_key(source.name), watch.clock()
    before = store.collecting.watermark(key) or NEVER
    store.collecting.set_watermark(key, Watermark(now))  # first, so that a visit that is killed counts as one
    answers = context.http.answers
    wanted = None if source.name in SEARCHES_ITSELF else wanted_of(_aged(criteria, source), reader.roles, now.date())
    run = refresh(source, criteria, store, reader, watch, wanted)
    if run.error and context.http.answers == answers:
        store.collecting.set_watermark(key, before)  # nobody was reached: that was no visit
    return run


def _aged(criteria: Asked, source: Source) -> Asked:
    """The age of a posting narrows neither what a board lists as open nor a source's past, unless somebody asked."""
    if criteria.is_age_given:
        return criteria
    if isinstance(source, BoardSource):
        return replace(criteria, max_age_days=LONGEST_OPEN_DAYS)
    return replace(criteria, max_age_days=EVERY_DAY) if criteria.backfill else criteria


def _is_due(source: Source, store: Store, watch: Watch) -> bool:
    every = source_note(source.name).poll_every
    last = store.collecting.watermark(_poll_key(source.name))
    if not every or last is None or watch.clock() - last.until >= every or last.until > watch.clock():
        return True
    minutes = (every - (watch.clock() - last.until)).total_seconds() / 60
    log.info(
        "%s: visited %s ago; its terms leave one visit in %s, the next in %.0f min",
        source.name,
        str(watch.clock() - last.until).partition(".")[0],
        every,
        minutes,
    )
    return False


def _poll_key(name: str) -> str:
    return f"{name}:visited"


def wanted_of(criteria: Asked, roles: RoleCatalogue, today: date) -> Wanted:
    """What to keep of a source that has no search.

    The roles asked for (else every role we know), in the places asked for (else everywhere), at most so many days old
    and so many a role.
    """
    role_ids = {match.role_id for title in criteria.roles if (match := roles.match(title)).role_id}
    phrases = [title.casefold() for title in criteria.roles if roles.match(title).role_id is None]
    codes = {country_code(place) for place in criteria.locations} - {None}
    places = [place.casefold() for place in criteria.locations]
    first_day = today - timedelta(days=criteria.max_age_days)
    counts: Counter[str] = Counter()

    def is_role(posting: Posting) -> bool:
        if not criteria.roles:
            return posting.role is not None
        return posting.role in role_ids or any(phrase in posting.raw_title.casefold() for phrase in phrases)

    def is_place(posting: Posting) -> bool:
        if not places:
            return True
        named = {place.country_code for place in posting.places} - {None}
        if named:
            text = (posting.place.text or "").casefold()
            return bool(named & codes) or any(place in text for place in places)
        return posting.work_model is WorkModel.REMOTE  # remote and bound to no country: open to every place

    def wanted(posting: Posting) -> bool:
        is_old = posting.posted_on is not None and posting.posted_on < first_day
        if is_old or not (is_role(posting) and is_place(posting)):
            return False
        if criteria.per_role_limit:
            counts[posting.role or ""] += 1
            return counts[posting.role or ""] <= criteria.per_role_limit
        return True

    return wanted
