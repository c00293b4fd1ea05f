"""What is rising and what is falling, with the test behind the word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

import numpy as np
import pandas as pd

from core.market.sample_size import RANK_FLOOR, too_few
from core.market.series import SPAN, series_of
from core.market.standardise import MIX, SOURCES, Shares, skill_shares
from core.market.weeks import Weeks
from core.snapshot.counting import asked_counts
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import (
    FALSE_DISCOVERY_RATE,
    Floats,
    difference_interval,
    discovery_rates,
    two_proportions,
    wilson,
)

SKILLS = 50


class Verdict(StrEnum):
    """What a change of a share is called."""

    RISING = "rising"
    FALLING = "falling"
    NO_CHANGE = "no detectable change"


@dataclass(frozen=True)
class Trends:
    """How a slice moved up to `until`: `skills` one row a skill (`change_frame`), `weeks` one row a skill and week.

    `now_count` and `before_count` are the postings of the last 28 days and the 28 before. `fixed_mix` says whether
    shares are on a fixed role x country x source mix; `compared_share` is the share of both windows' postings whose
    cell has postings in both, 1 where the mix is not fixed. `words` is set where a window is below the floor, or
    reaches back before collecting began (`collected_since`, None for always): then nothing is called rising or falling.
    Over one role the mix of sources is held fixed.
    """

    asked: Slice
    until: date
    snapshot_id: str
    as_of: datetime | None
    is_sample: bool
    now_count: int
    before_count: int
    fixed_mix: bool
    compared_share: float
    words: str | None
    skills: pd.DataFrame
    weeks: pd.DataFrame
    collected_since: date | None = None


def trends(
    snapshot: Snapshot,
    asked: Slice,
    until: date,
    *,
    skills: Sequence[str] | None = None,
    limit: int = SKILLS,
    fixed_mix: bool | None = None,
) -> Trends:
    """Change of the 28 days before `until` over the 28 before those, and weekly shares.

    `skills` are those shown, else the `limit` most asked in the 56 days: the false-discovery rate is over these.
    Weeks go back to `asked.since`, 26 of them where it is not set; `asked.until` is not looked at. The mix of role,
    country and source is fixed where `asked` is about all roles, that of sources where it is about one, unless told.
    """
    mixed = asked.role is None if fixed_mix is None else fixed_mix
    shown = tuple(skills) if skills is not None else _most_asked(snapshot, asked, until, limit)
    codes = snapshot.codes_of(shown)
    series = series_of(snapshot, asked, until, MIX if mixed else SOURCES if fixed_mix is None else ())
    weekly = series.weekly()
    shares = skill_shares(snapshot, series.compared(), codes)
    words = series.words or window_words(shares)
    return Trends(
        asked=asked,
        until=series.until,
        snapshot_id=snapshot.snapshot_id,
        as_of=snapshot.as_of,
        is_sample=snapshot.is_sample,
        now_count=int(shares.bases[1]),
        before_count=int(shares.bases[0]),
        fixed_mix=mixed,
        compared_share=series.compared_share,
        words=words,
        skills=change_frame("skill", shown, shares, words is None, snapshot.snapshot_id),
        weeks=week_frame("skill", shown, series.weeks, skill_shares(snapshot, weekly, codes), weekly.held),
        collected_since=series.collected_since,
    )


def skill_changes(snapshot: Snapshot, asked: Slice, until: date) -> pd.DataFrame:
    """The `skills` that `trends` gives of a slice by default, without the weeks, which take as long again.

    `until` is the day after the last of the 28 days that are compared; columns are those of `change_frame`.
    """
    shown = _most_asked(snapshot, asked, until, SKILLS)
    series = series_of(snapshot, asked, until, MIX if asked.role is None else SOURCES)
    shares = skill_shares(snapshot, series.compared(), snapshot.codes_of(shown))
    words = series.words or window_words(shares)
    return change_frame("skill", shown, shares, words is None, snapshot.snapshot_id)


def change_frame(name: str, values: Sequence[str], shares: Shares, enough: bool, snapshot_id: str) -> pd.DataFrame:
    """One row a value, the most risen first. `shares` has two periods, before and now.

    Columns: `name` (str, unique), now_count, before_count, now_postings, before_postings (int, plain counts),
    now_share, before_share (0-1, on the fixed mix if there is one), trend_pp, trend_low, trend_high (percentage points
    per 28 days, 95 %, NaN without postings in both windows), p_value, q_value (adjusted over all rows), one_company
    (bool: a change beyond chance of which more than half is the doing of one company: no trend), verdict (str),
    snapshot_id.
    """
    (before, now), (n_before, n_now) = shares.share, shares.effective
    p_values = two_proportions(before, n_before, now, n_now)
    if not enough:
        p_values = np.ones_like(p_values)
    one_company = shares.one_company & (p_values <= FALSE_DISCOVERY_RATE)
    q_values = discovery_rates(np.where(one_company, 1.0, p_values))
    low, high = difference_interval(before, n_before, now, n_now)
    change = 100 * (now - before)
    called = np.where(change > 0, Verdict.RISING.value, Verdict.FALLING.value)
    verdict = np.where(q_values <= FALSE_DISCOVERY_RATE, called, Verdict.NO_CHANGE.value)
    frame = pd.DataFrame(
        {
            name: pd.Series(list(values), dtype="str"),
            "now_count": shares.hits[1],
            "before_count": shares.hits[0],
            "now_postings": np.full(len(values), shares.bases[1]),
            "before_postings": np.full(len(values), shares.bases[0]),
            "now_share": now,
            "before_share": before,
            "trend_pp": change,
            "trend_low": 100 * low,
            "trend_high": 100 * high,
            "p_value": p_values,
            "q_value": q_values,
            "one_company": one_company,
            "verdict": pd.Series(verdict.tolist(), dtype="str"),
            "snapshot_id": pd.Series([snapshot_id] * len(values), dtype="str"),
        }
    )
    return frame.sort_values(["trend_pp", name], ascending=[False, True]).reset_index(drop=True)


def week_frame(name: str, values: Sequence[str], weeks: Weeks, shares: Shares, held: Floats) -> pd.DataFrame:
    """One row a value and week, values in their order, weeks ascending.

    Columns: `name`, week (date, its Monday), asked_count, posting_count (int), share, share_low, share_high (0-1, 95 %;
    NaN without postings), complete (bool), mix_share (0-1: how much of the fixed mix has postings that week).
    """
    low, high = wilson(shares.share, shares.effective)
    count = len(values)
    return pd.DataFrame(
        {
            name: pd.Series(np.repeat(np.array(values, dtype=object), weeks.count), dtype="str"),
            "week": pd.Series(list(weeks.mondays) * count, dtype=object),
            "asked_count": shares.hits.T.ravel(),
            "posting_count": np.tile(shares.bases, count),
            "share": shares.share.T.ravel(),
            "share_low": low.T.ravel(),
            "share_high": high.T.ravel(),
            "complete": np.tile(np.array(weeks.complete, dtype=bool), count),
            "mix_share": np.tile(held, count),
        }
    )


def window_words(shares: Shares) -> str | None:
    """Why nothing is called rising or falling: a window below the floor; None where both have enough."""
    return too_few(int(shares.bases.min()), RANK_FLOOR, "trend")


def _most_asked(snapshot: Snapshot, asked: Slice, until: date, limit: int) -> tuple[str, ...]:
    recent = replace(asked, since=until - timedelta(days=2 * SPAN), until=until)
    counts = asked_counts(snapshot, recent.rows(snapshot))
    codes = sorted(np.flatnonzero(counts).tolist(), key=lambda code: (-int(counts[code]), snapshot.skills[code]))
    return tuple(snapshot.skills[code] for code in codes[:limit])
