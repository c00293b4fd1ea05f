"""What is told of a time in which a source was not collected: nothing, though nothing else gives it away."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import sparse

from core.market.collected import collected
from core.market.trends import Trends, Verdict, trends
from core.market.weekly import leaders, market_weeks
from core.models import Posting
from core.snapshot.coded import Coded
from core.snapshot.columns import NO_DAY, Columns, day_number
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from testbed.simulated import UNTIL, simulated

FIRST = day_number(UNTIL) - 56
MARKETS = 6
Change = Callable[[np.random.Generator, Snapshot], dict[str, object]]


def changed(seed: int, change: Change) -> Snapshot:
    """A market in which nothing moves, as `change` lets it be collected: fields of the columns, and rows to `keep`."""
    market = simulated(seed, postings=4000, companies=400, alike=20.0)
    draw = np.random.default_rng(seed)
    told = change(draw, market)
    keep = told.pop("keep")
    if "asks" in told:  # of the same entries
        choices = told["asks"].copy()  # type: ignore[attr-defined]
        choices.data[:] = 0
        told["choices"] = choices
    columns = Columns(**{one.name: getattr(market, one.name) for one in fields(Columns)} | told)
    rows = np.flatnonzero(keep)
    postings = Snapshot.of_columns(columns)
    assert len(rows) > 500
    return Snapshot.of_columns(_rows(postings, keep))


def _rows(columns: Columns, keep: object) -> Columns:
    from core.snapshot.build import in_order

    return Columns(**in_order(columns, keep))  # type: ignore[arg-type]


def with_taste(draw: np.random.Generator, market: Snapshot, which: NDArray[np.bool_]) -> object:
    """Skills of a market in which the rows `which` ask much more often for every fourth skill."""
    dense = market.asks.toarray()
    more = draw.random(dense.shape) < 0.7
    more[:, np.arange(dense.shape[1]) % 4 != 0] = False
    dense[which] = np.where(more[which], 2, dense[which])
    return sparse.csr_array(dense.astype(np.uint8))


def two_sources(first: NDArray[np.bool_]) -> Coded:
    return Coded(np.where(first, 0, 1).astype(np.int32), ("arbeitnow", "greenhouse"))


def a_source_starts(draw: np.random.Generator, market: Snapshot) -> dict[str, object]:
    """Twenty days ago, with other tastes; its board handed over what was open then."""
    is_old = draw.random(market.size) < 0.5
    begun = FIRST + 36
    backlog = (market.day < begun) & (draw.random(market.size) < 0.3)
    seen = np.where(is_old, FIRST - 100, np.maximum(market.day, begun)).astype(np.int32)
    seen[is_old & (market.day > FIRST)] = market.day[is_old & (market.day > FIRST)]
    seen[np.flatnonzero(is_old)[0]] = FIRST - 100
    return {
        "source": two_sources(is_old),
        "asks": with_taste(draw, market, ~is_old),
        "first_seen": seen,
        "keep": is_old | (market.day >= begun) | backlog,
    }


def a_source_stops(draw: np.random.Generator, market: Snapshot) -> dict[str, object]:
    is_staying = draw.random(market.size) < 0.5
    seen = market.day.astype(np.int32).copy()
    seen[np.flatnonzero(is_staying)[0]] = seen[np.flatnonzero(~is_staying)[0]] = FIRST - 100
    return {
        "source": two_sources(is_staying),
        "asks": with_taste(draw, market, ~is_staying),
        "first_seen": seen,
        "keep": is_staying | (market.day < FIRST + 36),
    }


def a_first_collection(draw: np.random.Generator, market: Snapshot) -> dict[str, object]:
    """Boards that were read once, today: what is open of the last weeks, and hard openings stay open longest."""
    hard = market.asks.toarray()[:, 0] > 0
    open_days = draw.exponential(np.where(hard, 150, 10))
    today = np.full(market.size, FIRST + 56, dtype=np.int32)
    return {
        "source": two_sources(np.zeros(market.size, dtype=bool)),
        "first_seen": today,
        "keep": market.day + open_days >= FIRST + 56,
    }


def false_verdicts(found: Trends) -> int:
    return int((found.skills["verdict"] != Verdict.NO_CHANGE.value).sum())


@pytest.mark.parametrize("change", [a_source_starts, a_source_stops, a_first_collection])
@pytest.mark.parametrize("role", ["a", None])
def test_markets_in_which_nothing_moves_get_no_trend_however_they_are_collected(
    change: Change, role: str | None
) -> None:
    wrong = sum(false_verdicts(trends(changed(seed, change), Slice(role=role), UNTIL)) > 0 for seed in range(MARKETS))
    assert wrong <= 1


@pytest.mark.parametrize("change", [a_source_starts, a_source_stops, a_first_collection])
def test_the_same_markets_would_be_told_wrongly_if_their_postings_did_not_say_when_they_were_seen(
    change: Change,
) -> None:
    """So that the test above can fail: without the days of collecting, and without a fixed mix, trends appear."""
    wrong = 0
    for seed in range(MARKETS):
        market = changed(seed, change)
        blind = Columns(**{one.name: getattr(market, one.name) for one in fields(Columns)})
        blind = replace(blind, first_seen=np.full(blind.size, NO_DAY, dtype=np.int32))
        found = trends(Snapshot.of_columns(blind), Slice(), UNTIL, fixed_mix=False)
        wrong += false_verdicts(found) > 0
    assert wrong >= MARKETS - 2


def collected_since(begun: date, source: str = "greenhouse", days: int = 120) -> Snapshot:
    """Three postings a day over `days` days; those before `begun` were found on that day."""
    postings = []
    for number in range(3 * days):
        posted = UNTIL - timedelta(days=1 + number // 3)
        seen = datetime.combine(max(posted, begun), datetime.min.time(), UTC)
        postings.append(
            Posting(
                f"{source}:{number}",
                source,
                "x",
                posted,
                role="a",
                company=f"c{number % 40}",
                required=frozenset({"python"}),
                first_seen=seen,
                last_seen=seen,
            )
        )
    return Snapshot.build(postings)


def test_weeks_before_the_first_run_are_neither_complete_nor_drawn() -> None:
    begun = UNTIL - timedelta(weeks=10, days=3)
    found = trends(collected_since(begun), Slice(role="a"), UNTIL)
    before = found.weeks["week"].map(lambda week: week < begun)
    assert before.any()
    assert not found.weeks.loc[before, "complete"].any()
    assert (
        found.weeks.loc[before & found.weeks["week"].map(lambda week: week + timedelta(days=7) <= begun), "share"]
        .isna()
        .all()
    )
    assert found.weeks.loc[~before, "complete"].sum() == 10
    assert found.collected_since == begun
    assert found.words is None
    assert not market_weeks(collected_since(begun), Slice(role="a"), UNTIL)["complete"].iloc[:15].any()


@pytest.mark.parametrize(("weeks", "is_told"), [(3, False), (7, False), (8, True), (20, True)])
def test_a_trend_is_told_once_both_windows_were_collected(weeks: int, is_told: bool) -> None:
    begun = UNTIL - timedelta(weeks=weeks)
    market = collected_since(begun, days=200)
    for words in (
        trends(market, Slice(role="a"), UNTIL).words,
        leaders(market, Slice(role="a"), UNTIL, "company").words,
    ):
        assert (words is None) == is_told
        if words:
            assert f"Collecting since {begun:%b} {begun.day}, {begun.year}:" in words


def test_a_source_that_tells_its_past_and_a_posting_without_a_day_have_no_beginning() -> None:
    assert collected(collected_since(UNTIL, "theirstack")).since(np.array([0])) is None
    blind = Snapshot.build([Posting("greenhouse:1", "greenhouse", "x", UNTIL)])
    assert collected(blind).since(np.array([0])) is None
    assert collected(Snapshot.empty()).since(np.array([-1])) is None


def test_a_source_that_brings_nothing_new_for_two_weeks_has_ended() -> None:
    quiet = [
        Posting(
            f"lever:{n}",
            "lever",
            "x",
            UNTIL - timedelta(days=90 - n),
            first_seen=datetime.combine(UNTIL - timedelta(days=90 - n), datetime.min.time(), UTC),
        )
        for n in range(30)
    ]
    busy = [
        replace(
            one,
            posting_id=f"ashby:{n}",
            source="ashby",
            first_seen=datetime.combine(UNTIL - timedelta(days=60 - 2 * n), datetime.min.time(), UTC),
        )
        for n, one in enumerate(quiet)
    ]
    market = Snapshot.build([*quiet, *busy])
    ended = dict(zip(market.source.categories, collected(market).ended.tolist(), strict=True))
    assert ended["lever"] == day_number(UNTIL - timedelta(days=61))
    assert ended["ashby"] > day_number(UNTIL)


def test_the_day_of_the_last_pass_is_left_out() -> None:
    market = replace(collected_since(UNTIL - timedelta(days=119)), as_of=datetime(2026, 11, 22, 15, tzinfo=UTC))
    found = trends(market, Slice(role="a"), UNTIL)
    assert found.until == date(2026, 11, 22)
    assert (found.now_count, found.before_count) == (84, 84)
