"""Validation of an account's fields: input is untrusted, and is cleaned or refused."""

import unicodedata
from collections.abc import Callable, Mapping
from enum import StrEnum
from math import isfinite
from typing import Any, TypeVar

from email_validator import EmailNotValidError, validate_email

from core.errors import InvalidProfile
from core.models import Evidence, EvidenceKind, SkillLevel, StepState, User
from core.texts import languages, optional_text
from core.texts import text as words

EXPERIENCE_LEVELS = (
    "1st Year",
    "2nd Year",
    "3rd Year",
    "4th Year",
    "Intern",
    "Junior",
    "Mid-level",
    "Senior",
    "Lead",
    "Principal",
)
MAX_EMAIL = 254
MAX_NAME = 100
MAX_LOCATION = 100
MAX_SKILL = 60
MAX_YEARS = 60
MAX_SUBJECT = 80
DEGREES = ("phd", "master", "bachelor", "associate", "school")  # from the highest down
MAX_SKILLS = 300
MAX_EVIDENCE = 600
MAX_EVIDENCE_TEXT = 400
MAX_ROLES = 20
MAX_PREFERENCES = 50
MAX_PREFERENCE = 200
LANGUAGE = "language"  # the preference that says which language somebody reads
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

Resolve = Callable[[str], str | None]
Choice = TypeVar("Choice", bound=StrEnum)


def clean_email(value: object) -> str:
    """The address in lower case. Raises InvalidProfile. Asks no name server."""
    text = clean_text("email", value, MAX_EMAIL)
    try:
        return validate_email(text, check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise InvalidProfile("email", words("account_error.email")) from error


def clean_text(field: str, value: object, limit: int) -> str:
    """Text with single spaces, composed (NFC). Raises InvalidProfile on what cannot or must not be shown."""
    if not isinstance(value, str):
        raise InvalidProfile(field, words("account_error.text", field=_called(field)))
    if len(value) > limit * 4:
        raise InvalidProfile(field, words("account_error.long", field=_called(field), limit=limit))
    text = " ".join(unicodedata.normalize("NFC", value).split())
    if any(unicodedata.category(char) in ("Cc", "Cs", "Co") or char in _BIDI_CONTROLS for char in text):
        raise InvalidProfile(field, words("account_error.characters", field=_called(field)))
    if len(text) > limit:
        raise InvalidProfile(field, words("account_error.long", field=_called(field), limit=limit))
    return text


def clean_changes(changes: Mapping[str, Any], resolve: Resolve, find_role: Resolve) -> dict[str, Any]:
    """The changed fields of a User, ready to store. Raises InvalidProfile for a bad value or an unknown field."""
    cleaned: dict[str, Any] = {}
    for field, value in changes.items():
        match field:
            case "full_name":
                cleaned[field] = clean_text(field, value, MAX_NAME)
            case "location":
                cleaned[field] = clean_text(field, value, MAX_LOCATION)
            case "experience_level":
                cleaned[field] = clean_level(value)
            case "skills":
                cleaned["skills"], cleaned["other_skills"] = clean_skills(value, resolve)
            case "target_roles":
                cleaned[field] = clean_roles(value, find_role)
            case "experience_years":
                cleaned[field] = clean_years(field, value)
            case "skill_years":
                cleaned[field] = clean_skill_years(value, resolve)
            case "degree":
                cleaned[field] = clean_degree(value)
            case "degree_subject":
                cleaned[field] = clean_text(field, value, MAX_SUBJECT)
            case "skill_levels":
                cleaned[field] = clean_skill_levels(value, resolve)
            case "evidence":
                cleaned[field] = clean_evidence(value, resolve)
            case "progress":
                cleaned[field] = clean_progress(value, resolve)
            case "preferences":
                cleaned[field] = clean_preferences(value)
            case _:
                raise InvalidProfile(str(field)[:40], words("account_error.fixed"))
    return cleaned


def profile_language(user: User) -> str | None:
    """The language somebody keeps in their profile, for what reaches them elsewhere; None where they chose none."""
    chosen = user.preferences.get(LANGUAGE)
    return str(chosen) if chosen in languages() else None


def clean_level(value: object) -> str:
    """One of EXPERIENCE_LEVELS in any case, or "". Raises InvalidProfile for anything else."""
    text = clean_text("experience_level", value, 40)
    levels = {level.casefold(): level for level in ("", *EXPERIENCE_LEVELS)}
    levels["mid"] = levels["mid level"] = "Mid-level"
    if text.casefold() not in levels:
        raise InvalidProfile("experience_level", words("account_error.level", levels=", ".join(EXPERIENCE_LEVELS)))
    return levels[text.casefold()]


def clean_years(field: str, value: object) -> float | None:
    """Years from 0 to MAX_YEARS with one decimal, None for nothing said. Raises InvalidProfile."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= MAX_YEARS:
        raise InvalidProfile(field, words("account_error.years", field=_called(field), most=MAX_YEARS))
    return round(float(value), 1)


def clean_skill_years(value: object, resolve: Resolve) -> dict[str, float]:
    """Years with each skill; none is left out. Raises InvalidProfile."""
    if not isinstance(value, Mapping) or len(value) > MAX_SKILLS:
        raise InvalidProfile("skill_years", words("account_error.skill_years"))
    cleaned = {}
    for name, typed_years in value.items():
        skill, years = resolve(clean_text("skill_years", name, MAX_SKILL)), clean_years("skill_years", typed_years)
        if skill is None:
            raise InvalidProfile("skill_years", words("account_error.skill_years"))
        if years:
            cleaned[skill] = years
    return cleaned


def clean_degree(value: object) -> str:
    """One of DEGREES in any case, or "". Raises InvalidProfile."""
    degree = clean_text("degree", value, 40).casefold()
    if degree and degree not in DEGREES:
        raise InvalidProfile("degree", words("account_error.degree", degrees=", ".join(DEGREES)))
    return degree


def clean_skills(value: object, resolve: Resolve) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Any spellings in; taxonomy ids and, as typed, what the taxonomy does not know. Each once, in the order given."""
    ids: dict[str, None] = {}
    unresolved: dict[str, str] = {}
    for text in _texts("skills", value, MAX_SKILLS, MAX_SKILL):
        skill = resolve(text)
        if skill is not None:
            ids[skill] = None
        else:
            unresolved.setdefault(text.casefold(), text)
    return tuple(ids), tuple(unresolved.values())


def clean_roles(value: object, find_role: Resolve) -> tuple[str, ...]:
    """The ids of the roles that are named, each once, in order. Raises InvalidProfile for one that is unknown."""
    roles: dict[str, None] = {}
    for text in _texts("target_roles", value, MAX_ROLES, 80):
        role = find_role(text)
        if role is None:
            raise InvalidProfile("target_roles", words("account_error.role", name=repr(text)))
        roles[role] = None
    return tuple(roles)


def clean_skill_levels(value: object, resolve: Resolve) -> dict[str, SkillLevel]:
    """How well each skill is known; the working level is the default and left out."""
    wrong = words("account_error.skill_level", levels=", ".join(SkillLevel))
    levels = _by_skill("skill_levels", value, resolve, SkillLevel, words("account_error.skill_levels"), wrong)
    return {skill: level for skill, level in levels.items() if level is not SkillLevel.WORKING}


def clean_evidence(value: object, resolve: Resolve) -> tuple[Evidence, ...]:
    """What shows each skill: mappings of `skill`, `kind` and `text`, each once."""
    if isinstance(value, str) or not isinstance(value, list | tuple) or len(value) > MAX_EVIDENCE:
        raise InvalidProfile("evidence", words("account_error.evidence", most=MAX_EVIDENCE))
    cleaned: dict[Evidence, None] = {}
    for entry in value:
        if not isinstance(entry, Mapping) or entry.keys() != {"skill", "kind", "text"}:
            raise InvalidProfile("evidence", words("account_error.evidence_entry"))
        skill = resolve(clean_text("evidence", entry["skill"], MAX_SKILL))
        if skill is None or entry["kind"] not in list(EvidenceKind):
            raise InvalidProfile("evidence", words("account_error.evidence_kind", kinds=", ".join(EvidenceKind)))
        text = clean_text("evidence", entry["text"], MAX_EVIDENCE_TEXT)
        cleaned[Evidence(skill, EvidenceKind(entry["kind"]), text)] = None
    return tuple(cleaned)


def clean_progress(value: object, resolve: Resolve) -> dict[str, StepState]:
    """The state of each skill by its id. Raises InvalidProfile for an unknown skill or state."""
    wrong = words("account_error.progress_states", states=", ".join(StepState))
    return _by_skill("progress", value, resolve, StepState, words("account_error.progress"), wrong)


def _by_skill(
    field: str, value: object, resolve: Resolve, kind: type[Choice], no_mapping: str, wrong: str
) -> dict[str, Choice]:
    """A member of `kind` for each skill by its id. Raises InvalidProfile with `no_mapping` or `wrong`."""
    if not isinstance(value, Mapping) or len(value) > MAX_SKILLS:
        raise InvalidProfile(field, no_mapping)
    by_skill = {}
    for name, choice in value.items():
        skill = resolve(clean_text(field, name, MAX_SKILL))
        if skill is None or choice not in list(kind):
            raise InvalidProfile(field, wrong)
        by_skill[skill] = kind(choice)
    return by_skill


def clean_preferences(value: object) -> dict[str, str | int | float | bool]:
    """Flat settings of the pages: short plain keys, short plain values."""
    if not isinstance(value, Mapping) or len(value) > MAX_PREFERENCES:
        raise InvalidProfile("preferences", words("account_error.preferences", most=MAX_PREFERENCES))
    preferences: dict[str, str | int | float | bool] = {}
    for key, setting in value.items():
        if not isinstance(key, str) or not key.isascii() or not key.isidentifier() or len(key) > 40:
            raise InvalidProfile("preferences", words("account_error.preference_name"))
        if key == LANGUAGE and setting not in languages():
            offered = ", ".join(languages())
            raise InvalidProfile(
                "preferences", words("account_error.preference_language", name=repr(setting)[:20], languages=offered)
            )
        if isinstance(setting, str):
            preferences[key] = clean_text("preferences", setting, MAX_PREFERENCE)
        elif isinstance(setting, bool | int | float) and isfinite(setting) and abs(setting) < 2**53:
            preferences[key] = setting
        else:
            raise InvalidProfile("preferences", words("account_error.preference_value"))
    return preferences


def _texts(field: str, value: object, most: int, limit: int) -> list[str]:
    if isinstance(value, str) or not isinstance(value, list | tuple | set | frozenset):
        raise InvalidProfile(field, words("account_error.list", field=_called(field)))
    if len(value) > most:
        raise InvalidProfile(field, words("account_error.entries", field=_called(field), most=most))
    texts = [clean_text(field, item, limit) for item in value]
    return [text for text in texts if text]


def _called(field: str) -> str:
    return optional_text(f"account_field.{field}") or words("account_field.other")
