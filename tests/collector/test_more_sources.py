"""Hacker News, JobTech, Himalayas and four more kinds of boards, against servers that speak their recorded shapes."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from collector.adverts import Asked, Source
from collector.boards import Board, BoardBook
from collector.enrich import Reader
from collector.refresh import refresh
from collector.run import _aged, wanted_of
from collector.sources import Context
from collector.sources.contacts import without_contacts
from collector.sources.hackernews import HackerNews
from collector.sources.hackernews_comment import read_comment
from collector.sources.himalayas import Himalayas
from collector.sources.http import Http
from collector.sources.jobtech import JobTech
from collector.sources.personio import Personio
from collector.sources.recruitee import Recruitee
from collector.sources.teamtailor import Teamtailor
from collector.sources.workable import Workable
from collector.watch import Watch
from core.config import Settings
from core.models import CollectorRun, Posting, WorkModel
from core.store import Store
from tests.collector.routes import Query, Routes

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
Pass = Callable[..., tuple[CollectorRun, dict[str, Posting]]]


@pytest.fixture
def routes() -> Iterator[Routes]:
    with Routes().serving() as served:
        yield served


@pytest.fixture
def context(settings: Settings, store: Store) -> Context:
    watch = Watch(clock=lambda: NOW)
    return Context(settings, Http(watch.stop, first_wait_seconds=0.01), store, watch.clock)


@pytest.fixture
def run_pass(store: Store, reader: Reader) -> Pass:
    def run(source: Source, asked: Asked | None = None) -> tuple[CollectorRun, dict[str, Posting]]:
        asked = asked or Asked()
        wanted = wanted_of(_aged(asked, source), reader.roles, NOW.date())
        record = refresh(source, asked, store, reader, Watch(clock=lambda: NOW), wanted)
        return record, {one.posting_id.partition(":")[2]: one for one in store.postings.changes(None)}

    return run


# Hacker News ----------------------------------------------------------------------------------------------------------


class Forum:
    """Speaks the search of Hacker News: threads by month, comments by time, at most `most` hits a query."""

    def __init__(self, routes: Routes, months: int, most: int = 1000) -> None:
        self.most = most
        self.threads = []
        self.comments: dict[int, list[dict[str, object]]] = {}
        for back in range(months):
            opened = datetime(2026 - (back + 1) // 12, 12 - (back + 1) % 12, 2, 15, tzinfo=UTC)
            number = 1000 + back
            for extra, title in enumerate(("Ask HN: Who is hiring?", "Ask HN: Who wants to be hired?")):
                self.threads.append(
                    {
                        "objectID": str(number + 500 * extra),
                        "title": f"{title} ({opened:%B %Y})",
                        "author": "x",
                        "created_at_i": int(opened.timestamp()),
                        "num_comments": 200,
                    }
                )
            self.comments[number] = []
        routes.answers["/search_by_date"] = self.answer

    def say(self, thread: int, number: int, text: str | None, parent: int | None = None, minutes: int = 10) -> None:
        opened = next(one["created_at_i"] for one in self.threads if one["objectID"] == str(thread))
        self.comments[thread].append(
            {
                "objectID": str(number),
                "author": "jdoe",
                "parent_id": parent or thread,
                "comment_text": text,
                "created_at_i": opened + 60 * minutes,
                "_highlightResult": {},
            }
        )

    def answer(self, query: Query) -> object:
        if query["tags"].startswith("story"):
            page = int(query["page"])
            return {"hits": self.threads[100 * page : 100 * page + 100], "nbHits": len(self.threads), "page": page}
        found = self.comments[int(query["tags"].rpartition("_")[2])]
        for limit in query["numericFilters"].split(","):
            name, sign, value = limit.partition(">" if ">" in limit else "<")
            found = [one for one in found if (one[name] > int(value)) == (sign == ">") and one[name] != int(value)]
        newest = sorted(found, key=lambda one: one["created_at_i"], reverse=True)
        return {"hits": newest[: self.most], "nbHits": len(newest)}


ACME = (
    "Acme Robotics (YC S21) | Senior Data Engineer, SRE | Berlin or REMOTE (EU) | Full-time | €80-105k | "
    '<a href="https:&#x2F;&#x2F;acme.example&#x2F;jobs" rel="nofollow">https:&#x2F;&#x2F;acme.exa...</a>'
    "<p>We use Python. Write to jane.doe@acme.example or jobs [at] acme [dot] example, +49 30 1234 5678."
)


def test_a_comment_is_read_into_its_roles_and_no_contact_is_stored(
    routes: Routes, context: Context, run_pass: Pass, store: Store
) -> None:
    forum = Forum(routes, 3)
    forum.say(1000, 9001, ACME)
    forum.say(1000, 9002, "Is this remote?", parent=9001)
    forum.say(1000, 9003, None)
    forum.say(1000, 9004, "We are great people and do things")
    record, found = run_pass(HackerNews(context, routes.url, 0.0))
    assert (record.error, set(found)) == (None, {"9001", "9001-2"})
    one, other = found["9001"], found["9001-2"]
    assert (one.raw_title, one.role, other.raw_title) == ("Senior Data Engineer", "data-engineer", "SRE")
    assert (one.company, one.place.city, one.work_model) == ("Acme Robotics", "Berlin", WorkModel.REMOTE)
    assert one.salary is not None
    assert (one.posted_on, one.closed_on) == (date(2026, 11, 2), date(2026, 12, 3))
    assert one.url == "https://news.ycombinator.com/item?id=9001"
    assert {one.duplicate_of, other.duplicate_of} == {None}
    text = store.postings.texts([one.posting_id])[one.posting_id].text
    assert "Python" in text
    assert not any(part in text for part in ("jane", "jobs [at]", "1234", "rel="))


def test_only_new_comments_are_asked_for_and_backfill_reaches_the_first_thread(
    routes: Routes, context: Context, run_pass: Pass
) -> None:
    forum = Forum(routes, 60)
    for back in range(60):
        forum.say(1000 + back, 9000 + back, f"Company {back} | Data Engineer | Remote<p>Python and {'x' * back}")
    source = HackerNews(context, routes.url, 0.0)
    _, found = run_pass(source)
    assert set(found) == {"9000"}
    record, found = run_pass(source, Asked(backfill=True))
    assert (record.error, len(found)) == (None, 60)
    assert min(one.posted_on for one in found.values() if one.posted_on) == date(2021, 12, 2)
    routes.asked.clear()
    run_pass(source, Asked(backfill=True))
    assert len([path for path, query in routes.asked if query["tags"].startswith("comment")]) == 1  # the current one


def test_the_same_company_s_comment_of_another_month_is_counted_again(
    routes: Routes, context: Context, run_pass: Pass
) -> None:
    forum = Forum(routes, 3)
    words = " ".join(f"w{n}" for n in range(80))
    for back in range(3):
        forum.say(1000 + back, 9000 + back, f"Acme | Data Engineer | Berlin<p>Python {words}")
    _, found = run_pass(HackerNews(context, routes.url, 0.0), Asked(backfill=True))
    assert [one.duplicate_of for one in found.values()] == [None] * 3


def test_a_thread_larger_than_a_query_reaches_is_read_in_slices(
    routes: Routes, context: Context, run_pass: Pass, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector.sources.hackernews.PAGE_ROWS", 10)
    forum = Forum(routes, 1, most=10)
    for number in range(35):
        forum.say(1000, 9000 + number, f"Company {number} | Data Engineer | Paris", minutes=number)
    record, found = run_pass(HackerNews(context, routes.url, 0.0))
    assert (record.error, len(found)) == (None, 35)


def test_a_month_with_two_threads_is_that_with_more_comments(routes: Routes, context: Context, run_pass: Pass) -> None:
    forum = Forum(routes, 1)
    forum.threads.append({**forum.threads[0], "objectID": "2000", "num_comments": 900})
    forum.comments[2000] = []
    forum.say(2000, 9001, "Acme | Data Engineer | Rome")
    _, found = run_pass(HackerNews(context, routes.url, 0.0))
    assert set(found) == {"9001"}


@pytest.mark.parametrize(
    ("comment", "company", "titles", "cities", "work_model"),
    [
        (
            "Beta | Multiple roles | San Francisco, CA | ONSITE | $170-225K<p>We build.<p>- Staff Data Engineer: $200k"
            "<p>- ML Engineer (NLP)<p>* Product Designer - https://x.example",
            "Beta",
            ["Staff Data Engineer", "ML Engineer (NLP)", "Product Designer"],
            ["San Francisco"],
            WorkModel.ONSITE,
        ),
        (
            "Gamma – Engineers (Frontend, Backend) – London, UK – Hybrid – £90k",
            "Gamma",
            ["Engineers (Frontend, Backend)"],
            ["London"],
            WorkModel.HYBRID,
        ),
        (
            "Delta (https://delta.example) | REMOTE (US) | Full Stack Developer &#x2F; DevOps Engineer | 150k–250k+",
            "Delta",
            ["Full Stack Developer", "DevOps Engineer"],
            [None],
            WorkModel.REMOTE,
        ),
        (
            "Zeta | Tel Aviv, Israel | Hybrid | Full-time<p>Open positions:<p>Senior Python Developer<p>Data Scientist",
            "Zeta",
            ["Senior Python Developer", "Data Scientist"],
            ["Tel Aviv"],
            WorkModel.HYBRID,
        ),
        ("Eta | Full-time | Research and Development Engineer", "Eta", ["Research and Development Engineer"], [], None),
        ("Theta is hiring great people<p>We love it.", "Theta is hiring great people", [], [], None),
        ("", None, [], [], None),
        ("|||| | • |", None, [], [], None),
    ],
)
def test_first_lines_are_read_by_what_they_hold(
    comment: str, company: str | None, titles: list[str], cities: list[str | None], work_model: WorkModel | None
) -> None:
    read = read_comment(comment)
    assert (read.company, [role.title for role in read.roles]) == (company, titles)
    assert ([place.city for place in read.places], read.work_model) == (cities, work_model)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Write to a.b+c@acme.co.uk now", "Write to … now"),
        ("jobs [at] acme [dot] io", "…"),
        ("me (at) acme.com!", "…!"),
        ("bob at acme dot com", "…"),
        ("Call +44 (0)20 7946 0958.", "Call …."),
        ("We look at data. C++ 11, 100,000 users, 2020-2024, version 1.2.3", None),
        ("Meet us at Acme in Berlin", None),
    ],
)
def test_contacts_are_cut_and_nothing_else(text: str, kept: str | None) -> None:
    assert without_contacts(text) == (text if kept is None else kept)


# JobTech --------------------------------------------------------------------------------------------------------------


def hit(number: int, published: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": str(number),
        "headline": "Data Engineer",
        "publication_date": published,
        "description": {"text": f"You know Python. Mail hr{number}@exempel.se."},
        "employer": {"name": "Exempel AB", "email": "hr@exempel.se", "phone_number": "08-123"},
        "workplace_address": {"municipality": "Lund", "country": "Sverige"},
        "webpage_url": f"https://af.example/{number}",
        "application_deadline": "2026-12-04T23:59:59",
        "application_contacts": [{"name": "Somebody Private"}],
        "remote_work": None,
        "removed": False,
        **fields,
    }


def test_jobtech_is_walked_beyond_the_last_offset_and_stores_no_contact(
    routes: Routes, context: Context, run_pass: Pass, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector.sources.jobtech.PAGE_ROWS", 10)
    monkeypatch.setattr("collector.sources.jobtech.MOST_OFFSET", 20)
    rows = [hit(n, f"{NOW - timedelta(hours=n):%Y-%m-%dT%H:%M:%S}") for n in range(75)]

    def answer(query: Query) -> object:
        before = query.get("published-before", "9999")
        found = [row for row in rows if query["published-after"] <= str(row["publication_date"]) < before]
        start = int(query["offset"])
        assert start <= 20
        return {"total": {"value": len(found)}, "hits": found[start : start + 10]}

    routes.answers["/search"] = answer
    record, found = run_pass(JobTech(context, f"{routes.url}/search", pause_seconds=0.0))
    assert (record.error, len(found)) == (None, 75)
    one = found["0"]
    assert (one.company, one.place.city, one.place.country_code) == ("Exempel AB", "Lund", "SE")
    assert (one.posted_on, one.closed_on) == (date(2026, 11, 23), date(2026, 12, 4))
    everything = str(
        [*store.connection.database["postings"].find(), *store.connection.database["posting_texts"].find()]
    )
    assert not any(part in everything for part in ("exempel.se", "Somebody Private", "08-123"))


def test_jobtech_s_archive_is_read_by_month_in_halves_where_it_is_large_and_each_month_once(
    routes: Routes, context: Context, run_pass: Pass, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector.sources.jobtech.PAGE_ROWS", 10)
    monkeypatch.setattr("collector.sources.jobtech.MOST_OFFSET", 20)
    monkeypatch.setattr("collector.sources.jobtech.HISTORY_BEGINS", date(2026, 4, 1))
    days = [date(2026, 4, 1) + timedelta(days=n) for n in range(200)]
    rows = [
        hit(n, f"{day}T08:00:00", original_id=str(5000 + n), occupation=[{"label": "x"}]) for n, day in enumerate(days)
    ]

    def answer(query: Query) -> object:
        found = [
            row for row in rows if query["historical-from"] <= row["publication_date"][:10] <= query["historical-to"]
        ]
        start = int(query["offset"])
        return {"total": {"value": len(found)}, "hits": found[start : start + 10]}

    routes.answers["/archive"] = answer
    source = JobTech(context, history_url=f"{routes.url}/archive", pause_seconds=0.0)
    record, found = run_pass(source, Asked(backfill=True))
    assert (record.error, len(found)) == (None, 200)
    assert "5000" in found
    routes.asked.clear()
    run_pass(source, Asked(backfill=True))
    assert min(query["historical-from"] for _, query in routes.asked) >= "2026-08-01"  # earlier months are whole


# Himalayas ------------------------------------------------------------------------------------------------------------


def job(number: int, **fields: object) -> dict[str, object]:
    return {
        "guid": f"https://himalayas.app/companies/acme/jobs/{number}",
        "title": "Data Engineer",
        "companyName": "Acme",
        "companySlug": "acme-labs",
        "minSalary": 120000,
        "maxSalary": 150000,
        "salaryPeriod": "annual",
        "currency": "USD",
        "locationRestrictions": ["Canada"],
        "description": f"<p>Python {number}</p>",
        "pubDate": int((NOW - timedelta(hours=number)).timestamp()),
        "expiryDate": int((NOW + timedelta(days=9)).timestamp()),
        **fields,
    }


def test_himalayas_is_read_newest_first_until_it_is_older_than_asked(
    routes: Routes, context: Context, run_pass: Pass
) -> None:
    rows = [job(n) for n in range(0, 2000, 20)]
    rows[0] |= {"companyName": "name", "locationRestrictions": [{"alpha2": "US", "name": "United States"}]}
    rows[1] |= {"pubDate": rows[1]["pubDate"] * 1000, "locationRestrictions": []}  # milliseconds, as documented
    rows[2] = None  # type: ignore[call-overload]
    routes.answers["/search"] = lambda query: {"jobs": rows[20 * int(query["page"]) - 20 : 20 * int(query["page"])]}
    record, found = run_pass(Himalayas(context, f"{routes.url}/search", 0.0), Asked(max_age_days=30))
    assert (record.error, record.rejected) == (None, 1)
    assert len(found) == 36
    one = found["companies/acme/jobs/0"]
    assert (one.company, one.place.country_code, one.work_model) == ("Acme Labs", "US", WorkModel.REMOTE)
    assert one.salary is not None
    assert (one.salary.min_usd, one.closed_on) == (120_000, date(2026, 12, 2))
    assert found["companies/acme/jobs/20"].places == ()
    assert found["companies/acme/jobs/20"].posted_on == date(2026, 11, 22)


def test_a_himalayas_that_sends_the_same_page_again_is_left(routes: Routes, context: Context, run_pass: Pass) -> None:
    routes.answers["/search"] = lambda query: {"jobs": [job(n) for n in range(20)]}
    run_pass(Himalayas(context, f"{routes.url}/search", 0.0))
    assert len(routes.asked) == 2


# Faults, the same for all ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["html", "empty", "cut", "not-a-list", 404, 403, 500])
@pytest.mark.parametrize("name", ["hackernews", "jobtech", "himalayas"])
def test_an_answer_that_cannot_be_used_ends_the_pass_with_words_and_a_passing_one_is_tried_again(
    name: str, fault: str | int, routes: Routes, context: Context, run_pass: Pass
) -> None:
    forum = Forum(routes, 1)
    forum.say(1000, 9001, "Acme | Data Engineer | Rome")
    routes.answers["/jobtech"] = lambda query: {"total": {"value": 1}, "hits": [hit(1, "2026-11-20T08:00:00")]}
    routes.answers["/himalayas"] = lambda query: {"jobs": [job(1)]}
    sources: dict[str, Source] = {
        "hackernews": HackerNews(context, routes.url, 0.0),
        "jobtech": JobTech(context, f"{routes.url}/jobtech", pause_seconds=0.0),
        "himalayas": Himalayas(context, f"{routes.url}/himalayas", 0.0),
    }
    routes.faults = [fault] * 4
    record, found = run_pass(sources[name])
    assert record.error
    assert found == {}
    routes.faults = [500, None] if fault == 500 else []
    assert run_pass(sources[name])[1]


# Boards ---------------------------------------------------------------------------------------------------------------


def book(context: Context, system: str, token: str) -> BoardBook:
    made = BoardBook(context.settings, context.store.boards)
    made.add(Board(system, token, True))
    return made


def test_recruitee_reads_places_pay_and_closing_and_drops_what_is_not_published(
    routes: Routes, context: Context, run_pass: Pass
) -> None:
    offer = {
        "id": 2600001,
        "slug": "data-analyst",
        "status": "published",
        "title": "Data Analyst",
        "city": "Utrecht",
        "country_code": "NL",
        "hybrid": True,
        "remote": False,
        "published_at": "2026-09-14 08:23:10 UTC",
        "close_at": "2026-12-01 00:00:00 UTC",
        "description": "<p>SQL</p>",
        "requirements": "<p>Python</p>",
        "salary": {"min": "4000", "max": 5500, "currency": "EUR", "period": "month"},
        "company_name": "Acme",
        "careers_url": "https://acme.recruitee.com/o/data-analyst",
    }
    offers = [offer, {**offer, "id": 2, "status": "draft"}, {**offer, "id": 3, "title": "Data Analyst (Sample)"}, "x"]
    routes.answers["/api/offers/"] = lambda query: {"offers": offers}
    record, found = run_pass(Recruitee(context, book(context, "recruitee", "acme"), routes.url, 0.0))
    assert (record.error, record.rejected, set(found)) == (None, 3, {"acme/2600001"})
    one = found["acme/2600001"]
    assert (one.place.city, one.place.country_code, one.work_model) == ("Utrecht", "NL", WorkModel.HYBRID)
    assert one.salary is not None
    assert one.salary.min_usd == pytest.approx(4000 * 12 * 1.039, rel=0.01)
    assert (one.posted_on, one.required) == (date(2026, 9, 14), {"python", "sql"})


def test_workable_puts_the_rows_of_one_posting_together(routes: Routes, context: Context, run_pass: Pass) -> None:
    row = {
        "title": "Data Engineer",
        "shortcode": "A1B2",
        "published_on": "2026-09-11",
        "telecommuting": True,
        "country": "Greece",
        "city": "Athens",
        "state": "Attica",
        "url": "https://apply.workable.com/j/A1B2",
        "description": "<p>Python</p>",
    }
    rows = [row, {**row, "country": "Germany", "city": "Berlin", "state": None}, {"title": "No code"}, None]
    routes.answers["/acme"] = lambda query: {"name": "Acme", "jobs": rows}
    record, found = run_pass(Workable(context, book(context, "workable", "acme"), routes.url, 0.0))
    assert (record.error, record.rejected, set(found)) == (None, 2, {"acme/A1B2"})
    one = found["acme/A1B2"]
    assert [(place.city, place.country_code) for place in one.places] == [("Athens", "GR"), ("Berlin", "DE")]
    assert (one.company, one.work_model, one.posted_on) == ("Acme", WorkModel.REMOTE, date(2026, 9, 11))


FEED = b"""<?xml version="1.0" encoding="UTF-8"?>
<workzag-jobs>
  <position><id>41</id><subcompany></subcompany><office>Munich</office>
    <additionalOffices><office>Berlin</office></additionalOffices><name>Data Engineer</name>
    <jobDescriptions><jobDescription><name>Your profile</name><value><![CDATA[<p>You know Python.</p>]]></value>
    </jobDescription></jobDescriptions><createdAt>2026-09-01T10:00:00+00:00</createdAt></position>
  <position><id>42</id><name/><jobDescriptions><jobDescription><name>Not the title</name></jobDescription>
    </jobDescriptions></position>
</workzag-jobs>"""


def test_personio_reads_direct_children_only(routes: Routes, context: Context, run_pass: Pass, store: Store) -> None:
    routes.answers["/xml"] = lambda query: FEED
    record, found = run_pass(Personio(context, book(context, "personio", "acme.jobs.personio.de"), routes.url, 0.0))
    assert (record.error, record.rejected) == (None, 1)
    one = found["acme.jobs.personio.de/41"]
    assert (one.raw_title, one.company, one.url) == ("Data Engineer", "acme", "https://acme.jobs.personio.de/job/41")
    assert [place.city for place in one.places] == ["Munich", "Berlin"]
    assert "Your profile" in store.postings.texts([one.posting_id])[one.posting_id].text


@pytest.mark.parametrize(
    "feed",
    [
        b"<html><p>Personio</html>",
        b"<html/>",
        b"",
        b"\xff\xfe",
        b'<!DOCTYPE x [<!ENTITY a "1234567890"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]><workzag-jobs>&b;</workzag-jobs>',
        b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><workzag-jobs><position><id>1</id>'
        b"<name>Data Engineer &f;</name></position></workzag-jobs>",
    ],
)
def test_a_personio_feed_that_is_none_or_reaches_outside_brings_nothing_from_there(
    feed: bytes, routes: Routes, context: Context, run_pass: Pass
) -> None:
    routes.answers["/xml"] = lambda query: feed
    _, found = run_pass(Personio(context, book(context, "personio", "acme.jobs.personio.de"), routes.url, 0.0))
    assert {one.raw_title for one in found.values()} <= {"Data Engineer"}


def test_teamtailor_follows_its_pages_on_its_own_host_only(routes: Routes, context: Context, run_pass: Pass) -> None:
    item = {
        "id": "5f1e",
        "title": "Data Engineer",
        "url": "https://jobs.acme.example/jobs/81",
        "date_published": "2026-09-08T09:00:00+02:00",
        "content_html": "<p>Python</p>",
        "_jobposting": {
            "datePosted": "2026-09-08",
            "validThrough": "2026-12-24",
            "hiringOrganization": {"name": "Acme"},
            "jobLocation": [{"address": {"addressLocality": "Lund", "addressCountry": "SE"}}],
            "baseSalary": {"currency": "SEK", "value": {"minValue": 40000, "maxValue": 50000, "unitText": "MONTH"}},
        },
    }
    following = f"{routes.url}/more.json"
    routes.answers["/jobs.json"] = lambda query: {"items": [item], "next_url": following}
    routes.answers["/more.json"] = lambda query: {
        "items": [{**item, "id": "6a"}],
        "next_url": "http://127.0.0.1:9/evil",
    }
    source = Teamtailor(context, book(context, "teamtailor", "acme.teamtailor.com"), routes.url, 0.0)
    record, found = run_pass(source)
    assert (record.error, set(found)) == (None, {"acme.teamtailor.com/5f1e", "acme.teamtailor.com/6a"})
    one = found["acme.teamtailor.com/5f1e"]
    assert (one.company, one.place.city, one.closed_on) == ("Acme", "Lund", date(2026, 12, 24))
    assert one.salary is not None
    assert [path for path, _ in routes.asked] == ["/jobs.json", "/more.json"]
