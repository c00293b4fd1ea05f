"""`POST /postings/read`: anybody may ask, nothing is stored, nothing is fetched, and too much is refused."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from core.api.rates import RateLimits, use_rates
from core.runtime import runtime
from tests.api.conftest import Person
from tests.waiting import PATIENCE_SECONDS

ADVERT = """Senior Data Engineer

Requirements
- You must know Python and Spark.
- Experience with Kafka or RabbitMQ is required.

Nice to have
- Docker would be a plus.
See https://tracker.example/pixel for more.
"""


@pytest.fixture
def anyone(market: str) -> Iterator[httpx.Client]:
    """Waits longer than other clients: the first text waits for the process that reads to load."""
    with httpx.Client(base_url=market, timeout=PATIENCE_SECONDS) as client:
        yield client


def read(client: httpx.Client, **body: Any) -> dict[str, Any]:
    answer = client.post("/postings/read", json={"text": ADVERT, **body})
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    found: dict[str, Any] = answer.json()
    return found


def documents() -> dict[str, int]:
    database = runtime().store.connection.database
    return {name: database[name].count_documents({}) for name in database.list_collection_names()}


def test_a_visitor_is_told_what_it_asks_for_how_they_fit_and_what_is_missing(anyone: httpx.Client) -> None:
    before = documents()
    found = read(anyone, skills=["Python", "RabbitMQ"])
    skills = {one["skill"]: one for one in found["skills"]}
    assert (found["role"], found["role_name"], found["language"]) == ("data-engineer", "Data engineer", "en")
    assert skills["python"]["satisfied_by"] == "Python" and not skills["python"]["missing"]
    assert "You must know Python and Spark." in skills["spark"]["sentences"][0]
    assert skills["spark"]["missing"] and skills["spark"]["hours"] > 0
    assert skills["spark"]["demand"]["n"] == found["posting_count"] >= 30 and found["demand_of_role"]
    assert (skills["docker"]["ask"], skills["kafka"]["ask"]) == ("optional", "required")
    assert skills["kafka"]["one_of"] == ["RabbitMQ"] and skills["kafka"]["covered_by"] == "RabbitMQ"
    assert not skills["kafka"]["missing"]
    assert "spark" in [step["skill"] for step in found["steps"]] and found["hours"] >= skills["spark"]["hours"]
    assert 0 < found["fit"] < 1 and found["required_matched_count"] < found["required_count"]
    assert documents() == before, "something was stored"


def test_a_token_speaks_for_its_account_and_without_skills_no_fit_is_told(ada: Person, anyone: httpx.Client) -> None:
    assert read(ada.http)["fit"] == read(anyone, skills=["python", "sql"])["fit"]
    assert read(anyone)["fit"] is None
    assert ada.http.post("/postings/read", json={"text": ADVERT, "skills": ["go"]}).status_code == 400
    assert (
        anyone.post("/postings/read", json={"text": ADVERT}, headers={"Authorization": "Bearer x"}).status_code == 401
    )


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"text": ""}, 422),
        ({"text": "  \n "}, 400),
        ({"text": "x" * 100_001}, 422),
        ({"text": ADVERT, "url": "http://127.0.0.1:1/"}, 422),
        ({"text": ADVERT, "skills": ["Underwater Basketry"]}, 400),
        ({"text": 7}, 422),
    ],
)
def test_what_cannot_be_read_is_refused(anyone: httpx.Client, body: dict[str, Any], status: int) -> None:
    assert anyone.post("/postings/read", json=body).status_code == status


def test_the_longest_text_is_taken_however_json_writes_it(anyone: httpx.Client) -> None:
    text = ("You must know Python. " + "\U0001f40d" * 100_000)[:100_000]
    answer = anyone.post("/postings/read", json={"text": text, "skills": ["python"]})
    assert answer.status_code == 200 and answer.json()["fit"] == 1.0
    large = anyone.post("/postings/read", content=b" " * 1_300_000, headers={"content-type": "application/json"})
    assert large.status_code == 413


def test_who_asks_too_often_waits(anyone: httpx.Client) -> None:
    with use_rates(RateLimits(readings="1/hour")):
        statuses = [anyone.post("/postings/read", json={"text": "Python."}).status_code for _ in range(2)]
    assert statuses == [200, 429]
