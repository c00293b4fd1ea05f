"""Every sentence a page shows, by key; numbers and dates by locale.

A language is one Fluent file, `LANGUAGE.ftl`; what it lacks is said in English.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from functools import cache, wraps
from math import isnan
from pathlib import Path
from typing import Self, TypeVar

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, format_timedelta, get_timezone
from babel.numbers import format_currency, format_decimal, format_percent, get_decimal_symbol, get_group_symbol
from fluent.runtime import FluentBundle, FluentResource

FOLDER = Path(__file__).parent
DEFAULT = "en"
Made = TypeVar("Made")
MAX_HEADER = 500
MINUS = "\u2212"
_language: ContextVar[str | None] = ContextVar("language", default=None)
_otherwise: list[Callable[[], str | None]] = []  # asked where nobody has spoken yet


class Written(str):
    """A number as its reader writes it; `value` decides which plural form a sentence takes."""

    __slots__ = ("value",)

    value: int

    def __new__(cls, words: str, value: int) -> Self:
        """The number `value`, written as `words`."""
        counted = super().__new__(cls, words)
        counted.value = value
        return counted


@cache
def languages() -> tuple[str, ...]:
    """The languages there is a file for, by tag."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.ftl")))


@cache
def bundle(language: str) -> FluentBundle:
    """The sentences of one language, without those of another. Raises FileNotFoundError where there is none."""
    messages = FluentBundle([language], use_isolating=False)
    messages.add_resource(FluentResource((FOLDER / f"{language}.ftl").read_text("utf-8")))
    return messages


def speak(language: str | None) -> None:
    """Say what follows in this thread or task in `language`; English where there is no file for it."""
    _language.set(None if language is None else language if language in languages() else DEFAULT)


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Say what is within in `language`, and what follows as before: a mail in the language of who gets it."""
    token = _language.set(language if language in languages() else DEFAULT)
    try:
        yield
    finally:
        _language.reset(token)


def follow(reader: Callable[[], str | None]) -> None:
    """Ask `reader` for the language in every thread in which nobody called `speak`, such as a callback of a page."""
    _otherwise[:] = [reader]


def language() -> str:
    """The language that is spoken now, by tag."""
    spoken = _language.get()
    if spoken is None and _otherwise:
        spoken = _otherwise[0]()
    return spoken or DEFAULT


def accepted_language(header: str | None) -> str | None:
    """The language an Accept-Language header likes best among those there are; None where it takes none of them."""
    weights: dict[str, float] = {}
    for part in (header or "")[:MAX_HEADER].split(","):
        tag, _, parameters = part.partition(";")
        quality = parameters.partition("q=")[2].strip() or "1"
        weight = float(quality) if quality.replace(".", "", 1).isdecimal() else 0.0
        name = tag.strip().lower().partition("-")[0]
        if weight > 0 and name in languages():
            weights[name] = max(weight, weights.get(name, 0.0))
    return max(weights, key=lambda name: weights[name], default=None)


def text(key: str, **values: object) -> str:
    """The sentence `table.key` with `values` filled in. Raises KeyError for an unknown key or a missing value.

    A value that `number` wrote, or an int, also decides which plural form is said.
    """
    name = key.replace(".", "-")
    for tag in dict.fromkeys((language(), DEFAULT)):
        spoken = bundle(tag)
        if spoken.has_message(name):
            return _said(spoken, name, values)
    raise KeyError(key)


def has_text(key: str) -> bool:
    """Is there a sentence `table.key`?"""
    return bundle(DEFAULT).has_message(key.replace(".", "-"))


def optional_text(key: str) -> str | None:
    """The sentence `table.key`, which takes no values; None where there is none."""
    return text(key) if has_text(key) else None


def by_language(make: Callable[[], Made]) -> Callable[[], Made]:
    """Remember what `make` gives, which must take nothing, once for each language."""
    made: dict[str, Made] = {}

    @wraps(make)
    def recall() -> Made:
        spoken = language()
        if spoken not in made:
            made[spoken] = make()
        return made[spoken]

    return recall


def text_in(tag: str, key: str) -> str:
    """The sentence `table.key`, which takes no values, in the language `tag`, whatever is spoken now."""
    return _said(bundle(tag), key.replace(".", "-"), {})


def name_of(table: str, key: str, english: str) -> str:
    """What `key` of the data is called in the language spoken now; `english`, as the data has it, where nothing is."""
    name = f"{table}-{key}"
    spoken = bundle(language())
    return _said(spoken, name, {}) if spoken.has_message(name) else english


def names_of(table: str, key: str) -> tuple[str, ...]:
    """What `key` of the data is called in each language that has a name of its own for it."""
    name = f"{table}-{key}"
    return tuple(_said(bundle(tag), name, {}) for tag in languages() if bundle(tag).has_message(name))


def _said(spoken: FluentBundle, name: str, values: Mapping[str, object]) -> str:
    pattern = spoken.get_message(name).value
    assert pattern is not None, f"{name} has no value"
    words, errors = spoken.format_pattern(pattern, _arguments(values))
    if errors:
        raise KeyError(f"{name}: {errors[0]}")
    return str(words)


def _arguments(values: Mapping[str, object]) -> dict[str, str | int]:
    """Each value as words, and `NAME-n` besides for the plural, which Fluent decides by numbers only."""
    arguments: dict[str, str | int] = {}
    for name, value in values.items():
        arguments[name] = str(value)
        if isinstance(value, Written):
            arguments[f"{name}-n"] = value.value
        elif isinstance(value, int):
            arguments[f"{name}-n"] = value
    return arguments


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


def spoken_locale() -> Locale:
    """The locale of the language spoken now, of no special country: for files, figures and answers."""
    return locale_of(None, language())


def percent(share: float | None, locale: Locale, digits: int = 0) -> str:
    """`share` (0-1) as a percentage; an en dash where there is none."""
    if share is None or isnan(share):
        return "–"
    places = f".{'0' * digits}" if digits else ""
    pattern = re.sub(r"0(\.#+)?(?=[^0]*$)", f"0{places}", str(locale.percent_formats[None].pattern))
    return format_percent(share, format=pattern, locale=locale)


def level_name(level: str | None) -> str:
    """A value of Seniority as it is read; an en dash for None."""
    return text(f"level.{level}") if level else "–"


def value_name(value: object) -> object:
    """A coded value of a table's data in words; one without words, and what is no text, as it is."""
    return optional_text(f"value.{value.replace(' ', '_')}") or value if isinstance(value, str) else value


def lower_name(name: str) -> str:
    """A role as it stands inside a sentence: "data engineer", "QA engineer"; in German as it stands alone."""
    if text("app.lower_names") != "yes":
        return name
    return " ".join(word if any(letter.isupper() for letter in word[1:]) else word.lower() for word in name.split())


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
