"""`python -m benchmarks.alerts [N]`: what matching saved searches costs, by searches and by new postings.

N searches (100,000) of 1,000 people on the embedded store; passes that bring ever more postings are matched, with all
of the searches and with a tenth of them. `wall_s` holds the store's reading and writing, `cpu_s` is this process's.
"""

import argparse
import json
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from core.alerts.keys import search_keys
from core.alerts.run import match_new_postings
from core.catalogue.roles import RoleCatalogue
from core.catalogue.taxonomy import Taxonomy
from core.config import Settings
from core.models import Place, Posting, PostingText, Salary, Seniority, User, WorkModel
from core.store import Store
from core.store.searches import _RECORDS, SavedSearch, SearchKind
from core.views.knowledge import Knowledge

COUNTRIES = ("US", "DE", "GB", "IN", "FR", "NL", "CA", "PL", "ES", "CH", "SE", "AU", "BR", "SG", "IE", "IT")
SKILLS = ("python", "sql", "java", "aws", "docker", "kubernetes", "react", "typescript", "spark", "git", "go", "rust")
PEOPLE, BATCH = 1000, 2000
PASSES = (25, 50, 100, 200)
SETTLE_SECONDS = 70  # the server writes down once a minute what it was given, which would count for the first pass
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


def searches(count: int, roles: list[str], draw: random.Random) -> Iterator[SavedSearch]:
    """Questions as people save them: most name a role and a country, some a level, a work model, skills, a fit."""
    for number in range(count):
        asked: dict[str, Any] = {"role": draw.choice(roles)} if draw.random() < 0.9 else {}
        if draw.random() < 0.7:
            asked[draw.choice(("country", "home"))] = draw.choice(COUNTRIES)
        if draw.random() < 0.5:
            asked[draw.choice(("seniority", "near_level"))] = draw.choice(list(Seniority)).value
        if draw.random() < 0.3:
            asked["work_model"] = draw.choice(list(WorkModel)).value
        asked["skills"] = sorted(draw.sample(SKILLS, draw.choice((0, 0, 0, 1, 2))))
        asked["least_fit"] = draw.choice((0.0, 0.0, 0.0, 0.5, 0.7))
        asked["least_salary"] = draw.choice((0, 0, 0, 60_000))
        yield SavedSearch(
            f"s{number}",
            f"u{number % PEOPLE}",
            f"search {number}",
            SearchKind.OPENINGS,
            asked,
            search_keys(asked),
            f"f{number}",
            f"m{number}",
            NOW - timedelta(days=1),
        )


def postings(count: int, roles: list[str], draw: random.Random, name: str) -> list[tuple[Posting, PostingText]]:
    """`count` new openings."""
    made = []
    for number in range(count):
        asked = draw.sample(SKILLS, 6)
        posting = Posting(
            posting_id=f"theirstack:{name}-{number}",
            source="theirstack",
            raw_title="Engineer",
            posted_on=NOW.date(),
            role=draw.choice(roles),
            seniority=draw.choice((None, *Seniority)),
            company=f"company {number}",
            places=(Place(country_code=draw.choice(COUNTRIES)),),
            work_model=draw.choice((None, *WorkModel)),
            required=frozenset(asked[:4]),
            optional=frozenset(asked[4:]),
            salary=draw.choice((None, Salary(50_000.0, 90_000.0, "said"))),
            content_hash=f"{name}{number}",
        )
        made.append((posting, PostingText(posting.posting_id, "text")))
    return made


def measure(count: int, knowledge: Knowledge, roles: list[str]) -> Iterator[dict[str, float]]:
    """One row a pass over a store with `count` searches."""
    draw = random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        store = Store.connect(Settings(_env_file=None, career_navigator_home=Path(folder), debug=True))
        try:
            for number in range(PEOPLE):
                skills = tuple(draw.sample(SKILLS, 4))
                store.users.create(User(f"u{number}", f"u{number}@example.org", "x", skills=skills))
            batch: list[dict[str, Any]] = []
            collection = store.connection.database["saved_searches"]
            for search in searches(count, roles, draw):
                batch.append(_RECORDS.to_document(search))
                if len(batch) == BATCH:
                    collection.insert_many(batch)
                    batch = []
            if batch:
                collection.insert_many(batch)
            time.sleep(SETTLE_SECONDS)
            for place, size in enumerate(PASSES):
                at = NOW + timedelta(hours=place * 2)
                store.postings.upsert(postings(size, roles, draw, f"{count}-{place}"), at)
                wall, used = time.perf_counter(), time.process_time()
                matches = match_new_postings(store, knowledge, at + timedelta(minutes=1))
                yield {
                    "searches": count,
                    "new_postings": size,
                    "matches": matches,
                    "wall_ms_a_match": round(1000 * (time.perf_counter() - wall) / max(matches, 1), 3),
                    "wall_s": round(time.perf_counter() - wall, 2),
                    "cpu_s": round(time.process_time() - used, 2),
                }
        finally:
            store.close()


def main() -> None:
    """Print one JSON object a pass."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("searches", nargs="?", type=int, default=100_000)
    count = parser.parse_args().searches
    knowledge = Knowledge(Taxonomy.load(), RoleCatalogue.load())
    roles = sorted(role.id for role in knowledge.roles.all())
    for some in (count // 10, count):
        for row in measure(some, knowledge, roles):
            print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
