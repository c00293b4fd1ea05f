"""What a row pays: its columns for least, most, currency and period, or its pay text."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from babel.numbers import get_territory_currencies

from collector.adverts import RawRow
from collector.importing.column_words import name_words
from collector.importing.row_rules import RowRules
from collector.importing.values import line, read_number, yes_or_no
from collector.pay import annual_usd, salary_from_text, structured_pay
from collector.pay_amounts import currency_code, find_currency, read_amounts
from collector.pay_words import DAY, FORTNIGHT, HOUR, MONTH, WEEK, YEAR, period_in, period_of
from core.models import Salary

_PERIOD_WORDS = {
    word: period
    for words, period in (
        (
            "annual annually yearly year yr lpa jahr jahres ano anual annuel annuelle annuo annua roczne yillik ral",
            YEAR,
        ),
        ("hour hourly hr stunde stunden", HOUR),
        ("month monthly monat monats mes mois mensual mensuel mensuelle miesieczne aylik", MONTH),
        ("biweekly fortnightly", FORTNIGHT),
        ("week weekly", WEEK),
        ("daily", DAY),
    )
    for word in words.split()
}
_CURRENCY_WORDS = {"usd": "USD", "eur": "EUR", "gbp": "GBP", "inr": "INR", "cad": "CAD", "aud": "AUD", "chf": "CHF"}
_CALLED = (
    ("us dollar", "USD"),
    ("u.s. dollar", "USD"),
    ("canadian dollar", "CAD"),
    ("australian dollar", "AUD"),
    ("euro", "EUR"),
    ("pound", "GBP"),
    ("sterling", "GBP"),
    ("rupee", "INR"),
    ("franc", "CHF"),
    ("zloty", "PLN"),
    ("złot", "PLN"),
)
_BARE_DOLLAR = re.compile(r"^(?!.*(?:\b[A-Z]{3}\b|[A-Z]\$)).*\$")
# In US dollars a year; what lies outside was not meant in the currency of the country.
LEAST_BELIEVED, MOST_BELIEVED = 5_000.0, 500_000.0


def stated_pay(row: RawRow, rules: RowRules, country: str | None) -> tuple[Salary | None, str]:
    """Pay as annual US dollars, and the code of the currency where none was named and one had to be taken.

    None where amount, currency or period is unknown. A "$" where nothing names a country is the US dollar; amounts with
    a period, a country and no currency at all are in the country's.
    """
    pay_text = _pay_words(row, rules)
    low, high = read_number(rules.value(row, "salary_min_usd")), read_number(rules.value(row, "salary_max_usd"))
    if (low or high) and (salary := annual_usd(low, high, "USD", YEAR, pay_text)):
        return salary, ""
    salary, taken = _structured(row, rules, country, pay_text)
    if salary is not None:
        return salary, taken
    for field, period in (("salary_year", YEAR), ("salary_hour", HOUR)):
        value = read_number(rules.value(row, field))
        if value and (salary := structured_pay(value, value, _currency(row, rules, country) or "USD", period, country)):
            return salary, ""
    if (value := read_number(rules.value(row, "salary_year_usd"))) and (
        salary := annual_usd(value, value, "USD", YEAR)
    ):
        return salary, ""
    salary = _of_text(row, rules, country, pay_text) if pay_text else None
    if salary is None and pay_text and country and _names_period_only(pay_text, country, row, rules):
        taken = _currency_of_country(country) or ""
        return _believed(_of_text(row, rules, country, f"{pay_text} {taken}")), taken
    is_bare = salary is not None and country is None and _BARE_DOLLAR.search(pay_text or "") is not None
    return salary, "USD" if is_bare else ""


def unread_pay_column(row: RawRow, rules: RowRules) -> str:
    """The column that holds an amount of which no pay could be made."""
    for field in ("salary_text", "salary_min", "salary_max", "salary_value"):
        value = rules.value(row, field)
        if (isinstance(value, str) and any(map(str.isdigit, value))) or read_number(value):
            return rules.columns.names(field)[0]
    return ""


def _pay_words(row: RawRow, rules: RowRules) -> str | None:
    value = rules.value(row, "salary_text")
    if isinstance(value, list) and len(value) == 2 and all(isinstance(side, str | int | float) for side in value):
        return line(" - ".join(map(str, value)))  # ["$120,000", "$150,000"]
    return rules.words(row, "salary_text")


def _names_period_only(pay_text: str, country: str, row: RawRow, rules: RowRules) -> bool:
    """Whether a pay text names no currency, while it, the columns or the user name a period."""
    if "$" in pay_text or find_currency(pay_text, country):
        return False
    names = rules.columns.names("salary_text")[:1]
    return bool(period_in(pay_text) or _period(row, rules, names) or rules.pay_period)


def _of_text(row: RawRow, rules: RowRules, country: str | None, pay_text: str) -> Salary | None:
    """A pay text, completed by the columns for period and currency and by what the column's name says."""
    names = rules.columns.names("salary_text")[:1]
    period = _period(row, rules, names) or rules.pay_period
    currency = _currency(row, rules, country, names)
    if "lpa" in name_words("".join(names)) and read_number(pay_text):
        pay_text = f"{pay_text} LPA"
    return salary_from_text(pay_text, country, period, currency)


def _structured(row: RawRow, rules: RowRules, country: str | None, pay_text: str | None) -> tuple[Salary | None, str]:
    low, low_currency = _amount(rules.value(row, "salary_min"))
    high, high_currency = _amount(rules.value(row, "salary_max"))
    names = (*rules.columns.names("salary_min"), *rules.columns.names("salary_max"))
    if low is None and high is None:
        value, names = rules.value(row, "salary_value"), rules.columns.names("salary_value")
        low, low_currency = _amount(value)
        high = low
        if (
            isinstance(value, str)
            and any(map(str.isalpha, value))
            and not yes_or_no(rules.value(row, "salary_predicted"))
        ):
            return _of_value(value, row, rules, country, names), ""
    if low is None and high is None:
        return None, ""
    if yes_or_no(rules.value(row, "salary_predicted")):
        return None, ""  # worked out by the site, stated by nobody
    period = _period(row, rules, names) or rules.pay_period or _period_of_cells(row, rules)
    written = low_currency or high_currency
    currency = _currency(row, rules, country, names) or currency_code(written, country)
    if rules.is_adzuna:
        period = period or YEAR
    if currency is None and written is None and period and country:
        currency = _currency_of_country(country)
        return _believed(structured_pay(low, high, currency, period, country, pay_text)), currency or ""
    return structured_pay(low, high, currency, period, country, pay_text), ""


def _period_of_cells(row: RawRow, rules: RowRules) -> str | None:
    """The period that stands beside the amounts themselves ("3.200 € / Monat")."""
    cells = (rules.value(row, field) for field in ("salary_min", "salary_max"))
    return next((period for cell in cells if isinstance(cell, str) and (period := period_in(cell))), None)


def _of_value(value: str, row: RawRow, rules: RowRules, country: str | None, names: tuple[str, ...]) -> Salary | None:
    """Pay of a column for one amount in which words stand too ("$120,000 - $140,000 per year")."""
    period = _period(row, rules, names) or rules.pay_period
    return salary_from_text(line(value), country, period, _currency(row, rules, country, names))


def _amount(value: Any) -> tuple[float | None, str | None]:
    """A number, also as it is written ("55.000 €", "80k"), with the currency beside it."""
    if isinstance(value, list):
        value = next((member for member in value if _amount(member)[0]), None)
    if not isinstance(value, str):
        return read_number(value), None
    for amounts in read_amounts(value, needs_currency=False):
        return (amounts.low if amounts.low is not None else amounts.high), amounts.currency
    return read_number(value), None


def _believed(salary: Salary | None) -> Salary | None:
    sides = [side for side in (salary.min_usd, salary.max_usd) if side is not None] if salary else []
    return salary if sides and all(LEAST_BELIEVED <= side <= MOST_BELIEVED for side in sides) else None


def _period(row: RawRow, rules: RowRules, names: Iterable[str]) -> str | None:
    """The period that a column states, else one that the names of the amounts' columns say."""
    for _, value in rules.each(row, "salary_period"):
        text = line(value)
        if period := period_of(text) or period_in(text or ""):
            return period
    words = (word for name in names for word in name_words(name))
    return next((_PERIOD_WORDS[word] for word in words if word in _PERIOD_WORDS), None)


def _currency(row: RawRow, rules: RowRules, country: str | None, names: Iterable[str] = ()) -> str | None:
    """The code that a column states, else one that the names of the amounts' columns say."""
    currency_text = (line(next((value for _, value in rules.each(row, "salary_currency")), None)) or "").strip()
    if currency_text:
        if called := next((code for name, code in _CALLED if name in currency_text.casefold()), None):
            return called
        return (
            find_currency(currency_text.upper(), country)
            or find_currency(currency_text, country)
            or currency_text.upper()
        )
    words = (word for name in names for word in name_words(name))
    named = next((_CURRENCY_WORDS[word] for word in words if word in _CURRENCY_WORDS), None)
    return named or next((code for name in names if (code := find_currency(name, country or "US"))), None)


def named_currency(row: RawRow, rules: RowRules) -> str | None:
    """The code of the currency that a row states its pay in; None where it states no pay or a bare "$"."""
    for field in ("salary_text", "salary_min", "salary_max", "salary_value", "salary_year", "salary_hour"):
        cell = line(rules.value(row, field))
        if cell and any(map(str.isdigit, cell)):
            return _currency(row, rules, None, rules.columns.names(field)) or find_currency(cell, None)
    return None


def _currency_of_country(country: str) -> str | None:
    used = get_territory_currencies(country, datetime.now(UTC).date())
    return str(used[0]) if used else None
