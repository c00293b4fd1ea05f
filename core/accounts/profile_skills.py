"""Keeps the details of a profile's skills consistent with the skills, and notes when each was learned."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from core.models import User


def with_own_skills_only(user: User) -> User:
    """`user` without levels, years and evidence of skills that are not in the profile."""
    levels = {skill: level for skill, level in user.skill_levels.items() if skill in user.skills}
    years = {skill: count for skill, count in user.skill_years.items() if skill in user.skills}
    evidence = tuple(item for item in user.evidence if item.skill in user.skills)
    return replace(user, skill_levels=levels, skill_years=years, evidence=evidence)


def learned_days(user: User, cleaned: Mapping[str, Any], today: date) -> dict[str, Any]:
    """When each skill joined the profile, as a change of it; the first skills ever named were not learned that day."""
    if "skills" not in cleaned:
        return {}
    joined = dict.fromkeys(set(cleaned["skills"]).difference(user.skills), today) if user.skills else {}
    days = {**user.learned_on, **joined}
    return {"learned_on": {skill: days[skill] for skill in cleaned["skills"] if skill in days}}
