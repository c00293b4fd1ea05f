"""Renews exchange rates: `python -m collector.renew_rates` reads the European Central Bank's reference rates."""

import json
import os
import sys
from datetime import date
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from lxml import etree

from core.catalogue.exchange_rates import RATES_FILE
from core.errors import CareerNavigatorError, SourceError

URL = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml"
TIMEOUT_SECONDS = 20
MOST_BYTES = 200_000
LEAST_CURRENCIES = 15
# Currencies that the bank does not quote and that are pegged to the dollar: units for one US dollar.
PEGGED = {"AED": 3.6725, "SAR": 3.75}


def fetch_rates(url: str = URL) -> tuple[date, dict[str, float]]:
    """The day and the units of each currency for one euro. Raises SourceError where the answer is no table of rates."""
    try:
        with urlopen(url, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 - a fixed https address, no user's
            content = answer.read(MOST_BYTES)
        tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
        dated = next(cube for cube in tree.iter("{*}Cube") if cube.get("time"))
        units = {rate.get("currency"): float(rate.get("rate")) for rate in dated if rate.get("currency")}
        day = date.fromisoformat(dated.get("time"))
    except (OSError, HTTPException, etree.LxmlError, StopIteration, TypeError, ValueError) as error:
        raise SourceError(f"The exchange rates could not be renewed; those of before stay. {url}: {error}") from error
    if len(units) < LEAST_CURRENCIES or "USD" not in units or min(units.values()) <= 0:
        raise SourceError(
            f"The exchange rates could not be renewed; those of before stay. {url} holds no table of them."
        )
    return day, {"EUR": 1.0, **units, **{code: round(units["USD"] * rate, 4) for code, rate in PEGGED.items()}}


def write_rates(day: date, units: dict[str, float], file: Path = RATES_FILE) -> None:
    """Put the table into `file`, keeping what is no longer quoted. Raises SourceError where it cannot be written."""
    try:
        before: dict[str, Any] = json.loads(file.read_text("utf-8"))
        table = {
            "date": day.isoformat(),
            "source": "Euro foreign exchange reference rates of the European Central Bank; AED and SAR from their "
            "pegs to "
            "the dollar; what the bank does not quote as it was.",
            "per": before["per"],
            "rates": {**before["rates"], **units},
        }
        partial = file.with_name(f"{file.name}.{os.getpid()}.new")
        partial.write_text(json.dumps(table, indent=2) + "\n", "utf-8")
        partial.replace(file)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceError(f"{file} cannot be renewed: {error}") from error


def main() -> int:
    """Fetch and write; 1 where that failed."""
    try:
        day, units = fetch_rates()
        write_rates(day, units)
    except CareerNavigatorError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"Exchange rates of {day} for {len(units)} currencies are in {RATES_FILE.name}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
