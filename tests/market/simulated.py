"""Markets with a known truth: companies of unequal size with tastes of their own, trends only where they are put."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pyarrow as pa

from core.market.columns import NO_DAY, Coded, Columns, day_number, matrix
from core.market.snapshot import Snapshot

UNTIL = date(2026, 11, 23)


def simulated(
    seed: int,
    *,
    postings: int = 3000,
    companies: int = 150,
    skills: int = 40,
    alike: float = 3.0,
    rising: Mapping[int, float] | None = None,
) -> Snapshot:
    """56 days of postings up to `UNTIL`, skills `s0`… Companies post in bursts; the lower `alike`, the more a company's
    postings resemble each other. A skill in `rising` gains so much probability in the last 28 days; the others nothing.
    """
    draw = np.random.default_rng(seed)
    size = draw.pareto(1.2, companies) + 1
    company = draw.choice(companies, postings, p=size / size.sum()).astype(np.int32)
    day = np.clip(draw.integers(0, 56, companies)[company] + draw.normal(0, 12, postings), 0, 55.9).astype(np.int32)
    share = draw.beta(1, 6, skills)
    chance = draw.beta(alike * share, alike * (1 - share), size=(companies, skills))[company]
    for skill, gain in (rising or {}).items():
        chance[day >= 28, skill] += gain
    asked = draw.random((postings, skills)) < chance
    indptr = np.concatenate([[0], np.cumsum(asked.sum(axis=1))]).astype(np.int32)
    one = Coded(np.zeros(postings, dtype=np.int32), ("one",))
    columns = Columns(
        posting_ids=pa.array([f"sim:{number}" for number in range(postings)], pa.string()),
        day=day_number(UNTIL) - 56 + day,
        closed=np.full(postings, NO_DAY, dtype=np.int32),
        role=Coded(draw.integers(0, 3, postings).astype(np.int32), ("a", "b", "c")),
        company=Coded(company, tuple(f"company {number}" for number in range(companies))),
        country=one, region=one, city=one, seniority=one, source=one, taxonomy=one,
        remote=np.zeros(postings, dtype=np.int8),
        salary_min=np.full(postings, np.nan, dtype=np.float32),
        salary_max=np.full(postings, np.nan, dtype=np.float32),
        duplicate=np.zeros(postings, dtype=bool),
        group=company.astype(np.uint16),
        stamp=draw.integers(0, 2**63, postings).astype(np.uint64),
        asks=matrix(np.ones(indptr[-1], dtype=np.uint8), np.nonzero(asked)[1].astype(np.int32), indptr, skills),
        skills=tuple(f"s{number}" for number in range(skills)),
    )  # fmt: skip
    return Snapshot.of_columns(columns)
