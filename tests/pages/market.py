"""A small market with real roles and skills, the same on every run but for its dates, which end today."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from core.models import Place, Posting, PostingText, Salary, Seniority, WorkModel

# role: how likely each skill is asked for, and how many postings there are
ROLES = {
    "data-engineer": (160, {"python": 0.8, "sql": 0.9, "spark": 0.6, "airflow": 0.5, "aws": 0.4, "docker": 0.3}),
    "data-scientist": (120, {"python": 0.9, "sql": 0.6, "statistics": 0.7, "pandas": 0.6, "aws": 0.2}),
    "data-analyst": (90, {"sql": 0.9, "statistics": 0.5, "python": 0.4, "pandas": 0.3}),
    "scrum-master": (6, {"docker": 0.5, "sql": 0.5}),
}
COMPANIES = (*(f"Company {number}" for number in range(40)), "<b>Bold & *Sons*</b>")
RISING, RISES_BY = "kubernetes", 0.6
DAYS = 120


def market(today: date | None = None) -> list[Posting]:
    """Postings of the last 120 days; `RISING` is asked for in the last 28 of them only."""
    last, draw = today or datetime.now(UTC).date(), Random(7)
    return [
        _posting(draw, f"{role}-{number}", role, skills, last)
        for role, (count, skills) in ROLES.items()
        for number in range(count)
    ]


def _posting(draw: Random, name: str, role: str, skills: dict[str, float], today: date) -> Posting:
    days_ago = draw.randrange(DAYS)
    asked = {skill for skill, likely in skills.items() if draw.random() < likely}
    if days_ago < 28 and draw.random() < RISES_BY:
        asked.add(RISING)
    optional = {skill for skill in sorted(asked) if draw.random() < (0.8 if skill in ("aws", "pandas") else 0.2)}
    pay = draw.randrange(50_000, 150_000)
    return Posting(
        posting_id=f"theirstack:{name}",
        source="theirstack",
        raw_title=role,
        posted_on=today - timedelta(days=days_ago),
        role=role,
        seniority=draw.choice((None, Seniority.JUNIOR, Seniority.SENIOR)),
        company=draw.choice(COMPANIES),
        places=(Place(country_code=draw.choice(("US", "US", "DE", "SG", None))),),
        work_model=draw.choice((None, WorkModel.REMOTE, WorkModel.ONSITE)),
        salary=Salary(float(pay), float(pay + 10_000), "given") if draw.random() < 0.6 else None,
        required=frozenset(asked - optional),
        optional=frozenset(optional),
        content_hash=name,
        taxonomy_version="test",
    )


def stored(postings: list[Posting]) -> list[tuple[Posting, PostingText]]:
    """What the store takes."""
    return [(posting, PostingText(posting.posting_id, "An advert.")) for posting in postings]
