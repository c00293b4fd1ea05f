"""Dates and numbers follow the reader's locale and clock."""

from datetime import UTC, datetime

import pytest

from core.texts import chart_words, locale_of, moment

MOMENT = datetime(2026, 11, 25, 23, 30, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tag", "zone", "said"),
    [
        ("en-US", "Europe/Berlin", "Nov 26, 2026, 12:30\u202fAM"),
        ("de-DE", "Europe/Berlin", "26.11.2026, 00:30"),
        ("de-DE", None, "25.11.2026, 23:30 UTC"),
        ("de-DE", "Mars/Olympus", "25.11.2026, 23:30 UTC"),
    ],
)
def test_a_moment_is_told_on_the_readers_clock_or_says_that_it_is_not(tag: str, zone: str | None, said: str) -> None:
    assert moment(MOMENT, locale_of(tag), zone) == said


def test_charts_write_numbers_as_the_reader_does() -> None:
    english, german = (chart_words(locale_of(tag)) for tag in ("en-US", "de-DE"))
    assert (english["decimal"], german["decimal"]) == (".", ",")
    assert (english["shortDays"][0], german["days"][0], german["months"][2]) == ("Sun", "Sonntag", "März")
