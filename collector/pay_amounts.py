"""The amounts that a text names, with the currency beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from collector.pay_words import (
    AMOUNT_RANGE,
    AT_LEAST,
    CALENDAR_YEAR,
    CURRENCY,
    PLAN_401K,
    SINGLE_AMOUNT,
    SYMBOLS,
    UP_TO,
)

# "$100k +" is at least that; "$100k + 20% bonus" is that, and something besides.
_OR_MORE = re.compile(r"\s*(?:\+(?!\s*\w)|and up\b|or more\b|以上|から|起|이상)", re.IGNORECASE)


# Lakhs and crores, and digits in their groups ("1,50,000").
_INDIAN = re.compile(
    r"\b(?:lakhs?|lacs?|LPA|crores?)\b|\d\s?Cr\b|(?<![\d,])\d{1,2},\d{2},\d{3}(?![\d,])", re.IGNORECASE
)
# Where "$" means the country's own dollar. Canada writes it for its own and the US one, Latin America for pesos too.
_DOLLARS = {"US": "USD", "PR": "USD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD"}


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a stretch of text says: amounts as written, the currency beside them, where it stands."""

    low: float | None
    high: float | None
    currency: str | None
    start: int
    end: int


def read_amounts(text: str, *, needs_currency: bool) -> Iterator[Amounts]:
    """Ranges and single amounts in the order of the text; no year, no 401(k)."""
    ranges = [*_ranges(text, needs_currency=needs_currency)]
    taken = [(amounts.start, amounts.end) for amounts in ranges] + [plan.span() for plan in PLAN_401K.finditer(text)]
    yield from sorted(
        (*ranges, *_singles(text, taken, needs_currency=needs_currency)), key=lambda amounts: amounts.start
    )


def _ranges(text: str, *, needs_currency: bool) -> Iterator[Amounts]:
    plans = [plan.span() for plan in PLAN_401K.finditer(text)]
    for match in AMOUNT_RANGE.finditer(text):
        if _overlaps(match.span(), plans):
            continue
        currency = _currency(*(match[name] for name in ("c1", "d1", "c2", "d2")))
        first_scale, second_scale = match["s1"], match["s2"]
        if currency is None and (needs_currency or _are_years(match["n1"], match["n2"], first_scale, second_scale)):
            continue
        if not match["c1"] and not match["d1"] and not first_scale and CALENDAR_YEAR.fullmatch(match["n1"]):
            continue  # "2024 - $100k": a year before an amount
        high = _number(match["n2"], second_scale)
        low = _number(match["n1"], first_scale or (second_scale if _number(match["n1"], None) < 1000 else None))
        if low and high and low > high and first_scale and not second_scale and high < 1000:
            high = _number(match["n2"], first_scale)
        yield Amounts(low, high, currency, match.start(), match.end())


def _singles(text: str, taken: list[tuple[int, int]], *, needs_currency: bool) -> Iterator[Amounts]:
    for match in SINGLE_AMOUNT.finditer(text):
        if _overlaps(match.span(), taken):
            continue
        currency = _currency(match["c1"], match["d1"])
        if currency is None and (needs_currency or not _is_amount(match["n1"], match["s1"])):
            continue
        yield _one_sided(text, match, currency)


def _currency(*written: str | None) -> str | None:
    """The first currency that is written; a bare "$" only where none says which dollar ("$120,000 CAD")."""
    named = [name for name in written if name]
    dollars = [name for name in named if name != "$" and ("$" in name or name.endswith("D"))]
    return dollars[0] if named and named[0] == "$" and dollars else named[0] if named else None


def _one_sided(text: str, match: re.Match[str], currency: str | None) -> Amounts:
    value = _number(match["n1"], match["s1"])
    before = text[max(0, match.start() - 30) : match.start()]
    plus = "+" in match[0] or _OR_MORE.match(text, match.end()) is not None
    low: float | None = value
    high: float | None = value
    if UP_TO.search(before):
        low = None
    elif plus or AT_LEAST.search(before):
        high = None
    return Amounts(low, high, currency, match.start(), match.end())


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _are_years(first: str, second: str, *scales: str | None) -> bool:
    return not any(scales) and bool(CALENDAR_YEAR.fullmatch(first) and CALENDAR_YEAR.fullmatch(second))


def _is_amount(digits: str, scale: str | None) -> bool:
    return bool(scale) or (not CALENDAR_YEAR.fullmatch(digits) and _number(digits, None) >= 8)


def _number(digits: str, scale: str | None) -> float:
    decimals = re.search(r"[.,](\d{1,2})$", digits)
    whole = digits[: decimals.start()] if decimals else digits
    number = float(re.sub(r"\D", "", whole) or 0) + (float(f"0.{decimals[1]}") if decimals else 0.0)
    unit = (scale or "").casefold().rstrip(".")
    if unit in ("k", "tsd", "t€", "tys", "тыс", "mil", "千"):
        return number * 1_000
    if unit in ("万", "萬", "만"):
        return number * 10_000
    if unit in ("m", "jt", "juta", "triệu"):
        return number * 1_000_000
    if unit.startswith(("lakh", "lac", "lpa")) or unit == "l":
        return number * 100_000
    return number * 10_000_000 if unit.startswith("cr") else number


def currency_code(written: str | None, country: str | None) -> str | None:
    """The ISO 4217 code of a currency as written; a bare "$" is known where the posting's country writes its own so."""
    if written is None:
        return None
    if written in ("¥", "￥", "元"):
        return {"CN": "CNY", "TW": "TWD"}.get(country or "", dict(SYMBOLS).get(written))
    if written == "kr":
        return {"SE": "SEK", "NO": "NOK", "DK": "DKK"}.get(country or "")
    if written == "$":
        return _DOLLARS.get(country or "")
    if "$" in written and (code := re.search("USD|CAD|AUD", written)):
        return code[0]
    return dict(SYMBOLS).get(written) or written


def _of_scale(text: str, country: str | None) -> str | None:
    """The currency of amounts in ten thousands ("2-3万/月"), which are counted so in three countries only."""
    if "만" in text:
        return "KRW"
    return ("JPY" if country == "JP" or "年収" in text or "月給" in text else "CNY") if "万" in text else None


def find_currency(text: str, country: str | None) -> str | None:
    """The code of the first currency that a text names; None where it names none."""
    match = re.search(CURRENCY, text)
    if match is None:
        return "INR" if _INDIAN.search(text) else _of_scale(text, country)
    return currency_code(match[0], country) if match else None
