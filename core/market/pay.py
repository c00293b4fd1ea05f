"""What a slice pays: quartiles of annual pay, and an interval of the median by companies.

docs/method.md states the formula with its source.
"""

import numpy as np
from numpy.typing import NDArray

from core.market.sample_size import SALARY_FLOOR
from core.snapshot.columns import GROUPS
from core.snapshot.counting import company_pairs
from core.snapshot.snapshot import Snapshot
from core.stats.clustering import effective_counts
from core.stats.proportions import Floats, Pay, quartiles, wilson

QUARTILES = (25, 50, 75)


def pay_rows(snapshot: Snapshot, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Those of `rows` that say both ends of their pay."""
    return rows[~np.isnan(snapshot.salary_min[rows]) & ~np.isnan(snapshot.salary_max[rows])]


def salaries(snapshot: Snapshot, rows: NDArray[np.int64]) -> Floats:
    """Annual pay in USD of those `rows` that say it: the middle of the advert's range."""
    paid_rows = pay_rows(snapshot, rows)
    middle: Floats = (snapshot.salary_min[paid_rows].astype(float) + snapshot.salary_max[paid_rows]) / 2
    return middle


def pay_of(snapshot: Snapshot, rows: NDArray[np.int64]) -> Pay | None:
    """Quartiles of the annual pay in USD that `rows` say, None below SALARY_FLOOR of them.

    The interval of the median (95 %) is Woodruff's (1952): the share of pay below the median is one half, Wilson's
    interval of that share on the effective number of postings is read off the sorted pay. A company's postings pay much
    alike, which is learned from the shares below all three quartiles.
    """
    paid_rows, pay = pay_rows(snapshot, rows), salaries(snapshot, rows)
    middle = quartiles(pay) if len(pay) >= SALARY_FLOOR else None
    if middle is None:
        return None
    group = snapshot.group[paid_rows]
    below = np.stack([_below(pay, end, group) for end in np.percentile(pay, QUARTILES)], axis=1)
    sizes, pairs = np.bincount(group, minlength=GROUPS), company_pairs(snapshot, paid_rows)
    low, high = wilson(0.5, effective_counts(below[:, 1:2], sizes, pairs, others=below))
    bounds = np.percentile(pay, [100 * float(low[0]), 100 * float(high[0])])
    return Pay(middle.lower, middle.median, middle.upper, middle.n, float(bounds[0]), float(bounds[1]))


def _below(pay: Floats, end: float, group: NDArray[np.uint16]) -> Floats:
    """How much pay of each company group lies below `end`, (GROUPS,); what equals it counts half."""
    return np.bincount(group, (pay < end) + (pay == end) / 2, GROUPS).astype(float)
