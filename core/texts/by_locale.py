"""Numbers, money and dates as a reader of a locale writes them."""

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from math import isnan

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, format_timedelta, get_timezone
from babel.numbers import format_currency, format_decimal, format_percent, get_decimal_symbol, get_group_symbol

from core.texts.messages import DEFAULT, Written, language, text

MINUS = "\u2212"
WRITTEN = 4096  # numbers and days that are kept as they are written: each costs 20 to 50 us, a page shows fifty


@cache
def locale_of(browser_locale: str | None, spoken: str | None = None) -> Locale:
    """The Babel locale of a browser's language tag; English (US) where it is unknown.

    With `spoken` its language is that one, in the browser's country where people speak it there: numbers and dates
    stand in sentences and must not be in another language than these.
    """
    try:
        locale = Locale.parse((browser_locale or "en-US").replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en_US")
    if spoken in (None, locale.language):
        return locale
    with suppress(UnknownLocaleError, ValueError):
        return Locale.parse(f"{spoken}_{locale.territory}")
    return Locale.parse("en_US" if spoken == DEFAULT else str(spoken))


@cache
def country_names(locale: Locale) -> Callable[[str], str]:
    """Gives the name of a country by its ISO 3166-1 alpha-2 code, the code itself where it is unknown."""
    names = locale.territories
    return lambda code: str(names.get(code, code))


def spoken_locale() -> Locale:
    """The locale of the language spoken now, of no special country: for files, figures and answers."""
    return locale_of(None, language())


def alphabetical(name: str) -> tuple[str, str]:
    """Sorts names as a dictionary does, whatever their capitals and accents: "Ökonometrie" before "Oracle"."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in letters if not unicodedata.combining(sign)), name


@lru_cache(WRITTEN)
def percent(share: float | None, locale: Locale, digits: int = 0) -> str:
    """`share` (0-1) as a percentage; an en dash where there is none."""
    if share is None or isnan(share):
        return "–"
    places = f".{'0' * digits}" if digits else ""
    pattern = re.sub(r"0(\.#+)?(?=[^0]*$)", f"0{places}", str(locale.percent_formats[None].pattern))
    return format_percent(share, format=pattern, locale=locale)


@lru_cache(WRITTEN)
def number(value: float, locale: Locale) -> Written:
    """`value` with the separators of `locale`. In a sentence its whole part decides the plural."""
    return Written(format_decimal(value, locale=locale), int(value))


def signed(value: float, locale: Locale) -> str:
    """A change in whole points: +3, −2, 0; with a real minus, which is as wide as the plus."""
    points = round(value)
    return f"{MINUS if points < 0 else '+' if points else ''}{format_decimal(abs(points), locale=locale)}"


def decimal(value: float, locale: Locale) -> str:
    """With one decimal place: 2.0."""
    return format_decimal(value, format="#,##0.0", locale=locale)


def chart_words(locale: Locale) -> dict[str, object]:
    """Signs of numbers and names of months and days, by the names plotly's configuration has for them.

    All of them: where one is missing, plotly draws no axis with a date format of its own.
    """
    months, days = locale.months["format"], locale.days["format"]
    date_format, day_format = text("chart.format_date"), text("chart.format_day")
    if day_format.startswith("%b") and month_day(date(2026, 9, 6), locale)[0].isdigit():
        date_format, day_format = "%-d %b %Y", "%-d %b"  # English is written so outside of North America
    return {
        "decimal": get_decimal_symbol(locale),
        "thousands": get_group_symbol(locale),
        "grouping": [3],
        "currency": money(1, locale).split("1"),
        "dateTime": f"{date_format} %X",
        "date": date_format,
        "dayMonth": day_format,
        "dayMonthYear": date_format,
        "month": "%b %Y",
        "year": "%Y",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "months": [months["wide"][number] for number in range(1, 13)],
        "shortMonths": [months["abbreviated"][number] for number in range(1, 13)],
        "days": [days["wide"][(number - 1) % 7] for number in range(7)],  # theirs begin with Sunday
        "shortDays": [days["abbreviated"][(number - 1) % 7] for number in range(7)],
    }


@lru_cache(WRITTEN)
def day(value: date, locale: Locale) -> str:
    """A date as its reader writes it, with the month in letters."""
    return format_date(value, format="medium", locale=locale)


def moment(value: datetime, locale: Locale, zone: str | None = None) -> str:
    """Day and time to the minute in the time zone of that name; in UTC, and saying so, where it is unknown."""
    place = None
    with suppress(LookupError, ValueError):
        place = get_timezone(zone) if zone else None
    local = value.astimezone(place or UTC)
    time = format_time(local, format="short", tzinfo=local.tzinfo, locale=locale)
    return f"{day(local.date(), locale)}, {time}{'' if place else ' UTC'}"


def month_day(value: date, locale: Locale) -> str:
    """Day and month without the year, for axes and short lists."""
    return format_skeleton("MMMd", value, locale=locale)


def ago(value: datetime, now: datetime, locale: Locale) -> str:
    """How long before `now` (both aware) `value` was: "3 hours ago"."""
    return format_timedelta(min(value - now, timedelta(0)), add_direction=True, locale=locale)


def days_ago(value: date, today: date, locale: Locale) -> str:
    """How many days before `today`: "3 days ago"; the day itself after a month."""
    days = (today - value).days
    if not 0 <= days <= 30:
        return day(value, locale)
    return text("opening.today") if days == 0 else format_timedelta(-timedelta(days), "day", 1.5, True, locale=locale)


def about_money(value: float, locale: Locale) -> str:
    """Whole US dollars to three digits, for medians of few adverts: the others would only look exact."""
    return money(float(f"{value:.3g}"), locale)


def money(value: float, locale: Locale) -> str:
    """Whole US dollars, the sign where the reader's language puts it."""
    pattern = re.sub(r"(?<=0)\.0+", "", str(locale.currency_formats["standard"].pattern).partition(";")[0])
    return format_currency(value, "USD", locale=locale, format=pattern, currency_digits=False)
