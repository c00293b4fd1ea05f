"""Places, pay, addresses and near-identical texts."""

import random
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.adverts import Advert, find_moment, web_url
from collector.enrich import Reader
from collector.fingerprints import canonical_url, fingerprints, fingerprints_of_text, resemblance, shingles
from collector.pay import annual_usd, salary_from_text
from collector.place_text import read_place
from collector.places import merged_place
from collector.theirstack_row import advert_from_row
from core.catalogue.exchange_rates import rates
from core.catalogue.roles import RoleCatalogue
from core.errors import BadRecord
from core.models import Ask, Mention, Place, TitleReading
from tests.collector.reading import ThreeSkills


@pytest.mark.parametrize(
    ("text", "city", "region", "country"),
    [
        ("Austin, TX, United States", "Austin", "Texas", "US"),
        ("San Francisco, CA", "San Francisco", "California", "US"),
        ("Toronto, CA", "Toronto", "Ontario", "CA"),
        ("Berlin, DE", "Berlin", None, "DE"),
        ("Munich, Bavaria, Germany", "Munich", None, "DE"),
        ("München", "Munich", None, "DE"),
        ("Remote - Germany", None, None, "DE"),
        ("Remote (US)", None, None, "US"),
        ("London, UK", "London", None, "GB"),
        ("Tbilisi, Georgia", "Tbilisi", None, "GE"),
        ("Atlanta, Georgia", "Atlanta", "Georgia", "US"),
        ("Georgia", None, None, None),
        ("Foo, CA", "Foo", "California", "US"),
        ("Tel Aviv; London", "Tel Aviv", None, "IL"),
        ("Anywhere in the World", None, None, None),
        (None, None, None, None),
    ],
)
def test_a_location_says_what_it_plainly_says(
    text: str | None, city: str | None, region: str | None, country: str | None
) -> None:
    found = read_place(text)
    assert (found.city, found.region, found.country_code) == (city, region, country)


def test_a_rows_own_fields_come_before_its_location_text() -> None:
    found = merged_place("Springfield", "Paris", None, "us")
    assert (found.city, found.country_code) == ("Paris", "US")
    assert merged_place("Berlin", None, None, "France").city is None


@given(st.text(max_size=200))
def test_any_location_text_is_read_without_a_crash(text: str) -> None:
    found = read_place(text)
    assert found.country_code is None or len(found.country_code) == 2


@pytest.mark.parametrize(
    ("text", "country", "low", "high"),
    [
        ("USD 120,000 - 150,000 annually", None, 120_000, 150_000),
        ("$50/hour", "US", 104_000, 104_000),
        ("$50/hour", "CA", None, None),
        ("$120k - $150k", "US", 120_000, 150_000),
        ("$120k - $150k", None, None, None),
        ("€5.000 per month", None, 5000 * 12 * 1.039, 5000 * 12 * 1.039),
        ("50-60k EUR p.a.", None, 50_000 * 1.039, 60_000 * 1.039),
        ("competitive", None, None, None),
        ("XYZ 100,000 per year", None, None, None),
    ],
)
def test_pay_counts_only_where_amount_currency_and_period_are_known(
    text: str, country: str | None, low: float | None, high: float | None
) -> None:
    found = salary_from_text(text, country)
    assert (found and found.min_usd, found and found.max_usd) == (
        low and pytest.approx(low, abs=1),
        high and pytest.approx(high, abs=1),
    )


def test_converted_pay_carries_the_date_of_its_rates_and_what_was_said() -> None:
    found = annual_usd(60_000, None, "gbp", "year", "£60,000 a year")
    assert found is not None
    assert (found.rates_date, found.original) == (rates().date, "£60,000 a year")
    assert annual_usd(100, 200, "USD", "year") is None
    assert annual_usd(60_000, 50_000, "USD", "year") == annual_usd(
        50_000, 60_000, "USD", "year", "60000-50000 USD a year"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.example.org/jobs/1?utm_source=x&a=1#top", "http://example.org/jobs/1/?a=1"),
        ("https://example.org/jobs?b=2&a=1", "https://example.org:443/jobs?a=1&b=2&gh_src=zz"),
    ],
)
def test_one_advert_has_one_address(one: str, other: str) -> None:
    assert canonical_url(one) == canonical_url(other)


def test_other_paths_and_parameters_are_other_adverts() -> None:
    assert canonical_url("https://example.org/jobs?id=1") != canonical_url("https://example.org/jobs?id=2")
    assert canonical_url("https://example.org/Jobs/1") != canonical_url("https://example.org/jobs/1")


def test_the_company_must_be_known_to_identify_an_advert() -> None:
    assert fingerprints(None, None, "Data Engineer", Place(city="Berlin"), fingerprints_of_text("short")) == ()
    (one,) = fingerprints(None, "Lindenhof GmbH", "Data  Engineer", Place("Köln", None, "DE"), ())
    (other,) = fingerprints(None, "LINDENHOF", "data engineer", Place("Köln", None, "DE"), ())
    assert one == other
    assert one.startswith("ident:")


def test_near_identical_texts_meet_and_others_do_not() -> None:
    chance = random.Random(1)
    vocabulary = [f"word{n}" for n in range(4000)]
    met = 0
    for _ in range(40):
        words = chance.choices(vocabulary, k=500)
        copy = [*words[:250], "changed", "here", *words[252:]]
        other = chance.choices(vocabulary, k=500)
        text, again, different = " ".join(words), " ".join(copy), " ".join(other)
        assert resemblance(shingles(text), shingles(again)) > 0.95
        assert resemblance(shingles(text), shingles(different)) < 0.05
        marks = [set(fingerprints_of_text(one)) for one in (text, again, different)]
        met += bool(marks[0] & marks[1])
        assert not marks[0] & marks[2]
    assert met >= 38


@pytest.mark.parametrize("text", ["2026-11-20T05:06:00", "2026-11-20T05:06:00Z", "2026-11-20T05:06:00.000000+00:00"])
def test_the_three_forms_of_a_time_are_one(text: str) -> None:
    assert find_moment({"at": text}, "at") == datetime(2026, 11, 20, 5, 6, tzinfo=UTC)


@pytest.mark.parametrize("value", [None, "", "soon", 10**30, -(10**18), "0001-01-01", True, [], {}, float("nan")])
def test_what_is_no_time_is_none(value: object) -> None:
    assert find_moment({"at": value}, "at") is None


def test_only_web_addresses_become_links() -> None:
    assert (
        web_url({"url": "javascript:alert(1)", "other": "https://example.org/x"}, "url", "other")
        == "https://example.org/x"
    )
    assert web_url({"url": "ftp://example.org/x"}, "url") is None


odd = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=4)


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "id",
                "job_title",
                "company",
                "company_object",
                "location",
                "locations",
                "cities",
                "country_code",
                "remote",
                "date_posted",
                "discovered_at",
                "closed_at",
                "seniority",
                "url",
                "description",
                "salary_string",
                "min_annual_salary_usd",
                "max_annual_salary_usd",
                "salary_currency",
                "min_annual_salary",
            ]
        ),
        odd | st.dictionaries(st.sampled_from(["name", "state", "country_code"]), odd),
    )
)
def test_any_row_is_read_or_refused_by_name(raw: dict[str, object]) -> None:
    try:
        advert = advert_from_row(raw)
    except BadRecord:
        return
    assert advert.native_id
    assert advert.raw_title
    assert advert.posted_on is None or advert.posted_on >= date(1990, 1, 1)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Python and SQL.", []),
        ("Python only.", [{"python", "docker"}]),
        ("", [{"python", "docker"}]),
    ],
)
def test_what_the_title_names_is_required_and_a_choice_unless_the_text_wants_both(
    text: str, groups: list[set[str]]
) -> None:
    class Titled(ThreeSkills):
        def read_title(self, title: str, company: str | None, language: str) -> TitleReading:
            named = ("python", "sql" if "SQL" in text else "docker")
            mentions = tuple(Mention(one, 0, 1, title[:1], Ask.REQUIRED, "title") for one in named)
            return TitleReading(mentions, (frozenset(named),))

    reader = Reader(RoleCatalogue.load(), Titled())
    draft = reader.draft("file", Advert("1", "Engineer (a/b)", description=text), datetime(2026, 11, 1, tzinfo=UTC))
    ((posting, stored),) = reader.with_skills([draft])
    assert posting.required == {mention.skill for mention in stored.title_mentions}
    assert [set(group) for group in posting.alternatives] == groups
