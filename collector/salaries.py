"""Pay as annual US dollars, only where amount, currency and period are all known."""

import re

from core.exchange import rates
from core.models import Salary

LEAST_USD, MOST_USD = 1_000.0, 5_000_000.0  # outside of this a row's number is an error, not a salary
_PERIODS = {
    "year": 1.0, "yearly": 1.0, "annual": 1.0, "annually": 1.0, "annum": 1.0, "yr": 1.0, "pa": 1.0, "month": 12.0,
    "monthly": 12.0, "mo": 12.0, "week": 52.0, "weekly": 52.0, "day": 260.0, "daily": 260.0, "hour": 2080.0,
    "hourly": 2080.0, "hr": 2080.0,
}  # fmt: skip
_SYMBOLS = {"€": "EUR", "£": "GBP", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "₹": "INR", "zł": "PLN"}
_NUMBER = r"(\d{1,3}(?:[,.\u00a0 ]\d{3})+|\d+(?:\.\d{1,2})?)\s*([kK])?"
_RANGE = re.compile(rf"{_NUMBER}(?:[^\d]{{1,12}}?{_NUMBER})?")
_PERIOD_WORD = re.compile(r"(?:per|an?|/|p\.)\s*(year|annum|yr|month|mo|week|day|hour|hr|a\.)|\b(annual(?:ly)?|yearly|"
                          r"monthly|weekly|daily|hourly)\b", re.I)  # fmt: skip


def annual_usd(
    low: float | None, high: float | None, currency: str | None, period: str | None, original: str | None = None
) -> Salary | None:
    """Annual pay in USD, or None where currency, period or amount is unknown or beyond belief.

    `period` is a word such as "year", "monthly" or "hour"; hours count 2,080 a year, days 260.
    """
    code = (currency or "").strip().upper()
    times = _PERIODS.get((period or "").strip().casefold())
    low, high = low or high, high or low
    if not low or not high or not times:
        return None
    rate = 1.0 if code == "USD" else rates().to_usd(code)
    if rate is None:
        return None
    least, most = sorted((round(low * times * rate, 2), round(high * times * rate, 2)))
    if least < LEAST_USD or most > MOST_USD:
        return None
    said = original or f"{low:g}-{high:g} {code} a {period}"
    return Salary(least, most, said[:200], None if code == "USD" else rates().date)


def salary_from_text(text: str | None, country: str | None = None) -> Salary | None:
    """Pay from words such as "€60k - €80k per year". A bare "$" counts as US dollars only for a posting in the US."""
    if not text or not (found := _RANGE.search(text)) or not (said := _PERIOD_WORD.search(text)):
        return None
    currency = _currency(text, country)
    low = _number(found[1], found[2] or found[4])
    high = _number(found[3], found[4]) if found[3] else None
    period = (said[1] or said[2]).casefold()
    return annual_usd(low, high, currency, "year" if period == "a." else period, text)


def _currency(text: str, country: str | None) -> str | None:
    for code in re.findall(r"\b[A-Z]{3}\b", text):
        if code in rates().rates:
            return str(code)
    for symbol, code in _SYMBOLS.items():
        if symbol in text and not (symbol == "A$" and "CA$" in text):
            return code
    return "USD" if "$" in text and country == "US" else None


def _number(digits: str, thousands: str | None) -> float:
    plain = re.sub(r"[,.\u00a0 ](?=\d{3}(?:\D|$))", "", digits)
    return float(plain) * (1000 if thousands else 1)
