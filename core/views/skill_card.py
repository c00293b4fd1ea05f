"""What counts as a skill: its spellings, the rule for ambiguous ones, what implies it and what it implies."""

from dataclasses import dataclass
from datetime import date

from core.catalogue.skill import Casing, Skill
from core.market.demand import skill_demand
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Estimate
from core.texts import alphabetical
from core.views.knowledge import Knowledge
from core.views.windows import DEFAULT_DAYS, last_days


@dataclass(frozen=True, slots=True)
class SkillLookup:
    """One entry of the taxonomy; other skills are names.

    Spellings that a rule of the entry governs are not among `any_case` and `exact_case`. `demand` is over all roles,
    None where nobody asks for it; in `choice_share` of the postings (0-1, a part of it) any one of several is enough.
    Of each group in `one_of` any one must be known before, the usual one first.
    """

    skill: Skill
    any_case: tuple[str, ...]
    exact_case: tuple[str, ...]
    implies: tuple[str, ...]
    implied_by: tuple[str, ...]
    prerequisites: tuple[str, ...]
    one_of: tuple[tuple[str, ...], ...]
    helpful: tuple[str, ...]
    related: tuple[str, ...]
    asked_count: int
    days: int
    demand: Estimate | None
    choice_share: float


def skill_lookup(
    snapshot: Snapshot, knowledge: Knowledge, skill_id: str, *, today: date, days: int = DEFAULT_DAYS
) -> SkillLookup:
    """What counts as `skill_id`. Raises KeyError for an unknown one."""
    taxonomy = knowledge.taxonomy
    skill = taxonomy.skills[skill_id]
    since, until = last_days(days, today)
    frame = skill_demand(snapshot, Slice(since=since, until=until))
    row = frame[frame["skill"] == skill_id]
    demand = None
    if len(row):
        share, low, high, n = row.iloc[0][["demand_share", "share_low", "share_high", "posting_count"]]
        demand = Estimate(float(share), float(low), float(high), int(n))

    def names(ids: "tuple[str, ...] | list[str]") -> tuple[str, ...]:
        return tuple(sorted(map(knowledge.skill_name, ids), key=alphabetical))

    # What a rule governs counts by that rule only, whatever its alias says.
    governed = {term.casefold() for term in skill.ambiguity.terms} if skill.ambiguity else set()
    spelt = [alias for alias in skill.aliases if alias.text != skill.name and alias.text.casefold() not in governed]
    own_name = () if skill.name.casefold() in governed else (skill.name,)
    return SkillLookup(
        skill=skill,
        any_case=(*own_name, *(alias.text for alias in spelt if alias.match is Casing.ANY_CASE)),
        exact_case=tuple(alias.text for alias in spelt if alias.match is Casing.EXACT_CASE),
        implies=names([implied for implied in taxonomy.closure[skill_id] if implied != skill_id]),
        implied_by=names(
            [other for other, implied in taxonomy.closure.items() if skill_id in implied and other != skill_id]
        ),
        prerequisites=names(skill.hard),
        one_of=tuple(tuple(map(knowledge.skill_name, group)) for group in skill.one_of),
        helpful=names(skill.soft),
        related=names(skill.related),
        asked_count=int(row.iloc[0]["asked_count"]) if len(row) else 0,
        days=days,
        demand=demand,
        choice_share=float(row.iloc[0]["choice_share"]) if len(row) else 0.0,
    )
