"""Intervals and tests equal the libraries', and cover the truth where it is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest

from core.market.columns import GROUPS
from core.market.statistics import (
    bootstrap_shares,
    difference_interval,
    discovery_rates,
    effective_counts,
    percentile_bounds,
    quartiles,
    resampled,
    resampling_weights,
    two_proportions,
    wilson,
)
from tests.market.worlds import quickly

counts = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@quickly
@given(counts)
def test_the_interval_of_a_share_is_wilsons(case: tuple[int, int]) -> None:
    hits, n = case
    low, high = wilson(hits / n, n)
    assert (float(low), float(high)) == pytest.approx(proportion_confint(hits, n, method="wilson"), abs=1e-9)
    library = stats.binomtest(hits, n).proportion_ci(method="wilson")
    assert (float(low), float(high)) == pytest.approx((library.low, library.high), abs=1e-9)


@quickly
@given(counts, counts)
def test_two_shares_are_compared_as_the_library_does(first: tuple[int, int], second: tuple[int, int]) -> None:
    (a, n), (b, m) = first, second
    mine = float(two_proportions(a / n, n, b / m, m))
    if 0 < a + b < n + m:
        assert mine == pytest.approx(proportions_ztest([a, b], [n, m])[1], abs=1e-9)
    else:
        assert mine == 1.0
    low, high = difference_interval(a / n, n, b / m, m)
    library = confint_proportions_2indep(b, m, a, n, method="newcomb")
    assert (float(low), float(high)) == pytest.approx(library, abs=1e-9)


@quickly
@given(st.lists(st.floats(0, 1), max_size=40))
def test_false_discoveries_are_controlled_as_the_library_does(p_values: list[float]) -> None:
    if p_values:
        assert discovery_rates(p_values) == pytest.approx(multipletests(p_values, method="fdr_bh")[1])
    else:
        assert discovery_rates(p_values).shape == (0,)


def test_quartiles_leave_unknown_values_out_and_need_one() -> None:
    found = quartiles([4.0, np.nan, 1.0, 2.0, 3.0])
    assert found is not None
    assert (found.lower, found.median, found.upper, found.n) == (1.75, 2.5, 3.25, 4)
    assert quartiles([np.nan]) is None


def test_one_posting_a_company_is_worth_one_posting() -> None:
    hits = np.array([[1, 0], [0, 0], [1, 1], [0, 0]] * 500)
    assert effective_counts(hits, np.ones(2000)) == pytest.approx(2000, rel=0.01)


def test_companies_that_always_ask_for_the_same_are_worth_one_posting_each() -> None:
    sizes = np.full(1000, 10)
    hits = (np.arange(1000) % 4 == 0)[:, None] * sizes[:, None]
    assert effective_counts(hits, sizes) == pytest.approx(1000, rel=0.02)


def test_a_share_from_a_single_company_says_next_to_nothing() -> None:
    low, high = wilson([0.4], effective_counts(np.array([[40]]), np.array([100])))
    assert high[0] - low[0] > 0.9


def test_resampling_is_the_same_every_time() -> None:
    first = resampling_weights().copy()
    resampling_weights.cache_clear()
    assert np.array_equal(first, resampling_weights())
    hits = np.arange(GROUPS)
    assert resampled(hits) == pytest.approx(first.T.astype(float) @ hits)


def test_a_share_of_none_or_all_still_has_a_width() -> None:
    sizes = np.zeros(GROUPS)
    sizes[:50] = 4
    for share in (0, 1):
        low, high = bootstrap_shares(share * sizes[:, None], sizes)
        assert 0.03 < high[0] - low[0] < 0.2
    assert [bound.tolist() for bound in bootstrap_shares(np.zeros((GROUPS, 1)), np.zeros(GROUPS))] == [[0.0], [1.0]]


def test_percentiles_leave_out_resamples_without_a_value() -> None:
    replicates = np.append(np.arange(1001.0), np.nan)
    assert [float(bound) for bound in percentile_bounds(replicates)] == pytest.approx([25.0, 975.0])


SHARES = np.array([0.05, 0.1, 0.25, 0.4, 0.6, 0.85])


@pytest.mark.parametrize(("alike", "companies"), [(0.0, 200), (0.1, 200), (0.3, 200), (0.3, 60), (0.3, 800)])
def test_95_percent_intervals_cover_the_truth_93_to_97_times_in_100(alike: float, companies: int) -> None:
    """A market of known shares: companies of log-normal size, each with a taste of its own (beta-binomial)."""
    draw = np.random.default_rng(42)
    wilsons, bootstraps = [], []
    for _ in range(400):
        sizes = np.ceil(draw.lognormal(0.7, 0.9, companies)).astype(int)
        taste = np.tile(SHARES, (companies, 1))
        if alike:
            rest = (1 - alike) / alike
            taste = draw.beta(SHARES * rest, (1 - SHARES) * rest, (companies, len(SHARES)))
        hits = draw.binomial(sizes[:, None], taste)
        low, high = wilson(hits.sum(axis=0) / sizes.sum(), effective_counts(hits, sizes))
        wilsons.append((low <= SHARES) & (high >= SHARES))
        group = draw.integers(0, GROUPS, companies)
        grouped = np.zeros((GROUPS, len(SHARES)))
        np.add.at(grouped, group, hits)
        low, high = bootstrap_shares(grouped, np.bincount(group, sizes, GROUPS))
        bootstraps.append((low <= SHARES) & (high >= SHARES))
    assert 0.93 <= np.mean(wilsons) <= 0.97
    assert 0.93 <= np.mean(bootstraps) <= 0.97


def test_intervals_that_took_postings_for_independent_would_not_cover() -> None:
    draw = np.random.default_rng(42)
    covered = []
    for _ in range(300):
        sizes = np.ceil(draw.lognormal(0.7, 0.9, 200)).astype(int)
        hits = draw.binomial(sizes, draw.beta(0.25 * 7 / 3, 0.75 * 7 / 3, 200))
        low, high = wilson(hits.sum() / sizes.sum(), sizes.sum())
        covered.append(low <= 0.25 <= high)
    assert np.mean(covered) < 0.9
