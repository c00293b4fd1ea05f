"""Kinds of files that people have, each with the postings that must come of it."""

import json
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from collector.adverts import Asked
from collector.enrich import Reader
from collector.importing.file_source import FileSource
from core.errors import BadRecord, SourceError
from core.models import Posting, PostingText, WorkModel

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
DAY = date(2026, 11, 5)
TABLE = "title,company,date posted\nSRE,Elm Test,2026-11-05\n"


def zipped(**members: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_dot_", "."), content)
    return made.getvalue()


def rows_of(path: Path, content: bytes | str, reader: Reader) -> tuple[list[tuple[Posting, PostingText]], list[str]]:
    """The postings of a file in its order, and why rows were refused."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    source = FileSource(path, now=NOW)
    postings, problems = [], []
    for row in (row for page in source.fetch_pages(Asked()) for row in page.rows):
        try:
            if row.raw is None:
                raise BadRecord(row.problem)
            postings.append(reader.draft(source.name, source.parse(row.raw), NOW))
        except BadRecord as error:
            problems.append(str(error))
    return postings, problems


SRE = {"id": "1", "title": "SRE", "company": "Elm Test", "date": "2026-11-05"}
QA = {**SRE, "id": "2", "title": "QA Engineer"}
# Each holds these two, in this order.
PAGES = {
    "pages_by_line.jsonl": "".join(json.dumps({"page": n, "results": [row]}) + "\n" for n, row in enumerate((SRE, QA))),
    "pages_one_by_one.json": json.dumps({"jobs": [SRE]}, indent=1) + json.dumps({"jobs": [QA]}, indent=1),
    "list_of_pages.json": json.dumps([{"page": 1, "jobs": [SRE]}, {"page": 2, "jobs": [QA]}]),
    "first_page_empty.json": json.dumps([{"page": 0, "jobs": []}, {"page": 1, "jobs": [SRE, QA]}]),
    "by_key.json": json.dumps({"one": [SRE], "two": [QA]}),
    "columns.json": json.dumps({name: [SRE[name], QA[name]] for name in SRE}),
    "deep.json": json.dumps({"items": [{"found": 1, "list": [SRE]}, {"found": 1, "list": [QA]}]}),
    "list_of_lists.json": json.dumps([[SRE], [QA]]),
    "cells.json": json.dumps([list(SRE), list(SRE.values()), list(QA.values())]),
    "split.json": json.dumps({"columns": list(SRE), "index": [0, 1], "data": [[*SRE.values()], [*QA.values()]]}),
    "sheet.json": json.dumps({"range": "A1:D3", "values": [[*SRE], [*SRE.values()], [*QA.values()]]}),
    "elastic.json": json.dumps(
        {"took": 4, "hits": {"total": 2, "hits": [{"_id": row["id"], "_source": row} for row in (SRE, QA)]}}
    ),
    "json_api.json": json.dumps({"data": [{"id": row["id"], "attributes": row} for row in (SRE, QA)]}),
    "graph.json": json.dumps({"data": {"jobs": {"edges": [{"node": SRE}, {"node": QA}]}}}),
    "items.json": json.dumps(
        {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": n, "item": {"@type": "JobPosting", **row}}
                for n, row in enumerate((SRE, QA), 1)
            ],
        }
    ),
    "mongo.json": "".join(
        json.dumps(
            {
                **row,
                "id": None,
                "_id": {"$oid": row["id"]},
                "date": {"$date": {"$numberLong": "1793872800000"}},
            }
        )
        + "\n"
        for row in (SRE, QA)
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_and_no_envelope_loses_a_row(name: str, tmp_path: Path, reader: Reader) -> None:
    postings, problems = rows_of(tmp_path / name, PAGES[name], reader)
    assert problems == []
    assert [posting.raw_title for posting, _ in postings] == ["SRE", "QA Engineer"]
    assert [posting.posting_id.rpartition(":")[2] for posting, _ in postings] == ["1", "2"]
    assert {(posting.company, posting.posted_on) for posting, _ in postings} == {("Elm Test", DAY)}


ZIPS = {
    "licence.zip": zipped(LICENSE_dot_txt="MIT", jobs_dot_csv=TABLE),
    "columns.zip": zipped(dictionary_dot_csv="column,meaning\ntitle,its name\n", jobs_dot_csv=TABLE),
    "companies.zip": zipped(companies_dot_csv="company_id,name\n1,Elm Test\n", postings_dot_csv=TABLE),
}


@pytest.mark.parametrize("name", ZIPS)
def test_of_several_members_of_a_zip_the_one_with_postings_is_read(name: str, tmp_path: Path, reader: Reader) -> None:
    ((posting, _),), _ = rows_of(tmp_path / name, ZIPS[name], reader)
    assert (posting.raw_title, posting.posted_on) == ("SRE", DAY)


# One posting each, with what must be read of it.
KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    "adzuna.json": (
        json.dumps({"results": [{"title": "<strong>Data</strong> Engineer", "created": "2026-11-05T10:00:00Z"}]}),
        {"raw_title": "Data Engineer", "posted_on": DAY},
    ),
    "indeed.csv": (
        "JobTitle,PostDate,ExtractDate\nSRE,PostedPosted 12 days ago,2026-11-17\n",
        {"posted_on": DAY},
    ),
    "indeed_active.csv": (
        "JobTitle,PostDate,ExtractDate\nSRE,EmployerActive 12 days ago,2026-11-17\n",
        {"posted_on": DAY},
    ),
    "himalayas.csv": (
        "title,companyName,minSalary,maxSalary,currency,seniority,locationRestrictions,pubDate,guid\n"
        "SRE,Elm Test,90000,110000,USD,\"['Mid-level']\",\"['United States', 'Canada']\",1793872800,https://h.example/1\n",
        {"source": "himalayas", "seniority": "mid", "countries": ["US", "CA"], "posted_on": DAY},
    ),
    "smartrecruiters.json": (
        json.dumps(
            {
                "content": [
                    {
                        "id": "7",
                        "name": "SRE",
                        "company": {"name": "Elm Test"},
                        "releasedDate": "2026-11-05T10:00:00.000Z",
                        "location": {"city": "Kraków", "country": "pl", "remote": False, "hybrid": True},
                        "experienceLevel": {"id": "mid_senior_level", "label": "Mid-Senior Level"},
                        "jobAd": {
                            "sections": {
                                "jobDescription": {"title": "Job", "text": "Build"},
                                "qualifications": {"title": "You", "text": "Python"},
                            }
                        },
                    }
                ]
            }
        ),
        {
            "raw_title": "SRE",
            "company": "Elm Test",
            "posted_on": DAY,
            "countries": ["PL"],
            "work_model": "hybrid",
            "seniority": "senior",
            "text": "Build\n\nPython",
        },
    ),
    "serpapi.json": (
        json.dumps(
            {
                "jobs_results": [
                    {
                        "title": "SRE",
                        "company_name": "Elm Test",
                        "location": "Denver, CO",
                        "detected_extensions": {
                            "posted_at": "24 days ago",
                            "salary": "$120K–$150K a year",
                            "work_from_home": True,
                        },
                        "apply_options": [{"title": "Somewhere", "link": "https://a.example/1"}],
                    }
                ]
            }
        ),
        {"posted_on": DAY, "pay": (120_000, 150_000), "work_model": "remote", "url": "https://a.example/1"},
    ),
    "jsearch.json": (
        json.dumps(
            {
                "data": [
                    {
                        "job_title": "SRE",
                        "job_apply_link": "https://a.example/1",
                        "job_posted_at_timestamp": 1793872800,
                        "job_country": "US",
                        "job_min_salary": 120000,
                        "job_max_salary": 150000,
                        "job_salary_currency": "USD",
                        "job_salary_period": "YEAR",
                    }
                ]
            }
        ),
        {"posted_on": DAY, "pay": (120_000, 150_000), "url": "https://a.example/1"},
    ),
    "linkedin.json": (
        json.dumps([{"title": "SRE", "location": "Denver, CO", "salaryInfo": ["$120,000.00", "$150,000.00"]}]),
        {"pay": (120_000, 150_000)},
    ),
    "linkedin_skills.csv": (
        "job_title,job_level,job_type,first_seen\nSRE,Mid senior,Onsite,2026-11-05\n",
        {"seniority": "senior", "work_model": "onsite", "posted_on": DAY},
    ),
    "salaries.csv": (
        "work_year,experience_level,job_title,salary,salary_currency,salary_in_usd,remote_ratio,company_location\n"
        "2023,SE,SRE,80000,EUR,85847,50,ES\n",
        {
            "pay": (85_847, 85_847),
            "seniority": "senior",
            "work_model": "hybrid",
            "countries": ["ES"],
            "posted_on": None,
        },
    ),
    "monster.csv": (
        'date_added,job_title,joblocation_address,page_url\n11/5/2026,SRE,"Denver, CO",https://a.example/1\n'
        "11/15/2026,,,\n",
        {"posted_on": DAY, "countries": ["US"], "url": "https://a.example/1"},
    ),
    "agentur.json": (
        json.dumps(
            {
                "stellenangebote": [
                    {
                        "titel": "SRE",
                        "refnr": "1",
                        "arbeitsort": {"ort": "Berlin", "land": "Deutschland"},
                        "arbeitgeber": "Elm Test",
                        "aktuelleVeroeffentlichungsdatum": "2026-11-05",
                    }
                ]
            }
        ),
        {"company": "Elm Test", "posted_on": DAY, "countries": ["DE"]},
    ),
    "usajobs.json": (
        json.dumps(
            {
                "SearchResult": {
                    "SearchResultItems": [
                        {
                            "MatchedObjectId": "7",
                            "MatchedObjectDescriptor": {
                                "PositionTitle": "SRE",
                                "OrganizationName": "Elm Test",
                                "PositionURI": "https://a.example/1",
                                "PublicationStartDate": "2026-11-05",
                            },
                        }
                    ]
                }
            }
        ),
        {"company": "Elm Test", "posted_on": DAY, "url": "https://a.example/1"},
    ),
    "lakhs.csv": ('title,location,salary\nSRE,"Pune, India",12-18 Lacs PA\n', {"has_pay": True}),
    "bonus.csv": ('title,location,salary\nSRE,"Denver, CO",$100k + 20% bonus\n', {"pay": (100_000, 100_000)}),
    "french.csv": (
        "Lien,Nom de l'organisation,Titre de la mission,Pays de l'offre,Date de début de la mission\n"
        "https://a.example/1,Elm,SRE,ETATS-UNIS,2026-11-05\n",
        {"url": "https://a.example/1", "company": "Elm", "countries": ["US"], "posted_on": None},
    ),
    "world.csv": ("title,region\nSRE,EMEA\n", {"countries": [None]}),
    "format.csv": (
        "title,company,location,country,format,valid_through\n"
        "SRE,Компания не указана,,Not specified,office,2026-11-20\n",
        {"company": None, "work_model": WorkModel.ONSITE, "closed_on": date(2026, 11, 20), "countries": []},
    ),
    "country_remote.csv": ("title,location,country\nSRE,,Remote\n", {"work_model": WorkModel.REMOTE}),
    "city_remote.csv": ("title,job_city\nSRE,Remote - USA\n", {"countries": ["US"], "work_model": WorkModel.REMOTE}),
    "status.csv": ("title,date,status\nSRE,2026-11-05,expired\n", {"closed_on": NOW.date()}),
    "must.csv": (
        'Title,Must haves,Nice to haves,Bottom salary,Currency,Pay period\nSRE,"Go,Bash",Rust,60000,USD,year\n',
        {"text": "Requirements\n- Go\n- Bash\n\nNice to have\n- Rust", "pay": (60_000, None)},
    ),
    "tasks.csv": (
        "title,jobDescription,jobResponsibilities,jobRequirements,startDate,closingDate\n"
        "SRE,We sail.,• Run Kubernetes.,Requirements:\\n• Python,1793872800000,1794477600000\n",
        {
            "text": "We sail.\n\nResponsibilities\n• Run Kubernetes.\n\nRequirements:\\n• Python",
            "posted_on": DAY,
            "closed_on": date(2026, 11, 12),
        },
    ),
    "starts.csv": ("title,start date\nSRE,2026-11-05\n", {"posted_on": None}),
    "skills_json.csv": ('title,skills_json\nSRE,"[""docker"", ""react""]"\n', {"text": "Skills\n- docker\n- react"}),
    "feed.xml": (
        "<rss><channel><title>Jobs</title><item><title>SRE   — Elm &amp; Co</title><link>https://a.example/1</link>"
        "<description>Elm &amp; Co · Dublin</description></item></channel></rss>",
        {"raw_title": "SRE", "company": "Elm & Co"},
    ),
    "place_behind.csv": (
        'title,description\nSRE - Berlin,"Berlin, Germany: we look for you."\n',
        {"raw_title": "SRE - Berlin", "company": None},
    ),
    "order_beside.csv": (
        "title,posted,closes\nSRE,05/11/2026,17/12/2026\n",
        {"posted_on": DAY, "closed_on": date(2026, 12, 17)},
    ),
    "compact.csv": ("title,date\nSRE,20261105T100000Z\n", {"posted_on": DAY}),
    "tomorrow.csv": ("title,date\nSRE,tomorrow\n", {"posted_on": None}),
}


@pytest.mark.parametrize("name", KINDS)
def test_what_sets_of_each_kind_say_is_read(name: str, tmp_path: Path, reader: Reader) -> None:
    content, wanted = KINDS[name]
    ((posting, text),), _ = rows_of(tmp_path / name, content, reader)
    pay = posting.salary and (posting.salary.min_usd, posting.salary.max_usd)
    countries = [place.country_code for place in posting.places]
    told = {"pay": pay, "has_pay": pay is not None, "countries": countries, "text": text.text}
    assert {field: told[field] if field in told else getattr(posting, field) for field in wanted} == wanted


COMMENT = (
    'Elm Labs (<a href="https:&#x2F;&#x2F;elm.example">https:&#x2F;&#x2F;elm.example</a>) | SRE, Data Engineer | '
    "Remote (US only) | $150K–$200K\nWe use Go.<p>Write to us."
)
COMMENTS = {
    "firebase.json": [{"id": 7, "by": "x", "parent": 6, "time": 1793872800, "type": "comment", "text": COMMENT}],
    "search.json": {"hits": [{"objectID": "7", "story_id": 6, "created_at_i": 1793872800, "comment_text": COMMENT}]},
    "thread.json": {
        "id": 6,
        "title": "Ask HN: Who is hiring? (November 2026)",
        "author": "whoishiring",
        "text": None,
        "created_at_i": 1793800000,
        "parent_id": None,
        "children": [{"id": 7, "author": "x", "text": COMMENT, "created_at_i": 1793872800, "parent_id": 6}],
    },
    "dump.json": {"date": "2026-11-06", "jobs": [{"id": 7, "by": "x", "time": 1793872800, "text": COMMENT}]},
}


@pytest.mark.parametrize("name", COMMENTS)
def test_comments_of_hacker_news_are_read_as_the_source_reads_them(name: str, tmp_path: Path, reader: Reader) -> None:
    postings, _ = rows_of(tmp_path / name, json.dumps(COMMENTS[name]), reader)
    assert [(one.posting_id, one.raw_title) for one, _ in postings] == [
        ("hackernews:7", "SRE"),
        ("hackernews:7-2", "Data Engineer"),
    ]
    first = postings[0][0]
    assert (first.company, first.posted_on, first.work_model) == ("Elm Labs", DAY, WorkModel.REMOTE)
    assert [place.country_code for place in first.places] == ["US"]
    assert first.salary is not None and first.salary.original == "$150K–$200K"


def test_a_comment_without_roles_is_refused_with_the_reason(tmp_path: Path, reader: Reader) -> None:
    thanks = [{"id": 8, "by": "y", "parent": 7, "time": 1793872800, "text": "Thanks, that looks great."}]
    postings, problems = rows_of(tmp_path / "replies.json", json.dumps(thanks), reader)
    assert postings == [] and problems == ["no role that can be told"]


def test_other_things_of_a_page_are_no_postings(tmp_path: Path, reader: Reader) -> None:
    page = {"@graph": [{"@type": "Organization", "name": "Elm"}, {"@type": "JobPosting", "title": "SRE", "url": "x"}]}
    postings, problems = rows_of(tmp_path / "page.json", json.dumps(page), reader)
    assert [posting.raw_title for posting, _ in postings] == ["SRE"]
    assert problems == ["Organization, not a JobPosting"]


def test_names_of_anything_are_no_titles(tmp_path: Path, reader: Reader) -> None:
    with pytest.raises(SourceError, match="no column for the title"):
        rows_of(tmp_path / "people.csv", "name,age\nAnna,5\n", reader)
