"""Pay as annual US dollars, only where amount, currency and period are all known.

Reads a row's own fields and short pay texts ("€60k - €80k per year"); `collector.pay_sentences` finds the sentence of
an advert that states pay.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from collector.pay_amounts import Amounts, currency_code, find_currency, read_amounts
from collector.pay_words import (
    BASE_PAY,
    MONTH,
    MULTIPLE,
    NEW_CLAUSE,
    NO_BASE_PAY,
    TIMES_A_YEAR,
    YEAR,
    period_in,
    period_of,
)
from core.catalogue.exchange_rates import rates
from core.models import Salary

LEAST_USD, MOST_USD = 1_000.0, 5_000_000.0  # outside of this a row's number is an error, not a salary
YEARLY_FROM = 20_000.0  # a bare amount in US dollars of this and more is a year's
MAX_SALARY_TEXT = 500
A_MILLION = 1_000_000.0
_STRONG = frozenset({"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"})
_LAKHS_A_YEAR = re.compile(r"\bLPA\b|\b(?:lacs?|lakhs?)\s+PA\b", re.IGNORECASE)


def annual_usd(
    low: float | None, high: float | None, currency: str | None, period: str | None, original: str | None = None
) -> Salary | None:
    """Annual pay in USD, or None where currency, period or amount is unknown or beyond belief.

    `period` is a word such as "year", "monthly" or "hour"; hours count 2,080 a year, days 260. A side that is None or
    not above zero is not stated, and stays so.
    """
    code = (currency or "").strip().upper()
    times = TIMES_A_YEAR.get(period_of(period) or "")
    return _annual(low, high, code, times, original or _said(low, high, code, period)) if times else None


def _said(low: float | None, high: float | None, code: str, period: str | None) -> str:
    amounts = "-".join(f"{side:g}" for side in (low, high) if side and side > 0)
    return f"{amounts} {code} a {period_of(period) or period}"


def _annual(low: float | None, high: float | None, code: str, times: float, original: str) -> Salary | None:
    low, high = (side if side and side > 0 else None for side in (low, high))
    rate = 1.0 if code == "USD" else rates().to_usd(code)
    if rate is None or (low is None and high is None):
        return None
    least, most = (None if side is None else round(side * times * rate, 2) for side in (low, high))
    if least is not None and most is not None and least > most:
        least, most = most, least
    if any(side is not None and not LEAST_USD <= side <= MOST_USD for side in (least, most)):
        return None
    return Salary(least, most, original[:200], None if code == "USD" else rates().date)


def widest(salaries: Sequence[Salary]) -> Salary | None:
    """From the lowest to the highest of several ranges; None where there is none."""
    if not salaries:
        return None
    lows, highs = [salary.min_usd for salary in salaries], [salary.max_usd for salary in salaries]
    low = None if None in lows else min(side for side in lows if side is not None)
    high = None if None in highs else max(side for side in highs if side is not None)
    return replace(salaries[0], min_usd=low, max_usd=high) if low or high else salaries[0]


def structured_pay(
    low: float | None,
    high: float | None,
    currency: str | None,
    period: str | None,
    country: str | None = None,
    original: str | None = None,
) -> Salary | None:
    """Pay from a row's own fields.

    Without a period, US dollars of 20,000 and more for a posting in the US are a year's; all other amounts without one
    are no pay. A month's pay in Austria counts 14 times.
    """
    code = (currency or "").strip().upper()
    known_period = period_of(period)
    if known_period is None and not period:
        known_period = YEAR if _is_yearly_by_size(low, high, code, country) else None
    if known_period is None:
        return None
    times = 14.0 if known_period == MONTH and country == "AT" else TIMES_A_YEAR[known_period]
    return _annual(low, high, code, times, original or _said(low, high, code, known_period))


def _is_yearly_by_size(low: float | None, high: float | None, code: str, country: str | None) -> bool:
    stated = [side for side in (low, high) if side and side > 0]
    return code == "USD" and country == "US" and bool(stated) and min(stated) >= YEARLY_FROM


@lru_cache(maxsize=5_000)
def salary_from_text(
    text: str | None, country: str | None = None, period: str | None = None, currency: str | None = None
) -> Salary | None:
    """Pay from a pay text such as "€60k - €80k per year".

    A bare "$" is the dollar of the posting's country, and the US one where no country is named. `period` and `currency`
    are what the amounts are in where the text does not say. What is earned on target or in total, equity and bonus are
    no base pay.
    """
    if not text:
        return None
    pay_text = text[:MAX_SALARY_TEXT]
    spoken = period_in(pay_text)
    listed = list(read_amounts(pay_text, needs_currency=False))
    for position, amounts in enumerate(listed):
        end = listed[position + 1].start if position + 1 < len(listed) else len(pay_text)
        if _is_no_base_pay(pay_text[: amounts.start], pay_text[amounts.end : end]):
            continue
        code = currency_code(amounts.currency, country or "US") or find_currency(pay_text, country or "US") or currency
        if (salary := salary_of(amounts, code, spoken or period_of(period), country, pay_text)) is not None:
            return salary
    return None


def _is_no_base_pay(before: str, behind: str) -> bool:
    """Whether the words right beside an amount say that it is paid on target, in total or on top."""
    clause = NEW_CLAUSE.split(behind, maxsplit=1)[0]
    if NO_BASE_PAY.search(clause) and not BASE_PAY.search(clause):
        return True
    in_brackets = re.match(r"\s?\(([^()]*)", behind)
    if in_brackets and NO_BASE_PAY.match(in_brackets[1]):
        return True  # "$300k (OTE)"
    if BASE_PAY.search(clause):
        return False
    last = NEW_CLAUSE.split(before)[-1]
    unlike = [match.end() for match in NO_BASE_PAY.finditer(last)]
    like = [match.end() for match in BASE_PAY.finditer(last)]
    return bool(unlike) and max(unlike) > max(like, default=-1)


def salary_of(
    amounts: Amounts, code: str | None, period: str | None, country: str | None, pay_text: str
) -> Salary | None:
    """The annual salary in US dollars of amounts as written; None where currency or period is unknown."""
    if code is None or (code in _STRONG and max(amounts.low or 0, amounts.high or 0) >= A_MILLION):
        return None  # "$5M": what a company has raised
    if period is None and _is_yearly_by_size(amounts.low, amounts.high, code, country):
        period = YEAR
    if period is None and _LAKHS_A_YEAR.search(pay_text):
        period = YEAR
    if period is None:
        return None
    times = TIMES_A_YEAR[period]
    if period == MONTH and (multiple := MULTIPLE.search(pay_text)):
        times = float(next(filter(None, multiple.groups())))
    elif period == MONTH and country == "AT":
        times = 14.0  # holiday and Christmas pay are a month's each by every collective agreement
    return _annual(amounts.low, amounts.high, code, times, pay_text)
