"""A made-up market of any size, straight into columns: known shapes, no text, a fixed seed."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pyarrow as pa

from core.models import Posting, Seniority, WorkModel
from core.snapshot.build import matrix
from core.snapshot.coded import Coded
from core.snapshot.columns import EPOCH, GROUPS, NO_DAY, TERMS, Columns
from core.snapshot.snapshot import Snapshot

LAST_DAY = date(2026, 11, 22)
DAYS = 365
ROLES = 40
SKILLS_EACH = 15
COUNTRIES = ("US", "DE", "GB", "IN", "FR", "CA", "NL", "PL", "ES", "BR")


def made_market(postings: int, skills: int = 1200, seed: int = 7) -> Snapshot:
    """`postings` adverts of 40 roles over a year, 15 of `skills` each, by companies of very unequal size."""
    draw = np.random.default_rng(seed)
    role = _zipf(draw, ROLES, postings, 0.7)
    rank = _zipf(draw, skills, postings * SKILLS_EACH, 0.9).reshape(postings, SKILLS_EACH)
    # Each role has its own favourites: a rotation of one popularity order, with a third common to all roles.
    common = draw.random((postings, SKILLS_EACH)) < 0.33
    skill = np.where(common, rank, (rank + role[:, None] * 29) % skills).astype(np.int32)
    skill.sort(axis=1)
    keep = np.ones_like(skill, dtype=bool)
    keep[:, 1:] = skill[:, 1:] != skill[:, :-1]
    indptr = np.concatenate([[0], np.cumsum(keep.sum(axis=1))]).astype(np.int32)
    indices = skill[keep]
    companies = max(10, postings // 25)
    company = _zipf(draw, companies, postings, 0.8)
    copies = draw.random(postings) < 0.08
    salary = np.where(draw.random(postings) < 0.3, draw.normal(110_000, 25_000, postings), np.nan).astype(np.float32)
    columns = Columns(
        posting_ids=pa.array([f"made:{number}" for number in range(postings)], pa.string()),
        day=(LAST_DAY.toordinal() - EPOCH - draw.integers(0, DAYS, postings)).astype(np.int32),
        closed=np.full(postings, NO_DAY, dtype=np.int32),
        first_seen=np.full(postings, NO_DAY, dtype=np.int32),
        last_seen=np.full(postings, NO_DAY, dtype=np.int32),
        role=Coded(role, tuple(role_name(number) for number in range(ROLES))),
        country=Coded(_zipf(draw, len(COUNTRIES), postings, 1.0), COUNTRIES),
        region=Coded(np.full(postings, -1, dtype=np.int32), ()),
        city=Coded(_zipf(draw, 500, postings, 1.0), tuple(f"city {number}" for number in range(500))),
        seniority=Coded(_zipf(draw, len(Seniority), postings, 0.5), tuple(level.value for level in Seniority)),
        source=Coded(_zipf(draw, 3, postings, 0.5), ("theirstack", "arbeitnow", "greenhouse")),
        company=Coded(company, tuple(f"company {number}" for number in range(companies))),
        taxonomy=Coded(np.zeros(postings, dtype=np.int32), ("1",)),
        language=Coded(np.zeros(postings, dtype=np.int32), ("en",)),
        years=draw.integers(-1, 10, postings).astype(np.int8),
        **{name: Coded(np.full(postings, -1, dtype=np.int32), ()) for name in (*TERMS, "spoken")},
        work_model=Coded(draw.integers(-1, len(WorkModel), postings).astype(np.int32), tuple(WorkModel)),
        salary_min=salary,
        salary_max=salary * np.float32(1.3),
        degree_needed=np.zeros(postings, dtype=bool),
        duplicate=copies,
        left_out=copies,
        group=(company.astype(np.int64) * 2654435761 % 2**32 % GROUPS).astype(np.uint16),
        stamp=draw.integers(0, 2**63, postings).astype(np.uint64),
        asks=matrix(draw.integers(1, 3, len(indices)).astype(np.uint8), indices, indptr, skills),
        choices=matrix(np.zeros(len(indices), dtype=np.uint8), indices, indptr, skills),
        skills=tuple(f"skill {number}" for number in range(skills)),
    )
    return Snapshot.of_columns(columns, taxonomy_version="1", as_of=datetime(2026, 11, 22, 3, tzinfo=UTC))


def role_name(number: int) -> str:
    return f"role {number}"


def made_postings(count: int, skills: int = 1200, seed: int = 11, first: int = 0) -> list[Posting]:
    """Adverts as the collector would store them, ids from `first` on."""
    draw = np.random.default_rng(seed)
    return [
        Posting(
            f"made:{first + number}",
            "theirstack",
            "Made Up",
            LAST_DAY - timedelta(days=int(draw.integers(0, DAYS))),
            role=role_name(int(draw.integers(0, ROLES))),
            company=f"company {draw.integers(0, 500)}",
            required=frozenset(f"skill {one}" for one in draw.integers(0, skills, 9)),
            optional=frozenset(f"skill {one}" for one in draw.integers(0, skills, 6)),
            taxonomy_version="1",
        )
        for number in range(count)
    ]


def _zipf(
    draw: np.random.Generator, kinds: int, size: int, power: float
) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
    weights = 1 / np.arange(1, kinds + 1) ** power
    return np.searchsorted(np.cumsum(weights / weights.sum()), draw.random(size)).clip(0, kinds - 1).astype(np.int32)
