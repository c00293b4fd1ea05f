"""What learning one skill brings a person for the role they chose."""

from dataclasses import dataclass, replace
from datetime import date

from core.market.demand import skill_demand
from core.market.fit import THETA
from core.market.gap import standing_of
from core.market.sample_size import too_few
from core.models import User
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.views.audience import audience
from core.views.filters import Filters
from core.views.knowledge import Knowledge, person_key
from core.views.view_cache import remembered
from core.views.windows import DEFAULT_DAYS, last_days


@dataclass(frozen=True, slots=True)
class SkillForMe:
    """One skill and one person's chances with adverts of a role.

    `share` of the adverts ask for it. On average the person has `before` of what adverts ask for, and `after` once they
    have learned it (all three 0-1); then `more_count` more adverts fit. Where they have it already, or nobody counts
    it, nothing changes. `before` and `after` are None where no advert can be rated. `words` is set below the floor.
    """

    role_name: str
    is_owned: bool
    share: float
    before: float | None
    after: float | None
    more_count: int
    words: str | None


@remembered(
    lambda snapshot, knowledge, user, skill, role, *, today, days=DEFAULT_DAYS: (
        person_key(user),
        skill,
        role,
        today,
        days,
    )
)
def skill_for_me(
    snapshot: Snapshot,
    knowledge: Knowledge,
    user: User,
    skill: str,
    role: str,
    *,
    today: date,
    days: int = DEFAULT_DAYS,
) -> SkillForMe:
    """What `skill` brings `user` in the adverts of `role`, those of their own level and place as on Skill gap."""
    since, until = last_days(days, today)
    asked = audience(snapshot, user, Slice(role=role, since=since, until=until), Filters(), frozenset()).asked
    profile = knowledge.profile(user)
    now = standing_of(snapshot, asked, profile)
    then = now.with_skills(replace(profile, owned=profile.owned | {skill}).credits(snapshot.skills))
    demand = skill_demand(snapshot, asked)
    shares = dict(zip(demand["skill"], demand["demand_share"], strict=True))
    return SkillForMe(
        role_name=knowledge.role_name(role),
        is_owned=skill in profile.satisfied,
        share=float(shares.get(skill, 0.0)),
        before=now.readiness.value if now.readiness else None,
        after=then.readiness.value if then.readiness else None,
        more_count=int(then.ready(THETA).sum() - now.ready(THETA).sum()),
        words=too_few(len(asked.rows(snapshot))),
    )
