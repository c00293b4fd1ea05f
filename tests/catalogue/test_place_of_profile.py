"""The country of a location that somebody typed, and the towns around it, with the cities of the shipped files."""

import pytest

from core.catalogue.commuting import commuting_area
from core.catalogue.countries import country_of


@pytest.mark.parametrize(
    ("location", "country"),
    [("Berlin", "DE"), ("Zürich", "CH"), ("Austin, TX", "US"), ("Leeds, England", "GB"), ("Qwertyville", None)],
)
def test_a_city_leads_to_its_country_however_it_is_accented(location: str, country: str | None) -> None:
    assert country_of(location) == country


@pytest.mark.parametrize(
    ("location", "town", "near"),
    [
        ("San Francisco, CA", "San Jose", True),
        ("San Francisco", "Los Angeles", False),
        ("Manchester, United Kingdom", "Leeds", True),
        ("Manchester, United Kingdom", "London", False),
        ("Tel Aviv, Israel", "Petah Tikva", True),
        ("Tel Aviv, Israel", "Haifa", False),
        ("Portland, ME", "Biddeford", True),
        ("Portland, Oregon", "Biddeford", False),
        ("New York, NY", "New York", True),
    ],
)
def test_a_town_is_near_where_one_can_go_there_every_day(location: str, town: str, near: bool) -> None:
    area = commuting_area(location)
    assert area is not None and area.has_city(town) is near


def test_no_known_city_has_no_surroundings() -> None:
    assert commuting_area("Germany") is commuting_area("Qwertyville") is commuting_area("") is None
