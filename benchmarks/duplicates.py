"""How well copies of one opening are marked, beside pairs that a person decided.

    python -m benchmarks.duplicates --postings FILE
    python -m benchmarks.duplicates --postings FILE --pairs PAIRS.jsonl

imports FILE (whatever the collector's `--import` takes, packed with gzip too) into a store of its own and prints one
JSON object: for each file of pairs, of the pairs marked as copies how many are (precision), of those that are how many
are marked (recall), and both by the reason that the label gives. Two postings are marked as copies where they point to
one original. Without --pairs those of `benchmarks/labels` are used.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.imported import imported, native_id
from benchmarks.reading import read_lines
from benchmarks.reading_scores import LABELS
from core.models import Posting

OUR_PAIRS = (LABELS / "pairs_dev.jsonl", LABELS / "pairs_kept.jsonl")


def main() -> None:
    """Import, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, nargs="+", default=list(OUR_PAIRS))
    options = parser.parse_args()
    with imported([options.postings]) as store:
        postings = list(store.postings.changes(None))
    originals = originals_of(postings)
    marked = sum(posting.duplicate_of is not None for posting in postings)
    figures: dict[str, object] = {"postings": len(postings), "marked_as_copies": marked}
    for file in options.pairs:
        figures[file.stem] = score(read_lines(file), originals)
    print(json.dumps(figures, indent=2))


def originals_of(postings: Iterable[Posting]) -> dict[str, str]:
    """The original's id for each posting's id, as the file has them; an original's own is itself."""
    by_id = {posting.posting_id: posting for posting in postings}
    originals = {}
    for posting in by_id.values():
        original = posting
        while original.duplicate_of in by_id:
            original = by_id[original.duplicate_of]
        originals[native_id(posting)] = native_id(original)
    return originals


def score(pairs: Iterable[Mapping[str, Any]], originals: Mapping[str, str]) -> dict[str, object]:
    """Precision and recall in percent with their bases; pairs with a posting that was not imported count nowhere."""
    reasons: dict[str, dict[str, int]] = defaultdict(lambda: {"pairs": 0, "marked": 0})
    right = wrong = missed = left_out = 0
    for pair in pairs:
        first, second = originals.get(str(pair["a"])), originals.get(str(pair["b"]))
        if first is None or second is None:
            left_out += 1
            continue
        marked = first == second
        reasons[pair["why"]]["pairs"] += 1
        reasons[pair["why"]]["marked"] += marked
        right += marked and pair["same"]
        wrong += marked and not pair["same"]
        missed += pair["same"] and not marked
    return {
        "precision": round(100 * right / (right + wrong), 1) if right + wrong else None,
        "recall": round(100 * right / (right + missed), 1) if right + missed else None,
        "right": right,
        "wrong": wrong,
        "missed": missed,
        "left_out": left_out,
        "by_reason": dict(sorted(reasons.items())),
    }


if __name__ == "__main__":
    main()
