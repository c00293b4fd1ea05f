"""Markets with a known truth: companies of unequal size with tastes of their own, trends only where they are put."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from core.market.adverts import FEWEST_SKILLS
from core.market.fit import THETA
from core.snapshot.build import matrix
from core.snapshot.coded import Coded
from core.snapshot.columns import GROUPS, NO_DAY, Columns, day_number
from core.snapshot.snapshot import Snapshot

UNTIL = date(2026, 11, 23)
ROLES = ("a", "b", "c")
SIZES = ("moderate", "unequal", "half by one")


@dataclass(frozen=True, slots=True)
class World:
    """A kind of market. `alike` is how alike two postings of a company are in what they ask for, 0-1, on average: in
    one half of the skills 1.3 times so much, in the other 0.7 times. `sizes`: moderately unequal, as unequal as 1 to
    1,000, or half of all postings by one company. `drift` is the share of its tastes that a company changes from the
    first 28 days to the last, `apart` the share that it has anew for each role; `skills` are those asked for. With
    `choices` the skills s0 and s1, s2 and s3 … are alternatives wherever a posting asks for both.
    """

    companies: int
    alike: float = 0.3
    sizes: str = "moderate"
    drift: float = 0.0
    apart: float = 0.3
    skills: int = 100
    choices: bool = False


@dataclass(frozen=True, eq=False)
class Market:
    """A snapshot drawn from a world, and the `shares` (k,) of its skills `s0`… there, in the first 28 days and in the
    last: what a market without end would show. `most_alike` (k,) says which skills are in the more alike half.
    """

    snapshot: Snapshot
    before: NDArray[np.float64]
    shares: NDArray[np.float64]
    most_alike: NDArray[np.bool_]


def drawn(world: World, shares: NDArray[np.float64], seed: int, rising: Mapping[int, float] | None = None) -> Market:
    """56 days of postings up to `UNTIL`, of three roles by chance. A skill in `rising` gains so much in the last 28."""
    draw = np.random.default_rng(seed)
    most_alike = draw.permutation(len(shares)) < len(shares) // 2
    alike = world.alike * np.where(most_alike, 1.3, 0.7)
    size = _sizes(draw, world)
    company = np.repeat(np.arange(world.companies, dtype=np.int32), size)
    day = _bursts(draw, company, world.companies)
    role = draw.integers(0, len(ROLES), len(company)).astype(np.int32)
    after = shares.copy()
    for skill, gain in (rising or {}).items():
        after[skill] += gain
    tastes = _tastes_twice(draw, world, shares, alike)
    chance = np.empty((len(company), len(shares)))
    for one in range(len(ROLES)):
        own = draw.random(tastes[0].shape) < world.apart
        theirs = _tastes_twice(draw, world, shares, alike) if own.any() else tastes
        first, last = (np.where(own, *each) for each in zip(theirs, tastes, strict=True))
        for skill in rising or {}:
            last[:, skill] += (after - shares)[skill] / (1 - shares[skill]) * (1 - last[:, skill])
        here = role == one
        chance[here] = np.where((day[here] >= 28)[:, None], last[company[here]], first[company[here]])
    return Market(_snapshot(draw, company, day, role, chance, choices=world.choices), shares, after, most_alike)


def _sizes(draw: np.random.Generator, world: World) -> NDArray[np.int64]:
    size = draw.lognormal(1.4, 2.0 if world.sizes == "unequal" else 0.9, world.companies)
    if world.sizes == "half by one":
        size[0] = size[1:].sum()
    return np.ceil(size).astype(np.int64)


def _bursts(draw: np.random.Generator, company: NDArray[np.int32], companies: int) -> NDArray[np.int32]:
    day = draw.integers(0, 56, companies)[company] + draw.normal(0, 12, len(company))
    return np.clip(day, 0, 55.9).astype(np.int32)


def _tastes(
    draw: np.random.Generator, companies: int, shares: NDArray[np.float64], alike: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How likely a posting of each company asks for each skill (beta-binomial), (companies, k)."""
    if not alike.any():
        return np.tile(shares, (companies, 1))
    rest = (1 - alike) / alike
    return draw.beta(rest * shares, rest * (1 - shares), size=(companies, len(shares)))


def _tastes_twice(
    draw: np.random.Generator, world: World, shares: NDArray[np.float64], alike: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """`_tastes` in the first 28 days and in the last."""
    first, other = (_tastes(draw, world.companies, shares, alike) for _ in range(2))
    return first, np.where(draw.random(first.shape) < world.drift, other, first)


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
    day = _bursts(draw, company, companies)
    share = draw.beta(1, 6, skills)
    chance = draw.beta(alike * share, alike * (1 - share), size=(companies, skills))[company]
    for skill, gain in (rising or {}).items():
        chance[day >= 28, skill] += gain
    role = draw.integers(0, len(ROLES), postings).astype(np.int32)
    return _snapshot(draw, company, day, role, chance)


def _snapshot(
    draw: np.random.Generator,
    company: NDArray[np.int32],
    day: NDArray[np.int32],
    role: NDArray[np.int32],
    chance: NDArray[np.float64],
    *,
    choices: bool = False,
) -> Snapshot:
    """One posting a row of `company`, `day` (0-55) and `role`, which asks for each skill with its `chance` (n, k)."""
    postings, skills = chance.shape
    asked = draw.random(chance.shape) < chance
    indptr = np.concatenate([[0], np.cumsum(asked.sum(axis=1))]).astype(np.int32)
    skill = np.nonzero(asked)[1].astype(np.int32)
    both = (asked[:, :-1:2] & asked[:, 1::2]).repeat(2, axis=1)[asked] if choices else np.zeros(len(skill), dtype=bool)
    one = Coded(np.zeros(postings, dtype=np.int32), ("one",))
    companies = int(company.max(initial=-1)) + 1
    columns = Columns(
        posting_ids=pa.array([f"sim:{number}" for number in range(postings)], pa.string()),
        day=day_number(UNTIL) - 56 + day,
        closed=np.full(postings, NO_DAY, dtype=np.int32),
        first_seen=np.full(postings, NO_DAY, dtype=np.int32),
        last_seen=np.full(postings, NO_DAY, dtype=np.int32),
        role=Coded(role, ROLES),
        company=Coded(company, tuple(f"company {number}" for number in range(companies))),
        country=one,
        region=one,
        city=one,
        seniority=one,
        source=one,
        taxonomy=one,
        work_model=one,
        language=one,
        degree=one,
        visa=one,
        relocation=one,
        clearance=one,
        contract=one,
        hours=one,
        spoken=one,
        years=np.full(postings, -1, dtype=np.int8),
        salary_min=np.full(postings, np.nan, dtype=np.float32),
        salary_max=np.full(postings, np.nan, dtype=np.float32),
        degree_needed=np.zeros(postings, dtype=bool),
        duplicate=np.zeros(postings, dtype=bool),
        left_out=np.zeros(postings, dtype=bool),
        group=draw.integers(0, GROUPS, companies)[company].astype(np.uint16),
        stamp=draw.integers(0, 2**63, postings).astype(np.uint64),
        asks=matrix(np.ones(indptr[-1], dtype=np.uint8), skill, indptr, skills),
        choices=matrix(np.where(both, skill // 2 + 1, 0).astype(np.uint8), skill, indptr, skills),
        skills=tuple(f"s{number}" for number in range(skills)),
    )
    return Snapshot.of_columns(columns)


def ready_share(
    shares: NDArray[np.float64], owned: NDArray[np.bool_], theta: float = THETA
) -> tuple[float, float, float]:
    """Of the postings of a world with such `shares` (k,), which share is rated, which is rated and fits, and what the
    fits of all postings add up to where those that are not rated count 0.

    Skills are asked for independently of each other, owned ones of missing ones.
    """
    have, lack = (_asked_counts(shares[which]) for which in (owned, ~owned))
    chance = np.outer(have, lack)
    have, lack = np.indices(chance.shape)
    is_rated = have + lack >= FEWEST_SKILLS
    fit = have / np.maximum(have + lack, 1)
    is_ready = is_rated & (fit >= theta - 1e-12)
    return float(chance[is_rated].sum()), float(chance[is_ready].sum()), float((chance * fit)[is_rated].sum())


def _asked_counts(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """The chance of a posting asking for each number of skills with such `shares` (k,), (k + 1,)."""
    chance = np.ones(1)
    for share in shares:
        chance = np.convolve(chance, (1 - share, share))
    return chance


def ready_share_of_choices(shares: NDArray[np.float64], owned: NDArray[np.bool_]) -> tuple[float, float, float]:
    """`ready_share` of a world with `choices`: of two alternatives asked for together one is enough."""
    pairs = len(shares) // 2
    chance = np.zeros((FEWEST_SKILLS + 1, pairs + 1, pairs + 1))  # skills asked for, units had and lacking
    chance[0, 0, 0] = 1.0
    for (one, other), (has_one, has_other) in zip(shares.reshape(-1, 2), owned.reshape(-1, 2), strict=True):
        after = (1 - one) * (1 - other) * chance
        for weight, has, count in (
            (one * (1 - other), has_one, 1),
            ((1 - one) * other, has_other, 1),
            (one * other, has_one or has_other, 2),
        ):
            moved = np.roll(chance, 1, axis=1 if has else 2)
            for _ in range(count):
                moved[-1] += moved[-2]
                moved[1:-1] = moved[:-2].copy()
                moved[0] = 0.0
            after = after + weight * moved
        chance = after
    rated = chance[-1]
    have, lack = np.indices(rated.shape)
    fit = have / np.maximum(have + lack, 1)
    return float(rated.sum()), float(rated[fit >= THETA - 1e-12].sum()), float((rated * fit).sum())
