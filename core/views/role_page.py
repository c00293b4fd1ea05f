"""The page of one role: what its adverts ask for, at which level, for which pay, who asks, and what is near."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from core.market.grouping import grouped
from core.market.pay import pay_of
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Pay
from core.texts import name_of
from core.views.knowledge import Knowledge
from core.views.view_cache import remembered
from core.views.windows import DEFAULT_DAYS, last_days

COMPANIES = 5


@dataclass(frozen=True)
class RoleView:
    """One role, without its most requested skills, which come from `counts_view`.

    `levels` has columns value (str), count, base (int) and share (0-1); `remote_share` is of the adverts that say;
    `pay` is annual USD, None below the floor. `adjacent` are role ids.
    """

    role: str
    role_name: str
    summary: str
    posting_count: int
    levels: pd.DataFrame
    remote_share: float | None
    pay: Pay | None
    companies: tuple[str, ...]
    adjacent: tuple[str, ...]


@remembered(lambda snapshot, knowledge, role, *, today, days=DEFAULT_DAYS: (role, today, days))
def role_view(
    snapshot: Snapshot, knowledge: Knowledge, role: str, *, today: date, days: int = DEFAULT_DAYS
) -> RoleView:
    """What the adverts of `role` say in the last `days` days."""
    since, until = last_days(days, today)
    slice = Slice(role=role, since=since, until=until)
    rows = slice.rows(snapshot)
    entry = knowledge.roles.get(role)
    companies = grouped(snapshot, slice, "company")
    levels = grouped(snapshot, slice, "seniority")
    remote = grouped(snapshot, slice, "work_model").set_index("value")["count"]
    stated_count = int(remote.drop("", errors="ignore").sum())
    return RoleView(
        role=role,
        role_name=knowledge.role_name(role),
        summary=name_of("role_summary", role, entry.summary) if entry else "",
        posting_count=len(rows),
        levels=levels[levels["value"] != ""],
        remote_share=float(remote.get("remote", 0)) / stated_count if stated_count else None,
        pay=pay_of(snapshot, rows),
        companies=tuple(companies.loc[companies["value"] != "", "value"].head(COMPANIES)),
        adjacent=tuple(entry.adjacent) if entry else (),
    )
