"""The Home page: the market over all roles."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from core.export import Export, Provenance, table_export
from core.market.demand import demand
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.views.knowledge import Knowledge
from core.views.windows import DEFAULT_DAYS, last_days

SHOWN = 15
COLUMNS = {
    "skill": "taxonomy id",
    "name": "name of the skill",
    "demand_share": "share of postings that ask for it, 0-1",
    "share_low": "lower end of the 95 % interval, 0-1",
    "share_high": "upper end of the 95 % interval, 0-1",
    "asked_count": "postings that ask for it",
    "posting_count": "postings in the slice: the base",
}


@dataclass(frozen=True)
class HomeView:
    """`table` has the columns of COLUMNS, most asked skills over all roles first; `words` is set below the floor."""

    days: int
    posting_count: int
    words: str | None
    table: pd.DataFrame
    export: Export


def home_view(snapshot: Snapshot, knowledge: Knowledge, *, today: date, days: int = DEFAULT_DAYS) -> HomeView:
    """The market over all roles in the last `days` days."""
    since, until = last_days(days, today)
    found = demand(snapshot, Slice(since=since, until=until))
    table = found.skills.head(0 if found.words else SHOWN).copy()
    table["name"] = knowledge.skill_names(table["skill"])
    table = table[list(COLUMNS)]
    provenance = Provenance(
        table="market",
        snapshot_id=snapshot.snapshot_id,
        taxonomy_version=snapshot.taxonomy_version,
        as_of=snapshot.as_of,
        is_sample=snapshot.is_sample,
        slice={"since": since, "until": until, "days": days},
        columns=COLUMNS,
        counts={"postings": found.posting_count, "companies": found.company_count},
    )
    return HomeView(days, found.posting_count, found.words, table, table_export(table, provenance))
