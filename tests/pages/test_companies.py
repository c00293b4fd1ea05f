"""A company's name leads to its jobs: from the search box, from the pages of skills and roles, and in the address."""

from collections import Counter
from datetime import UTC, datetime
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from core.formats.markup import escaped
from core.runtime import Runtime
from core.views.windows import last_day, last_days
from tests.pages.conftest import Open, Token
from tests.pages.market import COMPANIES, market
from tests.pages.test_states import PROFILE, notes, said


def links(at: AppTest, page: str, name: str) -> set[str]:
    """What the links to a page say of `name` in their address."""
    queries = [parse_qs(one.proto.query_string) for one in at.get("page_link") if one.proto.page.endswith(page)]
    return {value for query in queries for value in query.get(name, ())}


def job_counts(runtime: Runtime, role: str | None = None) -> Counter[str]:
    """How many adverts of the window that a page begins with each company has."""
    since, until = last_days(90, last_day(runtime.snapshots.current, datetime.now(UTC)))
    in_time = [one for one in market() if since <= one.posted_on < until and role in (None, one.role)]
    return Counter(one.company or "" for one in in_time)


def test_all_jobs_of_a_company_are_listed_wherever_they_are(shared: Runtime, token: Token, open_page: Open) -> None:
    counts = job_counts(shared)
    member = token(**PROFILE, location="Tokyo", experience_level="Senior")
    for asked, name in (("Company 7", "Company 7"), ("COMPANY 7", "Company 7"), (COMPANIES[-1], COMPANIES[-1])):
        for who in (None, member):
            at = open_page("openings", who, company=asked)
            assert not at.exception and not notes(at)
            assert at.title[0].value == f"{counts[name]} jobs at {escaped(name)}"
            assert "choice_role" not in [box.key for box in at.selectbox]
    at.button(key="chip_company").click().run()
    assert "company" not in at.query_params and "choice_role" in [box.key for box in at.selectbox]


def test_who_asks_leads_to_the_jobs_of_that_company(shared: Runtime, open_page: Open) -> None:
    for page, asked in (("skill", {"id": "python"}), ("role", {"id": "data-engineer"})):
        named = links(open_page(page, **asked), "openings", "company")
        assert len(named) == 5 and named <= set(COMPANIES)
    (first,) = sorted(named)[:1]
    of_role = open_page("openings", company=first, role="data-engineer")
    assert of_role.title[0].value.split()[0] == str(job_counts(shared, "data-engineer")[first])


@pytest.mark.usefixtures("shared")
def test_a_company_nobody_knows_is_said_and_one_without_jobs_leads_to_its_adverts(open_page: Open) -> None:
    unknown = open_page("openings", company="No such company")
    assert len(notes(unknown)) == 1 and "company" not in unknown.query_params and not unknown.exception
    none = open_page("openings", company="Company 7", salary="200000")
    assert "no open job here" in said(none)
    assert links(none, "explore", "company_value") == {"Company 7"}
    behind = open_page("explore", by="company", company_value="Company 7", shape="adverts", days="180")
    assert set(behind.dataframe[0].value["company"]) == {"Company 7"}


@pytest.mark.usefixtures("shared")
def test_every_company_can_be_searched_for(open_page: Open) -> None:
    options = open_page("trends", shown=["search"]).selectbox(key="search_choice").options
    assert {name.removesuffix(" · company") for name in options if name.endswith("company")} == set(COMPANIES)
