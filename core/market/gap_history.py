"""What changed a person's numbers since last time: what they learned, and what the market did."""

from dataclasses import dataclass

from core.market.coverage import coverage_values
from core.market.gap import THRESHOLD, scored_demand, standing_of
from core.market.profile import OwnedSkills
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Change:
    """What changed a number: `after - before` is `learned` (the profile) plus `market` (the postings)."""

    before: float
    after: float
    learned: float
    market: float


def gap_changes(
    before: tuple[Snapshot, Slice, OwnedSkills],
    after: tuple[Snapshot, Slice, OwnedSkills],
    *,
    threshold: float = THRESHOLD,
) -> dict[str, Change]:
    """What changed since last time, for coverage, weighted_coverage and readiness: learned first, then the market.

    The learned part compares the profiles on the postings of then, the market part the postings for the profile of
    now, so the two add up. A number that is missing at either time is left out.
    """
    then, now = (_standing(*side, threshold) for side in (before, after))
    learned = before[2] != after[2]
    between = _standing(before[0], before[1], after[2], threshold) if learned else then
    return {
        name: Change(then[name], now[name], between[name] - then[name], now[name] - between[name])
        for name in ("coverage", "weighted_coverage", "readiness")
        if name in then and name in between and name in now
    }


def _standing(snapshot: Snapshot, asked: Slice, profile: OwnedSkills, threshold: float) -> dict[str, float]:
    """What `gap` gives of these numbers, without the intervals, which take most of its time."""
    values_by_name = {}
    if values := coverage_values(scored_demand(snapshot, asked, profile), profile.satisfied, threshold):
        values_by_name["coverage"], values_by_name["weighted_coverage"] = values
    standing = standing_of(snapshot, asked, profile)
    if standing.adverts.size:
        values_by_name["readiness"] = float(standing.fits.mean())
    return values_by_name
