"""What an account's fields may hold. Everything arrives untrusted and leaves clean or not at all."""

import unicodedata
from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

from email_validator import EmailNotValidError, validate_email

from core.errors import InvalidProfile
from core.models import StepState

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
MAX_SKILLS = 300
MAX_ROLES = 20
MAX_PREFERENCES = 50
MAX_PREFERENCE = 200
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

Resolve = Callable[[str], str | None]


def clean_email(value: object) -> str:
    """The address in lower case. Raises InvalidProfile. Asks no name server."""
    text = clean_text("email", value, MAX_EMAIL)
    try:
        return validate_email(text, check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise InvalidProfile("email", "This is not an e-mail address such as name@example.org.") from error


def clean_text(field: str, value: object, limit: int) -> str:
    """Text with single spaces, composed (NFC). Raises InvalidProfile on what cannot or must not be shown."""
    if not isinstance(value, str):
        raise InvalidProfile(field, f"{_called(field)} must be text.")
    if len(value) > limit * 4:
        raise InvalidProfile(field, f"{_called(field)} may have up to {limit} characters.")
    text = " ".join(unicodedata.normalize("NFC", value).split())
    if any(unicodedata.category(char) in ("Cc", "Cs", "Co") or char in _BIDI_CONTROLS for char in text):
        raise InvalidProfile(field, f"{_called(field)} holds characters that cannot be shown.")
    if len(text) > limit:
        raise InvalidProfile(field, f"{_called(field)} may have up to {limit} characters.")
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
            case "progress":
                cleaned[field] = clean_progress(value, resolve)
            case "preferences":
                cleaned[field] = clean_preferences(value)
            case _:
                raise InvalidProfile(str(field)[:40], "This field cannot be changed.")
    return cleaned


def clean_level(value: object) -> str:
    text = clean_text("experience_level", value, 40)
    known = {level.casefold(): level for level in ("", *EXPERIENCE_LEVELS)}
    known["mid"] = known["mid level"] = "Mid-level"
    if text.casefold() not in known:
        raise InvalidProfile("experience_level", f"Experience level must be one of: {', '.join(EXPERIENCE_LEVELS)}.")
    return known[text.casefold()]


def clean_skills(value: object, resolve: Resolve) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Any spellings in; taxonomy ids and, as typed, what the taxonomy does not know. Each once, in the order given."""
    ids: dict[str, None] = {}
    others: dict[str, str] = {}
    for text in _texts("skills", value, MAX_SKILLS, MAX_SKILL):
        skill = resolve(text)
        if skill is not None:
            ids[skill] = None
        else:
            others.setdefault(text.casefold(), text)
    return tuple(ids), tuple(others.values())


def clean_roles(value: object, find_role: Resolve) -> tuple[str, ...]:
    roles: dict[str, None] = {}
    for text in _texts("target_roles", value, MAX_ROLES, 80):
        role = find_role(text)
        if role is None:
            raise InvalidProfile("target_roles", f"There is no role {text!r} here.")
        roles[role] = None
    return tuple(roles)


def clean_progress(value: object, resolve: Resolve) -> dict[str, StepState]:
    if not isinstance(value, Mapping) or len(value) > MAX_SKILLS:
        raise InvalidProfile("progress", "Progress must name the state of each skill.")
    progress = {}
    for name, state in value.items():
        skill = resolve(clean_text("progress", name, MAX_SKILL))
        if skill is None or state not in list(StepState):
            raise InvalidProfile("progress", f"Progress must be one of {', '.join(StepState)}, by skill.")
        progress[skill] = StepState(state)
    return progress


def clean_preferences(value: object) -> dict[str, str | int | float | bool]:
    """Flat settings of the pages: short plain keys, short plain values."""
    if not isinstance(value, Mapping) or len(value) > MAX_PREFERENCES:
        raise InvalidProfile("preferences", f"Up to {MAX_PREFERENCES} preferences can be kept.")
    kept: dict[str, str | int | float | bool] = {}
    for key, one in value.items():
        if not isinstance(key, str) or not key.isascii() or not key.isidentifier() or len(key) > 40:
            raise InvalidProfile("preferences", "A preference has a plain name such as hours_per_week.")
        if isinstance(one, str):
            kept[key] = clean_text("preferences", one, MAX_PREFERENCE)
        elif isinstance(one, bool | int | float) and isfinite(one) and abs(one) < 2**53:
            kept[key] = one
        else:
            raise InvalidProfile("preferences", "A preference is a short text, a number, or true or false.")
    return kept


def _texts(field: str, value: object, most: int, limit: int) -> list[str]:
    if isinstance(value, str) or not isinstance(value, list | tuple | set | frozenset):
        raise InvalidProfile(field, f"{_called(field)} must be a list of texts.")
    if len(value) > most:
        raise InvalidProfile(field, f"{_called(field)} may have up to {most} entries.")
    texts = [clean_text(field, one, limit) for one in value]
    return [text for text in texts if text]


def _called(field: str) -> str:
    return field.replace("_", " ").capitalize()
