"""Where somebody stands with respect to a role, in counts: skills asked for most, and adverts within reach."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from core.market.demand import company_count
from core.market.fit import THETA
from core.market.gap import MOST_ASKED, scored_demand, standing_of
from core.market.sample_size import too_few
from core.models import User
from core.snapshot.snapshot import Snapshot
from core.views.audience import Chip, audience
from core.views.filters import Filters
from core.views.knowledge import Knowledge, person_key
from core.views.view_cache import remembered
from core.views.windows import DEFAULT_DAYS, last_days, span


@dataclass(frozen=True)
class CountsView:
    """Where a person stands to `role`.

    `table` holds the MOST_ASKED scored skills that adverts of the role ask for most: skill, name, owned,
    kind (owned, missing or optional: most who ask for it do not require it), demand_share, share_low, share_high,
    required_share (0-1), asked_count. `fit_count` of `rated_count` adverts fit the person at least half;
    `near_count` more would with two skills more. `chips` are the default filters of the profile. `words` is set below
    the floor.
    """

    role: str
    role_name: str
    chips: tuple[Chip, ...]
    table: pd.DataFrame
    posting_count: int
    company_count: int
    span: tuple[date, date] | None
    fit_count: int
    near_count: int
    rated_count: int
    words: str | None

    @property
    def owned_count(self) -> int:
        """How many of the most asked skills the person has."""
        return int(self.table["owned"].sum())

    @property
    def asked_count(self) -> int:
        """How many there are: MOST_ASKED, or fewer where adverts ask for fewer."""
        return len(self.table)


@remembered(
    lambda snapshot, knowledge, user, role, *, today, days=DEFAULT_DAYS, filters=None, widened=frozenset(): (
        person_key(user),
        role,
        today,
        days,
        filters,
        widened,
    )
)
def counts_view(
    snapshot: Snapshot,
    knowledge: Knowledge,
    user: User,
    role: str,
    *,
    today: date,
    days: int = DEFAULT_DAYS,
    filters: Filters | None = None,
    widened: frozenset[str] = frozenset(),
) -> CountsView:
    """How `user` stands to `role` in the adverts of the last `days` days up to `today` within `filters`.

    And of their own level and place, unless these are `widened`.
    """
    since, until = last_days(days, today)
    chosen = filters or Filters()
    around = audience(snapshot, user, chosen.narrow(role=role, since=since, until=until), chosen, widened)
    slice, profile = around.asked, knowledge.profile(user)
    table = scored_demand(snapshot, slice, profile).head(MOST_ASKED)
    table = table[["skill", "demand_share", "share_low", "share_high", "required_share", "asked_count"]].copy()
    table["name"] = knowledge.skill_names(table["skill"])
    table["owned"] = table["skill"].isin(list(profile.satisfied))
    table["kind"] = "missing"
    table.loc[table["required_share"] < table["demand_share"] / 2, "kind"] = "optional"
    table.loc[table["owned"], "kind"] = "owned"
    standing, rows = standing_of(snapshot, slice, profile), slice.rows(snapshot)
    return CountsView(
        role=role,
        role_name=knowledge.role_name(role),
        chips=around.chips,
        table=table.reset_index(drop=True),
        posting_count=len(rows),
        company_count=company_count(snapshot, rows),
        span=span(snapshot, slice),
        fit_count=int(standing.ready(THETA).sum()),
        near_count=standing.near_count(THETA),
        rated_count=standing.adverts.size,
        words=too_few(len(rows)),
    )
