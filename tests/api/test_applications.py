"""`/applications` over real HTTP: one's own, append-only, and nobody writes over another's change."""

import csv
import io
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from icalendar import Calendar

from core.accounts.passwords import Passwords
from core.accounts.service import Accounts
from core.catalogue.names import find_role, resolve_skill
from core.models import Application, ApplicationEvent, EventKind, JobCopy, Stage
from core.runtime import runtime
from tests.api.conftest import Person
from tests.waiting import PATIENCE_SECONDS

TODAY = datetime.now(UTC).date()
JOB = {"title": "Data Engineer", "company": "Acme", "url": "https://example.org/7", "place": "Basel", "pay": "CHF 100k"}


@pytest.fixture
def grace(market: str) -> Iterator[Person]:
    """Knows Python and SQL and has no application yet."""
    here = runtime()
    accounts = Accounts(
        here.store, here.settings, resolve=resolve_skill, find_role=find_role, passwords=Passwords(rounds=4)
    )
    email = f"grace.{secrets.token_hex(6)}@example.org"
    user = accounts.register(email, "correct horse 9", "Grace", {"skills": ["python", "sql"]})
    token = accounts.sign_in(email, "correct horse 9").token
    with httpx.Client(base_url=market, timeout=PATIENCE_SECONDS, headers={"Authorization": f"Bearer {token}"}) as http:
        yield Person(http, {"id": user.user_id})


def entered(person: Person, **body: Any) -> dict[str, Any]:
    answer = person.http.post("/applications", json=body or JOB)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def test_a_job_goes_from_saved_to_an_offer_and_keeps_its_history(grace: Person) -> None:
    made = entered(grace, **JOB)
    assert (made["stage"], made["version"], made["fit"]) == ("saved", 1, None)
    address = f"/applications/{made['id']}"
    soon = (TODAY + timedelta(days=3)).isoformat()
    applied = {"version": 1, "stage": "applied", "happened_on": TODAY.isoformat(), "note": "by mail", "next_on": soon}
    assert grace.http.post(f"{address}/events", json=applied).status_code == 201
    answer = grace.http.post(f"{address}/events", json={"version": 2, "stage": "interview"}).json()
    assert (answer["stage"], answer["next_on"], answer["version"]) == ("interview", soon, 3)
    assert [one["note"] for one in answer["events"]] == ["", "by mail", ""]
    back = grace.http.post(f"{address}/undo", json={"version": 3}).json()
    assert (back["stage"], [one["kind"] for one in back["events"]]) == ("applied", ["stage"] * 3 + ["undo"])
    changed = grace.http.put(address, json={"version": 4, "place": "Zürich"}).json()
    assert (changed["place"], changed["company"]) == ("Zürich", "Acme")
    assert grace.get(address).json() == changed
    assert grace.http.delete(address, params={"version": 4}).status_code == 409
    assert grace.http.delete(address, params={"version": 5}).status_code == 204
    assert grace.get(address).status_code == 404


def test_an_opening_is_copied_with_the_fit_of_now_and_only_once(grace: Person) -> None:
    opening = grace.get("/postings").json()["postings"][0]
    made = entered(grace, posting_id=opening["posting_id"])
    assert (made["title"], made["company"], made["url"]) == (opening["title"], opening["company"], opening["url"])
    assert made["fit"] == pytest.approx(opening["fit"])
    assert entered(grace, posting_id=opening["posting_id"], stage="applied") == made
    assert grace.get("/postings", show="saved").json()["postings"][0]["mark"] == "saved"
    assert grace.http.post("/applications", json={"posting_id": "theirstack:nope"}).status_code == 404


def test_a_pasted_advert_is_read_and_only_what_it_asks_for_is_kept(grace: Person) -> None:
    text = "You must know Python, SQL and Kafka. A secret sentence that nobody shall keep."
    made = entered(grace, title="Data Engineer", advert=text)
    assert {"python", "sql", "kafka"} <= set(made["required"]) and 0.5 < made["fit"] < 1
    kept = str(list(runtime().store.connection.database["applications"].find()))
    assert "secret sentence" not in kept


@pytest.mark.parametrize("late", ["PUT", "events", "undo"])
def test_the_second_of_two_tabs_is_told_so_and_writes_nothing(grace: Person, late: str) -> None:
    made = entered(grace)
    address = f"/applications/{made['id']}"
    newer = grace.http.post(f"{address}/events", json={"version": 1, "stage": "applied"}).json()
    answer = {
        "PUT": lambda: grace.http.put(address, json={"version": 1, "title": "x"}),
        "events": lambda: grace.http.post(f"{address}/events", json={"version": 1, "stage": "rejected"}),
        "undo": lambda: grace.http.post(f"{address}/undo", json={"version": 1}),
    }[late]()
    assert answer.status_code == 409 and "changed by another request" in answer.json()["detail"]
    assert grace.get(address).json() == newer


def test_nobody_sees_or_changes_somebody_elses(grace: Person, ada: Person, anyone: httpx.Client) -> None:
    address = f"/applications/{entered(grace)['id']}"
    assert ada.get(address).status_code == 404
    assert ada.http.post(f"{address}/events", json={"version": 1, "stage": "offer"}).status_code == 404
    assert ada.http.delete(address, params={"version": 1}).status_code == 404
    for path in ("/applications", "/applications.csv", "/applications.ics", "/applications/outcomes", address):
        assert anyone.get(path).status_code == 401
    assert anyone.post("/applications", json=JOB).status_code == 401


def test_a_read_only_key_writes_nothing(grace: Person, market: str) -> None:
    key = grace.http.post("/auth/keys", json={"name": "reader"}).json()["key"]
    with httpx.Client(base_url=market, headers={"Authorization": f"Bearer {key}"}) as reader:
        assert reader.post("/applications", json=JOB).status_code == 403
        assert reader.get("/applications").status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"title": " "}, 422),
        ({"title": "x", "url": "javascript:alert(1)"}, 422),
        ({"title": "x", "happened_on": "2026-02-31"}, 422),
        ({"title": "x", "happened_on": 1_700_000_000}, 422),
        ({"title": "x", "happened_on": (TODAY + timedelta(days=9)).isoformat()}, 422),
        ({"title": "x", "stage": "hired"}, 422),
        ({"title": "x", "fit": 1.0}, 422),
        ({"title": "x", "advert": "a" * 100_001}, 422),
        ({"title": "x", "posting_id": "theirstack:1"}, 400),
    ],
)
def test_a_body_that_cannot_be_kept_is_refused(grace: Person, body: dict[str, Any], status: int) -> None:
    answer = grace.http.post("/applications", json=body)
    assert answer.status_code == status, answer.text
    assert grace.get("/applications").json()["applications"] == []


def test_the_list_its_csv_for_a_span_of_days_and_the_calendar(grace: Person) -> None:
    entered(grace, **JOB, stage="applied", happened_on=(TODAY - timedelta(days=40)).isoformat())
    soon = (TODAY + timedelta(days=3)).isoformat()
    entered(grace, title="=Analyst; A", stage="interview", happened_on=TODAY.isoformat(), next_on=soon)
    answer = grace.get("/applications").json()
    assert answer["counts"] | {"silent": 1, "interview": 1} == answer["counts"] and sum(answer["counts"].values()) == 2
    assert [one["title"] for one in answer["applications"]] == ["=Analyst; A", "Data Engineer"]
    assert answer["applications"][1]["silent_by_itself"]
    assert [one["stage"] for one in grace.get("/applications", stage="silent").json()["applications"]] == ["silent"]
    since = (TODAY - timedelta(days=7)).isoformat()
    written = grace.get("/applications.csv", since=since, until=TODAY.isoformat()).text
    (row,) = csv.DictReader(io.StringIO(written, newline=""))
    assert (row["title"], row["sent_on"], row["next_on"]) == ("'=Analyst; A", TODAY.isoformat(), soon)
    assert len(list(csv.DictReader(io.StringIO(grace.get("/applications.csv").text)))) == 2
    assert grace.get("/applications", since=TODAY.isoformat(), until=since).status_code == 400
    calendar = grace.get("/applications.ics")
    assert calendar.headers["content-type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(calendar.content).walk("VEVENT")
    assert event.decoded("DTSTART").isoformat() == soon and event.walk("VALARM")


def test_outcomes_come_with_intervals_and_by_band_of_fit(grace: Person) -> None:
    empty = grace.get("/applications/outcomes").json()
    assert (empty["total"]["sent_count"], empty["total"]["answered"], empty["verdict"]) == (0, None, "too_few")
    now, sent = datetime.now(UTC), TODAY - timedelta(days=60)
    for number in range(12):
        stages = [(Stage.APPLIED, sent), *([(Stage.INTERVIEW, TODAY)] if number < 4 else [])]
        events = tuple(ApplicationEvent(EventKind.STAGE, on, now, stage) for stage, on in stages)
        made = Application(f"{number:024x}", grace.account["id"], JobCopy("Engineer", fit=0.8), events, 1, now, now)
        runtime().store.applications.create(made)
    found = grace.get("/applications/outcomes").json()
    assert (found["total"]["sent_count"], found["total"]["answered_count"]) == (12, 4)
    assert found["total"]["answered"]["value"] == pytest.approx(1 / 3) and found["total"]["answered"]["n"] == 12
    assert [band["sent_count"] for band in found["bands"]] == [0, 0, 12] and found["verdict"] == "too_few"
    rows = list(csv.DictReader(io.StringIO(grace.get("/applications/outcomes.csv").text)))
    assert [row["settled_count"] for row in rows] == ["12", "0", "0", "12"]
