"""The country of a location that somebody typed, with the cities of the shipped file."""

import pytest

from core.catalogue.countries import country_of


@pytest.mark.parametrize(
    ("location", "country"),
    [("Berlin", "DE"), ("Zürich", "CH"), ("Austin, TX", "US"), ("Leeds, England", "GB"), ("Qwertyville", None)],
)
def test_a_city_leads_to_its_country_however_it_is_accented(location: str, country: str | None) -> None:
    assert country_of(location) == country
