"""Pay as annual US dollars: short pay texts, the sentence of an advert, and what is never pay."""

import pytest

from collector.pay import salary_from_text, structured_pay, widest
from collector.pay_sentences import pay_in_text
from core.catalogue.exchange_rates import rates
from core.models import Salary
from tests.tables import each_row

EUR, GBP, CHF, INR, PLN = (rates().to_usd(code) or 0.0 for code in ("EUR", "GBP", "CHF", "INR", "PLN"))
Sides = tuple[float | None, float | None]

TEXTS: dict[tuple[str, str | None], Sides | None] = {
    ("$120,000.00 - $150,000.00 per year", "US"): (120_000, 150_000),
    ("$55.50 per hour", "US"): (55.5 * 2080, 55.5 * 2080),
    ("$1,500 a week", "US"): (78_000, 78_000),
    ("$110K/yr - $130K/yr", "US"): (110_000, 130_000),
    ("$170-225K + equity", "US"): (170_000, 225_000),
    ("2024: $100k per year", "US"): (100_000, 100_000),
    ("up to $150k", "US"): (None, 150_000),
    ("$100,000+ a year", "US"): (100_000, None),
    ("from €60k per year", "DE"): (60_000 * EUR, None),
    ("€50.000,00 - €60.000,00 pro Jahr", "DE"): (50_000 * EUR, 60_000 * EUR),
    ("45 000 € par an", "FR"): (45_000 * EUR, 45_000 * EUR),
    ("30.000€ brutos al año", "ES"): (30_000 * EUR, 30_000 * EUR),
    ("RAL 35.000 - 40.000 €", "IT"): (35_000 * EUR, 40_000 * EUR),
    ("CHF 120'000 – 140’000 p.a.", "CH"): (120_000 * CHF, 140_000 * CHF),
    ("£400 - £500 per day", "GB"): (400 * 260 * GBP, 500 * 260 * GBP),
    ("₹12-15 LPA", "IN"): (1_200_000 * INR, 1_500_000 * INR),
    ("₹ 12,00,000 - 15,00,000 a year", "IN"): (1_200_000 * INR, 1_500_000 * INR),
    ("15 000 - 20 000 zł miesięcznie", "PL"): (180_000 * PLN, 240_000 * PLN),
    ("55.000,00 € p. a.", "DE"): (55_000 * EUR, 55_000 * EUR),
    ("60-75 Tsd. € p.a.", "DE"): (60_000 * EUR, 75_000 * EUR),
    ("Upto 12 LPA", "IN"): (None, 1_200_000 * INR),
    ("$120,000 USD / year", None): (120_000, 120_000),
    ("Annuel de 45000.0 Euros à 50000.0 Euros", "FR"): (45_000 * EUR, 50_000 * EUR),
    ("ab 3.500 € brutto pro Monat", "AT"): (3_500 * 14 * EUR, None),
    ("3.500 € brutto/Monat (14x)", "DE"): (3_500 * 14 * EUR, 3_500 * 14 * EUR),
    ("€5.000 per month", None): (60_000 * EUR, 60_000 * EUR),
    # A bare range in US dollars for a posting in the US is a year's; no other amount without a period is pay.
    ("$120k - $150k", "US"): (120_000, 150_000),
    ("$120k - $150k", None): None,
    ("€90k-€110k", "DE"): None,
    ("$45 - $55", "US"): None,
    ("competitive", "US"): None,
    ("120000", "US"): None,
}


@each_row(("text", "country"), TEXTS)
def test_a_pay_text_is_read(text: str, country: str | None) -> None:
    found, wanted = salary_from_text(text, country), TEXTS[text, country]
    assert (found and (found.min_usd, found.max_usd)) == (
        wanted and tuple(side if side is None else pytest.approx(side, abs=1) for side in wanted)
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("About us.\nThe base salary range is $120,000 - $150,000, plus equity.\nApply.", (120_000, 150_000)),
        ("Pay: $40 - $50 per hour", (83_200, 104_000)),
        ("You earn up to $130,000 a year with us.", (None, 130_000)),
        ("Base pay per year: Min: $90,000 Mid: $100,000 Max: $110,000", (90_000, 110_000)),
        ("OTE: $200,000 - $250,000 per year", None),
        ("On-target earnings of $180,000 to $220,000 per year.", None),
        ("$120,000 OTE per year", None),
        ("Salary: $100,000 - $120,000 per year (OTE $180,000)", (100_000, 120_000)),
        ("Base salary $120,000 - $140,000 per year, OTE $200,000 per year", (120_000, 140_000)),
        ("We raised $40M in Series B funding.", None),
        ("There is a $10,000 sign-on bonus.", None),
        ("You get equity worth $50,000 a year.", None),
        ("401(k) with a match of $5,000 per year", None),
        ("A learning budget of $2,000 per year.", None),
        ("Our customers move $20,000 a year.", None),
        ("Founded in 2019, we grew to 2,024 people.", None),
    ],
)
def test_the_sentence_that_states_pay_is_its_receipt(text: str, wanted: Sides | None) -> None:
    found = pay_in_text(text, "US")
    assert (found and (found.salary.min_usd, found.salary.max_usd)) == wanted
    if found:
        assert "$" in text[found.start : found.end]
        assert "\n" not in text[found.start : found.end].strip()


def test_a_side_that_is_not_stated_stays_so_and_zones_are_spanned() -> None:
    assert structured_pay(None, 90_000, "USD", "YEAR") == Salary(None, 90_000, "90000 USD a year")
    assert structured_pay(0, 90_000, "USD", "1 YEAR") == Salary(None, 90_000, "90000 USD a year")
    assert structured_pay(90_000, 95_000, "USD", None, "GB") is None
    assert structured_pay(2_000, 3_000, "EUR", "month", "AT") is not None
    zones = [Salary(90_000, 95_000, "a"), Salary(80_000, 99_000, "b")]
    spanned = widest(zones)
    assert spanned is not None
    assert (spanned.min_usd, spanned.max_usd) == (80_000, 99_000)
    assert widest([]) is None


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Salary: 1,200,000 TWD per year", 33_000, 40_000),
        ("Salary: 200 000 ₽ per month", 19_000, 30_000),
        ("Salary: 3,600,000 PKR per year", 11_500, 14_500),
        ("Salary: KSh 200,000 per month", 16_000, 21_000),
        ("Salary: 8,000 PEN per month", 23_000, 28_000),
        ("Salary: 40,000,000 VND per month", 17_000, 21_000),
        ("Salary: 8.000.000 COP per month", 19_000, 25_000),
    ],
)
def test_pay_in_a_currency_the_bank_does_not_quote_is_of_the_right_magnitude(
    text: str, least: float, most: float
) -> None:
    stated = pay_in_text(text)
    assert stated
    assert stated.salary.min_usd is not None
    assert least < stated.salary.min_usd < most
