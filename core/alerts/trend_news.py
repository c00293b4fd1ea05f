"""What newly rises or falls for whoever saved a question of Trends."""

import logging
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta

from core.alerts.questions import saved_filters
from core.snapshot.snapshot import Snapshot
from core.store import Store
from core.store.matches import Match
from core.store.searches import MailEvery, SavedSearch
from core.texts import locale_of
from core.views.knowledge import Knowledge
from core.views.trends import TrendsQuestion, trends_view
from core.views.windows import last_day

log = logging.getLogger(__name__)
EVERY = timedelta(hours=20)  # verdicts compare windows of 28 days: nothing moves within a day
LOCALE = locale_of(None)
VERDICTS = ("rising", "falling")


def note_trends(
    store: Store, snapshot: Callable[[], Snapshot], knowledge: Knowledge, now: datetime, is_over: Callable[[], bool]
) -> int:
    """Look at the saved questions of Trends that are due, equal ones once, and note what is new in each.

    The first look at a question only remembers what rises and falls. A name that stops and begins again is told again.
    Nothing is noted while there is only the sample. Returns how many items were noted.
    """
    due = store.searches.to_look_at(now - EVERY)
    if not due or (market := snapshot()).is_sample or not market.size:
        return 0
    alike: dict[TrendsQuestion, list[SavedSearch]] = defaultdict(list)
    for search in due:
        alike[_question(search, market, now)].append(search)
    added = 0
    for question, searches in alike.items():
        if is_over():
            break
        view = trends_view(market, knowledge, question, _country)
        told = [] if view.words else [f"{verdict}:{name}" for verdict in VERDICTS for name in view.called(verdict)]
        for search in searches:
            if search.told is not None:
                added += store.matches.add(_match(search, item, now) for item in told if item not in search.told)
            store.searches.change(search.search_id, told=tuple(told), looked_at=now)
    return added


def _country(code: str) -> str:
    return str(LOCALE.territories.get(code, code))


def _question(search: SavedSearch, market: Snapshot, now: datetime) -> TrendsQuestion:
    question = search.question
    return TrendsQuestion(question["section"], last_day(market, now), question["role"], saved_filters(question))


def _match(search: SavedSearch, item: str, now: datetime) -> Match:
    """Named by its day as well: what begins again next month is another item."""
    return Match(
        search.search_id,
        search.user_id,
        f"{item}@{now:%Y-%m-%d}",
        now,
        mail_waits=search.mail_every is not MailEvery.OFF,
        webhook_waits=bool(search.webhook),
    )
