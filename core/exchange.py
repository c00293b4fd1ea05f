"""Exchange rates of one day, by which pay in other currencies becomes US dollars."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.config import ROOT
from core.errors import DataFileError

RATES_FILE = ROOT / "data" / "exchange_rates.json"


class Rates(BaseModel):
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
def rates(file: Path = RATES_FILE) -> Rates:
    """The dated table. Raises DataFileError."""
    try:
        table = Rates.model_validate(json.loads(file.read_text("utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        raise DataFileError(file, ".".join(map(str, first["loc"])) or "whole file", first["msg"]) from error
    except (OSError, ValueError) as error:
        raise DataFileError(file, "whole file", str(error)) from error
    if "USD" not in table.rates:
        raise DataFileError(file, "rates", "USD is missing")
    return table


def pay_note() -> str:
    """What a table with pay says of its conversion."""
    return f"Pay in other currencies was converted to US dollars at approximate exchange rates of {rates().date}."
