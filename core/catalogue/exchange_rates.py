"""Exchange rates of one day, which convert pay in other currencies to US dollars."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from core.catalogue.files import DATA, load_data_file
from core.errors import DataFileError

RATES_FILE = DATA / "exchange_rates.json"
OLD_AFTER_DAYS = 400


class ExchangeRates(BaseModel):
    """Exchange rates of one day: units of a currency for one euro."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: date
    source: str
    per: str
    rates: dict[Annotated[str, Field(pattern="^[A-Z]{3}$")], Annotated[float, Field(gt=0)]]

    def to_usd(self, currency: str) -> float | None:
        """What one unit of `currency` is in US dollars, None where the table does not say."""
        rate = self.rates.get(currency)
        return self.rates["USD"] / rate if rate else None


@cache
def rates(file: Path = RATES_FILE) -> ExchangeRates:
    """The dated table. Raises DataFileError."""
    table = load_data_file(file, ExchangeRates)
    if "USD" not in table.rates:
        raise DataFileError(file, "rates", "USD is missing")
    return table


def age_warning(today: date) -> str | None:
    """What to say of rates that are old; None where they are not."""
    days = (today - rates().date).days
    if days <= OLD_AFTER_DAYS:
        return None
    return (
        f"Exchange rates are of {rates().date}, {days} days ago: pay in other currencies than US dollars is as old. "
        "Renew them with `python -m collector.renew_rates`."
    )


def pay_note() -> str:
    """What a table with pay says of its conversion."""
    return f"Pay in other currencies was converted to US dollars at approximate exchange rates of {rates().date}."
