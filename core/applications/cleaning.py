"""Validation of an application's fields: input is untrusted, and is cleaned or refused."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from core.accounts.profile import clean_text
from core.errors import InvalidProfile
from core.formats.markup import web_address
from core.models import JobCopy
from core.texts import day, number, spoken_locale, text

MAX_TITLE = 300
MAX_COMPANY = 200
MAX_PLACE = 200
MAX_PAY = 200
MAX_URL = 2_000
MAX_NOTE = 2_000
UNNAMED = "–"  # the title of an advert that has none
FIRST_DAY = date(2000, 1, 1)
LONGEST_AHEAD = timedelta(days=2 * 366)
FIELDS = ("title", "company", "url", "place", "pay")
LIMITS = {"title": MAX_TITLE, "company": MAX_COMPANY, "place": MAX_PLACE, "pay": MAX_PAY}


def clean_field(field: str, value: object) -> str | None:
    """One of title, company, place, pay and url, ready to keep; url is None where there is none.

    Raises InvalidProfile for what cannot be shown or is no such field.
    """
    if field == "url":
        address = clean_text(field, value or "", MAX_URL)
        if address and web_address(address) is None:
            raise InvalidProfile(field, text("application_error.url"))
        return address or None
    if field not in LIMITS:
        raise InvalidProfile(field[:40], text("application_error.field"))
    words = clean_text(field, value, LIMITS[field])
    if field == "title" and not words:
        raise InvalidProfile(field, text("application_error.title"))
    return words


def tidied(job: JobCopy) -> JobCopy:
    """The copy of a collected advert, whose words may hold anything: what cannot be kept is left out, not refused."""
    fields: dict[str, str | None] = {}
    for field in FIELDS:
        value = getattr(job, field) or ""
        fields[field] = None if field == "url" else UNNAMED if field == "title" else ""
        with suppress(InvalidProfile):
            words = value if field == "url" else "".join(filter(str.isprintable, value))[: LIMITS[field]]
            fields[field] = clean_field(field, words)
    return replace(job, **fields)  # type: ignore[arg-type]


def clean_note(value: object) -> str:
    """A note with its lines kept. Raises InvalidProfile."""
    if not isinstance(value, str) or len(value) > 4 * MAX_NOTE:
        raise InvalidProfile("note", text("application_error.note_long", most=number(MAX_NOTE, spoken_locale())))
    lines = [clean_text("note", line, MAX_NOTE) for line in value.splitlines()]
    note = "\n".join(lines).strip()
    if len(note) > MAX_NOTE:
        raise InvalidProfile("note", text("application_error.note_long", most=number(MAX_NOTE, spoken_locale())))
    return note


def clean_day(field: str, value: date, today: date, *, ahead: bool) -> date:
    """A day that can be: from 2000 on, up to tomorrow (somewhere it is already), with `ahead` up to two years on."""
    latest = today + (LONGEST_AHEAD if ahead else timedelta(days=1))
    if not FIRST_DAY <= value <= latest:
        first, last = (day(bound, spoken_locale()) for bound in (FIRST_DAY, latest))
        raise InvalidProfile(field, text("application_error.day", first=first, last=last))
    return value
