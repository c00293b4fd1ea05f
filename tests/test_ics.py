"""A roadmap's calendar file is read back by a calendar program as it was meant."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from core.formats.calendar_file import CalendarEntry, calendar_file

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ENTRY = CalendarEntry(
    "data-engineer-spark",
    "Learn Spark; 40 h, at least",
    date(2026, 3, 2),
    date(2026, 3, 30),
    "Line one\nLine two, with a comma and a rather long tail so that the line has to be folded somewhere",
    "https://spark.apache.org/docs/latest/",
)


def events(content: bytes) -> list[Calendar]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_an_entry_comes_back_as_all_day_event() -> None:
    (event,) = events(calendar_file("Roadmap: Data engineer", [ENTRY], NOW))
    assert event["SUMMARY"] == ENTRY.title
    assert event["DESCRIPTION"] == ENTRY.notes
    assert event.decoded("DTSTART") == ENTRY.starts_on
    assert event.decoded("DTEND") == ENTRY.ends_on
    assert event["URL"] == ENTRY.url
    assert event["TRANSP"] == "TRANSPARENT"


def test_the_file_has_crlf_short_lines_and_the_two_properties_every_calendar_needs() -> None:
    content = calendar_file("Roadmap", [ENTRY], NOW)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"VERSION:2.0" in content
    assert b"PRODID:" in content


def test_a_newer_plan_moves_the_same_event() -> None:
    later = CalendarEntry(ENTRY.key, ENTRY.title, date(2026, 4, 1), date(2026, 4, 2))
    (before,), (after,) = (events(calendar_file("Roadmap", [one], NOW)) for one in (ENTRY, later))
    assert before["UID"] == after["UID"]
    assert before.decoded("DTSTART") != after.decoded("DTSTART")


def test_what_takes_no_whole_day_still_has_one() -> None:
    short = CalendarEntry("k", "t", date(2026, 3, 2), date(2026, 3, 2))
    (event,) = events(calendar_file("Roadmap", [short], NOW))
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1)
