"""The sentence of an advert that states pay.

What is paid besides (equity, bonus, stipends), what is earned only on target (OTE), what a company has raised, years
and 401(k) plans are never pay.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from collector.pay import salary_of
from collector.pay_amounts import currency_code, read_amounts
from collector.pay_words import CURRENCY, PERIOD_OF, period_in
from core.models import Salary

# Tighter for a sentence of running text, where a number is less surely pay.
LEAST_IN_TEXT, MOST_IN_TEXT = 6_000.0, 1_000_000.0
MAX_TEXT, MAX_SENTENCE, MOST_AMOUNTS = 50_000, 1_500, 20


@dataclass(frozen=True, slots=True)
class PayText:
    """Pay with the half-open span of the text that states it."""

    salary: Salary
    start: int
    end: int


_PAY_CUE = re.compile(
    r"\b(?:salar(?:y|ies)|pay(?:ing|s)?|paid|compensation|remuneration|wages?|base(?: range| pay)?|"
    r"(?<!target )(?<!target-)earn(?:ings)?|"
    r"rate|"
    r"stipend|gehalt|jahres(?:brutto)?gehalt|(?:mindest|monats|brutto\w*)gehalt|vergütung|entgelt|entlohnung|lohn|"
    r"mindestentgelt|kv-?\w*|kollektivvertrag\w*|salaire|rémunération|salario|sueldo|retribuci[oó]n|retribuzione|"
    r"stipendio|"
    r"ral|salaris|wynagrodzenie|lön|lønn|løn)\b",
    re.IGNORECASE,
)
_NOT_PAY = re.compile(
    r"\b(?:equity|stock|shares?|rsus?|options?|bonus(?:es)?|sign[- ]?on|signing|commission|funding|funded|rais(?:ed|"
    r"ing)|"
    r"series [a-f]\b|revenue|arr\b|valuation|valued|investment|invested|investors?|seed|401\s?\(?k|403\s?\(?b|"
    r"reimburse\w*|"
    r"allowance|budget|stipend|insurance|coverage|deductible|relocation|referral|tuition|grants?|savings?|assets|aum|"
    r"transactions?|customers|donat\w*|match(?:ing|es)?|credits?|sales|deals?|contracts? worth|turnover|profit|"
    r"loans?|market|"
    r"per diem|home[- ]office|learning|education(?:al)?|wellness|gym|travel|retention|penalt\w*|fines?|prize|"
    r"discount|hsa|fsa|pension|superannuation|ote|on[- ]target(?:[- ]earnings?)?)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"\n|(?<=[a-zäöü)\]%])[.!?](?=\s+[A-ZÄÖÜ])|(?<=\d)[.](?=\s+[A-ZÄÖÜ][a-z])")
_BREAKS_CLAUSE = re.compile(r"[;•|]|,\s|\.\s|\+|[(/]\s?(?=(?i:ote|on[- ]target)\b)|\bplus\b|\band\b|\bwith\b|\bund\b")
_NAMES_US = re.compile(r"\b(?:US|USA|U\.S\.A?|United States)(?!\w)")


def pay_in_text(text: str, country: str | None = None) -> PayText | None:
    """The first sentence of an advert that states pay, with what it says; None where no sentence does.

    An amount counts with a currency beside it, a word for pay in its sentence (or heading) or a period right behind
    it, and no word for what is not pay closer to it.
    """
    previous = ""
    for start, end in _sentences(text[:MAX_TEXT]):
        sentence = text[start:end]
        if _holds_amount(sentence) and (salary := _pay_of_sentence(sentence, previous, country)) is not None:
            return PayText(salary, start, end)
        if sentence.strip():
            previous = sentence
    return None


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of sentences and lines; what is longer than any sentence comes in pieces."""
    start = 0
    for ending in (*_SENTENCE_END.finditer(text), None):
        end = len(text) if ending is None else ending.start() if ending[0] == "\n" else ending.end()
        for piece in range(start, end, MAX_SENTENCE):
            yield piece, min(piece + MAX_SENTENCE, end)
        start = ending.end() if ending else end


_MAY_BE_AMOUNT = re.compile(rf"{CURRENCY}\s?\d|\d[kK.,]{{0,3}}[- ]?\s?{CURRENCY}|\d\s?(?:LPA|lakhs?)")


def _holds_amount(sentence: str) -> bool:
    return any(map(str.isdigit, sentence)) and _MAY_BE_AMOUNT.search(sentence) is not None


def _pay_of_sentence(sentence: str, previous: str, country: str | None) -> Salary | None:
    stripped = sentence.strip()
    country = country or ("US" if _NAMES_US.search(sentence) else None)
    listed = list(islice(read_amounts(sentence, needs_currency=True), MOST_AMOUNTS))
    for position, amounts in enumerate(listed):
        code = currency_code(amounts.currency, country)
        behind = sentence[amounts.end : amounts.end + 60]
        before = sentence[max(0, amounts.start - 90) : amounts.start]
        if (
            code is None
            or _is_not_pay(before, behind)
            or re.match(r"\s?(?:m|mn|mm|million|b|bn|billion)\b|\s?[MB]\b", behind, re.IGNORECASE)
        ):
            continue
        if amounts.high is None and (
            most := next((other for other in listed[position + 1 :] if other.low is None), None)
        ):
            amounts = replace(amounts, high=most.high)  # noqa: PLW2901 - "Min: $90,000 Mid: $100,000 Max: $110,000"
        period = _period_right_behind(behind) or period_in(_near(behind)) or period_in(before)
        has_cue = _PAY_CUE.search(before) or _PAY_CUE.search(behind) or _PAY_CUE.search(previous[-80:])
        if not has_cue and not (period and period_in(behind[:22])):
            continue
        salary = salary_of(amounts, code, period or period_in(sentence), country, stripped)
        if salary is not None and all(
            side is None or LEAST_IN_TEXT <= side <= MOST_IN_TEXT for side in (salary.min_usd, salary.max_usd)
        ):
            return salary
    return None


def _period_right_behind(behind: str) -> str | None:
    word = re.match(r"\s?[/,]?\s?(?!(?:an|pa|mo|ora|mes|no|a)\b)([^\W\d_]+)", behind)
    return PERIOD_OF.get(word[1].casefold()) if word else None


def _near(behind: str) -> str:
    return re.split(r"[;\n]|\d", behind, maxsplit=1)[0]


def _is_not_pay(before: str, behind: str) -> bool:
    """Whether the nearest word that says what the amount is says that it is no pay."""
    clause = _BREAKS_CLAUSE.split(behind, maxsplit=1)[0]
    if _NOT_PAY.search(clause) and not _PAY_CUE.search(clause):
        return True
    last_not = max((cue.end() for cue in _NOT_PAY.finditer(before)), default=-1)
    last_pay = max((cue.end() for cue in _PAY_CUE.finditer(before)), default=-1)
    return last_not > last_pay
