"""A posting is matched to a search exactly where the Openings page would show it."""

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np

from core.alerts.fitting import Fitting
from core.alerts.keys import search_keys
from core.alerts.matching import is_news, lookup_keys, matches_of
from core.market.opening_ranks import Fits
from core.market.openings import matching_postings
from core.models import Ask as AskWord
from core.models import Degree, Place, Posting, Salary, Seniority, Spoken, Terms, User, WorkModel
from core.snapshot.slices import NOT_REMOTE, Slice
from core.snapshot.snapshot import Snapshot
from core.store.searches import SavedSearch, SearchKind
from core.views.knowledge import Knowledge
from core.views.process_state import knowledge
from tests.alerts.conftest import NOW

SKILLS = ("python", "sql", "spark", "aws", "azure", "docker", "java", "kafka")
MASTER = Degree("master", AskWord.REQUIRED)
GERMAN = Spoken("german", "b2", AskWord.REQUIRED)
PEOPLE = [User(f"user-{number}", "a@b.org", "x", skills=SKILLS[number : number + 3]) for number in range(4)]


def advert(draw: random.Random, number: int) -> Posting:
    codes = draw.sample(("DE", "US", "FR"), draw.choice((0, 1, 1, 2)))
    asked = draw.sample(SKILLS, draw.randrange(6))
    half = len(asked) // 2
    return Posting(
        posting_id=f"theirstack:{number}",
        source="theirstack",
        raw_title="Engineer",
        posted_on=NOW.date(),
        role=draw.choice((None, "data-engineer", "data-scientist")),
        seniority=draw.choice((None, *Seniority)),
        places=tuple(Place(country_code=code) for code in codes),
        work_model=draw.choice((None, *WorkModel)),
        salary=draw.choice((None, Salary(50_000, None, "x"), Salary(40_000, 90_000, "x"), Salary(None, 70_000, "x"))),
        required=frozenset(asked[:half]),
        optional=frozenset(asked[half:]),
        first_seen=NOW,
        company=f"c{number}",
        terms=Terms(
            years=draw.choice((None, 2, 3, 5)),
            contract=draw.choice((None, "permanent", "temporary")),
            visa=draw.choice((None, "offered", "refused")),
            spoken=draw.choice(((), (GERMAN,), (replace(GERMAN, ask=AskWord.OPTIONAL),))),
            degree=draw.choice(
                (None, MASTER, replace(MASTER, ask=AskWord.OPTIONAL), replace(MASTER, or_equivalent=True))
            ),
        ),
    )


def question(draw: random.Random) -> dict[str, Any]:
    chosen = {
        "role": draw.choice((None, "data-engineer")),
        "country": draw.choice((None, None, "DE", "FR")),
        "seniority": draw.choice((None, None, "junior", "lead")),
        "work_model": draw.choice((None, None, "remote", NOT_REMOTE)),
        "contract": draw.choice((None, None, None, "permanent")),
        "visa": draw.choice((None, None, None, "offered")),
        "spoken": draw.choice((None, None, None, "german")),
        "near_level": draw.choice((None, "mid", "intern")),
        "home": draw.choice((None, "DE", "US")),
    }
    if chosen["country"] or chosen["work_model"]:
        chosen["home"] = None  # as the page does
    if chosen["seniority"]:
        chosen["near_level"] = None
    asked: dict[str, Any] = {name: value for name, value in chosen.items() if value}
    return asked | {
        "skills": sorted(draw.sample(SKILLS, draw.choice((0, 0, 0, 1, 2)))),
        "least_fit": draw.choice((0.0, 0.0, 0.5, 0.9)),
        "least_salary": draw.choice((0, 0, 60_000, 80_000)),
        "most_years": draw.choice((0, 0, 0, 0, 3)),
        "no_degree": draw.choice((False, False, True)),
    }


def search(number: int, asked: dict[str, Any]) -> SavedSearch:
    return SavedSearch(
        f"s{number}",
        PEOPLE[number % len(PEOPLE)].user_id,
        "name",
        SearchKind.OPENINGS,
        asked,
        search_keys(asked),
        "f",
        "u",
        NOW - timedelta(hours=1),
    )


def page_shows(snapshot: Snapshot, known: Knowledge, one: SavedSearch) -> set[str]:
    asked = dict(one.question)
    wish = Fits(
        asked.pop("least_fit"),
        frozenset(asked.pop("skills")),
        asked.pop("least_salary") or None,
        most_years=asked.pop("most_years") or None,
        no_degree=asked.pop("no_degree"),
    )
    (user,) = (person for person in PEOPLE if person.user_id == one.user_id)
    found = matching_postings(snapshot, Slice(**asked), known.profile(user), wish, limit=10_000)
    return set(found.frame["posting_id"])


def test_a_search_is_brought_what_the_page_shows_and_nothing_else() -> None:
    draw, known = random.Random(5), knowledge()
    adverts = [advert(draw, number) for number in range(400)]
    searches = [search(number, question(draw)) for number in range(300)]
    people = {person.user_id: person for person in PEOPLE}
    brought: dict[str, set[str]] = {one.search_id: set() for one in searches}
    pairs = list(matches_of(adverts, searches, Fitting(adverts, known), people.get, NOW))
    for match in pairs:
        brought[match.search_id].add(match.item)
    assert len(pairs) == sum(map(len, brought.values()))  # each once
    snapshot = Snapshot.build(adverts)
    shown = {one.search_id: page_shows(snapshot, known, one) for one in searches}
    assert brought == shown
    filled = np.array([len(found) for found in shown.values()])
    assert (filled > 0).mean() > 0.5 and len(pairs) > 1000


def test_every_search_that_matches_is_found_by_a_key() -> None:
    draw = random.Random(6)
    adverts = [advert(draw, number) for number in range(50)]
    keys = lookup_keys(adverts)
    for number in range(200):
        one = search(number, question(draw))
        if any(one.keys) and any(matches_of(adverts, [one], Fitting(adverts, knowledge()), lambda _: PEOPLE[0], NOW)):
            assert keys & set(one.keys)


def test_what_is_no_news() -> None:
    fresh = advert(random.Random(1), 1)
    assert is_news(fresh, NOW.date())
    for change in (
        {"source": "sample"},
        {"duplicate_of": "x"},
        {"language": "ja"},
        {"closed_on": NOW.date()},
        {"posted_on": None},
        {"posted_on": NOW.date() - timedelta(days=31)},
    ):
        assert not is_news(replace(fresh, **change), NOW.date()), change
