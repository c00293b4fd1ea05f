"""How often 95 % intervals hold the truth, in markets drawn from worlds where it is known: `benchmarks.coverage`.

For each kind of interval and each kind of world it prints the percentage of intervals that hold the truth, with the
standard error that comes of drawing so many markets, and for tests the rate of false discoveries.
"""

import argparse
import os
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

import numpy as np
import pandas as pd

from testbed.truth import WORLDS, held


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--markets", type=int, default=1000, help="drawn from each world")
    parser.add_argument("--processes", type=int, default=max((os.cpu_count() or 2) - 1, 1))
    given = parser.parse_args()
    table: dict[str, dict[str, str]] = defaultdict(dict)
    with ProcessPoolExecutor(given.processes) as pool:
        for name, world in WORLDS.items():
            markets = list(pool.map(held, repeat(world), range(given.markets), chunksize=10))
            for kind in markets[0]:
                table[kind][name] = _text([one.get(kind, np.nan) for one in markets])
    frame = pd.DataFrame(table).reindex(WORLDS)
    print("| world | " + " | ".join(frame.columns) + " |")
    print("|---" * (len(frame.columns) + 1) + "|")
    for name, row in frame.iterrows():
        print(f"| {name} | " + " | ".join(row.fillna("–")) + " |")


def _text(shares: list[float]) -> str:
    """Percentage and its standard error."""
    known = np.array([share for share in shares if not np.isnan(share)])
    if len(known) < 2:
        return "–"
    return f"{100 * known.mean():.1f} ± {100 * known.std(ddof=1) / np.sqrt(len(known)):.1f}"


if __name__ == "__main__":
    main()
