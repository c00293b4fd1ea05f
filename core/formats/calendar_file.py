"""A roadmap as a calendar file (RFC 5545): one all-day event a step, which any calendar program takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded where a calendar is made: few are
    from icalendar import Event

PRODUCT = "-//Career Navigator//Roadmap//EN"
DOMAIN = "career-navigator"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Something to do from `starts_on` until `ends_on` (the first day after it). `key` is the same at each export.

    `reminds`: the calendar reminds at nine in the morning of the day before.
    """

    key: str
    title: str
    starts_on: date
    ends_on: date
    notes: str = ""
    url: str | None = None
    reminds: bool = False


def calendar_file(name: str, entries: Iterable[CalendarEntry], now: datetime) -> bytes:
    """UTF-8 bytes of a calendar called `name`, made at `now` (aware).

    An entry keeps its UID, so that importing a newer plan moves the events instead of doubling them. Days spent
    learning do not block a calendar. Lines are folded and text is escaped by the library.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, now))
    content: bytes = calendar.to_ical()
    return content


def _event(entry: CalendarEntry, now: datetime) -> "Event":
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", f"{entry.key}@{DOMAIN}")
    event.add("dtstamp", now)
    event.add("dtstart", entry.starts_on)
    event.add("dtend", max(entry.ends_on, entry.starts_on + timedelta(days=1)))
    event.add("summary", entry.title)
    event.add("transp", "TRANSPARENT")
    if entry.notes:
        event.add("description", entry.notes)
    if entry.url:
        event.add("url", entry.url)
    if entry.reminds:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.title)
        alarm.add("trigger", timedelta(hours=-15))
        event.add_component(alarm)
    return event
