"""Every sentence a page shows, by key; numbers and dates by locale. A second language is a second TOML file."""

import tomllib
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, format_timedelta, get_timezone
from babel.numbers import format_currency, format_decimal, format_percent, get_decimal_symbol, get_group_symbol

FOLDER = Path(__file__).parent
DEFAULT = "en"


@cache
def _texts(language: str) -> dict[str, str]:
    tables = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    return {f"{table}.{key}": value for table, entries in tables.items() for key, value in entries.items()}


def text(key: str, **values: object) -> str:
    """The sentence `table.key` with `values` filled in. Raises KeyError for an unknown key or a missing value."""
    return _texts(DEFAULT)[key].format(**values)


def optional_text(key: str) -> str | None:
    """The sentence `table.key`, None where there is none."""
    return _texts(DEFAULT).get(key)


@cache
def locale_of(browser_locale: str | None) -> Locale:
    """The Babel locale of a browser's language tag; English (US) where it is unknown."""
    try:
        return Locale.parse((browser_locale or "en-US").replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_US")


def percent(share: float | None, locale: Locale, digits: int = 0) -> str:
    """`share` (0-1) as a percentage; an en dash where there is none."""
    pattern = "#,##0%" if digits == 0 else f"#,##0.{'0' * digits}%"
    return "–" if share is None or share != share else format_percent(share, format=pattern, locale=locale)


def number(value: float, locale: Locale) -> str:
    return format_decimal(value, locale=locale)


def decimal(value: float, locale: Locale) -> str:
    """With one decimal place: 2.0."""
    return format_decimal(value, format="#,##0.0", locale=locale)


def chart_words(locale: Locale) -> dict[str, object]:
    """Signs of numbers and names of months and days, by the names plotly's configuration has for them.

    All of them: where one is missing, plotly draws no axis with a date format of its own.
    """
    months, days = locale.months["format"], locale.days["format"]
    return {
        "decimal": get_decimal_symbol(locale),
        "thousands": get_group_symbol(locale),
        "grouping": [3],
        "currency": ["$", ""],
        "dateTime": "%Y-%m-%d %X",
        "date": "%Y-%m-%d",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "months": [months["wide"][number] for number in range(1, 13)],
        "shortMonths": [months["abbreviated"][number] for number in range(1, 13)],
        "days": [days["wide"][(number - 1) % 7] for number in range(7)],  # theirs begin with Sunday
        "shortDays": [days["abbreviated"][(number - 1) % 7] for number in range(7)],
    }


def day(value: date, locale: Locale) -> str:
    return format_date(value, format="medium", locale=locale)


def moment(value: datetime, locale: Locale, zone: str | None = None) -> str:
    """Day and time to the minute in the time zone of that name; in UTC, and saying so, where it is unknown."""
    place = None
    with suppress(LookupError, ValueError):
        place = get_timezone(zone) if zone else None
    here = value.astimezone(place or UTC)
    time = format_time(here, format="short", tzinfo=here.tzinfo, locale=locale)
    return f"{day(here.date(), locale)}, {time}{'' if place else ' UTC'}"


def month_day(value: date, locale: Locale) -> str:
    """Day and month without the year, for axes and short lists."""
    return format_skeleton("MMMd", value, locale=locale)


def ago(value: datetime, now: datetime, locale: Locale) -> str:
    """How long before `now` (both aware) `value` was: "3 hours ago"."""
    return format_timedelta(min(value - now, timedelta(0)), add_direction=True, locale=locale)


def money(value: float, locale: Locale) -> str:
    """Whole US dollars."""
    return format_currency(value, "USD", locale=locale, format="¤#,##0", currency_digits=False)
