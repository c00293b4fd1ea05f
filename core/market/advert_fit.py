"""How well somebody fits one advert that is in no snapshot: the same formula as for the collected ones."""

from collections.abc import Collection
from dataclasses import dataclass

from core.market.profile import OwnedSkills
from core.market.units import OPTIONAL_WEIGHT


@dataclass(frozen=True, slots=True)
class AdvertFit:
    """`fit` is 0-1, None where the advert asks for no scored skill; the rest are scored skill ids, sorted.

    `matched` are asked skills that are satisfied.
    """

    fit: float | None
    required: tuple[str, ...]
    matched: tuple[str, ...]
    missing_required: tuple[str, ...]
    missing_optional: tuple[str, ...]

    @property
    def required_matched_count(self) -> int:
        """How many of the required skills are satisfied."""
        return len(self.required) - len(self.missing_required)


def advert_fit(required: Collection[str], optional: Collection[str], profile: OwnedSkills) -> AdvertFit:
    """The fit of `profile` for an advert that asks for these skills; what is required is not optional as well.

    Skills are ids; those that count for nothing are left out. The fit is Σ weight · credit / Σ weight (0-1) as in
    `core.market.fit`, None where nothing that counts is asked for.
    """
    scoring = profile.scoring
    weights = {skill: OPTIONAL_WEIGHT for skill in optional if scoring.counts(skill)}
    weights |= {skill: 1.0 for skill in required if scoring.counts(skill)}
    asked = sorted(weights)
    units: dict[str, tuple[float, float]] = {}
    for skill, credit in zip(asked, profile.credits(asked).tolist(), strict=True):
        unit = f"rivals {scoring.rivals[skill]}" if skill in scoring.rivals else skill
        weight, best = units.get(unit, (0.0, 0.0))
        units[unit] = (max(weight, weights[skill]), max(best, credit))
    whole = sum(weight for weight, _ in units.values())
    satisfied = profile.satisfied
    musts = tuple(skill for skill in asked if weights[skill] == 1.0)
    missing = [skill for skill in asked if skill not in satisfied]
    return AdvertFit(
        fit=sum(weight * credit for weight, credit in units.values()) / whole if whole else None,
        required=musts,
        matched=tuple(skill for skill in asked if skill in satisfied),
        missing_required=tuple(skill for skill in missing if skill in musts),
        missing_optional=tuple(skill for skill in missing if skill not in musts),
    )
