"""Saved searches over HTTP: made, changed, read as a feed, stopped without signing in; links by mail."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import feedparser
import httpx
import pytest
from lxml import etree

from core.accounts.service import Accounts
from core.alerts.run import match_new_postings
from core.api.rates import RateLimits, use_rates
from core.config import Settings
from core.runtime import runtime
from core.views.process_state import knowledge
from tests.alerts.conftest import SITE, Mailbox, mailbox, postings
from tests.api.conftest import Person, serving, signed_up
from tests.api.market import fill
from tests.waiting import eventually

__all__ = ["mailbox"]
ATOM = "{http://www.w3.org/2005/Atom}"
QUESTION = {
    "name": "Data <in> Germany",
    "role": "Data Engineer",
    "country": "DE",
    "skills": ["Python"],
    "wide": ["level"],
}


@pytest.fixture
def site(settings: Settings, mailbox: tuple[Mailbox, int]) -> Iterator[str]:
    """A server that can send mail."""
    changes = {"smtp_host": "127.0.0.1", "smtp_port": mailbox[1], "smtp_security": "none", "public_url": SITE}
    told = settings.model_copy(update=changes | {"smtp_from": "jobs@example.org"})
    generous = RateLimits(address="100000/minute", account="100000/minute", credentials="100000/minute")
    with use_rates(generous), serving(told) as base:
        yield base


@pytest.fixture
def person(site: str) -> Person:
    return signed_up(site)


def wait_for(box: Mailbox, count: int) -> None:
    eventually(lambda: len(box.mails) >= count)
    assert len(box.mails) == count


def link_in(box: Mailbox, number: int = -1) -> str:
    body = box.mails[number].get_body(("plain",))
    assert body is not None
    (link,) = re.findall(rf"{SITE}(/(?:sign_in\?reset=|confirm/)\S+)", body.get_content())
    return str(link)


def brought(count: int = 3) -> None:
    """A pass that stores openings, and the round after it."""
    now = datetime.now(UTC) + timedelta(seconds=1)
    store = runtime().store
    store.postings.upsert(postings(count, now, raw_title="A & <b>B</b> \x0b"), now)
    match_new_postings(store, knowledge(), now + timedelta(seconds=1))


def test_a_search_lives_from_saving_to_deleting(person: Person, site: str) -> None:
    made = person.http.post("/searches", json=QUESTION)
    assert made.status_code == 201, made.text
    search = made.json()
    assert search["question"] == {
        "role": "data-engineer",
        "country": "DE",
        "skills": ["python"],
        "least_fit": 0.0,
        "least_salary": 0,
        "most_years": 0,
        "no_degree": False,
    }
    assert search["feed"].startswith(f"{SITE}/feeds/") and search["troubles"] == []
    assert person.http.get("/searches").json() == {"searches": [search]}
    changed = person.http.put(f"/searches/{search['id']}", json={"name": "Other"}).json()
    assert changed == search | {"name": "Other"}
    feed = search["feed"].removeprefix(SITE)
    assert httpx.get(site + feed).status_code == 200
    renewed = person.http.post(f"/searches/{search['id']}/feed").json()["feed"].removeprefix(SITE)
    assert httpx.get(site + feed).status_code == 404 and httpx.get(site + renewed).status_code == 200
    assert person.http.delete(f"/searches/{search['id']}").status_code == 204
    assert httpx.get(site + renewed).status_code == 404
    assert person.http.get("/searches").json() == {"searches": []}


def test_nobody_reaches_somebody_elses_search(person: Person, site: str) -> None:
    search = person.http.post("/searches", json=QUESTION).json()
    other = signed_up(site, email="eve@example.org")
    for method, path in (("PUT", ""), ("DELETE", ""), ("POST", "/test"), ("POST", "/retry"), ("POST", "/feed")):
        body = {"name": "mine"} if method == "PUT" else None
        assert other.http.request(method, f"/searches/{search['id']}{path}", json=body).status_code == 404
    assert httpx.get(f"{site}/searches").status_code == 401
    assert person.http.get("/searches").json()["searches"] == [search]


BAD = (
    ({"name": ""}, 422),
    ({"name": "x" * 81}, 422),
    ({"webhook": "http://example.org"}, 422),
    ({"webhook": "https://169.254.169.254/latest"}, 422),
    ({"mail_every": "hourly"}, 422),
    ({"mail_every": "daily"}, 422),
    ({"role": "no such role"}, 404),
    ({"skills": ["no such skill"]}, 404),
    ({"surprise": 1}, 422),
    ({"least_fit": 2.0}, 422),
)


def test_a_bad_question_is_refused_with_a_reason(person: Person) -> None:
    for change, status in BAD:
        told = person.http.post("/searches", json=QUESTION | change)
        assert told.status_code == status and told.json()["detail"], change
    assert person.http.get("/searches").json() == {"searches": []}


def test_the_feed_is_valid_atom(person: Person, site: str) -> None:
    search = person.http.post("/searches", json=QUESTION).json()
    brought()
    answer = httpx.get(site + search["feed"].removeprefix(SITE))
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert answer.headers["x-robots-tag"] == "noindex"
    read = feedparser.parse(answer.content)
    assert not read.bozo and read.version == "atom10"
    assert (read.feed.title, len(read.entries)) == ("Data <in> Germany · Career Navigator", 3)
    assert {entry.title for entry in read.entries} == {"A & <b>B</b>"}
    root = etree.fromstring(answer.content)
    # RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have, once each, with times of RFC 3339.
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (one,) = element.findall(f"{ATOM}{name}")
            assert one.text
        updated = element.findtext(f"{ATOM}updated")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", updated)
        assert [one.get("rel") for one in element.findall(f"{ATOM}link")].count("alternate") == 1
        assert element.findtext(f"{ATOM}id").startswith("urn:")
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Career Navigator"
    assert [one.get("href") for one in root.findall(f"{ATOM}link") if one.get("rel") == "self"] == [search["feed"]]
    ids = [entry.id for entry in read.entries]
    assert len(set(ids)) == 3
    again = httpx.get(site + search["feed"].removeprefix(SITE), headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304 and not again.content


def test_mail_needs_a_confirmed_address_and_stops_without_signing_in(
    person: Person, site: str, mailbox: tuple[Mailbox, int]
) -> None:
    box = mailbox[0]
    wait_for(box, 1)  # registration mails the link
    assert person.http.post("/searches", json=QUESTION | {"mail_every": "daily"}).status_code == 422
    link = site + link_in(box)
    assert httpx.get(link).status_code == 200  # a mail reader follows links
    assert not person.get("/auth/me").json()["email_confirmed"]
    assert httpx.post(link).status_code == 200
    assert person.get("/auth/me").json()["email_confirmed"]
    assert httpx.post(link).status_code == 404
    for name in ("one", "two"):
        made = person.http.post("/searches", json=QUESTION | {"name": name, "mail_every": "daily"})
        assert made.status_code == 201, made.text
    assert person.http.post(f"/searches/{made.json()['id']}/test").json() == {"sent": ["mail"]}
    wait_for(box, 2)
    first, _ = runtime().store.searches.of_user(person.account["id"])

    def rhythms() -> list[str]:
        return [one["mail_every"] for one in person.http.get("/searches").json()["searches"]]

    stop = f"{site}/unsubscribe/{first.unsubscribe_secret}"
    assert "Data" not in httpx.get(stop).text and "one" in httpx.get(stop).text
    assert rhythms() == ["daily", "daily"]
    assert httpx.post(stop, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert rhythms() == ["off", "daily"]
    assert httpx.post(f"{stop}/all", data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert rhythms() == ["off", "off"]
    assert httpx.post(f"{site}/unsubscribe/nothing").status_code == 404


def test_a_password_is_reset_by_mail_and_nobody_learns_who_has_an_account(
    person: Person, site: str, mailbox: tuple[Mailbox, int]
) -> None:
    box = mailbox[0]
    wait_for(box, 1)
    answers = [httpx.post(f"{site}/auth/reset", json={"email": one}) for one in ("ada@example.org", "no@example.org")]
    assert [(answer.status_code, answer.json()) for answer in answers] == [(202, answers[0].json())] * 2
    wait_for(box, 2)
    secret = link_in(box).partition("reset=")[2]
    weak = httpx.post(f"{site}/auth/reset/confirm", json={"token": secret, "new_password": "short"})
    assert weak.status_code == 422 and weak.json()["detail"][0]["loc"] == ["body", "new_password"]
    for status in (200, 401):
        told = httpx.post(f"{site}/auth/reset/confirm", json={"token": secret, "new_password": "a new long one 7"})
        assert told.status_code == status, told.text
    assert person.get("/auth/me").status_code == 401  # every session ended
    login = {"email": "ada@example.org", "password": "a new long one 7"}
    assert httpx.post(f"{site}/auth/login", json=login).status_code == 200
    assert len(box.mails) == 2
    german = {"accept-language": "de-DE,de;q=0.9"}
    for _ in range(2):
        asked = httpx.post(f"{site}/auth/reset", json={"email": "ada@example.org"}, headers=german)
        assert asked.status_code == 202
    wait_for(box, 4)
    for mail in box.mails[2:]:  # in the language of who asks
        assert mail["subject"] == "Wähle ein neues Passwort" and "tu nichts" in mail.get_content()
    assert httpx.post(f"{site}/auth/reset", json={"email": "ada@example.org"}).status_code == 429


def test_without_a_mail_server_feeds_remain(api: httpx.Client) -> None:
    person = signed_up(str(api.base_url))
    assert api.post("/auth/reset", json={"email": "ada@example.org"}).status_code == 400
    assert person.http.post("/auth/confirmation").status_code == 400
    told = person.http.post("/searches", json=QUESTION | {"mail_every": "daily"})
    assert told.status_code == 422 and "sends no mail" in told.text
    assert person.http.post("/searches", json=QUESTION).status_code == 201


def test_the_export_holds_it_and_deletion_takes_it_away(person: Person, site: str) -> None:
    search = person.http.post("/searches", json=QUESTION).json()
    brought(2)
    store = runtime().store
    user = store.users.by_id(person.account["id"])
    assert user is not None
    (kept,) = Accounts.open(store, runtime().settings).export_data(user)["saved_searches"]
    assert (kept["name"], len(kept["results"])) == (QUESTION["name"], 2)
    assert search["feed"].rpartition("/")[2].removesuffix(".atom") not in str(kept)
    assert person.http.delete("/auth/me").status_code == 204
    assert not store.searches.any() and not store.matches.newest(search["id"], 10)
    assert store.deliveries.of_user(user.user_id) == []
    assert replace(user, confirmed_email=user.email).is_confirmed


def test_the_numbers_stay_those_of_the_moment(api: httpx.Client) -> None:
    store = runtime().store
    fill(store, 200)
    runtime().snapshots.refresh()
    person = signed_up(str(api.base_url).rstrip("/"))
    path = (
        "/shared/"
        + person.http.post("/shares", json={"kind": "gap", "role": "Data Engineer"})
        .json()["address"]
        .rpartition("/")[2]
    )
    before = api.get(path).text, api.get(f"{path}.svg").content
    fill(store, 480)
    runtime().snapshots.refresh()
    assert (api.get(path).text, api.get(f"{path}.svg").content) == before
