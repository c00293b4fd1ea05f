"""Intervals and tests equal the libraries', and cover the truth where it is known."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest

from core.snapshot.columns import GROUPS
from core.stats.bootstrap import bootstrap_shares, percentile_bounds, resample, resampling_weights
from core.stats.clustering import by_one_company, compared_counts, effective_counts, intraclass_correlation
from core.stats.proportions import difference_interval, discovery_rates, quartiles, two_proportions, wilson
from tests.market.worlds import quickly

counts = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@quickly
@given(counts)
def test_the_interval_of_a_share_is_wilsons(case: tuple[int, int]) -> None:
    hits, n = case
    low, high = wilson(hits / n, n)
    assert 0 <= low <= hits / n <= high <= 1
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
    first = resampling_weights(GROUPS).copy()
    resampling_weights.cache_clear()
    assert np.array_equal(first, resampling_weights(GROUPS))
    hits = np.arange(GROUPS)
    assert resample(hits) == pytest.approx(first.T.astype(float) @ hits)


def test_a_share_of_none_or_all_still_has_a_width() -> None:
    sizes = np.zeros(GROUPS)
    sizes[:50] = 4
    for share in (0, 1):
        low, high = bootstrap_shares(share * sizes[:, None], sizes, sizes * (sizes - 1))
        assert 0.03 < high[0] - low[0] < 0.1
    assert [bound.tolist() for bound in bootstrap_shares(np.zeros((GROUPS, 1)), *np.zeros((2, GROUPS)))] == [
        [0.0],
        [1.0],
    ]


def test_percentiles_leave_out_resamples_without_a_value() -> None:
    replicates = np.append(np.arange(1001.0), np.nan)[:, None]
    assert [bound.tolist() for bound in percentile_bounds(replicates)] == [[25.0], [975.0]]
    assert [bound.tolist() for bound in percentile_bounds(np.full((3, 1), np.nan))] == [[0.0], [1.0]]


def test_of_a_number_of_few_values_half_of_each_counts_as_below() -> None:
    # 4 % of the resamples say 0.2: half of these are less than the 2.5 % that are left out below.
    replicates = np.repeat([0.2, 0.5, 0.8], [40, 920, 40])[:, None]
    assert [bound.tolist() for bound in percentile_bounds(replicates)] == [[0.5], [0.5]]
    replicates = np.repeat([0.2, 0.5, 0.8], [60, 880, 60])[:, None]
    assert [bound.tolist() for bound in percentile_bounds(replicates)] == [[0.2], [0.8]]


SHARES = np.tile([0.05, 0.1, 0.25, 0.4, 0.6, 0.85], 2)


def sizes_of(draw: np.random.Generator, kind: str, companies: int) -> np.ndarray:
    """Adverts of each company: moderately unequal, as unequal as 1 to 1,000, or half of all by one company."""
    spread = {"moderate": 0.9, "unequal": 2.0, "half by one": 0.9}[kind]
    sizes = draw.lognormal(0.7, spread, companies)
    if kind == "half by one":
        sizes[0] = sizes.sum()
    return np.ceil(sizes).astype(int)


def asked(draw: np.random.Generator, sizes: np.ndarray, alike: np.ndarray) -> np.ndarray:
    """How many adverts of each company ask for each skill: companies have tastes of their own (beta-binomial)."""
    if not alike.any():
        return draw.binomial(sizes[:, None], SHARES)
    rest = (1 - alike) / alike
    return draw.binomial(sizes[:, None], draw.beta(SHARES * rest, (1 - SHARES) * rest, (len(sizes), len(SHARES))))


def in_groups(draw: np.random.Generator, hits: np.ndarray, sizes: np.ndarray) -> tuple[np.ndarray, ...]:
    """The same with companies put into groups by chance, as a snapshot does: hits, sizes, pairs."""
    group, grouped = draw.integers(0, GROUPS, len(sizes)), np.zeros((GROUPS, len(SHARES)))
    np.add.at(grouped, group, hits)
    return grouped, *(np.bincount(group, each, GROUPS) for each in (sizes, sizes * (sizes - 1)))


@pytest.mark.parametrize(
    ("alike", "companies", "kind"),
    [
        (0.0, 200, "moderate"),
        (0.1, 200, "moderate"),
        (0.3, 200, "moderate"),
        (0.3, 60, "moderate"),
        (0.3, 15, "moderate"),
        (0.3, 30, "unequal"),
        (0.1, 200, "unequal"),
        (0.3, 40, "half by one"),
    ],
)
def test_95_percent_intervals_cover_the_truth_93_to_97_times_in_100(alike: float, companies: int, kind: str) -> None:
    draw = np.random.default_rng(42)
    # Companies are more alike in some skills than in others.
    correlations = alike * np.repeat([1.3, 0.7], 6)
    wilsons, bootstraps = [], []
    for _ in range(300):
        sizes = sizes_of(draw, kind, companies)
        hits, size, pairs = in_groups(draw, asked(draw, sizes, correlations), sizes)
        low, high = wilson(hits.sum(axis=0) / size.sum(), effective_counts(hits, size, pairs))
        wilsons.append((low <= SHARES) & (high >= SHARES))
        low, high = bootstrap_shares(hits, size, pairs)
        bootstraps.append((low <= SHARES) & (high >= SHARES))
    assert 0.93 <= np.mean(wilsons) <= 0.97
    assert 0.93 <= np.mean(bootstraps) <= 0.97


@quickly
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=3, max_size=12))
def test_the_correlation_of_one_skill_is_that_of_an_analysis_of_variance(companies: list[tuple[int, int]]) -> None:
    adverts = [np.repeat([1.0, 0.0], counts) for counts in companies if sum(counts)]
    sizes, hits = np.array([float(len(advert)) for advert in adverts]), np.array([advert.sum() for advert in adverts])
    assume(len(adverts) > 1 and 0 < hits.sum() < sizes.sum() and any((advert != advert[0]).any() for advert in adverts))
    ratio = stats.f_oneway(*adverts).statistic
    each = (sizes.sum() - (sizes**2).sum() / sizes.sum()) / (len(sizes) - 1)
    (found,), _ = intraclass_correlation(hits[:, None], sizes, sizes * (sizes - 1), sizes)
    assert found == pytest.approx(max((ratio - 1) / (ratio - 1 + each), 0.0), abs=1e-9)


def test_companies_that_share_a_group_by_chance_do_not_hide_how_alike_each_is() -> None:
    draw = np.random.default_rng(42)
    covered, taken_for_one = [], []
    for _ in range(60):
        sizes = sizes_of(draw, "unequal", 20_000)
        hits, size, pairs = in_groups(draw, asked(draw, sizes, np.full(len(SHARES), 0.3)), sizes)
        share = hits.sum(axis=0) / size.sum()
        for found, counted in ((covered, pairs), (taken_for_one, size * (size - 1))):
            low, high = wilson(share, effective_counts(hits, size, counted))
            found.append((low <= SHARES) & (high >= SHARES))
    assert 0.93 <= np.mean(covered) <= 0.97
    assert np.mean(taken_for_one) < 0.93


def test_the_correlation_is_found_and_skills_that_differ_in_it_are_told_apart() -> None:
    draw = np.random.default_rng(1)
    sizes = sizes_of(draw, "moderate", 4000)
    found, _ = intraclass_correlation(
        *(
            np.asarray(one, dtype=float)
            for one in (asked(draw, sizes, np.repeat([0.6, 0.1], 6)), sizes, sizes * (sizes - 1), sizes)
        )
    )
    assert found == pytest.approx(np.repeat([0.6, 0.1], 6), abs=0.06)


def test_intervals_that_took_postings_for_independent_would_not_cover() -> None:
    draw = np.random.default_rng(42)
    covered = []
    for _ in range(300):
        sizes = np.ceil(draw.lognormal(0.7, 0.9, 200)).astype(int)
        hits = draw.binomial(sizes, draw.beta(0.25 * 7 / 3, 0.75 * 7 / 3, 200))
        low, high = wilson(hits.sum() / sizes.sum(), sizes.sum())
        covered.append(low <= 0.25 <= high)
    assert np.mean(covered) < 0.9


def test_the_error_of_the_correlation_is_fishers_where_companies_are_of_one_size() -> None:
    draw = np.random.default_rng(3)
    sizes = np.full(40, 5.0)
    own, errors = [], []
    for _ in range(400):
        hits = asked(draw, sizes.astype(int), np.full(len(SHARES), 0.3))[:, [4]]
        found, error = intraclass_correlation(hits.astype(float), sizes, sizes * 4, sizes)
        own.append(found[0])
        fisher = 2 * (1 - found[0]) ** 2 * (1 + 4 * found[0]) ** 2 / (4 * 5 * 39)
        errors.append((error[0], fisher))
    assert [one for one, _ in errors] == pytest.approx([other for _, other in errors])
    assert np.std(own) == pytest.approx(np.sqrt(np.mean(errors)), rel=0.15)


def test_one_large_company_makes_the_correlation_less_sure() -> None:
    draw = np.random.default_rng(3)
    equal, unequal = np.full(40, 5.0), np.append(np.full(39, 3.0), 83.0)
    (_, sure), (_, unsure) = (
        intraclass_correlation(
            asked(draw, sizes.astype(int), np.full(12, 0.3)).astype(float), sizes, sizes * (sizes - 1), sizes
        )
        for sizes in (equal, unequal)
    )
    assert unsure[0] > 1.3 * sure[0]


def test_the_correlation_learns_from_others_where_its_own_says_little() -> None:
    draw = np.random.default_rng(5)
    sizes, apart = np.full(15, 6.0), []
    for _ in range(200):
        tables = asked(draw, sizes.astype(int), np.full(len(SHARES), 0.3)).astype(float)
        alone, _ = intraclass_correlation(tables[:, [3]], sizes, sizes * 5, sizes)
        taught, _ = intraclass_correlation(tables[:, [3]], sizes, sizes * 5, sizes, tables)
        apart.append((alone[0] - 0.3, taught[0] - 0.3))
    alone_error, taught_error = np.sqrt(np.mean(np.square(apart), axis=0))
    assert taught_error < 0.7 * alone_error


def two_tables(draw: np.random.Generator, sizes: np.ndarray, kept: float) -> tuple[np.ndarray, ...]:
    """What the same companies ask for in two sets of adverts, where they keep so much of their tastes: hits, sizes,
    pairs, crosses.
    """
    rest, shape = 7 / 3, (len(sizes), len(SHARES))
    first, other = (draw.beta(SHARES * rest, (1 - SHARES) * rest, shape) for _ in range(2))
    second = np.where(draw.random(shape) < kept, first, other)
    both = np.array([sizes, draw.permutation(sizes)])
    hits = np.array([draw.binomial(size[:, None], taste) for size, taste in zip(both, (first, second), strict=True)])
    return hits.astype(float), both.astype(float), (both * (both - 1)).astype(float), (both[0] * both[1]).astype(float)


@pytest.mark.parametrize(
    ("kept", "companies", "kind"),
    [
        (1.0, 200, "moderate"),
        (0.7, 200, "moderate"),
        (0.0, 200, "moderate"),
        (0.7, 30, "unequal"),
        (0.7, 40, "half by one"),
    ],
)
def test_intervals_of_differences_cover_the_truth_where_companies_are_in_both(
    kept: float, companies: int, kind: str
) -> None:
    draw = np.random.default_rng(11)
    covered = []
    for _ in range(300):
        hits, sizes, pairs, crosses = two_tables(draw, sizes_of(draw, kind, companies), kept)
        worth = compared_counts(hits, sizes, pairs, sizes, crosses)
        first, second = hits.sum(axis=1) / sizes.sum(axis=1)[:, None]
        low, high = difference_interval(first, worth[0], second, worth[1])
        covered.append((low <= 0) & (high >= 0))
    assert 0.93 <= np.mean(covered) <= 0.97


def test_what_companies_keep_makes_a_difference_surer_and_what_they_do_not_keep_does_not() -> None:
    draw = np.random.default_rng(2)
    sizes = sizes_of(draw, "moderate", 2000)
    worths = []
    for kept in (1.0, 0.0):
        hits, both, pairs, crosses = two_tables(draw, sizes, kept)
        apart = np.array([effective_counts(hits[one], both[one]) for one in range(2)])
        worths.append((compared_counts(hits, both, pairs, both, crosses) / apart).mean())
    assert worths[0] > 1.15
    assert worths[1] == pytest.approx(1, abs=0.05)


def test_what_few_of_many_steady_companies_change_is_as_likely_chance_as_mcnemar_says() -> None:
    steady = np.random.default_rng(1).random((40, 20)) < 0.3
    steady[:, 0] = np.arange(40) < 12
    sizes, hits = np.full((2, 40), 3.0), np.array([steady, steady]) * 3.0
    for more in (1, 2, 3):
        hits[1, :, 0] = 3.0 * (np.arange(40) < 12 + more)
        worth = compared_counts(hits, sizes, sizes * 2, sizes, sizes.prod(axis=0))
        found = two_proportions(12 / 40, worth[0, 0], (12 + more) / 40, worth[1, 0])
        assert float(found) == pytest.approx(stats.chi2.sf(more, 1), abs=0.02)


def test_a_change_that_one_company_makes_alone_is_told_from_one_of_many() -> None:
    sizes = np.array([[20.0] + [4.0] * 20] * 2)
    alone, many = np.zeros((2, 21)), np.zeros((2, 21))
    alone[1, 0] = 20
    many[1, 1:] = 2
    assert by_one_company(np.stack([alone, many, many[::-1]], axis=2), sizes).tolist() == [True, False, False]


def test_where_nothing_changed_or_nothing_was_posted_no_company_made_a_change() -> None:
    sizes = np.array([[20.0] + [4.0] * 20] * 2)
    same = np.stack([sizes, sizes / 2], axis=2)
    assert by_one_company(same, sizes).tolist() == [False, False]
    assert by_one_company(same * [[[1]], [[0]]], sizes * [[1], [0]]).tolist() == [False, False]
