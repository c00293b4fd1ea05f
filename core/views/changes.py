"""What changed between two snapshots: the market, the taxonomy and the duplicates separately."""

from dataclasses import dataclass

import pandas as pd

from core.formats.export import Export, table_export
from core.market.snapshot_diff import CAUSES, Difference, difference
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.views.columns import SKILL
from core.views.filters import ANY
from core.views.knowledge import Knowledge
from core.views.provenance import provenance_of

PARTS = {
    "market": [cause for cause in CAUSES if cause not in ("taxonomy", "duplicates")],
    "taxonomy": ["taxonomy"],
    "duplicates": ["duplicates"],
}
SHOWN = 15
CHANGED = {
    **SKILL,
    "before_count": "postings of the earlier snapshot that ask for it",
    "after_count": "postings of the later snapshot that ask for it",
    "before_share": "share of the earlier snapshot's postings that asked for it, 0-1",
    "after_share": "share of the later snapshot's postings that ask for it, 0-1",
    "market_part": "part of after_share - before_share from new, edited and gone postings and the window, -1 to 1",
    "taxonomy_part": "part of after_share - before_share from texts read with another taxonomy, -1 to 1",
    "duplicates_part": "part of after_share - before_share from copies found or no longer taken for copies, -1 to 1",
}


@dataclass(frozen=True)
class ChangesView:
    """What changed between two snapshots.

    `table` has the columns of CHANGED, the largest change first, `shown` its first rows; `gained` and `lost` are
    postings by cause: "taxonomy", "duplicates", "market".
    """

    found: Difference
    gained: dict[str, int]
    lost: dict[str, int]
    shown: pd.DataFrame
    table: pd.DataFrame
    export: Export


def changes_view(before: Snapshot, after: Snapshot, knowledge: Knowledge, role: str = ANY) -> ChangesView:
    """The postings of a role, or of all, in `before` and in `after`."""
    slice = Slice(role=None if role == ANY else role)
    changed = difference((before, slice), (after, slice))
    named = changed.skills.rename(columns={part: f"{part}_part" for part in PARTS})
    table = named.assign(name=knowledge.skill_names(named["skill"]))[list(CHANGED)]
    by_cause = changed.postings.set_index("cause")
    provenance = provenance_of(
        after,
        "changes",
        slice={"role": slice.role, "before_snapshot": before.snapshot_id, "after_snapshot": after.snapshot_id},
        columns=CHANGED,
        counts={"postings_before": changed.before_count, "postings_after": changed.after_count},
    )
    return ChangesView(
        found=changed,
        gained={part: int(by_cause.loc[causes, "gained"].sum()) for part, causes in PARTS.items()},
        lost={part: int(by_cause.loc[causes, "lost"].sum()) for part, causes in PARTS.items()},
        shown=table.head(SHOWN),
        table=table,
        export=table_export(table, provenance),
    )
