"""A small market in the store for the API's tests: three roles over four months, by many companies."""

import random
from datetime import UTC, datetime, timedelta

from core.models import Ask, Mention, Place, Posting, PostingText, Salary, Seniority, WorkModel
from core.store import Store

SKILLS = {
    "data-engineer": ("python", "sql", "spark", "airflow", "docker", "aws", "kafka"),
    "data-scientist": ("python", "sql", "pandas", "scikit-learn", "numpy", "aws"),
    "backend-engineer": ("python", "sql", "docker", "kubernetes", "rest", "git", "java"),
}
COUNTRIES = ("US", "DE", "GB", "IN")


def fill(store: Store, count: int = 480) -> None:
    """`count` postings, the same ones every time but for their days, which end today."""
    draw, now = random.Random(7), datetime.now(UTC)
    batch = [_posting(draw, number, now) for number in range(count)]
    store.postings.upsert(batch, now)


def _posting(draw: random.Random, number: int, now: datetime) -> tuple[Posting, PostingText]:
    role = draw.choice(sorted(SKILLS))
    skills = [one for place, one in enumerate(SKILLS[role]) if draw.random() < 0.9 - 0.09 * place]
    text = "We use " + ", ".join(skills)
    mentions = [
        Mention(skill, text.index(skill), text.index(skill) + len(skill), skill, Ask.REQUIRED, "alias")
        for skill in skills
    ]
    low = draw.randrange(60, 150) * 1000.0
    posting = Posting(
        posting_id=f"theirstack:{number}",
        source="theirstack",
        raw_title=f"{role} wanted",
        posted_on=(now - timedelta(days=draw.randrange(120))).date(),
        role=role,
        seniority=draw.choice(list(Seniority)),
        company=f"company {draw.randrange(90)}",
        places=(Place(city="Somewhere", country_code=draw.choice(COUNTRIES)),),
        work_model=draw.choice((None, *WorkModel)),
        salary=Salary(low, low * 1.3, "as said") if draw.random() < 0.4 else None,
        url=f"https://jobs.example.org/{number}",
        required=frozenset(skills),
        language="en",
        taxonomy_version="1",
        content_hash=str(number),
    )
    return posting, PostingText(posting.posting_id, text, tuple(mentions))
