"""A home folder whose store holds as many postings as wanted, made of the built-in sample and kept for the next run."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from core.accounts.passwords import Passwords
from core.accounts.service import Accounts
from core.config import ROOT, Settings
from core.models import Posting, PostingText, SessionKind
from core.store import Store

BATCH = 2000
SPREAD_DAYS = 120
SOUGHT = (  # roles of which the sample holds many postings
    "data-engineer",
    "backend-engineer",
    "data-scientist",
    "full-stack-engineer",
    "qa-engineer",
    "ai-engineer",
    "ml-engineer",
    "frontend-engineer",
    "mobile-engineer",
    "data-analyst",
    "software-engineer",
    "devops-engineer",
)
COMPANIES = 40  # copies of one advert are of so many companies


@contextmanager
def stocked(home: Path, postings: int) -> Iterator[tuple[Store, Settings]]:
    """The store of `home` with the sample and, where `postings` is not 0, so many collected ones drawn from it.

    The store is left running for a dashboard on the same home as long as the block lasts.
    """
    home.mkdir(parents=True, exist_ok=True)
    settings = Settings(career_navigator_home=home, mongodb_uri=None)
    store = Store.connect(settings)
    try:
        if store.postings.count() == 0:
            environment = {**os.environ, "CAREER_NAVIGATOR_HOME": str(home)}
            subprocess.run([sys.executable, "-m", "collector", "--load-sample"], cwd=ROOT, env=environment, check=True)
        stored = store.postings.count_of("theirstack")
        if stored < postings:
            _multiply(store, stored, postings)
        yield store, settings
    finally:
        store.close()


def _multiply(store: Store, stored: int, wanted: int) -> None:
    """Collected postings number `stored` to `wanted`: copies of the sample on other days, of other companies."""
    draw, today = random.Random(11), datetime.now(UTC).date()
    originals = [one for one in store.postings.since(date(2000, 1, 1)) if one.source == "sample"]
    copies = [_copy(originals[number % len(originals)], number, today, draw) for number in range(stored, wanted)]
    collected = datetime.now(UTC) - timedelta(days=2)
    for start in range(0, len(copies), BATCH):
        some = [(one, PostingText(one.posting_id, one.raw_title)) for one in copies[start : start + BATCH]]
        # As a collector would have, over two days: what changed just now a dashboard reads anew when it starts.
        store.postings.upsert(some, collected + timedelta(days=2) * (start / len(copies)))


def _copy(original: Posting, number: int, today: date, draw: random.Random) -> Posting:
    day = today - timedelta(days=draw.randrange(1, SPREAD_DAYS))
    company = f"{original.company} {draw.randrange(COMPANIES)}" if original.company else None
    return replace(
        original,
        posting_id=f"theirstack:b{number}",
        source="theirstack",
        posted_on=day,
        company=company,
        fingerprints=(),
        duplicate_of=None,
        duplicate_rule=None,
        content_hash=str(number),
    )


def signed_in(store: Store, settings: Settings, count: int, kind: SessionKind) -> list[str]:
    """Tokens of `count` people who want to be data engineers and know two things, and each something else."""
    accounts = Accounts.open(store, settings)
    accounts._given_passwords = Passwords(rounds=4)
    extra = ("docker", "aws", "kubernetes", "java", "git", "linux", "pandas", "react", "terraform", "kafka")
    tokens = []
    for number in range(count):
        email = f"bench{number}@example.org"
        if (user := store.users.by_email(email)) is None:
            profile = {
                "skills": ["python", "sql", extra[number % len(extra)]],
                "target_roles": ["data-engineer", "backend-developer"],
            }
            user = accounts.register(email, "correct horse battery", "Bench", profile)
        tokens.append(accounts.sessions.open(user.user_id, kind).token)
    return tokens


def seeker(store: Store, settings: Settings) -> str:
    """The token of somebody who seeks all of SOUGHT."""
    accounts = Accounts.open(store, settings)
    accounts._given_passwords = Passwords(rounds=4)
    email = "seeker@example.org"
    if (user := store.users.by_email(email)) is None:
        profile = {"skills": ["python", "sql", "docker"], "target_roles": list(SOUGHT)}
        user = accounts.register(email, "correct horse battery", "Seeker", profile)
    return accounts.sessions.open(user.user_id, SessionKind.BROWSER).token
