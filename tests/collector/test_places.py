"""Where postings are: states and countries with one code, several places, regions of the world, work models."""

import csv
from pathlib import Path

import pytest

from collector.country_names import state_name
from collector.place_text import read_places
from collector.places import merged_places
from collector.work_model import from_field, from_location
from collector.work_model_choice import where_one_works
from collector.work_model_sentences import from_text, from_title
from core.models import WorkModel
from tests.tables import each_row

US_PLACES = Path(__file__).parent.parent / "fixtures" / "us_places.csv"

PLACES: dict[str, list[tuple[str | None, str | None, str | None]]] = {
    "Dorking, Surrey": [("Dorking", None, "GB")],
    "Guildford, Surrey": [("Guildford", None, "GB")],
    "Surrey": [("Surrey", "British Columbia", "CA")],
    "Surrey, BC": [("Surrey", "British Columbia", "CA")],
    "Villa María, Córdoba": [("Villa María", None, "AR")],
    "Makati, Metro Manila": [("Makati City", None, "PH")],
    "Taguig, Metro Manila, Philippines": [("Taguig", None, "PH")],
    "Warszawa (Mokotów)": [("Warsaw", None, "PL")],
    "Berlin (Mitte)": [("Berlin", None, "DE")],
    "Austin (TX)": [("Austin", "Texas", "US")],
    "Cambridge, MA": [("Cambridge", "Massachusetts", "US")],
    "Vienna, VA": [("Vienna", "Virginia", "US")],
    "Birmingham, AL": [("Birmingham", "Alabama", "US")],
    "Athens, GA": [("Athens", "Georgia", "US")],
    "Burlington, MA": [("Burlington", "Massachusetts", "US")],
    "Paris, TN": [("Paris", "Tennessee", "US")],
    "St Louis, MO": [("St. Louis", "Missouri", "US")],
    "Ontario, CA": [("Ontario", "California", "US")],
    "Salem, IN": [("Salem", "Indiana", "US")],
    "Remote (US Only)": [(None, None, "US")],
    "Remote in the US": [(None, None, "US")],
    "US-CA": [(None, "California", "US")],
    "US-NYC": [("New York City", "New York", "US")],
    "DE-BE": [("Berlin", None, "DE")],
    "CA-ON": [(None, "Ontario", "CA")],
    "ETATS-UNIS": [(None, None, "US")],
    "Varsovie, Pologne": [("Warsaw", None, "PL")],
    "Zeeland, MI": [("Zeeland", "Michigan", "US")],
    "Hackney, England, UK": [("Hackney", None, "GB")],
    "Columbia, SC": [("Columbia", "South Carolina", "US")],
    "Norfolk": [("Norfolk", "Virginia", "US")],
    "Boston MA 02210": [("Boston", "Massachusetts", "US")],
    "Georgia, United States": [(None, "Georgia", "US")],
    "Toronto, CA": [("Toronto", "Ontario", "CA")],
    "Toronto, ON": [("Toronto", "Ontario", "CA")],
    "Munich, DE": [("Munich", None, "DE")],
    "Bengaluru, IN": [("Bengaluru", None, "IN")],
    "Amsterdam, NL": [("Amsterdam", None, "NL")],
    "Regina, SK": [("Regina", "Saskatchewan", "CA")],
    "Perth, WA": [("Perth", "Western Australia", "AU")],
    "Vancouver, WA": [("Vancouver", "Washington", "US")],
    "Sydney NSW": [("Sydney", "New South Wales", "AU")],
    "Wien": [("Vienna", None, "AT")],
    "Köln": [("Köln", None, "DE")],
    "Bangalore/Bengaluru": [("Bengaluru", None, "IN")],
    "Bengaluru, Karnataka, India": [("Bengaluru", None, "IN")],
    "Paris, A8, FR": [("Paris", None, "FR")],
    "Greater London": [("London", None, "GB")],
    "London Area, United Kingdom": [("London", None, "GB")],
    "San Francisco Bay Area": [("San Francisco", "California", "US")],
    "New York City Metropolitan Area": [("New York City", "New York", "US")],
    "Berlin, Germany; Munich, Germany": [("Berlin", None, "DE"), ("Munich", None, "DE")],
    "New York, NY, San Francisco, CA": [
        ("New York City", "New York", "US"),
        ("San Francisco", "California", "US"),
    ],
    "San Francisco, CA / New York, NY / Remote": [
        ("San Francisco", "California", "US"),
        ("New York City", "New York", "US"),
    ],
    "Berlin, Munich, Hamburg": [("Berlin", None, "DE"), ("Munich", None, "DE"), ("Hamburg", None, "DE")],
    "London and Paris": [("London", None, "GB"), ("Paris", None, "FR")],
    "USA, Canada": [(None, None, "US"), (None, None, "CA")],
    "Northern America, Europe, UK, France": [(None, None, "GB"), (None, None, "FR")],
    "Bosnia and Herzegovina": [(None, None, "BA")],
    "Hybrid work in Boston, MA 02210": [("Boston", "Massachusetts", "US")],
    "Remote in Austin, TX": [("Austin", "Texas", "US")],
    "Remote (US)": [(None, None, "US")],
    "US-Remote": [(None, None, "US")],
    "EMEA": [(None, None, None)],
    "LATAM": [(None, None, None)],
    "Cambridge": [(None, None, None)],
    "2 Locations": [(None, None, None)],
    "Multiple locations, Germany": [(None, None, "DE")],
}


def test_places_are_what_a_location_plainly_says() -> None:
    found = {text: [(one.city, one.region, one.country_code) for one in read_places(text)] for text in PLACES}
    assert found == PLACES


@each_row(
    ("fields", "place"),
    [
        (("Tbilisi, Georgia", None, None, None), ("Tbilisi", None, "GE")),
        (("Georgia, GA", None, None, None), (None, "Georgia", "US")),
        (("New York, NY", None, None, None), ("New York City", "New York", "US")),
        (("Canada, Canada", None, None, None), (None, None, "CA")),
        (("Germany, DE", None, None, None), (None, None, "DE")),
        (("Luxembourg, Luxembourg", None, None, None), ("Luxembourg", None, "LU")),
        (("Batumi, Georgia, Remote", None, None, None), ("Batumi", None, "GE")),
        (("Atlanta, Georgia", None, None, None), ("Atlanta", "Georgia", "US")),
        (("Alpharetta, Georgia, United States", None, None, None), ("Alpharetta", "Georgia", "US")),
        ((None, "Tbilisi", "Georgia", None), ("Tbilisi", None, "GE")),
        ((None, "Tbilisi", None, "Georgia"), ("Tbilisi", None, "GE")),
        ((None, "Tbilisi, Georgia", None, None), ("Tbilisi", None, "GE")),
        ((None, "Atlanta", "Georgia", None), ("Atlanta", "Georgia", "US")),
        ((None, "Atlanta", None, "Georgia"), ("Atlanta", "Georgia", "US")),
        ((None, "Savannah", "Georgia", "US"), ("Savannah", "Georgia", "US")),
        (("Amman, Jordan", None, None, None), ("Amman", None, "JO")),
        (("Beirut, Lebanon", None, None, None), ("Beirut", None, "LB")),
        (("Georgia", None, None, None), (None, None, None)),
    ],
)
def test_a_city_decides_between_a_country_and_a_state_of_one_name(
    fields: tuple[str | None, str | None, str | None, str | None], place: tuple[str | None, str | None, str | None]
) -> None:
    read = merged_places(*fields)[0]
    assert (read.city, read.region, read.country_code) == place


def test_city_and_state_are_read_right_for_a_thousand_towns() -> None:
    wrong = []
    with US_PLACES.open(encoding="utf-8") as file:
        towns = [(row["city"], row["state"]) for row in csv.DictReader(file)]
    for city, state in towns:
        places = read_places(f"{city}, {state}")
        right = len(places) == 1 and (places[0].country_code, places[0].region) == ("US", state_name("US", state))
        if not right or places[0].city is None:
            wrong.append((city, state))
    assert len(towns) == 1_000
    assert len(wrong) <= 10, wrong


def test_a_location_says_the_work_model() -> None:
    said = {
        "Remote, US": WorkModel.REMOTE,
        "Hybrid work in Boston, MA": WorkModel.HYBRID,
        "Remote or hybrid": WorkModel.HYBRID,
        "Anywhere": WorkModel.REMOTE,
        "Bonn (on-site)": WorkModel.ONSITE,
        "Bonn": None,
        "": None,
    }
    assert {text: from_location(text) for text in said} == said


def test_a_field_says_the_work_model_also_in_words_around_it() -> None:
    said = {
        "TELECOMMUTE": WorkModel.REMOTE,
        "Télétravail": WorkModel.REMOTE,
        "Hybrid (2 days)": WorkModel.HYBRID,
        "Presencial": WorkModel.ONSITE,
        "Full-time": None,
        "Remote possible": None,
        "No": None,
    }
    assert {text: from_field(text) for text in said} == said


@each_row(
    ("text", "model", "receipt"),
    [
        ("We build.\nLocation: Remote (US)\nYou know Go.", WorkModel.REMOTE, "Location: Remote (US)"),
        ("This is a hybrid role, two days here.", WorkModel.HYBRID, "This is a hybrid role, two days here."),
        ("You are 3 days a week in our office.", WorkModel.HYBRID, "You are 3 days a week in our office."),
        ("This is an on-site position in Bonn.", WorkModel.ONSITE, "This is an on-site position in Bonn."),
        (
            "We love remote work. Remote work is not possible for this role.",
            WorkModel.ONSITE,
            "Remote work is not possible for this role.",
        ),
        ("Keine reine Remote-Stelle, aber hybrid.", WorkModel.HYBRID, "Keine reine Remote-Stelle, aber hybrid."),
        ("We run a hybrid cloud.", None, None),
        ("Experience with remote teams is a plus.", None, None),
        ("We are remote-first, but not remote-only.", WorkModel.REMOTE, "We are remote-first, but not remote-only."),
        ("Each role is hybrid, remote or on-site.", None, None),
        ("This is a remote, permanent role.", WorkModel.REMOTE, "This is a remote, permanent role."),
        ("This job is located onsite in Bonn.", WorkModel.ONSITE, "This job is located onsite in Bonn."),
        ("Zwei Tage Homeoffice pro Woche.", WorkModel.HYBRID, "Zwei Tage Homeoffice pro Woche."),
        ("Deux jours de télétravail par semaine.", WorkModel.HYBRID, "Deux jours de télétravail par semaine."),
        ("Monday to FridayWork remotely:No", WorkModel.ONSITE, "Monday to FridayWork remotely:No"),
        ("Work From Home: NoTravel: little", WorkModel.ONSITE, "Work From Home: NoTravel: little"),
        ("Remote applicants will not be considered.", WorkModel.ONSITE, "Remote applicants will not be considered."),
        ("Fully remote applicants cannot be considered.", WorkModel.HYBRID, None),
        ("You can work from home on Fridays.", WorkModel.HYBRID, "You can work from home on Fridays."),
        ("Benefits:\nWork from home\nDental care", None, None),
        ("The role is remote until the pandemic ends.", None, None),
        ("The position is a hybrid between developer and operator.", None, None),
        ("Remote Sensing Scientist\nWe map.", None, None),
        ("Hybrid workloads run on our platform.", None, None),
        ("The job is either fully remote or in Bonn.", None, None),
    ],
)
def test_the_text_of_an_advert_says_the_work_model_with_its_sentence(
    text: str, model: WorkModel | None, receipt: str | None
) -> None:
    found = from_text(text)
    assert (found and found.work_model) == model
    assert receipt is None or (found and text[found.start : found.end].strip()) == receipt


def test_a_title_says_the_work_model() -> None:
    said = {
        "Data Engineer (Remote)": WorkModel.REMOTE,
        "Data Engineer - Remote, Hybrid": WorkModel.HYBRID,
        "Onsite IT Administrator": WorkModel.ONSITE,
        "Android Engineer, onsite or remote": None,
        "Remote Sensing Scientist": None,
        "Hybrid-Cloud Engineer": None,
    }
    assert {title: from_title(title) for title in said} == said


LONG = "We build tools for growers and answer remote sites by phone. " * 10


@pytest.mark.parametrize(
    ("field", "location", "title", "text", "is_remote", "model"),
    [
        (None, "Bonn", "SRE", LONG, True, None),  # a board's estimate that the text does not bear out
        (None, "Bonn", "SRE", LONG + "Employees may work remotely.", True, WorkModel.REMOTE),
        (None, "Bonn", "SRE (remote)", LONG, None, WorkModel.REMOTE),
        (None, "Bonn", "SRE", "We build tools.", True, WorkModel.REMOTE),
        (None, "Bonn", "SRE", LONG, False, None),  # it does not tell hybrid work from work on site
        (None, "Bonn", "SRE", LONG + "We run a hybrid workplace.", True, WorkModel.HYBRID),
        (None, "Anywhere", "SRE", LONG, None, WorkModel.REMOTE),
        (None, "Anywhere", "SRE", LONG + "This is a hybrid role.", None, WorkModel.HYBRID),
        (None, "Anywhere", "SRE", LONG + "We run a hybrid workplace.", None, None),
        (None, "Bonn (hybrid)", "SRE (remote)", LONG, True, WorkModel.HYBRID),
        (WorkModel.REMOTE, "Bonn", "SRE", LONG + "This is a hybrid role.", None, WorkModel.REMOTE),
        (WorkModel.REMOTE, "Bonn", "SRE", LONG + "Remote work is not possible.", None, WorkModel.ONSITE),
    ],
)
def test_of_what_a_source_says_the_sure_is_believed(
    field: WorkModel | None, location: str, title: str, text: str, is_remote: bool | None, model: WorkModel | None
) -> None:
    assert where_one_works(field, location, title, text, is_remote=is_remote)[0] == model
