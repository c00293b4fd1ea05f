"""Names and codes of countries, states and provinces, as adverts write them."""

from functools import cache

import pycountry

from core.catalogue.countries import country_codes

_AUSTRALIA = {
    "NSW": "New South Wales",
    "VIC": "Victoria",
    "QLD": "Queensland",
    "SA": "South Australia",
    "TAS": "Tasmania",
    "WA": "Western Australia",
    "ACT": "Australian Capital Territory",
    "NT": "Northern Territory",
}


def country_code(text: str | None) -> str | None:
    """ISO 3166-1 alpha-2 of a country's code or name; None where it is neither."""
    if not text:
        return None
    return country_codes().get(text.strip().casefold())


def country_by_code(code: str) -> str | None:
    """The English name of a country by its ISO 3166-1 alpha-2; None for another text."""
    country = pycountry.countries.get(alpha_2=code)
    return str(country.name) if country else None


@cache
def names_of_subdivision(code: str) -> tuple[str, str] | None:
    """The names of a subdivision of ISO 3166-2 ("US-CA") and of its country in English; None for another text."""
    country = pycountry.countries.get(alpha_2=code[:2])
    part = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
    return (part.name, country.name) if country and part else None


class FederalState:
    """A state or province: its name, its country, its postal code, and whether it was written as the code."""

    __slots__ = ("code", "country", "is_code", "name")

    def __init__(self, name: str, country: str, code: str, *, is_code: bool) -> None:
        self.name, self.country, self.code, self.is_code = name, country, code, is_code


@cache
def states_by_name() -> dict[str, tuple[FederalState, ...]]:
    """Names of states and provinces in lower case, and their postal codes in capitals."""
    by_name: dict[str, list[FederalState]] = {}
    for country in ("US", "CA"):
        for division in pycountry.subdivisions.get(country_code=country):  # type: ignore[no-untyped-call]
            code = division.code.removeprefix(f"{country}-")
            by_name.setdefault(division.name.casefold(), []).append(
                FederalState(division.name, country, code, is_code=False)
            )
            by_name.setdefault(code, []).append(FederalState(division.name, country, code, is_code=True))
    for code, name in _AUSTRALIA.items():
        by_name.setdefault(name.casefold(), []).append(FederalState(name, "AU", code, is_code=False))
        by_name.setdefault(code, []).append(FederalState(name, "AU", code, is_code=True))
    by_name["D.C."] = by_name["DC"]
    return {name: tuple(states) for name, states in by_name.items()}


def state_name(country: str, code: str) -> str | None:
    """The name of a state by its postal code, for the countries whose states we know."""
    return next((state.name for state in states_by_name().get(code, ()) if state.country == country), None)


def states_of(part: str) -> tuple[FederalState, ...]:
    """The states and provinces that a text is the name or postal code of."""
    return states_by_name().get(part if len(part) <= 4 and part.isupper() else part.casefold(), ())
