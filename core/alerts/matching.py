"""Which saved searches the postings of a pass are for.

Searches are looked up by the keys of the new postings. Of the searches under a key equal questions are answered
together, so the time grows with the new postings and with what they match, not with searches times postings.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from core.alerts.fitting import Fitting
from core.alerts.keys import answers, posting_keys
from core.models import SAMPLE_SOURCE, Posting, User, is_read
from core.store.matches import Match
from core.store.searches import MailEvery, SavedSearch

FRESH = timedelta(days=30)  # an import of last year's adverts is no news
Person = Callable[[str], User | None]


@dataclass(frozen=True)
class _Alike:
    """Searches that ask the same but for the fit, whoever asks."""

    question: Mapping[str, Any]
    searches: list[SavedSearch]


def is_news(posting: Posting, today: date) -> bool:
    """May a posting be told of? Not of the sample, no copy, in a language that is read, open, and posted lately."""
    return (
        posting.source != SAMPLE_SOURCE
        and posting.duplicate_of is None
        and is_read(posting.language)
        and (posting.ended_on is None or posting.ended_on > today)
        and posting.posted_on is not None
        and timedelta() <= today - posting.posted_on <= FRESH
    )


def lookup_keys(postings: Iterable[Posting]) -> set[str]:
    """Every key that one of the postings answers."""
    return {key for posting in postings for key in posting_keys(posting)}


def matches_of(
    postings: Sequence[Posting], searches: Iterable[SavedSearch], fitting: Fitting, person: Person, now: datetime
) -> Iterator[Match]:
    """What `searches` were brought by `postings`, each pair once. `person` finds the owner of a search, for the fit.

    A posting that was there before the search was saved is none of its news.
    """
    by_key = _by_key(searches)
    for place, posting in enumerate(postings):
        seen: set[int] = set()
        for key in posting_keys(posting):
            for alike in by_key.get(key, ()):
                if id(alike) in seen:
                    continue
                seen.add(id(alike))
                if answers(alike.question, posting):
                    yield from _of_alike(alike, place, posting, fitting, person, now)


def _of_alike(
    alike: _Alike, place: int, posting: Posting, fitting: Fitting, person: Person, now: datetime
) -> Iterator[Match]:
    first_seen = posting.first_seen or datetime.min.replace(tzinfo=UTC)
    for search in alike.searches:
        if first_seen < search.created_at:
            continue
        least = float(search.question.get("least_fit") or 0.0)
        if least and not ((user := person(search.user_id)) and fitting.fit(place, user) >= least):
            continue
        yield Match(
            search.search_id,
            search.user_id,
            posting.posting_id,
            now,
            mail_waits=search.mail_every is not MailEvery.OFF,
            webhook_waits=bool(search.webhook),
        )


def _by_key(searches: Iterable[SavedSearch]) -> dict[str, list[_Alike]]:
    alike: dict[str, _Alike] = {}
    by_key: dict[str, list[_Alike]] = defaultdict(list)
    for search in searches:
        question = {name: value for name, value in search.question.items() if name != "least_fit"}
        name = json.dumps(question, sort_keys=True)
        if name not in alike:
            alike[name] = _Alike(question, [])
            for key in search.keys:
                by_key[key].append(alike[name])
        alike[name].searches.append(search)
    return by_key
