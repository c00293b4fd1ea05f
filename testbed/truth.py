"""How often every kind of 95 % interval holds the truth, in markets drawn from worlds where it is known."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.market.comparison import compare_roles
from core.market.demand import skill_demand
from core.market.gap import THRESHOLD, gap, unlocks
from core.market.profile import OwnedSkills
from core.market.trends import Verdict, trends
from core.snapshot.slices import Slice
from core.stats.proportions import FALSE_DISCOVERY_RATE
from testbed.simulated import UNTIL, Market, World, drawn, ready_share

WORLDS = {
    "every posting for itself": World(200, alike=0.0),
    "200 companies, little alike": World(200, alike=0.1),
    "200 companies": World(200),
    "200 companies, very alike": World(200, alike=0.6),
    "200 companies that change their minds": World(200, drift=0.5),
    "200 companies, the same in all roles": World(200, apart=0.0),
    "600 companies, unequal": World(600, sizes="unequal", drift=0.2),
    "60 companies": World(60),
    "40 companies, half by one": World(40, sizes="half by one", drift=0.2),
    "40 companies, half by one, 300 skills": World(40, sizes="half by one", drift=0.2, skills=300),
    "30 companies, unequal": World(30, sizes="unequal", drift=0.2),
    "30 companies, unequal, 300 skills": World(30, sizes="unequal", drift=0.2, skills=300),
    "15 companies": World(15),
    "15 companies, 300 skills": World(15, skills=300),
    "8 companies": World(8),
}
CALLED = "two equal roles"
OFTEN = 0.1  # rarer skills are apart: so few postings tell of them that an interval has to be too wide
WORTH = 0.01  # the same of what learning a skill opens
LEAST = 30  # postings in a window below which the pages show words
Bounds = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]


def role_shares(draw: np.random.Generator, skills: int) -> NDArray[np.float64]:
    """What a role asks for: a few skills in most postings, many in few, none exactly at a threshold."""
    rank = np.arange(1, skills + 1)
    return np.clip(0.85 * rank**-0.7 * np.exp(draw.normal(0, 0.3, skills)), 0.002, 0.95)


def intervals(market: Market, owned: NDArray[np.bool_]) -> Iterator[tuple[str, Bounds]]:
    """Every kind of interval of one market: lower and upper bounds and the truths."""
    snapshot, shares = market.snapshot, market.shares
    names = [f"s{number}" for number in range(len(shares))]
    truth = pd.Series(shares, names)
    found = skill_demand(snapshot, Slice())
    yield "share", (found["share_low"], found["share_high"], truth[found["skill"]])
    alike = found["skill"].isin([names[one] for one in np.flatnonzero(market.most_alike)])
    most = found[alike]
    yield "share, most alike skills", (most["share_low"], most["share_high"], truth[most["skill"]])
    yield from _standing(market, names, owned)
    often = [names[one] for one in np.flatnonzero(shares >= OFTEN)]
    weeks = trends(snapshot, Slice(), UNTIL, skills=often, fixed_mix=False).weeks
    weeks = weeks[weeks["posting_count"] >= LEAST]
    yield "week", (weeks["share_low"], weeks["share_high"], truth[weeks["skill"]])
    yield from _trends(market)
    sides = compare_roles(snapshot, Slice(), "a", "b", threshold=0).skills
    told = sides[sides["skill"].isin(often)]
    yield "two roles", (told["difference_low"], told["difference_high"], 0 * told["difference"])
    shown = compare_roles(snapshot, Slice(), "a", "b").skills
    # Held is that nothing is called different: the roles are the same.
    yield CALLED, (np.zeros(1), np.ones(1), 2.0 * (shown["q_value"] <= FALSE_DISCOVERY_RATE).any() * np.ones(1))


def _trends(market: Market) -> Iterator[tuple[str, Bounds]]:
    names = [f"s{number}" for number in range(len(market.shares))]
    moved = pd.Series(market.shares - market.before, names)
    least = np.minimum(market.shares, market.before)
    often, rarer = (
        [names[one] for one in np.flatnonzero(which)]
        for which in (least >= OFTEN, (least >= OFTEN / 2) & (least < OFTEN))
    )
    for kind, asked, skills in (
        ("trend", Slice(role="a"), often),
        ("trend, fixed mix", Slice(), often),
        ("trend, rarer", Slice(), rarer),
    ):
        change = trends(market.snapshot, asked, UNTIL, skills=skills)
        if not change.words and skills:
            rows = change.skills
            yield kind, (rows["trend_low"] / 100, rows["trend_high"] / 100, moved[rows["skill"]])


def _standing(market: Market, names: list[str], owned: NDArray[np.bool_]) -> Iterator[tuple[str, Bounds]]:
    shares = market.shares
    person = OwnedSkills(frozenset(name for name, own in zip(names, owned, strict=True) if own), {}, {})
    found = gap(market.snapshot, Slice(), person)
    rated, ready, fit = ready_share(shares, owned)
    wanted = shares >= THRESHOLD
    for kind, estimate, true in (
        ("readiness", found.readiness, fit / rated),
        ("coverage", found.coverage, (wanted & owned).sum() / max(wanted.sum(), 1)),
        ("weighted coverage", found.weighted_coverage, shares[wanted & owned].sum() / max(shares[wanted].sum(), 1e-9)),
    ):
        if estimate is not None:
            yield kind, (np.array([estimate.low]), np.array([estimate.high]), np.array([true]))
    opened = unlocks(market.snapshot, Slice(), person)
    with_one = [owned | (np.arange(len(shares)) == names.index(skill)) for skill in opened["skill"]]
    truths = np.array([ready_share(shares, one) for one in with_one])
    more, gained = (truths[:, 1] - ready) / rated, (truths[:, 2] - fit) / rated
    low, high = (opened[name].to_numpy() / found.rated_count for name in ("unlock_low", "unlock_high"))
    worth = more >= WORTH
    yield "unlock", (low[worth], high[worth], more[worth])
    worth = gained >= WORTH
    yield "gain", (opened["gain_low"].to_numpy()[worth], opened["gain_high"].to_numpy()[worth], gained[worth])


def held(world: World, seed: int) -> dict[str, float]:
    """Of each kind of interval in one market the share that held the truth; of "false discoveries" the rate."""
    draw = np.random.default_rng(seed)
    shares = role_shares(draw, world.skills)
    owned = draw.random(world.skills) < 0.5
    still = drawn(world, shares, 10_000_000 + seed)
    found = {kind: _share_held(*bounds) for kind, bounds in intervals(still, owned)}
    found["false discoveries, two equal roles"] = 1 - found.pop(CALLED)
    calls = trends(still.snapshot, Slice(role="a"), UNTIL).skills["verdict"]
    found["false discoveries, nothing moves"] = float((calls != Verdict.NO_CHANGE.value).any())
    rising = dict(zip(draw.choice(world.skills, 4, replace=False).tolist(), (0.1, 0.15, 0.2, -0.1), strict=True))
    rising = {skill: gain for skill, gain in rising.items() if 0 < shares[skill] + gain < 1}
    moving = drawn(world, shares, 20_000_000 + seed, rising)
    found |= {f"{kind}, some move": _share_held(*bounds) for kind, bounds in _trends(moving)}
    skills = trends(moving.snapshot, Slice(), UNTIL).skills
    called = skills[skills["verdict"] != Verdict.NO_CHANGE.value]
    up = {f"s{skill}": gain > 0 for skill, gain in rising.items()}
    right = [up.get(skill) == (verdict == Verdict.RISING.value) for skill, verdict in _calls(called)]
    found["false discoveries, some move"] = 1 - float(np.mean(right)) if right else 0.0
    return found


def _calls(called: pd.DataFrame) -> Iterator[tuple[str, str]]:
    return zip(called["skill"], called["verdict"], strict=True)


def _share_held(low: NDArray[np.float64], high: NDArray[np.float64], truth: NDArray[np.float64]) -> float:
    low, high, truth = (np.asarray(one, dtype=float) for one in (low, high, truth))
    return float(((low <= truth + 1e-12) & (truth <= high + 1e-12)).mean()) if len(truth) else float("nan")
