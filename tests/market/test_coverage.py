"""Coverage near the threshold: what is learned from all skills, and how sure the number is."""

from datetime import date

import numpy as np
import pytest
from scipy import optimize, special, stats

from core.market.coverage import FEWEST, joint_scores, posterior_shares, shares_prior
from core.market.gap import gap
from core.market.profile import OwnedSkills
from core.models import Posting
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot


def test_the_distribution_of_shares_is_the_one_most_likely_to_give_what_was_seen() -> None:
    draw = np.random.default_rng(8)
    counts = draw.integers(15, 200, 150).astype(float)
    hits = draw.binomial(counts.astype(int), draw.beta(0.6, 4.0, 150))

    def unlikely(logs: np.ndarray) -> float:
        return -float(stats.betabinom.logpmf(hits, counts, *np.exp(logs)).sum())

    best = np.exp(optimize.minimize(unlikely, np.zeros(2), method="Nelder-Mead", options={"xatol": 1e-6}).x)
    assert shares_prior(hits / counts, counts) == pytest.approx(best, rel=0.02)


def test_of_few_skills_no_distribution_is_learned() -> None:
    assert shares_prior(np.full(FEWEST - 1, 0.3), np.full(FEWEST - 1, 50.0)) == (0.5, 0.5)


@pytest.mark.filterwarnings("error")
def test_of_adverts_that_all_ask_for_the_same_coverage_is_sure() -> None:
    skills = frozenset(f"s{number}" for number in range(FEWEST))
    world = [Posting(f"x:{n}", "x", "x", date(2026, 11, 1), company=f"c{n}", required=skills) for n in range(40)]
    found = gap(Snapshot.build(world), Slice(), OwnedSkills(frozenset({"s0", "s1"}), {}, {}))
    for number in (found.coverage, found.weighted_coverage):
        assert number is not None
        assert (number.low, number.value, number.high) == pytest.approx((0.2, 0.2, 0.2), abs=0.02)


def test_shares_are_drawn_at_the_quantiles_of_their_distributions() -> None:
    scores = np.random.default_rng(1).standard_normal((1000, 2))
    found = posterior_shares(np.array([3.0, 40.0]), np.array([9.0, 60.0]), scores)
    for column, (first, second) in enumerate(((3.0, 9.0), (40.0, 60.0))):
        assert found[:, column] == pytest.approx(
            stats.beta.ppf(special.ndtr(scores[:, column]), first, second), abs=2e-3
        )


def test_skills_that_companies_ask_for_together_are_drawn_together_and_chance_is_not_taken_for_it() -> None:
    draw = np.random.default_rng(4)
    sizes = np.full(300, 5)
    common = draw.standard_normal((1000, 1))
    bound = joint_scores(0.9 * common + 0.4 * draw.standard_normal((1000, 6)), sizes)
    assert np.corrcoef(bound, rowvar=False)[np.triu_indices(6, 1)].mean() == pytest.approx(0.8, abs=0.08)
    chance = draw.standard_normal((12, 40))[draw.integers(0, 12, 1000)]
    few = joint_scores(chance, np.full(12, 5))
    raw, shrunk = (np.abs(np.corrcoef(one, rowvar=False)[np.triu_indices(40, 1)]).mean() for one in (chance, few))
    assert raw > 0.2
    assert shrunk < 0.1
    assert few.mean(axis=0) == pytest.approx(np.zeros(40), abs=0.15)
